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
  readonly job: Job;
  readonly resolve: (answer: { readonly ok: true; readonly drawn: Drawn } | Fault) => void;
  timer: NodeJS.Timeout;
}

/**
 * `patience`: milliseconds for a picture to wait for its turn, and again to be drawn; one that is not drawn by
 * then takes the thread with it, but none of those that wait. `idle`: after so many milliseconds without a
 * picture the thread ends and gives its memory back.
 */
export const startEasel = ({
  patience = 20_000,
  idle = 120_000,
  thread = new URL('drawing-thread.ts', import.meta.url),
}: { readonly patience?: number; readonly idle?: number; readonly thread?: URL } = {}): Easel => {
  const waiting = new Map<number, Waiting>();
  /** Number of the picture on the easel; the others have not been handed over. */
  let underWay: number | null = null;
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
    if (underWay === number) underWay = null;
    if (waiting.size === 0) restLater();
    else begin();
  };
  const failAll = (detail: string): void => {
    const numbers = [...waiting.keys()];
    // Nothing is begun meanwhile.
    underWay = -1;
    for (const number of numbers) settle(number, { ok: false, reason: 'failed', detail });
    underWay = null;
  };
  const give = (up: Worker, detail: string): void => {
    if (worker !== up) return;
    worker = null;
    failAll(detail);
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
  const begin = (): void => {
    const [first] = waiting;
    if (underWay !== null || !first) return;
    const [number, one] = first;
    underWay = number;
    clearTimeout(one.timer);
    one.timer = setTimeout(() => {
      const stuck = worker;
      worker = null;
      void stuck?.terminate();
      settle(number, { ok: false, reason: 'failed', detail: `no picture after ${patience} ms` });
    }, patience);
    try {
      started().postMessage({ number, job: one.job });
    } catch (error) {
      settle(number, { ok: false, reason: 'failed', detail: String(error) });
    }
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
          const detail = `its turn did not come in ${patience} ms`;
          settle(number, { ok: false, reason: 'busy', detail });
        }, patience);
        waiting.set(number, { job, resolve, timer });
        begin();
      }),
    close: async () => {
      const ending = worker;
      worker = null;
      failAll('pictures are closed');
      if (rest) clearTimeout(rest);
      await ending?.terminate();
    },
  };
};
