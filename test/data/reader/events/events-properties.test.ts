import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DiplomaticEvent } from '../../../../src/data/model/event.ts';
import { readEvents } from '../../../../src/data/reader/events.ts';
import { eventsOf } from './events-told.ts';

const pieces = [
  'Russia and Ukraine',
  'Россия и Украина',
  'Україна та Росія',
  'exchanged',
  'обменялись пленными',
  'обмін полоненими',
  '1,000 for 1,000',
  'по 157 с каждой стороны',
  'talks in Istanbul',
  'раунд переговоров',
  'перемовини',
  'bodies of 1,212 soldiers',
  'ceasefire until Sunday',
  "перемир'я",
  'will send €5 million ($6 million) to Ukraine',
  'Putin said that',
  'заявив Зеленський',
  '— Песков',
  'agreed to',
  'rejected the offer',
  'on July 24 or 25',
  'с 8 по 11 мая',
  '(',
  '»',
  '“',
  ':',
  ';',
  '?',
  '.',
  '\n',
  '\n- ',
  '  ',
  '\u00ad',
  '[[12]]',
  'https://example.org/a_b',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }).map((noise) => `Russia Ukraine ${noise}`),
);

const words = (quote: string): number => quote.trim().split(/\s+/u).length;
const check = (text: string, events: readonly DiplomaticEvent[]): void => {
  for (const event of events) {
    expect(event.quote).not.toBeNull();
    expect(text).toContain(event.quote);
    if (event.kind === 'statement') {
      expect(words(event.quote ?? '')).toBeLessThanOrEqual(25);
      expect(event.speaker ?? '').not.toBe('');
    }
    if (event.date !== null) expect(event.date).toMatch(/^\d{4}-\d\d-\d\d$/u);
    for (const date of event.dates ?? []) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/u);
    for (const { value } of event.figures) {
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThan(0);
    }
  }
};

/** Digits of a number as texts write it: "1,000", "1 000", "1000"; of money the leading digits. */
const isWritten = (text: string, value: number): boolean => {
  const digits = text.replaceAll(/(?<=\d)[ ,.\u00a0](?=\d)/gu, '');
  let short = value;
  while (short % 10 === 0 && !digits.includes(String(short))) short /= 10;
  return digits.includes(String(short));
};

describe('whatever the text', () => {
  test('the reader never throws, and every quotation stands in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        check(text, eventsOf('2025-07-21', text));
      }),
      { numRuns: 300 },
    );
  });

  test('a day of publication that is no day makes no dates', () => {
    const events = readEvents({
      id: 'text',
      source: 'news',
      published: 'unknown',
      text: 'Russia and Ukraine held talks in Istanbul on Monday.',
    });
    expect(events.map(({ date }) => date)).toEqual([null]);
  });

  test('official posts hold no diplomacy', () => {
    const text = 'Россия и Украина провели переговоры в Стамбуле.';
    for (const source of ['air-force-ua', 'defence-ministry-ru'] as const)
      expect(readEvents({ id: 'text', source, published: '2025-07-21T12:00:00Z', text })).toEqual(
        [],
      );
  });

  test.each([
    'The chef met the mayor on Monday, and talks about a new menu began in Vienna.',
    'Israel and Hamas agreed to a ceasefire after talks in Doha; 20 hostages were released.',
    'The United States and China held trade talks in Geneva and agreed to cut tariffs.',
    'Сирийская оппозиция и власти провели переговоры в Женеве о перемирии.',
    'Команди провели обмін гравцями та домовилися про матч у середу.',
    'Russian troops exchanged fire with Ukrainian soldiers; 12 soldiers were killed and 30 captured.',
    'The bodies of two people were pulled from the rubble in Kyiv after a Russian attack, and 15 were released from hospital.',
    'Ukraine has asked the United States for 10 Patriot systems; Russia protested.',
    'Якщо Росія відмовиться від перемир’я, США можуть виділити Україні 10 млрд доларів.',
    'За ночь сбиты 157 украинских беспилотников, уничтожены 24 танка, сообщило Минобороны России.',
    'Bodies of two climbers were returned to their families after talks with rescuers.',
  ])('other business tells nothing: %s', (text) => {
    expect(eventsOf('2025-07-21', text)).toEqual([]);
  });
});

const articles = '../shared/data/truth/articles.jsonl';
describe.skipIf(!existsSync(articles))('hand-read articles (corpus absent: skipped)', () => {
  interface Line {
    readonly id: string;
    readonly source: 'news' | 'isw';
    readonly published: string;
    readonly text: string;
    readonly truth: { events?: (DiplomaticEvent & { optional?: boolean })[] };
  }
  const lines = existsSync(articles)
    ? readFileSync(articles, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
    : [];

  test('every figure of an event is written in its text, and every quotation is the text’s', () => {
    for (const line of lines) {
      const events = readEvents(line);
      check(line.text, events);
      for (const { figures } of events)
        for (const { value } of figures)
          expect(
            isWritten(line.text, value) || value < 100,
            `${line.id}: ${value} is not in the text`,
          ).toBe(true);
    }
  });

  test('articles without diplomacy give no events but statements', () => {
    for (const line of lines) {
      if ((line.truth.events ?? []).length > 0) continue;
      const told = readEvents(line).filter(({ kind }) => kind !== 'statement');
      expect(told, line.id).toEqual([]);
    }
  });
});
