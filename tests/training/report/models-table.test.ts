import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../training/package-root.ts';
import {
  modelsTable,
  readEvaluatedModel,
  TABLE_END,
  TABLE_START,
  withModelsTable,
} from '../../../training/report/models-table.ts';

const estimate = (value: number | null) => ({ value, low: value && value - 0.1, high: value && value + 0.1 });

const evaluated = (id: string, auc: number, peak: number | null) =>
  readEvaluatedModel({
    format: 'osteoscope-evaluation/1',
    model: { id, version: '1.0.0' },
    data: 'hands, side "test"',
    pictures: 40,
    areaUnderRoc: estimate(auc),
    areaUnderRocOfGroups: estimate(auc),
    subgroups: ['lateral', null].map((trait) => ({
      dataset: 'hands',
      trait,
      pictures: trait ? 10 : 40,
      areaUnderRoc: estimate(auc),
      areaUnderRocOfGroups: estimate(null),
      localisation: peak === null ? null : { peakInBox: estimate(peak) },
    })),
  });

describe('models side by side', () => {
  const table = modelsTable([evaluated('one', 0.8, 0.5), evaluated('two', 0.7, null)]);

  it('have a column each, and a row for each figure of each whole set', () => {
    expect(table.split('\n')).toEqual([
      '|  | one 1.0.0 | two 1.0.0 |',
      '| --- | --- | --- |',
      '| hands, 40 pictures: AUC | 0.80 (0.70 to 0.90) | 0.70 (0.60 to 0.80) |',
      '| hands, 40 pictures: AUC, one vote a source | – | – |',
      '| hands, 40 pictures: strongest evidence in a drawn fracture | 0.50 (0.40 to 0.60) | – |',
    ]);
  });

  it('go between the marks of a document, whatever stood there, and nowhere else', () => {
    const document = `before\n${TABLE_START}\nold\n${TABLE_END}\nafter\n`;
    const renewed = withModelsTable(document, table) ?? '';
    expect(renewed).toBe(`before\n${TABLE_START}\n\n${table}\n\n${TABLE_END}\nafter\n`);
    expect(withModelsTable(renewed, table)).toBe(renewed);
    expect(withModelsTable('no marks', table)).toBeNull();
  });
});

describe('the README', () => {
  it('shows the models as the evaluations under docs/data/evaluations say', async () => {
    const readme = await readFile(join(packageRoot(), 'README.md'), 'utf8');
    const folder = join(packageRoot(), 'docs/data/evaluations');
    if (!existsSync(folder)) {
      expect(readme).not.toContain(TABLE_START);
      return;
    }
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
    const models = await Promise.all(
      files.map(async (file) => readEvaluatedModel(JSON.parse(await readFile(join(folder, file), 'utf8')))),
    );
    expect(withModelsTable(readme, modelsTable(models))).toBe(readme);
  });
});
