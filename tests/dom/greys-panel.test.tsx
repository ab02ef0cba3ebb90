import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { DicomView } from '../../src/radiograph/dicom/decode-dicom.ts';
import { GreysPanel } from '../../src/viewer/greys-panel.tsx';
import { createViewerStore } from '../../src/viewer/viewer-store.ts';
import { sightOf } from '../support/sight.ts';

const window = { kind: 'linear', centre: 100, width: 200 } as const;
const dicom = {
  frame: 2,
  frames: 3,
  window: 0,
  windows: [
    { ...window, name: 'Bone' },
    { ...window, name: null },
  ],
};

test('the windows of a DICOM file stand among the presets, and another one is asked for from the file', async () => {
  const viewer = createViewerStore();
  viewer.see(sightOf());
  const asked: DicomView[] = [];
  render(<GreysPanel viewer={viewer} dicom={dicom} onView={(view) => asked.push(view)} />);
  const named = (name: string) => screen.getByRole('button', { name, hidden: true });
  expect(named('Bone').getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(named('Window 2'));
  expect(asked).toEqual([{ frame: 2, window: 1 }]);
});
