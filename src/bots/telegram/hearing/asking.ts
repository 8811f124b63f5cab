// What every way of asking shares: the request as commands take it, and the answer's address.
import type { Api } from 'grammy';
import type { Message as Incoming } from 'grammy/types';
import type { Language } from '../../../data/model/terms.ts';
import type { Actor, Handlers, Reply, Request } from '../../platform.ts';
import type { Asked } from './asked.ts';
import { describe } from '../errors.ts';
import type { Verdict } from './flood.ts';
import { chooseKeyboard, chooseMessage, failedMessage } from '../places.ts';
import type { Address, Responder } from '../sending/respond.ts';
import type { Transport } from '../sending/transport.ts';
import type { Rights } from '../rights.ts';

export interface Hearing {
  readonly api: Api;
  readonly call: Transport['call'];
  readonly me: () => { readonly id: number; readonly username: string };
  readonly handlers: Handlers;
  readonly responder: Responder;
  readonly rights: Rights;
  readonly flood: (key: string, now: number) => Verdict;
  readonly zone: string;
  readonly now: () => Date;
}

/** For the eyes of the one who asked, where that is possible. */
export const discreet = (message: Reply['message']): Reply => ({
  message,
  discreet: true,
  picture: null,
});

export const requestOf = (
  asked: Omit<Asked, 'addressed' | 'author' | 'place'> & Pick<Request, 'place'>,
  zone: string,
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
export const replyTo = async (
  { handlers }: { readonly handlers: Pick<Handlers, 'answer' | 'log'> },
  asked: Request,
): Promise<Reply | null> => {
  try {
    return await handlers.answer(asked);
  } catch (error) {
    handlers.log('error', 'answer-failed', { command: asked.command, reason: describe(error) });
    return discreet(failedMessage(asked.language));
  }
};

export const addressOf = (
  message: Pick<Incoming, 'chat' | 'message_id'>,
  thread: string | null,
): Address => ({
  chat: message.chat.id,
  thread: thread === null ? null : Number(thread),
  replyTo:
    message.chat.type === 'group' || message.chat.type === 'supergroup' ? message.message_id : null,
});

/** The buttons by which a person chooses a channel or group of theirs; in private chats alone. */
export const choosePlace = async (
  { responder, me }: Pick<Hearing, 'responder' | 'me'>,
  chat: number,
  language: Language,
): Promise<void> => {
  await responder.say(chat, chooseMessage(language, me().username), {
    reply_markup: chooseKeyboard(language),
  });
};
