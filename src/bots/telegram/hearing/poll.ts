// Long polling: updates fetched one batch after another, worked through side by side, in order within a chat.
import {
  createConcurrentSink,
  createRunner,
  createSource,
  type RunnerHandle,
} from '@grammyjs/runner';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Handlers } from '../../platform.ts';
import { describe, faultOf } from '../errors.ts';
import type { UnderWay } from './under-way.ts';

/** Kinds that we hear; a kind that is not named would not be sent, or would keep its earlier setting. */
export const heardUpdates = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;

/** Seconds that Telegram may hold a call while nothing happens. */
const holdFor = 30;
const atOnce = 500;
const firstPause = 500;
const longestPause = 15_000;
/** While something must not be confirmed Telegram answers at once with what is known: asked again after this. */
const heldPause = 1_000;
const mostGiven = 100;

export interface Polling {
  /** Ends fetching; what was taken in is still worked through. */
  stop(): Promise<void>;
}

export const startPolling = (
  bot: Bot,
  options: {
    readonly log: Handlers['log'];
    readonly underWay: UnderWay;
    readonly pause: (milliseconds: number) => Promise<void>;
    /** Polling has ended for good: another process polls, or the token is no good any more. */
    readonly ended: (reason: 'conflict' | 'token') => void;
  },
): Polling => {
  const { log, pause, underWay } = options;
  let offset = 0;
  let stopped = false;
  /** Up to here everything is confirmed, done or not. */
  let given = 0;
  /** Handed over already, and brought again as long as one before them is not confirmed. */
  let known: ReadonlySet<number> = new Set();

  /** From where to ask: what is not done is not confirmed. Most of it is done in no time. */
  const beginning = async (): Promise<number> => {
    if (underWay.unconfirmed(given) !== null)
      await Promise.race([underWay.confirmable(), pause(heldPause)]);
    return Math.min(offset, underWay.unconfirmed(given) ?? offset);
  };
  /** What of the updates asked for from `from` on was not handed over yet. */
  const fresh = (updates: readonly Update[], from: number, limit: number): Update[] => {
    const found = updates.filter(({ update_id }) => !known.has(update_id));
    for (const { update_id } of found) offset = Math.max(offset, update_id + 1);
    const all = [...known, ...found.map(({ update_id }) => update_id)];
    known = new Set(all.filter((id) => id >= from));
    // Nothing new can be seen behind so much that is not confirmed: hearing goes before it.
    if (found.length === 0 && updates.length >= limit) given = offset;
    return found;
  };

  type Signal = Parameters<typeof bot.api.getUpdates>[1] & { readonly aborted: boolean };
  const supply = async (size: number, signal: Signal): Promise<Update[]> => {
    for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
      try {
        const from = await beginning();
        const limit = Math.max(1, Math.min(size, mostGiven));
        const updates = await bot.api.getUpdates(
          { offset: from, limit, timeout: holdFor, allowed_updates: heardUpdates },
          signal,
        );
        return fresh(updates, from, limit);
      } catch (error) {
        if (stopped || signal.aborted) throw error;
        const fault = faultOf(error);
        log('warn', 'telegram-poll-failed', { code: fault.code, reason: describe(error) });
        if (fault.platform === 'token' || fault.code === 'conflict') throw error;
        await pause(
          fault.seconds === null || fault.delivery !== 'wait' ? wait : fault.seconds * 1000,
        );
        if (stopped) throw error;
      }
    }
  };
  const source = createSource({
    supply: (size, signal) => supply(size, signal as unknown as Signal),
  });
  const sink = createConcurrentSink<Update>(
    { consume: underWay.take },
    // What goes wrong with one update is told where it is worked through.
    () => Promise.resolve(),
    { concurrency: atOnce },
  );
  const runner: RunnerHandle = createRunner(source, sink);
  runner.start();
  runner.task()?.catch((error: unknown) => {
    if (stopped) return;
    stopped = true;
    const { code } = faultOf(error);
    log('error', 'telegram-poll-ended', { code, reason: describe(error) });
    options.ended(code === 'conflict' ? 'conflict' : 'token');
  });
  return {
    stop: async () => {
      stopped = true;
      await runner.stop()?.catch(() => undefined);
    },
  };
};
