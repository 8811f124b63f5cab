// Processes killed in the middle of a broadcast, over both databases, beside what most bots do. What arrived is
// counted by the platform, what is known of it by the outbox.
import type { PlatformName } from '../../src/data/model/subscriber.ts';
import { chance, startSender, withScene, type BenchScene } from './delivery-scene.ts';
import type { Measured } from '../results.ts';

export interface Killing {
  readonly name: string;
  readonly platform: PlatformName;
  readonly rate: number;
  readonly strategy: 'ours' | 'after' | 'batch';
  readonly inFlight: number;
  readonly kills: number;
  /** A database that is not embedded. */
  readonly url?: string;
}

interface Killed {
  readonly duplicates: number;
  readonly lost: number;
  readonly unknown: number;
}

/** A kill comes within so many milliseconds of the first message of a process. */
const longest = 4000;

const killAtRandom = async (scene: BenchScene, killing: Killing): Promise<void> => {
  const { platform, rate, strategy, inFlight } = killing;
  const sender = await startSender(scene, platform, rate, strategy, inFlight);
  const before = scene.server.accepted.length;
  while (scene.server.accepted.length === before && sender.child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, chance() * longest));
  await sender.kill();
};

const killed = (killing: Killing): Promise<Killed> => {
  const { platform, rate, strategy, kills, url } = killing;
  // Half of the longest on average, with room for the unlucky.
  const count = Math.round((rate * kills * (longest / 2 + 900)) / 1000) + 200;
  const options = {
    before: () => 35,
    after: () => 25,
    knowsKeys: platform === 'discord',
    platform,
    ...(url === undefined ? {} : { url }),
  };
  return withScene(count, options, async (scene) => {
    for (let kill = 0; kill < kills; kill += 1) await killAtRandom(scene, killing);
    // What was never tried is of no interest; what is open is ended by the next process.
    if (strategy === 'ours') await scene.store.settleQueue(new Date(Date.now() + 86_400_000));
    const expired = (await scene.store.deliveryCounts()).expired;
    if (strategy === 'ours') {
      const last = await startSender(scene, platform, rate, strategy);
      await last.figures;
    } else await killAtRandom(scene, killing);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { unknown, pending } = await scene.store.deliveryCounts();
    const reached = new Set(scene.server.accepted.map(({ chat }) => chat)).size;
    const times = strategy === 'ours' ? kills : kills + 1;
    return {
      duplicates: (scene.server.accepted.length - reached) / times,
      // Of those that nobody will send any more.
      lost: Math.max(0, count - expired - pending - reached) / times,
      unknown: unknown / times,
    };
  });
};

export const killRows = async (killing: Killing): Promise<Measured[]> => {
  const { name, platform, strategy, kills, url } = killing;
  const promised = strategy === 'ours';
  const result = await killed(killing);
  const note = `a kill, mean of ${kills}, within ${longest / 1000} s${url === undefined ? '' : ', PostgreSQL'}`;
  const at = { unit: 'of', n: kills, note } as const;
  const database = url === undefined ? '' : ' on PostgreSQL';
  return [
    {
      name: `kill -9, ${name}${database}: second copies`,
      value: result.duplicates,
      ...at,
      ...(promised ? { limit: 0 } : {}),
    },
    {
      name: `kill -9, ${name}${database}: lost`,
      value: result.lost,
      ...at,
      ...(promised ? { limit: platform === 'discord' ? 0 : 0.1 } : {}),
    },
    ...(promised
      ? [{ name: `kill -9, ${name}${database}: told as unknown`, value: result.unknown, ...at }]
      : []),
  ];
};
