// How official posts are laid out: lines broken inside a sentence, lists with pictograms or numbers, tables,
// totals above and below their items. Composed in the grammar of the posts.
import { describe, expect, test } from 'vitest';
import { reading, told } from '../told.ts';

const airForce = (text: string, published = '2026-07-24T05:40:00Z') =>
  reading('air-force-ua', published, text);
const ministry = (text: string, published = '2026-07-24T05:10:00Z') =>
  reading('defence-ministry-ru', published, text);

describe('Air Force', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'lines broken inside a sentence',
      'У ніч на 24 липня\n(з 18:00 23 липня) противник атакував\n88 ударними БпЛА типу\nShahed,\nГербера.\nСтаном на\n09:00 збито/подавлено\n80\nворожих БпЛА. Влучання\n8 БпЛА на\n5 локаціях.',
      [
        'launched drone 88',
        'interceptedOrSuppressed drone 80',
        'impacts drone 8',
        'impactLocations 5',
      ],
    ],
    [
      'a list whose items begin with a pictogram and have no verb',
      'У ніч на 24 липня повітряний напад складався з:\n🚀 трьох крилатих ракет Х-101\n🚀 однієї ракети Х-59\n🛸 44 ударних БпЛА',
      ['launched kh-101 3', 'launched kh-59 1', 'launched drone 44'],
    ],
    [
      'a table with pieces and places behind the numbers',
      'Ніч на 24 липня, противник атакував:\n– С-300 – 3 шт. (Курська обл.);\n– Shahed, Гербера та ін. – 120 од.\nЗбито/подавлено:\n– БпЛА – 111 шт.\nВлучання 9 БпЛА, локацій – 7.',
      [
        'launched s-300 3',
        'launched drone 120',
        'interceptedOrSuppressed drone 111',
        'impacts drone 9',
        'impactLocations 7',
      ],
    ],
    [
      'a list without any bullet',
      'У ніч на 24 липня противник атакував 22 ракетами та 190 БпЛА. Збито/подавлено:\n3 ракети Іскандер-К\n8 ракет Х-101\n171 БпЛА\nВлучання 15 БпЛА на 14 локаціях.',
      [
        'launched missile 22',
        'launched drone 190',
        'interceptedOrSuppressed iskander-k 3',
        'interceptedOrSuppressed kh-101 8',
        'interceptedOrSuppressed drone 171',
        'impacts drone 15',
        'impactLocations 14',
      ],
    ],
    [
      'a breakdown by region of the total before it',
      'У ніч на 24 липня збито 31 БпЛА: 18 – на Харківщині, 9 – на Черкащині, чотири – у Київській області.',
      [
        'intercepted drone 31',
        'intercepted drone 18 UA-63 part',
        'intercepted drone 9 UA-71 part',
        'intercepted drone 4 UA-32 part',
      ],
    ],
    [
      'the places of the debris before their noun',
      'У ніч на 24 липня противник атакував 60 БпЛА. Зафіксовано влучання на 6 локаціях, на двох – падіння уламків.',
      ['launched drone 60', 'impactLocations 6', 'debrisLocations 2'],
    ],
    [
      'a number in boxes after a colon',
      'У ніч на 24 липня противник атакував 60 БпЛА. Збито/подавлено: 5️⃣5️⃣',
      ['launched drone 60', 'interceptedOrSuppressed drone 55'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(airForce(text))).toEqual(claims);
  });
});

describe('defence ministry', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'items in sentences of their own without a verb',
      'Прошедшей ночью уничтожены 30 БПЛА. 18 БПЛА – над Тульской областью, по 4 – над Калужской и Смоленской, четыре – над акваторией Азовского моря.',
      [
        'intercepted drone 30',
        'intercepted drone 18 RU-TUL part',
        'intercepted drone 4 RU-KLU part',
        'intercepted drone 4 RU-SMO part',
        'intercepted drone 4 azov-sea part',
      ],
    ],
    [
      'places before their numbers, after a total',
      'Минувшей ночью сбито 20 беспилотников: Брянская область — 11; Курская область — 6; Республика Крым — 3.',
      [
        'intercepted drone 20',
        'intercepted drone 11 RU-BRY part',
        'intercepted drone 6 RU-KRS part',
        'intercepted drone 3 UA-43 part',
      ],
    ],
    [
      'places before their numbers, the total below',
      'Уничтожены за ночь украинские БПЛА, украинские беспилотники:\n✅ Брянская область – 11\n✅ Крым – 3\nВсего – 14 БПЛА',
      [
        'intercepted drone 11 RU-BRY part',
        'intercepted drone 3 UA-43 part',
        'intercepted drone 14',
      ],
    ],
    [
      'places before their numbers with a colon, out of a total',
      'С 8.00 до 20.00 мск 23 июля:\n– сбито БПЛА: 21;\n– из них над Ростовской областью: 12;\n– над Волгоградской: 9.',
      [
        'intercepted drone 21',
        'intercepted drone 12 RU-ROS part',
        'intercepted drone 9 RU-VGG part',
      ],
    ],
    [
      'the verb below the list',
      'Этой ночью над территорией РФ:\n🔻 в Брянской области – 8 БПЛА\n🔻 в ДНР – 5 БПЛА\nуничтожены дежурными средствами ПВО.',
      ['intercepted drone 8 RU-BRY', 'intercepted drone 5 UA-14'],
    ],
    [
      'numbers of the items are no counts',
      'Этой ночью сбиты 9 БПЛА:\n1. Шесть – над Брянской областью\n2. Три – над Псковской областью',
      ['intercepted drone 9', 'intercepted drone 6 RU-BRY part', 'intercepted drone 3 RU-PSK part'],
    ],
    [
      'a bracket about the course leaves the place to its count',
      'Этой ночью сбиты 9 БПЛА: 6 – над Тульской областью (в т.ч. 2, летевших на Москву), 3 – над Крымом.',
      [
        'intercepted drone 9',
        'intercepted drone 6 RU-TUL part',
        'intercepted drone 2 part',
        'intercepted drone 3 UA-43 part',
      ],
    ],
    [
      'a bracket with a place of its own leaves the place to its count',
      'Этой ночью сбиты 19 БПЛА над Краснодарским краем (в том числе 4 над Новороссийском) и 6 БПЛА над Крымом.',
      [
        'intercepted drone 19 RU-KDA',
        'intercepted drone 4 RU-KDA part',
        'intercepted drone 6 UA-43',
      ],
    ],
    [
      'a list with its noun in the title alone',
      'За ночь сбиты украинские БПЛА\n\nВ течение ночи ПВО уничтожила:\n— над Орловской областью — 14,\n— над Курской и Белгородской — по 11.',
      ['intercepted drone 14 RU-ORL', 'intercepted drone 11 RU-KRS', 'intercepted drone 11 RU-BEL'],
    ],
    [
      'the target of an attack is not where the whole was shot down',
      'Отражена атака на Московский регион: прошедшей ночью уничтожены 40 БПЛА, из них 12 – над Московским регионом.',
      ['intercepted drone 40', 'intercepted drone 12 RU-MOS part'],
    ],
    [
      'English, each of a number without its noun',
      'Overnight, air defenses destroyed 20 UAVs: eight over the Bryansk Region and six each over the Tula and Kursk regions.',
      [
        'intercepted drone 20',
        'intercepted drone 8 RU-BRY part',
        'intercepted drone 6 RU-TUL part',
        'intercepted drone 6 RU-KRS part',
      ],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(ministry(text))).toEqual(claims);
  });

  test('a text cut behind a noun has lost its verb', () => {
    const report = ministry('Сегодня ночью два БПЛА уничтожены над Черным морем. Еще пять БПЛ');
    expect(told(report)).toEqual(['intercepted drone 2 black-sea']);
  });

  test('a further window without a verb goes on with the verb before it', () => {
    const report = ministry(
      'Вчера с 20.00 до 23.00 мск над Курской областью сбиты пять БПЛА. Ночью, с 23.00 до 6.30 мск, – ещё девять БПЛА: шесть над Брянской, три над Калужской областями.',
    );
    expect(
      report.claims.map(({ night, part, count }) => `${night} ${part} ${count.value}`),
    ).toEqual([
      '2026-07-23 day 5',
      '2026-07-24 night 9',
      '2026-07-24 night 6',
      '2026-07-24 night 3',
    ]);
  });
});
