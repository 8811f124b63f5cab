// What a call carries, as JSON: the words once for however many get them, the address in front for each.
import { onceFor } from '../../once.ts';
import type { Message } from '../../../digest/message.ts';
import { formatTelegram, keyboardOf, plainText } from './format.ts';

/** The body with `head` in front of its own fields; neither is empty, and no field is in both. */
export const before = (head: Readonly<Record<string, unknown>>, body: string): string =>
  `${JSON.stringify(head).slice(0, -1)},${body.slice(1)}`;

/** What an answer says, for `sendMessage` and `editMessageText`. `plain`: without markup and buttons. */
export const answerFields = (message: Message, plain: boolean) => {
  const html = formatTelegram(message);
  const keyboard = plain ? undefined : keyboardOf(message.actions);
  return {
    text: plain ? plainText(html) : html,
    ...(plain ? {} : { parse_mode: 'HTML' as const }),
    link_preview_options: { is_disabled: true },
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
};

const kept = onceFor<Message, string>();

/** The same as JSON, made once for who all ask the same. */
export const answerBody = (message: Message, plain: boolean): string =>
  plain
    ? JSON.stringify(answerFields(message, true))
    : kept(message, 'answer', () => JSON.stringify(answerFields(message, false)));
