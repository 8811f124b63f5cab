// Answers on their way back: text or picture, new or in place of the message whose button was pressed.
import { InputFile, type Api } from 'grammy';
import type { Message as Sent } from 'grammy/types';
import type { Message } from '../../../digest/message.ts';
import type { Handlers, Picture, Reply } from '../../platform.ts';
import { describe, faultOf } from '../errors.ts';
import { answerBody, answerFields, before } from './body.ts';
import { formatCaption, keyboardOf } from './format.ts';
import { createPersist, soon } from './persist.ts';
import type { Transport } from './transport.ts';

/** Where an answer goes. `replyTo`: the question it belongs to, shown in groups. */
export interface Address {
  readonly chat: number;
  readonly thread: number | null;
  readonly replyTo: number | null;
}
/** The message that stands there: one with a picture can only be replaced by another with a picture. */
export interface Standing {
  readonly chat: number;
  readonly messageId: number;
  readonly hasPicture: boolean;
}

export interface Responder {
  /** The new message's id; null where Telegram would not take it, which is logged. */
  answer(address: Address, reply: Reply): Promise<number | null>;
  /** Replaces the words of a standing message; where that is not possible, answers anew. */
  replace(standing: Standing, address: Address, reply: Reply): Promise<number | null>;
  /** Replaces the words of a message that was sent on out of the inline mode, with these buttons. */
  replaceInline(inlineId: string, message: Message): Promise<void>;
  /** A message of the platform's own, with any keyboard. Throws what Telegram refuses. */
  say(chat: number, message: Message, keyboard?: Parameters<Api['sendMessage']>[2]): Promise<void>;
}

/** Limits of a photo; what is beyond goes as text alone. */
const largestPicture = 10 * 1024 * 1024;
const longestSides = 10_000;
const flattest = 20;
const pngSignature = 0x89504e47;

const isSendable = ({ png }: Picture): boolean => {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.length < 24 || bytes.length > largestPicture) return false;
  if (bytes.readUInt32BE(0) !== pngSignature) return false;
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  return (
    width > 0 &&
    height > 0 &&
    width + height <= longestSides &&
    Math.max(width, height) / Math.min(width, height) <= flattest
  );
};

export const createResponder = (options: {
  /** Carries pictures; words alone go straight to the transport. */
  readonly api: Api;
  readonly transport: Pick<Transport, 'call'>;
  readonly handlers: Pick<Handlers, 'recall' | 'remember' | 'log' | 'happened'>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
}): Responder => {
  const { api, transport, handlers, pause, now } = options;
  const uploading = new Map<string, Promise<string>>();

  const persist = createPersist(handlers, pause, now);
  const whereabouts = ({ thread, replyTo }: Address) => ({
    ...(thread === null ? {} : { message_thread_id: thread }),
    ...(replyTo === null
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  });

  const sendText = async (address: Address, message: Message): Promise<number> => {
    const sent = await persist(address.chat, (chat, plain) =>
      transport.call(
        'sendMessage',
        before({ chat_id: chat, ...whereabouts(address) }, answerBody(message, plain)),
      ),
    );
    return (sent as Sent).message_id;
  };

  const fileIdOf = (sent: Sent | true): string | null =>
    sent !== true && 'photo' in sent ? (sent.photo?.at(-1)?.file_id ?? null) : null;

  /** The first call of a picture uploads it, those that come meanwhile wait for its id. */
  const withPhoto = async <T extends Sent | true>(
    picture: Picture,
    call: (photo: string | InputFile) => Promise<T>,
  ): Promise<T> => {
    const name = `telegram/picture/${picture.key}`;
    const upload = async (): Promise<T> => {
      const task = call(new InputFile(picture.png, picture.name));
      const id = task.then((sent) => {
        const found = fileIdOf(sent);
        if (found === null) throw new Error('no file id came back');
        return found;
      });
      uploading.set(name, id);
      id.then(
        (found) => handlers.remember(name, found),
        () => undefined,
      )
        .catch(() => undefined)
        .finally(() => {
          if (uploading.get(name) === id) uploading.delete(name);
        });
      return task;
    };
    /** The newest id that is not the one known to be bad; waits for an upload that is under way. */
    const current = async (bad: string | null): Promise<string | null> => {
      const recalled = await handlers.recall(name);
      const underWay = uploading.get(name);
      if (underWay) return underWay.catch(() => null);
      return recalled === bad ? null : recalled;
    };
    const known = await current(null);
    if (known === null) return upload();
    try {
      return await call(known);
    } catch (error) {
      if (faultOf(error).code !== 'picture') throw error;
      // Telegram has lost the file: uploaded once more, however many meet it together.
      const fresh = await current(known);
      return fresh === null ? upload() : call(fresh);
    }
  };

  const sendPicture = async (
    address: Address,
    message: Message,
    picture: Picture,
    caption: string,
  ): Promise<number> => {
    const keyboard = keyboardOf(message.actions);
    const sent = await persist(address.chat, (chat) =>
      withPhoto(picture, (photo) =>
        api.sendPhoto(chat, photo, {
          caption,
          parse_mode: 'HTML',
          ...(keyboard ? { reply_markup: keyboard } : {}),
          ...whereabouts(address),
        }),
      ),
    );
    return sent.message_id;
  };

  const answer: Responder['answer'] = async (address, { message, picture }) => {
    try {
      const caption = picture && isSendable(picture) ? formatCaption(message) : null;
      if (picture && caption !== null) {
        try {
          return await sendPicture(address, message, picture, caption);
        } catch (error) {
          const fault = faultOf(error);
          // Text goes out instead, unless the picture may have arrived or the chat takes nothing.
          if (fault.delivery === 'unknown' || !['picture', 'no-media', 'body'].includes(fault.code))
            throw error;
          handlers.log('warn', 'telegram-picture-refused', { reason: describe(error) });
        }
      }
      return await sendText(address, message);
    } catch (error) {
      handlers.log('warn', 'telegram-answer-refused', {
        chat: String(address.chat),
        code: faultOf(error).code,
        reason: describe(error),
      });
      return null;
    }
  };

  const editText = (standing: Standing, message: Message): Promise<unknown> =>
    persist(standing.chat, (chat, plain) =>
      transport.call(
        'editMessageText',
        before({ chat_id: chat, message_id: standing.messageId }, answerBody(message, plain)),
      ),
    );
  const editPicture = (
    standing: Standing,
    message: Message,
    picture: Picture,
    caption: string,
  ): Promise<unknown> => {
    const keyboard = keyboardOf(message.actions);
    return persist(standing.chat, (chat) =>
      withPhoto(picture, (media) =>
        api.editMessageMedia(
          chat,
          standing.messageId,
          { type: 'photo', media, caption, parse_mode: 'HTML' },
          keyboard ? { reply_markup: keyboard } : {},
        ),
      ),
    );
  };

  return {
    answer,
    replace: async (standing, address, reply) => {
      const { message, picture } = reply;
      const caption = picture && isSendable(picture) ? formatCaption(message) : null;
      const wantsPicture = picture !== null && caption !== null;
      if (wantsPicture !== standing.hasPicture) return answer(address, reply);
      try {
        // An edit twice is the same as once: what may have been done is simply done again.
        const edit = (): Promise<unknown> =>
          wantsPicture
            ? editPicture(standing, message, picture, caption)
            : editText(standing, message);
        await edit().catch((error: unknown) => {
          if (faultOf(error).delivery !== 'unknown') throw error;
          return pause(soon).then(edit);
        });
        return standing.messageId;
      } catch (error) {
        const { code } = faultOf(error);
        if (code === 'not-modified') return standing.messageId;
        if (code === 'message-gone' || code === 'picture') return answer(address, reply);
        handlers.log('warn', 'telegram-answer-refused', {
          chat: String(standing.chat),
          code,
          reason: describe(error),
        });
        return null;
      }
    },
    replaceInline: async (inlineId, message) => {
      try {
        await persist(0, (_, plain) =>
          transport.call(
            'editMessageText',
            before({ inline_message_id: inlineId }, answerBody(message, plain)),
          ),
        );
      } catch (error) {
        if (faultOf(error).code !== 'not-modified')
          handlers.log('warn', 'telegram-inline-refused', { reason: describe(error) });
      }
    },
    say: async (chat, message, keyboard = {}) => {
      await persist(chat, (at, plain) =>
        transport.call(
          'sendMessage',
          JSON.stringify({ chat_id: at, ...answerFields(message, plain), ...keyboard }),
        ),
      );
    },
  };
};
