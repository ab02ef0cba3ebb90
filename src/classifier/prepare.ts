/** Radiograph → model input: the same numbers on every engine, written for the one at hand. */

import * as tf from '@tensorflow/tfjs-core';
import { weightMatrix } from '../radiograph/area-average.ts';
import { letterbox } from '../radiograph/letterbox.ts';
import { letterboxedGrey } from '../radiograph/letterboxed-grey.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';
import { unitGrey } from '../radiograph/unit-grey.ts';
import type { InputSpec } from './model-card.ts';

/** `plain`: loops on the processor. `matrix`: two matrix products on the engine, columns first. */
export type PrepareForm = 'plain' | 'matrix';

/** What every WebGPU device takes in one buffer; larger pictures are better off on the processor under WebGL too. */
const GPU_BUFFER_BYTES = 128 * 2 ** 20;

/**
 * Makes a model's input: the grey range mapped to [0, 1], an area-averaged letterbox, the card's margin and
 * normalisation, the grey repeated for each channel.
 *
 * @param form by default the one that suits the current engine
 * @returns shape [1, height, width, channels]; the caller disposes it
 */
export function prepare(
  radiograph: Radiograph,
  input: InputSpec,
  form: PrepareForm = suitableForm(radiograph),
): tf.Tensor4D {
  return form === 'matrix' ? matrixForm(radiograph, input) : plainForm(radiograph, input);
}

function suitableForm({ width, height }: Radiograph): PrepareForm {
  const engine = tf.getBackend();
  if (width * height * Float32Array.BYTES_PER_ELEMENT > GPU_BUFFER_BYTES) return 'plain';
  if (engine === 'webgpu') return 'matrix';
  if (engine === 'webgl') {
    return Math.max(width, height) <= tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE') ? 'matrix' : 'plain';
  }
  return 'plain';
}

function plainForm(radiograph: Radiograph, input: InputSpec): tf.Tensor4D {
  const { width, height, channels, mean, deviation } = input;
  const grey = letterboxedGrey(radiograph, input, input.margin);
  const values = new Float32Array(grey.length * channels);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const value = ((grey[pixel] ?? 0) - mean) / deviation;
    values.fill(value, pixel * channels, (pixel + 1) * channels);
  }
  return tf.tensor4d(values, [1, height, width, channels]);
}

function matrixForm(radiograph: Radiograph, input: InputSpec): tf.Tensor4D {
  const { width, height, channels, margin, mean, deviation } = input;
  const place = letterbox(radiograph, input);
  return tf.tidy(() => {
    const picture = tf.tensor2d(unitGrey(radiograph), [radiograph.height, radiograph.width]);
    const across = tf.tensor2d(weightMatrix(radiograph.width, place.width), [place.width, radiograph.width]);
    const down = tf.tensor2d(weightMatrix(radiograph.height, place.height), [
      place.height,
      radiograph.height,
    ]);
    const narrowed = tf.matMul(picture, across, false, true);
    const scaled: tf.Tensor2D = tf.matMul(down, narrowed);
    const framed = tf.pad2d(
      scaled,
      [
        [place.top, height - place.top - place.height],
        [place.left, width - place.left - place.width],
      ],
      margin,
    );
    const normalised = tf.div(tf.sub(framed, mean), deviation);
    return tf.tile(tf.reshape(normalised, [1, height, width, 1]), [1, 1, 1, channels]);
  });
}
