// The embedded database: the contract, two real processes, and files that are not what they should be.
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/data/store/open.ts';
import { restoreDatabase, setAside } from '../../../src/data/store/engine/safekeeping.ts';
import { openFile, sqliteDialect } from '../../../src/data/store/engine/sqlite.ts';
import {
  DamagedDatabase,
  NewerDatabase,
  UnreachableDatabase,
} from '../../../src/data/store/store.ts';
import { document, now, post, report } from '../../contracts/samples.ts';
import { storeContract } from '../../contracts/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (file: string) => openStore({ url: `file:${file}`, now });

describe('the embedded database keeps the contract', () => {
  storeContract((name) => open(join(folder, `${name}.db`)));
});

let file = '';
let count = 0;
beforeEach(() => {
  count += 1;
  file = join(folder, `own-${count}`, 'strike-digest.db');
});

const filled = async (): Promise<void> => {
  const store = await open(file);
  const many = Array.from({ length: 200 }, (_, index) => document({ id: `table/${index}` }));
  await store.loadArchive('1', many);
  const { postId } = await store.savePost(post(), now);
  await store.saveReport(postId, 1, report(), now);
  await store.close();
};

describe('opening', () => {
  test('the folder and the file are made where there are none', async () => {
    await (await open(file)).close();
    expect(existsSync(file)).toBe(true);
  });

  test('an empty file becomes a database', async () => {
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    await (await open(empty)).close();
    expect(statSync(empty).size).toBeGreaterThan(0);
  });

  test('a place that does not let it be opened is named, with what to do', async () => {
    const taken = join(folder, 'a-folder.db');
    mkdirSync(taken);
    await expect(open(taken)).rejects.toThrow(/a-folder\.db cannot be opened: see that its folder/);
    const plain = join(folder, 'plain');
    writeFileSync(plain, '');
    const below = open(join(plain, 'strike.db'));
    await expect(below).rejects.toBeInstanceOf(UnreachableDatabase);
    await expect(below).rejects.toThrow('plain/strike.db cannot be made');
  });

  test('a full disk is called by its name, and what was written before stays', async () => {
    await filled();
    const database = await openFile(file);
    const pages = Number(Object.values(database.prepare('pragma page_count').get() ?? {})[0]);
    database.exec(`pragma max_page_count = ${pages + 2}`);
    const db = new Kysely<{ facts: { name: string; value: string } }>({
      dialect: sqliteDialect(database, file),
    });
    const written = db.transaction().execute(async (all) => {
      for (let one = 0; one < 40; one += 1)
        await all
          .insertInto('facts')
          .values({ name: `fact-${one}`, value: 'x'.repeat(9_000) })
          .execute();
    });
    await expect(written).rejects.toThrow('the disk is full');
    await db.destroy();
    const store = await open(file);
    expect((await store.counts()).posts).toBe(1);
    await store.close();
  });

  test('four processes at once on a first start all find the archive once', async () => {
    const script = `
      import { openStore } from ${JSON.stringify(new URL('../../../src/data/store/open.ts', import.meta.url).href)};
      const store = await openStore({ url: 'file:' + process.argv[2], now: new Date() });
      const claim = { night: '2026-07-02', part: 'night', window: null, attacker: 'russia', quantity: 'launched',
        munition: 'drone', count: { value: 1, bound: 'exactly' }, region: null, subset: false, by: 'air-force-ua',
        speaker: null, outlet: null, quote: null };
      const documents = Array.from({ length: 300 }, (_, index) => ({ id: 'd' + index, source: 'air-force-ua',
        outlet: null, title: null, url: null, publishedAt: null, report: { id: '', status: 'report', reason: null,
        source: 'air-force-ua', attacker: 'russia', period: null, asOf: null, ongoing: null, launchAreas: [],
        claims: [claim], unnumbered: [], incidents: [], events: [] } }));
      const { added } = await store.loadArchive('1', documents);
      process.stdout.write(String(added) + ' ' + (await store.night('2026-07-02')).claims.length);
      await store.close();`;
    const program = join(folder, `first-start-${count}.mts`);
    writeFileSync(program, script);
    const run = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, [program, file], {
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let output = '';
        let trouble = '';
        child.stdout.on('data', (data) => (output += String(data)));
        child.stderr.on('data', (data) => (trouble += String(data)));
        child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(trouble))));
      });
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.sort()).toEqual(['0 300', '0 300', '0 300', '300 300']);
  });
});

test('several openings at once in one process all succeed', async () => {
  const stores = await Promise.all([open(file), open(file), open(file)]);
  for (const store of stores) await store.close();
  expect(existsSync(file)).toBe(true);
});

describe('a file that is not what it should be', () => {
  const refused = async (): Promise<unknown> => open(file).catch((error: unknown) => error);

  test('words instead of a database are refused, and the message says what to do', async () => {
    await filled();
    writeFileSync(file, 'this is a letter, not a database. '.repeat(500));
    const error = await refused();
    expect(error).toBeInstanceOf(DamagedDatabase);
    expect(String(error)).toContain('is not a database file');
    expect(String(error)).toContain('restore');
  });

  test('a file cut off half-way is refused', async () => {
    await filled();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(await refused()).toBeInstanceOf(DamagedDatabase);
  });

  test('a file with a page overwritten is refused', async () => {
    await filled();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3, 4096 * 8);
    writeFileSync(file, bytes);
    expect(await refused()).toBeInstanceOf(DamagedDatabase);
  });

  test('another program’s database is refused', async () => {
    await (await open(file)).close();
    rmSync(file);
    const other = new DatabaseSync(file);
    other.exec('create table songs (name text)');
    other.close();
    const error = await refused();
    expect(error).toBeInstanceOf(DamagedDatabase);
    expect(String(error)).toContain('another program');
  });

  test('a database of a newer version is refused as it is, and is not damaged', async () => {
    await filled();
    const newer = new DatabaseSync(file);
    newer.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    newer.close();
    const error = await refused();
    expect(error).toBeInstanceOf(NewerDatabase);
    expect(error).not.toBeInstanceOf(DamagedDatabase);
    expect(String(error)).toContain('9999-later');
  });

  test('a refused file is left byte for byte as it was', async () => {
    await filled();
    writeFileSync(file, 'letters '.repeat(1000));
    await refused();
    expect(readFileSync(file, 'utf8')).toBe('letters '.repeat(1000));
  });

  test('a damaged file is set aside under a name that says when, and a new one can be made', async () => {
    await filled();
    writeFileSync(file, 'letters '.repeat(1000));
    const kept = setAside(`file:${file}`, now);
    expect(kept).toBe(`${file}.damaged-2026-07-02T070000Z`);
    expect(readFileSync(kept, 'utf8')).toContain('letters');
    const store = await open(file);
    expect(await store.newestNight()).toBeNull();
    await store.close();
  });

  test('two files set aside in the same second are both kept', async () => {
    await filled();
    const first = setAside(`file:${file}`, now);
    writeFileSync(file, 'x');
    expect(setAside(`file:${file}`, now)).not.toBe(first);
  });
});

describe('backup and restore', () => {
  test('a backup taken while the database is in use holds everything', async () => {
    await filled();
    const store = await open(file);
    const { postId } = await store.savePost(post({ key: 'late' }), now);
    const copy = `${file}.backup`;
    await store.backup(copy);
    await store.savePost(post({ key: 'after the backup' }), now);
    await store.close();
    const restored = await openStore({ url: `file:${copy}`, now });
    expect((await restored.counts()).posts).toBe(2);
    expect(await restored.revisions(postId)).toHaveLength(1);
    await restored.close();
  });

  test('a restore puts the backup in place and keeps what was there', async () => {
    await filled();
    const store = await open(file);
    const copy = `${file}.backup`;
    await store.backup(copy);
    await store.savePost(post({ key: 'newer' }), now);
    await store.close();
    const kept = restoreDatabase(copy, `file:${file}`, now);
    expect(kept).toContain('before-restore');
    const restored = await open(file);
    expect((await restored.counts()).posts).toBe(1);
    await restored.close();
    const before = await openStore({ url: `file:${kept ?? ''}`, now });
    expect((await before.counts()).posts).toBe(2);
    await before.close();
  });

  test('a restore over a damaged database works', async () => {
    await filled();
    const store = await open(file);
    await store.backup(`${file}.backup`);
    await store.close();
    writeFileSync(file, 'letters '.repeat(1000));
    restoreDatabase(`${file}.backup`, `file:${file}`, now);
    const restored = await open(file);
    expect((await restored.counts()).posts).toBe(1);
    await restored.close();
  });

  test('a restore while the bot runs is refused', async () => {
    await filled();
    const store = await open(file);
    await store.backup(`${file}.backup`);
    expect(() => restoreDatabase(`${file}.backup`, `file:${file}`, now)).toThrow('in use');
    expect((await store.counts()).posts).toBe(1);
    await store.close();
  });

  test('a file that is no backup is refused and the database stays', async () => {
    await filled();
    writeFileSync(`${file}.backup`, 'letters '.repeat(1000));
    expect(() => restoreDatabase(`${file}.backup`, `file:${file}`, now)).toThrow(DamagedDatabase);
    expect(() => restoreDatabase(`${file}.missing`, `file:${file}`, now)).toThrow('no backup');
    await (await open(file)).close();
  });

  test('a copy made by hand is taken with the log beside it, and both stay as they are', async () => {
    await filled();
    const store = await open(file);
    await store.savePost(post({ key: 'newer' }), now);
    const copy = join(folder, `by-hand-${count}.db`);
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end);
    await store.close();
    const before = [readFileSync(copy), readFileSync(`${copy}-wal`)];
    restoreDatabase(copy, `file:${file}`, now);
    expect([readFileSync(copy), readFileSync(`${copy}-wal`)]).toEqual(before);
    const restored = await open(file);
    expect((await restored.counts()).posts).toBe(2);
    await restored.close();
  });

  test('a backup is one whole file, that a restore only reads', async () => {
    await filled();
    const store = await open(file);
    const shelf = join(folder, `shelf-${count}`);
    await store.backup(join(shelf, 'copy.db'));
    await store.close();
    restoreDatabase(join(shelf, 'copy.db'), `file:${file}`, now);
    expect(readdirSync(shelf)).toEqual(['copy.db']);
    writeFileSync(join(shelf, 'none.db'), '');
    expect(() => restoreDatabase(join(shelf, 'none.db'), `file:${file}`, now)).toThrow(
      /none\.db is no backup of ours: it is empty\.$/,
    );
    expect(() => restoreDatabase(shelf, `file:${file}`, now)).toThrow('is not a file');
    expect(readdirSync(join(folder, `own-${count}`))).not.toContain('strike-digest.db.partial');
  });

  test('a backup leaves no half-written file behind', async () => {
    await filled();
    const store = await open(file);
    await store.backup(`${file}.backup`);
    await store.close();
    const names = readdirSync(join(folder, `own-${count}`));
    expect(names.filter((name) => name.includes('partial'))).toEqual([]);
  });
});
