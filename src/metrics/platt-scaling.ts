/** Platt scaling: temperature and bias together, for where fractures have become rarer or more common too. */

import type { Calibration } from './calibration.ts';
import { hasBothClasses, requireLogits, type WithLogit } from './labelled.ts';

/**
 * Platt scaling: temperature and bias of least log loss, for where the share of the fractured has changed too.
 *
 * @returns null where one class is missing, or where the logits do not rise with the truth, so that no temperature fits
 * @throws RangeError where a logit is not finite
 * @see Platt, Advances in Large Margin Classifiers (1999) 61–74; the smoothed targets are his
 */
export function fitPlatt(pictures: readonly WithLogit[]): Calibration | null {
  requireLogits(pictures);
  if (!hasBothClasses(pictures)) return null;
  const positives = pictures.filter(({ fractured }) => fractured).length;
  const targets = { true: (positives + 1) / (positives + 2), false: 1 / (pictures.length - positives + 2) };
  const loss = (a: number, b: number): number =>
    pictures.reduce((sum, { logit, fractured }) => {
      const z = a * logit + b;
      return sum + Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - targets[`${fractured}`] * z;
    }, 0);

  // Newton with halved steps, after Lin, Lin & Weng, Machine Learning 68 (2007) 267–276.
  let a = 0;
  let b = 0;
  let current = loss(a, b);
  for (let step = 0; step < 100; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-12, 0, 1e-12];
    for (const { logit, fractured } of pictures) {
      const p = 1 / (1 + Math.exp(-(a * logit + b)));
      const error = p - targets[`${fractured}`];
      const weight = p * (1 - p);
      ga += error * logit;
      gb += error;
      haa += weight * logit * logit;
      hab += weight * logit;
      hbb += weight;
    }
    if (Math.abs(ga) < 1e-9 && Math.abs(gb) < 1e-9) break;
    const determinant = haa * hbb - hab * hab;
    const da = -(hbb * ga - hab * gb) / determinant;
    const db = -(haa * gb - hab * ga) / determinant;
    let length = 1;
    while (length > 1e-10 && !(loss(a + length * da, b + length * db) < current)) length /= 2;
    if (length <= 1e-10) break;
    a += length * da;
    b += length * db;
    current = loss(a, b);
  }
  return a > 0 ? { temperature: 1 / a, bias: b } : null;
}
