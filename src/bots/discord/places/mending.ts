// Places where a push was refused for want of a right: when somebody changes them, they are looked at again, and
// what is mended goes on by itself.
import type { Handlers } from '../../platform.ts';

export interface Mending {
  /** A push to this place was refused for what can be mended there. */
  refused(chat: string): Promise<void>;
  /** Something changed about these places (all of a server, a channel with its threads). */
  changed(concerns: (chat: string) => boolean): Promise<void>;
}

const fact = 'discord/refused';
const most = 1000;

/** Codes of refusals that a server's people can mend. */
export const mendable: ReadonlySet<string> = new Set([
  'no-access',
  'no-rights',
  'thread-locked',
  'tag-needed',
  'wrong-channel',
]);

export const openMending = (
  handlers: Pick<Handlers, 'recall' | 'remember' | 'happened' | 'log'>,
  isWell: (chat: string) => Promise<boolean>,
  now: () => Date,
): Mending => {
  let known: Set<string> | null = null;
  const load = async (): Promise<Set<string>> => {
    if (known) return known;
    const kept: unknown = JSON.parse((await handlers.recall(fact)) ?? '[]');
    known ??= new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
    return known;
  };
  const keep = (chats: ReadonlySet<string>): Promise<void> =>
    handlers.remember(fact, JSON.stringify([...chats]));
  return {
    refused: async (chat) => {
      const chats = await load();
      if (chats.has(chat) || chats.size >= most) return;
      chats.add(chat);
      await keep(chats);
    },
    changed: async (concerns) => {
      const chats = await load();
      for (const chat of [...chats].filter(concerns)) {
        if (!(await isWell(chat))) continue;
        chats.delete(chat);
        await keep(chats);
        await handlers.happened({ what: 'regained', chat, at: now().toISOString() });
      }
    },
  };
};
