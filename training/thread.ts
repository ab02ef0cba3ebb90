/** Other threads that are asked and answer. */

import { parentPort, Worker } from 'node:worker_threads';

/** A thread at work. */
export interface Thread<Question, Answer> {
  /**
   * Asks without waiting for earlier answers.
   *
   * @param given buffers in the question that go over to the thread instead of being copied
   * @throws what went wrong there; the thread itself may have ended
   */
  ask(question: Question, given?: readonly ArrayBuffer[]): Promise<Answer>;
  /** Ends it; what it was asked stays unanswered. */
  dismiss(): Promise<void>;
}

interface Asked<Question> {
  readonly number: number;
  readonly question: Question;
}

type Reply<Answer> = { readonly number: number } & ({ readonly answer: Answer } | { readonly error: Error });

interface Waiting<Answer> {
  done(answer: Answer): void;
  fail(error: Error): void;
}

/**
 * Starts a thread.
 *
 * @param file a built program that calls `answerQuestions`
 */
export function hireThread<Question, Answer>(file: string, workerData: unknown): Thread<Question, Answer> {
  const worker = new Worker(file, { workerData });
  const waiting = new Map<number, Waiting<Answer>>();
  let asked = 0;
  let ended: Error | null = null;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  worker.on('message', (reply: Reply<Answer>) => {
    const { done, fail } = waiting.get(reply.number) ?? {};
    waiting.delete(reply.number);
    if ('answer' in reply) done?.(reply.answer);
    else fail?.(reply.error);
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`A thread ended early, with exit status ${code}.`)));
  return {
    ask: (question, given = []) =>
      new Promise((done, fail) => {
        if (ended) {
          fail(ended);
          return;
        }
        const number = asked++;
        waiting.set(number, { done, fail });
        const message: Asked<Question> = { number, question };
        worker.postMessage(message, given);
      }),
    dismiss: async () => {
      end(new Error('The thread was dismissed.'));
      await worker.terminate();
    },
  };
}

/** Starts several threads of one kind, which are asked in turn. */
export function hireThreads<Question, Answer>(
  count: number,
  file: string,
  workerData: unknown,
): Thread<Question, Answer> {
  const threads = Array.from({ length: count }, () => hireThread<Question, Answer>(file, workerData));
  let asked = 0;
  return {
    ask: (question, given) => {
      const thread = threads[asked++ % count];
      return thread?.ask(question, given) ?? Promise.reject(new RangeError('There is no thread to ask.'));
    },
    dismiss: async () => {
      await Promise.all(threads.map(({ dismiss }) => dismiss()));
    },
  };
}

/**
 * Makes this thread answer.
 *
 * @param given buffers in an answer that go over to the asker instead of being copied
 */
export function answerQuestions<Question, Answer>(
  answerTo: (question: Question) => Promise<Answer>,
  given: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  const reply = (message: Reply<Answer>, buffers: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, buffers);
  parentPort?.on('message', async ({ number, question }: Asked<Question>) => {
    try {
      const answer = await answerTo(question);
      reply({ number, answer }, given(answer));
    } catch (cause) {
      reply({ number, error: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  });
}
