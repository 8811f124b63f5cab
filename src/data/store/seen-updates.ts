// Which updates of a platform were taken in before. What comes at once is noted at once: each note alone would
// wait for the disk, and everything else with it. A power cut may take the last notes: then a question is answered
// again that Telegram brings again; what is pushed never depends on them.
import { CompiledQuery, PostgresAdapter, type Kysely } from 'kysely';
import type { PlatformName } from '../model/subscriber.ts';
import { evened } from './nights/evened.ts';
import type { Tables } from './schema.ts';

/** True the first time an update of a platform is seen; false for its repetition. */
export type FirstSeen = (platform: PlatformName, updateId: string, now: Date) => Promise<boolean>;

const keptFor = 2 * 86_400_000;
const sweptEvery = 3_600_000;
/** Notes in one statement. */
const mostTogether = 500;

interface Note {
  readonly platform: PlatformName;
  readonly updateId: string;
  readonly now: Date;
  readonly settle: (first: boolean) => void;
  readonly fail: (error: unknown) => void;
}

const keyOf = (note: { readonly platform: string; readonly updateId: string }): string =>
  `${note.platform}/${note.updateId}`;

const wholeWait = 2;
const waits = CompiledQuery.raw('pragma synchronous');
const waitNot = CompiledQuery.raw('pragma synchronous = 1');
const wait = CompiledQuery.raw(`pragma synchronous = ${wholeWait}`);

/** Work whose commit does not wait for the embedded database's disk; that of others still does. */
const withoutWaiting = async <T>(
  db: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<T>,
): Promise<T> => {
  if (db.getExecutor().adapter instanceof PostgresAdapter) return work(db);
  // The connection is ours alone meanwhile.
  return db.connection().execute(async (connection) => {
    const { rows } = await connection.executeQuery<{ synchronous: number }>(waits);
    if (rows[0]?.synchronous !== wholeWait) return work(connection);
    await connection.executeQuery(waitNot);
    try {
      return await work(connection);
    } finally {
      await connection.executeQuery(wait);
    }
  });
};

interface Row {
  readonly platform: string;
  readonly update_id: string;
  readonly seen_at: string;
}

/** Notes rows; those that are new come back. Put into words once for each number of rows, which are few. */
const inserting = (db: Kysely<Tables>) => {
  const statements = new Map<number, string>();
  const statementFor = (rows: readonly Row[]): string => {
    const known = statements.get(rows.length);
    if (known !== undefined) return known;
    const { sql } = db
      .insertInto('seen_updates')
      .columns(['platform', 'update_id', 'seen_at'])
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['platform', 'update_id'])
      .compile();
    statements.set(rows.length, sql);
    return sql;
  };
  return async (connection: Kysely<Tables>, rows: readonly Row[]) => {
    const all = evened(rows);
    const values = all.flatMap(({ platform, update_id, seen_at }) => [
      platform,
      update_id,
      seen_at,
    ]);
    const { rows: fresh } = await connection.executeQuery<Pick<Row, 'platform' | 'update_id'>>(
      CompiledQuery.raw(statementFor(all), values),
    );
    return fresh;
  };
};

export const seenUpdates = (db: Kysely<Tables>): FirstSeen => {
  const insert = inserting(db);
  let waiting: Note[] = [];
  let writing = false;
  let swept = 0;

  const write = async (notes: readonly Note[]): Promise<void> => {
    // The same update twice in one batch: the first of them is the first.
    const first = new Map<string, Note>();
    for (const note of notes) if (!first.has(keyOf(note))) first.set(keyOf(note), note);
    const rows = [...first.values()].map(({ platform, updateId, now }) => ({
      platform,
      update_id: updateId,
      seen_at: now.toISOString(),
    }));
    const inserted = await withoutWaiting(db, (connection) => insert(connection, rows));
    const fresh = new Set(
      inserted.map(({ platform, update_id }) => keyOf({ platform, updateId: update_id })),
    );
    for (const note of notes)
      note.settle(first.get(keyOf(note)) === note && fresh.has(keyOf(note)));
  };
  const sweep = async (now: Date): Promise<void> => {
    if (now.getTime() - swept <= sweptEvery) return;
    swept = now.getTime();
    await db
      .deleteFrom('seen_updates')
      .where('seen_at', '<', new Date(now.getTime() - keptFor).toISOString())
      .execute();
  };
  const work = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const notes = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      try {
        await write(notes);
        const last = notes.at(-1);
        if (last) await sweep(last.now);
      } catch (error) {
        for (const { fail } of notes) fail(error);
      }
    }
    writing = false;
  };
  return (platform, updateId, now) =>
    new Promise((settle, fail) => {
      waiting.push({ platform, updateId, now, settle, fail });
      // After everything that is ready by now has been handed in.
      if (!writing && waiting.length === 1) setImmediate(() => void work());
    });
};
