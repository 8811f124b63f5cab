// What goes wrong on the way and in the night: torn connections, waits, groups in slow mode, chats that are gone,
// hours without us, and two senders of which one sleeps.
import { createDelivery } from '../../src/bots/delivery/delivery.ts';
import { countingPlatform } from '../../test/fakes/counting/platform.ts';
import { chance, latency, rateOf, startSender, withScene } from './delivery-scene.ts';
import type { Measured } from '../results.ts';

export const faults = async (): Promise<Measured[]> => {
  const cuts = await withScene(
    1500,
    { mishap: () => (chance() < 0.01 ? 'cut-after' : null) },
    async (scene) => {
      await (
        await startSender(scene, 'telegram', 500)
      ).figures;
      const { unknown } = await scene.store.deliveryCounts();
      const reached = new Set(scene.server.accepted.map(({ chat }) => chat)).size;
      return { copies: scene.server.accepted.length - reached, unknown, calls: scene.server.calls };
    },
  );
  const again = await withScene(
    1500,
    {
      platform: 'discord',
      knowsKeys: true,
      mishap: () => (chance() < 0.01 ? 'cut-after' : null),
    },
    async (scene) => {
      await (
        await startSender(scene, 'discord', 500)
      ).figures;
      const reached = new Set(scene.server.accepted.map(({ chat }) => chat)).size;
      return { copies: scene.server.accepted.length - reached, lost: 1500 - reached };
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
      const refused = await startSender(scene, 'telegram', 30);
      while (first === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      // What was told to one process holds for the next one.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await refused.kill();
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
      name: 'the same on Discord: lost or second copies',
      value: again.copies + again.lost,
      unit: 'of',
      n: 1500,
      limit: 0,
    },
    {
      name: 'wait for the whole bot: calls during it',
      value: waited.during,
      unit: 'of',
      n: 200,
      limit: 0,
      note: '5 s for 35 s, with a restart in it',
    },
    {
      name: 'wait for the whole bot: first call after',
      value: waited.next,
      unit: 's',
      n: 200,
      limit: 6,
      note: '5 s for 35 s, with a restart in it',
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

/** One chat in twenty is gone, on either platform. */
export const goneChats = async (): Promise<Measured[]> => {
  const rows: Measured[] = [];
  const count = 4000;
  const isGone = (chat: string): boolean => Number(chat) % 20 === 0;
  for (const platform of ['telegram', 'discord'] as const)
    await withScene(
      count,
      {
        platform,
        mishap: ({ chat }) =>
          isGone(chat)
            ? { fault: { delivery: 'failed', subscription: 'pause', code: 'blocked' } }
            : null,
      },
      async (scene) => {
        const sender = await startSender(scene, platform, 800);
        await sender.ended;
        const states = await scene.store.subscriberCounts();
        const paused = states.find(({ state }) => state === 'paused')?.count ?? 0;
        const name = platform === 'telegram' ? 'Telegram' : 'Discord';
        const gone = count / 20;
        rows.push(
          {
            name: `5 % of chats gone, ${name}: tries beyond one each`,
            value: scene.server.refused - gone,
            unit: 'of',
            n: gone,
            limit: 0,
            floor: 0,
          },
          {
            name: `5 % of chats gone, ${name}: paused`,
            value: paused,
            unit: 'of',
            n: gone,
            limit: gone,
            floor: gone,
          },
        );
      },
    );
  return rows;
};

/** Two mornings on which we were away, and one on which we were not; the clock is passed. */
export const awayHours = (): Promise<Measured[]> =>
  withScene(1000, { planned: false }, async (scene) => {
    const platform = countingPlatform(scene.server.root, 'telegram');
    let clock = new Date();
    const rows = { late: 0, expired: 0, onTime: 0, told: 0 };
    const morning = async (time: string): Promise<readonly string[]> => {
      clock = new Date(time);
      const before = scene.server.accepted.length;
      const delivery = createDelivery({
        store: scene.store,
        platforms: [platform],
        config: {
          DIGEST_LATEST: '08:00',
          DIGEST_MAX_LATE: 14_400_000,
          TELEGRAM_RATE: 1000,
          DISCORD_RATE: 45,
        },
        renderEdition: ({ late }) =>
          Promise.resolve({ body: late ? 'late' : 'on time', picture: null }),
        now: () => clock,
      });
      await delivery.tick();
      delivery.start();
      for (;;) {
        const { pending, sending } = await scene.store.deliveryCounts();
        if (pending + sending === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await delivery.tick();
      await delivery.stop();
      return scene.server.accepted.slice(before).map(({ body }) => body);
    };
    // Kyiv in July: three hours before UTC.
    rows.late = (await morning('2030-07-01T06:30:00Z')).filter((body) => body === 'late').length;
    rows.expired = (await morning('2030-07-02T11:00:00Z')).length;
    rows.told = (await scene.store.deliveryCounts({ slot: '2030-07-02' })).expired;
    rows.onTime = (await morning('2030-07-03T05:00:30Z')).filter((body) => body !== 'late').length;
    await platform.stop();
    const at = { unit: 'of', n: 1000, note: 'the clock is passed' } as const;
    return [
      {
        name: 'away 08:00-09:30: sent once, as late',
        value: rows.late,
        ...at,
        floor: 1000,
        limit: 1000,
      },
      { name: 'away 08:00-14:00: sent', value: rows.expired, ...at, limit: 0 },
      { name: 'away 08:00-14:00: told as missed', value: rows.told, ...at, floor: 1000 },
      {
        name: 'the morning after: sent on time',
        value: rows.onTime,
        ...at,
        floor: 1000,
        limit: 1000,
      },
    ];
  });

/** Two senders; the one that sends is stopped for a minute, twice as long as its lease, and woken. */
export const sleeper = async (url: string, seconds: number): Promise<Measured[]> =>
  withScene(1200, { url, before: latency, after: latency }, async (scene) => {
    const first = await startSender(scene, 'telegram', 30);
    while (scene.server.accepted.length < 60)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const second = await startSender(scene, 'telegram', 30);
    first.child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const during = scene.server.accepted.length;
    first.child.kill('SIGCONT');
    await Promise.all([first.figures, second.figures]);
    const { unknown } = await scene.store.deliveryCounts();
    const reached = new Set(scene.server.accepted.map(({ chat }) => chat)).size;
    const at = { n: 1200, note: `PostgreSQL, asleep for ${seconds} s in the middle` } as const;
    return [
      {
        name: 'two senders, one asleep: second copies',
        value: scene.server.accepted.length - reached,
        unit: 'of',
        ...at,
        limit: 0,
      },
      {
        name: 'two senders, one asleep: neither sent nor told as unknown',
        value: Math.max(0, 1200 - reached - unknown),
        unit: 'of',
        ...at,
        limit: 0,
      },
      {
        name: 'two senders, one asleep: sent by the other meanwhile',
        value: during - 60,
        unit: 'of',
        ...at,
        floor: 1,
      },
    ];
  });
