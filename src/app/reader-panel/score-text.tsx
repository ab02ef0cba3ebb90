/** The score over all that was answered. */

import type { Score } from '../../study/reader-mode/comparison.ts';
import { messages } from '../../ui/messages.ts';

export function ScoreText({ score }: { readonly score: Score }) {
  const { answered, agreed, placed, hits, labelled, personRight, modelRight } = score;
  const text = messages.reader;
  const lines = [
    [text.agreement, agreed, answered],
    ...(placed > 0 ? [[text.samePlace, hits, placed] as const] : []),
    ...(labelled > 0
      ? [[text.youRight, personRight, labelled] as const, [text.modelRight, modelRight, labelled] as const]
      : []),
  ] as const;
  return (
    <section aria-label={text.score}>
      <h4>{text.score}</h4>
      <dl className="facts numbers">
        {lines.map(([name, part, whole]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text.of(part, whole)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
