// A command on Discord until its first answer is sent: 1,000 of them, 50 at a time, against a server at zero latency.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeAnswer } from '../src/bots/compose.ts';
import { createDiscord } from '../src/bots/discord/discord.ts';
import { fillArchive } from '../src/data/archive/fill.ts';
import { openStore } from '../src/data/store/open.ts';
import { startDiscord, type FakeDiscord } from '../test/fakes/discord/server.ts';
import { median, percentile } from './measure.ts';
import type { Measured } from './results.ts';

const commands = 1000;
const atATime = 50;

interface Times {
  /** Milliseconds from handing a command over to the first request about it, and to its answer. */
  readonly first: number[];
  readonly whole: number[];
}

/** So many commands, `atATime` under way. */
const ask = async (
  fake: FakeDiscord,
  doing: { readonly user: string; readonly channel: string },
  dates: readonly string[],
  many: number,
): Promise<Times> => {
  const times: Times = { first: [], whole: [] };
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < many; index = next++) {
      const date = dates[Math.floor((index * dates.length) / many)] ?? '';
      const [command, options] =
        index % 5 === 4 ? (['talks', {}] as const) : (['night', { date }] as const);
      const start = performance.now();
      const asking = fake.people.slash(doing, command, options);
      await fake.people.seen(asking, 30_000);
      times.whole.push(performance.now() - start);
      times.first.push(asking.firstAfter ?? Number.NaN);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return times;
};

export const measureDiscord = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  const now = new Date();
  const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, now });
  const fake = await startDiscord({ limits: 'none', record: false });
  const guild = fake.world.addGuild();
  const channel = fake.world.addChannel({ guild: guild.id });
  const user = fake.world.addUser();
  const platform = createDiscord({
    token: fake.token,
    applicationId: fake.application,
    apiUrl: fake.url,
    rate: 45,
    zone: 'Europe/Kyiv',
    now: () => new Date(),
  });
  try {
    await fillArchive(store);
    const answer = composeAnswer(store, { now: () => now });
    await platform.start({
      answer,
      suggest: () => [],
      happened: () => Promise.resolve(),
      firstSeen: (id) => store.firstSeen('discord', id, now),
      recall: (name) => store.recall(name),
      remember: (name, value) => store.remember(name, value),
      log: () => undefined,
    });
    const dates = await store.nightDates();
    const doing = { user: user.id, channel: channel.id };
    await ask(fake, doing, dates, 100);
    const times = await ask(fake, doing, dates, commands);
    return [
      {
        name: 'Discord: command to first request sent, 50 at a time, 95th percentile',
        value: percentile(times.first, 95),
        unit: 'ms',
        n: times.first.length,
        limit: 50,
      },
      {
        name: 'Discord: command to first request sent, 50 at a time, median',
        value: median(times.first),
        unit: 'ms',
        n: times.first.length,
      },
      {
        name: 'Discord: command to its answer, 50 at a time, median',
        value: median(times.whole),
        unit: 'ms',
        n: times.whole.length,
      },
    ];
  } finally {
    await platform.stop();
    await fake.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
