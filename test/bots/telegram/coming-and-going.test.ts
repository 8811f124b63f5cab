// What becomes of the bot in a chat, and of the chat itself: added, removed, blocked, its rights changed, topics
// closed, a group grown. What is pushed follows, however the events arrive.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Subscriber } from '../../../src/data/model/subscriber.ts';
import type { Stored } from '../../fakes/telegram/world.ts';
import { channel, forum, group, owner, person, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({ empty: true });
});
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  await stage.close();
});

const subscriber = (chat: number, thread: string | null = null): Promise<Subscriber | null> =>
  stage.store.subscriber({ platform: 'telegram', chat: String(chat), thread });
const admin = { status: 'administrator', rights: { can_post_messages: true } } as const;
const groupAdmin = { status: 'administrator', rights: {} } as const;
const member = { status: 'member', rights: {} } as const;
const left = { status: 'left', rights: {} } as const;
const gone = {
  status: 'restricted',
  rights: { is_member: false, can_send_messages: false },
} as const;
const muted = {
  status: 'restricted',
  rights: { is_member: true, can_send_messages: false },
} as const;
const become = (chat: number, bot: object): void =>
  void Object.assign(stage.fake.world.chat(chat) ?? {}, { bot });

describe('coming and going', () => {
  test('brought into a group, the bot shows its panel there once', async () => {
    Object.assign(stage.fake.world.chat(group) ?? {}, { bot: { status: 'left', rights: {} } });
    stage.fake.people.setBot(owner, group, { status: 'member', rights: {} });
    stage.fake.people.says(owner, group, '/start@strike_digest_bot setup');
    await stage.settled();
    expect(stage.shown(group)).toHaveLength(1);
    expect(await subscriber(group)).toMatchObject({ state: 'active', owner: String(owner) });
  });
  test('where it may not write, whoever brought it is told in private', async () => {
    const chat = stage.fake.world.chat(group);
    Object.assign(chat ?? {}, { bot: { status: 'left', rights: {} } });
    Object.assign(chat?.permissions ?? {}, { can_send_messages: false });
    stage.fake.people.setBot(owner, group, { status: 'member', rights: {} });
    await stage.settled();
    expect(stage.shown(group)).toHaveLength(0);
    expect(stage.shown(owner).at(-1)?.text).toMatch(/may not write/);
  });
  test('removed, it pauses; brought back, it goes on', async () => {
    await stage.ask(owner, group, '/subscribe');
    stage.fake.people.setBot(owner, group, { status: 'kicked', rights: {} });
    await stage.settled();
    expect(await subscriber(group)).toMatchObject({ state: 'paused', reason: 'kicked' });
    stage.fake.people.setBot(owner, group, { status: 'member', rights: {} });
    await stage.settled();
    expect((await subscriber(group))?.state).toBe('active');
  });
  test('demoted in a channel, it pauses; given the right again, it goes on', async () => {
    stage.fake.people.says(null, channel, '/subscribe');
    await stage.settled();
    stage.fake.people.setBot(owner, channel, { status: 'administrator', rights: {} });
    await stage.settled();
    expect(await subscriber(channel)).toMatchObject({ state: 'paused', reason: 'no-rights' });
    stage.fake.people.setBot(owner, channel, admin);
    await stage.settled();
    expect((await subscriber(channel))?.state).toBe('active');
  });
  test('blocked and unblocked, told in the wrong order: the newer decides', async () => {
    await stage.ask(person, person, '/subscribe');
    const at = Math.floor(stage.clock.now.getTime() / 1000);
    stage.fake.people.unblocks(person, at + 20);
    stage.fake.people.blocks(person, at + 10);
    await stage.settled();
    expect((await subscriber(person))?.state).toBe('active');
    stage.fake.people.blocks(person, at + 30);
    await stage.settled();
    expect(await subscriber(person)).toMatchObject({ state: 'paused', reason: 'blocked' });
    const stored = stage.fake.world.person(person);
    if (stored) stored.blocked = false;
    stage.fake.people.says(person, person, '/start', { date: at + 40 });
    await stage.settled();
    expect((await subscriber(person))?.state).toBe('active');
  });
  test('a group that grew is followed silently, whichever way it is heard', async () => {
    const small = stage.fake.world.addChat({ id: -5, type: 'group', title: 'Small' });
    small.members.set(owner, { status: 'creator', rights: {} });
    await stage.ask(owner, -5, '/subscribe');
    const to = stage.fake.people.migrate(-5);
    await stage.settled();
    expect(await subscriber(-5)).toBeNull();
    expect(await subscriber(to)).toMatchObject({ state: 'active', owner: String(owner) });
    expect(stage.shown(to)).toHaveLength(0);
    await stage.ask(owner, to, '/stop');
    expect((await subscriber(to))?.state).toBe('stopped');
  });
});

describe('every change of the bot’s rights', () => {
  const pausedFor = async (reason: string): Promise<void> => {
    await stage.ask(owner, group, '/subscribe');
    const known = await subscriber(group);
    await stage.store.changeSubscriber(known?.id ?? '', { state: 'paused', reason });
  };
  test('made administrator where plain members may not write, it goes on', async () => {
    await pausedFor('no-rights');
    stage.fake.people.setBot(owner, group, groupAdmin);
    await stage.settled();
    expect(await subscriber(group)).toMatchObject({ state: 'active', reason: null });
  });
  test('muted, it pauses; unmuted, it goes on', async () => {
    await stage.ask(owner, group, '/subscribe');
    stage.fake.people.setBot(owner, group, muted);
    await stage.settled();
    expect(await subscriber(group)).toMatchObject({ state: 'paused', reason: 'no-rights' });
    stage.fake.people.setBot(owner, group, {
      status: 'restricted',
      rights: { is_member: true, can_send_messages: true },
    });
    await stage.settled();
    expect((await subscriber(group))?.state).toBe('active');
  });
  test('muted and then removed, it was removed; brought back, it says so as the first time', async () => {
    become(group, muted);
    stage.fake.people.setBot(owner, group, gone);
    stage.fake.people.setBot(owner, group, member);
    await stage.settled();
    expect(await subscriber(group)).toMatchObject({ state: 'active' });
    stage.fake.people.setBot(owner, group, gone);
    await stage.settled();
    expect(await subscriber(group)).toMatchObject({ state: 'paused', reason: 'kicked' });
  });
  test('rights that are nothing to a digest change nothing', async () => {
    await stage.ask(owner, group, '/subscribe');
    await stage.ask(owner, group, '/stop');
    const before = await subscriber(group);
    stage.fake.people.setBot(owner, group, groupAdmin);
    stage.fake.people.setBot(owner, group, {
      status: 'administrator',
      rights: { can_pin_messages: true },
    });
    stage.fake.people.setBot(owner, group, member);
    await stage.settled();
    expect(await subscriber(group)).toEqual(before);
    expect(stage.shown(group)).toHaveLength(2);
  });
  test('administrator of a channel without the right to post, whoever did it is told what is missing', async () => {
    become(channel, left);
    stage.fake.people.setBot(owner, channel, groupAdmin);
    await stage.settled();
    expect(stage.shown(owner)).toHaveLength(1);
    expect(stage.shown(owner)[0]?.text).toMatch(/Missing permissions: .Post messages./);
    expect(stage.shown(channel)).toHaveLength(0);
  });
  test('removed from a channel, it pauses; brought back, it goes on and says so in private', async () => {
    stage.fake.people.says(null, channel, '/subscribe');
    await stage.settled();
    stage.fake.people.setBot(owner, channel, { status: 'kicked', rights: {} });
    await stage.settled();
    expect(await subscriber(channel)).toMatchObject({ state: 'paused', reason: 'kicked' });
    stage.fake.people.setBot(owner, channel, admin);
    await stage.settled();
    expect(await subscriber(channel)).toMatchObject({ state: 'active' });
  });
  test('removed and brought back within a minute, it says so both times', async () => {
    for (let times = 0; times < 2; times += 1) {
      stage.fake.people.setBot(owner, group, left);
      stage.fake.people.setBot(owner, group, member);
      await stage.settled();
    }
    expect(stage.shown(group)).toHaveLength(2);
  });
  test('brought by an anonymous administrator, it shows its panel and keeps nobody as owner', async () => {
    become(group, left);
    stage.fake.people.setBot('anonymous', group, member);
    await stage.settled();
    expect(stage.shown(group)).toHaveLength(1);
    expect(await subscriber(group)).toMatchObject({ state: 'active', owner: null });
  });
});

describe('a channel or group chosen by button', () => {
  test('again within a minute, is answered again', async () => {
    for (let times = 0; times < 3; times += 1) {
      stage.fake.people.shares(owner, 1, channel);
      await stage.settled();
    }
    expect(stage.shown(owner)).toHaveLength(3);
  });
  test('that became a supergroup meanwhile, is set up under its new number', async () => {
    const small = stage.fake.world.addChat({ id: -6, type: 'group', title: 'Small' });
    small.members.set(owner, { status: 'creator', rights: {} });
    const to = stage.fake.people.migrate(-6);
    await stage.settled();
    stage.fake.people.shares(owner, 2, to);
    await stage.settled();
    expect(await subscriber(to)).toMatchObject({ state: 'active', kind: 'group' });
  });
});

describe('topics', () => {
  const topics = [77, 78];
  beforeEach(async () => {
    stage.fake.world
      .chat(forum)
      ?.topics.set(78, { id: 78, name: 'other', closed: false, deleted: false });
    for (const thread of topics) await stage.ask(owner, forum, '/subscribe', { thread });
  });
  const states = async (): Promise<readonly (string | undefined)[]> =>
    Promise.all(topics.map(async (thread) => (await subscriber(forum, String(thread)))?.state));
  test('one that is closed pauses alone, and goes on alone when it is opened again', async () => {
    stage.fake.people.closeTopic(owner, forum, 77);
    await stage.settled();
    expect(await states()).toEqual(['paused', 'active']);
    expect(await subscriber(forum, '77')).toMatchObject({ reason: 'topic-closed' });
    stage.fake.people.closeTopic(owner, forum, 78);
    await stage.settled();
    stage.fake.people.reopenTopic(owner, forum, 78);
    await stage.settled();
    expect(await states()).toEqual(['paused', 'active']);
    stage.fake.people.reopenTopic(owner, forum, 77);
    await stage.settled();
    expect(await states()).toEqual(['active', 'active']);
  });
  test('closing and opening are told in the wrong order, topic by topic: the newer decides', async () => {
    const at = Math.floor(stage.clock.now.getTime() / 1000);
    stage.fake.people.closeTopic(owner, forum, 78, at + 30);
    stage.fake.people.reopenTopic(owner, forum, 77, at + 20);
    stage.fake.people.closeTopic(owner, forum, 77, at + 10);
    await stage.settled();
    expect(await states()).toEqual(['active', 'paused']);
  });
});

describe('a group that grew', () => {
  const grow = async (): Promise<number> => {
    const small = stage.fake.world.addChat({ id: -5, type: 'group', title: 'Small' });
    small.members.set(owner, { status: 'creator', rights: {} });
    await stage.ask(owner, -5, '/subscribe');
    return -1_000_000_000_005;
  };
  const happens = (from: Readonly<Record<string, unknown>>): void =>
    void stage.fake.updates.push('my_chat_member', {
      from: stage.fake.world.person(owner)?.user,
      date: Math.floor(stage.clock.now.getTime() / 1000),
      ...from,
    });
  const self = (status: string): object => ({ user: stage.fake.world.bot, status });
  test('is followed though its old chat first tells that the bot is gone', async () => {
    const to = await grow();
    happens({
      chat: { id: -5, type: 'group', title: 'Small' },
      old_chat_member: self('member'),
      new_chat_member: self('left'),
    });
    await stage.settled();
    expect((await subscriber(-5))?.state).toBe('paused');
    stage.fake.people.migrate(-5);
    await stage.settled();
    expect(await subscriber(to)).toMatchObject({ state: 'active', reason: null });
  });
  test('is not greeted as a new one', async () => {
    const to = await grow();
    stage.fake.people.migrate(-5);
    happens({
      chat: { id: to, type: 'supergroup', title: 'Small' },
      old_chat_member: self('left'),
      new_chat_member: self('member'),
    });
    await stage.settled();
    expect(stage.shown(to)).toHaveLength(0);
  });
  test('and was told by one of its two messages only, is followed all the same', async () => {
    for (const which of ['migrate_to_chat_id', 'migrate_from_chat_id']) {
      const to = await grow();
      const old = which === 'migrate_to_chat_id';
      stage.fake.updates.push('message', {
        message_id: 1,
        date: Math.floor(stage.clock.now.getTime() / 1000),
        chat: { id: old ? -5 : to, type: old ? 'group' : 'supergroup', title: 'Small' },
        [which]: old ? to : -5,
      });
      await stage.settled();
      expect(await subscriber(-5), which).toBeNull();
      expect((await subscriber(to))?.state, which).toBe('active');
    }
  });
  test('a press on its old panel is answered in the new chat', async () => {
    const to = await grow();
    const panel: Stored | undefined = stage.shown(-5).at(-1);
    stage.fake.people.migrate(-5);
    await stage.settled();
    stage.fake.people.forges(owner, -5, '/help', panel?.messageId ?? 0);
    await stage.settled();
    expect(stage.shown(to)).toHaveLength(1);
  });
});
