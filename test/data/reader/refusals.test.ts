// Texts that are no report, and reports that cannot be read whole: each with its reason from the closed list.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Refusal, SourceId } from '../../../src/data/model/terms.ts';
import { refusals } from '../../../src/data/model/terms.ts';
import { reading } from './told.ts';

interface Negative {
  readonly id: string;
  readonly source: SourceId;
  readonly reason?: Refusal;
  readonly text: string;
}

const negatives = readFileSync('test/fixtures/not-reports.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Negative);
const published = '2026-08-10T06:00:00Z';

const unreadable: readonly (readonly [Refusal, SourceId, string])[] = [
  [
    'impossible-date',
    'air-force-ua',
    'У ніч на 31 червня (з 18:00 30 червня) противник атакував 50 ударними БпЛА.',
  ],
  [
    'impossible-date',
    'air-force-ua',
    'У ніч на 10 серпня (з 25:00 9 серпня) противник атакував 50 ударними БпЛА.',
  ],
  [
    'impossible-date',
    'defence-ministry-ru',
    'С 23.00 мск 31 июля до 7.00 мск 32 июля уничтожены 12 украинских БПЛА.',
  ],
  [
    'unknown-words',
    'air-force-ua',
    'У ніч на 10 серпня (з 18:00 9 серпня) противник атакував 50 ударними БпЛА та 7 квазіпланерами.',
  ],
  [
    'unknown-words',
    'air-force-ua',
    'У ніч на 10 серпня (з 18:00 9 серпня) противник атакував 12 квазіпланерами.',
  ],
  [
    'unknown-words',
    'defence-ministry-ru',
    'В течение прошедшей ночи уничтожены 41 украинский БПЛА и 3 квадроплана над территорией Курской области.',
  ],
  [
    'unknown-words',
    'defence-ministry-ru',
    'Этой ночью средствами ПВО над Чувашией сбито 7 и 4 БПЛА соответственно.',
  ],
  [
    'no-period',
    'defence-ministry-ru',
    'Дежурными средствами ПВО уничтожены два украинских БПЛА над территорией Нижегородской области.',
  ],
];

describe('texts that are no report', () => {
  test.each(negatives)('$id', ({ source, reason, text }) => {
    const report = reading(source, published, text);
    expect(report.status).toBe('not-a-report');
    expect(report.claims).toEqual([]);
    if (reason) expect(report.reason).toBe(reason);
  });
});

describe('reports that cannot be read whole publish nothing', () => {
  test.each(unreadable)('%s, %s: %s', (reason, source, text) => {
    const report = reading(source, published, text);
    expect([report.status, report.reason]).toEqual(['unreadable', reason]);
    expect([...report.claims, ...report.unnumbered]).toEqual([]);
  });

  test('an article is never unreadable: what can be read is read', () => {
    const report = reading(
      'news',
      published,
      'У ніч на 31 червня противник атакував 7 квазіпланерами.',
    );
    expect(report.status).not.toBe('unreadable');
  });
});

test('every reason of the closed list has its cases', () => {
  const shown = new Set([...negatives.map(({ reason }) => reason), ...unreadable.map(([r]) => r)]);
  expect(refusals.filter((reason) => !shown.has(reason))).toEqual([]);
});
