// Less usual wordings of the Russian defence ministry: counts dealt out to places, totals with "including",
// totals over other times. Composed in the grammar of its posts.
import { describe, expect, test } from 'vitest';
import { reading, told } from '../told.ts';

const ministry = (text: string, published = '2025-05-21T05:10:00Z') =>
  reading('defence-ministry-ru', published, text);
const head = 'В течение прошедшей ночи дежурными средствами ПВО';

describe('figures in unusual wordings', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'places first, counts dealt out in their order',
      `${head} над территориями Курской и Белгородской областей перехвачены и уничтожены 3 и 5 БПЛА соответственно.`,
      ['intercepted drone 3 RU-KRS', 'intercepted drone 5 RU-BEL'],
    ],
    [
      'counts in words dealt out to two seas',
      'Прошедшей ночью средствами ПВО над акваториями Черного и Азовского морей уничтожены семь и два украинских беспилотных летательных аппарата соответственно.',
      ['intercepted drone 7 black-sea', 'intercepted drone 2 azov-sea'],
    ],
    [
      'two verbs before one noun',
      `${head} были уничтожены шесть и перехвачены девять украинских БПЛА над территорией Воронежской области.`,
      ['intercepted drone 6 RU-VOR', 'intercepted drone 9 RU-VOR'],
    ],
    [
      'two verbs and "another" before one noun',
      `${head} уничтожены семь и перехвачены еще два БПЛА над территорией Курской области.`,
      ['intercepted drone 7 RU-KRS', 'intercepted drone 2 RU-KRS'],
    ],
    [
      'hours of the night that its total covers are parts of it',
      'В течение прошедшей ночи уничтожены 14 украинских БПЛА. В 2.10 сбиты пять БПЛА над Тульской областью, в 4.40 – девять над Брянской областью.',
      [
        'intercepted drone 14',
        'intercepted drone 5 RU-TUL part',
        'intercepted drone 9 RU-BRY part',
      ],
    ],
    [
      '"both" alone, with its place',
      'Прошедшей ночью пресечена попытка атаки с применением двух БПЛА. Оба уничтожены над территорией Калужской области.',
      ['launched drone 2', 'intercepted drone 2 RU-KLU'],
    ],
    [
      '"both" says once what the attempt counted',
      'Прошедшей ночью пресечена попытка атаки с применением двух БПЛА. Дежурными средствами ПВО оба украинских беспилотных летательных аппарата сбиты над территорией Калужской области.',
      ['launched drone 2', 'intercepted drone 2 RU-KLU'],
    ],
    [
      'shot down and jammed in one figure',
      `${head} уничтожены и подавлены 14 украинских БПЛА над территорией Тульской области.`,
      ['interceptedOrSuppressed drone 14 RU-TUL'],
    ],
    [
      'an earlier hour is no part of the total',
      'С 17.00 до 19.00 мск дежурными средствами ПВО уничтожены 9 украинских БПЛА: пять – над территорией Курской области и четыре – над территорией Республики Крым. Ранее, около 12.40 мск, был уничтожен БПЛА над территорией Тульской области.',
      [
        'intercepted drone 9',
        'intercepted drone 5 RU-KRS part',
        'intercepted drone 4 UA-43 part',
        'intercepted drone 1 RU-TUL',
      ],
    ],
    [
      'so many of those that attacked',
      'Прошедшей ночью пресечена попытка атаки четырьмя БПЛА. Три из атаковавших город БПЛА уничтожены средствами ПВО над территорией Калужской области.',
      ['launched drone 4', 'intercepted drone 3 RU-KLU'],
    ],
    [
      'operational-tactical missiles by their letters',
      `${head} уничтожены: три ОТР над территорией Брянской области; семь БПЛА над территорией Тульской области.`,
      ['intercepted missile 3 RU-BRY', 'intercepted drone 7 RU-TUL'],
    ],
    [
      'counts first, three places after them',
      'Этой ночью уничтожены 7, 4 и 2 БПЛА соответственно над Калужской, Тульской и Рязанской областями.',
      ['intercepted drone 7 RU-KLU', 'intercepted drone 4 RU-TUL', 'intercepted drone 2 RU-RYA'],
    ],
    [
      'counts dealt out among the items of a total',
      `${head} уничтожены 12 украинских БПЛА: 4 – над Брянской областью, над Курской и Орловской областями – 3 и 5 соответственно.`,
      [
        'intercepted drone 12',
        'intercepted drone 4 RU-BRY part',
        'intercepted drone 3 RU-KRS part',
        'intercepted drone 5 RU-ORL part',
      ],
    ],
    [
      'a total split by "including" is about no one region',
      `${head} перехвачены и уничтожены 337 украинских БПЛА, в том числе 91 БПЛА – над территорией Московской области, 126 – над территорией Курской области и три – над территорией Нижегородской области.`,
      [
        'intercepted drone 337',
        'intercepted drone 91 RU-MOS part',
        'intercepted drone 126 RU-KRS part',
        'intercepted drone 3 RU-NIZ part',
      ],
    ],
    [
      'a bracket about the course takes no place from its count',
      `${head} уничтожены 14 украинских БПЛА: 10 – над Брянской областью, 4 – над Московским регионом (все летели на Москву).`,
      [
        'intercepted drone 14',
        'intercepted drone 10 RU-BRY part',
        'intercepted drone 4 RU-MOS part',
      ],
    ],
    [
      '"по объектам" does not give each place the whole number',
      'Сегодня ночью отражена атака 16 БПЛА по объектам в Крыму и Краснодарском крае. Все БПЛА уничтожены.',
      ['launched drone 16', 'intercepted drone 16'],
    ],
    [
      'tags and characters written by number',
      '<b>В течение прошедшей ночи</b> дежурными средствами&nbsp;ПВО уничтожены <strong>12</strong> украинских БПЛА:<br>▫️7&nbsp;&ndash; над территорией Белгородской области,<br>▫️5 &#8212; над территорией Курской области.',
      [
        'intercepted drone 12',
        'intercepted drone 7 RU-BEL part',
        'intercepted drone 5 RU-KRS part',
      ],
    ],
    [
      'places named ahead of their count',
      'Ночью 21 мая уничтожены: три БПЛА над Брянской областью, один – над Калужской, один – над Орловской областью, над территорией Рязанской области сбиты два аппарата.',
      [
        'intercepted drone 3 RU-BRY',
        'intercepted drone 1 RU-KLU',
        'intercepted drone 1 RU-ORL',
        'intercepted drone 2 RU-RYA',
      ],
    ],
    [
      'the number of a model counts nothing',
      'В период с 7.20 до 7.45 мск над территорией Белгородской области уничтожены шесть снарядов РСЗО RM-70 Vampire и два БПЛА с самолета Як-52.',
      ['intercepted missile 6 RU-BEL', 'intercepted drone 2 RU-BEL'],
    ],
    [
      'a title in small letters that the text repeats',
      `⚡️ 81 украинский БПЛА уничтожен за ночь\n${head} уничтожен 81 украинский беспилотный летательный аппарат:\n▪️61 – над Саратовской областью\n▪️по 10 – над Пензенской и Тамбовской областями`,
      [
        'intercepted drone 81',
        'intercepted drone 61 RU-SAR part',
        'intercepted drone 10 RU-PNZ part',
        'intercepted drone 10 RU-TAM part',
      ],
    ],
    [
      'two totals of two weapons, split together',
      `${head} уничтожены 12 БПЛА и две управляемые ракеты «Нептун»: 8 БПЛА – над Крымом, 4 БПЛА и две ракеты – над Черным морем.`,
      [
        'intercepted drone 12',
        'intercepted neptune 2',
        'intercepted drone 8 UA-43 part',
        'intercepted drone 4 black-sea part',
        'intercepted missile 2 black-sea part',
      ],
    ],
    [
      'numbers alone in brackets after their places',
      `${head} уничтожены 25 украинских БПЛА над территориями Брянской (15), Курской (7) и Калужской (3) областей.`,
      [
        'intercepted drone 25',
        'intercepted drone 15 RU-BRY part',
        'intercepted drone 7 RU-KRS part',
        'intercepted drone 3 RU-KLU part',
      ],
    ],
    [
      'a total of each of two windows',
      'Вчера с 20.00 до 23.30 мск уничтожены 9 БПЛА: 5 - над Брянской областью, 4 – над Курской областью. С 23.30 мск 20 мая до 7.00 мск 21 мая уничтожены 31 БПЛА: 20 – над Брянской областью, 11 – над Белгородской областью.',
      [
        'intercepted drone 9',
        'intercepted drone 5 RU-BRY part',
        'intercepted drone 4 RU-KRS part',
        'intercepted drone 31',
        'intercepted drone 20 RU-BRY part',
        'intercepted drone 11 RU-BEL part',
      ],
    ],
    [
      'a total since the beginning of the month stands before the night',
      'С начала мая над Крымом уничтожены 400 БПЛА. В течение прошедшей ночи уничтожены 12 БПЛА.',
      ['intercepted drone 12'],
    ],
    [
      'the word stands before the counts',
      'Минувшей ночью над территорией Республики Адыгея, Краснодарского края и Азовским морем сбито соответственно 2, 5 и 9 беспилотников.',
      ['intercepted drone 2 RU-AD', 'intercepted drone 5 RU-KDA', 'intercepted drone 9 azov-sea'],
    ],
    [
      'English, dealt out',
      'Overnight, air defenses destroyed 3 and 5 UAVs over the Kursk and Belgorod regions, respectively.',
      ['intercepted drone 3 RU-KRS', 'intercepted drone 5 RU-BEL'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(ministry(text))).toEqual(claims);
  });

  test('a range is not guessed', () => {
    const report = ministry(`${head} уничтожены 10–12 БПЛА над Брянской областью.`);
    expect([report.status, report.reason]).toEqual(['unreadable', 'unknown-words']);
  });

  test.each([
    ['regional-tally', 'Губернатор: за ночь над Белгородской областью сбито 12 БПЛА.'],
    [
      'other-topic',
      'Боевая работа расчета ЗРПК «Панцирь-С». Расчет уничтожил 3 БПЛА самолетного типа.',
    ],
  ])('figures of others are no report: %s', (reason, text) => {
    const report = ministry(text);
    expect([report.status, report.reason]).toEqual(['not-a-report', reason]);
  });

  test('counts and places that do not match are not dealt out', () => {
    const report = ministry(
      `${head} над Курской, Орловской и Белгородской областями – 3 и 5 БПЛА соответственно уничтожены над Брянской областью.`,
    );
    expect([report.status, report.reason]).toEqual(['unreadable', 'unknown-words']);
  });
});

describe('totals over other times are no report', () => {
  test.each([
    'В течение недели средствами ПВО сбиты 12 снарядов HIMARS и 1 441 беспилотный летательный аппарат.',
    'За май 2025 года средствами ПВО уничтожено 2 400 украинских БПЛА.',
    'С 1 по 20 мая дежурными средствами ПВО уничтожены 1 900 беспилотников.',
    'С 20 часов 18 мая до 8 часов 21 мая уничтожены 1177 украинских БПЛА.',
    'В мае уничтожены 2 400 украинских БПЛА.',
    'С начала года уничтожены 20 400 украинских БПЛА.',
  ])('%s', (text) => {
    const report = ministry(text);
    expect([report.status, report.reason, told(report)]).toEqual([
      'not-a-report',
      'no-figures',
      [],
    ]);
  });
});
