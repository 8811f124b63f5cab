// One JSON line per event on standard error. No line ever holds a token: every secret of the settings, and
// whatever looks like one, is taken out of every text, errors and addresses included.
import { pino, type DestinationStream } from 'pino';
import type { Config } from './config.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

/** `event`: a short name with hyphens; `values`: what it is about. An `Error` is told with its causes. */
export type Log = (
  level: LogLevel,
  event: string,
  values?: Readonly<Record<string, unknown>>,
) => void;

const hidden = '[hidden]';
const secretKey = /token|secret|password|authorization|cookie|api[-_]?key/i;
/** A bot token of Telegram, one of Discord, and a password inside an address. */
const secretLooks: readonly (readonly [RegExp, string])[] = [
  [/(?<!\d)\d{6,12}(?::|%3A)[\w-]{30,}/gi, hidden],
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, hidden],
  [/\b(Bot|Bearer) [\w.~+/-]{8,}=*/g, `$1 ${hidden}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${hidden}@`],
];
const longestText = 4_000;
const deepest = 6;
const mostItems = 50;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every secret of the settings, in the forms in which it can stand in a text. */
export const secretsOf = (config: Partial<Config>): readonly string[] => {
  const passwords = [config.DATABASE_URL, config.TEST_DATABASE_URL].flatMap((url) => {
    const password = url === undefined ? null : URL.parse(url)?.password;
    return password ? [password, decodeURIComponent(password)] : [];
  });
  const tokens = [
    config.TELEGRAM_BOT_TOKEN,
    config.TELEGRAM_WEBHOOK_SECRET,
    config.DISCORD_BOT_TOKEN,
  ].flatMap((token) => token ?? []);
  // The part after the number is the secret itself.
  const halves = tokens.flatMap((token) => /^\d+:(.{12,})$/.exec(token)?.[1] ?? []);
  const all = [...tokens, ...halves, ...passwords];
  return [
    ...new Set(
      all.flatMap((one) => [
        one,
        encodeURIComponent(one),
        Buffer.from(one).toString('base64').replace(/=+$/, ''),
      ]),
    ),
  ]
    .filter((one) => one.length > 0)
    .sort((a, b) => b.length - a.length);
};

/** Takes secrets out of a text. A short secret is only one where it stands as a word of its own. */
export const redactor = (secrets: readonly string[]): ((text: string) => string) => {
  const known = secrets.map(
    (secret) =>
      new RegExp(
        secret.length < 8 ? `(?<![\\w-])${escaped(secret)}(?![\\w-])` : escaped(secret),
        'g',
      ),
  );
  return (text) => {
    let clean = text;
    for (const secret of known) clean = clean.replace(secret, hidden);
    for (const [look, instead] of secretLooks) clean = clean.replace(look, instead);
    return clean;
  };
};

const plain = (
  value: unknown,
  redact: (text: string) => string,
  depth = 0,
  seen: ReadonlySet<object> = new Set(),
): unknown => {
  if (typeof value === 'string') {
    const clean = redact(value);
    return clean.length > longestText ? `${clean.slice(0, longestText)}\u2026` : clean;
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (depth >= deepest || seen.has(value)) return '[more]';
  const inside = new Set([...seen, value]);
  const go = (one: unknown): unknown => plain(one, redact, depth + 1, inside);
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    const code = 'code' in value ? value.code : undefined;
    return {
      name,
      message: go(message),
      ...(typeof code === 'string' || typeof code === 'number' ? { code: go(code) } : {}),
      ...(stack === undefined ? {} : { stack: go(stack) }),
      ...(cause === undefined ? {} : { cause: go(cause) }),
    };
  }
  if (value instanceof Map || value instanceof Set) return go([...value]);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, mostItems).map(go);
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostItems)
      .map(([key, one]) => [
        redact(key),
        secretKey.test(key) && typeof one === 'string' ? hidden : go(one),
      ]),
  );
};

const reserved: ReadonlySet<string> = new Set(['time', 'level', 'event']);

/** `stream`: standard error where absent, written at once so that the last line before an end is there. */
export const createLog = (
  config: Partial<Config> & Pick<Config, 'LOG_LEVEL'>,
  stream: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log => {
  const redact = redactor(secretsOf(config));
  const logger = pino(
    {
      level: config.LOG_LEVEL,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redact },
    },
    stream,
  );
  return (level, event, values = {}) => {
    if (!logger.isLevelEnabled(level)) return;
    const cleaned = plain(values, redact);
    const fields = Object.fromEntries(
      Object.entries(typeof cleaned === 'object' && cleaned !== null ? cleaned : {}).map(
        ([key, value]) => [reserved.has(key) ? `${key}_` : key, value],
      ),
    );
    logger[level](fields, redact(event));
  };
};
