import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createLog, redactor, secretsOf } from '../src/log.ts';

const telegram = '123456789:AAF-composed_for_this_test_only_0000';
// Three parts with points between them, as Discord's tokens are; composed here, it opens nothing.
const discord = ['composed', 'for-this-test', 'only-and-nothing-else'].join('.');
const config = readConfig({
  TELEGRAM_BOT_TOKEN: telegram,
  TELEGRAM_WEBHOOK_SECRET: 'hook5',
  DISCORD_BOT_TOKEN: discord,
  DISCORD_APPLICATION_ID: '123456789012345678',
  DATABASE_URL: 'postgres://digest:p%40ss-word-1@db.example/digest',
  LOG_LEVEL: 'debug',
});

const written = (
  use: (log: ReturnType<typeof createLog>) => void,
  level = config.LOG_LEVEL,
): string[] => {
  const lines: string[] = [];
  use(createLog({ ...config, LOG_LEVEL: level }, { write: (line) => lines.push(line) }));
  return lines;
};

describe('the log', () => {
  test('one event is one line of JSON with its time, level and name', () => {
    const lines = written((log) => log('info', 'digest-sent', { night: '2025-07-21', count: 3 }));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
      event: 'digest-sent',
      night: '2025-07-21',
      count: 3,
    });
  });
  test('a text with line breaks stays one line', () => {
    expect(written((log) => log('warn', 'a\nb', { text: 'c\nd' }))[0]?.trimEnd()).not.toContain(
      '\n',
    );
  });
  test('events under the level are not written', () => {
    expect(written((log) => log('debug', 'detail'), 'info')).toEqual([]);
    expect(written((log) => log('fatal', 'end'), 'silent')).toEqual([]);
  });
  test('values do not take the place of time, level and name', () => {
    const [line = ''] = written((log) => log('info', 'x', { event: 'other', level: 9, time: 1 }));
    expect(JSON.parse(line)).toMatchObject({
      event: 'x',
      level: 'info',
      event_: 'other',
      level_: 9,
    });
  });
  test('what cannot be told as JSON is no end of the process', () => {
    const ring: Record<string, unknown> = {
      big: 10n,
      bytes: new Uint8Array(5),
      at: new Date(Number.NaN),
    };
    ring['self'] = ring;
    const [line = ''] = written((log) => log('info', 'odd', { ring, f: () => 1 }));
    expect(JSON.parse(line)).toMatchObject({
      ring: { big: '10', bytes: '[5 bytes]', at: 'invalid date', self: '[more]' },
    });
  });
});

describe('tokens never reach the log', () => {
  const secrets = [telegram, telegram.slice(10), discord, 'p@ss-word-1', 'p%40ss-word-1'];
  const cause = new TypeError(`connect failed for https://api.telegram.org/bot${telegram}/getMe`);
  const error = new Error(`request to /bot${encodeURIComponent(telegram)}/sendMessage`, { cause });
  const cases: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a text', { text: `the token is ${telegram}.` }],
    ['an address', { url: `https://api.telegram.org/file/bot${telegram}/photos/1.png` }],
    ['an error with its stack and cause', { error }],
    ['a header', { headers: { Authorization: `Bot ${discord}`, 'x-other': discord } }],
    ['an address of a database', { url: config.DATABASE_URL }],
    ['a list', { list: [{ deep: [telegram, discord] }] }],
    ['base64', { text: Buffer.from(discord).toString('base64') }],
    ['the name of a key', { [telegram]: 1 }],
    ['the secret word of the webhook', { text: 'secret hook5 was wrong' }],
  ];
  test.for(cases)('in %s', ([, values]) => {
    const line = written((log) => log('error', `event ${telegram}`, values)).join('');
    for (const secret of [...secrets, Buffer.from(discord).toString('base64').replace(/=+$/, '')])
      expect(line).not.toContain(secret);
    expect(line).not.toMatch(/\bhook5\b/);
    expect(line).toContain('[hidden]');
  });
  test('a token that is not ours is hidden by its look', () => {
    const redact = redactor([]);
    expect(redact('/bot987654321:AAH_another_composed_token_00000000/x')).toBe('/bot[hidden]/x');
    expect(redact('postgres://u:secret@h/db')).toBe('postgres://u:[hidden]@h/db');
    expect(redact('Authorization: Bearer abcdefghijk')).toBe('Authorization: Bearer [hidden]');
  });
  test('a short secret word does not eat other words', () => {
    const redact = redactor(secretsOf({ TELEGRAM_WEBHOOK_SECRET: 'on' }));
    expect(redact('one long session, on')).toBe('one long session, [hidden]');
  });
  test('times, figures and dates are left alone', () => {
    const text = '426 drones at 2025-07-21T08:05:00Z, https://t.me/kpszsu/67095, 12:33';
    expect(redactor(secretsOf(config))(text)).toBe(text);
  });
});
