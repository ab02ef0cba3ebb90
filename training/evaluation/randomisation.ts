/** Does the evidence come from what was learnt? With shuffled weights, the map must be another and hit no fracture. */

import type { Classifier } from '../../src/classifier/classifier.ts';
import type { EvidenceMap } from '../../src/classifier/finding.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { coveredShare, type Located, peakHitRate } from '../../src/metrics/localisation.ts';
import { rankCorrelation } from '../../src/metrics/rank-correlation.ts';
import type { Random } from '../random.ts';
import { readRadiograph } from '../read-radiograph.ts';
import type { Judgement } from './judge-pictures.ts';
import { TOLERANCE } from './localisation.ts';
import { shuffledWeights } from './shuffled-weights.ts';

/** Over fractured pictures whose fractures are drawn. */
export interface Randomisation {
  readonly pictures: number;
  /** Rank correlation of the model's maps with those of the shuffled weights, in the mean. */
  readonly mapCorrelation: number;
  /** Share of the pictures whose strongest evidence lies in a drawn box; the model's own, and with shuffled weights. */
  readonly peakInBox: number;
  readonly peakInBoxShuffled: number;
  /** What a point thrown blindly would reach. */
  readonly byChance: number;
}

/** Each shuffles anew: a single one could point to fractures by luck. */
const SHUFFLES = 5;

/**
 * @param files of the same model
 * @param most pictures, spread evenly over those given
 * @returns null where no fracture is drawn, or the model has no evidence map
 * @see Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS (2018): the model parameter randomisation test
 */
export async function measureRandomisation(
  { read }: Pick<Classifier, 'read'>,
  files: ModelFiles,
  judged: readonly Judgement[],
  most: number,
  random: Random,
): Promise<Randomisation | null> {
  const drawn = judged.filter(
    ({ fractured, evidence, picture }) => fractured && evidence && picture.regions?.length,
  );
  const step = Math.max(1, drawn.length / most);
  const chosen = drawn.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
  const seen: { correlation: number; own: Located; shuffled: Located }[] = [];
  for (let round = 0; round < SHUFFLES; round++) {
    const other = await loadClassifier(await shuffledWeights(files, random.fork(round)));
    for (const { picture } of chosen.filter((_, index) => index % SHUFFLES === round)) {
      const radiograph = await readRadiograph(picture.path);
      const [own, shuffled] = [(await read(radiograph)).evidence, (await other.read(radiograph)).evidence];
      if (!own || !shuffled) continue;
      const boxes = picture.regions ?? [];
      seen.push({
        correlation: rankCorrelation(withinPicture(own.map), withinPicture(shuffled.map)),
        own: { peak: own.peak, boxes },
        shuffled: { peak: shuffled.peak, boxes },
      });
    }
    other.dispose();
  }
  if (seen.length === 0) return null;
  const mean = (of: (one: (typeof seen)[number]) => number): number =>
    seen.reduce((sum, one) => sum + of(one), 0) / seen.length;
  return {
    pictures: seen.length,
    mapCorrelation: mean(({ correlation }) => correlation),
    peakInBox: peakHitRate(
      seen.map(({ own }) => own),
      TOLERANCE,
    ),
    peakInBoxShuffled: peakHitRate(
      seen.map(({ shuffled }) => shuffled),
      TOLERANCE,
    ),
    byChance: mean(({ own }) => coveredShare(own.boxes, TOLERANCE)),
  };
}

/** Cells whose middle lies in the picture: the margins of all maps are alike. */
function withinPicture({ width, height, logits, picture }: EvidenceMap): Float32Array {
  return logits.filter((_, cell) => {
    const x = ((cell % width) + 0.5) / width - picture.left;
    const y = (Math.floor(cell / width) + 0.5) / height - picture.top;
    return x >= 0 && x <= picture.width && y >= 0 && y <= picture.height;
  });
}
