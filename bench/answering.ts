// What a person waits for: the first start, later starts, a night, the records; and what it takes in memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeAnswer } from '../src/bots/compose.ts';
import { consoleRequest } from '../src/bots/console/console.ts';
import { openStore } from '../src/data/store/open.ts';
import { median, percentile, runNode, timeEach } from './measure.ts';
import type { Measured } from './results.ts';

export const measureAnswering = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  const url = `file:${join(folder, 'bench.db')}`;
  const env = { DATABASE_URL: url, LOG_LEVEL: 'error' };
  const measured: Measured[] = [];
  try {
    const bare = await timeEach(5, () => runNode(['-e', '0'], '', {}));
    const first = await runNode(['src/main.ts'], '/help\n', env);
    if (first.code !== 0) throw new Error(`the first start ended with ${first.code}`);
    const later = [];
    for (let run = 0; run < 7; run += 1)
      later.push(await runNode(['src/main.ts'], '/night 2025-07-21\n', env));
    const starts = later.map(({ milliseconds }) => milliseconds);
    const memory = [first, ...later].map(({ peakMemory }) => peakMemory ?? Number.NaN);
    measured.push(
      {
        name: 'first start, archive filled, first answer',
        value: first.milliseconds / 1000,
        unit: 's',
        n: 1,
        limit: 3,
      },
      {
        name: 'later start with an answer, median',
        value: median(starts) / 1000,
        unit: 's',
        n: starts.length,
        limit: 1,
      },
      {
        name: 'later start against bare node',
        value: median(starts) / median(bare),
        unit: 'x',
        n: starts.length,
      },
      {
        name: 'peak memory, first start and one answer',
        value: Math.max(...memory),
        unit: 'MB',
        n: memory.length,
        limit: 150,
      },
    );

    const now = new Date();
    const store = await openStore({ url, now });
    const answer = composeAnswer(store, { now: () => new Date() });
    const dates = await store.nightDates();
    const ask = (command: string, argument: string) =>
      answer(consoleRequest({ command, argument, language: 'en', zone: 'Europe/Kyiv' }));
    // A stride through the whole archive: every era, no night twice.
    const nights = Array.from(
      { length: 400 },
      (_, index) => dates[Math.floor((index * dates.length) / 400)] ?? '',
    );
    await timeEach(20, (index) => ask('night', nights[index * 7] ?? ''));
    const times = await timeEach(nights.length, (index) => ask('night', nights[index] ?? ''));
    const records = await timeEach(30, () => ask('stats', 'records'));
    const talks = await timeEach(60, (index) =>
      ask('talks', ['', 'pledges', 'since 2025-07-01', 'russia'][index % 4] ?? ''),
    );
    measured.push(
      {
        name: '/night, 95th percentile',
        value: percentile(times, 95),
        unit: 'ms',
        n: times.length,
        limit: 20,
      },
      { name: '/night, median', value: median(times), unit: 'ms', n: times.length },
      {
        name: '/stats records, 95th percentile',
        value: percentile(records, 95),
        unit: 'ms',
        n: records.length,
        limit: 50,
      },
      {
        name: '/talks, 95th percentile',
        value: percentile(talks, 95),
        unit: 'ms',
        n: talks.length,
        limit: 30,
      },
    );
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;
};
