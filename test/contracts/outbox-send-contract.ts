// What every database must do for sending: one intent, one owner, results under their fence only.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/data/store/store.ts';
import { after, due, expires, outboxScene, slot } from './outbox-scene.ts';

/** `current` gives the store of the test that runs. */
export const outboxSendContract = (current: () => Store): void => {
  const { join, bodyOf, own, planned, intend } = outboxScene(current);

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

    test('what was first tried later than now, by a clock that was set back, may be long ago', async () => {
      await planned(['7', '8'], { platform: 'discord' });
      const old = await own('one');
      const [one, two] = (await current().waiting('discord', due, 10)).map(({ id }) => id);
      await intend([one ?? '', two ?? ''], old, after(3600));
      const wait = { state: 'pending', code: 'ambiguous', tried: true, open: true } as const;
      await current().finish([{ ...wait, id: one ?? '', notBefore: due }], old, due);
      const lease = await own('two', 'one');
      expect(await current().takeOver('discord', lease, after(-60), after(60))).toEqual({
        unknown: 1,
        again: 0,
      });
      expect(await current().giveUpRetries('discord', after(-60), after(60))).toBe(1);
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
      expect(await current().leaseHolder('telegram')).toEqual({
        owner: 'two',
        until: after(85).toISOString(),
      });
      expect(
        await current().acquireLease({ name: 'discord', owner: 'two' }, due, 30_000),
      ).not.toBeNull();
    });

    test('a delivery put back to wait does not wait longer because the clock was set back', async () => {
      await planned(['1']);
      const lease = await own();
      const [row] = await current().waiting('telegram', due, 1);
      const id = row?.id ?? '';
      await intend([id], lease, after(9000));
      const wait = { state: 'pending', code: 'rate', tried: false, open: false } as const;
      await current().finish([{ ...wait, id, notBefore: after(9035) }], lease, after(9000));
      await current().settleQueue(after(9034));
      expect(await current().waiting('telegram', after(9034), 10)).toEqual([]);
      await current().settleQueue(after(1800));
      expect(await current().waiting('telegram', after(1800), 10)).toHaveLength(1);
      // Nor is it sent before it is due.
      expect(await current().waiting('telegram', after(-1), 10)).toEqual([]);
    });

    test('what is to be tried last comes after everybody else, and waits no longer after a clock that was set back', async () => {
      await planned(['1', '2', '3']);
      const lease = await own();
      const [first, ...others] = (await current().waiting('telegram', due, 10)).map(({ id }) => id);
      await intend([first ?? ''], lease, after(60));
      const refused = { state: 'pending', code: 'refused', tried: true, open: false } as const;
      await current().finish(
        [{ ...refused, id: first ?? '', notBefore: after(660), last: true }],
        lease,
        after(60),
      );
      const order = async (at: number) =>
        (await current().waiting('telegram', after(at), 10)).map(({ id }) => id);
      expect(await order(659)).toEqual(others);
      expect(await order(660)).toEqual([...others, first]);
      await current().settleQueue(after(30));
      expect(await order(30)).toEqual([...others, first]);
    });

    test('a lease that was given back is free at once, and one that is never renewed blocks nobody, whatever the clocks', async () => {
      await current().releaseLease(await own('one'));
      const lease = await current().acquireLease(
        { name: 'telegram', owner: 'two' },
        after(1),
        30_000,
      );
      expect(lease).not.toBeNull();
      const early = { name: 'telegram', owner: 'three' };
      expect(await current().acquireLease(early, after(-7200), 30_000)).toBeNull();
      const stale = await current().leaseHolder('telegram');
      const before = await current().acquireLease({ ...early, stale }, after(-7200), 30_000);
      expect(before?.fence).toBe((lease?.fence ?? 0) + 1);
      // It is renewed since.
      const late = { name: 'telegram', owner: 'four', stale };
      expect(await current().acquireLease(late, after(-7200), 30_000)).toBeNull();
    });
  });
};
