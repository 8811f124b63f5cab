// Settings changed while a delivery waits: the row follows them, is never doubled and never lost.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, night, openMorning, type Morning } from './morning-scene.ts';

let morning: Morning;
beforeEach(async () => {
  morning = await openMorning();
});
afterEach(() => morning.close());

const weeksBefore = at('00:00', '2026-06-01');
const last = (id: string) => morning.scene.store.lastDelivery(id);
const change = (
  id: string,
  wanted: Parameters<Morning['scene']['store']['changeSubscriber']>[1],
): Promise<unknown> => morning.scene.store.changeSubscriber(id, wanted);

/** Sends what waits, and looks once more a minute later: nobody got two. */
const sentOnce = async (time: string, later: string): Promise<string> => {
  await morning.sendAll();
  await morning.tickAt(later);
  await morning.sendAll();
  expect(morning.server.accepted, `sent at ${time}`).toHaveLength(1);
  return morning.bodies()[0] ?? '';
};

describe('words', () => {
  test('another language is what the waiting digest speaks', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await change(id, { language: 'uk' });
    expect(await morning.waitingChats()).toEqual([]);
    await morning.tickAt('08:46');
    const body = await sentOnce('08:46', '08:47');
    expect(body).toContain('Повітряні сили');
    expect(body).not.toContain('Air Force');
  });

  test('other sections are what the waiting digest holds, and two changes are followed as one', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    const body = async () => {
      const [row] = await morning.scene.store.waiting('telegram', morning.clock, 1);
      return (await morning.scene.store.body(row?.bodyId ?? '')) ?? null;
    };
    expect((await body())?.variant).toBe('strikes,talks,aid');
    await change(id, { sections: ['strikes'] });
    await change(id, { language: 'uk' });
    await morning.tickAt('08:46');
    expect(await body()).toMatchObject({ variant: 'strikes', language: 'uk' });
    await sentOnce('08:46', '08:47');
  });

  test('a digest that is late stays called so, in the new language', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('10:00');
    await change(id, { language: 'uk' });
    await morning.tickAt('10:01');
    const [row] = await morning.scene.store.waiting('telegram', morning.clock, 1);
    expect(await morning.scene.store.body(row?.bodyId ?? '')).toMatchObject({
      variant: 'strikes,talks,aid;late',
      language: 'uk',
    });
  });

  test('settings of an import and of subscribing again are followed like those of the panel', async () => {
    const { store } = morning.scene;
    await morning.subscribe('1', weeksBefore);
    await morning.subscribe('2', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    const [first, second] = await Promise.all(
      ['1', '2'].map(async (chat) => (await store.subscribersOf('telegram', chat))[0]),
    );
    if (!first || !second) throw new Error('nobody subscribed');
    await store.importSubscribers([{ ...first, language: 'uk' }], morning.clock);
    await store.saveSubscriber({ ...second, language: 'uk' }, morning.clock);
    await morning.tickAt('08:46');
    await morning.sendAll();
    for (const body of morning.bodies()) expect(body).toContain('Повітряні сили');
    expect(morning.server.accepted).toHaveLength(2);
  });
});

describe('the hour', () => {
  test('a later hour of the same day is waited for, and the slot is not taken for served', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await change(id, { at: '20:00' });
    expect((await last(id))?.slot).not.toBe(night);
    await morning.tickAt('08:46');
    expect(await morning.waitingChats()).toEqual([]);
    expect((await morning.scene.store.deliveryCounts()).pending).toBe(0);
    await morning.tickAt('19:59');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.tickAt('20:00');
    expect(await sentOnce('20:00', '20:01')).not.toContain('late');
  });

  test('a zone in which the hour is still to come is waited for likewise', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await change(id, { timezone: 'America/Los_Angeles' });
    await morning.tickAt('08:46');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.tickAt('18:00');
    await sentOnce('18:00', '18:01');
  });

  test('an hour long past costs nobody what waits already', async () => {
    const id = await morning.subscribe('1', weeksBefore, { at: '20:00' });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('20:00');
    await change(id, { at: '08:00' });
    await morning.tickAt('20:01');
    await sentOnce('20:01', '20:02');
    expect(await last(id)).toMatchObject({ state: 'sent', slot: night });
  });

  test('there and back again within a minute changes nothing', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await change(id, { at: '20:00' });
    await change(id, { at: '08:00' });
    await morning.tickAt('08:46');
    await sentOnce('08:46', '08:47');
  });

  test('where a newer night is due at the new place, the older one is told as missed', async () => {
    const id = await morning.subscribe('1', weeksBefore, {
      timezone: 'Pacific/Honolulu',
      at: '22:00',
    });
    await morning.airForceSays(496, '08:41');
    // 22:00 of 2 July in Honolulu; in Kyiv it is the morning of 3 July, and its latest hour is past.
    await morning.tickAt('11:00', '2026-07-03');
    expect(await morning.waitingChats()).toEqual([`1 ${night}`]);
    await change(id, { timezone: 'Europe/Kyiv', at: '08:00' });
    await morning.tickAt('11:01', '2026-07-03');
    expect(await morning.waitingChats()).toEqual(['1 2026-07-03']);
    expect(await morning.scene.store.deliveryCounts({ slot: night })).toMatchObject({
      pending: 0,
      expired: 1,
    });
  });
});

describe('what is wanted at all', () => {
  test('a threshold that the night does not meet takes the waiting digest back, and one that it meets brings it', async () => {
    const id = await morning.subscribe('1', weeksBefore);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await change(id, { threshold: 497 });
    await morning.tickAt('08:46');
    expect(await morning.waitingChats()).toEqual([]);
    expect(await last(id)).toMatchObject({ state: 'cancelled', code: 'below-threshold' });
    await change(id, { threshold: 496 });
    await morning.tickAt('08:47');
    await sentOnce('08:47', '08:48');
  });

  test('whoever wants no week any more gets none that waits', async () => {
    const { store } = morning.scene;
    const monday = '2026-07-06';
    const id = await morning.subscribe('1', weeksBefore, { weekly: true });
    const edition = await store.saveEdition(
      { kind: 'weekly', slot: monday, state: 'complete', fingerprint: '', content: '{}' },
      at('10:30', monday),
    );
    const body = await store.saveBody(
      { edition: edition.id, platform: 'telegram', language: 'en', variant: 'strikes', body: 'w' },
      null,
      at('10:30', monday),
    );
    await store.enqueue(
      {
        kind: 'weekly',
        slot: monday,
        platform: 'telegram',
        outcome: { state: 'pending', bodyId: body.id },
        dueAt: at('10:30', monday),
        expiresAt: at('14:30', monday),
      },
      at('10:30', monday),
    );
    await change(id, { weekly: false });
    await morning.tickAt('10:31', monday);
    expect(await store.deliveryCounts({ kind: 'weekly' })).toMatchObject({ pending: 0, sent: 0 });
  });
});

describe('the operator’s publishing', () => {
  test('before the reader’s hour it speaks the language that was chosen meanwhile', async () => {
    const id = await morning.subscribe('1', weeksBefore, { at: '20:00' });
    await morning.airForceSays(496, '08:41');
    morning.clock = at('09:00');
    await morning.delivery.publish(night, ['telegram']);
    await change(id, { language: 'uk' });
    await morning.tickAt('09:01');
    expect(await sentOnce('09:01', '20:01')).toContain('Повітряні сили');
  });

  test('without a planner beside it the rows follow when it looks again', async () => {
    const id = await morning.subscribe('1', weeksBefore, { at: '20:00' });
    await morning.airForceSays(496, '08:41');
    morning.clock = at('09:00');
    await morning.delivery.publish(night, ['telegram']);
    await change(id, { language: 'uk' });
    expect(await morning.waitingChats()).toEqual([]);
    await morning.delivery.follow();
    expect(await morning.waitingChats()).toEqual([`1 ${night}`]);
  });
});
