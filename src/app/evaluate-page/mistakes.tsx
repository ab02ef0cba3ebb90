/** The pictures that were called wrong, the surest mistakes first; each opens its picture. */

import { useState } from 'react';
import { greyPixels } from '../../render/pixels.ts';
import type { Evaluated } from '../../study/evaluation/evaluation.ts';
import { worstMistakes } from '../../study/evaluation/figures.ts';
import type { Entry } from '../../study/study.ts';
import { formatProbability } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { PixelCanvas } from '../../ui/pixel-canvas.tsx';

interface MistakesProps {
  readonly pictures: readonly Evaluated[];
  readonly entries: readonly Entry[];
  readonly threshold: number;
  readonly onOpen: (id: string) => void;
}

/** Thumbnails that are added at a time. */
const LOT = 24;

export function Mistakes({ pictures, entries, threshold, onOpen }: MistakesProps) {
  const [shown, setShown] = useState(LOT);
  const text = messages.evaluate;
  const mistakes = worstMistakes(pictures, threshold);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return (
    <section aria-label={text.mistakes}>
      <h3>{text.mistakes}</h3>
      <p className="small muted">
        {mistakes.length === 0 ? text.noMistakes : text.mistakesText(mistakes.length)}
      </p>
      <ul className="mistakes">
        {mistakes.slice(0, shown).map(({ id, path, fractured, probability }) => (
          <li key={id}>
            <button type="button" onClick={() => onOpen(id)}>
              <Thumbnail entry={byId.get(id)} />
              <span className="mistake-name small">{path.slice(path.lastIndexOf('/') + 1)}</span>
              <span className={fractured ? 'tone-fractured small' : 'tone-intact small'}>
                {fractured ? text.missed : text.falseAlarm}
              </span>
              <span className="small muted numbers">{formatProbability(probability)}</span>
            </button>
          </li>
        ))}
      </ul>
      {mistakes.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + LOT)}>
          {text.moreMistakes(Math.min(LOT, mistakes.length - shown))}
        </button>
      )}
    </section>
  );
}

function Thumbnail({ entry }: { readonly entry: Entry | undefined }) {
  if (entry?.progress.state !== 'read') return null;
  return <PixelCanvas pixels={greyPixels(entry.progress.reading.thumbnail)} className="mistake-picture" />;
}
