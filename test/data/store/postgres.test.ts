// The database server: the same contract as the embedded database, and what goes wrong with servers.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { restoredFact } from '../../../src/data/store/engine/safekeeping.ts';
import { openStore } from '../../../src/data/store/open.ts';
import {
  DamagedDatabase,
  NewerDatabase,
  UnreachableDatabase,
} from '../../../src/data/store/store.ts';
import { after, due, outboxScene } from '../../contracts/outbox-scene.ts';
import { document, now } from '../../contracts/samples.ts';
import { storeContract } from '../../contracts/store-contract.ts';
import { startPostgres, type TestServer } from '../../fakes/postgres.ts';

const started = await startPostgres();
if (typeof started === 'string') process.stderr.write(`PostgreSQL tests skipped: ${started}\n`);
const server = typeof started === 'string' ? null : started;
const here = server as TestServer;
afterAll(() => server?.stop());

describe.skipIf(server === null)('PostgreSQL keeps the contract', () => {
  let last = '';
  storeContract(async (name) => {
    const url = await here.database('contract');
    // Making a database takes longer than a test: one is emptied for each.
    if (name !== last && last !== '') await here.empty('contract');
    last = name;
    return openStore({ url, now });
  });
});

describe.skipIf(server === null)('a copy that its own tools put back', () => {
  test('sends nothing again once the queue is closed as the guide says', async () => {
    const guide = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8');
    const [, closing = ''] = /```sql\n([\s\S]*?)```/.exec(guide) ?? [];
    const url = await here.database('restored');
    const store = await openStore({ url, now });
    const { planned } = outboxScene(() => store);
    await planned(['1', '2']);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(closing);
    await client.query(closing);
    await client.end();
    expect(await store.waiting('telegram', after(60), 10)).toEqual([]);
    expect(await store.deliveryCounts()).toMatchObject({ unknown: 2, pending: 0 });
    const restored = (await store.recall(restoredFact)) ?? '';
    expect(new Date(restored).toISOString()).toBe(restored);
    expect(new Date(restored).getTime()).toBeGreaterThan(due.getTime());
    await store.close();
  });
});

describe.skipIf(server === null)('servers that are not what they should be', () => {
  const refused = (url: string): Promise<Error> =>
    openStore({ url, now }).then(
      () => expect.unreachable(`${url} was opened`),
      (error: unknown) => error as Error,
    );

  test('a wrong password is told without the password', async () => {
    const url = new URL(await here.database('contract'));
    url.password = 'not-the-secret';
    const error = await refused(url.href);
    expect(error).toBeInstanceOf(UnreachableDatabase);
    expect(error.message).toContain('refused the password');
    expect(error.message).not.toContain('not-the-secret');
  });

  test('a server that is not there, and a database that is not there, are told apart', async () => {
    const absent = await refused('postgres://nobody:not-the-secret@127.0.0.1:9/x');
    expect(absent).toBeInstanceOf(UnreachableDatabase);
    expect(absent.message).toContain('postgres://nobody@127.0.0.1:9/x does not answer');
    const url = new URL(await here.database('contract'));
    url.pathname = '/nowhere';
    expect((await refused(url.href)).message).toContain('has no database of that name');
  });

  test('tables of another program are left alone', async () => {
    const url = await here.database('foreign');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create table orders (id integer)');
    const error = await refused(url);
    expect(error).toBeInstanceOf(DamagedDatabase);
    expect(error.message).toContain('belongs to another program: it holds orders');
    const { rows } = await client.query(
      'select table_name from information_schema.tables where table_schema = $1',
      ['public'],
    );
    expect(rows).toHaveLength(1);
    await client.end();
  });

  test('a database of a newer version is refused', async () => {
    const url = await here.database('newer');
    await (await openStore({ url, now })).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      `insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030')`,
    );
    await client.end();
    expect(await refused(url)).toBeInstanceOf(NewerDatabase);
  });

  test('several first starts at once make the tables once', async () => {
    const url = await here.database('together');
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ url, now })));
    const loaded = await Promise.all(stores.map((store) => store.loadArchive('1', [document()])));
    expect(loaded.map(({ added }) => added).sort()).toEqual([0, 0, 0, 1]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('an outage fails what is asked meanwhile, and afterwards the same store works on', async () => {
    const url = await here.database('outage');
    const store = await openStore({ url, now });
    await store.remember('before', 'kept');
    const { back } = await here.away('outage');
    await expect(store.remember('during', 'lost')).rejects.toThrow();
    await back();
    await expect.poll(() => store.recall('before').catch(() => null)).toBe('kept');
    expect(await store.recall('during')).toBeNull();
    await store.close();
  });

  test('a copy is left to the tools of the server, and said so', async () => {
    const store = await openStore({ url: await here.database('contract'), now });
    await expect(store.backup('anywhere')).rejects.toThrow('pg_dump');
    await store.close();
  });
});
