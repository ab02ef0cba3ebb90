/** The samples, for a page that already shows something. */

import { Dialog } from '../ui/dialog.tsx';
import { messages } from '../ui/messages.ts';
import { SampleGrid } from './sample-grid.tsx';

interface SamplesDialogProps {
  readonly folder: string;
  readonly onOpen: (file: File) => void;
  readonly onClose: () => void;
}

export function SamplesDialog({ folder, onOpen, onClose }: SamplesDialogProps) {
  return (
    <Dialog title={messages.samples.title} onClose={onClose}>
      <p className="muted">{messages.samples.text}</p>
      <SampleGrid
        folder={folder}
        onOpen={(file) => {
          onClose();
          onOpen(file);
        }}
      />
    </Dialog>
  );
}
