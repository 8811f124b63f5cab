// Messages that stand in chats and whose figures change: what is edited, when, and what is left alone.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exactly } from '../../../src/data/model/count.ts';
import { claim } from '../../contracts/samples.ts';
import { at, night, openMorning, type Morning } from './morning-scene.ts';

let morning: Morning;
beforeEach(async () => {
  morning = await openMorning();
});
afterEach(() => morning.close());

describe('a figure that changes', () => {
  const published = async (): Promise<void> => {
    await morning.scene.join(['1']);
    await morning.scene.join(['2'], { language: 'uk' });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await morning.sendAll();
  };

  /** 498 came at eleven and stood for ten minutes: at 11:12 both messages are edited. */
  const corrected = async (): Promise<void> => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.tickAt('11:12');
    await morning.sendAll();
  };

  test('once it has stood for ten minutes, every message shows it with a line that says so', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.tickAt('11:10');
    expect(await morning.scene.store.editCounts()).toEqual([]);
    await morning.tickAt('11:11');
    await morning.sendAll();
    expect(morning.server.edits).toHaveLength(2);
    expect(morning.bodies().filter((body) => body.includes('498'))).toHaveLength(2);
    expect(morning.bodies().some((body) => body.includes('revised'))).toBe(true);
    expect(morning.server.accepted).toHaveLength(2);
  });

  test('a change that is taken back before it settled is no edit', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.airForceSays(496, '11:05', []);
    await morning.tickAt('11:06');
    await morning.tickAt('11:30');
    expect(await morning.scene.store.editCounts()).toEqual([]);
  });

  test('a second change waits until an hour after the first edit', async () => {
    await corrected();
    await morning.airForceSays(499, '11:20');
    await morning.tickAt('11:21');
    await morning.tickAt('11:32');
    expect(await morning.scene.store.waitingEdits('telegram', at('12:11'), 10)).toEqual([]);
    expect(await morning.scene.store.waitingEdits('telegram', at('12:13'), 10)).toHaveLength(2);
  });

  test('a new voice, another wording and more detail are no edit', async () => {
    await published();
    await morning.pressSays(3, '10:00');
    await morning.airForceSays(496, '10:30', [
      claim({ quantity: 'impacts', munition: 'drone', count: exactly(7), quote: null }),
    ]);
    await morning.tickAt('10:31');
    await morning.tickAt('11:31');
    expect(await morning.scene.store.editCounts()).toEqual([]);
    expect(morning.server.edits).toEqual([]);
  });

  test('after seven days nothing is edited any more', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:00', '2026-07-10');
    await morning.tickAt('11:30', '2026-07-10');
    expect(await morning.scene.store.editCounts()).toEqual([]);
  });

  test('after a change that was taken back, the next one has to stand for ten minutes of its own', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.airForceSays(496, '11:05');
    await morning.tickAt('11:06');
    await morning.airForceSays(498, '15:00');
    await morning.tickAt('15:01');
    await morning.tickAt('15:10');
    expect(await morning.scene.store.editCounts()).toEqual([]);
    await morning.tickAt('15:11');
    expect(await morning.scene.store.editCounts()).toEqual([{ platform: 'telegram', count: 2 }]);
  });

  test('two changes before the first has settled are one edit, to the last figure', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.airForceSays(500, '11:08');
    await morning.tickAt('11:09');
    await morning.tickAt('11:18');
    expect(await morning.scene.store.editCounts()).toEqual([]);
    await morning.tickAt('11:19');
    await morning.sendAll();
    expect(morning.server.edits).toHaveLength(2);
    expect(morning.bodies().every((body) => body.includes('500'))).toBe(true);
  });

  test('a figure that goes on changing is told within an hour and ten minutes all the same', async () => {
    await published();
    for (let minute = 0; minute < 60; minute += 5) {
      const time = `11:${String(minute).padStart(2, '0')}`;
      await morning.airForceSays(500 + minute, time);
      await morning.tickAt(time);
    }
    await morning.airForceSays(600, '12:01');
    await morning.tickAt('12:01');
    await morning.sendAll();
    expect(morning.bodies().every((body) => body.includes('600'))).toBe(true);
  });

  test('an edit that waits for its hour is dropped when the figure that stands in the chat is right again', async () => {
    await corrected();
    await morning.airForceSays(499, '11:20');
    await morning.tickAt('11:21');
    await morning.tickAt('11:31');
    expect(await morning.scene.store.editCounts()).toEqual([{ platform: 'telegram', count: 2 }]);
    await morning.airForceSays(498, '11:40');
    await morning.tickAt('11:41');
    await morning.tickAt('11:51');
    expect(await morning.scene.store.editCounts()).toEqual([]);
    await morning.tickAt('12:30');
    await morning.sendAll();
    expect(morning.server.edits).toHaveLength(2);
    expect(morning.bodies().every((body) => body.includes('498'))).toBe(true);
  });

  test('a figure that goes back after it was edited in is edited back, and both changes are told', async () => {
    await corrected();
    await morning.airForceSays(496, '14:00');
    await morning.tickAt('14:01');
    await morning.tickAt('14:11');
    await morning.sendAll();
    expect(morning.server.edits).toHaveLength(4);
    expect(morning.bodies().every((body) => body.includes('498 → 496'))).toBe(true);
  });

  test('whoever is sent to only now gets the corrected words, and no edit of them', async () => {
    await morning.scene.join(['1']);
    await morning.subscribe('3', at('00:00'), { at: '12:00' });
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await morning.sendAll();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.tickAt('11:11');
    await morning.tickAt('12:00');
    await morning.sendAll();
    expect(morning.bodies().every((body) => body.includes('498'))).toBe(true);
    await morning.tickAt('12:30');
    expect(morning.server.edits).toHaveLength(1);
  });

  test('an edition is followed for seven days from its first words, however often it was corrected', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:00', '2026-07-07');
    await morning.tickAt('11:11', '2026-07-07');
    await morning.sendAll();
    expect(morning.server.edits).toHaveLength(2);
    await morning.airForceSays(499, '11:30');
    await morning.tickAt('11:00', '2026-07-10');
    await morning.tickAt('11:30', '2026-07-10');
    expect(await morning.scene.store.editCounts()).toEqual([]);
  });

  test('a clock that is set back does not hold a change up for longer than it takes to settle', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('15:00');
    await morning.tickAt('11:00');
    await morning.tickAt('11:10');
    expect(await morning.scene.store.editCounts()).toEqual([{ platform: 'telegram', count: 2 }]);
  });

  test('a clock that is set back after an edit does not hold the next one up for the time it went back', async () => {
    await corrected();
    await morning.airForceSays(499, '11:20');
    await morning.tickAt('09:20');
    await morning.tickAt('09:31');
    await morning.sendAll();
    expect(morning.bodies().filter((body) => body.includes('499'))).toHaveLength(2);
  });

  test('nor one that was wanted before it went back', async () => {
    await published();
    await morning.airForceSays(498, '11:00');
    await morning.tickAt('11:01');
    await morning.tickAt('11:12');
    await morning.tickAt('09:13');
    await morning.sendAll();
    expect(morning.bodies().filter((body) => body.includes('498'))).toHaveLength(2);
  });
});

describe('an edit that is refused for good', () => {
  test('is not tried again all day long', async () => {
    await morning.close();
    let tries = 0;
    morning = await openMorning({
      mishap: ({ messageId }) => {
        if (messageId === null) return null;
        tries += 1;
        return { fault: { delivery: 'failed', code: 'refused' } };
      },
    });
    await morning.scene.join(['1']);
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    await morning.sendAll();
    await morning.airForceSays(498, '11:00');
    for (const hour of [11, 12])
      for (const minute of ['00', '11', '33', '44']) {
        await morning.tickAt(`${hour}:${minute}`);
        await morning.sendAll();
      }
    expect(tries).toBe(1);
    // Another figure is another reason to try, a day later at the latest.
    await morning.tickAt('12:00', '2026-07-03');
    await morning.tickAt('12:11', '2026-07-03');
    await morning.sendAll();
    expect(tries).toBe(2);
  });
});

describe('a correction while the edition is still being sent', () => {
  test('whoever is not sent to yet gets the new words, and what is kept as shown is what was sent', async () => {
    await morning.close();
    morning = await openMorning({ before: () => 20 }, 40);
    const { store } = morning.scene;
    await morning.scene.join(Array.from({ length: 40 }, (_, index) => String(index + 1)));
    await morning.airForceSays(496, '08:41');
    await morning.tickAt('08:45');
    morning.delivery.start();
    await expect.poll(() => morning.server.accepted.length, { interval: 2 }).toBeGreaterThan(3);
    const [old] = await store.bodiesInUse('daily', night);
    const edition = await store.saveEdition(
      { kind: 'daily', slot: night, state: 'complete', fingerprint: 'b', content: '{}' },
      morning.clock,
    );
    const body = await store.saveBody(
      {
        edition: edition.id,
        platform: 'telegram',
        language: 'en',
        variant: old?.variant ?? '',
        body: 'corrected',
      },
      null,
      morning.clock,
    );
    await store.replaceBody('daily', night, old?.id ?? '', body.id, morning.clock);
    await morning.sendAll();
    // Those that were under way at that moment are found at the next look.
    await store.replaceBody('daily', night, old?.id ?? '', body.id, morning.clock);
    await morning.sendAll();
    expect(morning.bodies().filter((words) => words !== 'corrected')).toEqual([]);
    expect(morning.server.accepted).toHaveLength(40);
    expect(morning.server.edits.length).toBeLessThan(20);
  });
});
