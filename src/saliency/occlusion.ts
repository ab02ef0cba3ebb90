/** Occlusion sensitivity: how far the answer moves away from *fractured* where the picture is covered, place by place. */

import * as tf from '@tensorflow/tfjs-core';
import type { Classifier } from '../classifier/classifier.ts';
import type { SaliencyMap } from '../classifier/finding.ts';
import { prepare } from '../classifier/prepare.ts';
import { runGraph } from '../classifier/run-graph.ts';
import { letterbox, type Placement } from '../radiograph/letterbox.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';
import { normalised } from './normalised.ts';

/** A patch's side as a share of the input's longer side: about the size of a fracture with its surroundings. */
const PATCH = 1 / 8;
/** Patches judged at once: enough to fill a graphics card, few enough to stop soon after a cancellation. */
const BATCH = 4;

export interface OcclusionOptions {
  readonly signal?: AbortSignal;
  /** Hears after each batch what part of the patches has been judged, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/**
 * Covers the model's input with a patch of the picture's mean grey, moved by half its side, and notes how much the logit
 * falls. A cell of the result is half a patch wide and has the mean of all patches that cover it; what would raise the
 * logit counts as nothing.
 *
 * @returns a map over the model's input, its largest value 1; all zero where no patch lowers the logit
 * @throws the signal's reason once it is aborted, between two batches
 * @see Zeiler & Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014
 */
export async function occlusion(
  { card, graph }: Pick<Classifier, 'card' | 'graph'>,
  radiograph: Radiograph,
  { signal, onProgress }: OcclusionOptions = {},
): Promise<SaliencyMap> {
  signal?.throwIfAborted();
  const { width, height } = card.input;
  const place = letterbox(radiograph, card.input);
  const cell = Math.max(1, Math.round((Math.max(width, height) * PATCH) / 2));
  const grid = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const patches = patchesOver(place, cell, grid);
  const input = prepare(radiograph, card.input);
  const cover = tf.tidy(() => tf.mean(pictureOf(input, place)));
  try {
    const logits = async (batch: readonly Patch[]): Promise<readonly number[]> => {
      const output = tf.tidy(() =>
        runGraph(graph, { [card.graph.input]: covered(input, cover, batch, cell) }, card.graph.logit),
      );
      try {
        return Array.from(await output.data());
      } finally {
        output.dispose();
      }
    };
    const [untouched = 0] = await logits([NOWHERE]);
    const falls: number[] = [];
    for (let at = 0; at < patches.length; at += BATCH) {
      await turnOfOthers();
      signal?.throwIfAborted();
      const batch = patches.slice(at, at + BATCH);
      for (const logit of await logits(batch)) falls.push(Math.max(0, untouched - logit));
      onProgress?.(falls.length / patches.length);
    }
    return {
      ...grid,
      values: meansOfCells(patches, falls, grid),
      picture: {
        left: place.left / (grid.width * cell),
        top: place.top / (grid.height * cell),
        width: place.width / (grid.width * cell),
        height: place.height / (grid.height * cell),
      },
    };
  } finally {
    tf.dispose([input, cover]);
  }
}

/** The first of a patch's two by two cells. */
interface Patch {
  readonly column: number;
  readonly row: number;
}

/** Beyond any input: covers nothing. */
const NOWHERE: Patch = { column: -2, row: -2 };

interface Grid {
  readonly width: number;
  readonly height: number;
}

/** Every patch that covers something of the picture; the margin says nothing. */
function patchesOver({ left, top, width, height }: Placement, cell: number, grid: Grid): Patch[] {
  const patches: Patch[] = [];
  for (let row = -1; row < grid.height; row++) {
    for (let column = -1; column < grid.width; column++) {
      const across = (column + 2) * cell > left && column * cell < left + width;
      const down = (row + 2) * cell > top && row * cell < top + height;
      if (across && down) patches.push({ column, row });
    }
  }
  return patches;
}

const pictureOf = (input: tf.Tensor4D, { left, top, width, height }: Placement): tf.Tensor4D =>
  tf.slice(input, [0, top, left, 0], [1, height, width, -1]);

/** @returns the input once for each patch, covered there; shape [patches, height, width, channels] */
function covered(input: tf.Tensor4D, cover: tf.Tensor, batch: readonly Patch[], cell: number): tf.Tensor {
  const [, height, width] = input.shape;
  const masks = new Float32Array(batch.length * height * width);
  for (const [index, { column, row }] of batch.entries()) {
    const from = Math.max(0, column * cell);
    const to = Math.max(from, Math.min(width, (column + 2) * cell));
    for (let y = Math.max(0, row * cell); y < Math.min(height, (row + 2) * cell); y++) {
      const line = (index * height + y) * width;
      masks.fill(1, line + from, line + to);
    }
  }
  const mask = tf.tensor4d(masks, [batch.length, height, width, 1]);
  return tf.add(tf.mul(input, tf.sub(1, mask)), tf.mul(cover, mask));
}

function meansOfCells(patches: readonly Patch[], falls: readonly number[], grid: Grid): Float32Array {
  const sums = new Float32Array(grid.width * grid.height);
  const counts = new Uint8Array(sums.length);
  for (const [index, { column, row }] of patches.entries()) {
    for (const x of [column, column + 1]) {
      for (const y of [row, row + 1]) {
        if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) continue;
        const at = y * grid.width + x;
        sums[at] = (sums[at] ?? 0) + (falls[index] ?? 0);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }
  return normalised(sums.map((sum, at) => sum / Math.max(1, counts[at] ?? 0)));
}

/** A resolved promise would be served before any message, and a cancellation would never be heard. */
const turnOfOthers = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
