// Delivery against the limits of the platforms, against faults and against kills, as PLATFORMS 8 lists it (B1-B14).
// Everything against counting servers on loopback; each part runs alone as `delivery:PART`.
import { startPostgres } from '../../test/fakes/postgres.ts';
import { awayHours, faults, goneChats, sleeper } from './delivery-faults.ts';
import { killRows, type Killing } from './delivery-kills.ts';
import { answering, paid, share, unknownLimit } from './delivery-limits.ts';
import { revision } from './delivery-revision.ts';
import { uploads } from './delivery-uploads.ts';
import type { Measured } from '../results.ts';

/** Work over a PostgreSQL of its own; without one the rows are missing, and why is told. */
const overPostgres = async (
  work: (database: (name: string) => Promise<string>) => Promise<Measured[]>,
): Promise<Measured[]> => {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') {
    process.stderr.write(`  not measured over PostgreSQL: ${postgres}\n`);
    return [];
  }
  try {
    return await work((name) => postgres.database(name));
  } finally {
    await postgres.stop();
  }
};

const together = async (
  ...work: readonly (() => Promise<readonly Measured[]>)[]
): Promise<Measured[]> => (await Promise.all(work.map((one) => one()))).flat();

const ours = { strategy: 'ours', kills: 20 } as const;
const slowTelegram: Killing = {
  ...{ name: 'Telegram at 30/s', platform: 'telegram', rate: 30, inFlight: 3 },
  ...ours,
};
const fastTelegram: Killing = {
  ...{ name: 'Telegram at 800/s', platform: 'telegram', rate: 800, inFlight: 60 },
  ...ours,
};
const discord: Killing = {
  ...{ name: 'Discord at 45/s', platform: 'discord', rate: 45, inFlight: 3 },
  ...ours,
};
/** What most bots do. */
const marked = {
  platform: 'telegram',
  kills: 6,
  rate: 30,
  strategy: 'after',
  inFlight: 3,
} as const;

/** In the order of the table. Those that hardly need the processor run at the same time. */
const parts: Readonly<Record<string, () => Promise<Measured[]>>> = {
  // B1, B2, B4, B14
  limits: () =>
    together(
      () => share('Telegram at 30/s', 'telegram', 30, 900, '100,000 (55 min 33 s at the limit)'),
      () => share('Discord at 50/s', 'discord', 50, 1500, '100,000 (33 min 20 s at the limit)'),
      () => unknownLimit(90),
      () => overPostgres(async (database) => sleeper(await database('sleeper'), 60)),
    ),
  // B3, B11
  paid: () => paid(100_000),
  revision: () => revision(100_000),
  // B6, B7, B8
  faults,
  // B10
  gone: goneChats,
  // B12
  away: awayHours,
  // B13
  uploads,
  // B9
  answering,
  // B5
  kills: () =>
    together(
      () => killRows(slowTelegram),
      () => killRows(discord),
      () =>
        overPostgres(async (database) =>
          together(
            async () => killRows({ ...slowTelegram, url: await database('slow') }),
            async () => killRows({ ...discord, url: await database('discord') }),
          ),
        ),
    ),
  'kills-fast': async () => [
    ...(await killRows(fastTelegram)),
    ...(await overPostgres(async (database) =>
      killRows({ ...fastTelegram, url: await database('fast') }),
    )),
  ],
  naive: () =>
    together(
      () => killRows({ ...marked, name: 'marked after sending, 3 under way' }),
      () => killRows({ ...marked, name: 'thirty claimed at a time', strategy: 'batch' }),
      () =>
        killRows({
          ...marked,
          ...{ name: 'marked after sending, 60 under way', rate: 800, inFlight: 60 },
        }),
    ),
};

export const deliveryParts: readonly string[] = Object.keys(parts);

/** All parts, or the ones that are named. */
export const measureDelivery = async (
  chosen: readonly string[] = deliveryParts,
): Promise<Measured[]> => {
  const measured: Measured[] = [];
  for (const name of chosen) {
    const began = performance.now();
    const lines = (await parts[name]?.()) ?? [];
    for (const line of lines)
      process.stderr.write(`  ${line.name}: ${line.value.toPrecision(3)} ${line.unit}\n`);
    process.stderr.write(`  ${name} took ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    measured.push(...lines);
  }
  return measured;
};
