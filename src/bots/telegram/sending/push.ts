// Pushes: the body made once for an edition, and sent byte for byte to every chat.
import type { Message } from '../../../digest/message.ts';
import type { Handlers, Looks, Outgoing, Platform } from '../../platform.ts';
import { deliveryErrorOf, describe, faultOf } from '../errors.ts';
import { before } from './body.ts';
import { formatTelegram, keyboardOf, plainText } from './format.ts';
import type { Transport } from './transport.ts';

/** What `sendMessage` and `editMessageText` take besides the chat. */
interface Body {
  readonly text: string;
  readonly parse_mode: 'HTML';
  readonly link_preview_options: object;
  readonly reply_markup?: object;
}

/** A digest is text: its picture is the large preview of a page where there is one, else it is asked for. */
export const preparePush: Platform['prepare'] = (message: Message, looks: Looks): string => {
  const keyboard = keyboardOf(
    // A digest that was pushed stays what it is, whatever is pressed under it.
    message.actions.map((action) => ({ ...action, opens: 'anew' as const })),
  );
  const body: Body = {
    text: formatTelegram(message),
    parse_mode: 'HTML',
    link_preview_options:
      looks.previewUrl === null
        ? { is_disabled: true }
        : { url: looks.previewUrl, prefer_large_media: true, show_above_text: true },
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
  return JSON.stringify(body);
};

/** The general topic is the chat itself: its number is refused. */
const threadOf = ({ thread }: Outgoing['target']): number | null =>
  thread === null || thread === '' || thread === '1' ? null : Number(thread);

const plainBody = (body: string): string => {
  const { text } = JSON.parse(body) as Body;
  return JSON.stringify({ text: plainText(text), link_preview_options: { is_disabled: true } });
};
/** Bodies that Telegram refused, so that the rest of an edition goes out plain at once. */
const mostRefused = 16;

export interface Pusher {
  send: Platform['send'];
  edit: Platform['edit'];
}

export const createPusher = (options: {
  readonly transport: Transport;
  readonly paidBroadcast: boolean;
  readonly log: Handlers['log'];
}): Pusher => {
  const { transport, log } = options;
  const refused = new Set<string>();

  /** Our own bad markup must not cost the reader the digest: the words go out plain, and it is logged. */
  const withPlain = async (
    body: string,
    call: (body: string) => Promise<unknown>,
  ): Promise<unknown> => {
    if (refused.has(body)) return call(plainBody(body));
    try {
      return await call(body);
    } catch (error) {
      if (faultOf(error).platform !== 'ours') throw error;
      log('error', 'telegram-body-refused', { reason: describe(error) });
      const [oldest] = refused;
      if (refused.size >= mostRefused && oldest !== undefined) refused.delete(oldest);
      refused.add(body);
      return call(plainBody(body));
    }
  };

  return {
    send: async ({ target, body, silent }, calling) => {
      const thread = threadOf(target);
      const head = {
        chat_id: target.chat,
        ...(thread === null ? {} : { message_thread_id: thread }),
        ...(silent ? { disable_notification: true } : {}),
        ...(options.paidBroadcast ? { allow_paid_broadcast: true } : {}),
      };
      try {
        const sent = (await withPlain(body, (one) =>
          transport.call('sendMessage', before(head, one), calling),
        )) as { readonly message_id?: unknown; readonly message_thread_id?: unknown };
        if (thread !== null && sent.message_thread_id !== thread)
          log('warn', 'telegram-topic-ignored', { chat: target.chat, thread: target.thread });
        return { messageId: String(sent.message_id) };
      } catch (error) {
        throw deliveryErrorOf(error);
      }
    },
    edit: async ({ target, body }, messageId) => {
      const head = { chat_id: target.chat, message_id: Number(messageId) };
      try {
        await withPlain(body, (one) => transport.call('editMessageText', before(head, one)));
      } catch (error) {
        if (faultOf(error).code !== 'not-modified') throw deliveryErrorOf(error);
      }
    },
  };
};
