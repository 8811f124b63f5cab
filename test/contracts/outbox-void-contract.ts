// What every database must do where settings change while a delivery waits: the old words are never sent.
import { describe, expect, test } from 'vitest';
import type { PlanOrder } from '../../src/data/store/outbox/outbox.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { SubscriberChange } from '../../src/data/store/subscribers/subscribers.ts';
import { after, draft, due, expires, outboxScene, slot } from './outbox-scene.ts';

/** `current` gives the store of the test that runs. */
export const outboxVoidContract = (current: () => Store): void => {
  const { bodyOf, order, own, planned, intend } = outboxScene(current);

  const waitingChats = async (): Promise<readonly string[]> =>
    (await current().waiting('telegram', due, 100)).map(({ subscriber }) => subscriber.chat).sort();
  const idOf = async (chat: string): Promise<string> =>
    (await current().subscribersOf('telegram', chat))[0]?.id ?? '';
  const change = async (chat: string, wanted: SubscriberChange): Promise<void> => {
    await current().changeSubscriber(await idOf(chat), wanted);
  };
  const voided = (bodyId: string, wanted: Partial<PlanOrder> = {}): PlanOrder =>
    order(bodyId, { voided: 'new-choice', ...wanted });

  describe('settings that change while a delivery waits', () => {
    test.each<readonly [string, SubscriberChange, string]>([
      ['language', { language: 'uk' }, 'new-choice'],
      ['sections', { sections: ['talks'] }, 'new-choice'],
      ['threshold', { threshold: 100 }, 'new-choice'],
      ['weekly', { weekly: true }, 'new-choice'],
      ['hour', { at: '20:00' }, 'new-hour'],
      ['zone', { timezone: 'Asia/Tokyo', language: 'uk' }, 'new-hour'],
    ])(
      'another %s takes its words from the row of that subscriber alone',
      async (_, wanted, by) => {
        await planned(['1', '2']);
        await change('1', wanted);
        expect(await waitingChats()).toEqual(['2']);
        expect(await current().deliveryCounts({ slot })).toMatchObject({ pending: 2 });
        const settings = await current().subscriberById(await idOf('1'));
        expect(await current().voided()).toEqual([
          {
            ...{ kind: 'daily', slot, platform: 'telegram', by, count: 1 },
            ...{ dueAt: due.toISOString(), expiresAt: expires.toISOString() },
            language: settings?.language,
            sections: settings?.sections.join(','),
            timezone: settings?.timezone,
            at: settings?.at,
            weekly: settings?.weekly,
          },
        ]);
        // The panel speaks of what is certain: this slot is planned anew.
        expect(await current().lastDelivery(await idOf('1'))).toBeNull();
      },
    );

    test('settings that mean the same, and others than wishes, leave it as it is', async () => {
      await planned(['1']);
      const same = draft('1');
      await change('1', { language: 'en', at: '08:00', silent: true, media: false });
      await current().saveSubscriber(same, due);
      await current().importSubscribers([same], due);
      expect(await waitingChats()).toEqual(['1']);
    });

    test('what an import brings, and whoever subscribes again otherwise, takes the words too', async () => {
      await planned(['1', '2', '3']);
      await current().importSubscribers([draft('1', { language: 'uk' }), draft('2')], due);
      await current().saveSubscriber(draft('3', { at: '20:00' }), due);
      expect(await waitingChats()).toEqual(['2']);
      expect((await current().voided()).map(({ by }) => by).sort()).toEqual([
        'new-choice',
        'new-hour',
      ]);
    });

    test('an hour that changed stays in mind when the language changes after it', async () => {
      await planned(['1']);
      await change('1', { at: '20:00' });
      await change('1', { language: 'uk' });
      expect((await current().voided()).map(({ by }) => by)).toEqual(['new-hour']);
    });

    test('new words are given once, with the place in the queue kept and nobody new planned', async () => {
      await planned(['1']);
      await change('1', { language: 'uk' });
      await current().saveSubscriber(draft('2', { language: 'uk' }), due);
      const bodyId = await bodyOf('b');
      expect(await current().enqueue(voided(bodyId, { language: 'en' }), after(60))).toBe(0);
      expect(await current().enqueue(voided(bodyId, { voided: 'new-hour' }), after(60))).toBe(0);
      expect(await current().enqueue(voided(bodyId, { dueAt: after(1) }), after(60))).toBe(0);
      // Planning as always neither doubles the row nor gives it words.
      expect(await current().enqueue(order(bodyId), after(60))).toBe(1);
      expect(await waitingChats()).toEqual(['2']);
      expect(await current().enqueue(voided(bodyId, { language: 'uk' }), after(60))).toBe(1);
      expect(await current().enqueue(voided(bodyId, { language: 'uk' }), after(60))).toBe(0);
      const [row] = (await current().waiting('telegram', due, 10)).filter(
        ({ subscriber }) => subscriber.chat === '1',
      );
      expect(row).toMatchObject({ bodyId, dueAt: due.toISOString() });
      expect(await current().voided()).toEqual([]);
      const lease = await own();
      expect(await intend([row?.id ?? ''], lease, due)).toHaveLength(1);
    });

    test('a row ends, or is let go so that it is planned at another hour', async () => {
      await planned(['1', '2']);
      await change('1', { threshold: 500 });
      await change('2', { at: '20:00' });
      const below = { state: 'cancelled', code: 'below-threshold' } as const;
      const none = voided('', { threshold: { above: 500 }, outcome: below });
      expect(await current().enqueue(none, after(60))).toBe(0);
      const some = voided('', { threshold: { above: 499 }, outcome: below });
      expect(await current().enqueue(some, after(60))).toBe(1);
      expect(await current().letGoVoided(voided('', { at: '20:00', voided: 'new-hour' }))).toBe(1);
      expect(await current().deliveryCounts({ slot })).toMatchObject({ pending: 0, cancelled: 1 });
      expect(await current().enqueue(order(await bodyOf('b'), { at: '20:00' }), due)).toBe(1);
    });

    test('what was read ahead, is under way or may have arrived is not touched; what comes back unsent is', async () => {
      await planned(['1', '2', '3']);
      const lease = await own();
      const ahead = await current().waiting('telegram', due, 10);
      const idFor = (chat: string): string =>
        ahead.find(({ subscriber }) => subscriber.chat === chat)?.id ?? '';
      await intend([idFor('2'), idFor('3')], lease, due);
      for (const chat of ['1', '2', '3']) await change(chat, { language: 'uk' });
      // Read ahead with the old words: no intent.
      expect(await current().intend(ahead, lease, due)).toEqual([]);
      const back = { state: 'pending', code: 'rate', notBefore: due, tried: false } as const;
      await current().finish(
        [
          { ...back, id: idFor('2'), open: false },
          { ...back, id: idFor('3'), open: true },
        ],
        lease,
        due,
      );
      expect(await waitingChats()).toEqual(['3']);
      expect((await current().voided()).map(({ count }) => count)).toEqual([2]);
      await current().saveSubscriber(draft('3', { at: '21:00' }), due);
      expect(await waitingChats()).toEqual(['3']);
    });

    test('whoever stops ends it as ever, and it is too late for it as ever', async () => {
      await planned(['1', '2']);
      await change('1', { language: 'uk' });
      await change('2', { language: 'uk' });
      await change('1', { state: 'stopped' });
      expect((await current().voided()).map(({ count }) => count)).toEqual([1]);
      expect(await current().settleQueue(due)).toEqual({ expired: 0, cancelled: 1 });
      expect(await current().settleQueue(expires)).toEqual({ expired: 1, cancelled: 0 });
    });
  });
};
