/** `audit`: which pictures of one or more data sets have one source, and what leaks for it. */

import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { defaultCacheFolder, openAuditCache } from '../dataset/audit/audit-cache.ts';
import { type Audit, auditDatasets } from '../dataset/audit/audit-datasets.ts';
import { chooseExamples, type ExamplePair } from '../dataset/audit/audit-examples.ts';
import { type AuditResult, writeAudit } from '../dataset/audit/audit-result.ts';

import type { Picture } from '../dataset/dataset.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { ExitCode } from '../exit-code.ts';
import { type Progress, startProgress } from '../progress.ts';
import { readRadiograph } from '../read-radiograph.ts';
import { auditPage, type ShownPair, type ShownPicture } from '../report/audit-page.ts';
import { counted } from '../report/number-text.ts';
import { thumbnail } from '../report/thumbnail.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { wholeNumberFrom } from './option-values.ts';

interface AuditCommandOptions {
  readonly out?: string;
  readonly cache?: string;
  readonly seed: number;
  readonly threads: number;
}

export const audit: MakeCommand = (finish) =>
  new Command('audit')
    .description(
      'Finds pictures that come from one source, within and across data sets: equal bytes or pixels, turned, flipped, resized, cropped a little, recompressed, relit. Names of files play no part.',
    )
    .argument('<folders...>', 'data sets')
    .option(
      '--out <folder>',
      'where to write audit.json and audit.html (the page shows some of the pictures)',
    )
    .option(
      '--cache <folder>',
      "where fingerprints are kept, about 30 kB a picture (default: the system's cache folder)",
    )
    .option(
      '--seed <n>',
      'another seed parts the sources otherwise for the shortcut probe',
      wholeNumberFrom(0),
      1,
    )
    .option('--threads <n>', 'how many processor cores to use', wholeNumberFrom(1), availableParallelism())
    .action(async (folders: readonly string[], options: AuditCommandOptions) => {
      const datasets = await scanDatasets(folders.map(workingPath));
      const stages = new Map<string, Progress>();
      const done = new Map<string, number>();
      const found = await auditDatasets(datasets, {
        seed: options.seed,
        threads: options.threads,
        cache: openAuditCache(options.cache ? workingPath(options.cache) : defaultCacheFolder()),
        onProgress(stage, count, total) {
          const progress = stages.get(stage) ?? startProgress(STAGES[stage], total);
          stages.set(stage, progress);
          progress.advance(count - (done.get(stage) ?? 0));
          done.set(stage, count);
          if (count === total) progress.finish();
        },
      });
      console.log(summaryOf(found.result));
      for (const { dataset, file, reason } of found.result.unreadable) {
        console.error(`${dataset}/${file}: ${reason}`);
      }
      if (options.out) await writeReport(workingPath(options.out), found);
      if (found.result.unreadable.length > 0) finish(ExitCode.someFilesFailed);
    });

const STAGES = { fingerprints: 'looking at pictures', links: 'comparing pictures' } as const;

async function writeReport(folder: string, found: Audit): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeAudit(join(folder, 'audit.json'), found.result);
  const examples = chooseExamples(found);
  const page = auditPage({
    result: found.result,
    identicalLeaks: await shownPairs(examples.identicalLeaks),
    transformedLeaks: await shownPairs(examples.transformedLeaks),
    labelConflicts: await shownPairs(examples.labelConflicts),
    acrossDatasets: await shownPairs(examples.acrossDatasets),
    families: await Promise.all(
      examples.families.map(async ({ group, pictures }) => ({
        group,
        pictures: await Promise.all(pictures.map(shown)),
      })),
    ),
  });
  await writeFile(join(folder, 'audit.html'), page);
  console.log(`Written to ${folder}: audit.json and audit.html.`);
}

const shownPairs = (pairs: readonly ExamplePair[]): Promise<ShownPair[]> =>
  Promise.all(pairs.map(async ({ one, other }) => ({ one: await shown(one), other: await shown(other) })));

async function shown({ path, dataset, file }: Picture): Promise<ShownPicture> {
  const radiograph = await readRadiograph(path);
  return { source: await thumbnail(radiograph), dataset, file };
}

function summaryOf(result: AuditResult): string {
  const { identical, transformed } = result.crossSplit;
  const measured = result.datasets.reduce((sum, { sides }) => sum + sides.test + sides.val, 0);
  const lines = [
    `${counted(result.files, 'file')}, ${counted(result.distinctContents, 'distinct content')}, ${counted(result.groups, 'source picture')}.`,
  ];
  if (measured > 0) {
    lines.push(
      `Of ${counted(measured, 'test or val file')}, ${identical} have a byte-identical copy in train and ${transformed} a transformed one.`,
    );
  }
  for (const { datasets, groups } of result.acrossDatasets) {
    lines.push(`${datasets.join(' and ')} share ${counted(groups, 'source')}.`);
  }
  lines.push(
    `${counted(result.labelConflicts.length, 'source stands', 'sources stand')} under both labels.`,
    `${counted(result.unreadable.length, 'file')} could not be read.`,
  );
  return lines.join('\n');
}
