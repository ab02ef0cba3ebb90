/** An evaluation broken down: the same figures for each set, and for the pictures of a set that share a trait. */

import type { Evidence } from '../../src/classifier/finding.ts';
import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import { type BootstrapOptions, bootstrapByGroup, type Estimate } from '../../src/metrics/bootstrap.ts';
import { byGroup } from '../../src/metrics/by-group.ts';
import { confusionMatrix, sensitivity, specificity } from '../../src/metrics/confusion-matrix.ts';
import { oneVoteAGroup } from '../../src/metrics/group-votes.ts';
import type { Forecast, Grouped, Scored } from '../../src/metrics/labelled.ts';
import type { Box } from '../../src/metrics/localisation.ts';
import { expectedCalibrationError } from '../../src/metrics/reliability.ts';
import { type Localisation, localise } from './localisation.ts';

export interface SubgroupPicture extends Forecast, Grouped, Scored {
  readonly dataset: string;
  /** What is known of it besides its class, such as "without hardware". */
  readonly traits: readonly string[];
  /** Drawn fractures; null where nobody looked for any. */
  readonly boxes: readonly Box[] | null;
  /** Null where the model has no evidence map. */
  readonly evidence: Pick<Evidence, 'peak' | 'regions'> | null;
}

/** Figures that are not defined for these pictures are NaN. */
export interface SubgroupEvaluation {
  readonly dataset: string;
  /** Null for the whole set. */
  readonly trait: string | null;
  readonly pictures: number;
  readonly fractured: number;
  readonly groups: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly areaUnderRoc: Estimate;
  /** With one vote a group. */
  readonly areaUnderRocOfGroups: Estimate;
  readonly expectedCalibrationError: number;
  /** Null where the model has no evidence map or no fracture is drawn. */
  readonly localisation: Localisation | null;
}

/**
 * @param pictures sorted by score: resamples then need little sorting
 * @param threshold P(fractured) at or above it is called fractured
 * @returns each set as a whole, with its traits behind it
 */
export function evaluateSubgroups(
  pictures: readonly SubgroupPicture[],
  threshold: number,
  bootstrap: Required<Pick<BootstrapOptions, 'resamples' | 'seed'>>,
): SubgroupEvaluation[] {
  return distinct(pictures.map(({ dataset }) => dataset)).flatMap((dataset) => {
    const members = pictures.filter((picture) => picture.dataset === dataset);
    const one = (trait: string | null, part: readonly SubgroupPicture[]): SubgroupEvaluation => ({
      dataset,
      trait,
      ...figures(part, threshold, bootstrap),
    });
    return [
      one(null, members),
      ...distinct(members.flatMap(({ traits }) => traits)).map((trait) =>
        one(
          trait,
          members.filter(({ traits }) => traits.includes(trait)),
        ),
      ),
    ];
  });
}

function figures(
  pictures: readonly SubgroupPicture[],
  threshold: number,
  bootstrap: Required<Pick<BootstrapOptions, 'resamples' | 'seed'>>,
) {
  const confusion = confusionMatrix(pictures, threshold);
  return {
    pictures: pictures.length,
    fractured: pictures.filter(({ fractured }) => fractured).length,
    groups: byGroup(pictures).size,
    sensitivity: sensitivity(confusion),
    specificity: specificity(confusion),
    areaUnderRoc: bootstrapByGroup(pictures, { areaUnderRoc }, bootstrap).areaUnderRoc,
    areaUnderRocOfGroups: bootstrapByGroup(oneVoteAGroup(pictures), { areaUnderRoc }, bootstrap).areaUnderRoc,
    expectedCalibrationError: expectedCalibrationError(pictures),
    localisation: localise(
      pictures.flatMap(({ boxes, evidence, fractured, group }) =>
        boxes && evidence ? [{ boxes, evidence, fractured, group }] : [],
      ),
      bootstrap,
    ),
  };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();
