// What holds for every text: nothing thrown, nothing invented, spelling of marks without meaning.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/data/model/report.ts';
import { reportSchema } from '../../../src/data/model/report.ts';
import type { SourceId } from '../../../src/data/model/terms.ts';
import { sourceIds } from '../../../src/data/model/terms.ts';
import { reading, told, unnumbered } from './told.ts';
import { isVisible } from '../../../bench/visible.ts';

const published = '2026-08-10T06:00:00Z';

/** Pieces of real grammar; put together at random they make texts that look like reports and are none. */
const pieces = [
  'У ніч на 10 серпня (з 18:00 9 серпня) противник атакував',
  '⚡️ ЗБИТО/ПОДАВЛЕНО 96 ЦІЛЕЙ',
  '126-ма ударними БпЛА типу Shahed',
  'балістичною ракетою Іскандер-М',
  'шістьма крилатими ракетами "Калібр"',
  '(46 із них - реактивні)',
  'понад 50 із них – «шахеди»',
  'збито/подавлено 92 ворожих БпЛА',
  'Зафіксовано влучання 31 БпЛА на 22 локаціях',
  'падіння збитих (уламки) на 5.',
  'станом на 08:30,',
  'ще два – локаційно втрачені',
  'В течение прошедшей ночи дежурными средствами ПВО',
  'перехвачены и уничтожены 33 украинских БПЛА:',
  'по 12 БПЛА – над территориями Курской и Липецкой областей',
  'в том числе три, летевших на Москву',
  'с 23.00 мск 9 августа до 7.00 мск 10 августа',
  'The Ukrainian Air Force reported that Russian forces launched',
  '171 Shahed-type and other drones',
  'shot down 57 of them',
  'killing at least four people and injuring 12 others',
  'over the Belgorod Region, Governor Vyacheslav Gladkov said',
  'За даними Повітряних сил, ворог випустив 426 дронів',
  'загинули троє людей, 12 поранені',
  'Минобороны РФ: сбиты 34 беспилотника',
  'тысяча двести',
  '4 тисячі',
  '1 200',
  '1,310',
  '07.30',
  '24.03.23',
  '2026',
  '72 відсотки',
  '\n',
  '\n- ',
  '. ',
  ', ',
  ' та ',
  ' и ',
  ' and ',
  ': ',
  '; ',
  ' – ',
  '(',
  ')',
  '«',
  '»',
  '➖',
  '🎖',
] as const;

const composed = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.join(' '));
const anything = fc.oneof(
  composed,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);

const said = (report: Report): { readonly quote: string | null }[] => [
  ...report.claims,
  ...report.unnumbered,
  ...report.incidents,
  ...report.events,
];

const check = (source: SourceId, text: string): Report => {
  const report = reading(source, published, text);
  reportSchema.parse(report);
  for (const { quote } of said(report)) {
    expect(quote).not.toBeNull();
    expect(text.includes(quote ?? '\u0000'), `quote «${quote ?? ''}»`).toBe(true);
  }
  for (const { count, quote } of report.claims)
    expect(isVisible(count.value, quote ?? ''), `${count.value} in «${quote ?? ''}»`).toBe(true);
  return report;
};

describe.each(sourceIds)('%s', (source) => {
  test('no text makes it throw, no value and no quotation is invented', () => {
    fc.assert(
      fc.property(anything, (text) => {
        check(source, text);
      }),
      { numRuns: 250 },
    );
  });
});

const posts: readonly (readonly [SourceId, string])[] = [
  [
    'air-force-ua',
    'У ніч на 10 серпня (з 18:00 9 серпня) противник атакував балістичною ракетою Іскандер-М та 126-ма ударними БпЛА типу "Shahed" (46 із них - реактивні), Гербера. Станом на 09:00 збито/подавлено дев\'яносто два ворожих БпЛА. Зафіксовано влучання 31 БпЛА на 22 локаціях.',
  ],
  [
    'defence-ministry-ru',
    'В течение прошедшей ночи дежурными средствами ПВО уничтожены 33 украинских БПЛА: по 12 БПЛА - над территориями Курской и Липецкой областей, 9 БПЛА - над территорией Тверской области. "Нептун" не применялся.',
  ],
  [
    'isw',
    'The Ukrainian Air Force reported that Russian forces launched 171 Shahed-type and other drones overnight on August 9 to 10, and that Ukraine\'s forces "downed" 157 drones.',
  ],
  [
    'news',
    "За даними Повітряних сил, ворог випустив 426 дронів. Уночі на Харківщині загинули троє людей, ще п'ятеро поранені, повідомив голова ОВА Олег Синєгубов.",
  ],
];

const spellings: Readonly<Record<string, readonly string[]>> = {
  '"': ['"', '«', '»', '“', '”', '„'],
  "'": ["'", '’', 'ʼ', '‘'],
  ' ': [' ', '\u00a0', '  ', '\u202f'],
  ' - ': [' - ', ' – ', ' — '],
};

test('a time of publication that cannot be dates nothing and throws nothing', () => {
  for (const published of ['2026-02-31T06:00:00Z', 'yesterday', ''])
    for (const source of sourceIds)
      expect(() =>
        reading(source, published, 'Overnight into Sunday Russia launched 40 drones, he said.'),
      ).not.toThrow();
});

describe('marks without meaning', () => {
  test.each(posts)(
    '%s is read the same in every spelling of quotes, dashes, blanks and apostrophes',
    (source, text) => {
      const plain = reading(source, published, text);
      expect(plain.claims.length).toBeGreaterThan(1);
      fc.assert(
        fc.property(fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }), (choices) => {
          let at = 0;
          const respelt = text.replaceAll(/ - |["' ]/g, (mark) => {
            const list = spellings[mark] ?? [mark];
            return list[(choices[at++ % choices.length] ?? 0) % list.length] ?? mark;
          });
          const report = check(source, respelt);
          expect(told(report)).toEqual(told(plain));
          expect(unnumbered(report)).toEqual(unnumbered(plain));
          expect(report.period).toEqual(plain.period);
          expect(report.asOf).toEqual(plain.asOf);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('reading twice tells the same, and the order of texts does not matter', () => {
    const once = posts.map(([source, text]) => reading(source, published, text));
    const again = [...posts].reverse().map(([source, text]) => reading(source, published, text));
    expect(again.reverse()).toEqual(once);
  });
});
