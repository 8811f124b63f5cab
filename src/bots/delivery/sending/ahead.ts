// What is read ahead of sending: messages and corrections that wait, each with its words, none of them twice.
import type { Waiting, WaitingEdit } from '../../../data/store/outbox/outbox.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Platform } from '../../platform.ts';
import type { Words } from './calls.ts';
import type { Tell } from '../events.ts';
import type { LaneRules } from './lane.ts';

export type Work =
  | { readonly what: 'send'; readonly row: Waiting; readonly words: Words }
  | { readonly what: 'edit'; readonly row: WaitingEdit; readonly words: Words };

export interface Ahead {
  /** In the order in which they are to be sent. */
  readonly queue: readonly Work[];
  /** What is left after some were picked. */
  keep(rest: readonly Work[]): void;
  /** Reads more where fewer than `room` wait; messages first, corrections where there is no message. */
  refill(room: number): Promise<void>;
  /** The row may be read again. */
  release(id: string): void;
  /** Forgets what was read and not begun: it is read again by whoever sends then. */
  drop(): void;
  /** Something new waits: the next `refill` reads at once. */
  wake(): void;
}

export interface AheadContext {
  readonly store: Store;
  readonly platform: Platform['name'];
  readonly rules: LaneRules;
  readonly now: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
  readonly tell: Tell;
}

/** How often an empty queue is looked at, and one that is read in parts. */
const idlePause = 1_000;
const partPause = 50;
const mostWords = 500;

export const createAhead = (context: AheadContext): Ahead => {
  const { store, platform, rules, now, elapsed, tell } = context;
  let queue: Work[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  /** Read ahead, under way, or with a result that is not written yet: not to be read again. */
  const held = new Set<string>();
  const words = new Map<string, Words | null>();

  const wordsOf = async (bodyId: string): Promise<Words | null> => {
    const known = words.get(bodyId);
    if (known !== undefined) return known;
    const body = await store.body(bodyId);
    const picture = body?.picture ? await store.picture(body.picture) : null;
    const found = body ? { body, picture } : null;
    if (words.size > mostWords) words.clear();
    words.set(bodyId, found);
    if (!found)
      tell({
        event: 'alarm',
        what: 'edition',
        platform,
        text: `the body ${bodyId} is not kept`,
      });
    return found;
  };

  const add = async (
    work:
      Pick<Work & { what: 'send' }, 'what' | 'row'> | Pick<Work & { what: 'edit' }, 'what' | 'row'>,
  ): Promise<void> => {
    const found = await wordsOf(work.row.bodyId);
    if (!found) return;
    queue.push({ ...work, words: found });
    held.add(work.row.id);
  };

  return {
    get queue() {
      return queue;
    },
    keep: (rest) => {
      queue = [...rest];
    },
    refill: async (room) => {
      const at = elapsed();
      if (queue.length > room || at - readAt < (queue.length > 0 ? partPause : idlePause)) return;
      const moment = now();
      if (rules.sameKeyFor !== null)
        await store.giveUpRetries(platform, new Date(moment.getTime() - rules.sameKeyFor), moment);
      const want = 2 * room + 20;
      const rows = await store.waiting(platform, moment, want, held);
      for (const row of rows) await add({ what: 'send', row });
      const edits =
        rows.length === 0 && queue.length <= room
          ? await store.waitingEdits(platform, moment, want, held)
          : [];
      for (const row of edits) await add({ what: 'edit', row });
      // A full answer means that there is more; an empty one that the queue rests.
      readAt = rows.length < want && edits.length < want ? at : 0;
    },
    release: (id) => held.delete(id),
    drop: () => {
      for (const { row } of queue) held.delete(row.id);
      queue = [];
    },
    wake: () => {
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
};
