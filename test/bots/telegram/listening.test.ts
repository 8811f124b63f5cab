// What people type and press, and what becomes of chats, as Telegram tells it: who may, where, once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Subscriber } from '../../../src/data/model/subscriber.ts';
import type { Stored } from '../../fakes/telegram/world.ts';
import { specialUsers } from '../../fakes/telegram/guises.ts';
import { channel, forum, group, owner, person, setStage, stranger, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  await stage.close();
});

const subscriber = (chat: number, thread: string | null = null): Promise<Subscriber | null> =>
  stage.store.subscriber({ platform: 'telegram', chat: String(chat), thread });
const alerts = (): string[] =>
  stage.fake.scene.callbackAnswers
    .map(({ text }) => String(text ?? ''))
    .filter((text) => text !== '');
const buttons = (message: Stored | undefined | null): { text: string; callback_data: string }[] =>
  (
    (message?.markup?.['inline_keyboard'] ?? []) as { text: string; callback_data: string }[][]
  ).flat();
const press = async (from: number, chat: number, label: string | RegExp): Promise<void> => {
  stage.fake.people.press(from, chat, label);
  await stage.settled();
};
const admin = { status: 'administrator', rights: { can_post_messages: true } } as const;

describe('groups', () => {
  test('talk of others, their commands for other bots and unknown ones are met with silence', async () => {
    for (const text of ['hello', '/night@other_bot', '/xylophone', 'July', '@other_bot 2025-07-21'])
      expect(await stage.ask(stranger, group, text), text).toBeNull();
    const named = await stage.ask(stranger, group, '/xylophone@strike_digest_bot');
    expect(named?.text).toContain('/help');
    const mentioned = await stage.ask(stranger, group, '@strike_digest_bot 2025-07-21');
    expect(mentioned?.text).toContain('426');
  });
  test('a topic has its own settings, and the general one is the group itself', async () => {
    await stage.ask(owner, forum, '/subscribe', { thread: 77 });
    expect((await subscriber(forum, '77'))?.kind).toBe('thread');
    expect(await subscriber(forum)).toBeNull();
    expect(stage.shown(forum)[0]?.thread).toBe(77);
    await stage.ask(owner, forum, '/subscribe');
    expect((await subscriber(forum))?.kind).toBe('group');
    expect(stage.shown(forum).at(-1)?.thread).toBeNull();
    // Several topics of one group are told apart by their names, also after a button was pressed there.
    expect((await subscriber(forum, '77'))?.title).toBe('Place 3 / night');
    await press(owner, forum, 'Stop');
    await stage.ask(owner, forum, '/stop', { thread: 77 });
    await press(owner, forum, 'Start');
    expect((await subscriber(forum, '77'))?.title).toBe('Place 3 / night');
    expect((await subscriber(forum))?.title).toBe('Place 3');
  });
  test('a stranger changes nothing: by command, button, forged press or link', async () => {
    await stage.ask(owner, group, '/subscribe');
    const panel = stage.shown(group).at(-1);
    const before = await subscriber(group);
    await stage.ask(stranger, group, '/stop');
    await press(stranger, group, 'Stop');
    const forged = [`/subscribe stop`, `/subscribe ${group} stop`, `/subscribe ${channel} start`];
    for (const data of forged) {
      stage.fake.people.forges(stranger, group, data, panel?.messageId ?? 0);
      await stage.settled();
    }
    await stage.ask(stranger, stranger, `/subscribe ${group} stop`);
    await stage.ask(stranger, stranger, `/subscribe ${group} forget yes`);
    await stage.ask(stranger, stranger, '/start stop');
    await stage.ask(stranger, stranger, `/start subscribe_${group}_stop`);
    expect(await subscriber(group)).toEqual(before);
    expect(await subscriber(channel)).toBeNull();
    expect(panel?.edits).toBe(0);
    expect(alerts().filter((text) => /only administrators/i.test(text))).toHaveLength(4);
  });
  test('an anonymous administrator may, and is never stored as owner', async () => {
    stage.fake.people.says(owner, group, '/subscribe', { guise: 'anonymous' });
    await stage.settled();
    expect(await subscriber(group)).toMatchObject({ state: 'active', owner: null });
    // The same person presses as themselves.
    await press(owner, group, 'Stop');
    expect((await subscriber(group))?.state).toBe('stopped');
    // An anonymous administrator of this group is nobody elsewhere.
    stage.fake.people.says(owner, group, `/subscribe ${channel}`, { guise: 'anonymous' });
    await stage.settled();
    expect(await subscriber(channel)).toBeNull();
  });
  test('the linked channel is not answered twice, and somebody writing as a channel may change nothing', async () => {
    stage.fake.people.says(null, group, '/night 2025-07-21', { guise: 'linked-channel' });
    await stage.settled();
    expect(stage.shown(group)).toHaveLength(0);
    stage.fake.people.says(null, group, '/subscribe', { guise: { channel } });
    await stage.settled();
    expect(stage.shown(group).at(-1)?.text).toMatch(/only administrators/i);
    expect(await subscriber(group)).toBeNull();
  });
  test('who was an administrator is one for a minute more at most', async () => {
    const members = stage.fake.world.chat(group)?.members;
    await stage.ask(owner, group, '/subscribe');
    members?.set(owner, { status: 'member', rights: {} });
    stage.clock.now = new Date(stage.clock.now.getTime() + 61_000);
    await stage.ask(owner, group, '/stop');
    expect((await subscriber(group))?.state).toBe('active');
    // And who has become one may soon.
    members?.set(stranger, { status: 'administrator', rights: {} });
    stage.clock.now = new Date(stage.clock.now.getTime() + 61_000);
    await stage.ask(stranger, group, '/stop');
    expect((await subscriber(group))?.state).toBe('stopped');
  });
});

describe('channels', () => {
  test('a command posted in a channel is authorised by being there', async () => {
    stage.fake.people.says(null, channel, '/subscribe');
    await stage.settled();
    expect(await subscriber(channel)).toMatchObject({ kind: 'channel', owner: null });
    stage.fake.people.says(null, channel, 'An ordinary post / with a slash');
    stage.fake.people.says(null, channel, '/unknown');
    await stage.settled();
    expect(stage.shown(channel)).toHaveLength(1);
  });
  test('a reader who presses under a digest reads on in private', async () => {
    stage.fake.people.says(null, channel, '/night 2025-07-21');
    await stage.settled();
    const [post] = stage.shown(channel);
    await press(stranger, channel, /19.20 July/);
    expect(stage.shown(channel)).toHaveLength(1);
    expect(post?.edits).toBe(0);
    const { url } = stage.fake.scene.callbackAnswers.at(-1) as { url: string };
    expect(url).toMatch(/^https:\/\/t\.me\/strike_digest_bot\?start=night-2025-07-20$/);
    const payload = new URL(url).searchParams.get('start') ?? '';
    const answer = await stage.ask(stranger, stranger, `/start ${payload}`);
    expect(answer?.text).toContain('19–20 July 2025');
  });
  test('is chosen by button in private, and set up there', async () => {
    await stage.ask(owner, owner, '/subscribe');
    await press(owner, owner, 'Another channel or group');
    const keyboard = stage.shown(owner).at(-1)?.markup?.['keyboard'] as {
      request_chat: { request_id: number; chat_is_channel: boolean };
    }[][];
    const wanted = keyboard.flat().find(({ request_chat }) => request_chat.chat_is_channel);
    stage.fake.people.shares(owner, wanted?.request_chat.request_id ?? 0, channel);
    await stage.settled();
    expect(await subscriber(channel)).toMatchObject({ owner: String(owner), state: 'active' });
    // Its panel stands in the private chat and its buttons mean the channel.
    await press(owner, owner, 'Stop');
    expect((await subscriber(channel))?.state).toBe('stopped');
    expect(stage.shown(channel)).toHaveLength(0);
  });
  test('is chosen from the first message on, without a subscription of one’s own', async () => {
    await stage.ask(owner, owner, '/start');
    await press(owner, owner, 'For a channel or group');
    expect(stage.shown(owner).at(-1)?.markup?.['keyboard']).toBeDefined();
    stage.fake.people.shares(owner, 1, channel);
    await stage.settled();
    expect((await subscriber(channel))?.state).toBe('active');
    expect(await subscriber(owner)).toBeNull();
  });
  test('is offered in private alone', async () => {
    await stage.ask(owner, group, '/help@strike_digest_bot');
    expect(JSON.stringify(stage.shown(group).at(-1)?.markup)).not.toContain('For a channel');
    stage.fake.people.asksInline(owner, 'help');
    await stage.settled();
    expect(stage.fake.people.inlineLabels(stage.fake.people.sendsOn(owner))).not.toContain(
      'For a channel or group',
    );
  });
  test('chosen while the bot is not there, says how to add it, and goes on once it is', async () => {
    Object.assign(stage.fake.world.chat(channel) ?? {}, { bot: { status: 'left', rights: {} } });
    stage.fake.people.shares(owner, 1, channel);
    await stage.settled();
    const note = stage.shown(owner).at(-1);
    expect(note?.text).toMatch(/not in/);
    expect(note?.source).toContain('startchannel');
    expect(await subscriber(channel)).toBeNull();
    stage.fake.people.setBot(owner, channel, admin);
    await stage.settled();
    expect(await subscriber(channel)).toMatchObject({ state: 'active', owner: String(owner) });
    expect(stage.shown(owner).at(-1)?.text).toMatch(/every day/);
  });
  test('chosen by somebody who may not post there stays as it is', async () => {
    stage.fake.people.shares(stranger, 1, channel);
    await stage.settled();
    expect(stage.shown(stranger).at(-1)?.text).toMatch(/only administrators/i);
    expect(await subscriber(channel)).toBeNull();
  });
  test('chosen and joined in one gesture, is set up once', async () => {
    Object.assign(stage.fake.world.chat(channel) ?? {}, { bot: { status: 'left', rights: {} } });
    stage.fake.people.setBot(owner, channel, admin);
    stage.fake.people.shares(owner, 1, channel);
    await stage.settled();
    expect(stage.shown(owner)).toHaveLength(1);
  });
});

describe('updates', () => {
  test('the same update twice is answered once', async () => {
    const update = (id: number) => ({
      update_id: id,
      message: {
        message_id: 900,
        date: 1_795_000_000,
        chat: { id: person, type: 'private' },
        from: stage.fake.world.person(person)?.user,
        text: '/help',
      },
    });
    stage.fake.updates.pushRaw(update(5001));
    await stage.settled();
    stage.fake.updates.pushRaw(update(5001));
    await stage.settled();
    expect(stage.shown(person)).toHaveLength(1);
  });
  test('repeated and out of order, none is lost and none answered twice', async () => {
    Object.assign(stage.fake.updates.troubles, { repeat: 0.5, disorder: 0.5 });
    for (let n = 0; n < 40; n += 1) stage.fake.people.says(person, person, `/help ${n}`);
    await stage.settled();
    await stage.settled();
    expect(stage.shown(person)).toHaveLength(40);
  });
  test('an edited command edits its answer', async () => {
    const typed = stage.fake.people.says(person, person, '/night 2025-07-20');
    await stage.settled();
    stage.fake.people.rewrites(person, person, typed.messageId, '/night 2025-07-21');
    await stage.settled();
    expect(stage.shown(person)).toHaveLength(1);
    expect(stage.shown(person)[0]?.text).toContain('20–21 July 2025');
    // An edit that left the words alone asks nothing.
    stage.fake.people.rewrites(person, person, typed.messageId, '/night 2025-07-21');
    await stage.settled();
    expect(stage.shown(person)[0]?.edits).toBe(1);
  });
  test('a command in a channel that is corrected is heard, and edits its answer', async () => {
    const typed = stage.fake.people.says(null, channel, '/night 2025-07-20');
    await stage.settled();
    stage.fake.people.rewrites(null, channel, typed.messageId, '/night 2025-07-21');
    await stage.settled();
    expect(stage.shown(channel)).toHaveLength(1);
    expect(stage.shown(channel)[0]?.text).toContain('20–21 July 2025');
  });
  test('what other bots say is met with silence', async () => {
    stage.fake.world.addUser({ id: 999, is_bot: true });
    expect(await stage.ask(999, group, '/night@strike_digest_bot')).toBeNull();
  });
  test('a button pressed again changes nothing, and one pressed late is still answered', async () => {
    await stage.ask(person, person, '/night 2025-07-21');
    const [message] = stage.shown(person);
    const same = '/night 2025-07-21';
    stage.fake.people.forges(person, person, same, message?.messageId ?? 0);
    const late = stage.fake.people.forges(
      person,
      person,
      '/night 2025-07-20',
      message?.messageId ?? 0,
    );
    stage.fake.updates.expire(late);
    await stage.settled();
    expect(stage.shown(person)).toHaveLength(1);
    expect(stage.shown(person)[0]?.text).toContain('19–20 July 2025');
  });
  test('a pushed digest stays what it is when its buttons are pressed', async () => {
    const message = await stage.ask(person, person, '/night 2025-07-21');
    const first = buttons(message)[0];
    stage.fake.people.forges(person, person, `!${first?.callback_data}`, message?.messageId ?? 0);
    await stage.settled();
    expect(stage.shown(person)).toHaveLength(2);
    expect(message?.edits).toBe(0);
  });
  test('a press on a message that is gone is answered anew', async () => {
    const message = await stage.ask(person, person, '/night 2025-07-21');
    if (message) message.deleted = true;
    stage.fake.people.forges(person, person, '/night 2025-07-20', message?.messageId ?? 0);
    await stage.settled();
    expect(stage.shown(person)).toHaveLength(1);
    expect(stage.shown(person)[0]?.text).toContain('19–20 July 2025');
  });
});

describe('inline', () => {
  const ask = async (query: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    stage.fake.people.asksInline(person, query);
    await stage.settled();
    return stage.fake.scene.inlineAnswers.at(-1);
  };
  test('a date typed after the name is a digest to send on, for that person', async () => {
    const answer = await ask('2025-07-21');
    expect(answer).toMatchObject({ is_personal: true });
    const [article] = answer?.['results'] as {
      title: string;
      input_message_content: { message_text: string };
    }[];
    expect(article?.title).toContain('20–21 July 2025');
    expect(article?.input_message_content.message_text).toContain('426');
  });
  test('half a date offers nothing to send, but says what can be written', async () => {
    const answer = await ask('2025-0');
    expect(answer?.['results']).toEqual([]);
    expect(answer?.['button']).toMatchObject({ start_parameter: 'help' });
  });
  test('settings are no matter of the inline mode', async () => {
    await ask('stop');
    await ask('subscribe');
    expect(await subscriber(person)).toBeNull();
  });
});

test('special accounts are never owners', async () => {
  for (const guise of ['anonymous', 'linked-channel', { channel }] as const) {
    stage.fake.people.says(owner, group, '/subscribe', { guise });
    await stage.settled();
  }
  const owners = await Promise.all(
    Object.values(specialUsers).map((id) => stage.store.subscribersBy('telegram', String(id))),
  );
  expect(owners.flat()).toEqual([]);
});
