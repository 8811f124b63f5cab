// What a platform refuses while a digest is sent: who is waited for, who is left alone, who is told.
import { describe, expect, test } from 'vitest';
import { startCounting } from '../../fakes/counting/server.ts';
import { numbered } from './scene.ts';
import { sendingScene } from './sending.ts';

const on = sendingScene();

describe('what is refused', () => {
  test('a torn connection after acceptance is never repeated on Telegram', async () => {
    await on.serve({ mishap: ({ chat }) => (Number(chat) % 10 === 0 ? 'cut-after' : null) });
    await on.scene.join(numbered(50));
    await on.scene.plan();
    on.start();
    await on.settled();
    expect(await on.counts()).toMatchObject({ sent: 45, unknown: 5 });
    expect(on.server.duplicates()).toEqual([]);
    expect(on.server.accepted).toHaveLength(50);
  });

  test('on Discord it is repeated with the same key, and stands there once', async () => {
    const cut = new Set<string>();
    await on.serve(
      {
        knowsKeys: true,
        mishap: ({ chat }) =>
          Number(chat) % 10 === 0 && !cut.has(chat) && cut.add(chat) ? 'cut-after' : null,
      },
      'discord',
    );
    await on.scene.join(numbered(30), { platform: 'discord', kind: 'group' });
    await on.scene.join(['99'], { platform: 'discord', kind: 'forum' });
    await on.scene.plan('discord');
    on.start();
    await on.settled();
    expect(await on.counts()).toMatchObject({ sent: 31, unknown: 0 });
    expect(on.server.accepted).toHaveLength(31);
  });

  test('a forum post on Discord is treated as on Telegram', async () => {
    await on.serve({ knowsKeys: true, mishap: () => 'cut-after' }, 'discord');
    await on.scene.join(['99'], { platform: 'discord', kind: 'forum' });
    await on.scene.plan('discord');
    on.start();
    await on.settled();
    expect(await on.counts()).toMatchObject({ unknown: 1 });
    expect(on.server.calls).toBe(1);
  });

  test('during a wait for the whole bot no call is made, not even by the next process', async () => {
    let refuse = true;
    await on.serve({
      mishap: () =>
        refuse ? { fault: { delivery: 'wait', seconds: 2, scope: 'bot', code: 'rate' } } : null,
    });
    await on.scene.join(numbered(5));
    await on.scene.plan();
    const first = on.start(1);
    await expect.poll(() => on.server.refused, { interval: 5 }).toBe(1);
    const blockedAt = performance.now();
    refuse = false;
    await expect.poll(() => on.events.some(({ event }) => event === 'blocked')).toBe(true);
    await first.stop();
    on.start();
    await on.settled();
    expect((on.server.accepted[0]?.at ?? 0) - blockedAt).toBeGreaterThan(1800);
    expect(await on.counts()).toMatchObject({ sent: 5 });
  });

  test('what a wait has made too late is told as such', async () => {
    await on.serve({
      mishap: () => ({ fault: { delivery: 'wait', seconds: 2, scope: 'bot', code: 'rate' } }),
    });
    await on.scene.join(numbered(5));
    await on.scene.plan('telegram', new Date(), 1_500);
    on.start(1);
    await on.settled();
    expect(await on.counts()).toMatchObject({ expired: 5 });
    const told = on.events.flatMap((event) => (event.event === 'queue' ? [event.expired] : []));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  test('a group in slow mode stops nobody else', async () => {
    await on.serve({
      mishap: ({ chat }) =>
        chat.startsWith('-')
          ? { fault: { delivery: 'wait', seconds: 600, scope: 'unsaid', code: 'rate' } }
          : null,
    });
    await on.scene.join(['-1', '-2'], { kind: 'group' });
    await on.scene.join(numbered(60));
    await on.scene.plan();
    on.start(200);
    await expect.poll(async () => (await on.counts()).sent, { timeout: 10_000 }).toBe(60);
    expect(on.server.refused).toBe(2);
    expect(await on.counts()).toMatchObject({ pending: 2 });
    expect(on.events.some(({ event }) => event === 'blocked')).toBe(false);
  });

  test('where another chat is refused too, it is meant for the whole bot', async () => {
    let refusals = 0;
    await on.serve({
      mishap: () =>
        (refusals += 1) <= 2
          ? { fault: { delivery: 'wait', seconds: 1, scope: 'unsaid', code: 'rate' } }
          : null,
    });
    await on.scene.join(['-1'], { kind: 'group' });
    await on.scene.plan();
    on.start(200);
    await expect.poll(() => on.server.refused).toBe(1);
    await on.scene.join(numbered(10));
    await on.scene.plan();
    on.running[0]?.wake();
    await expect.poll(() => on.events.filter(({ event }) => event === 'blocked').length).toBe(1);
    await on.settled();
    expect(on.server.refused).toBe(2);
  });

  test('blocked, gone, kicked: the subscription is changed once and the one who subscribed hears of it', async () => {
    const faults: Readonly<Record<string, 'pause' | 'end' | 'strike' | 'keep'>> = {
      '1': 'pause',
      '2': 'end',
      '3': 'strike',
      '4': 'keep',
    };
    await on.serve({
      mishap: ({ chat }) => {
        const subscription = faults[chat];
        return subscription
          ? { fault: { delivery: 'failed', subscription, code: 'blocked' } }
          : null;
      },
    });
    await on.scene.join(numbered(20), { kind: 'group', owner: '77', title: 'Our channel' });
    await on.scene.plan();
    on.start();
    await on.settled();
    await expect.poll(async () => (await on.stateOf('3'))?.strikes).toBe(1);
    expect((await on.stateOf('1'))?.state).toBe('paused');
    expect((await on.stateOf('1'))?.reason).toBe('blocked');
    expect((await on.stateOf('2'))?.state).toBe('ended');
    expect((await on.stateOf('3'))?.state).toBe('active');
    expect((await on.stateOf('4'))?.state).toBe('active');
    expect(await on.counts()).toMatchObject({ sent: 16, failed: 4 });
    expect(on.server.calls).toBe(20);
    await expect.poll(() => on.platform.told.length).toBe(2);
    expect(on.platform.told[0]).toMatchObject({ person: '77' });
    expect(JSON.stringify(on.platform.told[0]?.message)).toContain('Our channel');
  });

  test('a storm of refusals changes no subscription', async () => {
    await on.serve({
      mishap: ({ chat }) =>
        Number(chat) % 3 === 0
          ? { fault: { delivery: 'failed', subscription: 'end', code: 'chat-not-found' } }
          : null,
    });
    await on.scene.join(numbered(200));
    await on.scene.plan();
    on.start(1000);
    await expect.poll(() => on.server.calls, { timeout: 10_000 }).toBeGreaterThanOrEqual(200);
    await expect.poll(on.alarms).toContain('breaker');
    expect(
      (await on.scene.store.subscriberCounts()).filter(({ state }) => state !== 'active'),
    ).toEqual([]);
  });

  test('whoever is refused in a storm gets it when the storm is over', async () => {
    let storm = true;
    await on.serve({
      mishap: () =>
        storm
          ? { fault: { delivery: 'failed', subscription: 'strike', code: 'chat-not-found' } }
          : null,
    });
    await on.scene.join(numbered(200));
    await on.scene.plan('telegram', new Date(), 14_400_000);
    on.start(1000);
    await expect.poll(() => on.server.calls, { timeout: 10_000 }).toBeGreaterThanOrEqual(200);
    await on.running[0]?.stop();
    storm = false;
    on.start(1000, undefined, () => new Date(Date.now() + 660_000));
    await on.settled();
    // Those before it was known for a storm were refused one by one.
    const { sent, failed } = await on.counts();
    expect(sent + failed).toBe(200);
    expect(failed).toBeLessThanOrEqual(60);
    expect(on.server.duplicates()).toEqual([]);
  });

  test('a group that moved gets it at once under its new id, and once where both were subscribed', async () => {
    await on.serve({
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
    await on.scene.join(['-1', '-2', '-200'], { kind: 'group' });
    await on.scene.plan();
    on.start(100);
    await on.settled();
    expect(on.server.copies('-100')).toBe(1);
    expect(on.server.copies('-200')).toBe(1);
    expect(await on.scene.store.subscribersOf('telegram', '-2')).toEqual([]);
    expect(await on.scene.store.subscribersOf('telegram', '-200')).toHaveLength(1);
  });

  test('a refused token stops the lane and touches nothing', async () => {
    await on.serve({
      mishap: () => ({ fault: { delivery: 'wait', platform: 'token', code: 'token' } }),
    });
    await on.scene.join(numbered(10));
    await on.scene.plan();
    on.start(20);
    await expect.poll(on.alarms).toContain('token');
    const calls = on.server.calls;
    await on.running[0]?.stop();
    expect(on.server.calls).toBeLessThanOrEqual(calls + 8);
    expect(await on.counts()).toMatchObject({ pending: 10, failed: 0, unknown: 0 });
    expect(
      (await on.scene.store.subscriberCounts()).filter(({ state }) => state !== 'active'),
    ).toEqual([]);
  });

  test('a body that we made wrong is tried five times and then no more', async () => {
    await on.serve({
      mishap: () => ({ fault: { delivery: 'failed', platform: 'ours', code: 'bad-markup' } }),
    });
    await on.scene.join(numbered(60));
    await on.scene.plan();
    on.start(100);
    await on.settled();
    expect(on.server.calls).toBeLessThan(25);
    expect(await on.counts()).toMatchObject({ failed: 60 });
    expect(on.alarms().filter((what) => what === 'our-bug')).toHaveLength(2);
  });

  test.each(['telegram', 'discord'] as const)(
    'while nobody knows what becomes of calls few are made on %s, and the rest arrives afterwards',
    async (name) => {
      let from: number | null = null;
      await on.serve(
        {
          mishap: ({ at }) => (at - (from ??= at) < 2_500 ? 'cut-before' : null),
          knowsKeys: true,
        },
        name,
      );
      await on.scene.join(numbered(200), { platform: name });
      await on.scene.plan(name);
      on.start(100);
      await on.settled();
      const { sent, unknown } = await on.counts();
      expect(sent + unknown).toBe(200);
      expect(unknown).toBeLessThanOrEqual(name === 'telegram' ? 16 : 0);
      expect(on.server.duplicates()).toEqual([]);
    },
    30_000,
  );

  test('a platform that cannot be reached is tried again with pauses, and everything arrives', async () => {
    await on.serve();
    await on.scene.join(numbered(20));
    await on.scene.plan();
    const { root } = on.server;
    await on.server.close();
    on.start(100);
    await expect.poll(() => on.events.some(({ event }) => event === 'not-sent')).toBe(true);
    const port = Number(new URL(root).port);
    on.server = await startCounting({});
    // The same port again, as a service that comes back.
    await on.server.close();
    on.server = await startCounting({ port });
    await on.settled();
    expect(await on.counts()).toMatchObject({ sent: 20 });
    expect(on.server.duplicates()).toEqual([]);
  });
});
