// The database server, where one machine is not enough. It behaves as the embedded one does: the same rows,
// the same order of text, one writer of transactions at a time; single statements go side by side.
import {
  CompiledQuery,
  PostgresDialect,
  PostgresQueryCompiler,
  sql,
  type DataTypeNode,
  type Dialect,
  type Driver,
  type Kysely,
} from 'kysely';
import pg from 'pg';
import { DamagedDatabase, UnreachableDatabase } from '../store.ts';
import type { Tables } from '../schema.ts';

/** Numbers of our advisory locks: "SDig" and one for what it guards. */
const lockFamily = 0x53446967;
const transactionLock = 1;
const migrationLock = 2;

/** int8 and numeric as numbers: counts and sums of ours stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === 20 || id === 1700
      ? (value: string) => Number(value)
      : pg.types.getTypeParser(id, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** The address without its password, for messages. */
export const shownAddress = (url: string): string => {
  const parsed = URL.parse(url);
  if (!parsed) return 'the PostgreSQL address';
  parsed.password = '';
  parsed.search = '';
  return parsed.href;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const mends: Readonly<Record<string, string>> = {
  '28P01': 'refused the password. Check user and password in DATABASE_URL',
  '28000': 'refused the user. Check the user in DATABASE_URL and the access rules of the server',
  '3D000': 'has no database of that name. Make it with: createdb NAME',
  '42501': 'does not let this user make tables. Grant it the right to create in the schema',
  '53300': 'has no connection free',
  '57P03': 'is just starting',
  ECONNREFUSED: 'does not answer: nothing listens there',
  ENOTFOUND: 'was not found: check the name of the host',
  EAI_AGAIN: 'was not found: the name service does not answer',
  ETIMEDOUT: 'does not answer',
  EHOSTUNREACH: 'cannot be reached from here',
};

/** What stops an opening, in words that say what to do; every other error passes. Never with the password. */
export const translateOpening = (url: string, error: unknown): unknown => {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const known = mends[codeOf(error)] ?? mends[codeOf(inner)];
  const timedOut = inner instanceof Error && /timeout exceeded|terminated/i.test(inner.message);
  const what = known ?? (timedOut ? 'does not answer' : null);
  return what === null
    ? error
    : new UnreachableDatabase(`The database ${shownAddress(url)} ${what}.`, { cause: error });
};

/** Text compares byte by byte and whole numbers hold what the embedded database holds. */
class OurCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    if (node.dataType === 'text') this.append('text collate "C"');
    else if (node.dataType === 'integer') this.append('bigint');
    else super.visitDataType(node);
  }
}

/** PostgreSQL keeps no NUL in a text. */
const clean = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

/** Every transaction of ours writes; one at a time, as in the embedded database. */
const orderlyDriver = (driver: Driver): Driver => ({
  init: () => driver.init(),
  acquireConnection: async () => {
    const connection = await driver.acquireConnection();
    return {
      executeQuery: (query) =>
        connection.executeQuery({ ...query, parameters: query.parameters.map(clean) }),
      streamQuery: (query, size) => connection.streamQuery(query, size),
      inner: connection,
    } as typeof connection;
  },
  beginTransaction: async (connection, settings) => {
    await driver.beginTransaction(innerOf(connection), settings);
    await connection.executeQuery(
      CompiledQuery.raw(`select pg_advisory_xact_lock(${lockFamily}, ${transactionLock})`),
    );
  },
  commitTransaction: (connection) => driver.commitTransaction(innerOf(connection)),
  rollbackTransaction: (connection) => driver.rollbackTransaction(innerOf(connection)),
  releaseConnection: (connection) => driver.releaseConnection(innerOf(connection)),
  destroy: () => driver.destroy(),
});

type Connection = Awaited<ReturnType<Driver['acquireConnection']>>;
const innerOf = (connection: Connection): Connection =>
  (connection as Connection & { readonly inner: Connection }).inner;

/** A pool that survives outages of the server: what is broken is let go, the next statement connects anew. */
export const postgresPool = (url: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'strike-digest',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 60_000,
    query_timeout: 70_000,
    idle_in_transaction_session_timeout: 60_000,
    types,
  });
  // A connection that breaks is told by the statement it carries, and while idle by nobody: an event that
  // none listens to would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
};

export const postgresDialect = (pool: pg.Pool): Dialect => {
  const dialect = new PostgresDialect({ pool });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => orderlyDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => new OurCompiler(),
  };
};

/** Throws `DamagedDatabase` where the schema holds tables of another program. */
export const examineServer = async (db: Kysely<Tables>, url: string): Promise<void> => {
  const { rows } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = current_schema()`.execute(db);
  const names = rows.map(({ name }) => name);
  if (names.length > 0 && !names.includes('kysely_migration'))
    throw new DamagedDatabase(
      `The database ${shownAddress(url)} belongs to another program: it holds ${names.slice(0, 3).join(', ')}. ` +
        'Give Strike Digest a database of its own.',
    );
};

/** Runs while no other process changes tables. */
export const aloneOnServer = (
  db: Kysely<Tables>,
  work: (db: Kysely<Tables>) => Promise<void>,
): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(lockFamily)}, ${sql.lit(migrationLock)})`.execute(
      connection,
    );
    try {
      await work(connection);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(lockFamily)}, ${sql.lit(migrationLock)})`.execute(
        connection,
      );
    }
  });
