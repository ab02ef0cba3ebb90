/** What analysis, audit and evaluations found, condensed to what the app's page on a model's data shows. */

import * as v from 'valibot';
import {
  type DataEvaluation,
  type DataSet,
  type FilesByLabel,
  type ModelData,
  readModelData,
} from '../../src/classifier/model-data.ts';

const amount = v.number();
const byClass = v.partial(v.object({ fractured: amount, 'not fractured': amount }));
const byName = v.record(v.string(), byClass);
const classFigures = v.object({ intensity: v.nullable(v.object({ levels: v.array(v.number()) })) });

/** The parts of `report.json` that are shown. */
export const analysisParts = v.object({
  format: v.literal('osteoscope-analysis/1'),
  datasets: v.array(
    v.object({
      name: v.string(),
      source: v.object({ name: v.string(), licence: v.string(), source: v.string() }),
      files: amount,
      distinctContents: amount,
      unreadable: v.array(v.unknown()),
      sides: v.record(v.string(), v.object({ distinctContents: amount, classes: byClass })),
      classes: v.partial(v.object({ fractured: classFigures, 'not fractured': classFigures })),
      drawnRegions: v.nullable(
        v.object({ boxesByArea: v.array(v.object({ upTo: v.nullable(amount), boxes: amount })) }),
      ),
      fracAtlas: v.nullable(v.object({ regions: byName, hardware: byName })),
    }),
  ),
});

const crossSplit = v.object({ identical: amount, transformed: amount });

/** The parts of `audit.json` that are shown. */
export const auditParts = v.object({
  format: v.literal('osteoscope-audit/1'),
  files: amount,
  distinctContents: amount,
  groups: amount,
  labelConflicts: v.array(v.unknown()),
  acrossDatasets: v.array(v.object({ datasets: v.array(v.string()), groups: amount, contents: amount })),
  largestGroups: v.array(v.object({ files: amount })),
  datasets: v.array(
    v.object({
      name: v.string(),
      files: amount,
      distinctContents: amount,
      groups: amount,
      sides: v.object({ val: amount, test: amount }),
      crossSplit,
      shortcut: v.nullable(
        v.object({
          columns: amount,
          rows: amount,
          areaUnderRoc: v.array(v.nullable(amount)),
          sources: amount,
        }),
      ),
    }),
  ),
});

const estimate = v.object({ value: amount, low: amount, high: amount });

/** The parts of `evaluation.json` that are shown. */
export const evaluationParts = v.object({
  format: v.literal('osteoscope-evaluation/1'),
  data: v.string(),
  pictures: amount,
  fractured: amount,
  groups: amount,
  alsoInTrain: amount,
  accuracy: estimate,
  sensitivity: estimate,
  specificity: estimate,
  areaUnderRoc: estimate,
  roc: v.array(v.object({ sensitivity: amount, specificity: amount })),
  reliability: v.array(
    v.object({ count: amount, meanProbability: v.nullable(amount), observed: v.nullable(amount) }),
  ),
});

type Analysed = v.InferOutput<typeof analysisParts>['datasets'][number];
type Audited = v.InferOutput<typeof auditParts>;
type Evaluated = v.InferOutput<typeof evaluationParts>;

export interface DataSources {
  readonly model: string;
  readonly command: string;
  readonly analyses: readonly v.InferOutput<typeof analysisParts>[];
  readonly audit: Audited | null;
  readonly official: Evaluated | null;
  readonly clean: Evaluated | null;
}

/** Bins of the grey values that are drawn. */
const GREY_BINS = 64;

/** @throws InvalidModelData where a figure makes no sense, such as a negative count */
export function condenseData({ model, command, analyses, audit, official, clean }: DataSources): ModelData {
  return readModelData({
    format: 'osteoscope-data/1',
    model,
    command,
    datasets: analyses.flatMap(({ datasets }) => datasets.map(condensedSet)),
    audit: audit && condensedAudit(audit),
    official: official && condensedEvaluation(official),
    clean: clean && condensedEvaluation(clean),
  } satisfies ModelData);
}

function condensedSet(set: Analysed): DataSet {
  const { fractured, 'not fractured': intact } = set.classes;
  const greys = [fractured, intact].map((figures) => binned(figures?.intensity?.levels ?? []));
  const [ofFractured = [], ofIntact = []] = greys;
  return {
    name: set.name,
    source: set.source,
    files: set.files,
    contents: set.distinctContents,
    unreadable: set.unreadable.length,
    sides: Object.entries(set.sides).map(([name, { classes, distinctContents }]) => ({
      name,
      files: labelled(classes),
      contents: distinctContents,
    })),
    greys:
      ofFractured.length > 0 && ofIntact.length > 0
        ? { fractured: ofFractured, 'not fractured': ofIntact }
        : null,
    regions: set.fracAtlas && namedCounts(set.fracAtlas.regions),
    hardware: set.fracAtlas && namedCounts(set.fracAtlas.hardware),
    fractureSizes:
      set.drawnRegions?.boxesByArea.map(({ upTo, boxes }) => ({ upTo, fractures: boxes })) ?? null,
  };
}

const labelled = (classes: v.InferOutput<typeof byClass>): FilesByLabel => ({
  fractured: classes.fractured ?? 0,
  'not fractured': classes['not fractured'] ?? 0,
});

const namedCounts = (counts: v.InferOutput<typeof byName>) =>
  Object.entries(counts).map(([name, classes]) => ({ name, files: labelled(classes) }));

function binned(levels: readonly number[]): number[] {
  const width = levels.length / GREY_BINS;
  if (!Number.isInteger(width)) return [...levels];
  return Array.from({ length: levels.length / width || 0 }, (_, bin) =>
    rounded(levels.slice(bin * width, (bin + 1) * width).reduce((sum, share) => sum + share, 0)),
  );
}

function condensedAudit(audit: Audited): ModelData['audit'] {
  return {
    files: audit.files,
    contents: audit.distinctContents,
    sources: audit.groups,
    labelConflicts: audit.labelConflicts.length,
    acrossDatasets: audit.acrossDatasets.map(({ datasets, groups, contents }) => ({
      datasets,
      sources: groups,
      contents,
    })),
    largestSources: audit.largestGroups.map(({ files }) => files),
    datasets: audit.datasets.map((set) => ({
      name: set.name,
      files: set.files,
      contents: set.distinctContents,
      sources: set.groups,
      heldOut: set.sides.val + set.sides.test,
      crossSplit: set.crossSplit,
      shortcut: set.shortcut,
    })),
  };
}

function condensedEvaluation({ format: _, reliability, ...figures }: Evaluated): DataEvaluation {
  return {
    ...figures,
    roc: figures.roc.map(({ sensitivity, specificity }) => ({
      sensitivity: rounded(sensitivity),
      specificity: rounded(specificity),
    })),
    reliability: reliability.flatMap(({ count, meanProbability, observed }) =>
      meanProbability === null || observed === null
        ? []
        : [{ pictures: count, meanProbability: rounded(meanProbability), observed: rounded(observed) }],
    ),
  };
}

/** Four digits after the point: more than a plot can show. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
