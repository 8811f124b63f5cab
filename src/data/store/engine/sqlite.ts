// The embedded database: one file, opened by the bot and by the operator's tool at the same time.
// Never repairs and never deletes a file: what cannot be read is refused with its reason.
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  SqliteAdapter,
  SqliteDialect,
  type Dialect,
  type Driver,
  type SqliteDatabase,
} from 'kysely';
import { DamagedDatabase, UnreachableDatabase } from '../store.ts';

/** Stands in the file's header: "SDig". A file with another mark belongs to another program. */
export const applicationId = 0x53446967;

/** How long a writer waits for the other process, in milliseconds. */
const patience = 5_000;
/** The engine's own wait blocks everything in this process, so it is short and ours follows it. */
const blockingPatience = 20;
const pause = 10;
/** Above this size a whole check at every start would cost more than a start may take. */
const wholeCheckLimit = 256 * 1024 * 1024;

const busy = 5;
const locked = 6;
const corrupt = 11;
const notADatabase = 26;
/** Faults of the place, not of the file, by the engine's code: what is the matter and what to do. */
const placeFaults: ReadonlyMap<number, string> = new Map([
  [3, 'may not be used: see who owns the file and its folder'],
  [8, 'can only be read: see that the file and its folder can be written to'],
  [10, 'could not be read or written: look at the disk'],
  [13, 'cannot grow: the disk is full; make room, nothing written before is lost'],
  [14, 'cannot be opened: see that its folder can be written to and that it is a file'],
]);

const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;

const restoreHint = 'Put a backup in its place with the restore command, or move the file away.';

const damaged = (file: string, what: string, cause?: unknown): DamagedDatabase =>
  new DamagedDatabase(`The database ${file} ${what}. ${restoreHint}`, { cause });

/** The same fault of a file that was to be put in the database's place. */
const noBackup = (file: string, error: unknown): unknown =>
  error instanceof DamagedDatabase
    ? new DamagedDatabase(
        error.message
          .replace(` ${restoreHint}`, '')
          .replace(/^The database .*? (?=is |belongs )/, `${file} is no backup of ours: it `),
        {
          cause: error,
        },
      )
    : error;

/** Turns the engine's words for a broken file and for its place into ours; every other error passes. */
const translate = (file: string, error: unknown): unknown => {
  const code = codeOf(error);
  if (code === corrupt) return damaged(file, 'is damaged (cut off or overwritten)', error);
  if (code === notADatabase) return damaged(file, 'is not a database file', error);
  const fault = placeFaults.get(code ?? 0);
  if (fault) return new UnreachableDatabase(`The database ${file} ${fault}.`, { cause: error });
  return error;
};

/**
 * Path of a `file:` address. Both `file:./var/x.db` (from the working folder) and `file:///abs/x.db`
 * are read. Throws where the address is of another kind.
 */
export const fileOf = (url: string): string => {
  if (!url.startsWith('file:')) throw new Error(`not an address of a database file: ${url}`);
  if (url.startsWith('file://')) return fileURLToPath(url);
  return resolve(url.slice('file:'.length));
};

const valueOf = (database: DatabaseSync, pragma: string): unknown =>
  Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0];

/** True where the file holds no table yet: made a moment ago, or empty. */
const isBlank = (database: DatabaseSync): boolean =>
  database.prepare('select 1 from sqlite_schema limit 1').get() === undefined;

/** Throws `DamagedDatabase` where the file is broken or another program's. */
const examine = (database: DatabaseSync, file: string): void => {
  const mark = valueOf(database, 'application_id');
  if (mark !== applicationId && !(mark === 0 && isBlank(database)))
    throw damaged(file, 'belongs to another program');
  if (statSync(file).size > wholeCheckLimit) return;
  const verdict = valueOf(database, 'quick_check(1)');
  if (verdict !== 'ok') throw damaged(file, `is damaged (${String(verdict)})`);
};

/**
 * Makes a copy one whole file, which can be read where nothing may be written: its write-ahead log is taken in.
 * Throws `DamagedDatabase` where it is not a sound database of ours; `shown`: the name that is told.
 */
export const settleCopy = (copy: string, shown: string): void => {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(copy, { timeout: patience });
    if (isBlank(database)) throw damaged(shown, 'is empty');
    examine(database, copy);
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    throw noBackup(shown, translate(copy, error));
  } finally {
    database?.close();
  }
};

/** Tries again while another process holds the file, letting everything else in this one go on. */
const patiently = async <T>(work: () => T | Promise<T>): Promise<T> => {
  for (const end = performance.now() + patience; ; await wait(pause)) {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if ((code !== busy && code !== locked) || performance.now() >= end) throw error;
    }
  }
};

const openOnce = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, {
    timeout: blockingPatience,
    enableForeignKeyConstraints: true,
  });
  try {
    examine(database, file);
    if (valueOf(database, 'journal_mode') !== 'wal') database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full; pragma temp_store = memory');
    if (valueOf(database, 'application_id') === 0)
      database.exec(`pragma application_id = ${applicationId}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/**
 * Opens the file, making it and its folder where there is none. Two processes may do so at once.
 * Throws `DamagedDatabase`, or `UnreachableDatabase` where its place does not let it be opened.
 */
export const openFile = async (file: string): Promise<DatabaseSync> => {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreachableDatabase(`The folder of the database ${file} cannot be made: ${why}.`, {
      cause: error,
    });
  }
  // Changing to the write-ahead log needs the file alone and does not wait for the other process.
  try {
    return await patiently(() => openOnce(file));
  } catch (error) {
    throw translate(file, error);
  }
};

/** SQLite changes tables inside a transaction; Kysely's own adapter leaves that unused. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * A statement that finds the file held was not run at all and may be run again; inside a transaction of
 * ours it cannot happen, since the lock is ours by then.
 */
const patientDriver = (driver: Driver): Driver => ({
  init: () => driver.init(),
  acquireConnection: async () => {
    const connection = await driver.acquireConnection();
    return {
      executeQuery: (query) => patiently(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  },
  beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
  commitTransaction: (connection) => driver.commitTransaction(connection),
  // A full disk has the engine roll back by itself; the reason must not be hidden by a second one.
  rollbackTransaction: (connection) =>
    driver.rollbackTransaction(connection).catch((error: unknown) => {
      if (!String(error).includes('no transaction is active')) throw error;
    }),
  releaseConnection: (connection) => driver.releaseConnection(connection),
  destroy: () => driver.destroy(),
});

/** `reader`: gives rows back. */
interface Prepared {
  readonly statement: StatementSync;
  readonly reader: boolean;
}
/** Statements kept; the one unused for longest goes. */
const mostPrepared = 200;

/**
 * Kysely's SQLite over the runtime's own. Every transaction of ours writes, so each takes the write
 * lock at its start: one that began by reading could not wait for the other process any more.
 */
export const sqliteDialect = (database: DatabaseSync, file: string): Dialect => {
  const prepared = new Map<string, Prepared>();
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text);
    if (known) {
      prepared.delete(text);
      prepared.set(text, known);
      return known;
    }
    const statement = database.prepare(text);
    const made = { statement, reader: statement.columns().length > 0 };
    const [unused] = prepared.keys();
    if (prepared.size >= mostPrepared && unused !== undefined) prepared.delete(unused);
    prepared.set(text, made);
    return made;
  };
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw translate(file, error);
    }
  };
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  const adapted: SqliteDatabase = {
    close: () => {
      prepared.clear();
      database.close();
    },
    prepare: (text) => {
      const { statement, reader } = attempt(() =>
        prepare(text === 'begin' ? 'begin immediate' : text),
      );
      return {
        reader,
        all: (parameters) => attempt(() => statement.all(...values(parameters))),
        run: (parameters) => attempt(() => statement.run(...values(parameters))),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
  const dialect = new SqliteDialect({ database: adapted });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => patientDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
};
