// Where a question on Discord comes from, and who may do what there.
import { describe, expect, test } from 'vitest';
import { listeningBot } from './bot.ts';

describe('places', () => {
  test('threads, forums, announcement channels and DMs are what they are', async () => {
    const { bot, asked } = await listeningBot();
    const { world, people } = bot.fake;
    const thread = world.addChannel({ parent: bot.channel, name: 'topic' });
    const news = world.addChannel({ guild: bot.guild, sort: 'announcement', name: 'official' });
    const dm = world.dmOf(bot.user);
    for (const channel of [thread.id, news.id, dm.id])
      await people.seen(people.slash({ user: bot.user, channel }, 'night'));
    expect(asked.map(({ kind, title, place }) => [kind, title, place?.chat])).toEqual([
      ['thread', 'topic', thread.id],
      ['channel', 'official', news.id],
      ['private', null, dm.id],
    ]);
  });
  test('a chosen channel is what the command is about', async () => {
    const { bot, asked } = await listeningBot();
    const forum = bot.fake.world.addChannel({ guild: bot.guild, sort: 'forum', name: 'posts' });
    await bot.fake.people.seen(
      bot.fake.people.slash(bot.doing, 'subscribe', { channel: forum.id }),
    );
    expect(asked[0]?.place?.chat).toBe(bot.channel);
    expect(asked[0]?.about).toEqual({
      place: { platform: 'discord', chat: forum.id, thread: null },
      kind: 'forum',
      title: 'posts',
    });
  });
  test('where only the person installed the bot, it answers and has no place to push to', async () => {
    const { bot, asked } = await listeningBot();
    const elsewhere = {
      user: bot.user,
      channel: bot.fake.world.id(),
      elsewhere: bot.fake.world.id(),
      userInstalled: true,
      rights: ['administrator'] as const,
    };
    const asking = await bot.fake.people.seen(bot.fake.people.slash(elsewhere, 'night'));
    expect(asked[0]?.place).toBeNull();
    expect(asking.followUps.length).toBeLessThanOrEqual(5);
  });
  test('only who manages the server may configure its channels, and none of another server', async () => {
    const { bot, asked } = await listeningBot();
    const { world, people } = bot.fake;
    const other = world.addGuild();
    const foreign = world.addChannel({ guild: other.id });
    const second = world.addChannel({ guild: bot.guild });
    const dm = world.dmOf(bot.user);
    const at = (chat: string) => ({ platform: 'discord' as const, chat, thread: null });
    await people.seen(people.slash(bot.doing, 'subscribe'));
    await people.seen(people.slash({ ...bot.doing, rights: ['manageGuild'] }, 'subscribe'));
    await people.seen(people.slash({ ...bot.doing, rights: ['administrator'] }, 'subscribe'));
    await people.seen(people.slash({ user: bot.user, channel: dm.id }, 'subscribe'));
    const rights = await Promise.all(
      asked.map(({ actor }) =>
        Promise.all(
          [bot.channel, second.id, foreign.id, dm.id].map((chat) => actor.mayConfigure(at(chat))),
        ),
      ),
    );
    expect(rights).toEqual([
      [false, false, false, false],
      [true, true, false, false],
      [true, true, false, false],
      [false, false, false, true],
    ]);
    expect(await asked[1]?.actor.mayConfigure({ ...at(bot.channel), platform: 'telegram' })).toBe(
      false,
    );
  });
});
