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
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly ref?: Ref<FilePickerHandle>;
}

export function FilePicker({ label, primary = false, onFiles, ref }: FilePickerProps) {
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
        accept="image/*,.tif,.tiff,.dcm,application/dicom,.zip,application/zip"
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
