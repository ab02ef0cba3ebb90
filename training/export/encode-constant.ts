/** A constant's values → bytes, in the precision wanted, with the entry by which tfjs reads them. */

import type { io } from '@tensorflow/tfjs';
import type { ModelCard } from '../../src/classifier/model-card.ts';
import type { GraphConstant } from './build-graph.ts';
import { CannotExport } from './cannot-export.ts';
import { FLOAT16_MAX, toFloat16 } from './float16.ts';

export type Precision = ModelCard['weights']['precision'];

export interface EncodedConstant {
  readonly entry: io.WeightsManifestEntry;
  readonly bytes: Uint8Array;
}

/**
 * Only kernels are made smaller: biases are few, and errors in them add up over the whole picture.
 *
 * @throws CannotExport where a value is not finite
 */
export function encodeConstant(
  { name, shape, values }: GraphConstant,
  precision: Precision,
): EncodedConstant {
  const entry = { name, shape: [...shape] };
  if (values instanceof Int32Array) return { entry: { ...entry, dtype: 'int32' }, bytes: bytesOf(values) };
  if (!values.every(Number.isFinite)) {
    throw new CannotExport(`The weights "${name}" have values that are not finite: the training went wrong.`);
  }
  if (shape.length > 1 && precision === 'uint8') return uint8({ ...entry, dtype: 'float32' }, values);
  const small = values.every((value) => Math.abs(value) <= FLOAT16_MAX);
  if (shape.length > 1 && precision === 'float16' && small) {
    return {
      entry: { ...entry, dtype: 'float32', quantization: { dtype: 'float16' } },
      bytes: bytesOf(toFloat16(values)),
    };
  }
  return { entry: { ...entry, dtype: 'float32' }, bytes: bytesOf(values) };
}

/** Value = step · scale + min, with steps 0 to 255; zero is one of the steps, so that what was cut off stays off. */
function uint8(entry: io.WeightsManifestEntry, values: Float32Array): EncodedConstant {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  const scale = (high - low) / 255 || 1;
  const zero = Math.round(-low / scale);
  const bytes = Uint8ClampedArray.from(values, (value) => Math.round(value / scale) + zero);
  return {
    entry: { ...entry, quantization: { dtype: 'uint8', scale, min: -zero * scale } },
    bytes: bytesOf(bytes),
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
