// Sending over a real database to a server that counts: once each, at the pace allowed, and corrected once.
import { describe, expect, test } from 'vitest';
import { numbered } from './scene.ts';
import { sendingScene } from './sending.ts';

const on = sendingScene();

describe('a broadcast', () => {
  test('everybody gets it once and the balance is even', async () => {
    await on.serve();
    await on.scene.join(numbered(300));
    expect(await on.scene.plan()).toBe(300);
    on.start();
    await on.settled();
    expect(on.server.accepted).toHaveLength(300);
    expect(on.server.duplicates()).toEqual([]);
    expect(await on.counts()).toMatchObject({ sent: 300, failed: 0, unknown: 0 });
    expect(new Set(on.server.accepted.map(({ key }) => key)).size).toBe(300);
    expect(on.server.accepted.every(({ key }) => key.length <= 25)).toBe(true);
  });

  test('no second holds more calls than the rate', async () => {
    await on.serve();
    // When they are called: on a busy machine calls of a second may arrive together.
    const times: number[] = [];
    const { send } = on.platform;
    on.platform = {
      ...on.platform,
      send: (outgoing) => {
        times.push(performance.now());
        return send(outgoing);
      },
    };
    await on.scene.join(numbered(90));
    await on.scene.plan();
    on.start(40);
    await on.settled();
    expect(times).toHaveLength(90);
    const most = Math.max(
      ...times.map((at) => times.filter((other) => other > at - 950 && other <= at).length),
    );
    expect(most).toBeLessThanOrEqual(41);
  });

  test('two topics of one chat are never sent to at once', async () => {
    let under = 0;
    let most = 0;
    await on.serve({
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
    for (const thread of ['1', '2', '3']) await on.scene.join(['-5'], { kind: 'thread', thread });
    await on.scene.plan();
    on.start();
    await on.settled();
    expect([on.server.copies('-5'), most]).toEqual([3, 1]);
  });

  test('whoever stops while it is under way gets nothing more', async () => {
    await on.serve({ before: () => 30 });
    await on.scene.join(numbered(40));
    await on.scene.plan();
    on.start(100);
    await expect.poll(() => on.server.accepted.length, { interval: 5 }).toBeGreaterThan(5);
    for (const chat of numbered(40)) {
      const known = await on.stateOf(chat);
      await on.scene.store.changeSubscriber(known?.id ?? '', { state: 'stopped' });
    }
    const underWay = on.server.accepted.length + 12;
    await on.scene.store.settleQueue(new Date());
    await on.settled();
    expect(on.server.accepted.length).toBeLessThanOrEqual(underWay);
    const { sent, cancelled } = await on.counts();
    expect(sent + cancelled).toBe(40);
  });

  test('after a stop everything is written, and the next process has nothing to wait for', async () => {
    await on.serve({ before: () => 20, after: () => 20 });
    await on.scene.join(numbered(60));
    await on.scene.plan();
    const first = on.start(200);
    await expect.poll(() => on.server.accepted.length, { interval: 5 }).toBeGreaterThan(10);
    await first.stop();
    const stopped = await on.counts();
    expect(stopped.sending + stopped.unknown).toBe(0);
    expect(stopped.sent).toBe(on.server.accepted.length);
    on.start(200);
    await on.settled();
    expect(await on.counts()).toMatchObject({ sent: 60, unknown: 0 });
    expect(on.server.duplicates()).toEqual([]);
  });

  test('a tick that comes after the stop does nothing more', async () => {
    await on.serve();
    const delivery = on.start();
    await delivery.stop();
    await on.scene.join(numbered(2));
    await on.scene.plan('telegram', new Date(Date.now() - 7_200_000));
    await delivery.tick();
    expect(on.events.filter(({ event }) => event !== 'lease')).toEqual([]);
  });

  test('a person who is answered does not wait for a broadcast, and the broadcast goes on', async () => {
    await on.serve();
    await on.scene.join(numbered(30));
    await on.scene.plan();
    const delivery = on.start();
    const done = delivery.answering('telegram');
    await on.settled();
    done();
    done();
    expect(on.server.accepted).toHaveLength(30);
  });
});

describe('corrections', () => {
  const replace = async (): Promise<void> => {
    const next = await on.scene.store.saveEdition(
      { kind: 'daily', slot: '2026-07-21', state: 'complete', fingerprint: 'b', content: '{}' },
      new Date(),
    );
    const [old] = await on.scene.store.bodiesInUse('daily', '2026-07-21');
    const body = await on.scene.store.saveBody(
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
    await on.scene.store.replaceBody('daily', '2026-07-21', old?.id ?? '', body.id, new Date());
    on.running[0]?.wake();
  };
  const edited = async (): Promise<void> => {
    await expect.poll(() => on.scene.store.editCounts(), { timeout: 10_000 }).toEqual([]);
  };

  test('every message that was sent is edited once, also those that were refused for a moment', async () => {
    let refusals = 0;
    await on.serve({
      mishap: ({ messageId }) =>
        messageId !== null && (refusals += 1) <= 3
          ? { fault: { delivery: 'wait', seconds: 1, scope: 'chat', code: 'rate' } }
          : null,
    });
    await on.scene.join(numbered(40));
    await on.scene.plan();
    on.start();
    await on.settled();
    await replace();
    await edited();
    expect(on.server.edits).toHaveLength(40);
    expect([...on.server.standing.values()].filter((body) => body === 'corrected')).toHaveLength(
      40,
    );
    expect(on.server.accepted).toHaveLength(40);
  });

  test('by a process that sent nothing itself they are as many under way as messages would be', async () => {
    let most = 0;
    let underWay = 0;
    await on.serve({ after: () => 40 });
    await on.scene.join(numbered(300));
    await on.scene.plan();
    const first = on.start();
    await on.settled();
    await first.stop();
    const { edit } = on.platform;
    on.platform = {
      ...on.platform,
      edit: async (outgoing, messageId) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await edit(outgoing, messageId).finally(() => (underWay -= 1));
      },
    };
    await replace();
    on.start();
    await edited();
    expect(on.server.edits).toHaveLength(300);
    expect(most).toBeGreaterThan(6);
  });

  test('what is refused in a storm of refusals is corrected when the storm is over', async () => {
    let storm = true;
    let refused = 0;
    await on.serve({
      mishap: ({ messageId }) => {
        if (messageId === null || !storm) return null;
        refused += 1;
        return { fault: { delivery: 'failed', subscription: 'strike', code: 'chat-not-found' } };
      },
    });
    await on.scene.join(numbered(120));
    await on.scene.plan();
    on.start();
    await on.settled();
    await replace();
    await expect.poll(() => refused, { timeout: 10_000 }).toBe(120);
    await on.running[0]?.stop();
    storm = false;
    on.start(500, undefined, () => new Date(Date.now() + 660_000));
    await edited();
    const corrected = [...on.server.standing.values()].filter((body) => body === 'corrected');
    // Those before it was known for a storm are asked again the next day.
    expect(corrected.length).toBeGreaterThanOrEqual(60);
  });

  test('a message that is gone is left alone, and nobody is sent a new one', async () => {
    await on.serve({
      mishap: ({ messageId, chat }) =>
        messageId !== null && chat === '3' ? { fault: { delivery: 'gone', code: 'gone' } } : null,
    });
    await on.scene.join(numbered(5));
    await on.scene.plan();
    on.start();
    await on.settled();
    await replace();
    await edited();
    expect(on.server.edits).toHaveLength(4);
    expect(on.server.accepted).toHaveLength(5);
  });
});
