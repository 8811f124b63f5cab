// What every database must do for messages that stand in chats and are to say something else.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/data/store/store.ts';
import { after, due, outboxScene, slot } from './outbox-scene.ts';

/** `current` gives the store of the test that runs. */
export const outboxEditContract = (current: () => Store): void => {
  const { bodyOf, own, planned, intend, sendAll } = outboxScene(current);

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
      expect(await current().intendEdits([{ id, bodyId: second }], lease)).toEqual([id]);
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

    test('what certainly did not arrive takes the new words, and what may have arrived keeps its own', async () => {
      await planned(['1', '2']);
      const lease = await own();
      const rows = await current().waiting('telegram', due, 10);
      await intend(
        rows.map(({ id }) => id),
        lease,
        due,
      );
      const wait = { state: 'pending', code: 'unreachable', notBefore: due, tried: true } as const;
      await current().finish(
        rows.map(({ id, subscriber }) => ({ ...wait, id, open: subscriber.chat === '2' })),
        lease,
        due,
      );
      const [first, second] = [await bodyOf('a'), await bodyOf('b')];
      await current().replaceBody('daily', slot, first, second, after(60));
      const waiting = await current().waiting('telegram', after(60), 10);
      const words = waiting.map(({ subscriber, bodyId }) => [subscriber.chat, bodyId] as const);
      expect(new Map(words)).toEqual(
        new Map([
          ['1', second],
          ['2', first],
        ]),
      );
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
      expect(await current().intendEdits([{ id, bodyId: second }], lease)).toEqual([]);
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

    test('what holds an edit ends with a clock that was set back, and with no other', async () => {
      await planned(['1']);
      const lease = await own();
      const [row] = await sendAll(lease);
      const id = row?.id ?? '';
      const [first, second] = [await bodyOf('a'), await bodyOf('b')];
      await current().replaceBody('daily', slot, first, second, due);
      const waits = { id, bodyId: second, outcome: 'wait', notBefore: after(3600) } as const;
      await current().finishEdits([waits], lease, due);
      for (const moment of [due, after(1), after(3599)]) {
        await current().settleQueue(moment);
        expect(await current().waitingEdits('telegram', moment, 10)).toEqual([]);
      }
      expect(await current().waitingEdits('telegram', after(-7200), 10)).toEqual([]);
      await current().settleQueue(after(-7200));
      expect(await current().waitingEdits('telegram', after(-7200), 10)).toHaveLength(1);
      // What is held from then on is held by the new clock.
      await current().finishEdits([{ ...waits, notBefore: after(-7140) }], lease, after(-7200));
      await current().settleQueue(after(-7199));
      expect(await current().waitingEdits('telegram', after(-7199), 10)).toEqual([]);
      expect(await current().waitingEdits('telegram', after(-7140), 10)).toHaveLength(1);
    });

    test('nothing is edited for who left, nor by an owner that was replaced', async () => {
      await planned(['1']);
      const lease = await own();
      const [row] = await sendAll(lease);
      const [first, second] = [await bodyOf('a'), await bodyOf('b')];
      expect(await current().replaceBody('daily', slot, first, second, due)).toBe(1);
      await own('two', 'one');
      expect(await current().intendEdits([{ id: row?.id ?? '', bodyId: second }], lease)).toEqual(
        [],
      );
      await current().changeSubscriber(row?.subscriber.id ?? '', { state: 'stopped' });
      expect(await current().waitingEdits('telegram', due, 10)).toEqual([]);
    });
  });
};
