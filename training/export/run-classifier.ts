/** A trained run as a classifier, without an export on disk: the model as the application would run it. */

import type { Classifier } from '../../src/classifier/classifier.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { filesInMemory } from '../models/files-in-memory.ts';
import { loadLayersModel } from '../models/layers-model-files.ts';
import { graphModel } from './graph-model.ts';
import { makeCard } from './make-card.ts';
import { readRunRecord } from './run-record.ts';

/**
 * @param run a finished run's folder
 * @returns the caller disposes it
 * @throws CommandFailure where the folder is no finished run
 */
export async function runClassifier(run: string): Promise<Classifier> {
  const record = await readRunRecord(run);
  const model = await loadLayersModel(record.model);
  try {
    const graph = graphModel(model, 'float32');
    const description = { id: 'run', name: 'run', version: '0', summary: '', limits: [] };
    const card = await makeCard(description, record, graph);
    return await loadClassifier(
      filesInMemory(
        new Map<string, Uint8Array | string>([...graph.files, ['card.json', JSON.stringify(card)]]),
      ),
    );
  } finally {
    model.dispose();
  }
}
