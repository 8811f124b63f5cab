// A button pressed: its answer in place of the message it stands on, or wherever it may be shown.
import type { CallbackQuery } from 'grammy/types';
import { commands } from '../../commands/index.ts';
import type { Reply } from '../../platform.ts';
import type { Language } from '../../../data/model/terms.ts';
import {
  kindOf,
  languageOf,
  notPersons,
  payloadOf,
  placeOf,
  readCommand,
  titleOf,
  type Author,
  type Typed,
} from './asked.ts';
import { addressOf, choosePlace, discreet, replyTo, requestOf, type Hearing } from './asking.ts';
import { describe, faultOf } from '../errors.ts';
import { formatTelegram, plainText, shortened } from '../sending/format.ts';
import { forSendingOn } from './inline.ts';
import { tooMuchMessage } from '../places.ts';

const names = new Set(commands.flatMap((command) => command.names));
/** What an alert over a chat shows at most. */
const longestAlert = 200;

const alertOf = (reply: Reply): string =>
  shortened(plainText(formatTelegram(reply.message)).trim(), longestAlert);

export const createPressed = (hearing: Hearing): ((query: CallbackQuery) => Promise<void>) => {
  const { call, handlers, responder, rights, zone, now } = hearing;
  const callbackAnswered = async (
    query: CallbackQuery,
    more: { readonly text?: string; readonly show_alert?: true; readonly url?: string },
  ): Promise<void> => {
    try {
      await call('answerCallbackQuery', JSON.stringify({ callback_query_id: query.id, ...more }));
    } catch (error) {
      // Too late is nothing to a reader: what was asked is shown all the same.
      if (faultOf(error).code !== 'late')
        handlers.log('debug', 'telegram-callback-refused', { reason: describe(error) });
    }
  };
  const opensInPrivate = (query: CallbackQuery, payload: string): Promise<void> =>
    callbackAnswered(query, { url: `https://t.me/${hearing.me().username}?start=${payload}` });
  /** Under a message that was sent on into a chat where the bot is not: nothing is posted or set there. */
  const pressedElsewhere = async (
    query: CallbackQuery,
    data: string,
    wanted: Typed,
    language: Language,
  ): Promise<void> => {
    const payload = payloadOf(wanted);
    if (payload !== null && (data.startsWith('!') || wanted.command === 'picture'))
      return opensInPrivate(query, payload);
    const nobody = { id: String(query.from.id), mayConfigure: () => Promise.resolve(false) };
    const place = { place: null, kind: 'private', title: null } as const;
    const reply = await replyTo(
      hearing,
      requestOf({ ...wanted, ...place }, zone, language, nobody),
    );
    if (reply && (payload === null || query.inline_message_id === undefined))
      return callbackAnswered(query, { text: alertOf(reply), show_alert: true });
    await callbackAnswered(query, {});
    if (reply && query.inline_message_id !== undefined)
      await responder.replaceInline(query.inline_message_id, forSendingOn(reply.message));
  };
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
    const choosing = wanted.command === 'channel' && message?.chat.type === 'private';
    // A button of long ago, or a forged one: told over the chat, and the message it stands on stays.
    if (!message || !(choosing || names.has(wanted.command)))
      return pressedElsewhere(query, data, wanted, language);
    const author: Author = notPersons.has(from.id)
      ? { as: 'stranger', chat: from.id }
      : { as: 'person', user: from };
    const { chat } = message;
    const payload = payloadOf(wanted);
    // A channel's post stands for all its readers: each reads on in private.
    if (chat.type === 'channel' && payload !== null) return opensInPrivate(query, payload);
    if (choosing) {
      await Promise.all([callbackAnswered(query, {}), choosePlace(hearing, chat.id, language)]);
      return;
    }
    const here = 'message_thread_id' in message || 'is_topic_message' in message ? message : {};
    const place = placeOf(chat, here);
    let refused = false;
    const actor = rights.actor(author, place.chat);
    const reply = await replyTo(
      hearing,
      requestOf(
        { ...wanted, place, kind: kindOf(chat, place.thread), title: titleOf(chat) },
        zone,
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

  return pressed;
};
