// Posts of the Russian defence ministry: totals, items by area, windows in Moscow time, what stands beside the air war.
import { describe, expect, test } from 'vitest';
import { reading, told } from '../told.ts';

const published = '2025-09-10T05:00:00Z';
const ministry = (text: string, when = published) => reading('defence-ministry-ru', when, text);
const head = 'В течение прошедшей ночи дежурными средствами ПВО';

describe('figures of a post', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'a total, items by area, "по N" for each of them',
      `${head} уничтожены 33 украинских беспилотных летательных аппарата: по 12 БПЛА – над территориями Курской и Липецкой областей, 9 БПЛА – над территорией Тверской области.`,
      [
        'intercepted drone 33',
        'intercepted drone 12 RU-KRS part',
        'intercepted drone 12 RU-LIP part',
        'intercepted drone 9 RU-TVE part',
      ],
    ],
    [
      'no grand total: the first number is that of its own area',
      `${head} перехвачены и уничтожены 29 БПЛА над территорией Белгородской области и уничтожен один БПЛА над территорией Воронежской области.`,
      ['intercepted drone 29 RU-BEL', 'intercepted drone 1 RU-VOR'],
    ],
    [
      'a total over several places is about no one region',
      `${head} перехвачены и уничтожены 55 украинских беспилотных летательных аппаратов самолетного типа над территориями Курской, Белгородской областей, Республики Крым, Московского региона и над акваторией Черного моря.`,
      ['intercepted drone 55'],
    ],
    [
      'those flying to Moscow are a part of the region, never added',
      `${head} уничтожены 60 украинских БПЛА: 34 – над территорией Брянской области, 13 – над Московским регионом, в том числе 12 БПЛА, летевших на Москву, 13 – над акваторией Азовского моря.`,
      [
        'intercepted drone 60',
        'intercepted drone 34 RU-BRY part',
        'intercepted drone 13 RU-MOS part',
        'intercepted drone 12 RU-MOW part',
        'intercepted drone 13 azov-sea part',
      ],
    ],
    [
      'one drone without a numeral is one',
      `${head} украинский беспилотный летательный аппарат уничтожен над территорией Белгородской области.`,
      ['intercepted drone 1 RU-BEL'],
    ],
    [
      'what the attack was made with is launched; all of them is the same number shot down',
      'Сегодня ночью пресечена попытка киевского режима совершить террористическую атаку c применением трех БПЛА самолетного типа. Дежурными средствами ПВО все беспилотные летательные аппараты уничтожены над территорией Брянской области.',
      ['launched drone 3', 'intercepted drone 3 RU-BRY'],
    ],
    [
      'electronic warfare is told apart',
      'Сегодня утром пресечена попытка атаки семью беспилотными летательными аппаратами. Два украинских БПЛА уничтожены над акваторией Черного моря. Еще пять БПЛА подавлено средствами радиоэлектронной борьбы.',
      ['launched drone 7', 'intercepted drone 2 black-sea', 'suppressed drone 5'],
    ],
    [
      'missiles and rockets of one list share the place named last',
      'В период с 1.00 до 3.30 мск дежурными средствами ПВО уничтожены два украинских БПЛА, управляемая ракета «Нептун-МД», две ракеты ATACMS и четыре снаряда РСЗО HIMARS над территорией Курской области.',
      [
        'intercepted drone 2 RU-KRS',
        'intercepted neptune 1 RU-KRS',
        'intercepted atacms 2 RU-KRS',
        'intercepted himars 4 RU-KRS',
      ],
    ],
    [
      'naval drones are left apart',
      `${head} уничтожен 61 украинский беспилотный летательный аппарат над территорией Брянской области. Кроме того, уничтожены пять безэкипажных катеров.`,
      ['intercepted drone 61 RU-BRY'],
    ],
    [
      'areas first, their numbers after a dash',
      `${head} уничтожено и перехвачено 112 украинских БПЛА. Над территорией Брянской области уничтожено 32 БпЛА, над территорией Смоленской – 20, над Калужской – 60.`,
      [
        'intercepted drone 112',
        'intercepted drone 32 RU-BRY part',
        'intercepted drone 20 RU-SMO part',
        'intercepted drone 60 RU-KLU part',
      ],
    ],
    [
      'areas in the nominative',
      `${head} уничтожены 34 БПЛА: 20 – Брянская область, 10 – Курская область, 4 – Республика Адыгея.`,
      [
        'intercepted drone 34',
        'intercepted drone 20 RU-BRY part',
        'intercepted drone 10 RU-KRS part',
        'intercepted drone 4 RU-AD part',
      ],
    ],
    [
      'the others have the places named last',
      `${head} уничтожено двадцать семь украинских БПЛА, одиннадцать из которых – над территорией Ростовской области, остальные – над Азовским морем.`,
      ['intercepted drone 27', 'intercepted drone 11 RU-ROS part'],
    ],
    [
      'a total over other hours is left out with all that follows',
      `${head} уничтожены 12 украинских БПЛА: 8 БПЛА – над территорией Рязанской области, 4 БПЛА – над территорией Орловской области. Всего, начиная с 20.00 мск 8 сентября, уничтожен 91 БПЛА.`,
      [
        'intercepted drone 12',
        'intercepted drone 8 RU-RYA part',
        'intercepted drone 4 RU-ORL part',
      ],
    ],
    [
      'look-alike letters, soft hyphens and marks of bold change nothing',
      '🎖🎖 **В течение прошедшей ночи дежурными средствами ПВО уничтоженo** 15 укра­инских **беспилотных** летательных аппаратов c территории: пять – над Краснодарским краем, десять – над Чеченской Республикой.',
      [
        'intercepted drone 15',
        'intercepted drone 5 RU-KDA part',
        'intercepted drone 10 RU-CE part',
      ],
    ],
    [
      'English, as agencies translate it',
      'Overnight, on-duty air defenses intercepted and destroyed 59 fixed-wing Ukrainian unmanned aerial vehicles: 11 over the Black Sea waters, ten over the Krasnodar Region, nine over the Belgorod Region, five UAVs each over the Bryansk and Kursk regions, and 19 over the Kaluga Region.',
      [
        'intercepted drone 59',
        'intercepted drone 11 black-sea part',
        'intercepted drone 10 RU-KDA part',
        'intercepted drone 9 RU-BEL part',
        'intercepted drone 5 RU-BRY part',
        'intercepted drone 5 RU-KRS part',
        'intercepted drone 19 RU-KLU part',
      ],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(ministry(text))).toEqual(claims);
  });

  test('no letters of its own make a Russian post Ukrainian', () => {
    const text =
      'В ходе отражения атаки с 0.00 до 5.00 мск над территорией Тверской области уничтожено 5 БПЛА, два БПЛА – над территорией Новгородской области, 1 – над Псковской.';
    expect(/[ыэёъ]/.test(text)).toBe(false);
    expect(told(ministry(text))).toEqual([
      'intercepted drone 5 RU-TVE',
      'intercepted drone 2 RU-NGR',
      'intercepted drone 1 RU-PSK',
    ]);
  });
});

describe('windows in Moscow time', () => {
  const tail = 'дежурными средствами ПВО уничтожены 12 украинских БПЛА.';
  test.each<
    readonly [string, string, readonly ['night' | 'day', string, string | null, string | null]]
  >([
    [
      'в период с 23.00 мск 9 сентября до 7.00 мск 10 сентября',
      published,
      ['night', '2025-09-10', '2025-09-09T23:00:00+03:00', '2025-09-10T07:00:00+03:00'],
    ],
    [
      'C 20.00 мск 9.09 до 06.36 мск 10.09',
      published,
      ['night', '2025-09-10', '2025-09-09T20:00:00+03:00', '2025-09-10T06:36:00+03:00'],
    ],
    ['В ночь с 9 на 10 сентября', published, ['night', '2025-09-10', null, null]],
    ['В течение прошедшей ночи', published, ['night', '2025-09-10', null, null]],
    [
      'С 20.00 до 23.20 мск',
      '2025-09-09T21:00:00Z',
      ['day', '2025-09-09', '2025-09-09T20:00:00+03:00', '2025-09-09T23:20:00+03:00'],
    ],
    [
      'С 21.50 мск до полуночи',
      '2025-09-09T21:30:00Z',
      ['day', '2025-09-09', '2025-09-09T21:50:00+03:00', '2025-09-10T00:00:00+03:00'],
    ],
    [
      'С 20.00 мск 31 декабря до 0.30 мск 1 января',
      '2025-12-31T22:30:00Z',
      ['night', '2026-01-01', '2025-12-31T20:00:00+03:00', '2026-01-01T00:30:00+03:00'],
    ],
    ['Ночью 30 августа', '2025-08-29T22:30:00Z', ['night', '2025-08-30', null, null]],
    ['По состоянию на 20.00 мск', published, ['day', '2025-09-09', null, null]],
    ['Около 13.00 мск', '2025-09-10T11:00:00Z', ['day', '2025-09-10', null, null]],
  ])('%s', (opening, when, [kind, date, from, to]) => {
    expect(ministry(`${opening} ${tail}`, when).period).toEqual({ kind, date, from, to });
  });
});
