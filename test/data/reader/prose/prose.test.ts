// Articles, institute paragraphs and relays: many speakers, nights and both directions in one text.
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../src/data/model/report.ts';
import { inWords, reading, told, unnumbered } from '../told.ts';

const sided = (claim: Claim): string => `${claim.attacker}: ${inWords(claim)}`;
const spoken = (claim: Claim): string =>
  `${inWords(claim)} / ${claim.by ?? '-'} / ${claim.speaker ?? '-'}`;

interface Case {
  readonly title: string;
  readonly published: string;
  readonly text: string;
  readonly claims: readonly string[];
}

const institute: readonly Case[] = [
  {
    title: 'launches with their areas, outcomes, hits and debris',
    published: '2026-02-03T01:00:00Z',
    text: 'The Ukrainian Air Force reported that Russian forces launched one Iskander-M ballistic missile from occupied Crimea and 171 Shahed-type, Gerbera-type, and other drones — of which about 100 were Shaheds — from the directions of Oryol and Kursk cities; Millerovo, Rostov Oblast.[93] The Ukrainian Air Force reported that Ukrainian forces downed 157 strike drones and that the Iskander missile and 12 drones struck 8 locations, and that downed debris fell on three locations.',
    claims: [
      'russia: launched iskander-m 1',
      'russia: launched drone 171',
      'russia: launched shahed ~100 part',
      'russia: intercepted drone 157',
      'russia: impacts drone 12',
      'russia: impactLocations 8',
      'russia: debrisLocations 3',
    ],
  },
  {
    title: 'the largest strike since the invasion is one night, not the sum of the war',
    published: '2025-10-10T20:00:00Z',
    text: 'Russian forces launched the third largest strike against Ukraine since the start of the full-scale invasion on the night of October 9 to 10. The Ukrainian Air Force reported that Russian forces launched two Kh-47M2 Kinzhal aeroballistic missiles from the airspace over Ryazan Oblast; 14 Iskander-M/KN-23 ballistic missiles from Bryansk and Rostov oblasts; and 465 Shahed-type and other drones.',
    claims: [
      'russia: launched kinzhal 2',
      'russia: launched iskander-m/kn-23 14',
      'russia: launched drone 465',
    ],
  },
  {
    title: 'forces act: no speaker is needed to know whose attack it was',
    published: '2025-11-19T20:00:00Z',
    text: 'Russian forces launched 476 drones and 48 missiles overnight on November 18 to 19.',
    claims: ['russia: launched drone 476', 'russia: launched missile 48'],
  },
  {
    title: 'a weapon that one side alone has tells whose attack it was',
    published: '2023-04-07T12:00:00Z',
    text: 'Russian sources claimed on April 6 that six HIMARS rockets were fired at Melitopol, occupied Zaporizhia Oblast.',
    claims: ['ukraine: launched himars 6 UA-23'],
  },
  {
    title: 'an average per night is no night',
    published: '2025-12-01T20:00:00Z',
    text: 'Russian forces have launched an average of 170 drones per night in November 2025.',
    claims: [],
  },
];

const wires: readonly Case[] = [
  {
    title: 'what was hit "with" was launched, and a singular weapon is a part of the total',
    published: '2026-01-09T12:00:00Z',
    text: "Russia hit Ukraine overnight with 242 drones and 36 missiles, including an Oreshnik ballistic missile, Ukraine's air force said.",
    claims: [
      'russia: launched drone 242',
      'russia: launched missile 36',
      'russia: launched oreshnik 1 part',
    ],
  },
  {
    title: 'another number has another verb, and the same voice goes on after "while"',
    published: '2025-03-24T12:00:00Z',
    text: 'Russia fired 99 drones overnight, 57 of which were shot down, the Ukrainian air force said, while another 36 were lost.',
    claims: ['russia: launched drone 99', 'russia: intercepted drone 57', 'russia: lost drone 36'],
  },
  {
    title: 'numbers that lean on the sentence before',
    published: '2024-11-26T12:00:00Z',
    text: "Ukraine's air force said that Russia had launched a record 188 drones overnight. It shot down 76 of them and lost track of 96 more.",
    claims: ['russia: launched drone 188', 'russia: intercepted drone 76', 'russia: lost drone 96'],
  },
  {
    title: 'one kind or two kinds that add up to it',
    published: '2025-08-03T16:00:00Z',
    text: "Ukraine's air force said Russia fired 83 drones or 76 drones and seven missiles overnight, 61 of which were shot down.",
    claims: [
      'russia: launched air-target 83',
      'russia: launched drone 76',
      'russia: launched missile 7',
      'russia: intercepted air-target 61',
    ],
  },
  {
    title: 'a part between commas goes with its whole',
    published: '2025-08-30T12:00:00Z',
    text: 'In Zaporizhzhia, at least one person was killed and 28, including three children, were wounded, regional governor Ivan Fedorov said.',
    claims: [
      'russia: killed >=1 UA-23',
      'russia: injured 28 UA-23',
      'russia: injured 3 UA-23 part',
    ],
  },
  {
    title: 'the place last spoken of',
    published: '2025-08-03T16:00:00Z',
    text: "A Russian missile strike has destroyed homes in Ukraine's southern city of Mykolaiv.\nAt least seven civilians were reported injured in the city.",
    claims: ['russia: injured >=7 UA-48'],
  },
  {
    title: 'areas of the other direction, "each" for every one of them',
    published: '2025-12-14T12:00:00Z',
    text: 'Air defense forces destroyed 141 Ukrainian unmanned aerial vehicles overnight, the Russian Defense Ministry reported. "On-duty air defense systems destroyed 141 Ukrainian fixed-wing unmanned aerial vehicles, including 35 drones over the Bryansk Region, 22 over the Black Sea, and four each over the Tula and Kaluga regions," the statement reads.',
    claims: [
      'ukraine: intercepted drone 141',
      'ukraine: intercepted drone 35 RU-BRY part',
      'ukraine: intercepted drone 22 black-sea part',
      'ukraine: intercepted drone 4 RU-TUL part',
      'ukraine: intercepted drone 4 RU-KLU part',
    ],
  },
  {
    title: 'thousands are multiplied, and alone are no number',
    published: '2025-08-10T09:00:00Z',
    text: 'Russia launched thousands of drones at Ukraine, the air force said. Overnight Russia launched two thousand drones.',
    claims: ['russia: launched drone 2000'],
  },
];

const cyrillic: readonly Case[] = [
  {
    title: 'uk: an official post handed on by an outlet is read as that post',
    published: '2025-11-30T09:00:00Z',
    text: 'Про це повідомили у Повітряних силах. "У ніч на 30 листопада (із 19:00 29 листопада) противник атакував двома балістичними ракетами Іскандер-М та 122-ма ударними БпЛА типу Shahed, Гербера й безпілотниками інших типів, близько 70 із них — «шахеди»", — йдеться у повідомленні.\n"Станом на 09:00 збито/подавлено 104 ворожі БпЛА. Зафіксовано влучання на 13 локаціях".\nВнаслідок атаки на Київщину загинула одна людина, ще 11 отримали поранення, повідомив голова ОВА Микола Калашник.',
    claims: [
      'russia: launched iskander-m 2',
      'russia: launched drone 122',
      'russia: launched shahed ~70 part',
      'russia: interceptedOrSuppressed drone 104',
      'russia: impactLocations 13',
      'russia: killed 1 UA-32',
      'russia: injured 11 UA-32',
    ],
  },
  {
    title: 'uk: both directions, each with its own side',
    published: '2025-07-21T08:00:00Z',
    text: 'За даними Повітряних сил, ворог випустив по Україні 426 ударних дронів та 24 ракети. Сили ППО збили 200 безпілотників, ще 203 — локаційно втрачені.\nМіноборони РФ заявило, що за ніч збито 74 українські безпілотники, з них 15 — над Московською областю.',
    claims: [
      'russia: launched drone 426',
      'russia: launched missile 24',
      'russia: intercepted drone 200',
      'russia: lost drone 203',
      'ukraine: intercepted drone 74',
      'ukraine: intercepted drone 15 RU-MOS part',
    ],
  },
  {
    title: 'ru: the ministry quoted by a channel',
    published: '2024-11-28T04:20:00Z',
    text: '⚡Минобороны РФ:\n«ПВО за ночь уничтожила 25 беспилотников над российскими регионами: 14 - над Краснодарским краем, 6 – над Брянской областью, 3 – над Крымом и 2 – над Ростовской областью».',
    claims: [
      'ukraine: intercepted drone 25',
      'ukraine: intercepted drone 14 RU-KDA part',
      'ukraine: intercepted drone 6 RU-BRY part',
      'ukraine: intercepted drone 3 UA-43 part',
      'ukraine: intercepted drone 2 RU-ROS part',
    ],
  },
  {
    title: 'ru: places before and after their figures in one sentence',
    published: '2024-11-11T07:00:00Z',
    text: 'В результате атак российских беспилотников на город Николаев минувшей ночью погибли пять человек, при ударах по городу Запорожье — один человек.',
    claims: ['russia: killed 5 UA-48', 'russia: killed 1 UA-23'],
  },
];

describe.each([
  ['the institute', 'isw', institute],
  ['wires and agencies', 'news', wires],
  ['Ukrainian and Russian', 'news', cyrillic],
] as const)('%s', (_, source, cases) => {
  test.each(cases)('$title', ({ published, text, claims }) => {
    const read = reading(source, published, text).claims.map(sided);
    expect(claims.filter((claim) => !read.includes(claim))).toEqual([]);
    expect(read.filter((claim) => !claims.includes(claim))).toEqual([]);
  });
});

describe('who says it', () => {
  test.each([
    [
      'the name stands before the office',
      'Tymur Tkachenko, the head of the Kyiv city administration, said two people had been killed in Russian strikes.',
      ['killed 2 UA-30 / officials-ua / Tymur Tkachenko, the head of the Kyiv city administration'],
    ],
    [
      'a governor speaks for the region',
      'Ukraine attacked with 67 drones, Governor Vyacheslav Gladkov said.',
      ['launched drone 67 RU-BEL / officials-ru / Governor Vyacheslav Gladkov'],
    ],
    [
      'a headline ends with its speaker',
      'Шесть БПЛА уничтожены над Брянской областью, — губернатор Богомаз.',
      ['intercepted drone 6 RU-BRY / officials-ru / губернатор Богомаз'],
    ],
    [
      'a headline begins with its speaker',
      'ВВС Украины: Ночью был сбит 71 «Шахед».',
      ['intercepted shahed 71 / air-force-ua / -'],
    ],
    [
      'the publisher in its own voice is nobody',
      'Russia launched 40 drones at Ukraine overnight.',
      ['launched drone 40 / - / -'],
    ],
    [
      'the defence ministry of the other side',
      'Міноборони РФ прозвітувало про 32 збиті українські дрони.',
      ['intercepted drone 32 / defence-ministry-ru / -'],
    ],
  ])('%s', (_, text, claims) => {
    expect(reading('news', '2026-03-01T09:00:00Z', text).claims.map(spoken)).toEqual(claims);
  });
});

describe('which night', () => {
  const nights = (published: string, text: string): (string | null)[] =>
    reading('news', published, text).claims.map(({ night }) => night);
  test.each([
    [
      'overnight is the night of the morning it is told',
      '2026-03-01',
      'Russia launched 40 drones overnight, the air force said.',
      ['2026-03-01'],
    ],
    [
      'from one weekday into the next',
      '2026-03-01',
      'Russia launched 40 drones overnight into Sunday, the air force said.',
      ['2026-03-01'],
    ],
    [
      'a day earlier',
      '2025-07-05',
      'Russia fired 322 drones overnight, the air force said. A day earlier, Russia launched 539 drones.',
      ['2025-07-05', '2025-07-04'],
    ],
    [
      'the night between two dates',
      '2025-10-10',
      'Russian forces launched 465 drones on the night of October 9 to 10.',
      ['2025-10-10'],
    ],
    [
      'no day is invented',
      '2026-03-01',
      'Russia launched 40 drones at Ukraine, the air force said.',
      [null],
    ],
  ])('%s', (_, date, text, dates) => {
    expect(nights(`${date}T12:00:00Z`, text)).toEqual(dates);
  });
});

test('a word instead of a number is kept as a word', () => {
  const report = reading(
    'news',
    '2026-03-01T09:00:00Z',
    'Russia launched hundreds of drones at Ukraine overnight, the air force said.',
  );
  expect(told(report)).toEqual([]);
  expect(unnumbered(report)).toEqual(['launched drone hundreds']);
});

test('damage is told with its place, its words and its speaker', () => {
  const [damage] = reading(
    'news',
    '2025-07-21T08:00:00Z',
    'Russian drones damaged the entrance to a metro station in Kyiv overnight, Timur Tkachenko, head of the Kyiv City Military Administration, said.',
  ).incidents;
  expect(damage).toMatchObject({
    kind: 'damage',
    region: 'UA-30',
    attacker: 'russia',
    what: 'entrance to a metro station',
    by: 'officials-ua',
  });
});

test('what follows a whole city is not placed in the district named before it', () => {
  const { incidents } = reading(
    'news',
    '2025-06-06T12:00:00Z',
    'Russia launched 407 drones at Ukraine overnight, officials said.\n\nIn Solomyanskyi, a fire broke out on the 9th floor of a building. Some areas of Kyiv lost power. On the eastern bank, over 2,000 homes were without electricity.',
  );
  expect(incidents.map(({ kind, place }) => [kind, place])).toEqual([
    ['fire', 'Solomyanskyi'],
    ['power-cut', 'Kyiv'],
    ['power-cut', 'Kyiv'],
  ]);
});

test('an auxiliary is no part of a name', () => {
  const { unnumbered } = reading(
    'news',
    '2025-07-22T18:00:00Z',
    'Russia launched 40 drones overnight. Ukrainian officials have confirmed several people were wounded.',
  );
  expect(unnumbered.map(({ speaker }) => speaker)).toEqual(['Ukrainian officials']);
});

test.each([
  ['A fire broke out on the 9th floor of a building in Kyiv.', '9th floor of a building'],
  ['A fire broke out on Sunday at a warehouse in Kyiv.', 'warehouse'],
  ['In Kyiv, fires broke out across several districts.', null],
])('what burned is told where the text names it: %s', (sentence, what) => {
  const { incidents } = reading(
    'news',
    '2025-06-08T12:00:00Z',
    `Russia launched 407 drones at Ukraine overnight into Sunday, officials said.\n\n${sentence}`,
  );
  expect(incidents.map((one) => [one.kind, one.what])).toEqual([['fire', what]]);
});
