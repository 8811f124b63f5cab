// What every database must do for chats that move, become one or are forgotten: a slot served stays served.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/data/store/store.ts';
import { after, draft, due, outboxScene, slot } from './outbox-scene.ts';

/** `current` gives the store of the test that runs. */
export const outboxPlaceContract = (current: () => Store): void => {
  const { join, bodyOf, order, own, planned, intend, sendAll } = outboxScene(current);

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

    test('nor is one that was under way into the old chat when it moved, while one into the new chat is', async () => {
      await planned(['-1', '-2']);
      const lease = await own();
      const rows = await current().waiting('telegram', due, 10);
      await intend(
        rows.map(({ id }) => id),
        lease,
        due,
      );
      await current().moveSubscribers('telegram', '-1', '-100');
      await current().moveSubscribers('telegram', '-2', '-200');
      const idOf = (chat: string): string =>
        rows.find(({ subscriber }) => subscriber.chat === chat)?.id ?? '';
      // The one was accepted by the old chat, the other refused and sent again.
      const moved = { state: 'pending', code: 'moved', notBefore: due, tried: true } as const;
      await current().finish(
        [
          { id: idOf('-1'), state: 'sent', messageId: '5' },
          { ...moved, id: idOf('-2'), open: false },
        ],
        lease,
        due,
      );
      await intend([idOf('-2')], lease, due);
      await current().finish([{ id: idOf('-2'), state: 'sent', messageId: '6' }], lease, due);
      await current().replaceBody('daily', slot, await bodyOf('a'), await bodyOf('b'), due);
      expect(await current().waitingEdits('telegram', after(9), 10)).toMatchObject([
        { messageId: '6', subscriber: { chat: '-200' } },
      ]);
      expect(await current().deliveryCounts()).toMatchObject({ sent: 2 });
    });

    test('an edit under way into the old chat leaves nothing behind that is to be edited', async () => {
      await planned(['-1']);
      const lease = await own();
      await sendAll(lease);
      const [first, second] = [await bodyOf('a'), await bodyOf('b')];
      await current().replaceBody('daily', slot, first, second, due);
      const [edit] = await current().waitingEdits('telegram', due, 10);
      const id = edit?.id ?? '';
      await current().intendEdits([{ id, bodyId: second }], lease);
      await current().moveSubscribers('telegram', '-1', '-100');
      await current().finishEdits(
        [{ id, bodyId: second, outcome: 'done', freeAt: after(3600) }],
        lease,
        due,
      );
      expect(await current().bodiesInUse('daily', slot)).toEqual([]);
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
