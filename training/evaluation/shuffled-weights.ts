/** A model that has learnt nothing: the same graph, with the numbers of each weight in another order. */

import { readGraphModelJson } from '../../src/classifier/graph-model-json.ts';
import { readModelCard } from '../../src/classifier/model-card.ts';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { filesInMemory } from '../models/files-in-memory.ts';
import type { Random } from '../random.ts';

const CARD = 'card.json';
const GRAPH = 'model.json';

/** Bytes of a number as it is stored. */
const STORED = { float32: 4, float16: 2, uint16: 2, uint8: 1 } as const;

/**
 * Shuffles the numbers within every weight, so that their spread stays what it was.
 *
 * @returns files that load like the model's own; their card lists no hashes
 * @see Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS (2018)
 */
export async function shuffledWeights(files: ModelFiles, random: Random): Promise<ModelFiles> {
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await files.read(name));
  const card = readModelCard(JSON.parse(await text(CARD)));
  const graph = await text(GRAPH);
  const shuffled = new Map<string, Uint8Array | string>([
    [GRAPH, graph],
    [CARD, JSON.stringify({ ...card, weights: { ...card.weights, files: {} } })],
  ]);
  for (const { paths, weights } of readGraphModelJson(graph).weightsManifest) {
    const shards = await Promise.all(paths.map((path) => files.read(path)));
    const bytes = new Uint8Array(Buffer.concat(shards));
    let start = 0;
    for (const { name, shape, dtype, quantization } of weights) {
      const numbers = shape.reduce((all, size) => all * size, 1);
      const size = dtype === 'bool' ? 1 : STORED[quantization?.dtype ?? 'float32'];
      // Whole numbers are shapes and axes, which are not learnt.
      if (dtype === 'float32') {
        shuffle(bytes.subarray(start, start + numbers * size), size, random.fork(name));
      }
      start += numbers * size;
    }
    let taken = 0;
    paths.forEach((path, index) => {
      const { length } = shards[index] ?? [];
      shuffled.set(path, bytes.slice(taken, taken + length));
      taken += length;
    });
  }
  return filesInMemory(shuffled);
}

function shuffle(bytes: Uint8Array, size: number, random: Random): void {
  const before = bytes.slice();
  random.shuffle(Array.from({ length: bytes.length / size }, (_, number) => number)).forEach((from, to) => {
    bytes.set(before.subarray(from * size, (from + 1) * size), to * size);
  });
}
