// Publishing to the followers of an announcement channel: ten an hour are allowed, so the rest is kept, over
// restarts, until its time. Never a reason to send the message itself again.
import type { Handlers } from '../platform.ts';
import { faultOf, sayError } from './errors.ts';

interface Waiting {
  readonly channel: string;
  readonly message: string;
  /** Milliseconds; not before. */
  readonly at: number;
}

export interface Crossposts {
  /** Publishes now, or keeps it for later where Discord wants that. Never throws. */
  publish(channel: string, message: string): Promise<void>;
  /** Publishes what has waited long enough. */
  catchUp(): Promise<void>;
}

const fact = 'discord/crossposts';
const most = 500;
/** After a day nobody waits for it any more. */
const longest = 86_400_000;
const soon = 60_000;

const isWaiting = (value: unknown): value is Waiting =>
  typeof value === 'object' &&
  value !== null &&
  'channel' in value &&
  'message' in value &&
  'at' in value &&
  typeof value.at === 'number';

export const openCrossposts = (
  crosspost: (channel: string, message: string) => Promise<void>,
  kept: () => Pick<Handlers, 'recall' | 'remember' | 'log'> | null,
  now: () => number,
): Crossposts => {
  // What is kept is read and written by one at a time.
  let order: Promise<void> = Promise.resolve();
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    order = order.then(work).catch((error: unknown) => {
      kept()?.log('error', 'discord-crossposts-not-kept', { error: sayError(error) });
    });
    return order;
  };
  const read = async (): Promise<readonly Waiting[]> => {
    const known: unknown = JSON.parse((await kept()?.recall(fact)) ?? '[]');
    return Array.isArray(known) ? known.filter(isWaiting) : [];
  };
  const write = async (list: readonly Waiting[]): Promise<void> =>
    kept()?.remember(fact, JSON.stringify(list.slice(-most)));

  /** When to try again; null where it is done or will never be. */
  const attempt = async (channel: string, message: string): Promise<number | null> => {
    try {
      await crosspost(channel, message);
      return null;
    } catch (error) {
      const { delivery, seconds } = faultOf(error);
      const later = delivery === 'wait' || delivery === 'unknown' || delivery === 'retry';
      kept()?.log(later ? 'info' : 'warn', 'discord-not-published', {
        channel,
        error: sayError(error),
        ...(later ? { seconds: seconds ?? soon / 1000 } : {}),
      });
      return later ? now() + (seconds === null ? soon : seconds * 1000) : null;
    }
  };

  return {
    publish: async (channel, message) => {
      const at = await attempt(channel, message);
      if (at === null) return;
      await inOrder(async () => write([...(await read()), { channel, message, at }]));
    },
    catchUp: () =>
      inOrder(async () => {
        const waiting = await read();
        const due = waiting.filter(({ at }) => at <= now());
        if (due.length === 0) return;
        const left = waiting.filter(({ at }) => at > now());
        for (const one of due) {
          const at = await attempt(one.channel, one.message);
          if (at !== null && now() - one.at < longest) left.push({ ...one, at });
        }
        await write(left);
      }),
  };
};
