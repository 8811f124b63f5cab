// The IDENTIFYs of a day: at the thousandth Discord takes the token away, so each is counted, over restarts, and a
// process that dies again and again waits longer each time.
import type { Handlers } from '../../platform.ts';
import { sayError } from '../errors.ts';

const span = 600_000;
/** So many within ten minutes are an ordinary day; each more doubles the wait. */
const freely = 3;
const firstWait = 10_000;
const longestWait = 600_000;
/** Discord takes one in so many milliseconds. */
const between = 5000;

/** Milliseconds to wait before one more IDENTIFY, after those at `times` (milliseconds). */
export const identifyDelay = (times: readonly number[], now: number): number => {
  const recent = times.filter((time) => now - time < span && time <= now);
  const spacing = Math.max(0, ...recent.map((time) => time + between - now));
  return recent.length < freely
    ? spacing
    : Math.min(longestWait, firstWait * 2 ** (recent.length - freely));
};

const fact = 'discord/identified';
const kept = 20;

export interface Identifies {
  /** Milliseconds until the next may be sent. */
  delay(): Promise<number>;
  /** One was sent. */
  sent(): Promise<void>;
}

/** Where nothing can be kept, those of this run are counted. */
export const countIdentifies = (
  handlers: Pick<Handlers, 'recall' | 'remember' | 'log'>,
  now: () => number,
): Identifies => {
  let times: readonly number[] = [];
  const careful = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      handlers.log('warn', 'discord-identifies-not-kept', { error: sayError(error) });
    }
  };
  return {
    delay: async () => {
      await careful(async () => {
        const known: unknown = JSON.parse((await handlers.recall(fact)) ?? '[]');
        if (!Array.isArray(known)) return;
        const before = known.filter((time) => typeof time === 'number');
        times = [...new Set([...before, ...times])].sort((a, b) => a - b).slice(-kept);
      });
      return identifyDelay(times, now());
    },
    sent: async () => {
      times = [...times, now()].slice(-kept);
      await careful(() => handlers.remember(fact, JSON.stringify(times)));
    },
  };
};
