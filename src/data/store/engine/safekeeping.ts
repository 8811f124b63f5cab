// Copies of the embedded database: taken while it is in use, put back while it is not, and a damaged
// file kept aside. Never deletes what may hold subscribers.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { fileOf, settleCopy } from './sqlite.ts';

const companions = ['-wal', '-shm', '-journal'];

/** Renames the file and what belongs to it; returns the new name, which says when. */
export const setAside = (url: string, now: Date, word = 'damaged'): string => {
  const file = fileOf(url);
  const stamp = now.toISOString().replaceAll(':', '').replace(/\.\d+/, '');
  let target = `${file}.${word}-${stamp}`;
  for (let copy = 2; existsSync(target); copy += 1) target = `${file}.${word}-${stamp}-${copy}`;
  for (const companion of companions)
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  renameSync(file, target);
  return target;
};

/** Writes a whole copy while both processes go on; a copy cut off half-way never bears the name. */
export const copyDatabase = async (database: DatabaseSync, to: string): Promise<void> => {
  const partial = `${to}.partial`;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(partial, { force: true });
  try {
    await backup(database, partial);
    settleCopy(partial, to);
    renameSync(partial, to);
  } finally {
    for (const end of ['', ...companions]) rmSync(partial + end, { force: true });
  }
};

/** True where another process has the file open: only the last one may leave the write-ahead log. */
const inUse = (file: string): boolean => {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('pragma journal_mode = delete');
    return false;
  } catch (error) {
    // A file too damaged to be asked is exactly what a backup is for.
    return error instanceof Error && 'errcode' in error && error.errcode === 5;
  } finally {
    database.close();
  }
};

/** Recalled under this name: when a backup was put in the database's place, as an instant. */
export const restoredFact = 'restored-at';

/**
 * Whatever the copy says is still to be sent may have been sent after it was made: it becomes unknown, and the
 * planner leaves out what was due until now.
 */
const closeQueue = (copy: string, now: Date): void => {
  const database = new DatabaseSync(copy);
  try {
    const hasQueue = database
      .prepare("select 1 from sqlite_schema where type = 'table' and name = 'deliveries'")
      .get();
    if (!hasQueue) return;
    const at = now.toISOString();
    database.exec('begin');
    database
      .prepare(
        `update deliveries set state = 'unknown', code = 'restored', finished_at = ?
          where state in ('pending', 'sending')`,
      )
      .run(at);
    database
      .prepare(
        `insert into facts (name, value) values (?, ?)
          on conflict (name) do update set value = excluded.value`,
      )
      .run(`kept/${restoredFact}`, at);
    database.exec('commit');
  } finally {
    database.close();
  }
};

/**
 * Puts a backup in the database's place; what was there is kept under the returned name, null where
 * nothing was. Nothing that was due until now is sent from it, unless `resend`. Throws `DamagedDatabase` for a
 * file that is no backup of ours, and an error where the database is in use.
 */
export const restoreDatabase = (
  file: string,
  url: string,
  now: Date,
  resend = false,
): string | null => {
  if (!existsSync(file)) throw new Error(`there is no backup ${file}`);
  if (!statSync(file).isFile()) throw new Error(`${file} is not a file`);
  const target = fileOf(url);
  const partial = `${target}.partial`;
  mkdirSync(dirname(target), { recursive: true });
  if (existsSync(target) && inUse(target))
    throw new Error(`the database ${target} is in use: stop the bot, then restore`);
  try {
    // What stands in the log beside a copy made by hand belongs to it.
    for (const end of ['', '-wal'])
      if (existsSync(file + end)) copyFileSync(file + end, partial + end);
    settleCopy(partial, file);
    if (!resend) closeQueue(partial, now);
    const kept = existsSync(target) ? setAside(url, now, 'before-restore') : null;
    renameSync(partial, target);
    return kept;
  } finally {
    for (const end of ['', ...companions]) rmSync(partial + end, { force: true });
  }
};
