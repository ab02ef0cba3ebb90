/** Attends to a reading room's door: takes requests one after another, answers each, and lets a job be cancelled. */

import { planeBuffers } from '../render/film-plane.ts';
import { failureOf } from './failure.ts';
import type { Endpoint } from './port.ts';
import { isMessage, type Reply, type Request } from './protocol.ts';
import type { ReadingRoom } from './reading-room.ts';

type Job = Exclude<Request, { type: 'cancel' }>;

export function attend(door: Endpoint<Reply, Request>, room: ReadingRoom): void {
  const cancellations = new Map<number, AbortController>();
  let before: Promise<void> = Promise.resolve();

  const serve = async (job: Job, signal: AbortSignal): Promise<void> => {
    try {
      signal.throwIfAborted();
      const [reply, transfer] = await answer(job, room, door, signal);
      if (!signal.aborted) door.post(reply, transfer);
    } catch (error) {
      // Whoever cancelled waits for nothing.
      if (!signal.aborted) door.post({ type: 'failed', job: job.job, failure: failureOf(error) });
    } finally {
      cancellations.delete(job.job);
    }
  };

  door.listen((request) => {
    if (!isMessage(request)) return;
    if (request.type === 'cancel') {
      cancellations.get(request.job)?.abort();
      return;
    }
    const cancellation = new AbortController();
    cancellations.set(request.job, cancellation);
    const served = before.then(() => serve(request, cancellation.signal));
    // A slow explanation makes room for others between its steps, so nobody waits for it.
    if (!(request.type === 'explain' && request.method === 'occlusion')) before = served;
  });
}

async function answer(
  request: Job,
  room: ReadingRoom,
  door: Endpoint<Reply, Request>,
  signal: AbortSignal,
): Promise<[Reply, Transferable[]]> {
  const { job } = request;
  switch (request.type) {
    case 'load': {
      const model = await room.load(
        request.model,
        request.engine,
        (progress) => door.post({ type: 'loading', job, progress }),
        signal,
      );
      return [{ type: 'loaded', job, model }, []];
    }
    case 'read': {
      const reading = await room.read(request, (step) => door.post({ type: 'reading', job, step }), signal);
      const { picture, thumbnail } = reading;
      return [{ type: 'read', job, reading }, [...planeBuffers(picture), thumbnail.grey.buffer]];
    }
    case 'explain': {
      const explanation = await room.explain(
        request,
        request.method,
        (part) => door.post({ type: 'explaining', job, part }),
        signal,
      );
      return [{ type: 'explained', job, explanation }, []];
    }
    case 'show': {
      const picture = await room.show(request, signal);
      return [{ type: 'shown', job, picture }, planeBuffers(picture)];
    }
  }
}
