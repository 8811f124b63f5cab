// Sending over a real database to a server that counts: once each, at the pace allowed, whatever is refused.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDelivery, type Delivery } from '../../../src/bots/delivery/delivery.ts';
import type { DeliveryEvent } from '../../../src/bots/delivery/events.ts';
import type { PlatformName } from '../../../src/data/model/subscriber.ts';
import { countingPlatform, type CountingPlatform } from '../../fakes/counting/platform.ts';
import {
  startCounting,
  type CountingOptions,
  type CountingServer,
} from '../../fakes/counting/server.ts';
import { embeddedScene, numbered, type Scene } from './scene.ts';

let scene: Scene;
let server: CountingServer;
let platform: CountingPlatform;
let events: DeliveryEvent[] = [];
const running: Delivery[] = [];
beforeEach(async () => {
  events = [];
  scene = await embeddedScene();
});
afterEach(async () => {
  for (const delivery of running.splice(0)) await delivery.stop();
  await platform.stop();
  await server.close();
  await scene.close();
});

const serve = async (options: CountingOptions = {}, name: PlatformName = 'telegram') => {
  server = await startCounting(options);
  platform = countingPlatform(server.root, name);
};

const start = (rate = 500): Delivery => {
  const delivery = createDelivery({
    store: scene.store,
    platforms: [platform],
    config: {
      DIGEST_LATEST: '10:30',
      DIGEST_MAX_LATE: 14_400_000,
      TELEGRAM_RATE: rate,
      DISCORD_RATE: rate,
    },
    on: (event) => void events.push(event),
  });
  running.push(delivery);
  delivery.start();
  return delivery;
};

const settled = async (): Promise<void> => {
  await expect
    .poll(
      async () => {
        const { pending, sending } = await scene.store.deliveryCounts();
        return pending + sending;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBe(0);
};
const counts = () => scene.store.deliveryCounts();
const alarms = (): readonly string[] =>
  events.flatMap((event) => (event.event === 'alarm' ? [event.what] : []));
const stateOf = async (chat: string, name: PlatformName = 'telegram') =>
  (await scene.store.subscribersOf(name, chat))[0];

describe('a broadcast', () => {
  test('everybody gets it once and the balance is even', async () => {
    await serve();
    await scene.join(numbered(300));
    expect(await scene.plan()).toBe(300);
    start();
    await settled();
    expect(server.accepted).toHaveLength(300);
    expect(server.duplicates()).toEqual([]);
    expect(await counts()).toMatchObject({ sent: 300, failed: 0, unknown: 0 });
    expect(new Set(server.accepted.map(({ key }) => key)).size).toBe(300);
    expect(server.accepted.every(({ key }) => key.length <= 25)).toBe(true);
  });

  test('no second holds more calls than the rate', async () => {
    await serve();
    // When they are called: on a busy machine calls of a second may arrive together.
    const times: number[] = [];
    const { send } = platform;
    platform = {
      ...platform,
      send: (outgoing) => {
        times.push(performance.now());
        return send(outgoing);
      },
    };
    await scene.join(numbered(90));
    await scene.plan();
    start(40);
    await settled();
    expect(times).toHaveLength(90);
    const most = Math.max(
      ...times.map((at) => times.filter((other) => other > at - 950 && other <= at).length),
    );
    expect(most).toBeLessThanOrEqual(41);
  });

  test('two topics of one chat are never sent to at once', async () => {
    let under = 0;
    let most = 0;
    await serve({
      before: () => {
        under += 1;
        most = Math.max(most, under);
        return 30;
      },
      after: () => {
        under -= 1;
        return 0;
      },
    });
    for (const thread of ['1', '2', '3']) await scene.join(['-5'], { kind: 'thread', thread });
    await scene.plan();
    start();
    await settled();
    expect([server.copies('-5'), most]).toEqual([3, 1]);
  });

  test('whoever stops while it is under way gets nothing more', async () => {
    await serve({ before: () => 30 });
    await scene.join(numbered(40));
    await scene.plan();
    start(100);
    await expect.poll(() => server.accepted.length, { interval: 5 }).toBeGreaterThan(5);
    for (const chat of numbered(40)) {
      const known = await stateOf(chat);
      await scene.store.changeSubscriber(known?.id ?? '', { state: 'stopped' });
    }
    const underWay = server.accepted.length + 12;
    await scene.store.settleQueue(new Date());
    await settled();
    expect(server.accepted.length).toBeLessThanOrEqual(underWay);
    const { sent, cancelled } = await counts();
    expect(sent + cancelled).toBe(40);
  });

  test('after a stop everything is written, and the next process has nothing to wait for', async () => {
    await serve({ before: () => 20, after: () => 20 });
    await scene.join(numbered(60));
    await scene.plan();
    const first = start(200);
    await expect.poll(() => server.accepted.length, { interval: 5 }).toBeGreaterThan(10);
    await first.stop();
    const stopped = await counts();
    expect(stopped.sending + stopped.unknown).toBe(0);
    expect(stopped.sent).toBe(server.accepted.length);
    start(200);
    await settled();
    expect(await counts()).toMatchObject({ sent: 60, unknown: 0 });
    expect(server.duplicates()).toEqual([]);
  });

  test('a person who is answered does not wait for a broadcast, and the broadcast goes on', async () => {
    await serve();
    await scene.join(numbered(30));
    await scene.plan();
    const delivery = start();
    const done = delivery.answering('telegram');
    await settled();
    done();
    done();
    expect(server.accepted).toHaveLength(30);
  });
});

describe('what is refused', () => {
  test('a torn connection after acceptance is never repeated on Telegram', async () => {
    await serve({ mishap: ({ chat }) => (Number(chat) % 10 === 0 ? 'cut-after' : null) });
    await scene.join(numbered(50));
    await scene.plan();
    start();
    await settled();
    expect(await counts()).toMatchObject({ sent: 45, unknown: 5 });
    expect(server.duplicates()).toEqual([]);
    expect(server.accepted).toHaveLength(50);
  });

  test('on Discord it is repeated with the same key, and stands there once', async () => {
    const cut = new Set<string>();
    await serve(
      {
        knowsKeys: true,
        mishap: ({ chat }) =>
          Number(chat) % 10 === 0 && !cut.has(chat) && cut.add(chat) ? 'cut-after' : null,
      },
      'discord',
    );
    await scene.join(numbered(30), { platform: 'discord', kind: 'group' });
    await scene.join(['99'], { platform: 'discord', kind: 'forum' });
    await scene.plan('discord');
    start();
    await settled();
    expect(await counts()).toMatchObject({ sent: 31, unknown: 0 });
    expect(server.accepted).toHaveLength(31);
  });

  test('a forum post on Discord is treated as on Telegram', async () => {
    await serve({ knowsKeys: true, mishap: () => 'cut-after' }, 'discord');
    await scene.join(['99'], { platform: 'discord', kind: 'forum' });
    await scene.plan('discord');
    start();
    await settled();
    expect(await counts()).toMatchObject({ unknown: 1 });
    expect(server.calls).toBe(1);
  });

  test('during a wait for the whole bot no call is made, not even by the next process', async () => {
    let refuse = true;
    await serve({
      mishap: () =>
        refuse ? { fault: { delivery: 'wait', seconds: 2, scope: 'bot', code: 'rate' } } : null,
    });
    await scene.join(numbered(5));
    await scene.plan();
    const first = start(1);
    await expect.poll(() => server.refused, { interval: 5 }).toBe(1);
    const blockedAt = performance.now();
    refuse = false;
    await expect.poll(() => events.some(({ event }) => event === 'blocked')).toBe(true);
    await first.stop();
    start();
    await settled();
    expect((server.accepted[0]?.at ?? 0) - blockedAt).toBeGreaterThan(1800);
    expect(await counts()).toMatchObject({ sent: 5 });
  });

  test('a group in slow mode stops nobody else', async () => {
    await serve({
      mishap: ({ chat }) =>
        chat.startsWith('-')
          ? { fault: { delivery: 'wait', seconds: 600, scope: 'unsaid', code: 'rate' } }
          : null,
    });
    await scene.join(['-1', '-2'], { kind: 'group' });
    await scene.join(numbered(60));
    await scene.plan();
    start(200);
    await expect.poll(async () => (await counts()).sent, { timeout: 10_000 }).toBe(60);
    expect(server.refused).toBe(2);
    expect(await counts()).toMatchObject({ pending: 2 });
    expect(events.some(({ event }) => event === 'blocked')).toBe(false);
  });

  test('where another chat is refused too, it is meant for the whole bot', async () => {
    let refusals = 0;
    await serve({
      mishap: () =>
        (refusals += 1) <= 2
          ? { fault: { delivery: 'wait', seconds: 1, scope: 'unsaid', code: 'rate' } }
          : null,
    });
    await scene.join(['-1'], { kind: 'group' });
    await scene.plan();
    start(200);
    await expect.poll(() => server.refused).toBe(1);
    await scene.join(numbered(10));
    await scene.plan();
    running[0]?.wake();
    await expect.poll(() => events.filter(({ event }) => event === 'blocked').length).toBe(1);
    await settled();
    expect(server.refused).toBe(2);
  });

  test('blocked, gone, kicked: the subscription is changed once and the one who subscribed hears of it', async () => {
    const faults: Readonly<Record<string, 'pause' | 'end' | 'strike' | 'keep'>> = {
      '1': 'pause',
      '2': 'end',
      '3': 'strike',
      '4': 'keep',
    };
    await serve({
      mishap: ({ chat }) => {
        const subscription = faults[chat];
        return subscription
          ? { fault: { delivery: 'failed', subscription, code: 'blocked' } }
          : null;
      },
    });
    await scene.join(numbered(20), { kind: 'group', owner: '77', title: 'Our channel' });
    await scene.plan();
    start();
    await settled();
    await expect.poll(async () => (await stateOf('3'))?.strikes).toBe(1);
    expect((await stateOf('1'))?.state).toBe('paused');
    expect((await stateOf('1'))?.reason).toBe('blocked');
    expect((await stateOf('2'))?.state).toBe('ended');
    expect((await stateOf('3'))?.state).toBe('active');
    expect((await stateOf('4'))?.state).toBe('active');
    expect(await counts()).toMatchObject({ sent: 16, failed: 4 });
    expect(server.calls).toBe(20);
    await expect.poll(() => platform.told.length).toBe(2);
    expect(platform.told[0]).toMatchObject({ person: '77' });
    expect(JSON.stringify(platform.told[0]?.message)).toContain('Our channel');
  });

  test('a storm of refusals changes no subscription', async () => {
    await serve({
      mishap: ({ chat }) =>
        Number(chat) % 3 === 0
          ? { fault: { delivery: 'failed', subscription: 'end', code: 'chat-not-found' } }
          : null,
    });
    await scene.join(numbered(200));
    await scene.plan();
    start(1000);
    await settled();
    await expect.poll(alarms).toContain('breaker');
    expect(
      (await scene.store.subscriberCounts()).filter(({ state }) => state !== 'active'),
    ).toEqual([]);
  });

  test('a group that moved gets it at once under its new id, and once where both were subscribed', async () => {
    await serve({
      mishap: ({ chat }) =>
        chat === '-1' || chat === '-2'
          ? {
              fault: {
                delivery: 'retry',
                subscription: 'move',
                movedTo: `${chat}00`,
                code: 'moved',
              },
            }
          : null,
    });
    await scene.join(['-1', '-2', '-200'], { kind: 'group' });
    await scene.plan();
    start(100);
    await settled();
    expect(server.copies('-100')).toBe(1);
    expect(server.copies('-200')).toBe(1);
    expect(await scene.store.subscribersOf('telegram', '-2')).toEqual([]);
    expect(await scene.store.subscribersOf('telegram', '-200')).toHaveLength(1);
  });

  test('a refused token stops the lane and touches nothing', async () => {
    await serve({
      mishap: () => ({ fault: { delivery: 'wait', platform: 'token', code: 'token' } }),
    });
    await scene.join(numbered(10));
    await scene.plan();
    start(20);
    await expect.poll(alarms).toContain('token');
    const calls = server.calls;
    await running[0]?.stop();
    expect(server.calls).toBeLessThanOrEqual(calls + 8);
    expect(await counts()).toMatchObject({ pending: 10, failed: 0, unknown: 0 });
    expect(
      (await scene.store.subscriberCounts()).filter(({ state }) => state !== 'active'),
    ).toEqual([]);
  });

  test('a body that we made wrong is tried five times and then no more', async () => {
    await serve({
      mishap: () => ({ fault: { delivery: 'failed', platform: 'ours', code: 'bad-markup' } }),
    });
    await scene.join(numbered(60));
    await scene.plan();
    start(100);
    await settled();
    expect(server.calls).toBeLessThan(25);
    expect(await counts()).toMatchObject({ failed: 60 });
    expect(alarms().filter((what) => what === 'our-bug')).toHaveLength(2);
  });

  test('a platform that cannot be reached is tried again with pauses, and everything arrives', async () => {
    await serve();
    await scene.join(numbered(20));
    await scene.plan();
    const { root } = server;
    await server.close();
    start(100);
    await expect.poll(() => events.some(({ event }) => event === 'not-sent')).toBe(true);
    const port = Number(new URL(root).port);
    server = await startCounting({});
    // The same port again, as a service that comes back.
    await server.close();
    server = await startCounting({ port });
    await settled();
    expect(await counts()).toMatchObject({ sent: 20 });
    expect(server.duplicates()).toEqual([]);
  });
});

describe('corrections', () => {
  const replace = async (): Promise<void> => {
    const next = await scene.store.saveEdition(
      { kind: 'daily', slot: '2026-07-21', state: 'complete', fingerprint: 'b', content: '{}' },
      new Date(),
    );
    const [old] = await scene.store.bodiesInUse('daily', '2026-07-21');
    const body = await scene.store.saveBody(
      {
        edition: next.id,
        platform: 'telegram',
        language: 'en',
        variant: 'strikes,talks,aid',
        body: 'corrected',
      },
      null,
      new Date(),
    );
    await scene.store.replaceBody('daily', '2026-07-21', old?.id ?? '', body.id, new Date());
    running[0]?.wake();
  };
  const edited = async (): Promise<void> => {
    await expect.poll(() => scene.store.editCounts(), { timeout: 10_000 }).toEqual([]);
  };

  test('every message that was sent is edited once, also those that were refused for a moment', async () => {
    let refusals = 0;
    await serve({
      mishap: ({ messageId }) =>
        messageId !== null && (refusals += 1) <= 3
          ? { fault: { delivery: 'wait', seconds: 1, scope: 'chat', code: 'rate' } }
          : null,
    });
    await scene.join(numbered(40));
    await scene.plan();
    start();
    await settled();
    await replace();
    await edited();
    expect(server.edits).toHaveLength(40);
    expect([...server.standing.values()].filter((body) => body === 'corrected')).toHaveLength(40);
    expect(server.accepted).toHaveLength(40);
  });

  test('a message that is gone is left alone, and nobody is sent a new one', async () => {
    await serve({
      mishap: ({ messageId, chat }) =>
        messageId !== null && chat === '3' ? { fault: { delivery: 'gone', code: 'gone' } } : null,
    });
    await scene.join(numbered(5));
    await scene.plan();
    start();
    await settled();
    await replace();
    await edited();
    expect(server.edits).toHaveLength(4);
    expect(server.accepted).toHaveLength(5);
  });
});
