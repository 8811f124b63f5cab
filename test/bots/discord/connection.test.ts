// The connection to Discord: what it spares, what it survives, how it ends, and that it then stays away.
import { describe, expect, test } from 'vitest';
import { pauseAfter } from '../../../src/bots/discord/connection/gateway.ts';
import { identifyDelay } from '../../../src/bots/discord/connection/identifies.ts';
import { startDiscord } from '../../fakes/discord/server.ts';
import type { Withheld } from '../../fakes/discord/gateway.ts';
import { startBot, startedBot, type Bot } from './bot.ts';

const long = { timeout: 20_000 };
/** A question asked now reaches the bot and is answered. */
const hears = async (bot: Bot): Promise<void> => {
  await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'help'), 15_000);
};

describe('the connection', () => {
  test('asks for servers and channels alone, never for what people write', async () => {
    const bot = await startedBot();
    expect(bot.fake.gateway.intents).toBe(1);
  });
  test('is resumed after a drop, and a question asked meanwhile is answered once', async () => {
    const asked: string[] = [];
    const bot = await startedBot({
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
    const bot = await startedBot();
    bot.fake.gateway.invalidate(false);
    await expect
      .poll(() => bot.fake.gateway.identifies, { timeout: 15_000, interval: 200 })
      .toBe(2);
    await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'help'));
  }, 25_000);
  test('with a token that is refused ends the start with a sentence that does not show it', async () => {
    const token = 'another-token-that-is-wrong';
    const start = startBot({ platform: { token } });
    await expect(start).rejects.toThrow(/DISCORD_BOT_TOKEN/);
    await expect(start).rejects.not.toThrow(token);
  });
});

describe('IDENTIFYs of a day', () => {
  test('with fewer than 200 left the start is refused, unless it is wanted', async () => {
    const bot = await startedBot({ connected: false });
    bot.fake.gateway.startLimit.remaining = 199;
    await expect(bot.platform.start(bot.handlers)).rejects.toThrow(/only 199 more times/);
    expect(bot.fake.gateway.identifies).toBe(0);
    const wanted = await startedBot({ connected: false, platform: { spendLastIdentifies: true } });
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

describe('a connection that ends', () => {
  test.each([
    [1000, 'anew'],
    [1001, 'resumed'],
    [4000, 'resumed'],
    [4001, 'resumed'],
    [4002, 'resumed'],
    [4003, 'anew'],
    [4005, 'anew'],
    [4007, 'anew'],
    [4008, 'resumed'],
    [4009, 'anew'],
    [4900, 'resumed'],
  ] as const)('with %i is %s', async (code, how) => {
    const bot = await startedBot();
    bot.fake.gateway.closeWith(code);
    await expect
      .poll(() => [bot.fake.gateway.identifies, bot.fake.gateway.resumes], long)
      .toEqual(how === 'anew' ? [2, 0] : [1, 1]);
    await hears(bot);
    expect(bot.fake.gateway.hasty).toBe(0);
    await expect.poll(() => bot.fake.gateway.sockets, long).toBe(1);
  });
  test.each([4004, 4010, 4011, 4012, 4013, 4014])(
    'with %i is not tried again, and whoever runs the bot hears why',
    async (code) => {
      const reasons: string[] = [];
      const bot = await startedBot({ platform: { ended: (reason) => reasons.push(reason) } });
      const { upgrades } = bot.fake.gateway;
      bot.fake.gateway.closeWith(code);
      await expect.poll(() => reasons, long).toHaveLength(1);
      expect(reasons[0]).toMatch(code === 4004 ? /DISCORD_BOT_TOKEN/ : String(code));
      expect(reasons[0]).not.toContain(bot.fake.token);
      await expect.poll(() => bot.fake.gateway.sockets, long).toBe(0);
      expect(bot.fake.gateway.upgrades).toBe(upgrades);
    },
  );
  test('by a bot that stands in too many servers fails the start with the reason', async () => {
    const bot = await startedBot({ connected: false });
    for (let count = 0; count < 2500; count += 1) bot.fake.world.addGuild();
    await expect(bot.platform.start(bot.handlers)).rejects.toThrow(/more servers than one/);
    await expect.poll(() => bot.fake.gateway.sockets, long).toBe(0);
  });
  test('without a goodbye, because nobody answers heartbeats any more, is dropped and resumed', async () => {
    const bot = await startedBot({ connected: false });
    bot.fake.gateway.heartbeat = 200;
    await bot.platform.start(bot.handlers);
    bot.fake.gateway.withheld.add('ack');
    await expect.poll(() => bot.fake.gateway.upgrades, long).toBeGreaterThan(1);
    bot.fake.gateway.withheld.clear();
    await expect.poll(() => bot.fake.gateway.resumes, long).toBeGreaterThan(0);
    await hears(bot);
    expect(bot.fake.gateway.identifies).toBe(1);
  });
  test('because its session may be resumed after all keeps what was missed, in time to answer it', async () => {
    const asked: string[] = [];
    const waits: number[] = [];
    const bot = await startedBot({
      platform: {
        wait: (milliseconds) => {
          waits.push(milliseconds);
          return Promise.resolve();
        },
      },
      answer: ({ command }) => {
        asked.push(command);
        return Promise.resolve(null);
      },
    });
    bot.fake.gateway.invalidate(true);
    bot.fake.people.slash(bot.doing, 'talks');
    await expect.poll(() => bot.fake.gateway.resumes, long).toBe(1);
    await expect.poll(() => asked, long).toEqual(['talks']);
    expect(bot.fake.gateway.identifies).toBe(1);
    // After three seconds Discord takes no answer any more.
    expect(Math.max(...waits)).toBeLessThan(1000);
  });
  test('and whose RESUME is refused begins anew, and hears of its servers again', async () => {
    const bot = await startedBot();
    bot.fake.gateway.refuseResume = true;
    bot.fake.gateway.drop();
    await expect.poll(() => bot.fake.gateway.identifies, long).toBe(2);
    await hears(bot);
    expect(bot.fake.gateway.hasty).toBe(0);
  });
  test('while Discord is away for a while is taken up where it stood, with ever longer pauses', async () => {
    const waits: number[] = [];
    const bot = await startedBot({
      platform: {
        wait: (milliseconds) => {
          waits.push(milliseconds);
          return Promise.resolve();
        },
      },
    });
    bot.fake.gateway.refuseUpgrades = 6;
    bot.fake.fail({ path: '^/gateway/bot$', times: 2, how: { kind: 'reset', accepted: false } });
    bot.fake.gateway.drop();
    await expect.poll(() => bot.fake.gateway.resumes, long).toBe(1);
    expect(bot.fake.gateway.identifies).toBe(1);
    expect(waits.length).toBeGreaterThanOrEqual(7);
    expect(waits[5]).toBeGreaterThan(10_000);
  });
  test('pauses grow to a minute and are never the same for all bots', () => {
    expect([1, 2, 3, 20].map((failures) => pauseAfter(failures, 0.5))).toEqual([
      500, 1000, 2000, 60_000,
    ]);
    expect(pauseAfter(4, 0)).toBeLessThan(pauseAfter(4, 1));
  });
});

describe('what Discord says on it', () => {
  test('a heartbeat that it asks for is sent at once', async () => {
    const bot = await startedBot();
    const before = bot.fake.gateway.heartbeats;
    bot.fake.gateway.askForHeartbeat();
    await expect.poll(() => bot.fake.gateway.heartbeats, long).toBeGreaterThan(before);
  });
  test('nonsense and operations from the future are let pass', async () => {
    const bot = await startedBot();
    for (const text of [
      '{',
      'null',
      '7',
      '{"op":99,"d":null}',
      '{"op":0,"t":"NEW_EVENT","s":9,"d":{}}',
    ])
      bot.fake.gateway.say(text);
    await hears(bot);
    expect(bot.fake.gateway.upgrades).toBe(1);
  });
});

describe('a start', () => {
  test('while Discord is not there waits for it and then comes about', async () => {
    const bot = await startedBot({ connected: false });
    bot.fake.fail({
      path: '^/gateway/bot$',
      times: 4,
      how: { kind: 'broken', status: 502, accepted: false },
    });
    bot.fake.gateway.refuseUpgrades = 2;
    await bot.platform.start(bot.handlers);
    await hears(bot);
    expect(bot.logs.map(({ event }) => event)).toContain('discord-unreachable');
    expect(bot.fake.gateway.identifies).toBe(1);
  });
  test('with nothing kept (no database) connects all the same', async () => {
    const refuse = () => Promise.reject(new Error('no database'));
    const bot = await startedBot({ handlers: { recall: refuse, remember: refuse } });
    expect(bot.fake.gateway.connections).toBe(1);
  });
  test('with the last IDENTIFYs of the day waits for the next day, whoever wants it', async () => {
    const waits: number[] = [];
    const bot = await startedBot({
      connected: false,
      platform: {
        spendLastIdentifies: true,
        wait: (milliseconds) => {
          waits.push(milliseconds);
          bot.fake.gateway.startLimit.remaining = 1000;
          return Promise.resolve();
        },
      },
    });
    bot.fake.gateway.startLimit.remaining = 5;
    await bot.platform.start(bot.handlers);
    expect(waits).toEqual([86_400_000]);
  });
});

describe('a bot that is stopped', () => {
  const patience = { hello: 60_000, ready: 60_000, goodbye: 200 };
  /** Nothing of it is left, and nothing of it comes back. */
  const staysAway = async (bot: Bot): Promise<void> => {
    await expect.poll(() => bot.fake.gateway.sockets, long).toBe(0);
    const { upgrades } = bot.fake.gateway;
    await expect(
      expect.poll(() => bot.fake.gateway.upgrades, { timeout: 800 }).not.toBe(upgrades),
    ).rejects.toThrow();
  };
  test.each<[string, Withheld]>([
    ['the connection is being opened', 'upgrade'],
    ['it waits for the greeting', 'hello'],
    ['it has identified', 'ready'],
  ])('at its first start while %s is gone at once', async (_what, withheld) => {
    const bot = await startedBot({ connected: false, platform: { patience } });
    bot.fake.gateway.withheld.add(withheld);
    const start = bot.platform.start(bot.handlers);
    const failed = expect(start).rejects.toThrow(/stopped/);
    await expect
      .poll(
        () => (withheld === 'ready' ? bot.fake.gateway.identifies : bot.fake.gateway.upgrades),
        long,
      )
      .toBe(1);
    await bot.platform.stop();
    await failed;
    await staysAway(bot);
  });
  test.each<[string, Withheld]>([
    ['its connection is being opened again', 'upgrade'],
    ['it waits for the greeting again', 'hello'],
    ['it is being resumed', 'resumed'],
  ])('while %s is gone at once', async (_what, withheld) => {
    const bot = await startedBot({ platform: { patience } });
    bot.fake.gateway.withheld.add(withheld);
    bot.fake.gateway.drop();
    await expect
      .poll(
        () => (withheld === 'resumed' ? bot.fake.gateway.resumes : bot.fake.gateway.upgrades - 1),
        long,
      )
      .toBe(1);
    await bot.platform.stop();
    await staysAway(bot);
  });
  test('between two connections is gone at once', async () => {
    let paused = false;
    const bot = await startedBot({
      platform: {
        patience,
        wait: (_milliseconds, signal) => {
          paused = true;
          return new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Error('aborted'))),
          );
        },
      },
    });
    bot.fake.gateway.drop();
    await expect.poll(() => paused, long).toBe(true);
    await bot.platform.stop();
    await staysAway(bot);
  });
  test('while Discord is asked where to connect is gone at once', async () => {
    const bot = await startedBot({ connected: false });
    bot.fake.fail({ path: '^/gateway/bot$', how: { kind: 'silence', accepted: false } });
    const failed = expect(bot.platform.start(bot.handlers)).rejects.toThrow(/stopped/);
    await expect.poll(() => bot.fake.calls.length, long).toBe(1);
    await bot.platform.stop();
    await failed;
    await staysAway(bot);
  });
  test('can be started again, and twice stopped is no fault', async () => {
    const bot = await startedBot();
    await bot.platform.stop();
    await bot.platform.stop();
    await bot.platform.start(bot.handlers);
    await hears(bot);
    expect(bot.fake.gateway.sockets).toBe(1);
  });
  test('whose Discord is gone altogether is no fault either', async () => {
    const fake = await startDiscord();
    await fake.close();
    const bot = await startedBot({ connected: false, platform: { apiUrl: fake.url } });
    const failed = expect(bot.platform.start(bot.handlers)).rejects.toThrow(/stopped/);
    await expect
      .poll(() => bot.logs.map(({ event }) => event), long)
      .toContain('discord-unreachable');
    await bot.platform.stop();
    await failed;
  });
});
