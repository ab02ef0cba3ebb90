/** What is in one data set: files of each class and side, grey values, and where it says so regions, hardware and sizes. */

import type { DataSet, FilesByLabel } from '../../classifier/model-data.ts';
import { formatPercent, formatShare } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { CountBars } from '../../ui/plot/count-bars.tsx';
import { LinePlot } from '../../ui/plot/line-plot.tsx';
import { type ShareBar, ShareBars } from '../../ui/plot/share-bars.tsx';

export function SetFigures({ set }: { readonly set: DataSet }) {
  const text = messages.data;
  return (
    <section aria-label={set.source.name}>
      <h3>{set.source.name}</h3>
      <p className="data-note muted numbers">
        {text.setText(set.files, set.contents, set.unreadable)} {messages.model.licence(set.source.licence)}.
      </p>
      <div className="data-columns">
        <ShareBars
          title={text.sides}
          names={text.labels}
          bars={set.sides.map(({ name, files }) => barOf(text.sideName[name] ?? name, files))}
        />
        {set.greys && <GreyPlot greys={set.greys} />}
        {set.regions && (
          <ShareBars
            title={text.regions}
            names={text.labels}
            bars={set.regions.map(({ name, files }) => barOf(name, files))}
          />
        )}
        {set.hardware && (
          <ShareBars
            title={text.hardware}
            names={text.labels}
            bars={set.hardware.map(({ name, files }) => barOf(text.hardwareName[name] ?? name, files))}
          />
        )}
        {set.fractureSizes && (
          <CountBars
            title={text.fractureSizes}
            bars={set.fractureSizes.map(({ upTo, fractures }, at, all) => ({
              name:
                upTo === null ? text.over(formatShare(all[at - 1]?.upTo ?? 0)) : text.upTo(formatShare(upTo)),
              count: fractures,
            }))}
          />
        )}
      </div>
    </section>
  );
}

const barOf = (name: string, files: FilesByLabel): ShareBar => ({
  name,
  fractured: files.fractured,
  intact: files['not fractured'],
});

function GreyPlot({ greys }: { readonly greys: NonNullable<DataSet['greys']> }) {
  const text = messages.data;
  const line = (shares: readonly number[]) =>
    shares.map((share, at) => ({ x: (at + 0.5) / shares.length, y: share }));
  const top = Math.ceil(Math.max(...greys.fractured, ...greys['not fractured']) * 50) / 50;
  return (
    <LinePlot
      title={text.greys}
      description={text.greysText}
      x={{
        label: text.grey,
        to: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (value) => (value === 0 ? text.black : value === 1 ? text.white : formatPercent(value)),
      }}
      y={{ label: text.pixels, to: top, ticks: [0, top / 2, top], format: formatPercent }}
      lines={[
        { name: text.labels.fractured, tone: 'fractured', points: line(greys.fractured) },
        { name: text.labels.intact, tone: 'intact', points: line(greys['not fractured']), dashed: true },
      ]}
    />
  );
}
