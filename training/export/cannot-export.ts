/** The one way in which an export fails: the model has something that a graph of ours cannot say. */

import type { layers } from '@tensorflow/tfjs';

/** The message is a whole sentence. */
export class CannotExport extends Error {
  override readonly name = 'CannotExport';
}

/** @param what continues the sentence and has no full stop */
export const untranslatable = (layer: layers.Layer, what: string): CannotExport =>
  new CannotExport(`The layer "${layer.name}" (${layer.getClassName()}) cannot be exported: ${what}.`);
