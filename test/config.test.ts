import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, idleKeys, readConfig, readEnvironment, unknownKeys } from '../src/config.ts';

const refusal = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('settings', () => {
  test('nothing set is a whole configuration without platforms', () => {
    const config = readConfig({});
    expect(config.DATABASE_URL).toBe('file:./var/strike-digest.db');
    expect(config.DIGEST_MAX_LATE).toBe(4 * 3_600_000);
    expect(config.TELEGRAM_BOT_TOKEN).toBeUndefined();
  });
  test('an empty value is an absent one', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', DIGEST_AT: '  ' }).DIGEST_AT).toBe('08:00');
  });
  test('"false" is false', () => {
    expect(readConfig({ ALLOW_PRIVATE_SOURCES: 'false' }).ALLOW_PRIVATE_SOURCES).toBe(false);
  });
  test('every wrong key is listed in one refusal, with its value and what is allowed', () => {
    const message = refusal({
      DIGEST_AT: '25:00',
      DIGEST_TIMEZONE: 'Mars/Base',
      TELEGRAM_RATE: '0',
      DATABASE_URL: 'mysql://host',
      LOG_LEVEL: 'loud',
      DIGEST_MAX_LATE: '4 hours',
      HTTP_PORT: '99999',
    });
    for (const piece of [
      'DIGEST_AT is "25:00"',
      'DIGEST_TIMEZONE is "Mars/Base"',
      'TELEGRAM_RATE is "0"',
      'DATABASE_URL is "mysql://host"',
      'LOG_LEVEL is "loud"',
      'DIGEST_MAX_LATE is "4 hours"',
      'HTTP_PORT is "99999"',
    ])
      expect(message).toContain(piece);
  });
  test('a wrong token is refused without being printed', () => {
    const message = refusal({ TELEGRAM_BOT_TOKEN: 'my-secret-token', DISCORD_BOT_TOKEN: 'short' });
    expect(message).toContain('TELEGRAM_BOT_TOKEN');
    expect(message).toContain('DISCORD_BOT_TOKEN');
    expect(message).not.toContain('my-secret-token');
    expect(message).not.toContain('"short"');
  });
  test('more than 30 messages a second need paid broadcast', () => {
    expect(refusal({ TELEGRAM_RATE: '500' })).toContain('TELEGRAM_PAID_BROADCAST');
    expect(
      readConfig({ TELEGRAM_RATE: '500', TELEGRAM_PAID_BROADCAST: 'true' }).TELEGRAM_RATE,
    ).toBe(500);
  });
  test('a Discord token needs its application id', () => {
    expect(refusal({ DISCORD_BOT_TOKEN: 'x'.repeat(60) })).toContain('DISCORD_APPLICATION_ID');
  });
  test('the real environment wins over the file, and a missing file is no fault', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
    expect(readEnvironment(folder, { A: '1' })).toEqual({ A: '1' });
    writeFileSync(join(folder, '.env'), 'DIGEST_AT=09:15\nLOG_LEVEL=warn\n');
    const config = readConfig(readEnvironment(folder, { LOG_LEVEL: 'error' }));
    expect(config.DIGEST_AT).toBe('09:15');
    expect(config.LOG_LEVEL).toBe('error');
  });
  test('a file of settings is read with its byte order mark, and refused where it is no text', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
    const file = join(folder, '.env');
    writeFileSync(file, '\ufeffDIGEST_AT="09:15" # early\r\nLOG_LEVEL=warn\r\n');
    expect(readEnvironment(folder, {})).toEqual({ DIGEST_AT: '09:15', LOG_LEVEL: 'warn' });
    for (const bytes of [
      Buffer.from('\ufeffDIGEST_AT=09:15', 'utf16le'),
      Buffer.from('DIGEST_AT=09:15', 'utf16le'),
      Buffer.from([0x41, 0x3d, 0xff, 0xfe]),
    ]) {
      writeFileSync(file, bytes);
      expect(() => readEnvironment(folder, {})).toThrow(/\.env is not text in UTF-8/);
    }
    rmSync(file);
    mkdirSync(file);
    expect(() => readEnvironment(folder, {})).toThrow(/\.env cannot be read/);
  });
  test('readers are led to an address that shows nothing of the operator’s', () => {
    for (const wrong of ['ftp://x', 'https://me:pw@s.example', 'https://s.example/?a=b', 'x'])
      expect(refusal({ PUBLIC_URL: wrong })).toContain('PUBLIC_URL');
    for (const [given, read] of [
      ['https://s.example/', 'https://s.example'],
      ['https://s.example/strikes/', 'https://s.example/strikes'],
    ] as const)
      expect(readConfig({ PUBLIC_URL: given }).PUBLIC_URL).toBe(read);
  });
  test('a setting that does nothing without another is told', () => {
    expect(idleKeys(readConfig({ OPERATOR_CHAT: 'discord:5' }))).toEqual([
      'OPERATOR_CHAT does nothing without DISCORD_BOT_TOKEN',
    ]);
    expect(idleKeys(readConfig({}))).toEqual([]);
  });
  test('a key that nobody reads is named with the one that was meant', () => {
    expect(unknownKeys({ DIGEST_TIME: '08:00' })[0]).toContain('DIGEST_AT');
    expect(unknownKeys({ TELEGRAM_TOKEN: 'secret' })[0]).toContain('TELEGRAM_BOT_TOKEN');
    expect(unknownKeys({ TELEGRAM_TOKEN: 'secret' })[0]).not.toContain('secret');
    expect(unknownKeys({ DATABASEURL: 'x' })[0]).toContain('DATABASE_URL');
    expect(unknownKeys({ DIGEST_AT: '08:00', PATH: '/bin', LANG: 'C', HOME: '/' })).toEqual([]);
  });
});
