// A channel or group that is to get the digest: chosen in a private chat, or the bot was brought there.
import type { ChatMemberUpdated, ChatShared, User } from 'grammy/types';
import { languageOf, notPersons, titleOf, type Author } from './asked.ts';
import { replyTo, requestOf, type Hearing } from './asking.ts';
import { cannotWriteMessage, requestIds, unreachableMessage } from '../places.ts';
import { isPresent } from '../rights.ts';

/** Milliseconds in which one chat is set up once, however many updates tell of it. */
const setUpOnceIn = 60_000;

/** GroupAnonymousBot: an administrator of the group who hides behind it. */
const anonymousAdmin = 1_087_968_824;

/** How a gesture is told: brought in, typed by a link that brings it in, chosen by button, grown from a group. */
type Telling = 'brought' | 'typed' | 'chosen' | 'grown';

export interface SettingUp {
  /**
   * Whether this begins something: several updates tell of one gesture within a minute, each in its own
   * way; told twice in the same way, it is a gesture of its own.
   */
  begins(chat: string, by: Telling): boolean;
  /** A chat chosen by button; the bot must be there before anything is set up. */
  shared(person: User, chosen: ChatShared): Promise<void>;
  /** Brought into a chat: its panel there, or to whoever did it in private. */
  greet(update: ChatMemberUpdated): Promise<void>;
}

export const createSettingUp = (hearing: Hearing): SettingUp => {
  const { api, handlers, responder, rights, zone, now } = hearing;
  const begun = new Map<string, { readonly at: number; readonly told: Set<Telling> }>();

  const begins = (chat: string, by: Telling): boolean => {
    const at = now().getTime();
    for (const [key, gesture] of begun) if (at - gesture.at > setUpOnceIn) begun.delete(key);
    const gesture = begun.get(chat);
    const sameGesture = by === 'brought' || gesture?.told.has('brought');
    if (gesture && sameGesture && !gesture.told.has(by)) {
      gesture.told.add(by);
      return false;
    }
    begun.set(chat, { at, told: new Set([by]) });
    return true;
  };
  const aboutChat = async (
    person: User,
    chat: { readonly id: number; readonly title: string | null; readonly channel: boolean },
  ): Promise<boolean> => {
    const own = { platform: 'telegram', chat: String(person.id), thread: null } as const;
    const language = languageOf(person.language_code);
    const reply = await replyTo(hearing, {
      ...requestOf(
        { command: 'subscribe', argument: '', place: own, kind: 'private', title: null },
        zone,
        language,
        rights.actor({ as: 'person', user: person }, own.chat),
      ),
      about: {
        place: { platform: 'telegram', chat: String(chat.id), thread: null },
        kind: chat.channel ? 'channel' : 'group',
        title: chat.title,
      },
    });
    if (!reply) return false;
    return (
      (await responder.answer({ chat: person.id, thread: null, replyTo: null }, reply)) !== null
    );
  };

  /** Chosen by button in a private chat: the bot must be there before anything is set up. */
  const shared = async (person: User, chosen: ChatShared): Promise<void> => {
    const language = languageOf(person.language_code);
    const id = String(chosen.chat_id);
    if (!begins(id, 'chosen')) return;
    const member = await api.getChatMember(chosen.chat_id, hearing.me().id).catch(() => null);
    if (member === null || !isPresent(member)) {
      begun.delete(id);
      await responder.say(
        person.id,
        unreachableMessage(language, hearing.me().username, chosen.title ?? id),
        { reply_markup: { remove_keyboard: true } },
      );
      return;
    }
    rights.forget(id);
    await aboutChat(person, {
      id: chosen.chat_id,
      title: chosen.title ?? null,
      channel: chosen.request_id === requestIds.channel,
    });
  };

  /** Brought into a group: its panel there, or a word to whoever did it where the bot may not write. */
  const greet = async (update: ChatMemberUpdated): Promise<void> => {
    const { chat, from } = update;
    const person = !from.is_bot && !notPersons.has(from.id);
    const anonymous = from.id === anonymousAdmin;
    if ((!person && !anonymous) || !begins(String(chat.id), 'brought')) return;
    const title = titleOf(chat);
    if (chat.type === 'channel') {
      if (!person) return;
      const heard = await aboutChat(from, { id: chat.id, title, channel: true });
      if (!heard) handlers.log('info', 'telegram-adder-unreachable', { chat: String(chat.id) });
      return;
    }
    const language = languageOf(from.language_code);
    const author: Author = anonymous ? { as: 'group' } : { as: 'person', user: from };
    const place = { platform: 'telegram', chat: String(chat.id), thread: null } as const;
    const reply = await replyTo(
      hearing,
      requestOf(
        { command: 'subscribe', argument: '', place, kind: 'group', title },
        zone,
        language,
        rights.actor(author, place.chat),
      ),
    );
    if (!reply) return;
    const id = await responder.answer({ chat: chat.id, thread: null, replyTo: null }, reply);
    if (id === null && person)
      await responder
        .say(from.id, cannotWriteMessage(language, title ?? place.chat))
        .catch(() => undefined);
  };

  return { begins, shared, greet };
};
