/** Writes an evaluation as files: for programs, for later comparison, and for people. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '../dataset/dataset.ts';
import { nothingDone } from '../exit-code.ts';
import { readRadiograph } from '../read-radiograph.ts';
import { evaluationPage, type ShownMistake } from '../report/evaluation-page.ts';
import { thumbnail } from '../report/thumbnail.ts';
import type { ModelEvaluation } from './evaluate-model.ts';
import type { Judgement } from './judge-pictures.ts';
import type { Mistake } from './worst-mistakes.ts';

/**
 * Writes `evaluation.json`, `predictions.jsonl` (one line a picture) and `evaluation.html`.
 *
 * @returns the files' names
 * @throws CommandFailure where the folder cannot be written to
 */
export async function writeEvaluation(folder: string, outcome: ModelEvaluation): Promise<string[]> {
  const { evaluation, judged, unjudged } = outcome;
  const files = {
    'evaluation.json': `${JSON.stringify(evaluation, null, 2)}\n`,
    'predictions.jsonl': judged.map((judgement) => `${predictionLine(judgement)}\n`).join(''),
    'evaluation.html': evaluationPage({
      evaluation,
      probabilities: judged,
      mistakes: await shown(evaluation.mistakes, judged),
      unreadable: unjudged.map(({ picture, reason }) => ({ file: nameOf(picture), reason })),
    }),
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw nothingDone(`The evaluation cannot be written to ${folder}: ${reason}.`, { cause });
  }
  return Object.keys(files);
}

function predictionLine(judgement: Judgement): string {
  const { picture, group, fractured, logit, probability, evidence, admission } = judgement;
  const inDistribution = admission.kind === 'unchecked' ? null : admission.kind === 'admitted';
  const { dataset, file, content } = picture;
  return JSON.stringify({
    dataset,
    file,
    content,
    group,
    fractured,
    logit,
    probability,
    inDistribution,
    peak: evidence?.peak ?? null,
    regions: evidence?.regions ?? null,
  });
}

/** One after the other: each holds a whole radiograph. */
async function shown(mistakes: readonly Mistake[], judged: readonly Judgement[]): Promise<ShownMistake[]> {
  const found: ShownMistake[] = [];
  for (const mistake of mistakes) {
    const path = judged.find(({ picture }) => nameOf(picture) === mistake.file)?.picture.path;
    if (path === undefined) continue;
    const source = await thumbnail(await readRadiograph(path), { mark: mistake.peak });
    found.push({ ...mistake, source });
  }
  return found;
}

const nameOf = ({ dataset, file }: Picture): string => `${dataset}/${file}`;
