/** `MODEL_CARD.md`: a model's card for people, made from `card.json` alone. */

import type { ModelCard, OperatingPoint } from '../../src/classifier/model-card.ts';
import { PUBLISHED_DETECTOR } from '../report/evaluation-text.ts';

type Evaluation = NonNullable<ModelCard['evaluation']>;

export function cardText(card: ModelCard): string {
  return `${[
    `# ${card.name}`,
    card.summary,
    `Version ${card.version}, id \`${card.id}\`. This page is made from \`card.json\`, which the software reads.`,
    ...(card.limits.length > 0 ? ['## Limits', list(card.limits)] : []),
    '## Evaluation',
    evaluation(card.evaluation),
    ...(card.notes === null ? [] : ['## Mistakes, looked at one by one', card.notes]),
    '## Operating points',
    operatingPoints(card),
    '## Training',
    training(card.training),
    '## Input and network',
    network(card),
    '## Files',
    table(
      ['file', 'bytes', 'SHA-256'],
      Object.entries(card.weights.files).map(([file, { bytes, sha256 }]) => [
        file,
        number(bytes),
        `\`${sha256}\``,
      ]),
    ),
  ].join('\n\n')}\n`;
}

function evaluation(found: ModelCard['evaluation']): string {
  if (!found) return 'Not evaluated yet.';
  const { data, pictures, fractured, groups } = found;
  return [
    `On ${data}: ${number(pictures)} pictures from ${number(groups)} sources, ${number(fractured)} of them fractured. Intervals are of 95 %, bootstrapped by source.`,
    table(
      ['figure', 'value', '95 % interval'],
      [
        ['accuracy', ...estimate(found.accuracy)],
        ['sensitivity', ...estimate(found.sensitivity)],
        ['specificity', ...estimate(found.specificity)],
        ['area under the ROC curve', ...estimate(found.areaUnderRoc)],
      ],
    ),
    ...subgroups(found.subgroups),
    ...(found.gate ? [gate(found.gate)] : []),
    ...(found.covering ? [covering(found.covering)] : []),
    ...(found.randomisation ? [randomisation(found.randomisation)] : []),
  ].join('\n\n');
}

function subgroups(parts: Evaluation['subgroups']): string[] {
  if (parts.length === 0) return [];
  const located = parts.filter(({ localisation }) => localisation);
  return [
    'By data set and trait; *one vote* gives each source one vote:',
    table(
      ['part', 'pictures', 'fractured', 'AUC', '95 % interval', 'AUC, one vote', 'calibration error'],
      parts.map((part) => [
        partName(part),
        number(part.pictures),
        number(part.fractured),
        ...estimate(part.areaUnderRoc),
        decimal(part.areaUnderRocOfGroups.value),
        decimal(part.expectedCalibrationError),
      ]),
    ),
    ...(located.length > 0
      ? [
          'The strongest evidence on fractured pictures, against the fractures that were drawn:',
          table(
            ['part', 'pictures', 'in a box', '95 % interval', 'by chance', 'mAP50', 'found at 1 false mark'],
            located.flatMap((part) =>
              part.localisation
                ? [
                    [
                      partName(part),
                      number(part.localisation.pictures),
                      ...estimate(part.localisation.peakInBox),
                      decimal(part.localisation.byChance),
                      decimal(part.localisation.meanAveragePrecision50),
                      decimal(atOneFalseMark(part.localisation.froc)),
                    ],
                  ]
                : [],
            ),
          ),
          PUBLISHED_DETECTOR,
        ]
      : []),
  ];
}

function gate({ bones, others }: NonNullable<Evaluation['gate']>): string {
  const refused = (name: string, { refused, pictures }: { refused: number; pictures: number }): string =>
    `${number(refused)} of ${number(pictures)} ${name}`;
  return `The input gate refused ${[refused('bone radiographs', bones), ...others.map((other) => refused(`pictures of the kind "${other.name}"`, other))].join(', ')}.`;
}

const covering = ({ pictures, fallAtPeak, fallElsewhere }: NonNullable<Evaluation['covering']>): string =>
  `Covering the strongest evidence lowers P(fractured) by ${decimal(fallAtPeak)} in the mean, covering any other place by ${decimal(fallElsewhere)} (${number(pictures)} fractured pictures).`;

const randomisation = (found: NonNullable<Evaluation['randomisation']>): string =>
  `With the numbers of its weights shuffled, the model's maps correlate by ${decimal(found.mapCorrelation)} (ranks) with its own, and the strongest evidence lies in a box in ${decimal(found.peakInBoxShuffled)} instead of ${decimal(found.peakInBox)} of ${number(found.pictures)} fractured pictures, by chance in ${decimal(found.byChance)}.`;

const atOneFalseMark = (froc: readonly { falseMarks: number; sensitivity: number | null }[]): number | null =>
  froc.find(({ falseMarks }) => falseMarks === 1)?.sensitivity ?? null;

const partName = ({ dataset, trait }: Evaluation['subgroups'][number]): string =>
  trait === null ? `**${dataset}**` : `${dataset}, ${trait}`;

const estimate = ({
  value,
  low,
  high,
}: Evaluation['subgroups'][number]['areaUnderRoc']): [string, string] => [
  decimal(value),
  low === null || high === null ? '–' : `${decimal(low)} to ${decimal(high)}`,
];

const decimal = (value: number | null): string => value?.toFixed(3) ?? '–';

function operatingPoints({ calibration, operatingPoints }: ModelCard): string {
  const { highSensitivity, balanced, highSpecificity } = operatingPoints;
  const row = (name: string, point: OperatingPoint | null): string[][] =>
    point ? [[name, point.threshold.toFixed(3), share(point.sensitivity), share(point.specificity)]] : [];
  return [
    `P(fractured) = 1 / (1 + exp(−(logit / ${figure(calibration.temperature)} + ${figure(calibration.bias)}))). The balanced point decides the label.`,
    ...(calibration.prevalence === null
      ? []
      : [
          `These probabilities hold where ${(calibration.prevalence * 100).toFixed(0)} of 100 pictures show a fracture, as among those of the calibration.`,
        ]),
    table(
      ['point', 'P(fractured) from', 'sensitivity', 'specificity'],
      [
        ...row('high sensitivity', highSensitivity),
        ...row('balanced', balanced),
        ...row('high specificity', highSpecificity),
      ],
    ),
  ].join('\n\n');
}

const share = (value: number | null): string => (value === null ? 'not known' : value.toFixed(3));

function training({ command, seed, epochs, engine, finished, data }: ModelCard['training']): string {
  return [
    `${number(epochs)} epochs with seed ${seed} on the engine ${engine}, finished ${finished}:`,
    `\`\`\`\n${command}\n\`\`\``,
    table(
      ['data', 'pictures', 'fractured', 'sources', 'licence', 'from'],
      data.map(({ name, pictures, fractured, groups, licence, source }) => [
        name,
        number(pictures),
        number(fractured),
        number(groups),
        licence,
        source,
      ]),
    ),
  ].join('\n\n');
}

function network({ input, weights }: ModelCard): string {
  const { width, height, channels, mean, deviation, margin } = input;
  return list([
    `${width} × ${height} pixels, ${channels} ${channels === 1 ? 'channel' : 'equal channels'}; grey 0 to 1 becomes (grey − ${figure(mean)}) / ${figure(deviation)}; the margin around the picture is ${figure(margin)}.`,
    `${number(weights.parameters)} weights in ${weights.precision}, ${number(weights.multiplyAdds)} multiply-adds a picture.`,
  ]);
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const number = (value: number): string => value.toLocaleString('en-US');

const figure = (value: number): string => String(Number(value.toPrecision(4)));
