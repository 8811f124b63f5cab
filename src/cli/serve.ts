// `serve [--only ...]`: the bot itself, as npm start runs it.
import { idleKeys, readConfig, terminalLanguage, unknownKeys } from '../config.ts';
import { SourceListError } from '../data/sources/list.ts';
import { choice, Failure, WrongUse, type Tool } from './tool.ts';

const parts = ['all', 'telegram', 'discord', 'ingest'] as const;

export const serveTool: Tool = {
  name: 'serve',
  purpose: 'runs the bot, or one part of it',
  usage: `serve [--only telegram|discord|ingest] [--spend-last-identifies]

  --only  one part alone, where several processes share a PostgreSQL: telegram and discord answer and send,
          ingest polls the sources
  --spend-last-identifies  connects to Discord although it lets us identify only a few more times today`,
  options: { only: { type: 'string' }, 'spend-last-identifies': { type: 'boolean' } },
  run: async (invocation) => {
    if (invocation.positionals.length > 0) throw new WrongUse('serve takes options alone');
    const only = choice(invocation, 'only', parts, 'all');
    const { environment, terminal } = invocation;
    const config = readConfig(environment);
    for (const warning of [...unknownKeys(environment), ...idleKeys(config)]) terminal.err(warning);
    // No other command needs all of it.
    await import('../small-heap.ts');
    const { serve } = await import('../serve/serve.ts');
    await serve({
      config,
      language: terminalLanguage(environment),
      only: only === 'all' ? null : only,
      live: false,
      spendLastIdentifies: invocation.values['spend-last-identifies'] === true,
      tell: terminal.err,
      now: () => new Date(),
    }).catch((error: unknown) => {
      throw error instanceof SourceListError ? new Failure(error.message) : error;
    });
    return 0;
  },
};
