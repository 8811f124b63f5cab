// Updates that are worked through now. What becomes of a chat is told by nobody twice of their own accord: until
// it is done Telegram must go on believing that it has still to be brought.
import type { Update } from 'grammy/types';

/** Whether nobody would notice, and ask again, if this update were lost. */
const mustArrive = ({ message, my_chat_member }: Update): boolean =>
  my_chat_member !== undefined ||
  message?.migrate_to_chat_id !== undefined ||
  message?.migrate_from_chat_id !== undefined ||
  message?.forum_topic_closed !== undefined ||
  message?.forum_topic_reopened !== undefined;

export interface UnderWay {
  /** Works an update through; one that comes again meanwhile is the same work. Never rejects. */
  take(update: Update): Promise<void>;
  /** Lowest id, from `from` on, of those that must not be confirmed yet; null where there is none. */
  unconfirmed(from: number): number | null;
  /** Resolves once those of now may be confirmed. */
  confirmable(): Promise<unknown>;
  /** Resolves once all taken so far are done. */
  idle(): Promise<void>;
}

/** `work` must not reject. */
export const createUnderWay = (work: (update: Update) => Promise<void>): UnderWay => {
  const tasks = new Map<number, Promise<void>>();
  const held = new Map<number, Promise<void>>();
  return {
    take: (update) => {
      const { update_id: id } = update;
      const known = tasks.get(id);
      if (known) return known;
      const task = work(update).finally(() => {
        tasks.delete(id);
        held.delete(id);
      });
      tasks.set(id, task);
      if (mustArrive(update)) held.set(id, task);
      return task;
    },
    unconfirmed: (from) => {
      const ids = [...held.keys()].filter((id) => id >= from);
      return ids.length === 0 ? null : Math.min(...ids);
    },
    confirmable: () => Promise.all(held.values()),
    idle: async () => {
      while (tasks.size > 0) await Promise.allSettled(tasks.values());
    },
  };
};
