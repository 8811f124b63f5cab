// Holds the drawing thread: starts it for the first picture, one picture after the other, ends it when told.
// A picture that fails or takes too long is a reason, never an error thrown at the text.
import { Worker } from 'node:worker_threads';
import type { DrawingAnswer } from './drawing-thread.ts';
import type { Drawn, Job } from './job.ts';

export type Fault = {
  readonly ok: false;
  readonly reason: 'busy' | 'failed';
  readonly detail: string;
};

export interface Easel {
  draw(job: Job): Promise<{ readonly ok: true; readonly drawn: Drawn } | Fault>;
  close(): Promise<void>;
}

/** Pictures that may wait; more are refused at once. */
const mostWaiting = 24;

interface Waiting {
  readonly resolve: (answer: { readonly ok: true; readonly drawn: Drawn } | Fault) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * `patience`: milliseconds for one picture, the ones before it included. `idle`: after so many milliseconds
 * without a picture the thread ends and gives its memory back.
 */
export const startEasel = ({
  patience = 20_000,
  idle = 120_000,
  thread = new URL('drawing-thread.ts', import.meta.url),
}: { readonly patience?: number; readonly idle?: number; readonly thread?: URL } = {}): Easel => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let next = 1;
  let rest: NodeJS.Timeout | null = null;

  const restLater = (): void => {
    if (rest) clearTimeout(rest);
    rest = setTimeout(() => {
      const idler = worker;
      if (waiting.size > 0 || !idler) return;
      worker = null;
      void idler.terminate();
    }, idle).unref();
  };

  const settle = (number: number, answer: Parameters<Waiting['resolve']>[0]): void => {
    const one = waiting.get(number);
    if (!one) return;
    waiting.delete(number);
    clearTimeout(one.timer);
    one.resolve(answer);
    if (waiting.size === 0) restLater();
  };
  const give = (up: Worker, detail: string): void => {
    if (worker !== up) return;
    worker = null;
    for (const number of [...waiting.keys()])
      settle(number, { ok: false, reason: 'failed', detail });
    void up.terminate();
  };
  const started = (): Worker => {
    if (worker) return worker;
    const made = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    made.on('message', (answer: DrawingAnswer) => {
      settle(
        answer.number,
        'drawn' in answer
          ? { ok: true, drawn: answer.drawn }
          : { ok: false, reason: 'failed', detail: answer.fault },
      );
    });
    made.on('error', (error) => give(made, `the drawing thread stopped: ${String(error)}`));
    made.on('exit', () => give(made, 'the drawing thread ended'));
    // Waiting for a picture keeps the process up by the timer; an idle thread does not.
    made.unref();
    worker = made;
    return made;
  };
  return {
    draw: (job) =>
      new Promise((resolve) => {
        if (waiting.size >= mostWaiting) {
          resolve({ ok: false, reason: 'busy', detail: `${waiting.size} pictures are waiting` });
          return;
        }
        const number = next;
        next += 1;
        const timer = setTimeout(() => {
          if (worker) give(worker, `no picture after ${patience} ms`);
        }, patience);
        waiting.set(number, { resolve, timer });
        try {
          started().postMessage({ number, job });
        } catch (error) {
          settle(number, { ok: false, reason: 'failed', detail: String(error) });
        }
      }),
    close: async () => {
      const ending = worker;
      if (rest) clearTimeout(rest);
      worker = null;
      for (const number of [...waiting.keys()])
        settle(number, { ok: false, reason: 'failed', detail: 'pictures are closed' });
      await ending?.terminate();
    },
  };
};
