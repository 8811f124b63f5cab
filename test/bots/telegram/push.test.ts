// Pushes against a Telegram that refuses, hangs, resets and limits: one accepted copy at most, always.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError, type DeliveryFault, type Outgoing } from '../../../src/bots/platform.ts';
import { createTelegram } from '../../../src/bots/telegram/connect.ts';
import type { Message } from '../../../src/digest/message.ts';
import { channel, forum, group, owner, person, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({ empty: true });
});
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  await stage.close();
});

const saying = (text: string, parts: Partial<Message> = {}): Message => ({
  language: 'en',
  summary: text,
  blocks: [{ id: 'x', heading: null, lines: [{ spans: [{ text }] }] }],
  sources: [],
  actions: [],
  ...parts,
});
const outgoing = (
  chat: number,
  text: string,
  more: Partial<Outgoing> & { readonly thread?: string } = {},
): Outgoing => ({
  target: {
    chat: String(chat),
    thread: more.thread ?? null,
    kind: chat > 0 ? 'private' : 'group',
  },
  body: stage.bot.prepare(saying(text), { previewUrl: null, picture: null }),
  key: 'k1',
  silent: false,
  picture: null,
  ...more,
});
const faultOfSend = async (one: Outgoing): Promise<DeliveryFault> => {
  try {
    await stage.bot.send(one);
  } catch (error) {
    expect(error).toBeInstanceOf(DeliveryError);
    if (error instanceof DeliveryError) {
      expect(`${error.message}${error.stack}`).not.toContain(stage.fake.token);
      return error.fault;
    }
  }
  throw new Error('it was sent');
};
const copies = (text: string): number =>
  stage.fake.world.sent.filter((sent) => sent.text === text).length;

describe('a push', () => {
  test('arrives with its links off, its buttons, and silently where it is asked', async () => {
    const body = stage.bot.prepare(
      saying('fact', { actions: [{ label: 'before', command: '/night 2025-07-20' }] }),
      { previewUrl: null, picture: null },
    );
    const { messageId } = await stage.bot.send(outgoing(person, '', { body, silent: true }));
    const stored = stage.fake.world.chat(person)?.messages.get(Number(messageId));
    expect(stored).toMatchObject({ text: 'fact', silent: true, preview: { is_disabled: true } });
    // What was pushed stays: its buttons open a message of their own.
    expect(stored?.markup).toEqual({
      inline_keyboard: [[{ text: 'before', callback_data: '!/night 2025-07-20' }]],
    });
  });
  test('shows the picture of its page large above the words where there is one', async () => {
    const body = stage.bot.prepare(saying('fact'), {
      previewUrl: 'https://example.org/n/2025-07-21',
      picture: null,
    });
    await stage.bot.send(outgoing(person, '', { body }));
    expect(stage.shown(person)[0]?.preview).toEqual({
      url: 'https://example.org/n/2025-07-21',
      prefer_large_media: true,
      show_above_text: true,
    });
  });
  test('goes byte for byte as it was prepared', async () => {
    const one = outgoing(person, 'a & <b> "c"');
    await stage.bot.send(one);
    const rest = Object.fromEntries(
      Object.entries(stage.fake.calls.at(-1)?.params ?? {}).filter(([name]) => name !== 'chat_id'),
    );
    expect(JSON.stringify(rest)).toBe(one.body);
  });
  test('goes to its topic, and to the chat itself for the general one', async () => {
    await stage.bot.send(outgoing(forum, 'topic', { thread: '77' }));
    await stage.bot.send(outgoing(forum, 'general', { thread: '1' }));
    expect(stage.fake.world.sent.map(({ thread }) => thread)).toEqual([77, null]);
  });
  test('an edit replaces the words, and one that changes nothing is success', async () => {
    const { messageId } = await stage.bot.send(outgoing(person, 'before'));
    await stage.bot.edit(outgoing(person, 'after'), messageId);
    await stage.bot.edit(outgoing(person, 'after'), messageId);
    expect(stage.shown(person).map(({ text }) => text)).toEqual(['after']);
    await expect(stage.bot.edit(outgoing(person, 'x'), '999')).rejects.toMatchObject({
      fault: { delivery: 'gone' },
    });
  });
  test('whose markup Telegram refuses still goes out, plain, and it is logged', async () => {
    const body = JSON.stringify({ text: '<p>426 &amp; 24</p>', parse_mode: 'HTML' });
    await stage.bot.send(outgoing(person, '', { body }));
    await stage.bot.send(outgoing(owner, '', { body }));
    expect(stage.fake.world.sent.map(({ text }) => text)).toEqual(['426 & 24', '426 & 24']);
    expect(stage.log.map(({ event }) => event)).toContain('telegram-body-refused');
    // The second chat is not tried with what was refused once.
    expect(stage.fake.count('sendMessage')).toBe(3);
  });
});

describe('a chat that cannot be written to', () => {
  test.each<[string, (world: Stage['fake']['world']) => void, number, Partial<DeliveryFault>]>([
    [
      'blocked',
      (world) => void Object.assign(world.person(person) ?? {}, { blocked: true }),
      person,
      { subscription: 'pause', code: 'blocked' },
    ],
    [
      'deactivated',
      (world) => void Object.assign(world.person(person) ?? {}, { deactivated: true }),
      person,
      { subscription: 'end' },
    ],
    [
      'removed from',
      (world) =>
        void Object.assign(world.chat(group) ?? {}, { bot: { status: 'kicked', rights: {} } }),
      group,
      { subscription: 'pause', code: 'kicked' },
    ],
    [
      'demoted in',
      (world) =>
        void Object.assign(world.chat(channel) ?? {}, {
          bot: { status: 'administrator', rights: {} },
        }),
      channel,
      { subscription: 'pause', code: 'admin-needed' },
    ],
    [
      'muted in',
      (world) =>
        void Object.assign(world.chat(group)?.permissions ?? {}, { can_send_messages: false }),
      group,
      { subscription: 'pause', code: 'no-rights' },
    ],
  ])('%s', async (_, change, chat, expected) => {
    change(stage.fake.world);
    expect(await faultOfSend(outgoing(chat, 'x'))).toMatchObject({
      delivery: 'failed',
      ...expected,
    });
    expect(copies('x')).toBe(0);
  });
  test('a topic that is closed or gone is not answered by falling into the general one', async () => {
    const topic = stage.fake.world.chat(forum)?.topics.get(77);
    if (topic) topic.closed = true;
    expect(await faultOfSend(outgoing(forum, 'x', { thread: '77' }))).toMatchObject({
      code: 'topic-closed',
    });
    if (topic) topic.deleted = true;
    expect(await faultOfSend(outgoing(forum, 'x', { thread: '77' }))).toMatchObject({
      code: 'topic-gone',
    });
    expect(copies('x')).toBe(0);
  });
  test('a group that is no forum any more gets it in its main chat, which is noted', async () => {
    const chat = stage.fake.world.chat(forum);
    if (chat) chat.isForum = false;
    await stage.bot.send(outgoing(forum, 'x', { thread: '77' }));
    expect(stage.log.map(({ event }) => event)).toContain('telegram-topic-ignored');
  });
  test('a group that grew tells where it is now', async () => {
    const small = stage.fake.world.addChat({ id: -5, type: 'group' });
    small.members.set(owner, { status: 'creator', rights: {} });
    const to = stage.fake.people.migrate(-5);
    expect(await faultOfSend(outgoing(-5, 'x'))).toMatchObject({
      delivery: 'retry',
      subscription: 'move',
      movedTo: String(to),
    });
  });
});

describe('never twice', () => {
  test.each(['reset', 'truncated', 'html', 'hang'] as const)(
    'accepted, then %s: unknown, with one accepted copy',
    async (cut) => {
      stage.fake.fail({ method: 'sendMessage', accept: true, then: { cut } });
      const bot =
        cut === 'hang'
          ? createTelegram({
              token: stage.fake.token,
              apiRoot: stage.fake.apiRoot,
              zone: 'Europe/Kyiv',
              now: () => new Date(),
              timeout: 1500,
            })
          : stage.bot;
      const one = outgoing(person, 'x');
      await expect(bot.send(one)).rejects.toMatchObject({ fault: { delivery: 'unknown' } });
      expect(copies('x')).toBe(1);
    },
  );
  test.each([500, 502, 503, 504])(
    'a %i is unknown, whether it was accepted or not',
    async (code) => {
      const answer = { error_code: code, description: 'Internal Server Error: restart' };
      stage.fake.fail({ method: 'sendMessage', accept: true, then: { answer } });
      expect((await faultOfSend(outgoing(person, 'x'))).delivery).toBe('unknown');
      expect(copies('x')).toBe(1);
      expect(stage.fake.count('sendMessage')).toBe(1);
    },
  );
  test('a server that holds a call and then takes it is waited for', async () => {
    stage.fake.fail({ method: 'sendMessage', then: { late: 400 } });
    await stage.bot.send(outgoing(person, 'x'));
    expect(copies('x')).toBe(1);
  });
  test('nothing listens: certainly not sent, and sent once when it listens again', async () => {
    const nowhere = createTelegram({
      token: stage.fake.token,
      apiRoot: 'http://127.0.0.1:9',
      zone: 'Europe/Kyiv',
      now: () => new Date(),
    });
    const one = outgoing(person, 'x');
    await expect(nowhere.send(one)).rejects.toMatchObject({
      fault: { delivery: 'retry', platform: 'down', subscription: 'keep' },
    });
    await stage.bot.send(one);
    expect(copies('x')).toBe(1);
  });
  test('a limit is told with its seconds and is tried no more by itself', async () => {
    stage.fake.fail({
      method: 'sendMessage',
      then: {
        answer: {
          error_code: 429,
          description: 'Too Many Requests: retry after 10072',
          parameters: { retry_after: 10_072 },
        },
      },
    });
    expect(await faultOfSend(outgoing(group, 'x'))).toMatchObject({
      delivery: 'wait',
      seconds: 10_072,
      scope: 'unsaid',
    });
    expect(stage.fake.count('sendMessage')).toBe(1);
  });
  test('a refused token stops the platform and touches nothing', async () => {
    stage.fake.setTokenValid(false);
    expect(await faultOfSend(outgoing(person, 'x'))).toMatchObject({
      delivery: 'retry',
      subscription: 'keep',
      platform: 'token',
    });
  });
});

describe('what is missing', () => {
  test('is named in the reader’s words', async () => {
    const missing = (chat: number) =>
      stage.bot.missing({ chat: String(chat), thread: null, kind: 'group' }, 'en');
    expect(await missing(group)).toEqual([]);
    expect(await missing(channel)).toEqual([]);
    expect(await missing(person)).toEqual([]);
    Object.assign(stage.fake.world.chat(group)?.permissions ?? {}, { can_send_messages: false });
    Object.assign(stage.fake.world.chat(channel) ?? {}, { bot: { status: 'left', rights: {} } });
    Object.assign(stage.fake.world.person(person) ?? {}, { blocked: true });
    expect(await missing(group)).toEqual(['"Send messages"']);
    expect(await missing(channel)).toEqual(['to be a member (add the bot)']);
    expect(await missing(person)).toEqual(['a private chat: open the bot and press Start']);
    expect(await missing(-100_999_999)).toEqual(['to be a member (add the bot)']);
  });
  test('a person is told something in private where Telegram lets us', async () => {
    expect(await stage.bot.tell(String(person), saying('lost'))).toBe(true);
    expect(await stage.bot.tell('999', saying('lost'))).toBe(false);
    expect(await stage.bot.tell('not a number', saying('lost'))).toBe(false);
    expect(copies('lost')).toBe(1);
  });
});
