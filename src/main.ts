// npm start: reads the settings and the flags, then serves. Wrong settings end the start with one list.
import './small-heap.ts';
import { parseArgs } from 'node:util';
import { idleKeys, readConfig, readEnvironment, terminalLanguage, unknownKeys } from './config.ts';
import { wordsOf } from './cli/tool.ts';
import { languages, type Language } from './data/model/terms.ts';
import { roles, type Role } from './serve/platforms.ts';
import { serve } from './serve/serve.ts';

const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const refuse = (reason: string): never => {
  tell(reason);
  process.exit(1);
};

const usage = `usage: npm start -- [--live] [--lang en|uk] [--only ${roles.join('|')}] [--spend-last-identifies]`;

interface Flags {
  readonly live: boolean;
  readonly lang: Language | null;
  readonly only: Role;
  /** Discord resets a token that identifies 1,000 times a day; near that the start is refused without this. */
  readonly spendLastIdentifies: boolean;
}

const oneOf = <T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | null => {
  const found = allowed.find((one) => one === value) ?? null;
  if (value !== undefined && found === null)
    throw new Error(`--${name} is "${value}"; allowed: ${allowed.join(', ')}`);
  return found;
};

/** Flags after `npm start --`. Wrong ones end the start with exit 2. */
const readFlags = (): Flags => {
  try {
    const { values } = parseArgs({
      options: {
        live: { type: 'boolean', default: false },
        lang: { type: 'string' },
        only: { type: 'string' },
        'spend-last-identifies': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    return {
      live: values.live,
      lang: oneOf('lang', values.lang, languages),
      only: oneOf('only', values.only, roles),
      spendLastIdentifies: values['spend-last-identifies'],
    };
  } catch (error) {
    tell(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
};

const run = async (): Promise<void> => {
  const flags = readFlags();
  const environment = readEnvironment('.', process.env);
  const config = readConfig(environment);
  for (const warning of [...unknownKeys(environment), ...idleKeys(config)]) tell(warning);
  await serve({
    config,
    language: flags.lang ?? terminalLanguage(environment),
    only: flags.only,
    live: flags.live,
    spendLastIdentifies: flags.spendLastIdentifies,
    tell,
    now: () => new Date(),
  });
};

run().catch((error: unknown) => {
  refuse(wordsOf(error));
});
