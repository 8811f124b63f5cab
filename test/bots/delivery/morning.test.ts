// Mornings from report to message: who gets what when, over a real store, with a clock that is passed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draft } from '../../contracts/outbox-scene.ts';
import { at, night, openMorning, type Morning } from './morning-scene.ts';

let morning: Morning;
beforeEach(async () => {
  morning = await openMorning();
});
afterEach(() => morning.close());

describe('a morning', () => {
  test('nothing is planned before the report, everybody whose hour has come when it is there, others later', async () => {
    await morning.scene.join(['1']);
    await morning.scene.join(['2'], { timezone: 'America/Los_Angeles' });
    await morning.scene.join(['3'], { at: '20:00' });
    await morning.tickAt('08:30');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    expect(await morning.waitingChats()).toEqual([`1 ${night}`]);
    await morning.tickAt('08:46');
    expect(await morning.waitingChats()).toHaveLength(1);
    await morning.sendAll();
    expect(morning.bodies()[0]).toContain('496');
    await morning.tickAt('18:01');
    expect(await morning.waitingChats()).toEqual([`2 ${night}`]);
    await morning.sendAll();
    await morning.tickAt('20:00');
    await morning.sendAll();
    expect(morning.server.accepted.map(({ chat }) => chat)).toEqual(['1', '2', '3']);
  });

  test('without a report it goes out preliminary at the latest hour, and turns complete when the report has settled', async () => {
    await morning.scene.join(['1']);
    await morning.pressSays(2, '09:00');
    await morning.tickAt('10:29');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.tickAt('10:30');
    await morning.sendAll();
    expect(morning.bodies()[0]).toContain('Preliminary');
    await morning.airForceSays(496, '10:50');
    await morning.tickAt('10:51');
    expect(await morning.scene.store.editCounts()).toEqual([]);
    await morning.tickAt('11:01');
    await morning.sendAll();
    expect(morning.server.edits).toHaveLength(1);
    expect(morning.bodies()[0]).toContain('496');
    expect(morning.bodies()[0]).not.toContain('Preliminary');
    expect(morning.server.accepted).toHaveLength(1);
  });

  test('who subscribes after the hour gets this morning’s digest, and it is not late', async () => {
    await morning.airForceSays(496, '08:41');
    morning.clock = at('11:00');
    await morning.subscribe('1', morning.clock, { sections: ['strikes'] });
    await morning.scene.join(['2']);
    await morning.tickAt('11:01');
    await morning.sendAll();
    const [own, late] = ['1', '2'].map(
      (chat) => morning.server.accepted.find((call) => call.chat === chat)?.body,
    );
    expect(own).not.toContain('late');
    expect(late).toBeDefined();
  });

  test('after an outage the latest is sent as late, or where it is too late told as missed', async () => {
    for (const [chat, hour] of [
      ['1', '08:00'],
      ['2', '20:00'],
    ] as const)
      await morning.scene.store.saveSubscriber(
        draft(chat, { at: hour, sections: ['strikes'] }),
        at('00:00', '2026-06-01'),
      );
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('10:00');
    await morning.sendAll();
    expect(morning.bodies()[0]).toContain('late');
    morning.clock = at('03:00', '2026-07-03');
    await morning.renew();
    await morning.tickAt('03:00', '2026-07-03');
    const [second] = await morning.scene.store.subscribersOf('telegram', '2');
    expect(await morning.scene.store.lastDelivery(second?.id ?? '')).toMatchObject({
      state: 'expired',
      slot: night,
      code: 'missed',
    });
    expect(morning.server.accepted).toHaveLength(1);
  });

  test('what waited through an outage says that it is late, whatever it was to say when it was planned', async () => {
    await morning.subscribe('1', at('00:00', '2026-06-01'), { sections: ['strikes'] });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:42');
    await morning.subscribe('2', at('09:20'), { sections: ['strikes'] });
    await morning.tickAt('09:20');
    await morning.sendAll();
    const said = new Map(morning.server.accepted.map(({ chat, body }) => [chat, body]));
    expect(said.get('1')).toContain('late');
    // Who subscribed a moment ago waited for nothing.
    expect(said.get('2')).not.toContain('late');
    expect(morning.server.edits).toEqual([]);
  });

  test('a night under the threshold is left out for whoever set one, and told so', async () => {
    await morning.scene.join(['1'], { threshold: 497 });
    await morning.scene.join(['2'], { threshold: 496 });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    expect(await morning.waitingChats()).toEqual([`2 ${night}`]);
    const [first] = await morning.scene.store.subscribersOf('telegram', '1');
    expect(await morning.scene.store.lastDelivery(first?.id ?? '')).toMatchObject({
      state: 'cancelled',
      code: 'below-threshold',
    });
  });

  test('the operator’s publishing fills the slot of that night, which the morning then leaves alone', async () => {
    await morning.scene.join(['1'], { at: '20:00' });
    await morning.airForceSays(496, '08:41');
    morning.clock = at('09:00');
    expect(await morning.delivery.publish(night, ['telegram'])).toBe(1);
    expect(await morning.delivery.publish(night, ['telegram'])).toBe(0);
    await morning.sendAll();
    await morning.tickAt('20:01');
    await morning.sendAll();
    expect(morning.server.accepted).toHaveLength(1);
  });

  test('many who wish the same are planned in slices, each once, and other work is done between them', async () => {
    const { store } = morning.scene;
    await store.importSubscribers(
      Array.from({ length: 25_000 }, (_, index) => draft(String(index + 1))),
      at('00:00'),
    );
    await morning.airForceSays(496, '08:41');
    morning.clock = at('08:45');
    let turns = 0;
    let over = false;
    const look = (): void => {
      turns += 1;
      if (!over) setImmediate(look);
    };
    setImmediate(look);
    await morning.delivery.tick();
    over = true;
    expect(turns).toBeGreaterThan(2);
    expect((await store.deliveryCounts()).pending).toBe(25_000);
    await morning.tickAt('08:46');
    expect((await store.deliveryCounts()).pending).toBe(25_000);
  });

  test('a zone that cannot be read stops nobody else', async () => {
    await morning.scene.join(['1'], { timezone: 'Mars/Olympus' });
    await morning.scene.join(['2']);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    expect(await morning.waitingChats()).toEqual([`2 ${night}`]);
    expect(
      morning.events.some((event) => event.event === 'alarm' && event.what === 'planning'),
    ).toBe(true);
  });
});

describe('a slot that ended without a try, and is due again', () => {
  test('an hour changed to one long past and back again costs nobody the digest of that day', async () => {
    const id = await morning.subscribe('1', at('00:00', '2026-06-01'), { at: '20:00' });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('15:00');
    await morning.scene.store.changeSubscriber(id, { at: '08:00' });
    await morning.tickAt('15:01');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.scene.store.changeSubscriber(id, { at: '20:00' });
    await morning.tickAt('15:02');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.tickAt('20:00');
    expect(await morning.waitingChats()).toEqual([`1 ${night}`]);
    await morning.sendAll();
    await morning.tickAt('20:01');
    expect(morning.server.accepted).toHaveLength(1);
  });

  test('a clock that leapt into the evening for a moment does not cancel the morning', async () => {
    await morning.subscribe('1', at('00:00', '2026-06-01'));
    await morning.tickAt('18:00');
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    expect(await morning.waitingChats()).toEqual([`1 ${night}`]);
    // Nor where it waited to be sent already.
    await morning.tickAt('18:00');
    expect(await morning.waitingChats()).toEqual([]);
    await morning.tickAt('08:46');
    await morning.sendAll();
    await morning.tickAt('08:47');
    await morning.sendAll();
    expect(morning.server.accepted).toHaveLength(1);
  });

  test('whoever stops while it waits and comes back in time gets it, once', async () => {
    const id = await morning.subscribe('1', at('00:00', '2026-06-01'));
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await morning.scene.store.changeSubscriber(id, { state: 'stopped' });
    await morning.tickAt('08:46');
    expect(await morning.scene.store.lastDelivery(id)).toMatchObject({ state: 'cancelled' });
    await morning.scene.store.changeSubscriber(id, { state: 'active' });
    await morning.tickAt('08:47');
    await morning.sendAll();
    await morning.scene.store.changeSubscriber(id, { state: 'stopped' });
    await morning.tickAt('08:48');
    await morning.scene.store.changeSubscriber(id, { state: 'active' });
    await morning.tickAt('08:49');
    await morning.sendAll();
    expect(morning.server.accepted).toHaveLength(1);
  });

  test('a threshold lowered in time is met by the night that was left out', async () => {
    const id = await morning.subscribe('1', at('00:00'), { threshold: 600 });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await morning.scene.store.changeSubscriber(id, { threshold: 400 });
    await morning.tickAt('08:46');
    expect(await morning.waitingChats()).toEqual([`1 ${night}`]);
  });

  test('a slot whose words cannot be made stops no other slot', async () => {
    await morning.scene.store.saveEdition(
      { kind: 'daily', slot: '2026-07-01', state: 'complete', fingerprint: 'x', content: '{}' },
      at('08:00', '2026-07-01'),
    );
    await morning.subscribe('1', at('00:00', '2026-06-01'), {
      timezone: 'Pacific/Honolulu',
      at: '20:00',
    });
    await morning.subscribe('2', at('00:00'));
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('09:30');
    expect(await morning.waitingChats()).toEqual([`2 ${night}`]);
    expect(morning.events.filter(({ event }) => event === 'alarm')).not.toEqual([]);
  });
});
