// Platforms at the start of the process: those that are there go on, the others come later or say why they never will.
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { Handlers } from '../src/bots/platform.ts';
import type { PlatformName } from '../src/data/model/subscriber.ts';
import { createChats, type Chats } from '../src/serve/platforms.ts';
import { startDiscord, type FakeDiscord } from './fakes/discord/server.ts';
import { startTelegram, type FakeTelegram } from './fakes/telegram/telegram.ts';

let discord: FakeDiscord;
let telegram: FakeTelegram;
let chats: Chats;
afterEach(async () => {
  await Promise.all(chats.platforms.map((platform) => platform.stop()));
  await Promise.all([discord.close(), telegram.close()]);
});

const handlers = (): Handlers => ({
  answer: () => Promise.resolve(null),
  suggest: () => [],
  happened: () => Promise.resolve(),
  firstSeen: () => Promise.resolve(true),
  recall: () => Promise.resolve(null),
  remember: () => Promise.resolve(),
  log: () => undefined,
});

const open = async () => {
  [discord, telegram] = await Promise.all([startDiscord(), startTelegram()]);
  const ended: (readonly [PlatformName, string])[] = [];
  chats = await createChats(
    {
      config: readConfig({
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        DISCORD_BOT_TOKEN: discord.token,
        DISCORD_APPLICATION_ID: discord.application,
        DISCORD_API_URL: discord.url,
      }),
      only: null,
      now: () => new Date(),
      spendLastIdentifies: false,
    },
    (name, reason) => ended.push([name, reason]),
  );
  return ended;
};
const isWell = (name: PlatformName): boolean | undefined =>
  chats.health().find((one) => one.name === name)?.ok;

describe('the start of the platforms', () => {
  test('does not wait for one that is away, and that one comes when it is there', async () => {
    const ended = await open();
    discord.gateway.refuseUpgrades = 2;
    expect(await chats.start(handlers, 100)).toEqual([]);
    await expect.poll(() => isWell('telegram'), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => isWell('discord'), { timeout: 20_000 }).toBe(true);
    expect(ended).toEqual([]);
  });
  test('names the one that is refused', async () => {
    const ended = await open();
    discord.gateway.startLimit.remaining = 3;
    const refused = await chats.start(handlers, 60_000);
    expect(refused.map(({ name, detail }) => [name, /only 3 more/.test(detail ?? '')])).toEqual([
      ['discord', true],
    ]);
    expect(isWell('telegram')).toBe(true);
    expect(ended).toEqual([]);
  });
  test('tells of one that is refused later on', async () => {
    const ended = await open();
    await chats.start(handlers, 60_000);
    discord.gateway.closeWith(4004);
    await expect.poll(() => ended, { timeout: 20_000 }).toHaveLength(1);
    expect(ended[0]?.[0]).toBe('discord');
    expect(isWell('discord')).toBe(false);
  });
});
