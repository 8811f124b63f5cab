// Counts that official posts hedge, deny, spell out or dress in unusual words. Composed in their grammar.
import { describe, expect, test } from 'vitest';
import { numbersIn, reading, told, unnumbered } from '../told.ts';

const airForce = (text: string) => reading('air-force-ua', '2026-07-24T05:40:00Z', text);
const night = 'У ніч на 24 липня (з 18:00 23 липня) противник';

describe('numbers in words', () => {
  test.each([
    [
      'uk',
      "одинадцять одинадцяти одинадцятьма п'ятнадцятьма пятнадцять девять",
      [11, 11, 11, 15, 15, 9],
    ],
    [
      'uk',
      "дев'яносто один, двадцятьма одним, трьомастами дванадцятьма, стома",
      [91, 21, 312, 100],
    ],
    ['ru', 'тремястами двенадцатью, двадцать один, шестеро, восьмьюдесятью', [312, 21, 6, 80]],
  ] as const)('%s: %s', (language, text, values) => {
    expect(numbersIn(language, text)).toEqual(values);
  });
});

describe('what is said of a count', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'hedges of two words',
      `${night} атакував більш як 300 БпЛА та не менш ніж 18 ракетами. Збито не більш як 280 БпЛА.`,
      ['launched drone >=300', 'launched missile >=18', 'intercepted drone <=280'],
    ],
    [
      'none was shot down',
      `${night} атакував 4 ракетами С-300 та 60 БпЛА. Жодної ракети збити не вдалося. Ракету Х-59 збити не вдалося. Збито 55 БпЛА.`,
      ['launched s-300 4', 'launched drone 60', 'intercepted drone 55'],
    ],
    [
      'a further count of the same weapon has the verb behind its list',
      `${night} атакував 60 БпЛА і 4 ракетами. Збито/подавлено 52 БпЛА, 8 БпЛА та 4 ракети влучили на 6 локаціях.`,
      [
        'launched drone 60',
        'launched missile 4',
        'interceptedOrSuppressed drone 52',
        'impacts drone 8',
        'impacts missile 4',
        'impactLocations 6',
      ],
    ],
    [
      'a word between the drones and their being in the air',
      `${night} атакував 60 БпЛА. Збито 50, близько 5 БпЛА ще перебувають у повітрі.`,
      ['launched drone 60', 'intercepted drone 50', 'stillFlying drone ~5'],
    ],
    [
      'all of about so many are about so many',
      `${night} атакував з Криму: зафіксовано близько 26 пусків ударних БпЛА. Усі ворожі БпЛА знищено.`,
      ['launched drone ~26', 'intercepted drone ~26'],
    ],
    [
      'a headline that ends in "of different types" has no verb of the line below',
      'ЗБИТО 17 БПЛА РІЗНИХ ТИПІВ\nУ ніч на 24 липня ворог атакував дев’ятьма ударними БпЛА.',
      ['intercepted drone 17', 'launched drone 9'],
    ],
    [
      'the whole beside its part, told before with its place',
      'У ніч на 24 липня ворог атакував Миколаївщину дев’ятьма «шахедами». Вісім із дев’яти «шахедів» збито.',
      ['launched shahed 9 UA-48', 'intercepted shahed 8'],
    ],
    [
      'so many of those that were launched, the number alone before its verb',
      `${night} атакував 75 БпЛА. Із 75 БпЛА 61 збито, 9 локаційно втрачено.`,
      ['launched drone 75', 'intercepted drone 61', 'lost drone 9'],
    ],
    [
      'so many of those that were launched, each with its noun',
      'Протягом дня 23 липня (із 8.00 по 19.00) ворог атакував 95 ударними БпЛА. Із 95 БпЛА силами оборони збито/подавлено 81 дрон.',
      ['launched drone 95', 'interceptedOrSuppressed drone 81'],
    ],
    [
      'weapons that fire count nothing',
      `${night} атакував 210 БпЛА та 9 балістичними ракетами. Знешкоджено: 88 БпЛА збито вогневими засобами, 104 – локаційно втрачені.`,
      [
        'launched drone 210',
        'launched ballistic-missile 9',
        'intercepted drone 88',
        'lost drone 104',
      ],
    ],
    [
      'more than what was counted last is what was counted of all',
      `${night} атакував 240 засобами: 236 БпЛА та 4 ракетами Х-59. Знешкоджено 190 засобів: 188 БпЛА та 2 ракети. 120 – збито, 70 – локаційно втрачені.`,
      [
        'launched air-target 240',
        'launched drone 236',
        'launched kh-59 4',
        'interceptedOrSuppressed air-target 190',
        'interceptedOrSuppressed drone 188',
        'interceptedOrSuppressed missile 2',
        'intercepted air-target 120',
        'lost air-target 70',
      ],
    ],
    [
      'drones and, beside them, decoys',
      `${night} атакував 44 ударними БпЛА та дронами-імітаторами. Збито 30 БпЛА, 9 дронів-імітаторів – локаційно втрачені.`,
      ['launched drone 44', 'intercepted drone 30', 'lost decoy 9'],
    ],
    [
      'so many out of those that were launched',
      'Із 147 дронів, якими ворог бив по Україні в ніч на 24 липня, 139 збито.',
      ['launched drone 147', 'intercepted drone 139'],
    ],
    [
      'the region of a list goes on past a launch area',
      '24 липня, з 01:30 до 05:45, ворог завдав удару по Києву: 6 ракет Іскандер-М з Брянської обл. та 14 БпЛА.',
      ['launched iskander-m 6 UA-30', 'launched drone 14 UA-30'],
    ],
    [
      'what a clause says of the weapons before it ends with the clause',
      'У ніч на 24 липня ППО перехопило 2 ракети Х-59, які рф запустила з Криму, та 27 дронів.',
      ['intercepted kh-59 2', 'intercepted drone 27'],
    ],
    [
      'after a semicolon a list has the verb behind it',
      `${night} атакував 6 ракетами та 33 БпЛА. 28 БпЛА й 2 ракети знищено; чотири ракети та п'ять дронів досягли цілей.`,
      [
        'launched missile 6',
        'launched drone 33',
        'intercepted drone 28',
        'intercepted missile 2',
        'impacts missile 4',
        'impacts drone 5',
      ],
    ],
    [
      'a number that is repeated in words, and one with a plus',
      `${night} атакував 97 (дев'яносто сімома) БпЛА та 20+ імітаторами. Збито 91 (дев'яносто один).`,
      ['launched drone 97', 'launched decoy >=20', 'intercepted drone 91'],
    ],
    [
      'scores in words',
      `${night} атакував трьома десятками дронів. Збито понад два десятки дронів.`,
      ['launched drone 30', 'intercepted drone >=20'],
    ],
    [
      'the kind of a part told with "were"',
      `${night} атакував 60 БпЛА, 40 із них були «шахедами». Збито 55.`,
      ['launched drone 60', 'launched shahed 40 part', 'intercepted drone 55'],
    ],
    [
      'a part of which nothing known is said',
      `${night} атакував 60 БпЛА. 58 із них розвернулись. Збито 55.`,
      ['launched drone 60', 'intercepted drone 55'],
    ],
    [
      'not all is not all',
      `${night} атакував 6 ракетами. Не всі ракети досягли цілей. Не всі збито.`,
      ['launched missile 6'],
    ],
    [
      'where a weapon came from is no place it struck, also in a bracket behind it',
      `${night} атакував 2-ма ракетами Х-59 з повітряного простору Запорізької обл. (ТОТ) та 60 БпЛА.`,
      ['launched kh-59 2', 'launched drone 60'],
    ],
    [
      'one named weapon that struck',
      `${night} атакував 1 ракетою Іскандер-М та 60 БпЛА. Влучання Іскандера-М та 7 БпЛА.`,
      ['launched iskander-m 1', 'launched drone 60', 'impacts iskander-m 1', 'impacts drone 7'],
    ],
    [
      'the whole behind the noun of its part',
      'Цієї ночі знищено 88 БпЛА із 96, запущених ворогом.',
      ['intercepted drone 88', 'launched drone 96'],
    ],
    [
      'a verb that no list holds says something else of its count',
      `${night} атакував 60 БпЛА. Збито 50 БпЛА, 5 БпЛА розвернулися. Одна ракета вибухнула в повітрі.`,
      ['launched drone 60', 'intercepted drone 50'],
    ],
    [
      'a count before another one that has its verb right before it',
      'У ніч на 24 липня – 77 дронів, збито 70 дронів.',
      ['intercepted drone 70'],
    ],
    [
      'pieces behind a number',
      `${night} атакував 58 БпЛА. Результат: знищено – 50 од., втрачено локаційно – 5 шт.`,
      ['launched drone 58', 'intercepted drone 50', 'lost drone 5'],
    ],
    [
      'a noun without a verb gives itself to the lines below',
      'Ніч на 24 липня.\nШахедів – 64\nЗбито – 58\nПодавлено РЕБ – 4',
      ['intercepted shahed 58', 'suppressed shahed 4'],
    ],
    [
      'a number without its noun is not of the weapon of which fewer were launched',
      `${night} атакував 60 БпЛА та 4 ракетами Х-59. Збито 50.`,
      ['launched drone 60', 'launched kh-59 4', 'intercepted drone 50'],
    ],
    [
      'so many launches of missiles are so many missiles',
      `${night} здійснив 5 пусків балістичних ракет С-300 по Харківській області та застосував 68 БпЛА.`,
      ['launched s-300 5 UA-63', 'launched drone 68'],
    ],
    [
      'pieces in other cases, and a sign for "about"',
      `${night} атакував БпЛА – 82 одиниці (≈60 «шахедів»). Збито >70 БпЛА.`,
      ['launched drone 82', 'launched shahed ~60 part', 'intercepted drone >=70'],
    ],
    [
      'a verb that no list holds takes over nothing from the sentence before',
      `${night} атакував 60 БпЛА. Наша оборона розвернула 50 дронів.`,
      ['launched drone 60'],
    ],
    [
      'what is told only to be denied',
      `${night} атакував 60 БпЛА, збито 55. Фейк, нібито збито лише 12 із 300 дронів.`,
      ['launched drone 60', 'intercepted drone 55'],
    ],
    [
      'a place in the bracket of a launch area is none that was struck',
      `${night} атакував ракетою Х-59 (район пуску – Херсонщина, ТОТ) та 60 БпЛА. Близько 40 БпЛА – це Shahed.`,
      ['launched kh-59 1', 'launched drone 60', 'launched shahed ~40 part'],
    ],
    [
      'still in the air, the number last',
      `${night} атакував 60 БпЛА. Збито 50. У повітрі ще 2.`,
      ['launched drone 60', 'intercepted drone 50', 'stillFlying drone 2'],
    ],
    [
      'missiles of the own air defence',
      `На чергуванні 32 ракети PAC-3. ${night} атакував 60 БпЛА, збито 55.`,
      ['launched drone 60', 'intercepted drone 55'],
    ],
    [
      'confirmed shot down or suppressed',
      `${night} атакував 60 БпЛА. Підтверджено збиття/подавлення 55 БпЛА.`,
      ['launched drone 60', 'interceptedOrSuppressed drone 55'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(airForce(text))).toEqual(claims);
  });

  test('what only flies now is an alert', () => {
    const report = airForce('Станом на 06:00 у повітряному просторі до 30 БпЛА. Бережіть себе.');
    expect([report.status, report.reason]).toEqual(['not-a-report', 'alert']);
  });

  test('a night that has only its beginning', () => {
    const report = airForce(
      'Противник, починаючи з 19 години 23 липня, завдав удару по Одещині 33 БпЛА. Збито 28.',
    );
    expect([report.period?.kind, report.period?.date]).toEqual(['night', '2026-07-24']);
  });

  test('a range in words is not guessed', () => {
    const report = airForce(`${night} атакував від 100 до 110 БпЛА.`);
    expect([report.status, report.reason]).toEqual(['unreadable', 'unknown-words']);
  });

  test('a course described after the noun names no class', () => {
    const report = airForce(
      `${night} атакував ракетами, що летять за балістичною траєкторією (Онікс, Іскандер-М), та 60 БпЛА.`,
    );
    expect(unnumbered(report)).toEqual(['launched oniks/iskander-m']);
  });

  test('a unit that counts its own is no report', () => {
    const report = airForce('Вогневі групи 1020-го полку в ніч на 24 липня збили 14 шахедів.');
    expect([report.status, report.reason]).toEqual(['not-a-report', 'regional-tally']);
  });
});

describe('defence ministry', () => {
  const ministry = (text: string) => reading('defence-ministry-ru', '2026-07-24T05:10:00Z', text);

  test.each<readonly [string, string, readonly string[]]>([
    [
      'none of them reached its target',
      'Прошедшей ночью сбиты 4 БПЛА над Крымом. Ни один БПЛА не достиг цели.',
      ['intercepted drone 4 UA-43'],
    ],
    [
      'targets that were not reached are no weapons',
      'Ночью 24 июля отражена атака 38 БПЛА. 36 беспилотников сбиты, два упали, не достигнув целей.',
      ['launched drone 38', 'intercepted drone 36'],
    ],
    [
      'the number inside a name',
      'За минувшую ночь над Крымом уничтожены два БПЛА «Байрактар-ТБ2» и ракета «Нептун».',
      ['intercepted drone 2 UA-43', 'intercepted neptune 1 UA-43'],
    ],
    [
      'a number behind its noun and the description of it',
      'Уничтожено ночью: БПЛА самолетного типа — 18. По регионам: Ростовская – 11; Воронежская, Липецкая – по 3.',
      [
        'intercepted drone 18',
        'intercepted drone 11 RU-ROS part',
        'intercepted drone 3 RU-VOR part',
        'intercepted drone 3 RU-LIP part',
      ],
    ],
    [
      'a verb in the singular tells of one',
      'В 16.20 мск над Белгородской областью сбит БПЛА. Над Крымом уничтожены БПЛА.',
      ['intercepted drone 1 RU-BEL'],
    ],
    [
      'naval drones are no aircraft',
      'Ночью 24 июля уничтожены 20 БПЛА над Крымом и два морских дрона в районе Туапсе.',
      ['intercepted drone 20 UA-43'],
    ],
    [
      'a number goes with the weapon that its own sentence names',
      'Прошедшей ночью сбито 55 БПЛА, 1 ракета «Хаймарс». Наибольшее число БПЛА – над ЛНР (20).',
      ['intercepted drone 55', 'intercepted himars 1', 'intercepted drone 20 UA-09 part'],
    ],
    [
      'a part whose place stands before its number',
      'В эту ночь уничтожены 58 БПЛА, в том числе над Московским регионом 9.',
      ['intercepted drone 58', 'intercepted drone 9 RU-MOS part'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(ministry(text))).toEqual(claims);
  });

  test('its own strike is no attack on it', () => {
    const report = ministry(
      'Ночью нанесен удар ракетами «Кинжал» и 120 БПЛА «Герань» по складам. Все цели поражены.',
    );
    expect([report.status, report.reason, told(report)]).toEqual([
      'not-a-report',
      'other-topic',
      [],
    ]);
  });
});

describe('in English', () => {
  test('attack UAVs', () => {
    const report = airForce(
      'On the night of July 24 the enemy used 4 S-300 missiles from Kursk Oblast and 57 attack UAVs.',
    );
    expect(told(report)).toEqual(['launched s-300 4', 'launched drone 57']);
  });

  test('a name before its noun, with an article', () => {
    const report = airForce(
      'On the night of July 24 the enemy attacked with an Iskander-M ballistic missile and 60 UAVs. 50 UAVs were shot down; one UAV flew back.',
    );
    expect(told(report)).toEqual([
      'launched iskander-m 1',
      'launched drone 60',
      'intercepted drone 50',
      'returned drone 1',
    ]);
  });

  test('jet-powered drones, and hits by drones', () => {
    const report = airForce(
      'On the night of July 24, the enemy launched 76 strike UAVs (40 of them jet-powered). Hits by 6 UAVs were recorded at 5 locations. None of the missiles was shot down.',
    );
    expect(told(report)).toEqual([
      'launched drone 76',
      'launched shahed-jet 40 part',
      'impacts drone 6',
      'impactLocations 5',
    ]);
  });
});
