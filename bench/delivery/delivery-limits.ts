// Speed against the limits of the platforms: known ones, one that is not known, the paid one, and what a person
// who asks meanwhile waits for. Scaled down where an hour would be needed.
import { composeAnswer } from '../../src/bots/compose.ts';
import { consoleRequest } from '../../src/bots/console/console.ts';
import { createDelivery } from '../../src/bots/delivery/delivery.ts';
import type { PlatformName } from '../../src/data/model/subscriber.ts';
import { countingPlatform } from '../../test/fakes/counting/platform.ts';
import { latency, rateOf, startSender, withScene } from './delivery-scene.ts';
import { percentile, timeEach } from '../measure.ts';
import type { Measured } from '../results.ts';

export const share = async (
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

export const paid = async (count: number): Promise<Measured[]> =>
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

/** The client may make 40 a second; the platform takes 22, and says so only by refusing. */
export const unknownLimit = async (seconds: number): Promise<Measured[]> => {
  const limit = 22;
  const count = limit * seconds;
  return withScene(count, { before: latency, after: latency, limit }, async (scene) => {
    const sender = await startSender(scene, 'telegram', 40);
    await sender.figures;
    const { accepted } = scene.server;
    const end = accepted.at(-1)?.at ?? 0;
    const from = (accepted[0]?.at ?? 0) + 15_000;
    const settled = accepted.filter(({ at }) => at >= from).length;
    const refusals = scene.server.refusals.filter((at) => at >= from);
    // Calls under way when the first of them is refused are refused with it.
    const rounds = refusals.filter((at, index) => at - (refusals[index - 1] ?? -Infinity) > 1500);
    return [
      {
        name: 'a limit that is not known: share of it after a quarter of a minute',
        value: (settled / ((end - from) / 1000) / limit) * 100,
        unit: '%',
        n: settled,
        floor: 90,
        note: `22/s behind a client allowed 40/s, ${seconds} s for two minutes and more`,
      },
      {
        name: 'a limit that is not known: refusals in half a minute, after that quarter',
        value: rounds.length / ((end - from) / 30_000),
        unit: 'of',
        n: scene.server.calls,
        limit: 1,
        note: 'those of one moment counted once',
      },
    ];
  });
};

/** What a person waits for while a broadcast runs in the same process. */
export const answering = (): Promise<Measured[]> =>
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
