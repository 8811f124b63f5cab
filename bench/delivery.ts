// Delivery against the limits of the platforms: shares of the rate, kills beside what most bots do, planning,
// refusals. Everything against a counting server on loopback; scaled down where an hour would be needed.
import { composeAnswer } from '../src/bots/compose.ts';
import { consoleRequest } from '../src/bots/console/console.ts';
import { createDelivery } from '../src/bots/delivery/delivery.ts';
import type { PlatformName } from '../src/data/model/subscriber.ts';
import { countingPlatform } from '../test/fakes/counting/platform.ts';
import { seeded } from '../test/fakes/telegram/faults.ts';
import { startSender, withScene, type BenchScene } from './delivery-scene.ts';
import { percentile, timeEach } from './measure.ts';
import type { Measured } from './results.ts';

const random = seeded(20_260_721);
const latency = (): number => 20 + random() * 40;

/** Messages a second between the first and the last that were accepted. */
const rateOf = ({ server }: BenchScene): number => {
  const first = server.accepted[0]?.at ?? 0;
  const last = server.accepted.at(-1)?.at ?? 0;
  return ((server.accepted.length - 1) / (last - first)) * 1000;
};

const share = async (
  name: string,
  platform: PlatformName,
  limit: number,
  count: number,
  full: string,
) =>
  withScene(
    count,
    { before: latency, after: latency, limit, platform },
    async (scene): Promise<Measured[]> => {
      const sender = await startSender(scene, platform, limit);
      await sender.figures;
      const note = `${count} chats for ${full}`;
      return [
        {
          name: `${name}: share of the limit`,
          value: (rateOf(scene) / limit) * 100,
          unit: '%',
          n: count,
          floor: platform === 'discord' ? 95 : 97,
          note,
        },
        {
          name: `${name}: calls refused for the rate`,
          value: (scene.server.refused / scene.server.calls) * 100,
          unit: '%',
          n: scene.server.calls,
          limit: 0.1,
        },
        {
          name: `${name}: chats with two copies`,
          value: scene.server.duplicates().length,
          unit: 'of',
          n: count,
          limit: 0,
        },
      ];
    },
  );

const paid = async (count: number): Promise<Measured[]> =>
  withScene(count, { before: latency, after: () => 10 }, async (scene) => {
    const sender = await startSender(scene, 'telegram', 1000);
    const figures = await sender.figures;
    const first = scene.server.accepted[0]?.at ?? 0;
    const seconds = ((scene.server.accepted.at(-1)?.at ?? 0) - first) / 1000;
    const at = { unit: 'ms', n: count } as const;
    return [
      {
        name: 'planning 100,000 subscribers in one minute',
        value: scene.planned.seconds,
        unit: 's',
        n: scene.planned.rows,
        limit: 5,
      },
      {
        name: 'planning them again: new rows',
        value: scene.planned.again,
        unit: 'of',
        n: scene.planned.rows,
        limit: 0,
      },
      {
        name: 'paid broadcast at 1000/s, 100,000 chats',
        value: seconds,
        unit: 's',
        n: count,
        limit: 110,
      },
      {
        name: 'paid broadcast: processor time a message',
        value: figures.cpuPerMessage,
        ...at,
        limit: 0.7,
      },
      {
        name: 'paid broadcast: event loop delay, 99th percentile',
        value: figures.delay,
        ...at,
        limit: 50,
      },
      {
        name: 'paid broadcast: peak memory',
        value: figures.memory,
        unit: 'MB',
        n: count,
        limit: 300,
      },
      {
        name: 'paid broadcast: chats without or with two copies',
        value: count - scene.server.accepted.length + scene.server.duplicates().length,
        unit: 'of',
        n: count,
        limit: 0,
      },
    ];
  });

interface Killed {
  readonly duplicates: number;
  readonly lost: number;
  readonly unknown: number;
}

/** Kills at random moments of a broadcast; then it is finished and counted what arrived. */
const killed = (
  platform: PlatformName,
  rate: number,
  strategy: 'ours' | 'after' | 'batch',
  inFlight: number,
  kills: number,
): Promise<Killed> => {
  // Long enough for everything to be under way that ever is, at the higher rates.
  const longest = rate > 100 ? 4000 : 500;
  const count = Math.round((rate * kills * (longest + 600)) / 1000) + 200;
  const options = {
    before: () => 35,
    after: () => 25,
    knowsKeys: platform === 'discord',
    platform,
  };
  return withScene(count, options, async (scene) => {
    for (let kill = 0; kill < kills; kill += 1) {
      const sender = await startSender(scene, platform, rate, strategy, inFlight);
      const before = scene.server.accepted.length;
      while (scene.server.accepted.length === before)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 200 + random() * longest));
      await sender.kill();
    }
    const last = await startSender(scene, platform, 1000, strategy, 60);
    await last.figures;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { unknown } = await scene.store.deliveryCounts();
    const reached = new Set(scene.server.accepted.map(({ chat }) => chat)).size;
    return {
      duplicates: (scene.server.accepted.length - reached) / kills,
      lost: (count - reached) / kills,
      unknown: unknown / kills,
    };
  });
};

const kills = 6;
const killRows = async (): Promise<Measured[]> => {
  const rows: Measured[] = [];
  const note = `a kill, mean of ${kills}; scaled from 20`;
  const row = async (
    name: string,
    platform: PlatformName,
    rate: number,
    strategy: 'ours' | 'after' | 'batch',
    inFlight: number,
    promised: boolean,
  ): Promise<void> => {
    const result = await killed(platform, rate, strategy, inFlight, kills);
    const at = { unit: 'of', n: kills, note } as const;
    rows.push(
      {
        name: `kill -9, ${name}: second copies`,
        value: result.duplicates,
        ...at,
        ...(promised ? { limit: 0 } : {}),
      },
      {
        name: `kill -9, ${name}: lost`,
        value: result.lost,
        ...at,
        ...(promised ? { limit: platform === 'discord' ? 0 : 0.2 } : {}),
      },
    );
    if (promised)
      rows.push({ name: `kill -9, ${name}: told as unknown`, value: result.unknown, ...at });
  };
  await row('Telegram at 30/s', 'telegram', 30, 'ours', 3, true);
  await row('Telegram at 800/s', 'telegram', 800, 'ours', 60, true);
  await row('Discord at 45/s', 'discord', 45, 'ours', 3, true);
  await row('marked after sending, 3 under way', 'telegram', 30, 'after', 3, false);
  await row('marked after sending, 60 under way', 'telegram', 800, 'after', 60, false);
  await row('thirty claimed at a time', 'telegram', 30, 'batch', 3, false);
  return rows;
};

const faults = async (): Promise<Measured[]> => {
  const cuts = await withScene(
    1500,
    { mishap: () => (random() < 0.01 ? 'cut-after' : null) },
    async (scene) => {
      await (
        await startSender(scene, 'telegram', 500)
      ).figures;
      const { unknown } = await scene.store.deliveryCounts();
      const reached = new Set(scene.server.accepted.map(({ chat }) => chat)).size;
      return { copies: scene.server.accepted.length - reached, unknown, calls: scene.server.calls };
    },
  );
  let first = 0;
  const waited = await withScene(
    200,
    {
      mishap: ({ at }) => {
        if (first !== 0) return null;
        first = at;
        return { fault: { delivery: 'wait', seconds: 5, scope: 'bot', code: 'rate' } };
      },
    },
    async (scene) => {
      await (
        await startSender(scene, 'telegram', 30)
      ).figures;
      const after = scene.server.accepted.filter(({ at }) => at > first + 300);
      return {
        during: after.filter(({ at }) => at < first + 4_900).length,
        next: ((after[0]?.at ?? 0) - first) / 1000,
      };
    },
  );
  const slow = await withScene(
    600,
    {
      group: 100,
      mishap: ({ chat }) =>
        chat.startsWith('-')
          ? { fault: { delivery: 'wait', seconds: 600, scope: 'unsaid', code: 'rate' } }
          : null,
      before: latency,
    },
    async (scene) => {
      const sender = await startSender(scene, 'telegram', 30);
      while (scene.server.accepted.length < 594)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await sender.kill();
      return rateOf(scene);
    },
  );
  return [
    {
      name: 'connection cut after acceptance, 1 % of calls: second copies',
      value: cuts.copies,
      unit: 'of',
      n: cuts.calls,
      limit: 0,
    },
    {
      name: 'connection cut after acceptance: told as unknown',
      value: cuts.unknown,
      unit: 'of',
      n: cuts.calls,
    },
    {
      name: 'wait for the whole bot: calls during it',
      value: waited.during,
      unit: 'of',
      n: 200,
      limit: 0,
      note: '5 s for 35 s',
    },
    {
      name: 'wait for the whole bot: first call after',
      value: waited.next,
      unit: 's',
      n: 200,
      limit: 6,
      note: '5 s for 35 s',
    },
    {
      name: '1 % of groups in slow mode: share of the limit for the others',
      value: (slow / 30) * 100,
      unit: '%',
      n: 600,
      floor: 95,
    },
  ];
};

/** What a person waits for while a broadcast runs in the same process. */
const answering = (): Promise<Measured[]> =>
  withScene(2000, { before: latency }, async (scene) => {
    const answer = composeAnswer(scene.store, { now: () => new Date() });
    const ask = () =>
      answer(
        consoleRequest({ command: 'help', argument: '', language: 'en', zone: 'Europe/Kyiv' }),
      );
    await timeEach(20, ask);
    const idle = await timeEach(200, ask);
    const platform = countingPlatform(scene.server.root, 'telegram');
    const delivery = createDelivery({
      store: scene.store,
      platforms: [platform],
      config: {
        DIGEST_LATEST: '10:30',
        DIGEST_MAX_LATE: 14_400_000,
        TELEGRAM_RATE: 30,
        DISCORD_RATE: 45,
      },
    });
    delivery.start();
    const busy = await timeEach(200, async () => {
      await ask();
      await new Promise((resolve) => setTimeout(resolve, 10));
    });
    await delivery.stop();
    await platform.stop();
    return [
      {
        name: 'an answer during a broadcast, 95th percentile, beyond idle',
        value: Math.max(0, percentile(busy, 95) - 10 - percentile(idle, 95)),
        unit: 'ms',
        n: 200,
        limit: 100,
      },
    ];
  });

const parts = [
  () => share('Telegram at 30/s', 'telegram', 30, 900, '100,000 (55 min 33 s at the limit)'),
  () => share('Discord at 50/s', 'discord', 50, 1500, '100,000 (33 min 20 s at the limit)'),
  () => paid(100_000),
  faults,
  answering,
  killRows,
];

export const measureDelivery = async (): Promise<Measured[]> => {
  const measured: Measured[] = [];
  for (const part of parts) {
    const lines = await part();
    for (const { name, value, unit } of lines)
      process.stderr.write(`  ${name}: ${value.toPrecision(3)} ${unit}\n`);
    measured.push(...lines);
  }
  return measured;
};
