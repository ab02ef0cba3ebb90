/** A button that opens the system's file picker; on a phone that offers the camera and the photos too. */

import { type Ref, useImperativeHandle, useRef } from 'react';
import type { Incoming } from '../study/intake/incoming.ts';
import { Icon } from '../ui/icon.tsx';
import { alone } from './dropped-files.ts';

export interface FilePickerHandle {
  open(): void;
}

interface FilePickerProps {
  readonly label: string;
  readonly primary?: boolean;
  /** What can be chosen: pictures and archives; lists of labels as well; or a whole folder. */
  readonly kind?: 'pictures' | 'labelled' | 'folder';
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly ref?: Ref<FilePickerHandle>;
}

const PICTURES = 'image/*,.tif,.tiff,.dcm,application/dicom,.zip,application/zip';

export function FilePicker({ label, primary = false, kind = 'pictures', onFiles, ref }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({ open: () => input.current?.click() }), []);
  return (
    <>
      <button
        type="button"
        className={primary ? 'button-primary' : 'button'}
        onClick={() => input.current?.click()}
      >
        <Icon name="add" />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        {...(kind === 'folder'
          ? { webkitdirectory: '' }
          : { accept: kind === 'labelled' ? `${PICTURES},.csv,.tsv,text/csv` : PICTURES })}
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])].map(alone));
          // The same file chosen again is a change again.
          event.target.value = '';
        }}
      />
    </>
  );
}
