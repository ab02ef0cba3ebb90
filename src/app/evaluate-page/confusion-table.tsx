/** What was called against what is true, at the operating point that the person chose. */

import type { PointFigures } from '../../study/evaluation/figures.ts';
import { viewpoint } from '../../study/viewpoint.ts';
import { formatCount, formatPercent, formatProbability } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { Segments } from '../../ui/segments.tsx';

interface ConfusionTableProps {
  readonly points: readonly PointFigures[];
  readonly at: PointFigures;
}

export function ConfusionTable({ points, at }: ConfusionTableProps) {
  const text = messages.evaluate;
  const { matrix } = at;
  const rates = [
    [
      messages.model.sensitivity,
      at.sensitivity,
      matrix.truePositive,
      matrix.truePositive + matrix.falseNegative,
    ],
    [
      messages.model.specificity,
      at.specificity,
      matrix.trueNegative,
      matrix.trueNegative + matrix.falsePositive,
    ],
    [
      messages.model.accuracy,
      at.accuracy,
      matrix.truePositive + matrix.trueNegative,
      matrix.truePositive + matrix.trueNegative + matrix.falsePositive + matrix.falseNegative,
    ],
  ] as const;
  return (
    <section aria-label={text.confusion} className="evaluate-confusion">
      <h3>{text.confusion}</h3>
      {points.length > 1 && (
        <Segments
          legend={messages.judging.point}
          choices={points.map(({ name }) => name)}
          chosen={at.name}
          nameOf={(name) => messages.judging.pointName[name]}
          onChoose={(point) => viewpoint.setState({ point })}
        />
      )}
      <p className="small muted">{text.confusionText(formatProbability(at.threshold))}</p>
      <div className="evaluate-confusion-parts">
        <table className="confusion numbers">
          <caption className="only-heard">{text.confusion}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{text.calledFractured}</th>
              <th scope="col">{text.calledIntact}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{messages.data.labels.fractured}</th>
              <Cell count={matrix.truePositive} name={text.found} right />
              <Cell count={matrix.falseNegative} name={text.missed} />
            </tr>
            <tr>
              <th scope="row">{messages.data.labels.intact}</th>
              <Cell count={matrix.falsePositive} name={text.falseAlarm} />
              <Cell count={matrix.trueNegative} name={text.cleared} right />
            </tr>
          </tbody>
        </table>
        <dl className="facts numbers">
          {rates.map(([name, rate, part, whole]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {Number.isNaN(rate) ? text.undefinedFigure : text.rate(formatPercent(rate), part, whole)}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

function Cell({
  count,
  name,
  right = false,
}: {
  readonly count: number;
  readonly name: string;
  readonly right?: boolean;
}) {
  return (
    <td data-right={right}>
      <strong>{formatCount(count)}</strong>
      <span className="small">{name}</span>
    </td>
  );
}
