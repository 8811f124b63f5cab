import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tools } from '../src/cli/index.ts';
import { run } from './run.ts';
import { ownFolder } from './own-folder.ts';

const folder = ownFolder();
const environment = { FOLDER: folder, DATABASE_URL: `file:${join(folder, 'strike.db')}` };
const cli = (args: string[], input = '') => run('src/cli.ts', args, environment, input);
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

const post =
  'У ніч на 21 липня противник атакував 12 ударними БпЛА типу Shahed. Збито 10 ворожих БпЛА.';
const published = '2025-07-21T06:20:00Z';

describe('wrong use', () => {
  test('exits 2 with the reason and the usage on standard error, and nothing on standard output', async () => {
    for (const args of [
      ['nothing-of-ours'],
      ['night', '--format', 'gif'],
      ['extract', '-', '--source', 'x', '--published', published],
      ['night', '--no-such-flag'],
    ]) {
      const { code, out, err } = await cli(args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).toContain('usage');
    }
  });
  test('a command of a later version fails with one sentence', async () => {
    const { code, out, err } = await cli(['publish', '--night', '2025-07-21']);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
  test('the overview lists every command, and each explains itself', async () => {
    const { code, out } = await cli(['--help']);
    expect(code).toBe(0);
    for (const { name, usage } of await Promise.all(Object.values(tools).map((load) => load()))) {
      expect(out).toContain(name);
      expect(usage.startsWith(name)).toBe(true);
    }
    expect((await cli(['talks', '--help'])).out).toContain('--since');
  });
});

describe('extract', () => {
  test('prints one Report, and its quotes stand in the text', async () => {
    const { code, out } = await cli(
      ['extract', '-', '--source', 'air-force-ua', '--published', published],
      post,
    );
    expect(code).toBe(0);
    const report = json(out) as { status: string; claims: { quote: string }[] };
    expect(report.status).toBe('report');
    expect(report.claims.every(({ quote }) => post.includes(quote))).toBe(true);
  });
  test('reads line for line in the same order, and names a bad line without stopping', async () => {
    const line = (id: string) =>
      JSON.stringify({ id, source: 'air-force-ua', published, text: post, more: 1 });
    const { code, out, err } = await cli(
      ['extract', '--jsonl'],
      `${line('b')}\nnot json\n{"id":"x"}\n\n${line('a')}`,
    );
    expect(code).toBe(1);
    expect(
      out
        .trim()
        .split('\n')
        .map((text) => json(text)['id']),
    ).toEqual(['b', 'a']);
    expect(err).toContain('line 2');
    expect(err).toContain('line 3');
  });
  test('a file that is not there is a failure with its name', async () => {
    const { code, err } = await cli([
      'extract',
      'absent.txt',
      '--source',
      'isw',
      '--published',
      published,
    ]);
    expect(code).toBe(1);
    expect(err).toContain('absent.txt');
    const lines = await cli(['extract', '--jsonl', 'absent.jsonl']);
    expect([lines.code, lines.out]).toEqual([1, '']);
    expect(lines.err).toMatch(/^cannot read absent.jsonl/);
  });
});

describe('a text in another alphabet', () => {
  const read = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return cli(['extract', name, '--source', 'air-force-ua', '--published', '2025-07-21']);
  };
  test('is read where a mark says which, and a date alone is enough to read it', async () => {
    for (const [name, bytes] of [
      ['wide.txt', Buffer.from(`\ufeff${post}`, 'utf16le')],
      ['marked.txt', Buffer.from(`\ufeff${post}\r\n`, 'utf8')],
    ] as const) {
      const { code, out } = await read(name, bytes);
      expect(code).toBe(0);
      expect(json(out)).toMatchObject({ status: 'report', period: { date: '2025-07-21' } });
    }
  });
  test('is refused where it would be read as nothing', async () => {
    const spoilt = Buffer.from([0xd3, 0x20, 0xed, 0xb3, 0xf7, 0x20, 0x31, 0x32, 0x33]);
    for (const bytes of [spoilt, Buffer.from(post, 'utf16le')]) {
      const { code, out, err } = await read('spoilt.txt', bytes);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('spoilt.txt is not text in UTF-8');
    }
    const kept = ['--source', 'air-force-ua', '--published', published];
    for (const name of ['spoilt.txt', 'none.txt']) {
      writeFileSync(join(folder, 'none.txt'), ' \n');
      const { code, err } = await cli(['ingest', '--file', name, ...kept]);
      expect(code).toBe(1);
      expect(err).toContain(name);
    }
  });
  test('spoils its own line alone, and a line ends where JSON says', async () => {
    const line = (id: string, text: string) =>
      JSON.stringify({ id, source: 'air-force-ua', published, text });
    const bytes = Buffer.concat([
      Buffer.from(`${line('a', `${post}\u2028${post}`)}\n`),
      Buffer.from(line('b', 'x!')).map((byte) => (byte === 0x21 ? 0xff : byte)),
      Buffer.from(`\n${line('c', post)}\n`),
    ]);
    writeFileSync(join(folder, 'lines.jsonl'), bytes);
    const { code, out, err } = await cli(['extract', '--jsonl', 'lines.jsonl']);
    expect(code).toBe(1);
    const ids = out
      .trim()
      .split('\n')
      .map((one) => json(one)['id']);
    expect(ids).toEqual(['a', 'c']);
    expect(err.trim()).toBe('line 2 cannot be used: it is not text in UTF-8');
  });
});

describe('a time of publication', () => {
  test('without a zone is UTC, wherever the tool runs', async () => {
    const line = JSON.stringify({
      id: 'no-zone',
      source: 'air-force-ua',
      published: '2025-07-21T06:20',
      text: post,
    });
    const { out } = await run(
      'src/cli.ts',
      ['ingest', '--jsonl', '-'],
      { ...environment, DATABASE_URL: `file:${join(folder, 'zone.db')}`, TZ: 'Asia/Tokyo' },
      line,
    );
    expect(json(out)['newestReportAt']).toBe('2025-07-21T06:20:00.000Z');
  });
});

describe('a night', () => {
  test('comes as JSON, as exact HTML, as exact payload and into a file', async () => {
    const [digest, html, payload, filed] = await Promise.all([
      cli(['night', '21', 'July', '2025', '--format', 'json']),
      cli(['night', '2025-07-21', '--format', 'telegram', '--lang', 'uk']),
      cli(['night', '2025-07-21', '--format', 'discord']),
      cli(['night', '2025-07-21', '--out', join(folder, 'night.txt')]),
    ]);
    expect(json(digest.out)['night']).toBe('2025-07-21');
    expect(html.out).toContain('<b>');
    expect(json(payload.out)['allowed_mentions']).toEqual({ parse: [] });
    expect(filed.out).toBe('');
    expect(readFileSync(join(folder, 'night.txt'), 'utf8')).toContain('20–21 July 2025');
  });
  test('a night nobody told of is printed as not reported, with every field', async () => {
    const { code, out } = await cli(['night', '2026-09-23', '--format', 'json']);
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({ night: '2026-09-23', state: 'not-reported', checks: [] });
    expect(json(out)).toMatchObject({ context: null, diplomacy: [], sources: [], revisions: [] });
    const text = await cli(['night', '2026-09-23']);
    expect([text.code, text.out]).toEqual([0, expect.stringContaining('No report of this night')]);
  });
  test('that cannot be asked for is a failure with the friendly sentence', async () => {
    const { code, out, err } = await cli(['night', '1999-01-01']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('archive begins');
  });
});

describe('the database', () => {
  test('takes texts once, however often they are given', async () => {
    const file = join(folder, 'posts.jsonl');
    writeFileSync(
      file,
      `${JSON.stringify({ id: '1', source: 'air-force-ua', published, text: post })}\n`,
    );
    expect(json((await cli(['ingest', '--jsonl', file])).out)).toMatchObject({ added: 1, same: 0 });
    expect(json((await cli(['ingest', '--jsonl', file])).out)).toMatchObject({ added: 0, same: 1 });
    expect((await cli(['ingest', '--reread'])).code).toBe(0);
    expect(json((await cli(['status'])).out)).toMatchObject({ posts: { posts: 1 } });
  });
  test('is copied, never over a file, and put back', async () => {
    const file = join(folder, 'copy.db');
    expect((await cli(['backup', file])).code).toBe(0);
    expect((await cli(['backup', file])).err).toContain('exists');
    const restored = await cli(['restore', file]);
    expect(restored.code).toBe(0);
    expect(restored.err).toContain('kept as');
    expect(restored.err).toContain('possibly sent');
    expect((await cli(['restore', file, '--resend'])).err).not.toContain('possibly sent');
  });
});
