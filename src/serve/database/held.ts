// What must be written, and comes while the database takes no writes, waits for it instead of being lost.
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';

const firstPause = 500;
const longestPause = 15_000;

/**
 * The work, tried again as long as the database is what fails it; rejects with any other fault, and once the
 * process ends. The work must bear to be begun again.
 */
export const heldFor =
  <Of>(
    work: (of: Of) => Promise<void>,
    options: {
      /** Whether a write fails now. */
      readonly away: () => Promise<boolean>;
      readonly ending: () => boolean;
      readonly log: Log;
      readonly pause?: (milliseconds: number) => Promise<unknown>;
    },
  ): ((of: Of) => Promise<void>) =>
  async (of) => {
    const pause =
      options.pause ?? ((milliseconds: number) => wait(milliseconds, undefined, { ref: false }));
    let ours = false;
    for (let between = firstPause; ; between = Math.min(between * 2, longestPause)) {
      try {
        await work(of);
        return;
      } catch (error) {
        // Where writing works the outage may just have ended; a second time it is our own fault.
        const away = await options.away();
        if (options.ending() || (!away && ours)) throw error;
        ours = !away;
        options.log('warn', 'held-for-database', { error });
      }
      await pause(between);
      if (options.ending()) throw new Error('the process ends before the database took it');
    }
  };
