// Out of Telegram's messages and presses: who asked what, and where. Pure.
import type { Chat, Message as Incoming, User } from 'grammy/types';
import type { Place, PlaceKind } from '../../../data/model/subscriber.ts';
import type { Language } from '../../../data/model/terms.ts';

/**
 * Who stands behind a message. `group`: an anonymous administrator of this very group; `channel`: a post of
 * the channel it was written in, which only its administrators can write; `stranger`: somebody writing as
 * another channel, which proves nothing.
 */
export type Author =
  | { readonly as: 'person'; readonly user: User }
  | { readonly as: 'group' }
  | { readonly as: 'channel' }
  | { readonly as: 'stranger'; readonly chat: number };

export interface Typed {
  readonly command: string;
  readonly argument: string;
}
export interface Asked extends Typed {
  readonly place: Place;
  readonly kind: PlaceKind;
  readonly title: string | null;
  readonly author: Author;
  /** Called by the bot's name, or nobody else could be meant: an unknown command is then answered. */
  readonly addressed: boolean;
}

/** GroupAnonymousBot, the service account of linked channels, Channel_Bot: never persons. */
export const notPersons: ReadonlySet<number> = new Set([1_087_968_824, 777_000, 136_817_688]);

/** The general topic is the chat itself; ids are trusted only on messages of a topic. */
export const placeOf = (
  chat: Chat,
  message: Pick<Incoming, 'message_thread_id' | 'is_topic_message'>,
): Place => ({
  platform: 'telegram',
  chat: String(chat.id),
  thread:
    message.is_topic_message &&
    message.message_thread_id !== undefined &&
    message.message_thread_id !== 1
      ? String(message.message_thread_id)
      : null,
});

export const kindOf = (chat: Chat, thread: string | null): PlaceKind =>
  chat.type === 'private'
    ? 'private'
    : chat.type === 'channel'
      ? 'channel'
      : thread === null
        ? 'group'
        : 'thread';

/** "Group / topic" where the message that opened the topic comes along, as it does with what is typed there. */
export const titleOf = (
  chat: Chat,
  message: Pick<Incoming, 'reply_to_message' | 'is_topic_message'> = {},
): string | null => {
  const topic = message.is_topic_message
    ? message.reply_to_message?.forum_topic_created?.name
    : undefined;
  return chat.title === undefined
    ? null
    : topic === undefined
      ? chat.title
      : `${chat.title} / ${topic}`;
};

export const languageOf = (code: string | undefined): Language =>
  code?.toLowerCase().startsWith('uk') ? 'uk' : 'en';

const authorOf = (message: Incoming): Author => {
  const { from, sender_chat, chat } = message;
  if (chat.type === 'channel') return { as: 'channel' };
  if (sender_chat)
    return sender_chat.id === chat.id ? { as: 'group' } : { as: 'stranger', chat: sender_chat.id };
  return from && !notPersons.has(from.id)
    ? { as: 'person', user: from }
    : { as: 'stranger', chat: chat.id };
};

const separate = (text: string): Typed => {
  const [, command = '', argument = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return /^\d/.test(command)
    ? { command: 'night', argument: text.trim() }
    : { command: command.toLowerCase(), argument };
};

/** "/night 2025-07-21" of a button or a link; null where it is no command. */
export const readCommand = (text: string): Typed | null => {
  const [, command, argument = ''] = /^\/(\w+)(?:\s+([\s\S]*))?$/.exec(text) ?? [];
  return command === undefined ? null : { command: command.toLowerCase(), argument };
};

/** Commands that a link may carry: asking changes nothing for whoever is led to press it. */
const linkable = new Set([
  'night',
  'quotes',
  'picture',
  'talks',
  'stats',
  'week',
  'month',
  'records',
  'region',
  'help',
  'sources',
]);
const payloadForm = /^[\w-]{1,64}$/;

/** A command as payload of a /start link; null where it is none that a link may carry. */
export const payloadOf = (typed: Typed): string | null => {
  if (!linkable.has(typed.command)) return null;
  const plain = [typed.command, ...typed.argument.trim().split(/\s+/)].filter(
    (part) => part !== '',
  );
  const readable = plain.join('_').replace('_', '-');
  if (payloadForm.test(readable) && !typed.argument.includes('_')) return readable;
  const coded = `x-${Buffer.from(`${typed.command} ${typed.argument}`.trim()).toString('base64url')}`;
  return payloadForm.test(coded) ? coded : typed.command;
};

/** The command that a /start payload carries: "night-2025-07-21". Null for every other payload. */
export const fromPayload = (payload: string): Typed | null => {
  if (!payloadForm.test(payload)) return null;
  const text = payload.startsWith('x-')
    ? Buffer.from(payload.slice(2), 'base64url').toString('utf8')
    : payload.replace('-', ' ').replaceAll('_', ' ');
  const typed = separate(text);
  return linkable.has(typed.command) ? typed : null;
};

const withPayload = (typed: Typed): Typed =>
  typed.command === 'start' && typed.argument.trim() !== ''
    ? (fromPayload(typed.argument.trim()) ?? typed)
    : typed;

/**
 * What a message asks; null where it asks the bot nothing: talk of others in a group, a command for another
 * bot, a post of the linked channel, a text that came from the bot's own inline answers.
 */
export const readMessage = (
  message: Incoming,
  me: { readonly id: number; readonly username: string },
): Asked | null => {
  const text = (message.text ?? message.caption ?? '').trim();
  const { chat } = message;
  if (text === '' || message.is_automatic_forward || message.via_bot?.id === me.id) return null;
  // Bots are not talked with: two of them would never come to an end.
  if (message.from?.is_bot && !message.sender_chat) return null;
  const place = placeOf(chat, message);
  const common = {
    place,
    kind: kindOf(chat, place.thread),
    title: titleOf(chat, message),
    author: authorOf(message),
  };
  const [, name, to, rest = ''] = /^\/(\w+)(?:@(\w+))?(?=$|\s)\s*([\s\S]*)$/.exec(text) ?? [];
  const isMine = (bot: string): boolean => bot.toLowerCase() === me.username.toLowerCase();
  if (name !== undefined) {
    if (to !== undefined && !isMine(to)) return null;
    const addressed = to !== undefined || chat.type === 'private';
    return {
      ...common,
      ...withPayload({ command: name.toLowerCase(), argument: rest }),
      addressed,
    };
  }
  const [, mentioned, question = ''] = /^@(\w+)\s+([\s\S]+)$/.exec(text) ?? [];
  if (mentioned !== undefined && isMine(mentioned))
    return { ...common, ...separate(question.replace(/^\//, '')), addressed: true };
  if (chat.type !== 'private') return null;
  return { ...common, ...separate(text.replace(/^\//, '')), addressed: true };
};
