// What people and chats do, handed over as requests and happenings, and the answers brought back.
import { setTimeout as wait } from 'node:timers/promises';
import type { CallbackQuery, ChatMemberUpdated, Message as Incoming } from 'grammy/types';
import type { Language } from '../../../data/model/terms.ts';
import { commands } from '../../commands/index.ts';
import type { Reply } from '../../platform.ts';
import { languageOf, readMessage, type Asked, type Author } from './asked.ts';
import { addressOf, choosePlace, discreet, replyTo, requestOf, type Hearing } from './asking.ts';
import { happeningOf, isNewHere, migrationOf, topicOf } from './membership.ts';
import { describe } from '../errors.ts';
import { tooMuchMessage } from '../places.ts';
import { createPressed } from './pressing.ts';
import { createSettingUp } from './setup.ts';

export interface Ears {
  message(message: Incoming): Promise<void>;
  edited(message: Incoming): Promise<void>;
  pressed(query: CallbackQuery): Promise<void>;
  membership(update: ChatMemberUpdated): Promise<void>;
}

const names = new Set(commands.flatMap((command) => command.names));
/** Answers that are remembered, so that an edited question edits its answer. */
const mostAnswers = 2000;
/** Milliseconds for which an answer waits for the note that somebody came back. */
const returnPatience = 1_500;
/** Seconds after which an edit of an unknown message asks nothing any more. */
const editedWithin = 600;

const wordsIn = (message: Incoming): string => message.text ?? message.caption ?? '';

export const createEars = (hearing: Hearing): Ears => {
  const { handlers, responder, rights, zone, now } = hearing;
  const setUp = createSettingUp(hearing);
  const pressed = createPressed(hearing);
  const answered = new Map<
    string,
    { readonly id: number; readonly text: string; readonly hasPicture: boolean }
  >();

  const keyOf = (author: Author, chat: number): string =>
    author.as === 'person' ? String(author.user.id) : `chat ${chat}`;
  const languageIn = (author: Author): Language =>
    languageOf(author.as === 'person' ? author.user.language_code : undefined);

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
    return replyTo(hearing, requestOf(asked, zone, language, rights.actor(author, place.chat)));
  };

  const remember = (message: Incoming, id: number, { picture }: Reply): void => {
    const hasPicture = picture !== null;
    answered.set(`${message.chat.id}/${message.message_id}`, {
      id,
      text: wordsIn(message),
      hasPicture,
    });
    const [oldest] = answered.keys();
    if (answered.size > mostAnswers && oldest !== undefined) answered.delete(oldest);
  };

  /** Who blocked us and types again. Telegram tells it of its own accord too: nobody's answer depends on it. */
  const cameBack = (chat: string, seconds: number): Promise<void> =>
    handlers
      .happened({ what: 'regained', chat, at: new Date(seconds * 1000).toISOString() })
      .catch((error: unknown) => {
        handlers.log('warn', 'telegram-return-unnoted', { reason: describe(error) });
      });

  const setUpHere = (asked: Asked): boolean =>
    asked.kind !== 'private' && asked.command === 'start' && asked.argument.trim() === 'setup';

  const typed = async (message: Incoming, asked: Asked): Promise<void> => {
    const { place, kind } = asked;
    if (kind === 'private' && asked.command === 'channel')
      return choosePlace(hearing, message.chat.id, languageIn(asked.author));
    if (kind === 'private' && asked.command === 'start')
      await Promise.race([
        cameBack(place.chat, message.date),
        wait(returnPatience, undefined, { ref: false }),
      ]);
    if (setUpHere(asked) && !setUp.begins(place.chat, 'typed')) return;
    const meant = setUpHere(asked) ? { ...asked, command: 'subscribe', argument: '' } : asked;
    const reply = await answerTo(meant);
    if (!reply) return;
    const id = await responder.answer(addressOf(message, place.thread), reply);
    if (id === null) return;
    remember(message, id, reply);
  };

  return {
    message: async (message) => {
      const change = migrationOf(message) ?? topicOf(message);
      // The new chat is no new one: nobody is greeted there.
      if (change?.what === 'moved') setUp.begins(change.to, 'grown');
      if (change) return handlers.happened(change);
      if (message.chat_shared && message.from && message.chat.type === 'private')
        return setUp.shared(message.from, message.chat_shared);
      const asked = readMessage(message, hearing.me());
      if (asked) await typed(message, asked);
    },
    edited: async (message) => {
      const asked = readMessage(message, hearing.me());
      if (!asked) return;
      const known = answered.get(`${message.chat.id}/${message.message_id}`);
      // An edit that left the words alone (a preview, a reaction) asks nothing new.
      if (known?.text === wordsIn(message)) return;
      const age = (message.edit_date ?? message.date) - message.date;
      if (!known && age > editedWithin) return;
      if (!known) return typed(message, asked);
      const reply = await answerTo(asked);
      if (!reply) return;
      const id = await responder.replace(
        { chat: message.chat.id, messageId: known.id, hasPicture: known.hasPicture },
        addressOf(message, asked.place.thread),
        reply,
      );
      remember(message, id ?? known.id, reply);
    },
    pressed,
    membership: async (update) => {
      rights.forget(String(update.chat.id));
      const happening = happeningOf(update);
      if (happening) await handlers.happened(happening);
      if (isNewHere(update)) await setUp.greet(update);
    },
  };
};
