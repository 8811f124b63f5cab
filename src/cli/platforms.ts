// The platforms as the tool sends with them: by their tokens, without hearing anybody.
import { createDiscord } from '../bots/discord/discord.ts';
import type { Platform } from '../bots/platform.ts';
import { createTelegram } from '../bots/telegram/connect.ts';
import type { Config } from '../config.ts';

/** Those that have a token. They send and edit; nothing is connected until `start`. */
export const sendingPlatforms = (config: Config): readonly Platform[] => [
  ...(config.TELEGRAM_BOT_TOKEN === undefined
    ? []
    : [
        createTelegram({
          token: config.TELEGRAM_BOT_TOKEN,
          apiRoot: config.TELEGRAM_API_ROOT,
          zone: config.DIGEST_TIMEZONE,
          now: () => new Date(),
          paidBroadcast: config.TELEGRAM_PAID_BROADCAST,
        }),
      ]),
  ...(config.DISCORD_BOT_TOKEN === undefined
    ? []
    : [
        createDiscord({
          token: config.DISCORD_BOT_TOKEN,
          applicationId: config.DISCORD_APPLICATION_ID ?? '',
          apiUrl: config.DISCORD_API_URL,
          rate: config.DISCORD_RATE,
          zone: config.DIGEST_TIMEZONE,
          now: () => new Date(),
        }),
      ]),
];
