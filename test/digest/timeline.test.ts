import { describe, expect, test } from 'vitest';
import type { SourcedEvent } from '../../src/data/model/night.ts';
import {
  conversionChecks,
  mergeEvents,
  timelineJson,
  timelineMessage,
} from '../../src/digest/events/timeline.ts';

const event = (
  day: string,
  rest: Partial<SourcedEvent> & { readonly id?: string },
): SourcedEvent => {
  const { id = `text-${day}`, ...fields } = rest;
  return {
    kind: 'talks-round',
    date: null,
    status: 'proposed',
    parties: ['russia', 'ukraine'],
    figures: [],
    by: null,
    quote: null,
    saidOn: day,
    document: {
      id,
      source: 'news',
      outlet: 'Outlet',
      title: null,
      url: null,
      publishedAt: `${day}T12:00:00Z`,
      asOf: null,
      archived: false,
    },
    ...fields,
  };
};

const prisoners = (value: number) => [
  {
    value,
    bound: 'exactly' as const,
    unit: 'person',
    item: 'prisoners of war, each side',
  },
];

const exchange = (date: string, value: number | null, id: string): SourcedEvent =>
  event(date, {
    id,
    kind: 'exchange',
    status: 'completed',
    date,
    figures: value === null ? [] : prisoners(value),
  });

const thirdRound: readonly SourcedEvent[] = [
  event('2025-07-21', {
    id: 'isw',
    date: '2025-07-21',
    place: 'Istanbul',
    ordinal: 3,
    by: 'president-ua',
    speaker: 'Ukrainian President Volodymyr Zelensky',
  }),
  event('2025-07-21', {
    id: 'isw',
    dates: ['2025-07-22', '2025-07-23'],
    precision: 'either',
    place: 'Istanbul',
    by: 'news',
    speaker: 'A source',
    outlet: 'Suspilne',
  }),
  event('2025-07-21', {
    id: 'isw',
    dates: ['2025-07-24', '2025-07-25'],
    precision: 'either',
    ordinal: 3,
    by: 'news',
    speaker: 'Unspecified sources',
    outlet: 'TASS',
  }),
];
const held = event('2025-07-23', {
  id: 'held',
  status: 'held',
  date: '2025-07-23',
  place: 'Istanbul',
  ordinal: 3,
  parties: ['russia', 'ukraine', 'turkey'],
  agenda: ['Prisoners', 'Ceasefire'],
});

const textOf = (message: ReturnType<typeof timelineMessage>): string =>
  message.blocks
    .flatMap(({ lines }) => lines)
    .map(({ spans }) => spans.map((span) => ('text' in span ? span.text : '')).join(''))
    .join('\n');

describe('one event told by several texts', () => {
  test('a proposed round keeps every day that somebody names for it', () => {
    const [entry, ...more] = mergeEvents(thirdRound);
    expect(more).toEqual([]);
    expect(entry?.dates).toEqual(['2025-07-22', '2025-07-23', '2025-07-24', '2025-07-25']);
    expect(entry?.tellings).toHaveLength(3);
  });

  test('a round that is proposed and then held is one entry with its history', () => {
    const [entry, ...more] = mergeEvents([held, ...thirdRound]);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ status: 'held', date: '2025-07-23', said: '2025-07-21' });
    expect(entry?.agenda).toEqual(['Prisoners', 'Ceasefire']);
  });

  test('rounds of different numbers are different rounds', () => {
    const second = event('2025-07-22', { id: 'other', ordinal: 2, place: 'Istanbul' });
    expect(mergeEvents([second, ...thirdRound])).toHaveLength(2);
  });

  test('a phone call planned for tomorrow is not the round held last week', () => {
    const call = event('2025-05-18', {
      status: 'announced',
      date: '2025-05-19',
      parties: ['united states', 'russia', 'ukraine'],
    });
    const round = event('2025-05-18', { status: 'held', place: 'Istanbul', ordinal: 1 });
    expect(mergeEvents([call, round])).toHaveLength(2);
  });

  test('two exchanges in one week stay two', () => {
    const entries = mergeEvents([
      exchange('2026-03-05', 200, 'a'),
      exchange('2026-03-06', 300, 'b'),
    ]);
    expect(entries.map(({ date }) => date)).toEqual(['2026-03-05', '2026-03-06']);
  });

  test('different numbers for one exchange stay side by side', () => {
    const entries = mergeEvents([
      exchange('2026-02-05', 157, 'a'),
      exchange('2026-02-05', 150, 'b'),
    ]);
    expect(entries).toHaveLength(1);
    const text = textOf(
      timelineMessage([exchange('2026-02-05', 157, 'a'), exchange('2026-02-05', 150, 'b')], {
        now: new Date('2026-02-06T08:00:00Z'),
        language: 'en',
        kind: 'exchange',
      }),
    );
    expect(text).toContain('157 from each side');
    expect(text).toContain('150 from each side');
  });

  test('the order in which texts come changes nothing', () => {
    const all = [...thirdRound, held, exchange('2025-07-23', null, 'x')];
    expect(mergeEvents(all.toReversed())).toEqual(mergeEvents(all));
  });

  test('what rests on one second-hand source says so, also in Ukrainian', () => {
    const weak = { ...exchange('2026-02-05', 157, 'a'), confidence: 'weak' };
    expect(mergeEvents([weak])[0]?.weak).toBe(true);
    const options = { now: new Date('2026-02-06T08:00:00Z'), kind: 'exchange' as const };
    expect(textOf(timelineMessage([weak], { ...options, language: 'en' }))).toContain(
      'one second-hand source',
    );
    expect(textOf(timelineMessage([weak], { ...options, language: 'uk' }))).toContain(
      'одне джерело з других рук',
    );
  });
});

const pledge = (value: number, converted: number, id = 'isw'): SourcedEvent =>
  event('2025-07-21', {
    id,
    kind: 'pledge',
    status: 'announced',
    date: '2025-07-21',
    parties: ['norway', 'ukraine'],
    figures: [
      {
        value,
        bound: 'exactly',
        unit: 'EUR',
        item: null,
        converted: { value: converted, unit: 'USD' },
      },
    ],
  });

describe('conversions', () => {
  const inLine = [pledge(200e6, 234e6), pledge(125e6, 146e6), pledge(400e6, 468e6)];

  test('one that is out of line with the text is said to, with what the others give', () => {
    const checks = conversionChecks([...inLine, pledge(1e9, 1.67e9)]);
    expect(checks).toHaveLength(1);
    expect(checks[0]).toMatchObject({ kind: 'conversion', holds: false, total: 1.67e9 });
    expect(checks[0]?.terms).toEqual([1e9, 1.17e9]);
  });

  test('rounded conversions are in line', () => {
    expect(conversionChecks(inLine)).toEqual([]);
  });

  test('of two rates nobody can say which is odd', () => {
    expect(conversionChecks([pledge(200e6, 234e6), pledge(1e9, 1.67e9)])).toEqual([]);
  });

  test('the rates of another text are not held against this one', () => {
    expect(conversionChecks([...inLine, pledge(1e9, 1.67e9, 'other')])).toEqual([]);
  });
});

describe('/talks', () => {
  const all = [
    ...thirdRound,
    event('2025-06-02', {
      id: 'second',
      status: 'held',
      date: '2025-06-02',
      ordinal: 2,
      place: 'Istanbul',
    }),
    exchange('2025-05-24', 307, 'stage-2'),
    exchange('2025-05-25', 303, 'stage-3'),
    exchange('2025-06-26', null, 'no-number'),
  ];
  const now = new Date('2025-07-21T18:00:00Z');

  test('says the next round, the last round and the running total since a stated day', () => {
    const text = textOf(timelineMessage(all, { now, language: 'en' }));
    expect(text).toMatch(
      /Next: 22–25 July 2025 · Zelensky: third round of talks in Istanbul proposed/,
    );
    expect(text).toMatch(/22 or 23 July \(Suspilne's source\), 24 or 25 July \(TASS's sources\)/);
    expect(text).toMatch(/Last round: 2 June 2025 · Second round of talks in Istanbul/);
    expect(text).toMatch(/since 24 May 2025: 3; 610 from each side/);
    expect(text).toMatch(/1 without a number/);
  });

  test('a meeting of those who arm Ukraine is neither the next nor the last round', () => {
    const group = { parties: ['ukraine defense contact group', 'ukraine'], place: 'Brussels' };
    const meetings = [
      event('2025-07-20', { ...group, id: 'met', status: 'held', date: '2025-07-20' }),
      event('2025-07-20', { ...group, id: 'meets', status: 'announced', date: '2025-09-09' }),
    ];
    const text = textOf(timelineMessage([...all, ...meetings], { now, language: 'en' }));
    expect(text).toMatch(/Next: 22–25 July 2025 · Zelensky: third round/);
    expect(text).toMatch(/Last round: 2 June 2025 · Second round of talks in Istanbul/);
  });

  test('who give together stand together', () => {
    const joint = {
      ...pledge(150e6, 175e6),
      parties: ['finland', 'sweden', 'ukraine'],
    };
    const message = timelineMessage([joint], { now, language: 'en', kind: 'pledge' });
    expect(message.blocks.map(({ heading }) => JSON.stringify(heading)).join()).toContain(
      'Finland and Sweden',
    );
  });

  test('knows on a day only what had been said by then', () => {
    const text = textOf(
      timelineMessage(all, { now: new Date('2025-06-10T08:00:00Z'), language: 'en' }),
    );
    expect(text).not.toContain('third round');
    expect(text).toContain('none announced in our archive');
  });

  test('says that a thing nobody told of is not in our archive', () => {
    const message = timelineMessage([], { now, language: 'en' });
    expect(textOf(message)).toBe('Nothing of this in our archive.');
  });

  test('pages do not repeat and do not lose an entry', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      exchange(`2025-06-${String(index + 1).padStart(2, '0')}`, 10 + index, `text-${index}`),
    );
    const options = { now, language: 'en' as const, kind: 'exchange' as const };
    const pages = [1, 2, 3].map((page) => textOf(timelineMessage(many, { ...options, page })));
    const lines = pages.flatMap((page) => page.split('\n'));
    expect(lines).toHaveLength(30);
    expect(new Set(lines).size).toBe(30);
    expect(
      timelineMessage(many, { ...options, page: 2 }).actions.map(({ command }) => command),
    ).toEqual(['/talks exchange', '/talks exchange page 3']);
  });

  test('sources are numbered without gaps, and all of them are used', () => {
    const message = timelineMessage(all, { now, language: 'en' });
    const cited = new Set(
      message.blocks
        .flatMap(({ lines }) => lines.flatMap(({ spans }) => spans))
        .flatMap((span) => ('cite' in span ? [span.cite] : [])),
    );
    expect(message.sources.map(({ number }) => number)).toEqual(
      [...cited].toSorted((a, b) => a - b),
    );
  });

  test('since leaves out what is before', () => {
    const { entries } = timelineJson(all, { now, since: '2025-06-01', party: null, kind: null });
    expect(entries.every(({ day }) => day >= '2025-06-01')).toBe(true);
    expect(entries.length).toBeGreaterThan(1);
  });
});
