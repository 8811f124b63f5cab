import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strike-digest-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The refusal of a file of settings; '' where it is read. */
const fileRefusal = (text: string): string => {
  writeFileSync(join(folder, '.env'), text);
  try {
    readEnvironment(folder, {});
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
    expect(readEnvironment(folder, { A: '1' })).toEqual({ A: '1' });
    writeFileSync(join(folder, '.env'), 'DIGEST_AT=09:15\nLOG_LEVEL=warn\n');
    const config = readConfig(readEnvironment(folder, { LOG_LEVEL: 'error' }));
    expect(config.DIGEST_AT).toBe('09:15');
    expect(config.LOG_LEVEL).toBe('error');
  });
  test('a file of settings is read with its byte order mark, and refused where it is no text', () => {
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
  test('a key misspelt by a letter or two is named with the one that was meant', () => {
    for (const [typed, meant] of [
      ['DATABSE_URL', 'DATABASE_URL'],
      ['DATABASE_URI', 'DATABASE_URL'],
      ['SOURCE', 'SOURCES'],
      ['SOURCE_FILE', 'SOURCES_FILE'],
      ['OPERATER_CHAT', 'OPERATOR_CHAT'],
      ['HTTP_PROT', 'HTTP_PORT'],
      ['LOGLEVEL', 'LOG_LEVEL'],
      ['public_url', 'PUBLIC_URL'],
    ])
      expect(unknownKeys({ [typed ?? '']: 'x' })[0], typed).toContain(`did you mean ${meant}?`);
    const others = ['HTTP_PROXY', 'HTTPS_PROXY', 'LOGNAME', 'LOG_FILE', 'PORT', 'HOSTNAME'];
    expect(unknownKeys(Object.fromEntries(others.map((key) => [key, 'x'])))).toEqual([]);
  });
  test('quotation marks that reach us as part of a value are told as what they are', () => {
    const message = refusal({
      DIGEST_AT: '"08:00"',
      DISCORD_BOT_TOKEN: `'${'x'.repeat(60)}'`,
      HTTP_HOST: '“0.0.0.0”',
    });
    for (const key of ['DIGEST_AT', 'DISCORD_BOT_TOKEN', 'HTTP_HOST'])
      expect(message).toMatch(new RegExp(`${key} is .*quotation marks`));
    expect(message).not.toContain('xxx');
    expect(readConfig({ DIGEST_AT: ' 09:15\u00a0' }).DIGEST_AT).toBe('09:15');
  });
  test('a token with a word before it or a space in it is refused at once', () => {
    const token = 'x'.repeat(60);
    for (const wrong of [`Bot ${token}`, `${token} ${token}`])
      expect(
        refusal({ DISCORD_BOT_TOKEN: wrong, DISCORD_APPLICATION_ID: '1'.repeat(18) }),
      ).toContain('DISCORD_BOT_TOKEN is (not shown)');
  });
});

describe('a file of settings', () => {
  test('a line that sets nothing is refused with its number, all of them at once, and without what it holds', () => {
    const message = fileRefusal(
      [
        '# comment',
        'DIGEST_AT=08:00',
        'TELEGRAM_BOT_TOKEN 123456:secretsecretsecretsecret',
        '',
        'LOG_LEVEL: warn',
        '=5',
        'secretsecretsecret',
      ].join('\n'),
    );
    expect(message).toContain(`${folder}/.env`);
    for (const [line, key] of [
      [3, 'TELEGRAM_BOT_TOKEN'],
      [5, 'LOG_LEVEL'],
      [6, ''],
      [7, ''],
    ] as const)
      expect(message).toMatch(new RegExp(`line ${line}.*${key}`));
    expect(message).not.toMatch(/secretsecret|line [124]\b/);
  });
  test.each([
    ['a quotation mark that is not closed', 'A="1\nB=2', 'line 1'],
    ['one that is closed lines later', 'A="1\nB=2"\nC=3', 'line 1'],
    ['words behind the closing one', 'B=1\nA="x" y', 'line 2'],
    ['typographic quotation marks', 'A=“08:00”', 'line 1'],
    ['a # inside a bare value', 'DATABASE_URL=postgres://u:p#w@h/d', 'line 1'],
    ['a bare value that begins with #', 'A=#secret', 'line 1'],
    ['a name with a space', 'B C=2', 'line 1'],
    ['the same key twice with two values', 'A=1\n\nA=2', 'line 3'],
  ])('%s is refused: half of a value, or none, must not be taken', (_, text, line) => {
    const message = fileRefusal(text);
    expect(message).toContain(line);
    expect(message).not.toMatch(/p#w|secret/);
  });
  test('everything that is written well is read', () => {
    const text = [
      '\ufeff# comment = no setting',
      'A = 1 ',
      'export B="x # y" # told',
      "C='z'",
      'D=',
      'E=a # b#c',
      'H= # told later',
      'F=x=y',
      '   G=1',
      'D=4',
      'A=1',
    ].join('\r\n');
    expect(fileRefusal(text)).toBe('');
    expect(readEnvironment(folder, {})).toEqual({
      ...{ A: '1', B: 'x # y', C: 'z', D: '4' },
      ...{ E: 'a', F: 'x=y', G: '1', H: '' },
    });
    expect(fileRefusal('A=1\rB=2')).toBe('');
    expect(readEnvironment(folder, {})).toEqual({ A: '1', B: '2' });
  });
  test('the file that shows every key is one of them', () => {
    expect(fileRefusal(readFileSync('.env.example', 'utf8'))).toBe('');
  });
});
