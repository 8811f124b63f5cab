// The operator's tool: npm run -s cli -- COMMAND. Exit 0 done, 1 failed, 2 wrong use.
import { parseArgs } from 'node:util';
import { tools } from './cli/index.ts';
import { wordsOf, WrongUse, type Terminal } from './cli/tool.ts';
import { readEnvironment } from './config.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  watched: process.stderr.isTTY === true,
};

const overview = async (): Promise<string> => {
  const every = await Promise.all(Object.values(tools).map((load) => load()));
  return [
    'usage: npm run -s cli -- COMMAND [--help]',
    '',
    ...every.map(({ name, purpose }) => `  ${name.padEnd(11)} ${purpose}`),
    '',
    'Data goes to standard output as JSON, everything for people to standard error.',
  ].join('\n');
};

const run = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.err : terminal.out)(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (!load) {
    terminal.err(`There is no command "${name}".
${await overview()}`);
    return 2;
  }
  const tool = await load();
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...tool.options, help: { type: 'boolean', short: 'h' } },
    });
    if (values['help'] === true) {
      terminal.out(`usage: npm run -s cli -- ${tool.usage}`);
      return 0;
    }
    const environment = readEnvironment('.', process.env);
    return await tool.run({ positionals, values, environment, terminal, now: new Date() });
  } catch (error) {
    const wrongArguments =
      error instanceof TypeError &&
      String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
    if (error instanceof WrongUse || wrongArguments) {
      terminal.err(`${(error as Error).message}\nusage: npm run -s cli -- ${tool.usage}`);
      return 2;
    }
    terminal.err(wordsOf(error));
    return 1;
  }
};

// A reader that went away ("| head") is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
);
process.exitCode = await run(process.argv.slice(2));
