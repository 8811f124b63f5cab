// Runs one of our programs as a person would: its own process, its own database, no network.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const root = resolve(import.meta.dirname, '..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a started program sees of the real environment: none of its settings. */
export const bare = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  TZ: 'UTC',
  LANG: 'C',
});

/** `input` goes to standard input, which then ends. Nothing of the real environment's settings is seen. */
export const run = async (
  program: 'src/main.ts' | 'src/cli.ts',
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input: string | Buffer = '',
): Promise<Ran> => {
  const child = spawn(process.execPath, [resolve(root, program), ...args], {
    cwd: environment['FOLDER'] ?? root,
    env: { ...bare(), ...environment },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('close', done)),
  ]);
  return { code, out, err };
};
