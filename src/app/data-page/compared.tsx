/** The figures that the folders' own test side gives beside those on sources that were kept apart. */

import type { Estimate, ModelCard } from '../../classifier/model-card.ts';
import type { DataEvaluation, ModelData } from '../../classifier/model-data.ts';
import { formatCount, formatMeasure, formatPercent } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { LinePlot, type PlotLine } from '../../ui/plot/line-plot.tsx';

interface ComparedProps {
  readonly card: ModelCard;
  readonly data: ModelData | null;
}

const MEASURES = ['areaUnderRoc', 'accuracy', 'sensitivity', 'specificity'] as const;

type Figures = Pick<
  NonNullable<ModelCard['evaluation']>,
  'data' | 'pictures' | 'fractured' | 'groups' | (typeof MEASURES)[number]
>;

export function Compared({ card, data }: ComparedProps) {
  const text = messages.data;
  const official = data?.official ?? null;
  const clean = card.evaluation;
  // Curves of another evaluation than the card's would contradict the figures above them.
  const curves = data?.clean?.areaUnderRoc.value === clean?.areaUnderRoc.value ? (data?.clean ?? null) : null;
  return (
    <section aria-label={text.compared}>
      <h3>{text.compared}</h3>
      <div className="data-pair">
        <Side tone="leaky" title={text.official} text={text.officialText} figures={official} />
        <Side tone="held" title={text.clean} text={text.cleanText} figures={clean} />
      </div>
      <p className="data-note">
        {official ? text.whyDiffer(official.alsoInTrain, official.pictures) : text.whyOnlyClean}
      </p>
      <p className="small muted">{messages.model.intervalText}</p>
      {(official || curves) && (
        <div className="data-columns">
          <RocPlot official={official} clean={curves} />
          {curves && <ReliabilityPlot figures={curves} />}
        </div>
      )}
    </section>
  );
}

interface SideProps {
  readonly tone: 'leaky' | 'held';
  readonly title: string;
  readonly text: string;
  readonly figures: Figures | null;
}

function Side({ tone, title, text: about, figures }: SideProps) {
  const text = messages.data;
  return (
    <div className="data-side" data-tone={tone}>
      <h4>{title}</h4>
      <p className="small muted">{about}</p>
      {figures ? (
        <>
          <p className="data-side-value numbers">
            <strong>{formatPercent(figures.accuracy.value)}</strong> {text.correct}
          </p>
          <table className="data-measures numbers">
            <caption className="only-heard">{title}</caption>
            <tbody>
              {MEASURES.map((name) => (
                <Measure key={name} name={messages.model[name]} estimate={figures[name]} />
              ))}
            </tbody>
          </table>
          <p className="small muted">
            {text.measuredOn(figures.pictures, figures.fractured, figures.groups)} ({figures.data})
          </p>
        </>
      ) : (
        <p className="data-side-value">
          <strong>{text.notMeasuredShort}</strong>
        </p>
      )}
    </div>
  );
}

const percent = (part: number): string => `${part * 100}%`;

function Measure({ name, estimate }: { readonly name: string; readonly estimate: Estimate }) {
  const { value, low, high } = estimate;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {formatMeasure(value)}{' '}
        <span className="muted small">
          ({formatMeasure(low)} {messages.data.to} {formatMeasure(high)})
        </span>
        <span className="data-interval" aria-hidden="true">
          <span className="data-whisker" style={{ left: percent(low), width: percent(high - low) }} />
          <span className="data-value" style={{ left: percent(value) }} />
        </span>
      </td>
    </tr>
  );
}

const TENTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

function RocPlot({
  official,
  clean,
}: {
  readonly official: DataEvaluation | null;
  readonly clean: DataEvaluation | null;
}) {
  const text = messages.data;
  const line = (
    name: string,
    { roc }: DataEvaluation,
    look: Pick<PlotLine, 'tone' | 'dashed'>,
  ): PlotLine => ({
    name,
    ...look,
    points: roc.map(({ sensitivity, specificity }) => ({ x: 1 - specificity, y: sensitivity })),
  });
  const lines = [
    ...(official ? [line(text.official, official, { tone: 'fractured', dashed: true })] : []),
    ...(clean ? [line(text.clean, clean, { tone: 'accent' })] : []),
  ];
  const areas = [official, clean].flatMap((figures) => (figures ? [figures.areaUnderRoc.value] : []));
  return (
    <LinePlot
      title={text.roc}
      description={text.rocText(
        lines.map(({ name }, at) => `${name}: ${formatMeasure(areas[at] ?? Number.NaN)}`),
      )}
      x={{ label: text.falseAlarms, to: 1, ticks: TENTHS, format: formatPercent }}
      y={{ label: text.found, to: 1, ticks: TENTHS, format: formatPercent }}
      lines={lines}
      diagonal="rising"
    />
  );
}

function ReliabilityPlot({ figures }: { readonly figures: DataEvaluation }) {
  const text = messages.data;
  const points = figures.reliability.map(({ meanProbability, observed }) => ({
    x: meanProbability,
    y: observed,
  }));
  return (
    <LinePlot
      title={text.reliability}
      description={text.reliabilityText(
        figures.reliability.map(
          ({ pictures, meanProbability, observed }) =>
            `${formatPercent(meanProbability)} → ${formatPercent(observed)} (${formatCount(pictures)})`,
        ),
      )}
      x={{ label: text.said, to: 1, ticks: TENTHS, format: formatPercent }}
      y={{ label: text.was, to: 1, ticks: TENTHS, format: formatPercent }}
      lines={[{ name: text.clean, tone: 'accent', points, dotted: true }]}
      diagonal="rising"
    />
  );
}
