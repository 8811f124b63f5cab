// Notes of what was called: after a kill, what was never called goes out, what was answered stands, the rest is
// unknown. Notes that may lie are not believed.
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createJournal,
  forgetJournal,
  journalFolder,
  readJournal,
} from '../../../src/bots/delivery/sending/journal.ts';
import { createOwner } from '../../../src/bots/delivery/sending/owner.ts';
import { numbered, slot } from './scene.ts';
import { sendingScene } from './sending.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'strike-digest-notes-')), 'calls');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** The file of this process that stands in the folder: closed behind its owner's back, it takes no more. */
const openFileOf = (place: string): number => {
  for (const name of readdirSync('/proc/self/fd')) {
    const path = ((): string => {
      try {
        return readlinkSync(join('/proc/self/fd', name));
      } catch {
        return '';
      }
    })();
    if (path.startsWith(`${place}/`)) return Number(name);
  }
  throw new Error('no file is open there');
};

describe('notes of one owner', () => {
  test('are read by the next one: what was called, and what was answered', () => {
    const journal = createJournal(folder, 'telegram', 'one');
    journal.begin(7);
    journal.called('a');
    journal.called('b');
    journal.answered('b', '4711');
    expect(readJournal(folder, 'telegram', 'one')).toEqual({
      fence: 7,
      called: new Set(['a', 'b']),
      answered: new Map([['b', '4711']]),
    });
    expect(readJournal(folder, 'discord', 'one')).toBeNull();
    expect(readJournal(folder, 'telegram', 'two')).toBeNull();
    forgetJournal(folder, 'telegram', 'one');
    expect(readJournal(folder, 'telegram', 'one')).toBeNull();
  });

  test('begin anew with every tenure and end with the owner', () => {
    const journal = createJournal(folder, 'telegram', 'one');
    journal.begin(7);
    journal.called('a');
    journal.begin(8);
    expect(readJournal(folder, 'telegram', 'one')).toMatchObject({ fence: 8, called: new Set() });
    journal.end();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a line that was cut off is no answer, and its call stays a call', () => {
    const journal = createJournal(folder, 'telegram', 'one');
    journal.begin(7);
    journal.called('a');
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), `${readFileSync(join(folder, name), 'utf8')}a 47`);
    expect(readJournal(folder, 'telegram', 'one')).toMatchObject({
      called: new Set(['a']),
      answered: new Map(),
    });
  });

  test('of before the machine started are of no use', () => {
    const journal = createJournal(folder, 'telegram', 'one');
    journal.begin(7);
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    const head = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, `${JSON.stringify({ ...head, boot: 'another' })}\n`);
    expect(readJournal(folder, 'telegram', 'one')).toBeNull();
    writeFileSync(path, '{"owner":"one"');
    expect(readJournal(folder, 'telegram', 'one')).toBeNull();
  });

  test('are for nobody else to read, and a folder that others may write to is not used', () => {
    const journal = createJournal(folder, 'telegram', 'one');
    journal.begin(7);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    journal.end();
    chmodSync(folder, 0o777);
    journal.begin(8);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('go where one of them cannot be written; where they cannot go, nothing may be called', () => {
    const journal = createJournal(folder, 'telegram', 'one');
    journal.begin(7);
    journal.called('a');
    closeSync(openFileOf(folder));
    journal.called('b');
    expect(readJournal(folder, 'telegram', 'one')).toBeNull();
    journal.begin(8);
    journal.called('c');
    closeSync(openFileOf(folder));
    renameSync(folder, `${folder}-elsewhere`);
    writeFileSync(folder, '');
    expect(() => journal.called('d')).toThrow('ENOTDIR');
    rmSync(folder);
  });

  test('stand beside the embedded database', () => {
    expect(journalFolder('file:/data/strike-digest.db')).toBe('/data/strike-digest.db-calls');
    expect(journalFolder('postgres://db/digest')).toMatch(/strike-digest-\d+$|calls$/);
  });
});

describe('after a kill', () => {
  const sending = sendingScene();

  /** Rows that a process which is no more had begun; returns their ids and its notes. */
  const begun = async (count: number) => {
    const { scene } = sending;
    await scene.join(numbered(count));
    await scene.plan();
    const owner = createOwner();
    const now = new Date();
    const lease = await scene.store.acquireLease({ name: 'telegram', owner }, now, 30_000);
    if (!lease) throw new Error('somebody else sends');
    const rows = await scene.store.waiting('telegram', now, count);
    await scene.store.intend(rows, lease, now);
    const ids = numbered(count).map(
      (chat) => rows.find(({ subscriber }) => subscriber.chat === chat)?.id ?? '',
    );
    return { ids, lease, journal: createJournal(folder, 'telegram', owner) };
  };

  test('what was never called goes out, what was answered stands and can be corrected, the rest is unknown', async () => {
    await sending.serve();
    const { ids, lease, journal } = await begun(4);
    journal.begin(lease.fence);
    journal.called(ids[0] ?? '');
    journal.called(ids[1] ?? '');
    journal.answered(ids[1] ?? '', '4711');
    sending.start(500, folder);
    await sending.settled();
    expect(await sending.counts()).toMatchObject({ sent: 3, unknown: 1 });
    expect(sending.server.accepted.map(({ chat }) => chat).sort()).toEqual(['3', '4']);
    expect(sending.events).toContainEqual({
      ...{ event: 'lease', platform: 'telegram', held: true },
      ...{ unknown: 1, again: 2, sent: 1 },
    });
    const { store } = sending.scene;
    const edition = await store.saveEdition(
      { kind: 'daily', slot, state: 'complete', fingerprint: 'b', content: '{}' },
      new Date(),
    );
    const words = { platform: 'telegram', language: 'en', variant: 'strikes,talks,aid' } as const;
    const body = await store.saveBody(
      { edition: edition.id, ...words, body: 'a correction' },
      null,
      new Date(),
    );
    for (const old of await store.bodiesInUse('daily', slot))
      if (old.id !== body.id) await store.replaceBody('daily', slot, old.id, body.id, new Date());
    sending.running[0]?.wake();
    await expect
      .poll(() => sending.server.edits.map(({ messageId }) => messageId), { timeout: 15_000 })
      .toContain('4711');
  });

  test('notes of another tenure, or none, leave everything unknown', async () => {
    await sending.serve();
    const { ids, lease, journal } = await begun(3);
    journal.begin(lease.fence + 1);
    journal.called(ids[0] ?? '');
    sending.start(500, folder);
    await sending.settled();
    expect(await sending.counts()).toMatchObject({ sent: 0, unknown: 3 });
    expect(sending.server.accepted).toEqual([]);
  });
});
