/** What the audit found: how few pictures stand behind the files, and whether single patches give the class away. */

import type { AuditedSet, DataAudit } from '../../classifier/model-data.ts';
import { formatMeasure } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { CountBars } from '../../ui/plot/count-bars.tsx';

export function AuditFound({ audit }: { readonly audit: DataAudit }) {
  const text = messages.data;
  const { largestSources } = audit;
  const inLargest = largestSources.reduce((sum, files) => sum + files, 0);
  return (
    <section aria-label={text.audit}>
      <h3>{text.audit}</h3>
      <p className="data-note">{text.auditText(audit.files, audit.contents, audit.sources)}</p>
      <div className="data-columns">
        <div>
          {audit.datasets.map((set) => (
            <CountBars
              key={set.name}
              title={text.behind(set.name)}
              bars={[
                { name: text.files, count: set.files },
                { name: text.contents, count: set.contents },
                { name: text.sources, count: set.sources },
              ]}
            />
          ))}
          <ul className="bullets small data-found">
            {largestSources.length > 0 && (
              <li>{text.largest(largestSources.length, inLargest, audit.files)}</li>
            )}
            <li>{text.conflicts(audit.labelConflicts)}</li>
            {audit.acrossDatasets.map(({ datasets, sources, contents }) => (
              <li key={datasets.join()}>{text.across(datasets.join(', '), sources, contents)}</li>
            ))}
          </ul>
        </div>
        <div>
          {audit.datasets.map((set) => (
            <ShortcutMap key={set.name} set={set} />
          ))}
        </div>
      </div>
    </section>
  );
}

const SIDE = 400;

function ShortcutMap({ set: { name, shortcut } }: { readonly set: AuditedSet }) {
  const text = messages.data;
  if (!shortcut) return <p className="small muted">{text.noShortcut(name)}</p>;
  const { columns, rows, areaUnderRoc, sources } = shortcut;
  const known = areaUnderRoc.filter((area) => area !== null);
  const best = Math.max(...known);
  const cell = SIDE / Math.max(columns, rows);
  return (
    <figure className="plot shortcut">
      <figcaption className="plot-caption">
        <strong>{text.shortcut(name)}</strong>
      </figcaption>
      <svg
        viewBox={`0 0 ${columns * cell} ${rows * cell}`}
        role="img"
        aria-label={text.shortcutText(columns, rows, formatMeasure(best), sources)}
      >
        {areaUnderRoc.map((area, at) => {
          const x = (at % columns) * cell;
          const y = Math.floor(at / columns) * cell;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a patch is its place.
            <g key={at}>
              <rect
                className="patch"
                x={x + 1}
                y={y + 1}
                width={cell - 2}
                height={cell - 2}
                rx="3"
                fillOpacity={area === null ? 0 : strength(area)}
              />
              <text className="patch-area" x={x + cell / 2} y={y + cell / 2 + 5} textAnchor="middle">
                {area === null ? '' : formatMeasure(area)}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="small muted">{text.shortcutText(columns, rows, formatMeasure(best), sources)}</p>
    </figure>
  );
}

/** Opacity: none at chance, and even where a patch never fails the figure on it can be read. */
const strength = (area: number): number => 0.6 * Math.min(1, Math.abs(area - 0.5) * 2);
