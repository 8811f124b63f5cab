// The connection to Discord: what it spares, what it survives, and what it tells of servers and channels.
import { afterEach, describe, expect, test } from 'vitest';
import { commandDefinitions } from '../../../src/bots/discord/definitions.ts';
import { identifyDelay } from '../../../src/bots/discord/gateway.ts';
import { bits } from '../../fakes/discord/shapes.ts';
import { outgoing, startBot, type Bot, type BotOptions } from './bot.ts';

const open: Bot[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close();
});
const started = async (options: BotOptions = {}): Promise<Bot> => {
  const bot = await startBot(options);
  open.push(bot);
  return bot;
};
const events = (bot: Bot): string[] => bot.happenings.map(({ what, chat }) => `${what} ${chat}`);

describe('the connection', () => {
  test('asks for servers and channels alone, never for what people write', async () => {
    const bot = await started();
    expect(bot.fake.gateway.intents).toBe(1);
  });
  test('is resumed after a drop, and a question asked meanwhile is answered once', async () => {
    const asked: string[] = [];
    const bot = await started({
      answer: ({ command }) => {
        asked.push(command);
        return Promise.resolve(null);
      },
    });
    bot.fake.gateway.drop();
    bot.fake.people.slash(bot.doing, 'help');
    await expect.poll(() => asked, { timeout: 5000 }).toEqual(['help']);
    expect(bot.fake.gateway.identifies).toBe(1);
    bot.fake.gateway.askToReconnect();
    await expect.poll(() => bot.fake.gateway.resumes, { timeout: 5000 }).toBe(2);
    bot.fake.people.slash(bot.doing, 'talks');
    await expect.poll(() => asked, { timeout: 5000 }).toEqual(['help', 'talks']);
  });
  test('whose session is over begins a new one', async () => {
    const bot = await started();
    bot.fake.gateway.invalidate(false);
    await expect
      .poll(() => bot.fake.gateway.identifies, { timeout: 15_000, interval: 200 })
      .toBe(2);
    await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'help'));
  }, 25_000);
  test('stopped while it was being resumed never comes back', async () => {
    const bot = await started();
    bot.fake.gateway.drop();
    await expect.poll(() => bot.logs.map(({ event }) => event)).toContain('discord-gateway-closed');
    await bot.platform.stop();
    // What comes back does so after half a second.
    const back = expect.poll(() => bot.fake.gateway.connections, { timeout: 1500 }).toBe(1);
    await expect(back).rejects.toThrow();
    expect(bot.fake.gateway.resumes).toBe(0);
  });
  test('with a token that is refused ends the start with a sentence that does not show it', async () => {
    const token = 'another-token-that-is-wrong';
    const start = startBot({ platform: { token } });
    await expect(start).rejects.toThrow(/DISCORD_BOT_TOKEN/);
    await expect(start).rejects.not.toThrow(token);
  });
});

describe('IDENTIFYs of a day', () => {
  test('with fewer than 200 left the start is refused, unless it is wanted', async () => {
    const bot = await started({ connected: false });
    bot.fake.gateway.startLimit.remaining = 199;
    await expect(bot.platform.start(bot.handlers)).rejects.toThrow(/only 199 more times/);
    expect(bot.fake.gateway.identifies).toBe(0);
    const wanted = await started({ connected: false, platform: { spendLastIdentifies: true } });
    wanted.fake.gateway.startLimit.remaining = 199;
    await wanted.platform.start(wanted.handlers);
    expect(wanted.fake.gateway.identifies).toBe(1);
  });
  test('a few starts are free, each more doubles the wait, up to ten minutes', () => {
    const now = Date.parse('2026-11-26T07:00:00Z');
    const after = (starts: number): number =>
      identifyDelay(
        Array.from({ length: starts }, (_, index) => now - 5000 * (index + 1)),
        now,
      );
    expect([0, 2, 3, 4, 5, 6, 20].map(after)).toEqual([
      0, 0, 10_000, 20_000, 40_000, 80_000, 600_000,
    ]);
    expect(identifyDelay([now - 600_001, now - 700_000, now - 800_000], now)).toBe(0);
  });
  test('a process that dies every five seconds waits longer each time, over its restarts', async () => {
    const facts = new Map<string, string>();
    const waits: number[] = [];
    let now = Date.parse('2026-11-26T07:00:00Z');
    for (let start = 0; start < 6; start += 1) {
      const bot = await startBot({
        facts,
        platform: {
          now: () => new Date(now),
          wait: (milliseconds) => {
            waits.push(milliseconds);
            now += milliseconds;
            return Promise.resolve();
          },
        },
      });
      await bot.close();
      now += 5000;
    }
    expect(waits).toEqual([10_000, 20_000, 40_000]);
  });
});

describe('the commands', () => {
  test('are registered once, in both languages, and not again while they stay the same', async () => {
    const facts = new Map<string, string>();
    const first = await started({ facts });
    expect(first.fake.parts.registrations).toBe(1);
    expect(first.fake.complaints).toEqual([]);
    const second = await started({ facts });
    expect(second.fake.parts.registrations).toBe(0);
    facts.set(`discord/commands/${second.fake.application}`, 'another list');
    expect((await started({ facts })).fake.parts.registrations).toBe(1);
  });
  test('are for everybody, in servers, with the bot alone and wherever a person installed it', () => {
    for (const command of commandDefinitions()) {
      expect(command).not.toHaveProperty('default_member_permissions');
      expect(command.contexts).toEqual([0, 1, 2]);
      expect(command.integration_types).toEqual([0, 1]);
      expect(command.description_localizations).toHaveProperty('uk');
      for (const option of command.options) expect(option.name_localizations).toHaveProperty('uk');
    }
  });
  test('that cannot be registered do not keep the bot away', async () => {
    const bot = await started({ connected: false });
    bot.fake.fail({
      method: 'PUT',
      how: { kind: 'answer', status: 400, code: 30034, message: 'too many creates' },
    });
    await bot.platform.start(bot.handlers);
    expect(bot.fake.gateway.connections).toBe(1);
    expect(bot.facts.has(`discord/commands/${bot.fake.application}`)).toBe(false);
  });
});

describe('servers and channels', () => {
  test('a server that throws the bot out loses its channels; invited again it has them back', async () => {
    const bot = await started();
    bot.fake.removeGuild(bot.guild, { unavailable: false });
    await expect.poll(() => events(bot)).toEqual([`lost ${bot.channel}`]);
    bot.fake.joinGuild(bot.guild);
    await expect
      .poll(() => events(bot))
      .toEqual([`lost ${bot.channel}`, `regained ${bot.channel}`]);
  });
  test('a server that comes back while the bot was away has its channels back at the start', async () => {
    const bot = await started();
    bot.fake.removeGuild(bot.guild, { unavailable: false });
    await expect.poll(() => events(bot)).toHaveLength(1);
    await bot.platform.stop();
    bot.fake.joinGuild(bot.guild);
    bot.happenings.length = 0;
    await bot.platform.start(bot.handlers);
    await expect.poll(() => events(bot)).toEqual([`regained ${bot.channel}`]);
  });
  test('an outage is no removal: nothing is told, and a push waits for its end', async () => {
    const bot = await started();
    bot.fake.removeGuild(bot.guild, { unavailable: true });
    const other = bot.fake.world.addChannel({ guild: bot.fake.world.addGuild().id });
    bot.fake.deleteChannel(other.id);
    await expect.poll(() => events(bot)).toEqual([`gone ${other.id}`]);
    bot.fake.fail({
      path: '/messages$',
      how: { kind: 'answer', status: 404, code: 10003, message: 'Unknown Channel' },
    });
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { subscription: 'keep', delivery: 'wait', code: 'guild-out' },
    });
    bot.fake.returnGuild(bot.guild);
    await bot.platform.send(outgoing(bot));
    expect(bot.fake.copies(bot.channel)).toBe(1);
    expect(events(bot)).toEqual([`gone ${other.id}`]);
  });
  test('a channel or thread that is deleted is gone', async () => {
    const bot = await started();
    const thread = bot.fake.world.addChannel({ parent: bot.channel });
    bot.fake.deleteChannel(thread.id);
    bot.fake.deleteChannel(bot.channel);
    await expect.poll(() => events(bot)).toEqual([`gone ${thread.id}`, `gone ${bot.channel}`]);
  });
  test('what cannot be kept just now does not end the connection', async () => {
    const bot = await started({
      handlers: { happened: () => Promise.reject(new Error('no database')) },
    });
    bot.fake.deleteChannel(bot.channel);
    await expect
      .poll(() => bot.logs.map(({ event }) => event))
      .toContain('discord-happening-failed');
    expect(bot.fake.gateway.connections).toBe(1);
  });
  test('a place that lacked a right goes on once the right is given', async () => {
    const bot = await started();
    const channel = bot.fake.world.channels.get(bot.channel);
    const change = () =>
      bot.fake.gateway.dispatch(
        'CHANNEL_UPDATE',
        channel ? bot.fake.world.channelJson(channel) : {},
      );
    if (channel) channel.denied = bits.sendMessages | bits.embedLinks;
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { code: 'no-rights' },
    });
    if (channel) channel.denied = bits.embedLinks;
    change();
    bot.fake.deleteChannel(bot.fake.world.addChannel({ guild: bot.guild }).id);
    await expect.poll(() => events(bot)).toHaveLength(1);
    expect(events(bot)[0]).toMatch(/^gone/);
    if (channel) channel.denied = 0n;
    change();
    await expect.poll(() => events(bot)[1]).toBe(`regained ${bot.channel}`);
    expect(bot.facts.get('discord/refused')).toBe('[]');
  });
});
