import { describe, expect, test } from 'vitest';
import {
  createOperator,
  decideGathered,
  decideNotice,
  diskEvent,
  emptyOperatorState,
  mostPerHour,
  sourceEvents,
  type OperatorEvent,
  type OperatorState,
} from '../../src/bots/operator.ts';
import type { SourceState } from '../../src/data/store/store.ts';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 6, 2, 6, minutes));
const unreadable = (key: string): OperatorEvent => ({
  what: 'unreadable',
  feed: 'air-force-ua',
  key,
  url: `https://t.me/kpszsu/${key}`,
  reason: 'unknown-words',
  text: 'a text',
});
const silent = (ended: boolean): OperatorEvent => ({
  what: 'source',
  feed: 'isw',
  ended,
  text: 'no answer for 4 h',
});

/** All texts that a row of events leads to. */
const told = (events: readonly (readonly [OperatorEvent, number])[]): string[] => {
  let state: OperatorState = emptyOperatorState;
  return events.flatMap(([event, minutes]) => {
    const decision = decideNotice(state, event, at(minutes));
    state = decision.state;
    return decision.text ?? [];
  });
};

describe('what the operator is told', () => {
  test('an unreadable post is told once, with its reason and its address', () => {
    const texts = told([
      [unreadable('1'), 0],
      [unreadable('1'), 5],
      [unreadable('1'), 60 * 24 * 5],
    ]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('unknown-words');
    expect(texts[0]).toContain('https://t.me/kpszsu/1');
  });
  test('a silent source is told once, again when it is heard, and anew when it falls silent again', () => {
    expect(
      told([
        [silent(true), 0],
        [silent(false), 1],
        [silent(false), 2],
        [silent(true), 3],
        [silent(true), 4],
        [silent(false), 5],
      ]).map((text) => text.split(':')[0]),
    ).toEqual(['Source isw is silent', 'Source isw is heard again.', 'Source isw is silent']);
  });
  test('a matter that goes on is told again after three days', () => {
    const day = 24 * 60;
    expect(
      told([
        [silent(false), 0],
        [silent(false), 2 * day],
        [silent(false), 3 * day],
      ]),
    ).toHaveLength(2);
  });
  test('an alarm of one name is told once a day', () => {
    const alarm: OperatorEvent = { what: 'alarm', name: 'token telegram', text: 'refused' };
    expect(
      told([
        [alarm, 0],
        [alarm, 60],
        [alarm, 24 * 60],
      ]),
    ).toHaveLength(2);
  });
  test('a flood is held back and gathered into one message, none of it lost', () => {
    let state: OperatorState = emptyOperatorState;
    const sent: string[] = [];
    for (let key = 0; key < 30; key += 1) {
      const decision = decideNotice(state, unreadable(String(key)), at(0));
      state = decision.state;
      if (decision.text) sent.push(decision.text);
    }
    expect(sent).toHaveLength(mostPerHour);
    expect(decideGathered(state, at(30)).text).toBeNull();
    const gathered = decideGathered(state, at(61));
    expect(gathered.text).toContain('24 more in the meantime (unreadable posts: 24)');
    expect(gathered.text).toContain('and 14 more');
    expect(decideGathered(gathered.state, at(62)).text).toBeNull();
  });
  test('what is held back is not overtaken by what comes later', () => {
    let state: OperatorState = emptyOperatorState;
    for (let key = 0; key <= mostPerHour; key += 1)
      state = decideNotice(state, unreadable(String(key)), at(0)).state;
    const later = decideNotice(state, silent(false), at(61));
    expect(later.text).toBeNull();
    expect(decideGathered(later.state, at(61)).text).toContain('Source isw is silent');
  });
});

describe('sending to the operator', () => {
  const kept = new Map<string, string>();
  const memory = {
    recall: (name: string) => Promise.resolve(kept.get(name) ?? null),
    remember: (name: string, value: string) => {
      kept.set(name, value);
      return Promise.resolve();
    },
  };
  test('nothing is told twice over a restart', async () => {
    kept.clear();
    const sent: string[] = [];
    const start = (): ReturnType<typeof createOperator> =>
      createOperator({
        ...memory,
        now: () => at(0),
        send: (text) => {
          sent.push(text);
          return Promise.resolve();
        },
      });
    await start().tell(unreadable('1'));
    await start().tell(unreadable('1'));
    expect(sent).toHaveLength(1);
  });
  test('what could not be sent is not taken for told', async () => {
    kept.clear();
    const sent: string[] = [];
    const faults: unknown[] = [];
    let broken = true;
    const operator = createOperator({
      ...memory,
      now: () => at(0),
      send: (text) => {
        if (broken) return Promise.reject(new Error('no connection'));
        sent.push(text);
        return Promise.resolve();
      },
      failed: (error) => faults.push(error),
    });
    await operator.tell(unreadable('1'));
    expect(faults).toHaveLength(1);
    broken = false;
    await operator.tell(unreadable('1'));
    expect(sent).toHaveLength(1);
  });
  test('many events at once keep to the limit', async () => {
    kept.clear();
    const sent: string[] = [];
    const operator = createOperator({
      ...memory,
      now: () => at(0),
      send: async (text) => {
        await Promise.resolve();
        sent.push(text);
      },
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, key) => operator.tell(unreadable(String(key)))),
    );
    await operator.tick();
    expect(sent).toHaveLength(mostPerHour);
  });
  test('a memory that cannot be read begins anew', async () => {
    kept.set('operator-notices', '{broken');
    const sent: string[] = [];
    await createOperator({
      ...memory,
      now: () => at(0),
      send: (text) => {
        sent.push(text);
        return Promise.resolve();
      },
    }).tell(unreadable('1'));
    expect(sent).toHaveLength(1);
  });
});

describe('what is worth telling', () => {
  const state = (change: Partial<SourceState>): SourceState => ({
    feed: 'air-force-ua',
    checkedAt: at(0).toISOString(),
    succeededAt: at(0).toISOString(),
    lastPostAt: at(0).toISOString(),
    lastReportAt: at(0).toISOString(),
    failure: null,
    failures: 0,
    unreadable: 0,
    cursor: {},
    ...change,
  });
  const official = new Set(['air-force-ua']);
  const hoursLater = (hours: number): Date => at(hours * 60);
  const ended = (change: Partial<SourceState>, hours: number): boolean | null => {
    const [event] = sourceEvents([state(change)], official, hoursLater(hours));
    return event?.what === 'source' ? event.ended : null;
  };
  test('a source is silent after three failures and three hours, not before', () => {
    expect(ended({ failures: 3 }, 4)).toBe(false);
    expect(ended({ failures: 2 }, 4)).toBe(true);
    expect(ended({ failures: 9 }, 2)).toBe(true);
    expect(ended({ failures: 3, succeededAt: null }, 0)).toBe(false);
  });
  test('an official source that answers without a readable report for two days is silent too', () => {
    expect(ended({ succeededAt: hoursLater(49).toISOString() }, 49)).toBe(false);
    expect(ended({ feed: 'isw', succeededAt: hoursLater(49).toISOString() }, 49)).toBe(true);
  });
  test('a disk is nearly full under a gibibyte and a tenth, and has room again well above', () => {
    const room = (free: number, whole: number): boolean | null => {
      const event = diskEvent({ free: free * 1024 ** 3, whole: whole * 1024 ** 3 });
      return event?.what === 'disk' ? event.ended : null;
    };
    expect(room(0.5, 20)).toBe(false);
    expect(room(1.2, 20)).toBeNull();
    expect(room(2, 20)).toBe(true);
    expect(room(0.5, 1)).toBe(true);
  });
});
