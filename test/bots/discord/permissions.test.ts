// Who may be written to on Discord, and which permissions a place lacks.
// Brings its own HTTP agent into the process, as it does in the whole bot.
import 'cheerio';
import { describe, expect, test } from 'vitest';
import { bits, type ChannelSort } from '../../fakes/discord/shapes.ts';
import { at, message, unconnectedBot, type Bot } from './bot.ts';

describe('who may be told in private', () => {
  test('a person who lets us is; one who does not is not, and that is no fault', async () => {
    const bot = await unconnectedBot();
    const closed = bot.fake.world.addUser({ acceptsDms: false });
    expect(await bot.platform.tell(bot.user, message())).toBe(true);
    expect(await bot.platform.tell(closed.id, message())).toBe(false);
  });
  test('after too many new DMs none is opened for ten minutes', async () => {
    let now = Date.now();
    const bot = await unconnectedBot({ platform: { now: () => new Date(now) } });
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
    const bot = await unconnectedBot();
    expect(await askedAt(bot, sort, denied)).toEqual(names);
  });
  test('a locked thread and a tag for moderators are named', async () => {
    const bot = await unconnectedBot();
    expect(await askedAt(bot, 'thread', 0n, { locked: true })).toEqual(['an unlocked thread']);
    for (const sort of ['forum', 'media'] as const)
      expect(await askedAt(bot, sort, 0n, { requiresTag: true })).toHaveLength(1);
  });
  test('a channel that is gone, a server we left, and no answer are told apart', async () => {
    const bot = await unconnectedBot();
    const ask = (chat: string) => bot.platform.missing(at(chat), 'uk');
    expect(await ask(bot.fake.world.id())).toEqual(['канал, який ще існує']);
    bot.fake.removeGuild(bot.guild, { unavailable: false });
    expect(await ask(bot.channel)).toEqual(['«Переглядати канал» (View Channel)']);
    bot.fake.fail({ times: 5, how: { kind: 'broken', status: 500, accepted: false } });
    expect(await ask(bot.channel)).toEqual(['Discord не відповів: спробуйте за хвилину']);
  });
});
