// Which night an official post's figures are about: totals over longer times, days long past, nights with two
// dates, figures that a later one has replaced. Composed in the grammar of the posts.
import { describe, expect, test } from 'vitest';
import { reading, told } from '../told.ts';

const airForce = (text: string, published = '2026-07-24T05:40:00Z') =>
  reading('air-force-ua', published, text);
const ministry = (text: string, published = '2026-07-24T05:10:00Z') =>
  reading('defence-ministry-ru', published, text);

describe('figures of longer times and of days long past are no report', () => {
  test.each([
    'За цей рік Повітряні Сили знищили 31 200 повітряних цілей, серед них 900 крилатих ракет.',
    'Протягом минулого місяця ворог застосував 4 870 ударних БпЛА та 160 ракет.',
    'За останні 7 днів по Україні випущено 1 150 дронів. Збито також 28 ракет.',
    'За 24 години противник застосував 340 ударних БпЛА.',
    'Упродовж попереднього тижня збито понад 900 «шахедів».',
    'Два роки тому, у ніч на 24 липня, ворог випустив 12 ракет. 9 із них збито.',
    'Роковини удару по Одесі. У ту ніч противник застосував 19 ракет і 20 БпЛА, збито 11 ракет.',
  ])('Air Force: %s', (text) => {
    const report = airForce(text);
    expect([report.status, told(report)]).toEqual(['not-a-report', []]);
  });

  test.each([
    'За минувший месяц дежурными средствами ПВО уничтожены 3 140 украинских БПЛА.',
    'За последние 10 дней над Крымом сбиты 210 БПЛА.',
    'Год назад, 24 июля, над Курской областью отражена крупная атака. Тогда были сбиты 40 БПЛА.',
    'За 23 июля над Белгородской областью сбиты 31 БПЛА.',
    'Сутки над приграничьем: выпущено 48 дронов, 31 дрон сбит.',
    'В этом году уничтожены 24 500 беспилотников.',
  ])('ministry: %s', (text) => {
    const report = ministry(text);
    expect([report.status, told(report)]).toEqual(['not-a-report', []]);
  });

  test('a day long past ends with its paragraph, where the text names another time', () => {
    const report = airForce(
      'Рік тому ворог атакував Київ 30 ракетами.\nУ ніч на 24 липня (з 18:00 23 липня) противник атакував 60 БпЛА. Збито 55.',
    );
    expect(told(report)).toEqual(['launched drone 60', 'intercepted drone 55']);
    expect(report.period?.date).toBe('2026-07-24');
  });

  test('a comparison in the middle of a sentence takes nothing from its figure', () => {
    const report = airForce(
      'У ніч на 24 липня противник атакував 60 БпЛА, удвічі більше, ніж у таку саму ніч рік тому.',
    );
    expect(told(report)).toEqual(['launched drone 60']);
  });
});

describe('a night with two dates belongs to the second', () => {
  test.each([
    ['On the night of December 31 to January 1, the enemy launched 40 UAVs.', '2026-01-01'],
    ['Overnight Dec 31-Jan 1, the enemy launched 40 UAVs.', '2026-01-01'],
    ['Overnight on January 6-7, the enemy launched 40 UAVs.', '2026-01-07'],
  ])('%s', (text, date) => {
    expect(airForce(text, `${date}T07:00:00Z`).period?.date).toBe(date);
  });
});

describe('a figure that another one has replaced', () => {
  test('is none, whether it stands before the new one or in a bracket', () => {
    const report = airForce(
      'У ніч на 24 липня противник атакував 112 БпЛА (раніше повідомлялося про 108 БпЛА). Збито 101, а не 99 БпЛА.',
    );
    expect(told(report)).toEqual(['launched drone 112', 'intercepted drone 101']);
  });

  test('in Russian', () => {
    const report = ministry('Прошедшей ночью уничтожены 67 БПЛА, а не 76 БПЛА.');
    expect(told(report)).toEqual(['intercepted drone 67']);
  });
});

describe('windows in unusual words', () => {
  test.each([
    [
      'За день (8.00–19.00 мск) сбиты 7 БПЛА над Крымом.',
      'day',
      '2026-07-23T08:00',
      '2026-07-23T19:00',
    ],
    [
      'Между 23.30 и 06.15 мск сбиты 7 БПЛА над Крымом.',
      'night',
      '2026-07-23T23:30',
      '2026-07-24T06:15',
    ],
  ])('%s', (text, kind, from, to) => {
    const { period } = ministry(text);
    expect([period?.kind, period?.from?.slice(0, 16), period?.to?.slice(0, 16)]).toEqual([
      kind,
      from,
      to,
    ]);
  });

  test('a moment told before a window keeps no window', () => {
    const report = ministry(
      'Сегодня около 3.20 мск сбит беспилотник над Крымом. С 4.05 до 4.40 мск сбиты пять дронов над Псковской областью.',
    );
    expect(report.claims.map(({ window, count }) => [count.value, window?.from ?? null])).toEqual([
      [1, null],
      [5, '2026-07-24T04:05:00+03:00'],
    ]);
  });
});

describe('a night and a day in one sentence', () => {
  test('are two', () => {
    const report = ministry(
      'Ночью сбито 40 БПЛА, утром (с 7.00 до 8.00 мск) – ещё 12 БПЛА: 8 над Брянской и 4 над Орловской областями.',
      '2026-07-24T07:00:00Z',
    );
    expect(report.claims.map(({ part, count }) => `${part} ${count.value}`)).toEqual([
      'night 40',
      'day 12',
      'day 8',
      'day 4',
    ]);
  });

  test('in Ukrainian', () => {
    const report = airForce(
      'У ніч на 24 липня противник атакував 60 БпЛА, удень 24 липня застосував ще 12 БпЛА.',
      '2026-07-24T15:00:00Z',
    );
    expect(report.claims.map(({ part, count }) => `${part} ${count.value}`)).toEqual([
      'night 60',
      'day 12',
    ]);
  });
});
