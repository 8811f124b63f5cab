// Who may change the settings of a chat: asked of Telegram, kept at most a minute.
import type { Api } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Place } from '../../data/model/subscriber.ts';
import type { Actor } from '../platform.ts';
import type { Author } from './hearing/asked.ts';

/** Kept no longer: somebody who is no administrator any more has so long. */
const keptFor = 60_000;
/** A refusal is forgotten sooner: rights are often given just after it. */
const refusalKeptFor = 5000;
const mostKept = 10_000;

/** Whether somebody is in the chat at all. */
export const isPresent = (member: ChatMember): boolean =>
  member.status === 'restricted'
    ? member.is_member
    : member.status !== 'left' && member.status !== 'kicked';

/** Whether the bot may send messages with this membership; `open`: the chat lets plain members write. */
export const mayPost = (member: ChatMember, channel: boolean, open = true): boolean => {
  switch (member.status) {
    case 'creator':
      return true;
    case 'administrator':
      return !channel || member.can_post_messages === true;
    case 'member':
      return !channel && open;
    case 'restricted':
      return !channel && member.is_member && member.can_send_messages;
    case 'left':
    case 'kicked':
      return false;
  }
};

/** Any administrator of a group; of a channel one who may post in it. */
const isAdmin = (member: ChatMember): boolean =>
  member.status === 'creator' ||
  (member.status === 'administrator' && member.can_post_messages !== false);

export interface Rights {
  /** The person or channel behind a message or press in `chat`. */
  actor(author: Author, chat: string): Actor;
  /** What was known of a chat is asked again. */
  forget(chat: string): void;
}

export const createRights = (options: {
  readonly api: Api;
  readonly me: () => number;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}): Rights => {
  const { api, me, now } = options;
  const known = new Map<string, { readonly may: boolean; readonly until: number }>();

  const ask = async (chat: number, person: number): Promise<boolean> => {
    const [own, theirs] = await Promise.all([
      api.getChatMember(chat, me()),
      api.getChatMember(chat, person).catch(async (error: unknown) => {
        // Where others' membership is hidden, the list of administrators may still be open.
        const all = await api.getChatAdministrators(chat).catch(() => Promise.reject(error));
        return all.find(({ user }) => user.id === person) ?? null;
      }),
    ]);
    return isPresent(own) && theirs !== null && isAdmin(theirs);
  };

  const personMay = async (person: number, place: Place): Promise<boolean> => {
    const chat = Number(place.chat);
    if (place.platform !== 'telegram' || !Number.isSafeInteger(chat) || chat === 0) return false;
    if (chat > 0) return chat === person;
    const key = `${chat}/${person}`;
    const kept = known.get(key);
    if (kept && kept.until > now()) return kept.may;
    const may = await ask(chat, person).catch((error: unknown) => {
      options.failed(error);
      return false;
    });
    known.delete(key);
    known.set(key, { may, until: now() + (may ? keptFor : refusalKeptFor) });
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return may;
  };

  return {
    actor: (author, chat) => {
      if (author.as === 'person') {
        const { id } = author.user;
        return { id: String(id), mayConfigure: (place) => personMay(id, place) };
      }
      const here = author.as === 'group' || author.as === 'channel';
      return {
        id: null,
        mayConfigure: (place) =>
          Promise.resolve(here && place.platform === 'telegram' && place.chat === chat),
      };
    },
    forget: (chat) => {
      for (const key of known.keys()) if (key.startsWith(`${chat}/`)) known.delete(key);
    },
  };
};
