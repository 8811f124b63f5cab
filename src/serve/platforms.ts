// The platforms that have a token, connected and watched: one that is refused leaves the others to go on.
// A platform's library is loaded only where it is on: the console starts without either.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { PlatformHealth } from '../bots/http/health.ts';
import type { Handlers, Platform } from '../bots/platform.ts';
import type { Telegram } from '../bots/telegram/connect.ts';
import type { PlatformName } from '../data/model/subscriber.ts';

export const roles = ['telegram', 'discord', 'ingest'] as const;
/** What one of several processes does; null = everything. */
export type Role = (typeof roles)[number] | null;

export interface Chats {
  readonly platforms: readonly Platform[];
  readonly telegram: Telegram | null;
  /** How each is doing, by name. */
  health(): readonly PlatformHealth[];
  /**
   * Connects all; resolves with those that were refused, and why. One that is not there within so many
   * milliseconds is gone on without: it comes when it comes, and the others do not wait for it.
   */
  start(
    handlersFor: (name: PlatformName) => Handlers,
    within?: number,
  ): Promise<readonly PlatformHealth[]>;
}

const startWithin = 20_000;

/** Why nobody is heard there any more, and what mends it. */
const silences = {
  conflict:
    'another process polls with the same token (409): stop that one, or give it a token of its own, and start this one again; until then nothing is heard, while pushes go on',
  token:
    'the token is refused: take a new one from @BotFather, set TELEGRAM_BOT_TOKEN and start again',
} as const;

const because = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** `ended` hears of a platform that stopped hearing by itself: its token was refused, another process polls. */
export const createChats = async (
  {
    config,
    only,
    now,
    spendLastIdentifies,
  }: {
    readonly config: Config;
    readonly only: Role;
    readonly now: () => Date;
    readonly spendLastIdentifies: boolean;
  },
  ended: (name: PlatformName, reason: string) => void,
): Promise<Chats> => {
  const health = new Map<PlatformName, PlatformHealth>();
  const down = (name: PlatformName, detail: string): void =>
    void health.set(name, { name, ok: false, detail });
  const wanted = (name: PlatformName): boolean => only === null || only === name;
  const zone = config.DIGEST_TIMEZONE;
  const telegram =
    config.TELEGRAM_BOT_TOKEN !== undefined && wanted('telegram')
      ? (await import('../bots/telegram/connect.ts')).createTelegram({
          token: config.TELEGRAM_BOT_TOKEN,
          apiRoot: config.TELEGRAM_API_ROOT,
          zone,
          now,
          paidBroadcast: config.TELEGRAM_PAID_BROADCAST,
          ...(config.TELEGRAM_WEBHOOK_URL === undefined
            ? {}
            : {
                webhook: {
                  url: config.TELEGRAM_WEBHOOK_URL,
                  secret: config.TELEGRAM_WEBHOOK_SECRET ?? null,
                },
              }),
          ended: (reason) => {
            down('telegram', silences[reason]);
            ended('telegram', silences[reason]);
          },
        })
      : null;
  const discord =
    config.DISCORD_BOT_TOKEN !== undefined &&
    config.DISCORD_APPLICATION_ID !== undefined &&
    wanted('discord')
      ? (await import('../bots/discord/discord.ts')).createDiscord({
          token: config.DISCORD_BOT_TOKEN,
          applicationId: config.DISCORD_APPLICATION_ID,
          apiUrl: config.DISCORD_API_URL,
          rate: config.DISCORD_RATE,
          zone,
          now,
          spendLastIdentifies,
          ended: (reason) => {
            down('discord', reason);
            ended('discord', reason);
          },
        })
      : null;
  const platforms: readonly Platform[] = [telegram, discord].filter((one) => one !== null);
  for (const { name } of platforms) down(name, 'not connected yet');
  return {
    platforms,
    telegram,
    health: () => [...health.values()],
    start: async (handlersFor, within = startWithin) => {
      const refused = new Set<string>();
      let waiting = true;
      const starts = platforms.map(async (platform) => {
        const { name } = platform;
        try {
          await platform.start(handlersFor(name));
          health.set(name, { name, ok: true, detail: null });
        } catch (error) {
          down(name, because(error));
          refused.add(name);
          if (!waiting) ended(name, because(error));
        }
      });
      const late = new AbortController();
      await Promise.race([
        Promise.all(starts),
        sleep(within, undefined, { signal: late.signal }).catch(() => undefined),
      ]);
      late.abort();
      waiting = false;
      return [...health.values()].filter(({ name }) => refused.has(name));
    },
  };
};
