// What every database must do for planning: versions of words, and one row per (subscriber, kind, slot).
import { describe, expect, test } from 'vitest';
import type { PlanOrder } from '../../src/data/store/outbox/outbox.ts';
import type { Store } from '../../src/data/store/store.ts';
import { after, due, expires, outboxScene, slot } from './outbox-scene.ts';

/** `current` gives the store of the test that runs. */
export const outboxPlanContract = (current: () => Store): void => {
  const { join, bodyOf, order, own, planned, intend } = outboxScene(current);

  describe('editions', () => {
    test('the same figures are the same version, others the next, and a body never changes', async () => {
      const first = {
        kind: 'daily',
        slot,
        state: 'complete',
        fingerprint: 'a',
        content: '{}',
      } as const;
      const one = await current().saveEdition(first, due);
      expect(await current().saveEdition({ ...first, content: 'other' }, after(60))).toEqual(one);
      const two = await current().saveEdition({ ...first, fingerprint: 'b' }, after(60));
      expect([one.version, two.version]).toEqual([1, 2]);
      expect(await current().newestEditions(new Date('2026-07-14T00:00:00Z'))).toEqual([two]);
      const words = {
        edition: one.id,
        platform: 'telegram',
        language: 'en',
        variant: 'strikes',
      } as const;
      const png = new Uint8Array([1, 2, 3]);
      const picture = { key: 'k', name: 'night.png', alt: 'a chart', png };
      const kept = await current().saveBody({ ...words, body: 'first' }, picture, due);
      expect((await current().saveBody({ ...words, body: 'second' }, null, due)).body).toBe(
        'first',
      );
      expect(await current().body(kept.id)).toEqual(kept);
      expect(new Uint8Array((await current().picture('k'))?.png ?? [])).toEqual(png);
    });
  });

  describe('planning', () => {
    test('everybody active gets one row, and planning again adds none', async () => {
      await join('1');
      await join('2');
      await join('3', { state: 'stopped' });
      const bodyId = await bodyOf();
      expect(await current().enqueue(order(bodyId), due)).toBe(2);
      expect(await current().enqueue(order(bodyId), due)).toBe(0);
      expect(await current().deliveryCounts({ slot })).toMatchObject({ pending: 2, sent: 0 });
    });

    test('planned slice by slice everybody gets one row all the same', async () => {
      for (let chat = 0; chat < 12; chat += 1) await join(String(chat));
      const bodyId = await bodyOf();
      const edges = [0, 250_000, 500_000, 1_000_000];
      let rows = 0;
      for (const [index, from] of edges.slice(0, -1).entries()) {
        const below = edges[index + 1] ?? 0;
        const count = await current().enqueue(order(bodyId, { places: { from, below } }), due);
        expect(count).toBeLessThan(12);
        rows += count;
      }
      expect(rows).toBe(12);
      expect(await current().enqueue(order(bodyId), due)).toBe(0);
    });

    test('two who plan at once plan once', async () => {
      for (let chat = 0; chat < 50; chat += 1) await join(String(chat));
      const bodyId = await bodyOf();
      const added = await Promise.all([1, 2, 3].map(() => current().enqueue(order(bodyId), due)));
      expect(added.reduce((sum, count) => sum + count, 0)).toBe(50);
    });

    test('only whom the order names are planned', async () => {
      await join('1', { language: 'uk' });
      await join('2', { timezone: 'Asia/Tokyo' });
      await join('3', { at: '20:00' });
      await join('4', { sections: ['strikes'] });
      await join('5', { weekly: true });
      await join('6', { threshold: 100 });
      await join('7', { platform: 'discord' });
      const bodyId = await bodyOf();
      const chats = async (change: Partial<PlanOrder>): Promise<string[]> => {
        const night = `2026-08-${String((days += 1)).padStart(2, '0')}`;
        await current().enqueue(order(bodyId, { slot: night, ...change }), due);
        const rows = await current().waiting('telegram', due, 100);
        return rows
          .filter((row) => row.slot === night)
          .map(({ subscriber }) => subscriber.chat)
          .sort();
      };
      let days = 0;
      expect(await chats({ language: 'uk' })).toEqual(['1']);
      expect(await chats({ timezone: 'Asia/Tokyo' })).toEqual(['2']);
      expect(await chats({ at: '20:00' })).toEqual(['3']);
      expect(await chats({ sections: 'strikes' })).toEqual(['4']);
      expect(await chats({ weekly: true })).toEqual(['5']);
      expect(await chats({ threshold: { metBy: 99 } })).toEqual(['1', '2', '3', '4', '5']);
      expect(await chats({ threshold: { metBy: 100 } })).toHaveLength(6);
      expect(await chats({ threshold: { above: 99 } })).toEqual(['6']);
      expect(await chats({ threshold: { none: true } })).toHaveLength(5);
      expect(await chats({ createdFrom: new Date('2026-07-02T00:00:00Z') })).toEqual([]);
      expect(await chats({ createdBefore: new Date('2026-07-02T00:00:00Z') })).toHaveLength(6);
    });

    test('wishes are grouped, and their mark moves with every change', async () => {
      await join('1');
      await join('2');
      const third = await join('3', { at: '20:00' });
      const mark = await current().wishesMark();
      expect((await current().wishes()).map(({ at, count }) => [at, count]).sort()).toEqual([
        ['08:00', 2],
        ['20:00', 1],
      ]);
      await current().changeSubscriber(third.id, { at: '21:00' });
      expect(await current().wishesMark()).not.toBe(mark);
    });

    test('one who leaves and another who comes back in the same minute move the mark', async () => {
      const left = await join('1');
      const back = await join('2', { state: 'stopped' });
      await join('3');
      await current().changeSubscriber(left.id, { silent: true });
      const mark = await current().wishesMark();
      await current().changeSubscriber(left.id, { state: 'stopped' });
      await current().changeSubscriber(back.id, { state: 'active' });
      expect(await current().wishesMark()).not.toBe(mark);
    });

    test('what is too late expires, and what nobody wants any more is cancelled', async () => {
      await planned(['1', '2']);
      const [first] = await current().subscribersOf('telegram', '1');
      await current().changeSubscriber(first?.id ?? '', { state: 'stopped' });
      expect(await current().settleQueue(after(1))).toEqual({ expired: 0, cancelled: 1 });
      expect(await current().settleQueue(expires)).toEqual({ expired: 1, cancelled: 0 });
      expect(await current().waiting('telegram', expires, 10)).toEqual([]);
      expect(await current().lastDelivery(first?.id ?? '')).toMatchObject({
        state: 'cancelled',
        slot,
      });
    });

    test('the oldest of what is due and not done tells how long the queue has waited', async () => {
      expect(await current().oldestDue(due)).toBeNull();
      await planned(['1', '2']);
      expect(await current().oldestDue(new Date(due.getTime() - 1))).toBeNull();
      expect(await current().oldestDue(after(60))).toBe(due.toISOString());
      const lease = await own();
      for (const { id } of await current().waiting('telegram', due, 2)) {
        await intend([id], lease, due);
        expect(await current().oldestDue(after(60))).toBe(due.toISOString());
        await current().finish([{ id, state: 'unknown', code: 'cut' }], lease, due);
      }
      expect(await current().oldestDue(after(60))).toBeNull();
    });

    test('what ended without a try waits anew when it is planned again, what was tried never does', async () => {
      await planned(['1', '2', '3']);
      const lease = await own();
      const [row] = await current().waiting('telegram', due, 1);
      await intend([row?.id ?? ''], lease, due);
      await current().finish([{ id: row?.id ?? '', state: 'unknown', code: 'cut' }], lease, due);
      await current().settleQueue(expires);
      const again = order(await bodyOf(), { dueAt: after(20_000), expiresAt: after(99_999) });
      const ended = { state: 'expired', code: 'missed' } as const;
      expect(await current().enqueue({ ...again, outcome: ended }, expires)).toBe(0);
      expect(await current().enqueue(again, expires)).toBe(2);
      expect(await current().enqueue(again, expires)).toBe(0);
      expect(await current().deliveryCounts({ slot })).toMatchObject({ pending: 2, unknown: 1 });
      expect(await current().waiting('telegram', after(19_999), 10)).toEqual([]);
      expect(await current().waiting('telegram', after(20_000), 10)).toHaveLength(2);
    });

    test('what a chat refused while it was closed to us is planned anew once it is open again, and nothing else', async () => {
      const subscribers = [await join('1'), await join('2'), await join('3'), await join('4')];
      const [first, second, third, fourth] = subscribers.map(({ id }) => id);
      const earlier = '2026-07-20';
      const bodyId = await bodyOf();
      const lease = await own();
      for (const night of [earlier, slot]) {
        await current().enqueue(order(bodyId, { slot: night }), due);
        const rows = (await current().waiting('telegram', due, 10)).filter(
          (row) => row.slot === night,
        );
        await intend(
          rows.map(({ id }) => id),
          lease,
          due,
        );
        await current().finish(
          rows.map(({ id, subscriber }) => ({
            ...{ id, code: 'blocked' },
            state: subscriber.id === fourth ? ('unknown' as const) : ('failed' as const),
          })),
          lease,
          due,
        );
      }
      // The third stays as it is: refused for another reason.
      for (const id of [first, second, fourth])
        await current().changeSubscriber(id ?? '', { state: 'paused', reason: 'blocked' });
      await current().changeSubscriber(first ?? '', { state: 'active', reason: null });
      await join('2');
      await current().changeSubscriber(third ?? '', { silent: true });
      await current().changeSubscriber(fourth ?? '', { state: 'active', reason: null });
      expect(await current().enqueue(order(bodyId, { slot: earlier }), after(60))).toBe(0);
      expect(await current().enqueue(order(bodyId), after(60))).toBe(2);
      const rows = await current().waiting('telegram', after(60), 10);
      expect(rows.map(({ subscriber, attempt }) => [subscriber.chat, attempt]).sort()).toEqual([
        ['1', 0],
        ['2', 0],
      ]);
      expect(await current().enqueue(order(bodyId), after(60))).toBe(0);
    });

    test('two digests of one morning do not come to a chat one right after the other, which would hold up the rest', async () => {
      for (let chat = 0; chat < 60; chat += 1) await join(String(chat), { weekly: true });
      const bodyId = await bodyOf();
      const monday = '2026-07-20';
      for (const kind of ['daily', 'weekly'] as const)
        await current().enqueue(order(bodyId, { kind, slot: monday }), due);
      const chats = (await current().waiting('telegram', due, 1000)).map(
        ({ subscriber }) => subscriber.chat,
      );
      expect(chats).toHaveLength(120);
      const near = chats.filter((chat, place) => chats.slice(place + 1, place + 4).includes(chat));
      expect(near.length).toBeLessThanOrEqual(10);
    });

    test('over any seven days everybody’s place in the order evens out', async () => {
      const ids: string[] = [];
      for (let chat = 0; chat < 40; chat += 1) ids.push((await join(String(chat))).id);
      const bodyId = await bodyOf();
      const places = new Map<string, number>();
      const orders = new Set<string>();
      for (let day = 10; day < 17; day += 1) {
        const night = `2026-08-${day}`;
        await current().enqueue(order(bodyId, { slot: night }), due);
        const rows = (await current().waiting('telegram', due, 1000)).filter(
          (row) => row.slot === night,
        );
        orders.add(rows.map(({ subscriber }) => subscriber.chat).join());
        rows.forEach(({ subscriber }, place) =>
          places.set(subscriber.id, (places.get(subscriber.id) ?? 0) + place / 39 / 7),
        );
      }
      const means = [...places.values()];
      expect(orders.size).toBe(7);
      expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.1);
      expect(places.size).toBe(ids.length);
    });
  });
};
