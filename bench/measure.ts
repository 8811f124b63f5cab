// Measuring without opinions: medians, percentiles, children with their peak memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Value at a percentile (0-100) of unsorted numbers; NaN for none. */
export const percentile = (values: readonly number[], at: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.ceil((at / 100) * sorted.length) - 1)] ?? Number.NaN
  );
};
export const median = (values: readonly number[]): number => percentile(values, 50);

/** Milliseconds of each of `runs` calls. */
export const timeEach = async (
  runs: number,
  run: (index: number) => unknown,
): Promise<number[]> => {
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await run(index);
    times.push(performance.now() - start);
  }
  return times;
};

export interface ChildRun {
  readonly milliseconds: number;
  /** Peak resident memory in MiB; null where the system does not tell. */
  readonly peakMemory: number | null;
  readonly code: number | null;
  readonly output: string;
}

/** Runs node with the arguments, feeds `input`, and watches its peak memory until it ends. */
export const runNode = (
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>>,
): Promise<ChildRun> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
    let output = '';
    let peak: number | null = null;
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        const found = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
        if (found) peak = Number(found) / 1024;
      } catch {
        peak ??= null;
      }
    }, 10);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.resume();
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ milliseconds: performance.now() - start, peakMemory: peak, code, output });
    });
    child.stdin.end(input);
  });
