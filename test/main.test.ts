import { EventEmitter } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOrSetAside } from '../src/open-database.ts';
import { firstSignal } from '../src/serve/signals.ts';
import { run } from './run.ts';
import { ownFolder } from './own-folder.ts';

const fresh = (): { FOLDER: string; DATABASE_URL: string } => {
  const folder = ownFolder();
  return { FOLDER: folder, DATABASE_URL: `file:${join(folder, 'strike.db')}` };
};
const shared = fresh();
const start = (input = '', args: string[] = [], environment: Record<string, string> = {}) =>
  run('src/main.ts', args, { ...shared, ...environment }, input);

describe('the start without a token', () => {
  test('fills the archive once, prints the newest night and its age, answers, and ends with the input', async () => {
    const first = await start('/night 2025-07-21\n');
    expect(first.code).toBe(0);
    expect(first.err).toContain('filling the archive');
    expect(first.out).toMatch(/^Night of /);
    expect(first.out).toMatch(/ended \d+ days? ago|ended today/);
    expect(first.out).toContain('20–21 July 2025');
    const again = await start('night 21 July 2025');
    expect(again.err).toBe('');
    expect(again.out).toBe(first.out);
  });
  test('questions are answered in the order they were asked', async () => {
    const { out } = await start('/help\n\nnihgt\n/night 2025-06-06\n');
    const places = ['HOW TO READ', 'Did you mean /night', '5–6 June 2025'].map((words) =>
      out.indexOf(words),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
  test('where no picture can be shown, its words are told whole', async () => {
    const { out } = await start('/picture 2025-07-21\n');
    expect(out.split('20–21 July 2025').at(-1)).toContain('426 strike drones');
  });
  test('speaks Ukrainian where it is asked to or the terminal does', async () => {
    expect((await start('', ['--lang', 'uk'])).out).toMatch(/^Ніч /);
    expect((await start('', [], { LANG: 'uk_UA.UTF-8' })).out).toMatch(/^Ніч /);
  });
  test('a flag that does not exist is wrong use', async () => {
    const { code, err } = await start('', ['--loud']);
    expect(code).toBe(2);
    expect(err).toContain('usage');
  });
});

describe('the end of a run', () => {
  test('one Ctrl-C that comes twice ends it in order; who insists later ends it at once', async () => {
    const told = new EventEmitter();
    let at = 0;
    let quits = 0;
    const first = firstSignal(
      told,
      () => at,
      () => (quits += 1),
    );
    told.emit('SIGINT');
    at = 5;
    // Without a listener the second one would end the process by itself.
    expect(told.emit('SIGINT')).toBe(true);
    expect(await first).toBe('SIGINT');
    expect(quits).toBe(0);
    at = 3_000;
    told.emit('SIGTERM');
    expect(quits).toBe(1);
  });
});

describe('a start that must not happen', () => {
  test('one platform alone without its token is refused with the name of the token', async () => {
    const { code, out, err } = await start('', ['--only', 'discord']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('--only discord needs DISCORD_BOT_TOKEN');
  });
  test('no password of an address is printed, and an address that cannot be one is a wrong setting', async () => {
    for (const address of [
      'mysql://bob:hush-hush@h/d',
      'postgres://bob:hush-hush pw@:::/x',
      'postgres://bob:hush-hush%ZZ@127.0.0.1:1/x',
    ]) {
      const { code, out, err } = await start('', [], { DATABASE_URL: address });
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('DATABASE_URL');
      expect(err).not.toContain('hush');
    }
  });
  test('wrong settings are listed in one message', async () => {
    const { code, out, err } = await start('', [], { DIGEST_AT: '25:99', HTTP_PORT: 'x' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('DIGEST_AT');
    expect(err).toContain('HTTP_PORT');
    expect(err).not.toContain('    at ');
  });
  test('a key that is not read is named, and the start goes on', async () => {
    const { code, err } = await start('', [], { DIGEST_TIME: '09:00' });
    expect(code).toBe(0);
    expect(err).toContain('DIGEST_TIME');
  });
});

describe('a damaged database', () => {
  test('is kept under another name, said so, and a new one is made', async () => {
    const own = fresh();
    writeFileSync(join(own.FOLDER, 'strike.db'), 'this is no database '.repeat(500));
    const { code, out, err } = await run('src/main.ts', [], own, '');
    expect(code).toBe(0);
    expect(err).toMatch(/kept as \S*damaged/);
    expect(out).toMatch(/^Night of /);
    expect(readdirSync(own.FOLDER).some((name) => name.includes('.damaged-'))).toBe(true);
  });
  test('is never touched where subscribers may be in it: the start is refused and says how to restore', async () => {
    const own = fresh();
    const file = join(own.FOLDER, 'strike.db');
    const damaged = 'this is no database '.repeat(500);
    writeFileSync(file, damaged);
    const opening = {
      hasTokens: true,
      now: new Date('2026-11-24T07:00:00Z'),
      tell: () => undefined,
    };
    await expect(openOrSetAside(own.DATABASE_URL, opening)).rejects.toThrow(/restore FILE/);
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });
});
