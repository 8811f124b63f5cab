// Buttons pressed where they must do no harm: under a channel's post, on messages of long ago, in other people's
// chats, under what was sent on by the inline mode.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Picture } from '../../../src/bots/platform.ts';
import type { Action, Message } from '../../../src/digest/message.ts';
import type { Stored } from '../../fakes/telegram/world.ts';
import {
  channel,
  group,
  owner,
  person,
  setStage,
  stranger,
  type Stage,
  type StageOptions,
} from './stage.ts';

let stage: Stage;
const set = async (options: StageOptions = {}): Promise<void> => {
  await stage?.close();
  stage = await setStage({ empty: true, ...options });
};
beforeEach(async () => {
  stage = await setStage({ empty: true });
});
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  await stage.close();
});

const digest = (actions: readonly Action[], text = 'the digest'): Message => ({
  language: 'en',
  summary: 'the fact',
  blocks: [{ id: 'x', heading: [{ text }], lines: [{ spans: [{ text: 'a line' }] }] }],
  sources: [],
  actions,
});
const picture = (): Picture => {
  const png = Buffer.alloc(64);
  png.writeUInt32BE(0x89504e47, 0);
  png.writeUInt32BE(1200, 16);
  png.writeUInt32BE(600, 20);
  return { key: 'k', name: 'card.png', png, alt: 'a card' };
};
const push = async (chat: number, message: Message): Promise<Stored | undefined> => {
  const body = stage.bot.prepare(message, { previewUrl: null, picture: null });
  const { messageId } = await stage.bot.send({
    target: { chat: String(chat), thread: null, kind: chat > 0 ? 'private' : 'channel' },
    body,
    key: 'k',
    silent: false,
    picture: null,
  });
  return stage.fake.world.chat(chat)?.messages.get(Number(messageId));
};
const press = async (from: number, chat: number, label: string): Promise<void> => {
  stage.fake.people.press(from, chat, label);
  await stage.settled();
};
const lastCallback = (): Readonly<Record<string, unknown>> =>
  stage.fake.scene.callbackAnswers.at(-1) ?? {};

describe('under a channel’s post', () => {
  test.each([
    ['Picture', '/picture 2025-07-21', 'picture-2025-07-21'],
    ['Picture of the week', '/picture stats week', 'picture-stats_week'],
    ['Map', '/picture map 2025-07-21', 'picture-map_2025-07-21'],
    ['Before', '/night 2025-07-20', 'night-2025-07-20'],
  ])(
    '“%s” is shown to the reader in private, and nothing is posted',
    async (label, command, to) => {
      await push(channel, digest([{ label, command }]));
      await press(stranger, channel, label);
      expect(stage.shown(channel)).toHaveLength(1);
      expect(lastCallback()['url']).toBe(`https://t.me/strike_digest_bot?start=${to}`);
    },
  );
  test('“Subscribe” is for those who may change the channel', async () => {
    await push(channel, digest([{ label: 'Subscribe', command: '/subscribe' }]));
    await press(stranger, channel, 'Subscribe');
    expect(stage.shown(channel)).toHaveLength(1);
    expect(String(lastCallback()['text'])).toMatch(/only administrators/i);
  });
});

describe('of another time', () => {
  const standing = async (): Promise<Stored | undefined> =>
    push(owner, digest([{ label: 'Before', command: '/night 2025-07-20' }]));
  test.each(['/oldcommand 2025-07-20', '!/oldcommand', '/nıght'])(
    'a button that means nothing any more (%s) says so and leaves the digest standing',
    async (data) => {
      const message = await standing();
      stage.fake.people.forges(owner, owner, data, message?.messageId ?? 0);
      await stage.settled();
      expect(stage.shown(owner).map(({ text }) => text)).toEqual(['the digest\na line']);
      expect(message?.edits).toBe(0);
    },
  );
  test('is answered in words over the chat', async () => {
    const message = await standing();
    stage.fake.people.forges(owner, owner, '/oldcommand', message?.messageId ?? 0);
    await stage.settled();
    expect(lastCallback()).toMatchObject({ show_alert: true });
    expect(String(lastCallback()['text'])).toMatch(/oldcommand/);
  });
  test('what belongs into a private chat changes nothing that a group sees', async () => {
    const message = await push(group, digest([{ label: 'Before', command: '/night 2025-07-20' }]));
    stage.fake.people.forges(stranger, group, '/channel', message?.messageId ?? 0);
    await stage.settled();
    expect(lastCallback()).toMatchObject({ show_alert: true });
    expect(message?.edits).toBe(0);
  });
  test('data that is none of ours is acknowledged, so that nothing keeps turning', async () => {
    const message = await standing();
    for (const data of ['', '{}', '1', 'night', 'settings:zone:3', '\u{1f680}']) {
      stage.fake.people.forges(owner, owner, data, message?.messageId ?? 0);
      await stage.settled();
    }
    expect(stage.fake.scene.callbackAnswers).toHaveLength(6);
    expect(stage.shown(owner)).toHaveLength(1);
  });
});

describe('a picture by itself', () => {
  const answer: Answer = () =>
    Promise.resolve({
      message: { ...digest([]), blocks: [] },
      discreet: false,
      picture: picture(),
    });
  test('comes with the fact under it', async () => {
    await set({ handlers: { answer } });
    await stage.ask(person, person, '/picture 2025-07-21');
    expect(stage.shown(person)).toMatchObject([{ text: 'the fact', photo: 'AgACphoto1' }]);
  });
  test('is told in words where pictures are not allowed', async () => {
    await set({ handlers: { answer } });
    Object.assign(stage.fake.world.chat(group)?.permissions ?? {}, { can_send_photos: false });
    await stage.ask(owner, group, '/picture 2025-07-21');
    expect(stage.shown(group)).toMatchObject([{ text: 'the fact', photo: null }]);
  });
});
