/** The models side by side, as the README shows them: made from their evaluations alone. */

import * as v from 'valibot';

const estimate = v.object({
  value: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
});

const schema = v.object({
  format: v.literal('osteoscope-evaluation/1'),
  model: v.object({ id: v.string(), version: v.string() }),
  data: v.string(),
  pictures: v.number(),
  areaUnderRoc: estimate,
  areaUnderRocOfGroups: estimate,
  subgroups: v.array(
    v.object({
      dataset: v.string(),
      trait: v.nullable(v.string()),
      pictures: v.number(),
      areaUnderRoc: estimate,
      areaUnderRocOfGroups: estimate,
      localisation: v.nullable(v.object({ peakInBox: estimate })),
    }),
  ),
});

/** What the table takes of an `evaluation.json`. */
export type EvaluatedModel = v.InferOutput<typeof schema>;

/** @throws ValiError where it is no evaluation */
export const readEvaluatedModel = (json: unknown): EvaluatedModel => v.parse(schema, json);

/** Marks in a document between which the table stands. */
export const TABLE_START = '<!-- models: made by `osteoscope compare`, do not edit -->';
export const TABLE_END = '<!-- /models -->';

/**
 * Makes a table in Markdown: one row for each set that was read, one column for each model.
 *
 * @param models evaluated on the same pictures
 */
export function modelsTable(models: readonly EvaluatedModel[]): string {
  const whole = models.map(({ subgroups }) => subgroups.filter(({ trait }) => trait === null));
  const sets = [...new Set(whole.flat().map(({ dataset }) => dataset))].sort();
  const rows = sets.flatMap((set) => {
    const own = whole.map((parts) => parts.find(({ dataset }) => dataset === set));
    const count = own.find((part) => part)?.pictures ?? 0;
    const row = (what: string, of: (part: (typeof own)[number]) => Estimate | undefined): string[] => [
      `${set}, ${count} pictures: ${what}`,
      ...own.map((part) => shown(of(part))),
    ];
    const located = own.some((part) => part?.localisation);
    return [
      row('AUC', (part) => part?.areaUnderRoc),
      row('AUC, one vote a source', (part) => part?.areaUnderRocOfGroups),
      ...(located
        ? [row('strongest evidence in a drawn fracture', (part) => part?.localisation?.peakInBox)]
        : []),
    ];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...models.map(({ model }) => `${model.id} ${model.version}`)]),
    line(['---', ...models.map(() => '---')]),
    ...rows.map(line),
  ].join('\n');
}

/**
 * Puts the table into a document, between its marks.
 *
 * @returns null where the document has no such marks
 */
export function withModelsTable(document: string, table: string): string | null {
  const [start, end] = [document.indexOf(TABLE_START), document.indexOf(TABLE_END)];
  if (start < 0 || end < start) return null;
  return `${document.slice(0, start + TABLE_START.length)}\n\n${table}\n\n${document.slice(end)}`;
}

type Estimate = v.InferOutput<typeof estimate>;

function shown(found: Estimate | undefined): string {
  if (!found || found.value === null) return '–';
  const { value, low, high } = found;
  return low === null || high === null
    ? value.toFixed(2)
    : `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
