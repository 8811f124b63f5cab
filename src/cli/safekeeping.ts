// `backup FILE` while the bot runs, `restore FILE` while it does not.
import { existsSync } from 'node:fs';
import { readConfig, type Environment } from '../config.ts';
import { isServer, openStore } from '../data/store/open.ts';
import { restoreDatabase } from '../data/store/engine/safekeeping.ts';
import { Failure, WrongUse, type Tool } from './tool.ts';

const oneFile = (positionals: readonly string[]): string => {
  const [file, ...more] = positionals;
  if (file === undefined || file.trim() === '' || more.length > 0)
    throw new WrongUse('give one file');
  return file;
};

/** Throws where the database is a server's: its own tools copy it. */
const embeddedAddress = (environment: Environment, what: 'backup' | 'restore'): string => {
  const { DATABASE_URL } = readConfig(environment);
  if (isServer(DATABASE_URL))
    throw new Failure(
      what === 'backup'
        ? 'DATABASE_URL names a PostgreSQL; copy it with its own tool: pg_dump --format=custom --file=FILE DATABASE'
        : 'DATABASE_URL names a PostgreSQL; put a copy back with its own tool: pg_restore --clean --dbname=DATABASE FILE',
    );
  return DATABASE_URL;
};

const because = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const backupTool: Tool = {
  name: 'backup',
  purpose: 'copies the embedded database to a file, also while the bot runs',
  usage: `backup FILE

  FILE must not exist yet.`,
  options: {},
  run: async ({ positionals, environment, now, terminal }) => {
    const file = oneFile(positionals);
    const url = embeddedAddress(environment, 'backup');
    if (existsSync(file)) throw new Failure(`${file} exists; a backup never overwrites`);
    const store = await openStore({ url, now });
    try {
      await store.backup(file);
    } catch (error) {
      throw new Failure(`no backup was made: ${because(error)}`);
    } finally {
      await store.close();
    }
    terminal.err(`the database was copied to ${file}`);
    return 0;
  },
};

export const restoreTool: Tool = {
  name: 'restore',
  purpose: 'puts a backup in the place of the embedded database, while the bot does not run',
  usage: `restore FILE [--resend]

  The database that was there is kept under another name. Digests that were due since the backup was made may have
  been sent, which the backup cannot know: they are not sent again.

  --resend  they were not sent: send those that are still useful`,
  options: { resend: { type: 'boolean' } },
  run: ({ positionals, values, environment, now, terminal }) => {
    const file = oneFile(positionals);
    const url = embeddedAddress(environment, 'restore');
    if (!existsSync(file)) throw new Failure(`there is no ${file}`);
    try {
      const resend = values['resend'] === true;
      const kept = restoreDatabase(file, url, now, resend);
      terminal.err(
        `${file} is the database now${kept ? `; the one before is kept as ${kept}` : ''}`,
      );
      if (!resend)
        terminal.err(
          'what was due until now counts as possibly sent; if it was not, restore again with --resend',
        );
    } catch (error) {
      throw new Failure(`nothing was restored: ${because(error)}`);
    }
    return Promise.resolve(0);
  },
};
