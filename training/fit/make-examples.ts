/** Pictures of several sets → examples: what is known of each, how much it counts, where its fractures lie. */

import { letterboxShare, type Size } from '../../src/radiograph/letterbox.ts';
import type { Picture, Region } from '../dataset/dataset.ts';
import type { LoadedPlane } from '../dataset/load-pictures.ts';
import type { Example } from './batches.ts';
import { type DataWeights, trainingLabel, weightOf } from './data-weights.ts';

/**
 * Makes an example of each picture that could be read and counts.
 *
 * Fractures are taken as drawn. "Not fractured" means that there are none, in sets where fractures were drawn; elsewhere
 * nobody drew, and nothing is said of where. A fractured picture without a drawn region says nothing of it either.
 *
 * @param frame size of the planes
 * @param groupOf number of a content's source
 */
export function makeExamples(
  pictures: readonly Picture[],
  planes: ReadonlyMap<string, LoadedPlane>,
  frame: Size,
  weights: DataWeights,
  groupOf: ReadonlyMap<string, number>,
): Example[] {
  const drawnSets = new Set(
    pictures.filter(({ regions }) => regions && regions.length > 0).map(({ dataset }) => dataset),
  );
  return pictures.flatMap((picture) => {
    const plane = planes.get(picture.content);
    const label = trainingLabel(picture);
    const weight = weightOf(picture, weights);
    if (!plane || label === null || weight === 0) return [];
    const drawn = picture.regions ?? [];
    const looked = drawn.length > 0 || (label === 'not fractured' && drawnSets.has(picture.dataset));
    return [
      {
        grey: plane.grey,
        label: label === 'fractured' ? 1 : 0,
        weight,
        regions: looked ? drawn.map((region) => inFrame(region, plane.picture, frame)) : null,
        group: groupOf.get(picture.content) ?? -1,
      },
    ];
  });
}

/** From fractions of the picture to fractions of the frame that it is letterboxed into. */
function inFrame({ left, top, width, height, polygons }: Region, picture: Size, frame: Size): Region {
  const place = letterboxShare(picture, frame);
  const x = (value: number): number => place.left + value * place.width;
  const y = (value: number): number => place.top + value * place.height;
  return {
    left: x(left),
    top: y(top),
    width: width * place.width,
    height: height * place.height,
    polygons: polygons.map((outline) => outline.map((value, at) => (at % 2 === 0 ? x(value) : y(value)))),
  };
}
