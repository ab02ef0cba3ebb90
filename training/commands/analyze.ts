/** `analyze`: what is in one or more data sets: counts, sizes, grey, samples, and what cannot be read. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { type Analysis, analyzeDataset } from '../dataset/analysis/analyze-dataset.ts';
import { distinctContents } from '../dataset/analysis/count-files.ts';
import { reportText } from '../dataset/analysis/figures.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { ExitCode, nothingDone } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { analysisPage } from '../report/analysis-page.ts';
import { analysisText } from '../report/analysis-text.ts';
import { showAnalysis } from '../report/show-analysis.ts';
import { standardOutput } from '../standard-output.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';

export const analyze: MakeCommand = (finish) =>
  new Command('analyze')
    .description(
      'Says what is in folders of pictures: files of each class and side, formats, sizes, grey, mean pictures, samples, and which files cannot be read and why.',
    )
    .argument('<folders...>', 'folders of pictures: split/class trees, FracAtlas, or flat ones')
    .option(
      '--out <folder>',
      'where to write report.json (figures only) and report.html (shows some of the pictures)',
      'report',
    )
    .action(async (folders: readonly string[], options: { readonly out: string }) => {
      const datasets = await scanDatasets(folders.map(workingPath));
      const analyses: Analysis[] = [];
      for (const dataset of datasets) analyses.push(await analyzed(dataset));

      const output = standardOutput();
      for (const { figures } of analyses) {
        await output.line(`${analysisText(figures)}\n`);
        for (const { file, message } of figures.unreadable) {
          console.error(`${figures.name}/${file}: ${message}`);
        }
      }
      await writeReport(workingPath(options.out), analyses);
      if (analyses.some(({ figures }) => figures.unreadable.length > 0)) finish(ExitCode.someFilesFailed);
    });

async function analyzed(dataset: Dataset): Promise<Analysis> {
  const progress = startProgress(`reading ${dataset.name}`, distinctContents(dataset.pictures));
  try {
    return await analyzeDataset(dataset, () => progress.advance());
  } finally {
    progress.finish();
  }
}

async function writeReport(folder: string, analyses: readonly Analysis[]): Promise<void> {
  const shown = await Promise.all(analyses.map(showAnalysis));
  const files = {
    'report.json': reportText(analyses.map(({ figures }) => figures)),
    'report.html': analysisPage(shown),
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw nothingDone(`The report cannot be written to ${folder}: ${reason}.`, { cause });
  }
  console.error(`Written to ${folder}: ${Object.keys(files).join(', ')}.`);
}
