// Posts of the Air Force, composed in the grammar of every era with the figures of the nights they name.
import { describe, expect, test } from 'vitest';
import { reading, told, unnumbered } from '../told.ts';

interface Case {
  readonly title: string;
  readonly published: string;
  readonly text: string;
  readonly claims: readonly string[];
  readonly unnumbered?: readonly string[];
}

const at = (date: string): string => `${date}T07:00:00Z`;

const eras: readonly Case[] = [
  {
    title: '2022: time first, drones by the name of their kind',
    published: at('2022-10-27'),
    text: 'З 22:00 по 24:00 26 жовтня російські окупанти атакували 20 дронами-камікадзе «Shahed-136». Знищено 19 ударних БпЛА.',
    claims: ['launched shahed 20', 'intercepted drone 19'],
  },
  {
    title: '2023: a reconnaissance drone in the singular is one of its own',
    published: at('2023-07-14'),
    text: 'Із вечора 13 липня по 4 ранку 14 липня 2023 року окупанти атакували 17-ма ударними БпЛА типу «Shahed». Знищено 16 шахедів та розвідувальний БпЛА оперативно-тактичного рівня.',
    claims: ['launched shahed 17', 'intercepted shahed 16', 'intercepted recon-drone 1'],
  },
  {
    title: '2023: numbers in words, and the north is no midnight',
    published: at('2023-11-17'),
    text: 'Уночі 17 листопада 2023 року противник атакував з півночі десятьма ударними БпЛА типу «Shahed-136/131». Дев’ять ударних БпЛА знищено.',
    claims: ['launched shahed 10', 'intercepted drone 9'],
  },
  {
    title: '2024: a headline that repeats the body makes no claim',
    published: at('2024-05-05'),
    text: '⚡️ ЗНИЩЕНО 23 УДАРНИХ БПЛА\n➖➖➖➖\nУ ніч на 5 травня 2024 року російські окупанти атакували 24-ма ударними БпЛА типу «Shahed-131/136». Райони пусків – Курська обл. – РФ та мис Чауда – Крим.\nУ результаті знищено 23 ударних БпЛА у Харківській, Дніпропетровській областях.',
    claims: ['launched shahed 24', 'intercepted drone 23'],
  },
  {
    title: '2024: both of two, as many as were launched',
    published: at('2024-01-04'),
    text: 'У ніч на 4 січня 2024 року ворог атакував двома ударними БпЛА. Обидва – знищені.',
    claims: ['launched drone 2', 'intercepted drone 2'],
  },
  {
    title: '2025: decoys lost from radar, one drone in the air, the rest not told',
    published: at('2025-05-18'),
    text: 'У ніч на 18 травня (із 16:00 17 травня) противник атакував 273-ма ударними БпЛА типу Shahed та безпілотниками-імітаторами різних типів.\nСтаном на 08.00 підтверджено збиття 88 ударних БпЛА. 128 ворожих безпілотників-імітаторів – локаційно втрачені (без негативних наслідків). Ще один БпЛА перебуває у повітрі.',
    claims: ['launched drone 273', 'intercepted drone 88', 'lost decoy 128', 'stillFlying drone 1'],
  },
  {
    title: '2025: a tally split into shot down and lost before its list',
    published: at('2025-06-09'),
    text: 'У ніч на 9 червня (з 20:00 8 червня) противник атакував 499 засобами повітряного нападу:\n- 479 ударних БпЛА типу Shahed та безпілотників-імітаторів різних типів;\n- 4 аеробалістичні ракети Х-47М2 «Кинджал».\nСтаном на 10:30 знешкоджено 479 повітряних цілей, 292 – збито вогневими засобами, 187 – локаційно втрачено:\n- 460 БпЛА (277 – збито, 183 – локаційно втрачено);\n- 4 Х-47М2 «Кинджал».\nВлучання зафіксовано на 10 локаціях, падіння уламків – на 17 локаціях.',
    claims: [
      'launched air-target 499',
      'launched drone 479',
      'launched kinzhal 4',
      'interceptedOrSuppressed air-target 479',
      'intercepted air-target 292',
      'lost air-target 187',
      'interceptedOrSuppressed drone 460',
      'intercepted drone 277',
      'lost drone 183',
      'interceptedOrSuppressed kinzhal 4',
      'impactLocations 10',
      'debrisLocations 17',
    ],
  },
  {
    title: '2025: the tail of the first line names a part of the drones',
    published: at('2025-11-30'),
    text: 'У ніч на 30 листопада (з 19:00 29 листопада) противник атакував двома балістичними ракетами Іскандер-М та 122-ма ударними БпЛА типу Shahed, Гербера й безпілотниками інших типів, близько 70 із них — «шахеди».\nСтаном на 09:00 збито/подавлено 104 ворожі БпЛА. Зафіксовано влучання на 13 локаціях, а також падіння збитих (уламки) на 2 локаціях.',
    claims: [
      'launched iskander-m 2',
      'launched drone 122',
      'launched shahed ~70 part',
      'interceptedOrSuppressed drone 104',
      'impactLocations 13',
      'debrisLocations 2',
    ],
  },
  {
    title:
      '2026: withheld numbers are neither zero nor a claim, and 132 targets stand above 3 and 129',
    published: at('2026-08-20'),
    text: '⚡️ ЗБИТО/ПОДАВЛЕНО 132 ЦІЛІ ПРОТИВНИКА\n➖➖➖\nУ ніч на 20 серпня (з 18:00 19 серпня) противник атакував балістичними ракетами Іскандер-М/KN-23 з Ростовської та Воронезької областей рф, керованою авіаційною ракетою Х-59/69 та 141 ударним БпЛА типу Shahed (половина із них – реактивні), Гербера із напрямків: Курськ, Міллерево – рф.\n💥 За попередніми даними, станом на 08:30, збито/подавлено 3 балістичні ракети Іскандер-М/KN-23 та 129 ворожих БпЛА.\nЗафіксовано влучання засобів повітряного нападу противника на 11 локаціях, а також падіння збитих (уламки) на 5.\nКрім того, частина ворожих засобів ураження не досягла своїх цілей.',
    claims: [
      'interceptedOrSuppressed air-target 132',
      'launched kh-59/kh-69 1',
      'launched drone 141',
      'interceptedOrSuppressed iskander-m/kn-23 3',
      'interceptedOrSuppressed drone 129',
      'impactLocations 11',
      'debrisLocations 5',
    ],
    unnumbered: ['launched iskander-m/kn-23', 'impacts air-target', 'missedTarget air-target some'],
  },
  {
    title: '2026: the September list, with a jet part by number',
    published: at('2026-09-18'),
    text: 'У ніч на 18 вересня (з 18:00 17 вересня) противник атакував:\n- балістичними ракетами Іскандер-М (район пуску – Курська обл.);\n- 8-ма крилатими ракетами морського базування "Калібр" із акваторії Каспійського моря;\n- 93 ударними БпЛА типу Shahed (46 із них - реактивні), Гербера та дронами-імітаторами типу “Пародія” із напрямків:\nОрел, Приморсько - Ахтарськ – рф,, Донецьк -ТОТ, ТОТ АР Крим.\nСтаном на 08:00 збито/подавлено 69 ворожих БпЛА.',
    claims: [
      'launched kalibr 8',
      'launched drone 93',
      'launched shahed-jet 46 part',
      'interceptedOrSuppressed drone 69',
    ],
    unnumbered: ['launched iskander-m'],
  },
  {
    title: '2026: a day post is told apart from the nights beside it',
    published: '2026-09-12T16:00:00Z',
    text: '❗️ Протягом дня 12 вересня (із 6.30 до 18.00) противник атакував Україну 410 ударними БпЛА (37 із них — реактивні).\nПротягом вказаного періоду збито/подавлено 336 ударних БпЛА (23 із них - реактивні).\nЗафіксовано влучання 21 ударного БпЛА противника.\nСтаном на 18.00 у повітряному просторі спостерігається близько 55 ударних безпілотників.',
    claims: [
      'launched drone 410',
      'launched shahed-jet 37 part',
      'interceptedOrSuppressed drone 336',
      'interceptedOrSuppressed shahed-jet 23 part',
      'impacts drone 21',
      'stillFlying drone ~55',
    ],
  },
  {
    title: 'English: as the outlets translate it',
    published: at('2026-02-02'),
    text: 'On the night of February 2 (from 18:00 on February 1) the enemy launched one Iskander-M ballistic missile from occupied Crimea and 171 Shahed, Gerbera, Italmas drones and drones of other types, about 100 of them Shaheds. As of 08:00, air defence shot down or suppressed 157 drones. One ballistic missile and 12 strike drones hit 8 locations; debris fell at three locations.',
    claims: [
      'launched iskander-m 1',
      'launched drone 171',
      'launched shahed ~100 part',
      'interceptedOrSuppressed drone 157',
      'impacts ballistic-missile 1',
      'impacts drone 12',
      'impactLocations 8',
      'debrisLocations 3',
    ],
  },
];

const night = 'У ніч на 10 серпня (з 18:00 9 серпня) противник';
const pitfalls: readonly Case[] = [
  {
    title: 'numbers in cases and with endings',
    published: at('2026-08-10'),
    text: `${night} атакував трьома балістичними ракетами Іскандер-М, п’ятьма крилатими ракетами Х-101, сімома ракетами Х-59 та 126-ма ударними БпЛА. Збито дев'яносто два БпЛА.`,
    claims: [
      'launched iskander-m 3',
      'launched kh-101 5',
      'launched kh-59 7',
      'launched drone 126',
      'intercepted drone 92',
    ],
  },
  {
    title: 'a singular weapon without a number is one, a plural is none',
    published: at('2026-08-10'),
    text: `${night} атакував балістичною ракетою Іскандер-М та крилатими ракетами Х-101.`,
    claims: ['launched iskander-m 1'],
    unnumbered: ['launched kh-101'],
  },
  {
    title: 'a headline that mixes a name with a number',
    published: at('2026-07-01'),
    text: '⚡️ ЗБИТО/ПОДАВЛЕНО РАКЕТУ Х-59 ТА 130 ВОРОЖИХ БПЛА\nУ ніч на 1 липня (з 18:00 30 червня) противник атакував двома ракетами Х-59 та 151 ударним БпЛА.\nЗбито/подавлено ракету Х-59 та 130 ворожих БпЛА.',
    claims: [
      'launched kh-59 2',
      'launched drone 151',
      'interceptedOrSuppressed kh-59 1',
      'interceptedOrSuppressed drone 130',
    ],
  },
  {
    title: 'a headline whose items do not add up is kept as published',
    published: at('2026-08-10'),
    text: `⚡️ ЗБИТО/ПОДАВЛЕНО 96 ЦІЛЕЙ\n${night} атакував 126 ударними БпЛА. Збито/подавлено 92 БпЛА, а також 3 баражуючі боєприпаси “Бандероль”.`,
    claims: [
      'interceptedOrSuppressed air-target 96',
      'launched drone 126',
      'interceptedOrSuppressed drone 92',
      'interceptedOrSuppressed banderol 3',
    ],
  },
  {
    title: 'two hit clauses with places of their own',
    published: at('2026-08-10'),
    text: `${night} атакував 126 БпЛА. Зафіксовано влучання 5 балістичних ракет Іскандер-М/С-400 на 4 локаціях та 20 ударних БпЛА на 11 локаціях.`,
    claims: [
      'launched drone 126',
      'impacts iskander-m/s-400 5',
      'impactLocations 4',
      'impacts drone 20',
      'impactLocations 11',
    ],
  },
  {
    title: 'missing blanks and nouns',
    published: at('2026-08-10'),
    text: `${night} атакував 126 БпЛА. Зафіксовано влучання 31 БпЛА на 22 локаціях, а також падіння збитих (уламки) на11 локаціях.`,
    claims: ['launched drone 126', 'impacts drone 31', 'impactLocations 22', 'debrisLocations 11'],
  },
  {
    title: 'a bracket that is never closed ends with its comma',
    published: at('2026-08-10'),
    text: `${night} атакував 126-ма ударними БпЛА типу Shahed (в т.ч. реактивними, Гербара, Італмас із напрямків: Бринськ, Міллєрово – рф, ТОТ АМ Крим.`,
    claims: ['launched drone 126'],
  },
  {
    title: 'slips of the pen: ракетима, 255 ударним, дрон інших типів, ЦІЛь',
    published: at('2026-07-31'),
    text: '⚡ ЗБИТО/ПОДАВЛЕНО 195 ЦІЛь ПРОТИВНИКА\nУ ніч на 31 липня (з 18:00 30 липня) противник атакував трьома керованими авіаційною ракетою Х-59 та 255 ударним БпЛА типу Shahed, Гербера та дрон інших типів.\nЗбито/подавлено 195 ворожих БпЛА.',
    claims: ['launched kh-59 3', 'launched drone 255', 'interceptedOrSuppressed drone 195'],
  },
  {
    title: 'what did not reach its target was not shot down',
    published: at('2026-08-31'),
    text: 'У ніч на 31 серпня (з 18:00 30 серпня) противник атакував ракетою Х-59 та 121 ударним БпЛА. Збито/подавлено 96 ворожих БпЛА, ракета Х-59 цілі не досягла.',
    claims: [
      'launched kh-59 1',
      'launched drone 121',
      'interceptedOrSuppressed drone 96',
      'missedTarget kh-59 1',
    ],
  },
  {
    title: 'hedges stay with their number',
    published: at('2026-08-10'),
    text: `${night} атакував понад 120 ударними БпЛА. Збито близько 90 БпЛА. До 10 БпЛА не досягли цілей.`,
    claims: ['launched drone >=120', 'intercepted drone ~90', 'missedTarget drone <=10'],
  },
  {
    title: 'fractions, several and some make no figure',
    published: at('2026-08-10'),
    text: `${night} атакував 126 ударними БпЛА (більшість із них - реактивні). Збито 92 БпЛА. Атака триває, в повітряному просторі декілька ворожих БпЛА.`,
    claims: ['launched drone 126', 'intercepted drone 92'],
  },
  {
    title: 'the line breaks inside the sentence',
    published: at('2026-08-10'),
    text: `${night} атакував\n118-та ударними БпЛА типу Shahed.\nЗбито 103 ворожі БпЛА.`,
    claims: ['launched shahed 118', 'intercepted drone 103'],
  },
  {
    title: 'a post that lacks its verb',
    published: at('2025-08-25'),
    text: 'У ніч на 25 серпня (із 19.00 24 серпня) противник 104-ма ударними БпЛА типу Shahed.',
    claims: ['launched shahed 104'],
  },
  {
    title: 'a total in a sentence without a verb',
    published: at('2023-05-29'),
    text: 'З 00.00 год по 05.00 год 29 травня 2023 року окупанти атакували Україну ударними дронами. Усього – близько 35 ударних дронів.',
    claims: ['launched drone ~35'],
  },
  {
    title: 'all of them, said before how many there were',
    published: at('2024-05-04'),
    text: 'Усі 13 – знищено. У ніч на 4 травня 2024 року ворог атакував 13 ударними БпЛА.',
    claims: ['intercepted drone 13', 'launched drone 13'],
  },
  {
    title: 'n of m tells how many were launched',
    published: at('2024-03-16'),
    text: 'У ніч на 16 березня 2024 року знищено 2 із 2 ударних БпЛА типу «Shahed».',
    claims: ['intercepted shahed 2', 'launched shahed 2'],
  },
  {
    title: 'launches counted after their weapon, aircraft not counted at all',
    published: at('2023-12-29'),
    text: 'Уночі 29 грудня 2023 року ворог застосував до 18 стратегічних бомбардувальників Ту-95МС, які випустили щонайменше 90 крилатих ракет Х-101/Х-555. Також ворог ударив балістичними ракетами С-300/С-400/Іскандер-М – 14 пусків. З літаків МіГ-31К – 5 аеробалістичних ракет Х-47М2 «Кинджал», 4 ракети Х-31П та одна Х-59.',
    claims: [
      'launched kh-101/kh-555 >=90',
      'launched s-300/s-400/iskander-m 14',
      'launched kinzhal 5',
      'launched kh-31 4',
      'launched kh-59 1',
    ],
  },
];

describe.each([
  ['posts of every era', eras],
  ['pitfalls', pitfalls],
] as const)('%s', (_, cases) => {
  test.each(cases)('$title', ({ published, text, claims, unnumbered: without }) => {
    const report = reading('air-force-ua', published, text);
    expect(told(report)).toEqual(claims);
    if (without) expect(unnumbered(report)).toEqual(without);
    expect(report.claims.every(({ attacker }) => attacker === 'russia')).toBe(true);
  });
});
