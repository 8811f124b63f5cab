// `serve [--only ...]`: the bot itself, as npm start runs it, in a process of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { choice, WrongUse, type Tool } from './tool.ts';

const roles = ['all', 'telegram', 'discord', 'ingest'] as const;

export const serveTool: Tool = {
  name: 'serve',
  purpose: 'runs the bot, or one part of it',
  usage: `serve [--only telegram|discord|ingest]

  --only  one part alone, where several processes share a PostgreSQL: telegram and discord answer and send,
          ingest polls the sources`,
  options: { only: { type: 'string' } },
  run: (invocation) => {
    if (invocation.positionals.length > 0) throw new WrongUse('serve takes options alone');
    const only = choice(invocation, 'only', roles, 'all');
    const program = fileURLToPath(new URL('../main.ts', import.meta.url));
    const child = spawn(process.execPath, [program, ...(only === 'all' ? [] : ['--only', only])], {
      stdio: 'inherit',
    });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGTERM', forward);
    process.on('SIGINT', forward);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 0)));
    });
  },
};
