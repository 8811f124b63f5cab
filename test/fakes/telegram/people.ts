// People and administrators of the fake: what they write, press and change becomes the bot's updates.
import { parseCommandEntities } from './entities.ts';
import { anonymousAdmin, authorOf, type Guise } from './guises.ts';
import type { Scene } from './scene.ts';
import { sentOn } from './sent-on.ts';
import type { Update } from './updates.ts';
import {
  chatFields,
  memberFields,
  messageFields,
  nobody,
  type FakeChat,
  type FakeUser,
  type Fields,
  type Member,
  type Stored,
} from './world.ts';

export interface Speaking {
  readonly thread?: number;
  readonly guise?: Guise;
  readonly replyTo?: number;
  /** Seconds since 1970; now where absent. */
  readonly date?: number;
}
export interface Press {
  /** Null where the button opens an address or the inline mode. */
  readonly queryId: string | null;
  readonly url: string | null;
}

export interface People {
  /** A message of a person, or of the channel where `from` is null. */
  says(from: number | null, chat: number, text: string, how?: Speaking): Stored;
  /** Changes an earlier message of theirs. */
  rewrites(from: number | null, chat: number, messageId: number, text: string): void;
  /** Presses a button by its label on the newest message that carries it, or on the one named. */
  press(from: number, chat: number, label: string | RegExp, messageId?: number): Press;
  /** A callback that no button gave. */
  forges(from: number, chat: number, data: string, messageId: number): string;
  asksInline(from: number, query: string): string;
  /** Sends on the first result of the newest inline answer; answers the id of the message. */
  sendsOn(from: number): string;
  /** Presses a button of a message that was sent on. */
  pressesInline(from: number, inlineId: string, label: string): string;
  forgesInline(from: number, inlineId: string, data: string): string;
  /** Labels of the buttons of a message that was sent on. */
  inlineLabels(inlineId: string): readonly string[];
  shares(from: number, requestId: number, chat: number): void;
  blocks(from: number, date?: number): void;
  unblocks(from: number, date?: number): void;
  /** An administrator changes what the bot may do in a chat. */
  setBot(by: number | 'anonymous', chat: number, member: Member, date?: number): void;
  closeTopic(by: number, chat: number, topic: number, date?: number): void;
  reopenTopic(by: number, chat: number, topic: number, date?: number): void;
  /** A group becomes a supergroup; answers its new id. */
  migrate(chat: number): number;
}

const seconds = (): number => Math.floor(Date.now() / 1000);
/** What is said in a topic answers the service message that opened it, unless it answers something else. */
const topicStart = (chat: FakeChat, thread: number | undefined): Fields => {
  const topic = thread === undefined ? undefined : chat.topics.get(thread);
  return topic
    ? {
        reply_to_message: {
          message_id: topic.id,
          date: 0,
          chat: chatFields(chat),
          message_thread_id: topic.id,
          is_topic_message: true,
          forum_topic_created: { name: topic.name, icon_color: 7_322_096 },
        },
      }
    : {};
};
/** Service messages have none. */
const withoutText = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'text'));

export const createPeople = (scene: Scene): People => {
  const { world, updates } = scene;
  let queries = 4_000_000_000_000_000;
  const chatOf = (id: number): FakeChat => {
    const chat = world.chat(id);
    if (!chat) throw new Error(`the fake has no chat ${id}`);
    return chat;
  };
  const userOf = (id: number): FakeUser => {
    const user = world.person(id)?.user;
    if (!user) throw new Error(`the fake has no person ${id}`);
    return user;
  };
  const incoming = (
    from: number | null,
    chat: FakeChat,
    text: string,
    how: Speaking,
  ): { readonly stored: Stored; readonly fields: Fields } => {
    const stored = world.keep(chat, {
      fromBot: false,
      date: how.date ?? seconds(),
      thread: how.thread ?? null,
      text,
      source: null,
      entities: parseCommandEntities(text),
      markup: null,
      photo: null,
      preview: null,
      silent: false,
    });
    const replied = how.replyTo === undefined ? null : chat.messages.get(how.replyTo);
    return {
      stored,
      fields: {
        ...messageFields(world, chat, stored),
        ...(from === null && how.guise === undefined
          ? { sender_chat: chatFields(chat) }
          : authorOf(() => userOf(from ?? 0), chat, how.guise ?? 'self')),
        ...(replied
          ? { reply_to_message: messageFields(world, chat, replied) }
          : topicStart(chat, how.thread)),
      },
    };
  };
  /** Privacy mode: commands and answers to the bot alone are heard in groups. */
  const heard = (chat: FakeChat, text: string, how: Speaking): boolean => {
    if (chat.type === 'private') return true;
    if (chat.bot.status === 'left' || chat.bot.status === 'kicked') return false;
    if (chat.type === 'channel' || chat.bot.status === 'administrator') return true;
    const replied = how.replyTo === undefined ? undefined : chat.messages.get(how.replyTo);
    return /(?:^|\s)\/\w/.test(text) || text.includes('@') || replied?.fromBot === true;
  };
  const query = (kind: string, body: Fields): string => {
    queries += 1;
    const id = String(queries);
    updates.born(id);
    updates.push(kind, { id, ...body });
    return id;
  };
  const changed = (
    by: number | 'anonymous',
    chat: FakeChat,
    from: Member,
    to: Member,
    date: number,
  ): Update | null =>
    updates.push('my_chat_member', {
      chat: chatFields(chat, world.person(chat.id)?.user),
      from: by === 'anonymous' ? anonymousAdmin : userOf(by),
      date,
      old_chat_member: memberFields(world.bot, from),
      new_chat_member: memberFields(world.bot, to),
    });
  const pressed = (from: number, chat: FakeChat, message: Stored, data: string): string =>
    query('callback_query', {
      from: userOf(from),
      message: messageFields(world, chat, message),
      chat_instance: String(chat.id),
      data,
    });

  const turnTopic =
    (closed: boolean): People['closeTopic'] =>
    (by, id, thread, date = seconds()) => {
      const chat = chatOf(id);
      const topic = chat.topics.get(thread);
      if (!topic) throw new Error(`no topic ${thread}`);
      topic.closed = closed;
      const { fields } = incoming(by, chat, '', { thread, date });
      updates.push('message', {
        ...withoutText(fields),
        [closed ? 'forum_topic_closed' : 'forum_topic_reopened']: {},
      });
    };

  return {
    closeTopic: turnTopic(true),
    reopenTopic: turnTopic(false),
    says: (from, id, text, how = {}) => {
      const chat = chatOf(id);
      const person = from === null ? null : world.person(from);
      if (person && chat.type === 'private') person.started = true;
      chat.heardAt = performance.now();
      const { stored, fields } = incoming(from, chat, text, how);
      if (heard(chat, text, how))
        updates.push(chat.type === 'channel' ? 'channel_post' : 'message', fields);
      return stored;
    },
    rewrites: (from, id, messageId, text) => {
      const chat = chatOf(id);
      const stored = chat.messages.get(messageId);
      if (!stored) throw new Error(`no message ${messageId}`);
      stored.text = text;
      stored.entities = parseCommandEntities(text);
      stored.edits += 1;
      updates.push(chat.type === 'channel' ? 'edited_channel_post' : 'edited_message', {
        ...messageFields(world, chat, stored),
        ...(from === null ? { sender_chat: chatFields(chat) } : { from: userOf(from) }),
      });
    },
    press: (from, id, label, messageId) => {
      const chat = chatOf(id);
      chat.heardAt = performance.now();
      const candidates = [...chat.messages.values()]
        .filter((one) => messageId === undefined || one.messageId === messageId)
        .reverse();
      for (const message of candidates) {
        const rows = (message.markup?.['inline_keyboard'] ?? []) as readonly (readonly Fields[])[];
        const button = rows
          .flat()
          .find(({ text }) =>
            typeof label === 'string' ? text === label : label.test(String(text)),
          );
        if (!button) continue;
        if (typeof button['callback_data'] !== 'string')
          return { queryId: null, url: String(button['url'] ?? '') };
        return { queryId: pressed(from, chat, message, button['callback_data']), url: null };
      }
      throw new Error(`no button ${String(label)} in chat ${id}`);
    },
    forges: (from, id, data, messageId) => {
      const chat = chatOf(id);
      const message = chat.messages.get(messageId);
      if (!message) throw new Error(`no message ${messageId}`);
      return pressed(from, chat, message, data);
    },
    asksInline: (from, text) =>
      query('inline_query', { from: userOf(from), query: text, offset: '' }),
    ...sentOn(scene, (from, inlineId, data) =>
      query('callback_query', {
        from: userOf(from),
        inline_message_id: inlineId,
        chat_instance: inlineId,
        data,
      }),
    ),
    shares: (from, requestId, shared) => {
      const chat = chatOf(from);
      const { fields } = incoming(from, chat, '', {});
      updates.push('message', {
        ...withoutText(fields),
        chat_shared: {
          request_id: requestId,
          chat_id: shared,
          ...(world.chat(shared)?.title ? { title: world.chat(shared)?.title } : {}),
        },
      });
    },
    blocks: (from, date = seconds()) => {
      const person = world.person(from);
      if (person) person.blocked = true;
      changed(
        from,
        chatOf(from),
        { status: 'member', rights: {} },
        { status: 'kicked', rights: {} },
        date,
      );
    },
    unblocks: (from, date = seconds()) => {
      const person = world.person(from);
      if (person) person.blocked = false;
      changed(
        from,
        chatOf(from),
        { status: 'kicked', rights: {} },
        { status: 'member', rights: {} },
        date,
      );
    },
    setBot: (by, id, member, date = seconds()) => {
      const chat = chatOf(id);
      const before = chat.bot;
      chat.bot = member;
      changed(by, chat, before, member, date);
    },
    migrate: (id) => {
      const chat = chatOf(id);
      const to = -1_000_000_000_000 - Math.abs(id);
      chat.migratedTo = to;
      const next = world.addChat({ id: to, type: 'supergroup', title: chat.title, bot: chat.bot });
      for (const [member, what] of chat.members) next.members.set(member, what);
      const [anyone] = chat.members.keys();
      const author = userOf(anyone ?? world.people.keys().next().value ?? 0);
      const service = (where: FakeChat, more: Fields): void => {
        const { fields } = incoming(author.id, where, '', {});
        updates.push('message', { ...withoutText(fields), ...more });
      };
      service(chat, { migrate_to_chat_id: to });
      service(next, { migrate_from_chat_id: id });
      chat.bot = nobody;
      return to;
    },
  };
};
