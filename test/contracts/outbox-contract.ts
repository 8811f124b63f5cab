// What every database must do for the outbox: one row per (subscriber, kind, slot), intents, fences, edits.
import { describe, expect, test } from 'vitest';
import type { PlatformName } from '../../src/data/model/subscriber.ts';
import type { Lease, PlanOrder, Waiting } from '../../src/data/store/outbox.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { SubscriberDraft } from '../../src/data/store/subscribers.ts';

const slot = '2026-07-21';
const due = new Date('2026-07-21T06:41:00Z');
const after = (seconds: number): Date => new Date(due.getTime() + seconds * 1000);
const expires = after(4 * 3600);

export const draft = (chat: string, change: Partial<SubscriberDraft> = {}): SubscriberDraft => ({
  platform: 'telegram',
  chat,
  thread: null,
  kind: 'private',
  title: null,
  owner: null,
  language: 'en',
  timezone: 'Europe/Kyiv',
  at: '08:00',
  sections: ['strikes', 'talks', 'aid'],
  threshold: null,
  weekly: false,
  silent: false,
  ...change,
});

export const outboxContract = (current: () => Store): void => {
  const join = (chat: string, change: Partial<SubscriberDraft> = {}) =>
    current().saveSubscriber(draft(chat, change), new Date('2026-07-01T00:00:00Z'));

  /** One edition with one body; returns the body's id. */
  const bodyOf = async (
    fingerprint = 'a',
    platform: PlatformName = 'telegram',
  ): Promise<string> => {
    const edition = await current().saveEdition(
      { kind: 'daily', slot, state: 'complete', fingerprint, content: '{}' },
      due,
    );
    const { id } = await current().saveBody(
      {
        edition: edition.id,
        platform,
        language: 'en',
        variant: 'strikes,talks,aid',
        body: `body ${fingerprint}`,
      },
      null,
      due,
    );
    return id;
  };

  const order = (bodyId: string, change: Partial<PlanOrder> = {}): PlanOrder => ({
    kind: 'daily',
    slot,
    platform: 'telegram',
    outcome: { state: 'pending', bodyId },
    dueAt: due,
    expiresAt: expires,
    ...change,
  });

  const own = async (owner = 'one', dead: string | null = null, at = due): Promise<Lease> => {
    const lease = await current().acquireLease({ name: 'telegram', owner, dead }, at, 30_000);
    if (!lease) throw new Error('no lease');
    return lease;
  };

  const planned = async (chats: readonly string[], change: Partial<SubscriberDraft> = {}) => {
    for (const chat of chats) await join(chat, change);
    await current().enqueue(
      order(await bodyOf('a', change.platform ?? 'telegram'), {
        platform: change.platform ?? 'telegram',
      }),
      due,
    );
  };

  /** As the sender does it: with the bodies that wait at that moment. */
  const intend = async (ids: readonly string[], lease: Lease, at: Date) => {
    const bodies = new Map<string, string>();
    for (const platform of ['telegram', 'discord'] as const)
      for (const { id, bodyId } of await current().waiting(platform, after(999_999), 1000))
        bodies.set(id, bodyId);
    const ahead = ids.map((id) => ({ id, bodyId: bodies.get(id) ?? '' }));
    return current().intend(ahead, lease, at);
  };

  const sendAll = async (lease: Lease): Promise<readonly Waiting[]> => {
    const rows = await current().waiting('telegram', due, 100);
    const ids = rows.map(({ id }) => id);
    await intend(ids, lease, due);
    await current().finish(
      ids.map((id, index) => ({ id, state: 'sent', messageId: String(100 + index) })),
      lease,
      due,
    );
    return rows;
  };

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

  describe('sending', () => {
    test('nothing goes out twice: an intent is given once', async () => {
      await planned(['1', '2']);
      const lease = await own();
      const ids = (await current().waiting('telegram', due, 10)).map(({ id }) => id);
      expect((await intend(ids, lease, due)).map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(await intend(ids, lease, due)).toEqual([]);
      expect(await current().waiting('telegram', due, 10)).toEqual([]);
    });

    test('no intent without the lease, for whoever stopped meanwhile, or when it is too late', async () => {
      await planned(['1', '2', '3']);
      const old = await own('one');
      const lease = await own('two', 'one');
      const rows = await current().waiting('telegram', due, 10);
      const ids = rows.map(({ id }) => id);
      expect(await intend(ids, old, due)).toEqual([]);
      await current().changeSubscriber(rows[0]?.subscriber.id ?? '', { state: 'stopped' });
      expect(await intend(ids.slice(0, 1), lease, due)).toEqual([]);
      expect(await intend(ids, lease, expires)).toEqual([]);
      expect(await intend(ids, lease, due)).toHaveLength(2);
    });

    test('an intent tells that the settings changed since they were read', async () => {
      await planned(['1']);
      const lease = await own();
      const [row] = await current().waiting('telegram', due, 1);
      await current().changeSubscriber(row?.subscriber.id ?? '', { silent: true });
      const [intent] = await intend([row?.id ?? ''], lease, due);
      expect(intent?.version).toBe((row?.subscriber.version ?? 0) + 1);
    });

    test('what was read ahead with other words than it is to have now gets no intent', async () => {
      await planned(['1']);
      const lease = await own();
      const [row] = await current().waiting('telegram', due, 1);
      const [first, second] = [await bodyOf('a'), await bodyOf('b')];
      await current().replaceBody('daily', slot, first, second, due);
      const id = row?.id ?? '';
      expect(await current().intend([{ id, bodyId: first }], lease, due)).toEqual([]);
      expect(await current().intend([{ id, bodyId: second }], lease, due)).toHaveLength(1);
    });

    test('results are kept: sent, failed, and put back without counting what was not tried', async () => {
      await planned(['1', '2', '3', '4']);
      const lease = await own();
      const ids = (await current().waiting('telegram', due, 10)).map(({ id }) => id);
      const [a = '', b = '', c = '', d = ''] = ids;
      await intend(ids, lease, due);
      const wait = { state: 'pending', code: 'rate', notBefore: after(35) } as const;
      expect(
        await current().finish(
          [
            { id: a, state: 'sent', messageId: '77' },
            { id: b, state: 'failed', code: 'blocked' },
            { id: c, ...wait, tried: false, open: false },
            { id: d, ...wait, tried: true, open: true },
          ],
          lease,
          after(1),
        ),
      ).toBe(4);
      expect(await current().deliveryCounts()).toMatchObject({
        sent: 1,
        failed: 1,
        pending: 2,
        sending: 0,
      });
      expect(await current().waiting('telegram', after(34), 10)).toEqual([]);
      const again = await current().waiting('telegram', after(35), 10);
      expect(again.map(({ id, attempt }) => [id, attempt]).sort()).toEqual(
        [
          [c, 0],
          [d, 1],
        ].sort(),
      );
      expect(again.find(({ id }) => id === c)?.firstTryAt).toBeNull();
      expect(again.find(({ id }) => id === d)?.firstTryAt).toBe(due.toISOString());
      expect(await current().waiting('telegram', after(35), 10, new Set([c]))).toHaveLength(1);
      const sent = (await current().waiting('telegram', due, 10))[0];
      expect(sent).toBeUndefined();
    });

    test('an owner that was replaced writes no result any more', async () => {
      await planned(['1']);
      const old = await own('one');
      const [row] = await current().waiting('telegram', due, 1);
      const id = row?.id ?? '';
      await intend([id], old, due);
      const lease = await own('two', 'one');
      expect(await current().takeOver('telegram', lease, null, after(1))).toEqual({
        unknown: 1,
        again: 0,
      });
      expect(await current().finish([{ id, state: 'sent', messageId: '1' }], old, after(2))).toBe(
        0,
      );
      expect(await current().deliveryCounts()).toMatchObject({ unknown: 1, sent: 0 });
      expect(await current().takeOver('telegram', old, null, after(3))).toEqual({
        unknown: 0,
        again: 0,
      });
    });

    test('on Discord what was tried within two minutes waits again, a forum post and the older is unknown', async () => {
      await join('9', { platform: 'discord', kind: 'forum' });
      await planned(['8'], { platform: 'discord' });
      const old = await own('one');
      const ids = (await current().waiting('discord', due, 10)).map(({ id }) => id);
      await intend(ids, old, due);
      const lease = await own('two', 'one');
      expect(await current().takeOver('discord', lease, after(-60), after(60))).toEqual({
        unknown: 1,
        again: 1,
      });
      const [row] = await current().waiting('discord', after(60), 10);
      expect([row?.subscriber.chat, row?.attempt]).toEqual(['8', 1]);
      expect(await current().giveUpRetries('discord', after(-1), after(119))).toBe(0);
      expect(await current().giveUpRetries('discord', after(1), after(121))).toBe(1);
      expect(await current().deliveryCounts()).toMatchObject({ unknown: 2, pending: 0 });
    });
  });

  describe('leases', () => {
    test('one owner at a time, renewed while it lives, taken when it is over', async () => {
      const lease = await own('one');
      expect(
        await current().acquireLease({ name: 'telegram', owner: 'two' }, after(29), 30_000),
      ).toBeNull();
      expect(await current().renewLease(lease, after(25), 30_000)).toBe(true);
      expect(
        await current().acquireLease({ name: 'telegram', owner: 'two' }, after(54), 30_000),
      ).toBeNull();
      const next = await current().acquireLease(
        { name: 'telegram', owner: 'two' },
        after(55),
        30_000,
      );
      expect(next?.fence).toBe(lease.fence + 1);
      expect(await current().renewLease(lease, after(56), 30_000)).toBe(false);
      await current().releaseLease(lease);
      expect(await current().leaseOwner('telegram')).toBe('two');
      expect(
        await current().acquireLease({ name: 'discord', owner: 'two' }, due, 30_000),
      ).not.toBeNull();
    });

    test('a lease that was given back is free at once, and a clock set back two hours blocks nobody', async () => {
      await current().releaseLease(await own('one'));
      const lease = await current().acquireLease(
        { name: 'telegram', owner: 'two' },
        after(1),
        30_000,
      );
      expect(lease).not.toBeNull();
      const before = await current().acquireLease(
        { name: 'telegram', owner: 'three' },
        after(-7200),
        30_000,
      );
      expect(before?.fence).toBe((lease?.fence ?? 0) + 1);
    });
  });

  describe('edits', () => {
    test('every message that shows the old body is edited once, at most so often, and new rows take it at once', async () => {
      await planned(['1', '2', '3']);
      const lease = await own();
      const [one] = await current().waiting('telegram', due, 1);
      const first = await bodyOf('a');
      await intend([one?.id ?? ''], lease, due);
      await current().finish([{ id: one?.id ?? '', state: 'sent', messageId: '5' }], lease, due);
      const second = await bodyOf('b');
      expect((await current().bodiesInUse('daily', slot)).map(({ id }) => id)).toEqual([first]);
      expect(await current().replaceBody('daily', slot, first, second, after(60))).toBe(1);
      expect(await current().replaceBody('daily', slot, first, second, after(60))).toBe(0);
      expect((await current().waiting('telegram', due, 10)).map(({ bodyId }) => bodyId)).toEqual([
        second,
        second,
      ]);
      const [edit] = await current().waitingEdits('telegram', after(60), 10);
      expect(edit).toMatchObject({
        id: one?.id,
        messageId: '5',
        bodyId: second,
        subscriber: { chat: one?.subscriber.chat },
      });
      expect(await current().editCounts()).toEqual([{ platform: 'telegram', count: 1 }]);
      const id = edit?.id ?? '';
      expect(await current().intendEdit(id, second, lease)).toBe(true);
      await current().finishEdits(
        [{ id, bodyId: second, outcome: 'done', freeAt: after(3660) }],
        lease,
        after(60),
      );
      expect(await current().waitingEdits('telegram', after(99_999), 10)).toEqual([]);
      expect((await current().lastDelivery(one?.subscriber.id ?? ''))?.editedAt).toBe(
        after(60).toISOString(),
      );
      const third = await bodyOf('c');
      await current().replaceBody('daily', slot, second, third, after(120));
      expect(await current().waitingEdits('telegram', after(3659), 10)).toEqual([]);
      expect(await current().waitingEdits('telegram', after(3660), 10)).toHaveLength(1);
    });

    test('an edit overtaken by a newer one stays wanted, and one that is gone is let go', async () => {
      await planned(['1']);
      const lease = await own();
      await sendAll(lease);
      const first = await bodyOf('a');
      const second = await bodyOf('b');
      const third = await bodyOf('c');
      await current().replaceBody('daily', slot, first, second, due);
      const [edit] = await current().waitingEdits('telegram', due, 10);
      const id = edit?.id ?? '';
      await current().replaceBody('daily', slot, first, third, due);
      expect(await current().intendEdit(id, second, lease)).toBe(false);
      await current().finishEdits(
        [{ id, bodyId: second, outcome: 'done', freeAt: after(5) }],
        lease,
        due,
      );
      expect(await current().waitingEdits('telegram', after(5), 10)).toMatchObject([
        { bodyId: third },
      ]);
      await current().finishEdits(
        [{ id, bodyId: third, outcome: 'wait', notBefore: after(50) }],
        lease,
        due,
      );
      expect(await current().waitingEdits('telegram', after(49), 10)).toEqual([]);
      await current().finishEdits(
        [{ id, bodyId: third, outcome: 'gone', code: 'gone' }],
        lease,
        due,
      );
      expect(await current().waitingEdits('telegram', after(99), 10)).toEqual([]);
      expect(await current().deliveryCounts()).toMatchObject({ sent: 1 });
    });

    test('an edit that is no longer wanted is dropped where what stands there is right', async () => {
      await planned(['1', '2']);
      await sendAll(await own());
      const [first, second, third] = [await bodyOf('a'), await bodyOf('b'), await bodyOf('c')];
      await current().replaceBody('daily', slot, first, second, due);
      expect((await current().bodiesInUse('daily', slot)).map(({ id }) => id).sort()).toEqual(
        [first, second].sort(),
      );
      expect(await current().dropEdits('daily', slot, [third], [second])).toBe(0);
      expect(await current().dropEdits('daily', slot, [first], [third])).toBe(0);
      expect(await current().dropEdits('daily', slot, [first, third], [second])).toBe(2);
      expect(await current().waitingEdits('telegram', after(9), 10)).toEqual([]);
    });

    test('nothing is edited for who left, nor by an owner that was replaced', async () => {
      await planned(['1']);
      const lease = await own();
      const [row] = await sendAll(lease);
      const [first, second] = [await bodyOf('a'), await bodyOf('b')];
      expect(await current().replaceBody('daily', slot, first, second, due)).toBe(1);
      await own('two', 'one');
      expect(await current().intendEdit(row?.id ?? '', second, lease)).toBe(false);
      await current().changeSubscriber(row?.subscriber.id ?? '', { state: 'stopped' });
      expect(await current().waitingEdits('telegram', due, 10)).toEqual([]);
    });
  });

  describe('places that move or leave', () => {
    test('who subscribes again after being forgotten does not get a slot twice', async () => {
      await planned(['1', '2']);
      await sendAll(await own());
      for (const { id } of await current().subscribersOf('telegram', '1'))
        await current().forgetSubscriber(id);
      await join('1');
      expect(await current().enqueue(order(await bodyOf()), after(60))).toBe(0);
      for (const { id } of await current().subscribersOf('telegram', '1'))
        await current().forgetSubscriber(id);
      await current().sweepOutbox(after(47 * 3600));
      expect(await current().deliveryCounts()).toMatchObject({ sent: 2 });
      await current().sweepOutbox(after(49 * 3600));
      expect(await current().deliveryCounts()).toMatchObject({ sent: 1 });
    });

    test('a group that moved and is then forgotten is known again under its new id', async () => {
      await planned(['-1']);
      await sendAll(await own());
      await current().moveSubscribers('telegram', '-1', '-100');
      for (const { id } of await current().subscribersOf('telegram', '-100'))
        await current().forgetSubscriber(id);
      await join('-100');
      expect(await current().enqueue(order(await bodyOf()), after(60))).toBe(0);
    });

    test('two places that become one get a slot once, whichever of them was served', async () => {
      for (const served of ['-1', '-100']) {
        await planned(['-1', '-100']);
        const lease = await own();
        const row = (await current().waiting('telegram', due, 10)).find(
          ({ subscriber }) => subscriber.chat === served,
        );
        await intend([row?.id ?? ''], lease, due);
        await current().finish([{ id: row?.id ?? '', state: 'sent', messageId: '1' }], lease, due);
        await current().moveSubscribers('telegram', '-1', '-100');
        expect(await current().waiting('telegram', due, 10)).toEqual([]);
        expect(await current().enqueue(order(await bodyOf()), after(60))).toBe(0);
        const [merged] = await current().subscribersOf('telegram', '-100');
        await current().forgetSubscriber(merged?.id ?? '');
        await current().sweepOutbox(after(49 * 3600));
      }
    });

    test('a move while a message is under way keeps its result and sends nothing more', async () => {
      await planned(['-1', '-100']);
      const lease = await own();
      const row = (await current().waiting('telegram', due, 10)).find(
        ({ subscriber }) => subscriber.chat === '-100',
      );
      const id = row?.id ?? '';
      await intend([id], lease, due);
      await current().moveSubscribers('telegram', '-1', '-100');
      expect(await current().waiting('telegram', due, 10)).toEqual([]);
      expect(await current().finish([{ id, state: 'sent', messageId: '1' }], lease, due)).toBe(1);
      expect(await current().enqueue(order(await bodyOf()), after(60))).toBe(0);
    });

    test('a message of the old chat is not edited in the new one, where its number is another message', async () => {
      await planned(['-1']);
      await sendAll(await own());
      await current().moveSubscribers('telegram', '-1', '-100');
      await current().replaceBody('daily', slot, await bodyOf('a'), await bodyOf('b'), due);
      expect(await current().waitingEdits('telegram', after(9), 10)).toEqual([]);
      expect(await current().enqueue(order(await bodyOf()), after(60))).toBe(0);
    });

    test('a message that stands in the new chat is still edited after the two became one', async () => {
      await planned(['-1', '-100']);
      const lease = await own();
      const row = (await current().waiting('telegram', due, 10)).find(
        ({ subscriber }) => subscriber.chat === '-100',
      );
      await intend([row?.id ?? ''], lease, due);
      await current().finish([{ id: row?.id ?? '', state: 'sent', messageId: '7' }], lease, due);
      await current().moveSubscribers('telegram', '-1', '-100');
      await current().replaceBody('daily', slot, await bodyOf('a'), await bodyOf('b'), due);
      expect(await current().waitingEdits('telegram', after(9), 10)).toMatchObject([
        { messageId: '7', subscriber: { chat: '-100' } },
      ]);
    });

    test('a list made before a group moved is taken in all the same', async () => {
      const { id } = await join('-1');
      await current().moveSubscribers('telegram', '-1', '-100');
      const list = [draft('-1', { language: 'uk' }), draft('5')];
      expect(await current().importSubscribers(list, due)).toEqual({ added: 1, changed: 1 });
      expect(await current().subscribersOf('telegram', '-1')).toEqual([]);
      expect(await current().subscriberById(id)).toMatchObject({ chat: '-100', language: 'uk' });
    });

    test('a list that names a group under both its ids is taken in', async () => {
      await join('-1');
      await current().moveSubscribers('telegram', '-1', '-100');
      const list = [draft('-1', { language: 'uk' }), draft('-100', { at: '09:00' })];
      expect(await current().importSubscribers(list, due)).toEqual({ added: 0, changed: 1 });
      expect(await current().subscribersOf('telegram', '-100')).toMatchObject([{ at: '09:00' }]);
    });

    test('whoever subscribes the old id of a group that moved changes that group', async () => {
      const { id } = await join('-1');
      await current().moveSubscribers('telegram', '-1', '-100');
      const saved = await join('-1', { silent: true });
      expect(saved).toMatchObject({ id, chat: '-100', silent: true });
    });

    test('forgotten while a message to its new id is under way, a group is not sent the slot again', async () => {
      await planned(['-1']);
      const lease = await own();
      await current().moveSubscribers('telegram', '-1', '-100');
      const [row] = await current().waiting('telegram', due, 10);
      await intend([row?.id ?? ''], lease, due);
      await current().forgetSubscriber(row?.subscriber.id ?? '');
      await join('-100');
      expect(await current().enqueue(order(await bodyOf()), after(60))).toBe(0);
      expect(
        await current().finish([{ id: row?.id ?? '', state: 'sent', messageId: '1' }], lease, due),
      ).toBe(1);
      expect(await current().waiting('telegram', after(99), 10)).toEqual([]);
    });
  });
};
