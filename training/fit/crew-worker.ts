/** A thread of the crew: an engine and a copy of the model of its own. */

import { workerData } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import { type EngineName, startEngine } from '../backend/engine.ts';
// Makes the layers of our own known by name.
import '../models/model-recipe.ts';
import { answerQuestions } from '../thread.ts';
import { type Hand, type HandPlan, makeHand, type Order } from './hand.ts';

export interface CrewWorkerData {
  readonly artifacts: tf.io.ModelArtifacts;
  readonly plan: HandPlan;
  readonly engine: EngineName;
  /** Shared: the weights, written by the main thread between batches. */
  readonly values: Float32Array;
}

const { artifacts, plan, engine, values }: CrewWorkerData = workerData;

async function begin(): Promise<Hand> {
  await startEngine(engine);
  return makeHand(await tf.loadLayersModel(tf.io.fromMemory(artifacts)), values, plan);
}

const beginning = begin();

answerQuestions(async (order: Order) => (await beginning).work(order));
