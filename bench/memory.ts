// Whether memory stays flat over many updates: what the heap holds after collection, early on and at the end.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Answer } from '../src/bots/platform.ts';
import type { Measured } from './results.ts';

/** Updates worked through in all, and after how many of them memory is first looked at. */
export interface MemoryRun {
  readonly updates: number;
  readonly warm: number;
}

export const wholeRun: MemoryRun = { updates: 100_000, warm: 20_000 };

/** Updates that are asked for in one call of the other process. */
const batch = 2000;

/** An answer that costs nothing and keeps nothing, so that what is kept is the platform's own. */
export const fixedAnswer: Answer = ({ language }) =>
  Promise.resolve({
    message: {
      language,
      summary: 'fact',
      blocks: [{ id: 'x', heading: null, lines: [{ spans: [{ text: 'fact' }] }] }],
      sources: [],
      actions: [{ label: 'before', command: '/night 2025-07-20' }],
    },
    discreet: false,
    picture: null,
  });

const heapAfterCollection = (): number => {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc === 'function') {
    gc();
    gc();
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

/** `work` has `count` updates worked through to their end, `from` being the number of those before. */
export const measureMemory = async (
  platform: string,
  { updates, warm }: MemoryRun,
  work: (from: number, count: number) => Promise<void>,
): Promise<readonly Measured[]> => {
  const run = async (from: number, to: number): Promise<void> => {
    for (let done = from; done < to; done += batch) await work(done, Math.min(batch, to - done));
  };
  await run(0, warm);
  const before = heapAfterCollection();
  const began = performance.now();
  await run(warm, updates);
  const seconds = (performance.now() - began) / 1000;
  const after = heapAfterCollection();
  return [
    {
      name: `${platform}: memory gained over ${updates.toLocaleString('en')} updates`,
      value: Math.max(0, after - before),
      unit: 'MB',
      n: updates,
      limit: 10,
      note: `heap after collection, ${before.toFixed(0)} MB after the first ${warm.toLocaleString('en')}`,
    },
    {
      name: `${platform}: updates worked through`,
      value: (updates - warm) / seconds,
      unit: '/s',
      n: updates - warm,
    },
  ];
};
