// Pushes on Discord to threads, forums and announcement channels, each with its own rules.
// Brings its own HTTP agent into the process, as it does in the whole bot.
import 'cheerio';
import { describe, expect, test } from 'vitest';
import { limits, threadName } from '../../../src/bots/discord/format.ts';
import { bits } from '../../fakes/discord/shapes.ts';
import { at, outgoing, unconnectedBot, type Bot } from './bot.ts';

describe('threads', () => {
  test('a thread needs its own permission, whatever the channel allows', async () => {
    const bot = await unconnectedBot();
    const channel = bot.fake.world.channels.get(bot.channel);
    const thread = bot.fake.world.addChannel({ parent: bot.channel });
    const push = outgoing(bot, { target: at(thread.id, 'thread') });
    if (channel) channel.denied = bits.sendInThreads;
    await expect(bot.platform.send(push)).rejects.toMatchObject({ fault: { code: 'no-rights' } });
    if (channel) channel.denied = bits.sendMessages;
    await bot.platform.send(push);
    expect(bot.fake.copies(thread.id)).toBe(1);
  });
  test('an archived one is opened, and the message sent once with the same nonce', async () => {
    const bot = await unconnectedBot();
    const thread = bot.fake.world.addChannel({
      parent: bot.channel,
      archived: true,
      strictArchive: true,
    });
    await bot.platform.send(outgoing(bot, { target: at(thread.id, 'thread') }));
    expect(thread.archived).toBe(false);
    const posts = bot.fake.calls.filter(({ method }) => method === 'POST');
    expect(new Set(posts.map(({ raw }) => raw)).size).toBe(1);
    expect(bot.fake.copies(thread.id)).toBe(1);
  });
  test('a locked one pauses its subscription', async () => {
    const bot = await unconnectedBot();
    const thread = bot.fake.world.addChannel({ parent: bot.channel, locked: true });
    await expect(
      bot.platform.send(outgoing(bot, { target: at(thread.id, 'thread') })),
    ).rejects.toMatchObject({ fault: { subscription: 'pause', code: 'thread-locked' } });
  });
});

describe('forums', () => {
  const forumOf = (bot: Bot, draft: object = {}) =>
    bot.fake.world.addChannel({ guild: bot.guild, sort: 'forum', ...draft });

  test('a post gets the fact as its name and a tag that is for everybody', async () => {
    const bot = await unconnectedBot();
    const forum = forumOf(bot, {
      requiresTag: true,
      tags: [{ name: 'staff', moderated: true }, { name: 'news' }],
    });
    const push = outgoing(bot, { target: at(forum.id, 'forum'), silent: true });
    const { messageId } = await bot.platform.send(push);
    const thread = bot.fake.world.channels.get(messageId);
    expect(thread?.name).toBe('Night of 20–21 July: 426 drones');
    expect(thread?.appliedTags).toEqual([forum.tags[1]?.id]);
    await bot.platform.edit(push, messageId);
    expect(thread?.messages.get(messageId)?.edits).toBe(1);
    expect(bot.fake.complaints).toEqual([]);
  });
  test('a required tag that only moderators may set pauses it', async () => {
    const bot = await unconnectedBot();
    const forum = forumOf(bot, { requiresTag: true });
    await expect(
      bot.platform.send(outgoing(bot, { target: at(forum.id, 'forum') })),
    ).rejects.toMatchObject({ fault: { code: 'tag-needed', subscription: 'pause' } });
  });
  test.each([
    ['an error after it was made', { kind: 'broken', status: 500, accepted: true }],
    ['a reset after it was made', { kind: 'reset', accepted: true }],
  ] as const)(
    'no nonce protects a post: after %s it is found, not made again',
    async (_what, how) => {
      const bot = await unconnectedBot();
      const forum = forumOf(bot);
      const push = outgoing(bot, { target: at(forum.id, 'forum') });
      bot.fake.fail({ method: 'POST', path: '/threads$', how });
      const { messageId } = await bot.platform.send(push);
      expect((await bot.platform.send(push)).messageId).toBe(messageId);
      expect(bot.fake.copies(forum.id)).toBe(1);
    },
  );
  test('an error before it was made is unknown, and the next try makes one', async () => {
    const bot = await unconnectedBot();
    const forum = forumOf(bot);
    const push = outgoing(bot, { target: at(forum.id, 'forum') });
    bot.fake.fail({ method: 'POST', path: '/threads$', how: { kind: 'reset', accepted: false } });
    await expect(bot.platform.send(push)).rejects.toMatchObject({ fault: { delivery: 'unknown' } });
    await bot.platform.send(push);
    expect(bot.fake.copies(forum.id)).toBe(1);
  });
  test.each([
    ['deleted', 'gone', { gone: true }],
    ['locked and archived', 'failed', { locked: true, archived: true, strictArchive: true }],
  ] as const)(
    'a post that was %s meanwhile is not edited, and the forum keeps its subscription',
    async (_what, delivery, now) => {
      const bot = await unconnectedBot();
      const forum = forumOf(bot);
      const push = outgoing(bot, { target: at(forum.id, 'forum') });
      const { messageId } = await bot.platform.send(push);
      const post = bot.fake.world.channels.get(messageId);
      if (post) Object.assign(post, now);
      if ('gone' in now) bot.fake.deleteChannel(messageId);
      await expect(bot.platform.edit(push, messageId)).rejects.toMatchObject({
        fault: { delivery, subscription: 'keep', platform: 'ok' },
      });
      await bot.platform.send({
        ...push,
        key: 'next-morning',
        body: push.body.replace('426', '427'),
      });
      expect(bot.fake.copies(forum.id)).toBe(2);
    },
  );
  test('a name is cut between words, without marks', () => {
    const name = threadName(
      `**Night of 20–21 July**\n**2 killed \\(Zelensky** [\\[1\\]](<https://x.org>)**).** ${'drones '.repeat(30)}`,
    );
    expect(name.length).toBeLessThanOrEqual(limits.threadName);
    expect(name).toMatch(/^Night of 20–21 July: 2 killed \(Zelensky\)\. drones.*drones…$/);
  });
});

describe('announcement channels', () => {
  test('a message is published to the followers', async () => {
    const bot = await unconnectedBot();
    const news = bot.fake.world.addChannel({ guild: bot.guild, sort: 'announcement' });
    await bot.platform.send(outgoing(bot, { target: at(news.id, 'channel') }));
    expect(bot.fake.messages(news.id)[0]?.crossposted).toBe(true);
  });
  test('the eleventh within an hour waits, over a restart, and is published when its time has come', async () => {
    let now = Date.now();
    const bot = await unconnectedBot({
      fake: { limits: 'none' },
      platform: { now: () => new Date(now) },
    });
    bot.fake.gateway.heartbeat = 50;
    await bot.platform.start(bot.handlers);
    const news = bot.fake.world.addChannel({ guild: bot.guild, sort: 'announcement' });
    const published = () => bot.fake.messages(news.id).filter(({ crossposted }) => crossposted);
    for (let index = 0; index < 11; index += 1)
      await bot.platform.send(outgoing(bot, { key: `k${index}`, target: at(news.id, 'channel') }));
    expect(bot.fake.copies(news.id)).toBe(11);
    expect(published()).toHaveLength(10);
    await bot.platform.stop();
    expect(bot.facts.get('discord/crossposts')).toContain(news.id);
    bot.fake.pass(3_600_001);
    now += 3_700_000;
    await bot.platform.start(bot.handlers);
    await expect.poll(() => published().length, { timeout: 5000 }).toBe(11);
    expect(bot.fake.copies(news.id)).toBe(11);
    await expect.poll(() => bot.facts.get('discord/crossposts')).toBe('[]');
  });
  test('what is no announcement channel any more is sent and not published', async () => {
    const bot = await unconnectedBot();
    await bot.platform.send(outgoing(bot, { target: at(bot.channel, 'channel') }));
    expect(bot.fake.copies(bot.channel)).toBe(1);
    await expect(bot.platform.crosspost(bot.channel, '1')).rejects.toMatchObject({
      fault: { delivery: 'failed' },
    });
  });
});
