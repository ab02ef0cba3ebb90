/** One reading of the past. */

import { useMemo } from 'react';
import { greyPixels } from '../../render/pixels.ts';
import type { KeptRecord } from '../../study/history/history.ts';
import { VerdictMark } from '../../study/verdict-mark.tsx';
import { formatMoment, formatProbability } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { PixelCanvas } from '../../ui/pixel-canvas.tsx';

export function HistoryRow({ record }: { readonly record: KeptRecord }) {
  const { name, read, synthetic, model, probability, label, zone, refused, regions, thumbnail } = record;
  const pixels = useMemo(() => greyPixels(thumbnail), [thumbnail]);
  const text = messages.history;
  return (
    <li className="history-row">
      <PixelCanvas pixels={pixels} className="history-thumbnail" />
      <div className="history-words">
        <p className="history-name">{name}</p>
        <p className="small history-verdict">
          {refused ? (
            <span className="tone-failed">{messages.list.refused}</span>
          ) : (
            <>
              <VerdictMark zone={zone}>{messages.verdict.label[label]}</VerdictMark>
              <span className="numbers muted">{formatProbability(probability)}</span>
            </>
          )}
        </p>
        <p className="small muted numbers">
          {[
            formatMoment(read),
            text.model(model.name, model.version),
            ...(regions.length > 0 ? [text.regions(regions.length)] : []),
            ...(synthetic ? [messages.list.phantom] : []),
          ].join(' · ')}
        </p>
      </div>
    </li>
  );
}
