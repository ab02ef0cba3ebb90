/** What is known of the model in use, and where it is being computed. */

import type { ModelCard } from '../classifier/model-card.ts';
import { Dialog } from '../ui/dialog.tsx';
import { messages } from '../ui/messages.ts';
import type { Engine } from '../worker/engine-order.ts';
import { Fact, ModelDescription } from './model-description.tsx';

interface ModelDialogProps {
  readonly card: ModelCard;
  readonly engine: Engine;
  readonly onClose: () => void;
}

export function ModelDialog({ card, engine, onClose }: ModelDialogProps) {
  const text = messages.engine;
  return (
    <Dialog title={card.name} onClose={onClose}>
      <ModelDescription card={card}>
        <Fact name={text.title} value={`${text.name[engine.name]}, ${text.reason[engine.reason]}`} />
        {engine.renderer && <Fact name={messages.model.renderer} value={engine.renderer} />}
      </ModelDescription>
    </Dialog>
  );
}
