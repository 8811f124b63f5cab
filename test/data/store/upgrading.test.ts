// Databases that earlier versions wrote, on both engines.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, describe } from 'vitest';
import { postgresDialect, postgresPool } from '../../../src/data/store/engine/postgres.ts';
import { openFile, sqliteDialect } from '../../../src/data/store/engine/sqlite.ts';
import { openStore } from '../../../src/data/store/open.ts';
import type { Tables } from '../../../src/data/store/schema.ts';
import { now } from '../../contracts/samples.ts';
import { upgradeContract } from '../../contracts/upgrade-contract.ts';
import { startPostgres, type TestServer } from '../../fakes/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-upgrading-'));
const started = await startPostgres();
if (typeof started === 'string') process.stderr.write(`PostgreSQL tests skipped: ${started}\n`);
const server = typeof started === 'string' ? null : started;
const here = server as TestServer;
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const using = async (
  db: Kysely<Tables>,
  work: (db: Kysely<Tables>) => Promise<void>,
): Promise<void> => {
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
};

describe('the embedded database', () => {
  upgradeContract((name) => {
    const file = join(folder, `${name.replaceAll(/\W/g, '-')}.db`);
    return Promise.resolve({
      bare: async (work) =>
        using(new Kysely({ dialect: sqliteDialect(await openFile(file), file) }), work),
      open: () => openStore({ url: `file:${file}`, now }),
    });
  });
});

describe.skipIf(server === null)('PostgreSQL', () => {
  upgradeContract(async (name) => {
    const url = await here.database(name);
    return {
      bare: (work) => using(new Kysely({ dialect: postgresDialect(postgresPool(url)) }), work),
      open: () => openStore({ url, now }),
    };
  });
});
