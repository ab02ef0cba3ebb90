/** The page's side of the reading room: ask, hear of progress, cancel; and open the room anew when it is gone. */

import type { FilmPlane } from '../render/film-plane.ts';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import type { EngineName } from './engine-order.ts';
import { ReadingFailed } from './failure.ts';
import type { Line } from './port.ts';
import type {
  Explanation,
  FileRequest,
  LoadedModel,
  LoadingStep,
  ModelSource,
  Reading,
  ReadingStep,
  Reply,
  Request,
} from './protocol.ts';
import { isMessage } from './protocol.ts';

/** Every method rejects with `ReadingFailed`, or with the signal's reason as soon as its signal is aborted. */
export interface Reader {
  load(
    model: ModelSource,
    options: {
      readonly engine: EngineName | null;
      readonly signal: AbortSignal;
      readonly onProgress?: (progress: LoadingStep) => void;
    },
  ): Promise<LoadedModel>;
  read(
    file: FileRequest,
    options: { readonly signal: AbortSignal; readonly onStep?: (step: ReadingStep) => void },
  ): Promise<Reading>;
  explain(
    file: FileRequest,
    options: {
      readonly method: ExplanationMethod;
      readonly signal: AbortSignal;
      /** Hears how far a slow explanation is, 0 to 1. */
      readonly onProgress?: (part: number) => void;
    },
  ): Promise<Explanation>;
  /** Draws a file again without reading it. */
  show(file: FileRequest, options: { readonly signal: AbortSignal }): Promise<FilmPlane>;
  /** Called with a sentence when the room is gone; the next call opens a new one, with no model loaded. */
  onBreak(listener: (reason: string) => void): void;
  close(): void;
}

type WithoutJob<T> = T extends unknown ? Omit<T, 'job'> : never;
type Job = WithoutJob<Exclude<Request, { type: 'cancel' }>>;

interface Pending {
  /** Takes a reply of the job. */
  hear(reply: Reply): void;
  fail(error: Error): void;
}

/** @param open starts a worker, or whatever else sits at the other end */
export function createReader(open: () => Line<Request, Reply>): Reader {
  let line: Line<Request, Reply> | null = null;
  let lastJob = 0;
  const pending = new Map<number, Pending>();
  const breakListeners = new Set<(reason: string) => void>();

  const onBroken = (broken: Line<Request, Reply>, reason: string): void => {
    if (line !== broken) return;
    line = null;
    broken.close();
    const waiting = [...pending.values()];
    pending.clear();
    for (const job of waiting) {
      job.fail(new ReadingFailed({ name: 'ReaderBroken', reason: 'broken', message: reason }));
    }
    for (const listener of breakListeners) listener(reason);
  };

  const openLine = (): Line<Request, Reply> => {
    const opened = open();
    line = opened;
    opened.onBreak((reason) => onBroken(opened, reason));
    opened.listen((reply) => {
      if (line !== opened || !isMessage(reply)) return;
      if (reply.type === 'broken') onBroken(opened, reply.reason);
      else pending.get(reply.job)?.hear(reply);
    });
    return opened;
  };

  /** @param take what a reply gives, or undefined where it is not the last one */
  const ask = <T>(job: Job, signal: AbortSignal, take: (reply: Reply) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const number = ++lastJob;
      const current = line ?? openLine();
      const settle = (): void => {
        pending.delete(number);
        signal.removeEventListener('abort', cancel);
      };
      const cancel = (): void => {
        settle();
        current.post({ type: 'cancel', job: number });
        reject(signal.reason);
      };
      pending.set(number, {
        hear(reply) {
          if (reply.type === 'failed') {
            settle();
            reject(new ReadingFailed(reply.failure));
            return;
          }
          const taken = take(reply);
          if (taken === undefined) return;
          settle();
          resolve(taken);
        },
        fail(error) {
          settle();
          reject(error);
        },
      });
      signal.addEventListener('abort', cancel);
      current.post({ ...job, job: number });
    });

  return {
    load: (model, { engine, signal, onProgress }) =>
      ask({ type: 'load', model, engine }, signal, (reply) => {
        if (reply.type === 'loading') onProgress?.(reply.progress);
        return reply.type === 'loaded' ? reply.model : undefined;
      }),
    read: (file, { signal, onStep }) =>
      ask({ type: 'read', ...file }, signal, (reply) => {
        if (reply.type === 'reading') onStep?.(reply.step);
        return reply.type === 'read' ? reply.reading : undefined;
      }),
    explain: (file, { method, signal, onProgress }) =>
      ask({ type: 'explain', method, ...file }, signal, (reply) => {
        if (reply.type === 'explaining') onProgress?.(reply.part);
        return reply.type === 'explained' ? reply.explanation : undefined;
      }),
    show: (file, { signal }) =>
      ask({ type: 'show', ...file }, signal, (reply) => (reply.type === 'shown' ? reply.picture : undefined)),
    onBreak(listener) {
      breakListeners.add(listener);
    },
    close() {
      line?.close();
      line = null;
      for (const job of pending.values()) {
        job.fail(
          new ReadingFailed({ name: 'ReaderBroken', reason: 'closed', message: 'The reader was closed.' }),
        );
      }
      pending.clear();
    },
  };
}
