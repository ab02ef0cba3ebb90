import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { DicomView } from '../../src/radiograph/dicom/decode-dicom.ts';
import type { Entry } from '../../src/study/study.ts';
import { HeaderPanel } from '../../src/viewer/header-panel.tsx';
import { dicomFile } from '../support/dicom-file.ts';
import { USED_MODEL } from '../support/study-entry.ts';

const linear = { kind: 'linear', centre: 2048, width: 4096 } as const;

async function open() {
  const entry: Entry = {
    id: '1',
    file: new File([await dicomFile('frames')], 'knee'),
    path: 'knee',
    origin: 'file',
    progress: {
      state: 'read',
      explanations: {},
      by: USED_MODEL,
      reading: {
        finding: {
          model: 'made up',
          logit: 0,
          probability: 0.5,
          label: 'not fractured',
          zone: 'uncertain',
          evidence: null,
          admission: { kind: 'unchecked' },
        },
        size: { width: 64, height: 64 },
        looksInverted: false,
        source: {
          format: 'dicom',
          bits: 12,
          channels: 1,
          bytes: 1,
          dicom: {
            frame: 0,
            frames: 3,
            window: 0,
            windows: [
              { ...linear, name: 'Whole' },
              { ...linear, name: null },
            ],
          },
        },
        thumbnail: { width: 1, height: 1, grey: new Uint8ClampedArray(1) },
        milliseconds: { decode: 1, infer: 1 },
      },
    },
  };
  const asked: DicomView[] = [];
  const { rerender } = render(<HeaderPanel entry={entry} onView={(view) => asked.push(view)} />);
  await userEvent.click(screen.getByText('Header'));
  await screen.findByText('KNEE');
  return { asked, entry, rerender };
}

test('the header tells how the picture was made, and whose it is only while that is asked for', async () => {
  await open();
  expect(document.body.textContent).not.toMatch(/Paula|P-0001/);
  await userEvent.click(screen.getByRole('button', { name: 'Show what identifies the patient' }));
  await screen.findByText('Phantom Paula');
  await userEvent.click(screen.getByRole('button', { name: 'Hide what identifies the patient' }));
  expect(screen.queryByText('Phantom Paula')).toBeNull();
});

test('another window and another frame can be asked for, and the choice stays while they are read', async () => {
  const { asked, entry, rerender } = await open();
  await userEvent.selectOptions(screen.getByLabelText('Window of the file'), 'Window 2');
  expect(asked).toEqual([{ frame: 0, window: 1 }]);
  rerender(
    <HeaderPanel entry={{ ...entry, progress: { state: 'waiting' } }} onView={(view) => asked.push(view)} />,
  );
  const frame = screen.getByLabelText('Frame, 1 to 3');
  await userEvent.clear(frame);
  await userEvent.type(frame, '3');
  expect(asked[1]).toMatchObject({ frame: 2 });
});
