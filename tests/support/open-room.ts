/** The reading room in Node, behind a real message channel, with a hand-made model on the cpu engine. */

import { MessageChannel, type MessagePort } from 'node:worker_threads';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { onTestFinished } from 'vitest';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { attend } from '../../src/worker/attend.ts';
import type { Line } from '../../src/worker/port.ts';
import type { Reply, Request } from '../../src/worker/protocol.ts';
import { createReader, type Reader } from '../../src/worker/reader.ts';
import { type Platform, ReadingRoom } from '../../src/worker/reading-room.ts';
import { type HandMadeModel, handMadeModel } from './hand-made-model.ts';

export interface OpenRoom {
  readonly reader: Reader;
  /** What the room has said so far, over all lines. */
  readonly replies: readonly Reply[];
  /** How many lines have been opened. */
  opened(): number;
  /** Cuts the line, as a worker that dies does. */
  cut(reason: string): void;
  /** Says something at the room's end of the line. */
  say(reply: Reply): void;
}

export const cpuEngine: Platform['startEngine'] = async () => {
  await tf.setBackend('cpu');
  return { name: 'cpu', reason: 'asked-for', renderer: null };
};

export function modelFilesOf(model: HandMadeModel): ModelFiles {
  return {
    read: async (name) => {
      const bytes = model[name];
      if (!bytes) throw new UnusableModel('missing', `The model's file ${name} is not there.`);
      return bytes;
    },
  };
}

export function openRoom(changes: Partial<Platform> = {}): OpenRoom {
  const replies: Reply[] = [];
  const lines: { page: MessagePort; room: MessagePort; cut: (reason: string) => void }[] = [];
  const open = (): Line<Request, Reply> => {
    const { port1: page, port2: room } = new MessageChannel();
    const line = { page, room, cut: (_reason: string): void => undefined };
    lines.push(line);
    attend(
      {
        post: (reply, transfer = []) => room.postMessage(reply, transferable(transfer)),
        listen: (listener) => room.on('message', listener),
      },
      new ReadingRoom({
        decoder: nodeRasterDecoder,
        startEngine: cpuEngine,
        modelFiles: () => modelFilesOf(handMadeModel()),
        ...changes,
      }),
    );
    page.on('message', (reply: Reply) => replies.push(reply));
    return {
      post: (request, transfer = []) => page.postMessage(request, transferable(transfer)),
      listen: (listener) => page.on('message', listener),
      onBreak(listener) {
        line.cut = listener;
      },
      close() {
        page.close();
        room.close();
      },
    };
  };
  const reader = createReader(open);
  onTestFinished(() => reader.close());
  return {
    reader,
    replies,
    opened: () => lines.length,
    cut: (reason) => lines.at(-1)?.cut(reason),
    say: (reply) => lines.at(-1)?.room.postMessage(reply),
  };
}

const transferable = (transfer: Transferable[]): ArrayBuffer[] =>
  transfer.filter((item): item is ArrayBuffer => item instanceof ArrayBuffer);

/** For jobs that nobody cancels. */
export const uncancelled = (): { signal: AbortSignal } => ({ signal: new AbortController().signal });
