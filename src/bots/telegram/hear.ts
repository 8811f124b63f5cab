// What people and chats do, handed over as requests and happenings, and the answers brought back.
import type { Api } from 'grammy';
import type {
  CallbackQuery,
  ChatMemberUpdated,
  ChatShared,
  Message as Incoming,
  User,
} from 'grammy/types';
import type { Language } from '../../data/model/terms.ts';
import { commands } from '../commands/index.ts';
import type { Actor, Handlers, Reply, Request } from '../platform.ts';
import {
  kindOf,
  languageOf,
  notPersons,
  payloadOf,
  placeOf,
  readCommand,
  readMessage,
  titleOf,
  type Asked,
  type Author,
} from './asked.ts';
import { describe, faultOf } from './errors.ts';
import type { Verdict } from './flood.ts';
import { formatTelegram, plainText, shortened } from './format.ts';
import { happeningOf, isNewHere, migrationOf, topicOf } from './membership.ts';
import {
  cannotWriteMessage,
  chooseKeyboard,
  chooseMessage,
  failedMessage,
  requestIds,
  tooMuchMessage,
  unreachableMessage,
} from './places.ts';
import { replaceInline } from './inline.ts';
import type { Address, Responder } from './respond.ts';
import type { Rights } from './rights.ts';

export interface Hearing {
  readonly api: Api;
  readonly me: () => { readonly id: number; readonly username: string };
  readonly handlers: Handlers;
  readonly responder: Responder;
  readonly rights: Rights;
  readonly flood: (key: string, now: number) => Verdict;
  readonly zone: string;
  readonly now: () => Date;
}

export interface Ears {
  message(message: Incoming): Promise<void>;
  edited(message: Incoming): Promise<void>;
  pressed(query: CallbackQuery): Promise<void>;
  membership(update: ChatMemberUpdated): Promise<void>;
}

const names = new Set(commands.flatMap((command) => command.names));
/** What an alert over a chat shows at most. */
const longestAlert = 200;
/** Answers that are remembered, so that an edited question edits its answer. */
const mostAnswers = 2000;
/** Seconds after which an edit of an unknown message asks nothing any more. */
const editedWithin = 600;
/** Milliseconds in which one chat is set up once, however many updates tell of it. */
const setUpOnceIn = 60_000;

const discreet = (message: Reply['message']): Reply => ({
  message,
  discreet: true,
  picture: null,
});

export const createEars = (hearing: Hearing): Ears => {
  const { api, handlers, responder, rights, zone, now } = hearing;
  const answered = new Map<string, { readonly id: number; readonly text: string }>();
  const setUp = new Map<string, number>();

  const request = (
    asked: Omit<Asked, 'addressed' | 'author'>,
    language: Language,
    actor: Actor,
  ): Request => ({
    platform: 'telegram',
    command: asked.command,
    argument: asked.argument,
    language,
    zone,
    place: asked.place,
    kind: asked.kind,
    title: asked.title,
    actor,
  });
  /** Our own fault in one answer is told and logged; the next question is answered. */
  const replyTo = async (asked: Request): Promise<Reply | null> => {
    try {
      return await handlers.answer(asked);
    } catch (error) {
      handlers.log('error', 'answer-failed', { command: asked.command, reason: describe(error) });
      return discreet(failedMessage(asked.language));
    }
  };
  /** True the first time within a minute. */
  const beginsSetUp = (chat: string): boolean => {
    const at = now().getTime();
    for (const [key, since] of setUp) if (at - since > setUpOnceIn) setUp.delete(key);
    if (setUp.has(chat)) return false;
    setUp.set(chat, at);
    return true;
  };
  const addressOf = (
    message: Pick<Incoming, 'chat' | 'message_id'>,
    thread: string | null,
  ): Address => ({
    chat: message.chat.id,
    thread: thread === null ? null : Number(thread),
    replyTo:
      message.chat.type === 'group' || message.chat.type === 'supergroup'
        ? message.message_id
        : null,
  });
  const keyOf = (author: Author, chat: number): string =>
    author.as === 'person' ? String(author.user.id) : `chat ${chat}`;
  const languageIn = (author: Author): Language =>
    languageOf(author.as === 'person' ? author.user.language_code : undefined);

  const choose = async (chat: number, language: Language): Promise<void> => {
    await responder.say(chat, chooseMessage(language, hearing.me().username), {
      reply_markup: chooseKeyboard(language),
    });
  };

  /** A command typed by somebody: its answer, or null for silence. */
  const answerTo = async (asked: Asked): Promise<Reply | null> => {
    const { author, place, kind } = asked;
    const known = names.has(asked.command);
    // Other bots' commands and people's own slashes in a group are none of ours.
    if (!known && (!asked.addressed || kind === 'channel')) return null;
    const language = languageIn(author);
    const verdict = hearing.flood(keyOf(author, Number(place.chat)), now().getTime());
    if (verdict === 'silence') return null;
    if (verdict === 'tell') return discreet(tooMuchMessage(language));
    return replyTo(request(asked, language, rights.actor(author, place.chat)));
  };

  const setUpHere = (asked: Asked): boolean =>
    asked.kind !== 'private' && asked.command === 'start' && asked.argument.trim() === 'setup';

  const typed = async (message: Incoming, asked: Asked): Promise<void> => {
    const { place, kind } = asked;
    if (kind === 'private' && asked.command === 'channel')
      return choose(message.chat.id, languageIn(asked.author));
    if (kind === 'private' && asked.command === 'start')
      await handlers.happened({
        what: 'regained',
        chat: place.chat,
        at: new Date(message.date * 1000).toISOString(),
      });
    if (setUpHere(asked) && !beginsSetUp(place.chat)) return;
    const meant = setUpHere(asked) ? { ...asked, command: 'subscribe', argument: '' } : asked;
    const reply = await answerTo(meant);
    if (!reply) return;
    const id = await responder.answer(addressOf(message, place.thread), reply);
    if (id === null) return;
    answered.set(`${message.chat.id}/${message.message_id}`, { id, text: message.text ?? '' });
    const [oldest] = answered.keys();
    if (answered.size > mostAnswers && oldest !== undefined) answered.delete(oldest);
  };

  const aboutChat = async (
    person: User,
    chat: { readonly id: number; readonly title: string | null; readonly channel: boolean },
  ): Promise<boolean> => {
    const own = { platform: 'telegram', chat: String(person.id), thread: null } as const;
    const language = languageOf(person.language_code);
    const reply = await replyTo({
      ...request(
        { command: 'subscribe', argument: '', place: own, kind: 'private', title: null },
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
    if (!beginsSetUp(id)) return;
    const member = await api.getChatMember(chosen.chat_id, hearing.me().id).catch(() => null);
    if (member === null || member.status === 'left' || member.status === 'kicked') {
      setUp.delete(id);
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
    const anonymous = from.id === 1_087_968_824;
    if ((!person && !anonymous) || !beginsSetUp(String(chat.id))) return;
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
      request(
        { command: 'subscribe', argument: '', place, kind: 'group', title },
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

  const callbackAnswered = async (
    query: CallbackQuery,
    more: { readonly text?: string; readonly show_alert?: true; readonly url?: string },
  ): Promise<void> => {
    try {
      await api.answerCallbackQuery(query.id, more);
    } catch (error) {
      // Too late is nothing to a reader: what was asked is shown all the same.
      if (faultOf(error).code !== 'late')
        handlers.log('debug', 'telegram-callback-refused', { reason: describe(error) });
    }
  };
  const alertOf = (reply: Reply): string =>
    shortened(plainText(formatTelegram(reply.message)).trim(), longestAlert);

  const pressed = async (query: CallbackQuery): Promise<void> => {
    const { message, from } = query;
    const data = query.data ?? '';
    const wanted = readCommand(data.replace(/^!/, ''));
    if (!wanted) return callbackAnswered(query, {});
    const language = languageOf(from.language_code);
    const verdict = hearing.flood(String(from.id), now().getTime());
    if (verdict !== 'pass')
      return callbackAnswered(
        query,
        verdict === 'tell'
          ? { text: alertOf(discreet(tooMuchMessage(language))), show_alert: true }
          : {},
      );
    const author: Author = notPersons.has(from.id)
      ? { as: 'stranger', chat: from.id }
      : { as: 'person', user: from };
    if (!message) {
      const reply = await replyTo({
        ...request({ ...wanted, place: null as never, kind: 'private', title: null }, language, {
          id: String(from.id),
          mayConfigure: () => Promise.resolve(false),
        }),
        place: null,
      });
      await callbackAnswered(query, {});
      if (reply && query.inline_message_id !== undefined)
        await replaceInline(api, query.inline_message_id, reply.message, handlers.log);
      return;
    }
    const { chat } = message;
    const payload = payloadOf(wanted);
    // A channel's post stands for all its readers: each reads on in private.
    if (chat.type === 'channel' && payload !== null)
      return callbackAnswered(query, {
        url: `https://t.me/${hearing.me().username}?start=${payload}`,
      });
    if (chat.type === 'private' && wanted.command === 'channel') {
      await Promise.all([callbackAnswered(query, {}), choose(chat.id, language)]);
      return;
    }
    const here = 'message_thread_id' in message || 'is_topic_message' in message ? message : {};
    const place = placeOf(chat, here);
    let refused = false;
    const actor = rights.actor(author, place.chat);
    const reply = await replyTo(
      request(
        { ...wanted, place, kind: kindOf(chat, place.thread), title: titleOf(chat) },
        language,
        {
          id: actor.id,
          mayConfigure: async (asked) => {
            const may = await actor.mayConfigure(asked);
            if (!may) refused = true;
            return may;
          },
        },
      ),
    );
    if (!reply) return callbackAnswered(query, {});
    // What others see is not changed by somebody who may not change it.
    if (refused) return callbackAnswered(query, { text: alertOf(reply), show_alert: true });
    const address = { ...addressOf(message, place.thread), replyTo: null };
    const standing = {
      chat: chat.id,
      messageId: message.message_id,
      hasPicture: 'photo' in message && message.photo !== undefined,
    };
    const accessible = message.date !== 0;
    await Promise.all([
      callbackAnswered(query, {}),
      data.startsWith('!') || !accessible
        ? responder.answer(address, reply)
        : responder.replace(standing, address, reply),
    ]);
  };

  return {
    message: async (message) => {
      const change = migrationOf(message) ?? topicOf(message);
      if (change) return handlers.happened(change);
      if (message.chat_shared && message.from && message.chat.type === 'private')
        return shared(message.from, message.chat_shared);
      const asked = readMessage(message, hearing.me());
      if (asked) await typed(message, asked);
    },
    edited: async (message) => {
      const asked = readMessage(message, hearing.me());
      if (!asked) return;
      const known = answered.get(`${message.chat.id}/${message.message_id}`);
      // An edit that left the words alone (a preview, a reaction) asks nothing new.
      if (known?.text === (message.text ?? '')) return;
      const age = (message.edit_date ?? message.date) - message.date;
      if (!known && age > editedWithin) return;
      if (!known) return typed(message, asked);
      const reply = await answerTo(asked);
      if (!reply) return;
      await responder.replace(
        { chat: message.chat.id, messageId: known.id, hasPicture: false },
        addressOf(message, asked.place.thread),
        reply,
      );
      answered.set(`${message.chat.id}/${message.message_id}`, {
        id: known.id,
        text: message.text ?? '',
      });
    },
    pressed,
    membership: async (update) => {
      rights.forget(String(update.chat.id));
      const happening = happeningOf(update);
      if (happening) await handlers.happened(happening);
      if (isNewHere(update)) await greet(update);
    },
  };
};
