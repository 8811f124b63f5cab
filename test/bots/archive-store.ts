// A database with the whole bundled archive, filled once in a process and copied for whoever needs one.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillArchive } from '../../src/data/archive/fill.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { ownFolder } from '../own-folder.ts';

/** A morning after the archive's newest night; pass it on as the clock. */
export const archiveNow = new Date('2026-11-24T07:00:00Z');

let filled: Promise<string> | null = null;
const folder = ownFolder();

const fill = async (): Promise<string> => {
  const file = join(folder, 'filled.db');
  const store = await openStore({ url: `file:${file}`, now: archiveNow });
  await fillArchive(store);
  await store.close();
  return file;
};

export const openArchive = async (): Promise<Store> => {
  filled ??= fill();
  const copy = join(folder, `${crypto.randomUUID()}.db`);
  copyFileSync(await filled, copy);
  return openStore({ url: `file:${copy}`, now: archiveNow });
};

/** A database with nothing in it, for what does not ask about nights. */
export const openEmpty = (): Promise<Store> =>
  openStore({ url: `file:${join(folder, `${crypto.randomUUID()}.db`)}`, now: archiveNow });
