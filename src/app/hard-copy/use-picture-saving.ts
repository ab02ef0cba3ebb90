/** Saves the picture on show as a PNG file, and tells how that goes. */

import { useCallback, useState } from 'react';
import { safeName } from '../../study/safe-name.ts';
import { saveFile } from '../../study/save-file.ts';
import { captionOf } from '../../viewer/hard-copy/caption.ts';
import { exposureOf } from '../../viewer/hard-copy/exposure.ts';
import { pictureFile } from '../../viewer/hard-copy/picture-file.ts';
import type { ViewerStore } from '../../viewer/viewer-store.ts';
import type { Subject } from './subject.ts';

export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'drawing' }
  | { readonly state: 'failed'; readonly why: string };

export interface PictureSaving {
  readonly saving: Saving;
  save(subject: Subject): void;
}

export function usePictureSaving(viewer: ViewerStore): PictureSaving {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const save = useCallback(
    (subject: Subject): void => {
      const { entry, read, plane, judgement } = subject;
      const exposure = exposureOf(viewer.getState().state, entry.id, read, plane, judgement.point);
      setSaving({ state: 'drawing' });
      pictureFile(exposure, captionOf(entry, read, judgement, exposure)).then(
        (file) => {
          saveFile(safeName(entry.file.name, '-osteoscope.png'), file);
          setSaving({ state: 'idle' });
        },
        (error: unknown) =>
          setSaving({ state: 'failed', why: error instanceof Error ? error.message : String(error) }),
      );
    },
    [viewer],
  );
  return { saving, save };
}
