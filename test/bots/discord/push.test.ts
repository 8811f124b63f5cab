// A push on Discord arrives once, where it should, in its form.
// Brings its own HTTP agent into the process, as it does in the whole bot.
import 'cheerio';
import { afterEach, describe, expect, test } from 'vitest';
import { nonceOf } from '../../../src/bots/discord/push.ts';
import { formatPush, limits, threadName } from '../../../src/bots/discord/format.ts';
import { checkMessage, embedCharacters } from '../../fakes/discord/rest/rules.ts';
import { bits, type ChannelSort, type Json } from '../../fakes/discord/shapes.ts';
import { message, outgoing, picture, startBot, type Bot, type BotOptions } from './bot.ts';

const open: Bot[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close();
});
const started = async (options: BotOptions = {}): Promise<Bot> => {
  const bot = await startBot({ connected: false, ...options });
  open.push(bot);
  return bot;
};
const looks = { previewUrl: null, picture: null };
const at = (chat: string, kind: 'group' | 'channel' | 'thread' | 'forum' = 'group') => ({
  chat,
  thread: null,
  kind,
});

describe('the nonce', () => {
  test('is the key where that is short, and never longer than Discord takes', () => {
    expect(nonceOf('delivery-1')).toBe('delivery-1');
    const long = nonceOf('2026-11-26/daily/a-subscriber-with-a-long-id');
    expect(long).toMatch(/^[\w-]{25}$/);
    expect(nonceOf('2026-11-26/daily/a-subscriber-with-a-long-id')).toBe(long);
    expect(nonceOf('2026-11-26/daily/another-subscriber')).not.toBe(long);
  });
  test('is the same after a restart, so that the message that was sent comes back', async () => {
    const bot = await started();
    const { messageId } = await bot.platform.send(outgoing(bot));
    const second = await startBot({ connected: false });
    open.push(second);
    expect(nonceOf(outgoing(second).key)).toBe(nonceOf(outgoing(bot).key));
    expect((await bot.platform.send(outgoing(bot))).messageId).toBe(messageId);
    expect(bot.fake.copies(bot.channel)).toBe(1);
  });
  test('differs between channels, so that each gets its own message', async () => {
    const bot = await started();
    const other = bot.fake.world.addChannel({ guild: bot.guild });
    await bot.platform.send(outgoing(bot, { key: 'a' }));
    await bot.platform.send(outgoing(bot, { key: 'b', target: at(other.id) }));
    expect([bot.fake.copies(bot.channel), bot.fake.copies(other.id)]).toEqual([1, 1]);
  });
  test('of a message deleted meanwhile fails the delivery, and nothing is sent again', async () => {
    const bot = await started();
    const { messageId } = await bot.platform.send(outgoing(bot));
    bot.fake.world.channels.get(bot.channel)?.messages.delete(messageId);
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { delivery: 'failed', subscription: 'keep' },
    });
    expect(bot.fake.copies(bot.channel)).toBe(1);
  });
});

describe('what is sent', () => {
  test('is the prepared body byte for byte, and after it the nonce', async () => {
    const bot = await started();
    const push = outgoing(bot);
    await bot.platform.send(push);
    const raw = bot.fake.calls.at(-1)?.raw ?? '';
    expect(raw.startsWith(push.body.slice(0, -1))).toBe(true);
    expect(raw.slice(push.body.length - 1)).toBe(',"nonce":"delivery-1","enforce_nonce":true}');
  });
  test('shows the fact in the text of a notification and says nothing twice', () => {
    const payload = formatPush(message(), looks);
    expect(payload.content).toBe(
      '**Night of 20–21 July**\n**426 drones** [\\[1\\]](<https://example.org/a>)',
    );
    expect(payload.embeds).toEqual([
      {
        description: '**FIGURES**\nadds up\n\n-# [\\[1\\] Air Force](https://example.org/a)',
      },
    ]);
  });
  test('has buttons that leave it as it is', () => {
    expect(JSON.stringify(formatPush(message(), looks).components)).toContain(
      '"custom_id":"new:/night 2025-07-20"',
    );
  });
  test('makes no sound where it is wanted silent', async () => {
    const bot = await started();
    await bot.platform.send(outgoing(bot, { silent: true }));
    expect(bot.fake.messages(bot.channel)[0]?.flags).toBe(1 << 12);
  });
  test('carries its picture inside, and goes without where there is none', async () => {
    const bot = await started();
    const body = bot.platform.prepare(message(), {
      previewUrl: null,
      picture: { name: 'chart.png', alt: 'a chart' },
    });
    await bot.platform.send(outgoing(bot, { body, picture, key: 'with' }));
    await bot.platform.send(outgoing(bot, { body, key: 'without' }));
    const [first, second] = bot.fake.messages(bot.channel);
    expect(first?.files).toEqual([{ name: 'chart.png', size: 4 }]);
    expect(first?.body['embeds']).toMatchObject([{ image: { url: 'attachment://chart.png' } }]);
    expect(second?.files).toEqual([]);
    expect(JSON.stringify(second?.body)).not.toContain('attachment://');
    expect(bot.fake.complaints).toEqual([]);
  });
  test('stays within every limit however long it is, and mentions nobody', () => {
    const long = message({
      summary: '@everyone '.repeat(400),
      blocks: Array.from({ length: 30 }, (_, block) => ({
        id: `b${block}`,
        heading: [{ text: '@here HEAD' }],
        lines: Array.from({ length: 20 }, () => ({ spans: [{ text: 'word '.repeat(20) }] })),
      })),
      actions: Array.from({ length: 60 }, (_, index) => ({
        label: 'x'.repeat(99),
        command: `/night ${index}`,
        row: index % 12,
      })),
    });
    const payload = formatPush(long, looks) as unknown as Json;
    expect(() => checkMessage(payload, [], true)).not.toThrow();
    expect(embedCharacters(payload['embeds'])).toBeLessThanOrEqual(limits.description);
    expect(JSON.stringify(payload)).not.toMatch(/@(everyone|here)/);
    expect(payload['allowed_mentions']).toEqual({ parse: [] });
  });
  test.each([
    [6000, true],
    [6001, false],
  ])('embeds of %i characters: taken %s', (length, taken) => {
    const half = Math.floor(length / 2);
    const body = {
      embeds: [{ description: 'x'.repeat(half) }, { description: 'x'.repeat(length - half) }],
    };
    if (taken) expect(() => checkMessage(body, [], true)).not.toThrow();
    else expect(() => checkMessage(body, [], true)).toThrow(/Invalid Form Body/);
  });
});

describe('an edit', () => {
  test('replaces the words of the message', async () => {
    const bot = await started();
    const { messageId } = await bot.platform.send(outgoing(bot));
    const body = bot.platform.prepare(message({ blocks: [] }), looks);
    await bot.platform.edit(outgoing(bot, { body }), messageId);
    expect(bot.fake.messages(bot.channel)[0]?.body['content']).toContain('20–21 July: 426 drones');
    expect(bot.fake.copies(bot.channel)).toBe(1);
  });
  test('of a message that is no more says so and sends nothing', async () => {
    const bot = await started();
    await expect(bot.platform.edit(outgoing(bot), bot.fake.world.id())).rejects.toMatchObject({
      fault: { delivery: 'gone', subscription: 'keep' },
    });
    expect(bot.fake.copies(bot.channel)).toBe(0);
  });
  test('waits where Discord has had enough edits of an old message', async () => {
    const bot = await started();
    const { messageId } = await bot.platform.send(outgoing(bot));
    bot.fake.fail({
      method: 'PATCH',
      how: { kind: 'answer', status: 400, code: 30046, message: 'Maximum number of edits' },
    });
    await expect(bot.platform.edit(outgoing(bot), messageId)).rejects.toMatchObject({
      fault: { delivery: 'wait', seconds: 3600 },
    });
  });
});

describe('threads', () => {
  test('a thread needs its own permission, whatever the channel allows', async () => {
    const bot = await started();
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
    const bot = await started();
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
    const bot = await started();
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
    const bot = await started();
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
    const bot = await started();
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
      const bot = await started();
      const forum = forumOf(bot);
      const push = outgoing(bot, { target: at(forum.id, 'forum') });
      bot.fake.fail({ method: 'POST', path: '/threads$', how });
      const { messageId } = await bot.platform.send(push);
      expect((await bot.platform.send(push)).messageId).toBe(messageId);
      expect(bot.fake.copies(forum.id)).toBe(1);
    },
  );
  test('an error before it was made is unknown, and the next try makes one', async () => {
    const bot = await started();
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
      const bot = await started();
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
    const bot = await started();
    const news = bot.fake.world.addChannel({ guild: bot.guild, sort: 'announcement' });
    await bot.platform.send(outgoing(bot, { target: at(news.id, 'channel') }));
    expect(bot.fake.messages(news.id)[0]?.crossposted).toBe(true);
  });
  test('the eleventh within an hour waits, over a restart, and is published when its time has come', async () => {
    let now = Date.now();
    const bot = await started({ fake: { limits: 'none' }, platform: { now: () => new Date(now) } });
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
    const bot = await started();
    await bot.platform.send(outgoing(bot, { target: at(bot.channel, 'channel') }));
    expect(bot.fake.copies(bot.channel)).toBe(1);
    await expect(bot.platform.crosspost(bot.channel, '1')).rejects.toMatchObject({
      fault: { delivery: 'failed' },
    });
  });
});

describe('who may be told in private', () => {
  test('a person who lets us is; one who does not is not, and that is no fault', async () => {
    const bot = await started();
    const closed = bot.fake.world.addUser({ acceptsDms: false });
    expect(await bot.platform.tell(bot.user, message())).toBe(true);
    expect(await bot.platform.tell(closed.id, message())).toBe(false);
  });
  test('after too many new DMs none is opened for ten minutes', async () => {
    let now = Date.now();
    const bot = await started({ platform: { now: () => new Date(now) } });
    bot.fake.fail({
      path: '^/users/@me/channels$',
      how: { kind: 'answer', status: 400, code: 40003, message: 'too fast' },
    });
    expect(await bot.platform.tell(bot.user, message())).toBe(false);
    const calls = bot.fake.calls.length;
    expect(await bot.platform.tell(bot.user, message())).toBe(false);
    expect(bot.fake.calls.length).toBe(calls);
    now += 600_001;
    expect(await bot.platform.tell(bot.user, message())).toBe(true);
  });
});

describe('permissions', () => {
  const askedAt = async (bot: Bot, sort: ChannelSort, denied: bigint, draft: object = {}) => {
    const channel =
      sort === 'thread'
        ? bot.fake.world.addChannel({ parent: bot.channel, ...draft })
        : bot.fake.world.addChannel({ guild: bot.guild, sort, ...draft });
    const ruling = sort === 'thread' ? bot.fake.world.channels.get(bot.channel) : channel;
    if (ruling) ruling.denied = denied;
    return bot.platform.missing(at(channel.id, sort === 'thread' ? 'thread' : 'group'), 'en');
  };
  test.each<[ChannelSort, bigint, readonly string[]]>([
    ['text', 0n, []],
    ['text', bits.viewChannel, ['View Channel']],
    ['text', bits.sendMessages, ['Send Messages']],
    ['text', bits.embedLinks | bits.attachFiles, ['Embed Links', 'Attach Files']],
    ['thread', bits.sendMessages, []],
    ['thread', bits.sendInThreads, ['Send Messages in Threads']],
    ['forum', bits.sendMessages, ['Send Messages']],
    ['category', 0n, ['a channel that takes messages']],
  ])('in a %s without %s the missing ones are named', async (sort, denied, names) => {
    const bot = await started();
    expect(await askedAt(bot, sort, denied)).toEqual(names);
  });
  test('a locked thread and a tag for moderators are named', async () => {
    const bot = await started();
    expect(await askedAt(bot, 'thread', 0n, { locked: true })).toEqual(['an unlocked thread']);
    for (const sort of ['forum', 'media'] as const)
      expect(await askedAt(bot, sort, 0n, { requiresTag: true })).toHaveLength(1);
  });
  test('a channel that is gone, a server we left, and no answer are told apart', async () => {
    const bot = await started();
    const ask = (chat: string) => bot.platform.missing(at(chat), 'uk');
    expect(await ask(bot.fake.world.id())).toEqual(['канал, який ще існує']);
    bot.fake.removeGuild(bot.guild, { unavailable: false });
    expect(await ask(bot.channel)).toEqual(['«Переглядати канал» (View Channel)']);
    bot.fake.fail({ times: 5, how: { kind: 'broken', status: 500, accepted: false } });
    expect(await ask(bot.channel)).toEqual(['Discord не відповів: спробуйте за хвилину']);
  });
});
