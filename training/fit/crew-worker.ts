/** A thread of the crew: an engine and a copy of the model of its own. */

import { parentPort, workerData } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import { type EngineName, startEngine } from '../backend/engine.ts';
// Makes the layers of our own known by name.
import '../models/model-recipe.ts';
import type { Outcome } from './differentiate.ts';
import { type Hand, type HandPlan, makeHand, type Order } from './hand.ts';

export interface CrewWorkerData {
  readonly artifacts: tf.io.ModelArtifacts;
  readonly plan: HandPlan;
  readonly engine: EngineName;
  /** Shared: the weights, written by the main thread between batches. */
  readonly values: Float32Array;
  /** Shared: what this thread finds. */
  readonly result: Float32Array;
}

export type CrewMessage = { readonly outcome: Outcome } | { readonly error: Error };

const { artifacts, plan, engine, values, result }: CrewWorkerData = workerData;

async function begin(): Promise<Hand> {
  await startEngine(engine);
  return makeHand(await tf.loadLayersModel(tf.io.fromMemory(artifacts)), plan);
}

const beginning = begin();

parentPort?.on('message', async (order: Order) => {
  const answer: CrewMessage = await beginning
    .then((hand) => hand.work(order, values, result))
    .then(
      (outcome) => ({ outcome }),
      (cause: unknown) => ({ error: cause instanceof Error ? cause : new Error(String(cause)) }),
    );
  parentPort?.postMessage(answer);
});
