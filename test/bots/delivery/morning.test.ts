// Mornings from report to corrected message: who gets what when, over a real store, with a clock that is passed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDelivery, type Delivery } from '../../../src/bots/delivery/delivery.ts';
import type { DeliveryEvent } from '../../../src/bots/delivery/events.ts';
import { exactly } from '../../../src/data/model/count.ts';
import type { Claim } from '../../../src/data/model/report.ts';
import { claim, post, report } from '../../contracts/store-contract.ts';
import { countingPlatform } from '../../fakes/counting/platform.ts';
import { startCounting, type CountingServer } from '../../fakes/counting/server.ts';
import { embeddedScene, type Scene } from './scene.ts';

const night = '2026-07-02';
let scene: Scene;
let server: CountingServer;
let delivery: Delivery;
let platform: ReturnType<typeof countingPlatform>;
let clock = new Date();
let events: DeliveryEvent[] = [];

beforeEach(async () => {
  events = [];
  scene = await embeddedScene();
  server = await startCounting();
  platform = countingPlatform(server.root, 'telegram');
  delivery = start();
});
afterEach(async () => {
  await delivery.stop();
  await platform.stop();
  await server.close();
  await scene.close();
});

const start = (): Delivery =>
  createDelivery({
    store: scene.store,
    platforms: [platform],
    config: {
      DIGEST_LATEST: '10:30',
      DIGEST_MAX_LATE: 14_400_000,
      TELEGRAM_RATE: 500,
      DISCORD_RATE: 45,
    },
    now: () => clock,
    on: (event) => void events.push(event),
  });

/** Kyiv's clock on that night's date; in July three hours before UTC. */
const at = (time: string, date = night): Date => new Date(`${date}T${time}:00+03:00`);
const tickAt = async (time: string, date = night): Promise<void> => {
  clock = at(time, date);
  await delivery.tick();
};

/** The Air Force's post of the night with so many drones, as of an edit or the first text. */
const airForceSays = async (drones: number, time: string, claims: readonly Claim[] = []) => {
  const text = `${drones} drones ${claims.length}`;
  const saved = await scene.store.savePost(
    post({ text, publishedAt: at('08:41').toISOString(), editedAt: at(time).toISOString() }),
    at(time),
  );
  await scene.store.saveReport(
    saved.postId,
    saved.revision,
    report({
      claims: [claim({ count: exactly(drones), quote: `${drones} drones` }), ...claims],
      asOf: null,
      period: { kind: 'night', date: night, from: null, to: null },
      ongoing: false,
      launchAreas: [],
    }),
    at(time),
  );
};
const pressSays = async (killed: number, time: string) => {
  const saved = await scene.store.savePost(
    post({
      feed: 'news',
      source: 'news',
      key: `n${killed}`,
      outlet: 'Outlet',
      text: `${killed}`,
      publishedAt: at(time).toISOString(),
    }),
    at(time),
  );
  const said = claim({
    quantity: 'killed',
    munition: null,
    by: 'news',
    outlet: 'Outlet',
    count: exactly(killed),
    quote: null,
  });
  await scene.store.saveReport(
    saved.postId,
    saved.revision,
    report({ source: 'news', claims: [said], asOf: null }),
    at(time),
  );
};

const waitingChats = async (): Promise<readonly string[]> =>
  (await scene.store.waiting('telegram', new Date('2027-01-01T00:00:00Z'), 100))
    .map(({ subscriber, slot }) => `${subscriber.chat} ${slot}`)
    .sort();
const sendAll = async (): Promise<void> => {
  delivery.start();
  delivery.wake();
  await expect
    .poll(
      async () => {
        const { pending, sending } = await scene.store.deliveryCounts();
        const edits = await scene.store.editCounts();
        return pending + sending + edits.reduce((sum, { count }) => sum + count, 0);
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBe(0);
};
const bodies = (): readonly string[] => [...server.standing.values()];

describe('a morning', () => {
  test('nothing is planned before the report, everybody whose hour has come when it is there, others later', async () => {
    await scene.join(['1']);
    await scene.join(['2'], { timezone: 'America/Los_Angeles' });
    await scene.join(['3'], { at: '20:00' });
    await tickAt('08:30');
    expect(await waitingChats()).toEqual([]);
    await airForceSays(496, '08:41');
    await tickAt('08:45');
    expect(await waitingChats()).toEqual([`1 ${night}`]);
    await tickAt('08:46');
    expect(await waitingChats()).toHaveLength(1);
    await sendAll();
    expect(bodies()[0]).toContain('496');
    await tickAt('18:01');
    expect(await waitingChats()).toEqual([`2 ${night}`]);
    await sendAll();
    await tickAt('20:00');
    await sendAll();
    expect(server.accepted.map(({ chat }) => chat)).toEqual(['1', '2', '3']);
  });

  test('without a report it goes out preliminary at the latest hour, and turns complete when the report has settled', async () => {
    await scene.join(['1']);
    await pressSays(2, '09:00');
    await tickAt('10:29');
    expect(await waitingChats()).toEqual([]);
    await tickAt('10:30');
    await sendAll();
    expect(bodies()[0]).toContain('Preliminary');
    await airForceSays(496, '10:50');
    await tickAt('10:51');
    expect(await scene.store.editCounts()).toEqual([]);
    await tickAt('11:01');
    await sendAll();
    expect(server.edits).toHaveLength(1);
    expect(bodies()[0]).toContain('496');
    expect(bodies()[0]).not.toContain('Preliminary');
    expect(server.accepted).toHaveLength(1);
  });

  test('who subscribes after the hour gets this morning’s digest, and it is not late', async () => {
    await airForceSays(496, '08:41');
    clock = at('11:00');
    await scene.store.saveSubscriber(
      {
        platform: 'telegram',
        chat: '1',
        thread: null,
        kind: 'private',
        title: null,
        owner: null,
        language: 'en',
        timezone: 'Europe/Kyiv',
        at: '08:00',
        sections: ['strikes'],
        threshold: null,
        weekly: false,
        silent: false,
      },
      clock,
    );
    await scene.join(['2']);
    await tickAt('11:01');
    await sendAll();
    const [own, late] = ['1', '2'].map(
      (chat) => server.accepted.find((call) => call.chat === chat)?.body,
    );
    expect(own).not.toContain('late');
    expect(late).toBeDefined();
  });

  test('after an outage the latest is sent as late, or where it is too late told as missed', async () => {
    for (const [chat, hour] of [
      ['1', '08:00'],
      ['2', '20:00'],
    ] as const)
      await scene.store.saveSubscriber(
        {
          platform: 'telegram',
          chat,
          thread: null,
          kind: 'private',
          title: null,
          owner: null,
          language: 'en',
          timezone: 'Europe/Kyiv',
          at: hour,
          sections: ['strikes'],
          threshold: null,
          weekly: false,
          silent: false,
        },
        at('00:00', '2026-06-01'),
      );
    await airForceSays(496, '08:41');
    await tickAt('10:00');
    await sendAll();
    expect(bodies()[0]).toContain('late');
    clock = at('03:00', '2026-07-03');
    delivery = await renew(delivery);
    await tickAt('03:00', '2026-07-03');
    const [second] = await scene.store.subscribersOf('telegram', '2');
    expect(await scene.store.lastDelivery(second?.id ?? '')).toMatchObject({
      state: 'expired',
      slot: night,
      code: 'missed',
    });
    expect(server.accepted).toHaveLength(1);
  });

  test('a night under the threshold is left out for whoever set one, and told so', async () => {
    await scene.join(['1'], { threshold: 497 });
    await scene.join(['2'], { threshold: 496 });
    await airForceSays(496, '08:41');
    await tickAt('08:45');
    expect(await waitingChats()).toEqual([`2 ${night}`]);
    const [first] = await scene.store.subscribersOf('telegram', '1');
    expect(await scene.store.lastDelivery(first?.id ?? '')).toMatchObject({
      state: 'cancelled',
      code: 'below-threshold',
    });
  });

  test('the operator’s publishing fills the slot of that night, which the morning then leaves alone', async () => {
    await scene.join(['1'], { at: '20:00' });
    await airForceSays(496, '08:41');
    clock = at('09:00');
    expect(await delivery.publish(night, ['telegram'])).toBe(1);
    expect(await delivery.publish(night, ['telegram'])).toBe(0);
    await sendAll();
    await tickAt('20:01');
    await sendAll();
    expect(server.accepted).toHaveLength(1);
  });

  test('a zone that cannot be read stops nobody else', async () => {
    await scene.join(['1'], { timezone: 'Mars/Olympus' });
    await scene.join(['2']);
    await airForceSays(496, '08:41');
    await tickAt('08:45');
    expect(await waitingChats()).toEqual([`2 ${night}`]);
    expect(events.some((event) => event.event === 'alarm' && event.what === 'planning')).toBe(true);
  });
});

describe('a figure that changes', () => {
  const published = async (): Promise<void> => {
    await scene.join(['1']);
    await scene.join(['2'], { language: 'uk' });
    await airForceSays(496, '08:41');
    await tickAt('08:45');
    await sendAll();
  };

  test('once it has stood for ten minutes, every message shows it with a line that says so', async () => {
    await published();
    await airForceSays(498, '11:00');
    await tickAt('11:01');
    await tickAt('11:10');
    expect(await scene.store.editCounts()).toEqual([]);
    await tickAt('11:11');
    await sendAll();
    expect(server.edits).toHaveLength(2);
    expect(bodies().filter((body) => body.includes('498'))).toHaveLength(2);
    expect(bodies().some((body) => body.includes('revised'))).toBe(true);
    expect(server.accepted).toHaveLength(2);
  });

  test('a change that is taken back before it settled is no edit', async () => {
    await published();
    await airForceSays(498, '11:00');
    await tickAt('11:01');
    await airForceSays(496, '11:05', []);
    await tickAt('11:06');
    await tickAt('11:30');
    expect(await scene.store.editCounts()).toEqual([]);
  });

  test('a second change waits until an hour after the first edit', async () => {
    await published();
    await airForceSays(498, '11:00');
    await tickAt('11:01');
    await tickAt('11:12');
    await sendAll();
    await airForceSays(499, '11:20');
    await tickAt('11:21');
    await tickAt('11:32');
    expect(await scene.store.waitingEdits('telegram', at('12:11'), 10)).toEqual([]);
    expect(await scene.store.waitingEdits('telegram', at('12:13'), 10)).toHaveLength(2);
  });

  test('a new voice, another wording and more detail are no edit', async () => {
    await published();
    await pressSays(3, '10:00');
    await airForceSays(496, '10:30', [
      claim({ quantity: 'impacts', munition: 'drone', count: exactly(7), quote: null }),
    ]);
    await tickAt('10:31');
    await tickAt('11:31');
    expect(await scene.store.editCounts()).toEqual([]);
    expect(server.edits).toEqual([]);
  });

  test('after seven days nothing is edited any more', async () => {
    await published();
    await airForceSays(498, '11:00');
    await tickAt('11:00', '2026-07-10');
    await tickAt('11:30', '2026-07-10');
    expect(await scene.store.editCounts()).toEqual([]);
  });
});

/** The process ends and another one begins. */
const renew = async (old: Delivery): Promise<Delivery> => {
  await old.stop();
  return start();
};
