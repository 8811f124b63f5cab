// What the fake keeps: people, chats with members and rights, and the messages in them.
import type { Entity } from './text.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface FakeUser {
  readonly id: number;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
  readonly is_bot: boolean;
}
interface Person {
  readonly user: FakeUser;
  /** Has ever written to the bot: without it the bot may not begin. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
}

export const memberStatuses = [
  'creator',
  'administrator',
  'member',
  'restricted',
  'left',
  'kicked',
] as const;
export type MemberStatus = (typeof memberStatuses)[number];
export interface Member {
  readonly status: MemberStatus;
  /** `can_post_messages` and the like; what is absent is false. */
  readonly rights: Readonly<Record<string, boolean>>;
  readonly anonymous?: boolean;
}

export interface Topic {
  readonly id: number;
  readonly name: string;
  closed: boolean;
  deleted: boolean;
}

export interface Stored {
  readonly messageId: number;
  readonly fromBot: boolean;
  readonly date: number;
  readonly thread: number | null;
  text: string;
  /** As the bot wrote it, before parsing; null for people's messages. */
  source: string | null;
  entities: readonly Entity[];
  markup: Fields | null;
  photo: string | null;
  preview: Fields | null;
  silent: boolean;
  edits: number;
  deleted: boolean;
}

export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';
export interface FakeChat {
  readonly id: number;
  readonly type: ChatType;
  title: string | null;
  isForum: boolean;
  readonly topics: Map<number, Topic>;
  readonly members: Map<number, Member>;
  bot: Member;
  /** What members without own rights may do. */
  permissions: Record<string, boolean>;
  migratedTo: number | null;
  deleted: boolean;
  lastMessageId: number;
  /** When somebody last wrote there: an answer is not counted as a broadcast. */
  heardAt: number;
  readonly messages: Map<number, Stored>;
}

export interface Sent {
  readonly chat: string;
  readonly thread: number | null;
  readonly messageId: number;
  readonly method: string;
  readonly text: string;
  readonly silent: boolean;
  /** Milliseconds on the fake's own clock since it started. */
  readonly at: number;
}

export interface World {
  readonly bot: FakeUser;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, FakeChat>;
  /** Every message accepted from the bot, in order: the ground truth of losses and duplicates. */
  readonly sent: Sent[];
  /** Messages sent out of the inline mode, in chats where the bot is not. */
  readonly inline: Map<string, Stored>;
  readonly files: Map<string, { readonly path: string; readonly bytes: Buffer }>;
  /** Any id is a chat where the bot may write, for benchmarks. */
  anyChat: boolean;
  person(id: number): Person | null;
  chat(id: number): FakeChat | null;
  addUser(user: Partial<FakeUser> & { readonly id: number }): FakeUser;
  addChat(
    chat: Partial<Pick<FakeChat, 'title' | 'isForum' | 'bot' | 'permissions'>> & {
      readonly id: number;
      readonly type: ChatType;
    },
  ): FakeChat;
  keep(chat: FakeChat, message: Omit<Stored, 'messageId' | 'edits' | 'deleted'>): Stored;
}

export const nobody: Member = { status: 'left', rights: {} };
export const plainMember: Member = { status: 'member', rights: {} };

export const createWorld = (bot: FakeUser, keepTexts: number): World => {
  const people = new Map<number, Person>();
  const chats = new Map<number, FakeChat>();
  const addChat: World['addChat'] = ({ id, type, ...rest }) => {
    const chat: FakeChat = {
      id,
      type,
      title: rest.title ?? (type === 'private' ? null : `chat ${id}`),
      isForum: rest.isForum ?? false,
      topics: new Map(),
      members: new Map(),
      bot: rest.bot ?? plainMember,
      permissions: rest.permissions ?? { can_send_messages: true, can_send_photos: true },
      migratedTo: null,
      deleted: false,
      lastMessageId: 0,
      heardAt: Number.NEGATIVE_INFINITY,
      messages: new Map(),
    };
    chats.set(id, chat);
    return chat;
  };
  const world: World = {
    bot,
    people,
    chats,
    sent: [],
    inline: new Map(),
    files: new Map(),
    anyChat: false,
    person: (id) => people.get(id) ?? null,
    chat: (id) => {
      const known = chats.get(id);
      if (known || !world.anyChat) return known ?? null;
      if (id > 0) {
        world.addUser({ id });
        const person = people.get(id);
        if (person) person.started = true;
        return chats.get(id) ?? null;
      }
      return addChat({ id, type: id < -1_000_000_000_000 ? 'supergroup' : 'group' });
    },
    addUser: (given) => {
      const user: FakeUser = { first_name: `person ${given.id}`, is_bot: false, ...given };
      const known = people.get(given.id);
      people.set(given.id, {
        user,
        started: known?.started ?? false,
        blocked: known?.blocked ?? false,
        deactivated: known?.deactivated ?? false,
      });
      if (!chats.has(given.id)) addChat({ id: given.id, type: 'private' });
      return user;
    },
    addChat,
    keep: (chat, message) => {
      chat.lastMessageId += 1;
      const stored: Stored = {
        ...message,
        messageId: chat.lastMessageId,
        edits: 0,
        deleted: false,
      };
      chat.messages.set(stored.messageId, stored);
      if (chat.messages.size > keepTexts) chat.messages.delete(chat.lastMessageId - keepTexts);
      return stored;
    },
  };
  return world;
};

/** A chat as it stands in updates. */
export const chatFields = (chat: FakeChat, person?: FakeUser): Fields => ({
  id: chat.id,
  type: chat.type,
  ...(chat.title === null ? {} : { title: chat.title }),
  ...(chat.isForum ? { is_forum: true } : {}),
  ...(person ? { first_name: person.first_name } : {}),
});

/** A stored message as the API shows it. */
export const messageFields = (world: World, chat: FakeChat, message: Stored): Fields => ({
  message_id: message.messageId,
  date: message.date,
  chat: chatFields(chat, world.person(chat.id)?.user),
  ...(message.fromBot
    ? chat.type === 'channel'
      ? { sender_chat: chatFields(chat) }
      : { from: world.bot }
    : {}),
  ...(message.thread === null ? {} : { message_thread_id: message.thread, is_topic_message: true }),
  ...(message.photo === null
    ? {
        text: message.text,
        ...(message.entities.length > 0 ? { entities: message.entities } : {}),
      }
    : {
        photo: [{ file_id: message.photo, file_unique_id: message.photo, width: 90, height: 90 }],
        ...(message.text === '' ? {} : { caption: message.text }),
        ...(message.entities.length > 0 ? { caption_entities: message.entities } : {}),
      }),
  ...(message.markup === null || 'keyboard' in message.markup || 'remove_keyboard' in message.markup
    ? {}
    : { reply_markup: message.markup }),
  ...(message.edits > 0 ? { edit_date: message.date } : {}),
});

export const memberFields = (user: FakeUser, member: Member): Fields => ({
  user,
  status: member.status,
  ...(member.status === 'administrator' || member.status === 'restricted' ? member.rights : {}),
  ...(member.status === 'administrator' || member.status === 'creator'
    ? { is_anonymous: member.anonymous ?? false }
    : {}),
});
