// Environment to settings, or one clear refusal that lists every wrong key. Values of secrets are never printed.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { nearest } from './bots/commands/typed/nearest.ts';
import { faultsOfSettings } from './settings-file.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00');
const flag = z.enum(['true', 'false'], 'true or false').transform((value) => value === 'true');
const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `a whole number from ${from} to ${to}`);
const httpAddress = z
  .string()
  .refine(
    (value) => ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? ''),
    'an http(s) address',
  )
  .transform((value) => value.replace(/\/+$/, ''));
/** Readers see it: nothing behind the path, no user. */
const readersAddress = z
  .string()
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname;
  }, 'an http(s) address without user, query and fragment, such as https://strikes.example')
  .transform((value) => new URL(value).href.replace(/\/+$/, ''));
const httpsAddress = z
  .string()
  .refine((value) => URL.parse(value)?.protocol === 'https:', 'an https address');
/** "4h", "90m": to milliseconds. */
const duration = z
  .string()
  .regex(/^\d+[mh]$/, 'minutes or hours such as 90m or 4h')
  .transform((value) => Number.parseInt(value, 10) * (value.endsWith('h') ? 3_600_000 : 60_000));

/** False for a server's address that no client could take apart. */
const isAddress = (value: string): boolean => {
  if (value.startsWith('file:')) return true;
  try {
    decodeURIComponent(new URL(value).href);
    return true;
  } catch {
    return false;
  }
};
const anAddress = 'an address whose user and password have their special characters %-encoded';

const schema = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'a token as BotFather gives it, 123456:letters')
    .optional(),
  TELEGRAM_API_ROOT: httpAddress.default('https://api.telegram.org'),
  TELEGRAM_RATE: whole(1, 1000).default(28),
  TELEGRAM_PAID_BROADCAST: flag.default(false),
  TELEGRAM_WEBHOOK_URL: httpsAddress.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, '1 to 256 of A-Z, a-z, 0-9, _ and -')
    .optional(),
  DISCORD_BOT_TOKEN: z
    .string()
    .regex(/^[^\s"'“”]{20,}$/, 'a bot token of the developer portal, without a word before it')
    .optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'the application id, 17 to 20 digits')
    .optional(),
  DISCORD_API_URL: httpAddress.default('https://discord.com/api'),
  DISCORD_RATE: whole(1, 50).default(45),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'file:PATH or postgres://...')
    .refine(isAddress, anAddress)
    .default('file:./var/strike-digest.db'),
  DIGEST_TIMEZONE: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'an IANA zone such as Europe/Kyiv')
    .default('Europe/Kyiv'),
  DIGEST_AT: clock.default('08:00'),
  DIGEST_LATEST: clock.default('10:30'),
  DIGEST_MAX_LATE: duration.default(4 * 3_600_000),
  SOURCES: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    )
    .refine((ids) => ids.length > 0, 'source ids with commas between')
    .optional(),
  SOURCES_FILE: z
    .string()
    .refine((file) => existsSync(file), 'a file that exists')
    .optional(),
  ALLOW_PRIVATE_SOURCES: flag.default(false),
  HTTP_PORT: whole(1, 65_535).optional(),
  HTTP_HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: readersAddress.optional(),
  OPERATOR_CHAT: z
    .string()
    .regex(/^(telegram|discord):-?\d+$/, 'telegram:ID or discord:ID')
    .optional(),
  TEST_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+$/, 'postgres://...')
    .refine(isAddress, anAddress)
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
});

/** Settings after defaults. Times of day are local strings, `DIGEST_MAX_LATE` milliseconds. */
export type Config = z.infer<typeof schema>;
export type ConfigKey = keyof Config;
export const configKeys = Object.keys(schema.shape) as readonly ConfigKey[];

const secrets: ReadonlySet<string> = new Set([
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'DISCORD_BOT_TOKEN',
]);

/** Every wrong key in one message; the process must not start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

const plain = (key: string): string => key.toUpperCase().replaceAll('_', '');
/** Letters of a key of which one may be wrong. */
const lettersToAFault = 5;

/**
 * Keys that look like one of ours and are not read: another spelling, or a word of our families
 * (`DIGEST_TIME`). One sentence each, for the operator.
 */
export const unknownKeys = (environment: Environment): readonly string[] =>
  Object.keys(environment).flatMap((key) => {
    if (configKeys.some((known) => known === key)) return [];
    const near =
      configKeys.find((known) => plain(known) === plain(key)) ??
      nearest(key.toUpperCase(), configKeys, lettersToAFault);
    const family = /^(DIGEST|TELEGRAM|DISCORD)_[A-Z_]+$/.exec(key)?.[1];
    if (near) return [`${key} is not a key of ours and is not read; did you mean ${near}?`];
    if (!family) return [];
    const kin = configKeys.filter((known) => known.startsWith(`${family}_`)).join(', ');
    return [`${key} is not a key of ours and is not read; there are ${kin}`];
  });

/** An address without what stands before its last @; passwords may hold any character when they are wrong. */
const withoutPassword = (value: string): string => value.replace(/\/\/.*@/s, '//...@');

const shown = (key: string, value: string | undefined): string =>
  value === undefined
    ? 'not set'
    : secrets.has(key)
      ? '(not shown)'
      : JSON.stringify(withoutPassword(value).slice(0, 80));

/** Rules that hold between keys, as [key, what is needed]. */
const together = (config: Config): (readonly [ConfigKey, string])[] => [
  ...(config.DISCORD_BOT_TOKEN && !config.DISCORD_APPLICATION_ID
    ? [['DISCORD_APPLICATION_ID', 'is needed where DISCORD_BOT_TOKEN is set'] as const]
    : []),
  ...(config.TELEGRAM_WEBHOOK_URL && !config.TELEGRAM_WEBHOOK_SECRET
    ? [['TELEGRAM_WEBHOOK_SECRET', 'is needed where TELEGRAM_WEBHOOK_URL is set'] as const]
    : []),
  ...(config.TELEGRAM_WEBHOOK_URL && config.HTTP_PORT === undefined
    ? [['HTTP_PORT', 'is needed where TELEGRAM_WEBHOOK_URL is set'] as const]
    : []),
  ...(config.TELEGRAM_RATE > 30 && !config.TELEGRAM_PAID_BROADCAST
    ? [['TELEGRAM_RATE', 'may pass 30 only with TELEGRAM_PAID_BROADCAST=true'] as const]
    : []),
];

/** An empty value is an absent one: `KEY=` in a file turns nothing on. Throws `ConfigError`. */
export const readConfig = (environment: Environment): Config => {
  const given = Object.fromEntries(
    configKeys.flatMap((key) => {
      const value = environment[key]?.trim();
      return value === undefined || value === '' ? [] : [[key, value]];
    }),
  );
  const result = schema.safeParse(given);
  const inMarks = Object.entries(given).flatMap(([key, value]) =>
    /^["'`“„«].*["'`“”»]$/s.test(value)
      ? [
          `  ${key} is ${shown(key, value)}: its quotation marks are part of it there; leave them out`,
        ]
      : [],
  );
  const faults = result.success
    ? together(result.data).map(([key, need]) => `  ${key} ${need} (now ${shown(key, given[key])})`)
    : result.error.issues.map((issue) => {
        const key = String(issue.path[0] ?? '');
        return `  ${key} is ${shown(key, given[key])}; allowed: ${issue.message}`;
      });
  if (faults.length > 0 || inMarks.length > 0 || !result.success)
    throw new ConfigError(
      `The settings are not right:\n${[...new Set([...inMarks, ...faults])].join('\n')}\nEvery key is explained in .env.example.`,
    );
  return result.data;
};

/** The text of a file of settings. Throws `ConfigError` where it is none: half of it must not be read as nothing. */
const settingsText = (file: string): string => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ConfigError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  try {
    // A byte order mark is left out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text.replaceAll(/\r\n?/g, '\n');
  } catch {
    // Told below.
  }
  throw new ConfigError(
    `${file} is not text in UTF-8; save it as UTF-8 (.env.example is an example)`,
  );
};

/**
 * The `.env` of a folder under the real environment, which wins. A missing file is no fault; one that cannot be
 * read, wholly or in a line, is a `ConfigError`.
 */
export const readEnvironment = (folder: string, environment: Environment): Environment => {
  const file = `${folder}/.env`;
  if (!existsSync(file)) return environment;
  const text = settingsText(file);
  const faults = faultsOfSettings(text);
  if (faults.length > 0)
    throw new ConfigError(
      `${file} cannot be read in every line:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n` +
        'Every key is explained in .env.example.',
    );
  return { ...parseEnv(text), ...environment };
};

/** Settings that are right and do nothing, one sentence each, for the operator. */
export const idleKeys = (config: Config): readonly string[] => {
  const tokens = { telegram: 'TELEGRAM_BOT_TOKEN', discord: 'DISCORD_BOT_TOKEN' } as const;
  const operator = config.OPERATOR_CHAT?.startsWith('discord:') ? 'discord' : 'telegram';
  const idle: readonly (readonly [ConfigKey, ConfigKey])[] = [
    ['OPERATOR_CHAT', tokens[operator]],
    ['DISCORD_APPLICATION_ID', 'DISCORD_BOT_TOKEN'],
    ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_BOT_TOKEN'],
  ];
  return idle.flatMap(([key, needed]) =>
    config[key] !== undefined && config[needed] === undefined
      ? [`${key} does nothing without ${needed}`]
      : [],
  );
};

/** The language of the terminal by its locale: Ukrainian, or else English. */
export const terminalLanguage = (environment: Environment): 'en' | 'uk' =>
  (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'])?.startsWith('uk')
    ? 'uk'
    : 'en';
