/** The two curves of an evaluation: sensitivity against false alarms, and probability said against what was. */

import type { ModelCard } from '../../classifier/model-card.ts';
import type { Figures } from '../../study/evaluation/figures.ts';
import { formatCount, formatMeasure, formatPercent } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { LinePlot, type Tone } from '../../ui/plot/line-plot.tsx';

const TENTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

const TONES: readonly Tone[] = ['uncertain', 'fractured', 'intact'];

export function RocPlot({ figures }: { readonly figures: Figures }) {
  const text = messages.evaluate;
  const { pointName } = messages.judging;
  const { roc, points, areaUnderRoc } = figures;
  if (Number.isNaN(areaUnderRoc)) return null;
  const said = points.map(
    ({ name, sensitivity, specificity }) =>
      `${pointName[name]}: ${formatPercent(sensitivity)}, ${formatPercent(1 - specificity)}`,
  );
  return (
    <LinePlot
      title={messages.data.roc}
      description={text.rocText(formatMeasure(areaUnderRoc), said)}
      x={{ label: messages.data.falseAlarms, to: 1, ticks: TENTHS, format: formatPercent }}
      y={{ label: messages.data.found, to: 1, ticks: TENTHS, format: formatPercent }}
      lines={[
        {
          name: text.yourPictures,
          tone: 'accent',
          points: roc.map(({ sensitivity, specificity }) => ({ x: 1 - specificity, y: sensitivity })),
        },
        ...points.map(({ name, sensitivity, specificity }, at) => ({
          name: `${at + 1} ${pointName[name]}`,
          tone: TONES[at] ?? 'muted',
          points: [{ x: 1 - specificity, y: sensitivity, label: String(at + 1) }],
          dotted: true,
        })),
      ]}
      diagonal="rising"
    />
  );
}

export function CalibrationPlot({ figures, card }: { readonly figures: Figures; readonly card: ModelCard }) {
  const text = messages.evaluate;
  const { reliability, expectedCalibrationError, pictures, fractured } = figures;
  const { prevalence } = card.calibration;
  return (
    <div className="evaluate-calibration">
      <LinePlot
        title={messages.data.reliability}
        description={messages.data.reliabilityText(
          reliability.map(
            ({ count, meanProbability, observed }) =>
              `${formatPercent(meanProbability)} → ${formatPercent(observed)} (${formatCount(count)})`,
          ),
        )}
        x={{ label: messages.data.said, to: 1, ticks: TENTHS, format: formatPercent }}
        y={{ label: messages.data.was, to: 1, ticks: TENTHS, format: formatPercent }}
        lines={[
          {
            name: text.yourPictures,
            tone: 'accent',
            points: reliability.map(({ meanProbability, observed }) => ({ x: meanProbability, y: observed })),
            dotted: true,
          },
        ]}
        diagonal="rising"
      />
      <p className="small numbers">{text.calibrationError(formatMeasure(expectedCalibrationError))}</p>
      <p className="small muted numbers">
        {text.prevalence(
          formatPercent(fractured / pictures),
          prevalence === null ? null : formatPercent(prevalence),
        )}
      </p>
    </div>
  );
}
