import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DiplomaticEvent } from '../../../../src/data/model/event.ts';
import { readEvents } from '../../../../src/data/reader/events.ts';

const published = '2025-09-10T15:00:00Z'; // a Wednesday
const eventsOf = (text: string): DiplomaticEvent[] =>
  readEvents({ id: 'text', source: 'news', published, text });

describe('rounds of talks', () => {
  test('a proposed round has its number, its place and the one who tells it', () => {
    const [event] = eventsOf(
      'Ukrainian President Volodymyr Zelensky said on September 9 that Kyiv proposed a fourth round of negotiations between Ukraine and Russia in Geneva.',
    );
    expect(event).toMatchObject({
      kind: 'talks-round',
      status: 'proposed',
      ordinal: 4,
      place: 'Geneva',
      by: 'president-ua',
    });
  });

  test('two days that are possible stay two candidates', () => {
    const [event] = eventsOf(
      'A source told Ukrainian outlet Suspilne that Ukrainian and Russian delegations could meet in Istanbul on September 15 or 16.',
    );
    expect(event).toMatchObject({
      date: null,
      dates: ['2025-09-15', '2025-09-16'],
      precision: 'either',
      outlet: 'Suspilne',
    });
  });

  test('talks that would only be wished for make no event', () => {
    expect(
      eventsOf('Russia and Ukraine are far apart, and hopes for talks have faded in Kyiv.'),
    ).toEqual([]);
  });
});

describe('what belongs to a round', () => {
  test('the points under a sentence that announces them are its agenda', () => {
    const [event] = eventsOf(
      'Russian and Ukrainian delegations held talks in Ankara on Tuesday. The talks covered three issues:\n- Exchange of prisoners\n- Safety of ships\n- Return of children\nNothing was signed.',
    );
    expect(event?.agenda).toEqual([
      'Exchange of prisoners',
      'Safety of ships',
      'Return of children',
    ]);
  });

  test('who leads a delegation, and at what level they talk', () => {
    const [english] = eventsOf(
      'Russia and Ukraine will hold talks at the level of foreign ministers in Ankara on Friday. The Ukrainian delegation is led by Rustem Umerov.',
    );
    expect(english?.delegations).toEqual([
      'at the level of foreign ministers',
      'ukraine: Rustem Umerov',
    ]);
    const [ukrainian] = eventsOf(
      'Зустріч делегацій України та Росії на рівні заступників міністрів відбулася у Стамбулі в середу.',
    );
    expect(ukrainian).toMatchObject({
      place: 'Istanbul',
      date: '2025-09-10',
      delegations: ['на рівні заступників міністрів'],
    });
  });

  test('the outcome is told in the words of the text', () => {
    const [event] = eventsOf(
      'Очередной раунд переговоров России и Украины завершился в Женеве во вторник без прорыва.',
    );
    expect(event).toMatchObject({ status: 'held', place: 'Geneva', outcome: 'без прорыва' });
  });

  test('meetings in a city and in its state are one, with the city', () => {
    const talks = eventsOf(
      'U.S. and Russian officials held talks in Saudi Arabia on Tuesday. The U.S. and Russian teams met in Riyadh for four hours. Ukraine was not invited.',
    );
    expect(talks).toHaveLength(1);
    expect(talks[0]).toMatchObject({ place: 'Riyadh', date: '2025-09-09' });
  });
});

describe('who says it', () => {
  test.each([
    [
      '..., said Peskov',
      '"The talks with Ukraine are on pause", said Kremlin spokesman Dmitry Peskov.',
      'officials-ru',
      'Kremlin spokesman Dmitry Peskov',
    ],
    [
      'a name and a colon',
      'Песков: переговоры России и Украины на паузе.',
      'officials-ru',
      'Песков',
    ],
    [
      'a name after a dash',
      'Россия и Украина обменялись пленными по формуле 84 на 84, — Зеленский.',
      'president-ua',
      'Зеленский',
    ],
    [
      'a name in a case of its own',
      "За словами Зеленського, росіяни порушили перемир'я, запропоноване Україною.",
      'president-ua',
      'Зеленський',
    ],
    [
      'a title, an outlet told',
      'Umerov told Suspilne that a fourth round of talks with Russia will take place in Ankara.',
      'officials-ua',
      'Umerov',
    ],
  ])('%s', (_title, text, by, speaker) => {
    const [event] = eventsOf(text);
    expect(event).toMatchObject({ by, speaker });
  });

  test('without words of saying it is the publisher who tells', () => {
    const [event] = eventsOf('Russia and Ukraine exchanged 84 prisoners of war each on Tuesday.');
    expect(event).toMatchObject({ by: null, speaker: null });
  });
});

describe('prisoners', () => {
  test('a number each is not a sum', () => {
    const [event] = eventsOf(
      'Russia and Ukraine exchanged 185 prisoners of war each on Tuesday, Kyiv said.',
    );
    expect(event).toMatchObject({ kind: 'exchange', status: 'completed', date: '2025-09-09' });
    expect(event?.figures).toMatchObject([{ value: 185, unit: 'person' }]);
    expect(event?.figures[0]?.item).toContain('each side');
  });

  test('an exchange that is agreed is not done', () => {
    const [event] = eventsOf(
      'Russia and Ukraine agreed to a prisoner exchange of 500 for 500, officials in Kyiv said.',
    );
    expect(event).toMatchObject({ kind: 'exchange', status: 'agreed' });
  });
});

describe('pledges', () => {
  test('money in brackets is the same money, and "including" a part', () => {
    const pledges = eventsOf(
      'Russia attacked Ukraine again. Sweden allocated 300 million euros (roughly $351 million) for Ukraine, including 50 million euros (roughly $58.5 million) to fund Ukrainian drone production.',
    ).filter(({ kind }) => kind === 'pledge');
    expect(pledges).toHaveLength(1);
    expect(pledges[0]?.parties).toEqual(['sweden', 'ukraine']);
    expect(pledges[0]?.figures).toMatchObject([
      { value: 300e6, unit: 'EUR', converted: { value: 351e6, unit: 'USD' } },
      { value: 50e6, unit: 'EUR', converted: { value: 58.5e6, unit: 'USD' } },
    ]);
  });
});

describe('what never happens', () => {
  test('a text about another war gives no events', () => {
    expect(
      eventsOf('Israel and Hamas agreed to a ceasefire in Gaza after talks in Doha on Monday.'),
    ).toEqual([]);
  });

  test('no text makes it throw, and every quotation stands in the text', () => {
    const pieces = [
      'Russia',
      'Ukraine',
      'talks',
      '(',
      '“',
      '1,000 for',
      '€',
      'agreed',
      '.',
      '\n',
      'Peskov said',
      'on July',
      '24 or',
    ];
    let seed = 7;
    for (let round = 0; round < 300; round += 1) {
      let text = '';
      for (let at = 0; at < 24; at += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        text += `${pieces[seed % pieces.length] ?? ''} `;
      }
      for (const { quote } of eventsOf(text)) if (quote !== null) expect(text).toContain(quote);
    }
  });
});

const truth = '../shared/seeds/truth.jsonl';
describe.skipIf(!existsSync(truth))('the five texts (corpus absent: skipped)', () => {
  test('every event that must be found is found, with its figures', () => {
    for (const line of readFileSync(truth, 'utf8').trim().split('\n')) {
      const {
        id,
        source,
        published: day,
        truth: wanted,
      } = JSON.parse(line) as {
        id: string;
        source: 'news' | 'isw';
        published: string;
        truth: { events?: (DiplomaticEvent & { optional?: boolean })[] };
      };
      const text = readFileSync(`../shared/seeds/${id}`, 'utf8');
      const events = readEvents({ id, source, published: day, text });
      for (const event of wanted.events ?? []) {
        if (event.optional) continue;
        const values = event.figures.map(({ value }) => value);
        const found = events.some(
          (one) =>
            one.kind === event.kind &&
            one.status === event.status &&
            values.every((value) => one.figures.some((figure) => figure.value === value)) &&
            one.parties.some((party) => event.parties.includes(party)),
        );
        expect(found, `${id}: ${event.kind} ${event.status} ${event.quote ?? ''}`).toBe(true);
      }
      for (const { quote, kind } of events) {
        expect(text).toContain(quote);
        if (kind === 'statement') expect(quote?.split(/\s+/).length).toBeLessThanOrEqual(25);
      }
    }
  });
});
