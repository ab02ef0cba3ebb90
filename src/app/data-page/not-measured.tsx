/** What nobody has measured, said plainly, and how the figures on the page are made. */

import type { ModelCard } from '../../classifier/model-card.ts';
import type { ModelData } from '../../classifier/model-data.ts';
import { messages } from '../../ui/messages.ts';

export function NotMeasured({ card, data }: { readonly card: ModelCard; readonly data: ModelData | null }) {
  const text = messages.data;
  const missing = missingFigures(card, data);
  return (
    <section aria-label={text.notMeasured}>
      <h3>{text.notMeasured}</h3>
      <ul className="bullets">
        {missing.map((what) => (
          <li key={what}>{what}</li>
        ))}
        <li>{text.neverClinical}</li>
      </ul>
      {data && (
        <p className="small muted">
          {text.madeBy} <code>{data.command}</code>
        </p>
      )}
    </section>
  );
}

function missingFigures(card: ModelCard, data: ModelData | null): string[] {
  const { missing } = messages.data;
  const analysed = new Set(data?.datasets.map(({ source }) => source.source));
  return [
    ...(card.evaluation ? [] : [missing.clean]),
    ...(data?.official ? [] : [missing.official]),
    ...(data?.audit ? [] : [missing.audit]),
    ...card.training.data
      .filter(({ source }) => !analysed.has(source))
      .map(({ name }) => missing.analysis(name)),
  ];
}
