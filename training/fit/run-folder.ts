/** A run's folder: its configuration, log, checkpoint, best model, and at the end what the model's card needs. */

import { appendFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { saveLayersModel } from '../models/layers-model-files.ts';
import { eventFile } from '../watch/tensorboard.ts';
import { cannotWrite } from './cannot-write.ts';

/** Whatever cannot be written is a CommandFailure that says why. */
export interface RunFolder {
  readonly path: string;
  readonly checkpoint: string;
  /** The best model so far, as a layers model. */
  readonly model: string;
  readonly split: string;
  /**
   * Adds a line of JSON to the log, stamped with the time; an epoch's numbers also become points of
   * TensorBoard's curves.
   */
  log(event: Record<string, unknown>): void;
  /** Replaces the best model. */
  saveModel(model: tf.LayersModel): Promise<void>;
  /** Writes a JSON file whole or not at all. */
  write(name: string, content: unknown): Promise<void>;
  /** Reads a JSON file of the run. */
  read(name: string): Promise<unknown>;
}

const MODEL = 'model';

/** Where runs lie unless told otherwise: outside any work tree. */
export function defaultRunFolder(model: string): string {
  const state = process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state');
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  return join(state, 'osteoscope', 'runs', `${stamp}-${model}`);
}

/**
 * Opens a run's folder, making it where it is not there.
 *
 * @throws CommandFailure where it cannot be made
 */
export async function openRunFolder(path: string): Promise<RunFolder> {
  await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw nothingDone(`The run folder ${path} cannot be made: ${error.message}.`);
  });
  const curves = eventFile(path);
  return {
    path,
    checkpoint: join(path, 'checkpoint'),
    model: join(path, MODEL),
    split: join(path, 'split.json'),
    log: (event) => {
      try {
        appendFileSync(
          join(path, 'log.jsonl'),
          `${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`,
        );
        const { epoch, ...numbers } = event;
        if (event.event === 'epoch' && typeof epoch === 'number') curves.add(epoch, scalarsOf(numbers));
      } catch (cause) {
        throw cannotWrite(`The log of ${path}`, cause);
      }
    },
    saveModel: async (model) => {
      await saveLayersModel(model, join(path, MODEL)).catch((cause: unknown) => {
        throw cannotWrite(`The model in ${path}`, cause);
      });
    },
    write: async (name, content) => {
      const target = join(path, name);
      try {
        await writeFile(`${target}.writing`, `${JSON.stringify(content, null, 2)}\n`);
        await rename(`${target}.writing`, target);
      } catch (cause) {
        throw cannotWrite(target, cause);
      }
    },
    read: async (name) => {
      const text = await readFile(join(path, name), 'utf8').catch(() => {
        throw wrongUsage(`${path} is not the folder of a run: it has no ${name}.`);
      });
      return JSON.parse(text) as unknown;
    },
  };
}

function scalarsOf(values: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
