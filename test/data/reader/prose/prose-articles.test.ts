// Articles as outlets write them, read whole: sides, speakers and places that earlier rules confused.
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../src/data/model/report.ts';
import type { SourceId } from '../../../../src/data/model/terms.ts';
import { inWords, reading } from '../told.ts';

const said = (claim: Claim): string => `${claim.attacker}: ${inWords(claim)} / ${claim.by ?? '-'}`;

const claims = (day: string, text: string, source: SourceId = 'news'): string[] =>
  reading(source, `${day}T09:00:00Z`, text).claims.map(said);

type Row = readonly [title: string, day: string, text: string, expected: readonly string[]];

describe('figures of articles', () => {
  const rows: readonly Row[] = [
    [
      'hits that were recorded are hits, not launches',
      '2025-09-10',
      'Russia launched 415 drones and 43 missiles at Ukraine overnight, the air force said. Direct hits by 16 missiles and 21 drones were recorded at 17 locations.',
      [
        'russia: launched drone 415 / air-force-ua',
        'russia: launched missile 43 / air-force-ua',
        'russia: impacts missile 16 / air-force-ua',
        'russia: impacts drone 21 / air-force-ua',
        'russia: impactLocations 17 / air-force-ua',
      ],
    ],
    [
      'who comes under attack is not the attacker',
      '2025-11-24',
      'Ukraine came under attack by 162 drones overnight, 125 of which were shot down, the Ukrainian air force reported.',
      ['russia: launched drone 162 / air-force-ua', 'russia: intercepted drone 125 / air-force-ua'],
    ],
    [
      'who was attacked is not the attacker',
      '2025-11-24',
      'Ukraine was attacked with 90 drones overnight, the Ukrainian air force said.',
      ['russia: launched drone 90 / air-force-ua'],
    ],
    [
      'drones launched that had been downed are told by the second verb',
      '2026-02-01',
      "Ukraine's air force said 76 of 90 drones launched by Russia overnight had been downed.",
      ['russia: intercepted drone 76 / air-force-ua', 'russia: launched drone 90 / air-force-ua'],
    ],
    [
      'the items of a whole are of the whole, not of its part',
      '2025-07-04',
      "Ukraine's air force said it destroyed 478 of 550 aerial weapons - 539 drones and 11 missiles - launched by Russia overnight.",
      [
        'russia: intercepted air-target 478 / air-force-ua',
        'russia: launched air-target 550 / air-force-ua',
        'russia: launched drone 539 / air-force-ua',
        'russia: launched missile 11 / air-force-ua',
      ],
    ],
    [
      'a family is no one',
      '2025-10-05',
      'Russia attacked Ukraine overnight. Four members of one family, including a 15-year-old girl, were killed in a village near Lviv, governor Maksym Kozytskyi said.',
      ['russia: killed 4 UA-46 / officials-ua', 'russia: killed 1 UA-46 part / officials-ua'],
    ],
    [
      'a toll that has risen is the toll',
      '2025-08-01',
      "The death toll from Thursday's Russian missile and drone attack on Kyiv has risen to 31, including five children, Ukraine's State Emergency Service said on Friday.",
      ['russia: killed 31 UA-30 / officials-ua', 'russia: killed 5 UA-30 part / officials-ua'],
    ],
    [
      'people hurt across the country are of no one region',
      '2025-12-06',
      'Russia attacked Ukraine overnight and burned down the railway station in Fastiv, Kyiv region. Eight people were wounded across the country, Interior Minister Ihor Klymenko said.',
      ['russia: injured 8 / officials-ua'],
    ],
    [
      'years of a man are no count, and others hurt beside him are hurt there',
      '2026-01-14',
      'Russia attacked with 113 drones overnight. One man, aged 60, was killed in Kryvyi Rih and three others were hurt, Oleksandr Vilkul, head of the defence council, said.',
      [
        'russia: launched drone 113 / -',
        'russia: killed 1 UA-12 / officials-ua',
        'russia: injured 3 UA-12 / officials-ua',
      ],
    ],
    [
      'those hurt are not told by whoever told of the drones',
      '2025-08-30',
      "Ukraine's military said it shot down 510 of 537 drones that Russia launched overnight. Strikes in Zaporizhzhia killed one person and injured 30.",
      [
        'russia: intercepted drone 510 / general-staff-ua',
        'russia: launched drone 537 / general-staff-ua',
        'russia: killed 1 UA-23 / -',
        'russia: injured 30 UA-23 / -',
      ],
    ],
    [
      'the region of a strike is that of its dead',
      '2026-02-01',
      'A Russian drone struck a bus carrying miners in the Dnipropetrovsk region on Sunday, killing at least 12 people and wounding 16, officials said.',
      ['russia: killed >=12 UA-12 / officials-ua', 'russia: injured 16 UA-12 / officials-ua'],
    ],
    [
      'the air force of the other side is not the ministry that spoke before',
      '2025-10-05',
      'Минобороны утверждает, что ночью над регионами России сбили 251 беспилотник, из них 62 — над Черным морем.\nУкраинские ВВС сообщили об атаке 496 дронов и 53 ракет, сбиты 439 беспилотников и 39 ракет.',
      [
        'ukraine: intercepted drone 251 / defence-ministry-ru',
        'ukraine: intercepted drone 62 black-sea part / defence-ministry-ru',
        'russia: launched drone 496 / air-force-ua',
        'russia: launched missile 53 / air-force-ua',
        'russia: intercepted drone 439 / air-force-ua',
        'russia: intercepted missile 39 / air-force-ua',
      ],
    ],
    [
      'a toll in Ukrainian, its part, and the town they died in',
      '2025-11-19',
      'У Тернополі кількість загиблих внаслідок російського удару 19 листопада зросла до 25, серед них троє дітей, повідомили в ДСНС.',
      ['russia: killed 25 UA-61 / officials-ua', 'russia: killed 3 UA-61 part / officials-ua'],
    ],
    [
      'what stands behind a semicolon has a verb of its own',
      '2025-11-30',
      'The Ukrainian air force said it shot down 104 of 122 drones fired overnight; two ballistic missiles and 16 drones struck targets in 11 places.',
      [
        'russia: intercepted drone 104 / air-force-ua',
        'russia: launched drone 122 / air-force-ua',
        'russia: impacts ballistic-missile 2 / air-force-ua',
        'russia: impacts drone 16 / air-force-ua',
        'russia: impactLocations 11 / air-force-ua',
      ],
    ],
    [
      'missiles of which none was downed were not downed',
      '2026-02-09',
      "Russia attacked overnight. Ukraine's air force reported 149 drones, 116 shot down; 11 ballistic missiles, none downed.",
      ['russia: intercepted drone 116 / air-force-ua'],
    ],
    [
      'respectively gives each number its own weapon',
      '2025-10-10',
      "Russia attacked Ukraine's energy grid overnight with 465 drones and 32 missiles, of which 405 and 15 respectively were shot down, Ukraine's air force said.",
      [
        'russia: launched drone 465 / air-force-ua',
        'russia: launched missile 32 / air-force-ua',
        'russia: intercepted drone 405 / air-force-ua',
        'russia: intercepted missile 15 / air-force-ua',
      ],
    ],
    [
      'weapons joined in one word are one figure of both',
      '2025-12-06',
      'The Ukrainian Air Force reported that Russian forces launched 34 Iskander-K/Kalibr cruise missiles overnight on December 5 to 6.',
      ['russia: launched iskander-k/kalibr 34 / air-force-ua'],
    ],
    [
      'a ministry that claimed and claimed is one ministry',
      '2026-01-09',
      'The Russian Ministry of Defense (MoD) claimed that Russian forces shot down 59 Ukrainian drones overnight and claimed to intercept two Neptune missiles.',
      [
        'ukraine: intercepted drone 59 / defence-ministry-ru',
        'ukraine: intercepted neptune 2 / defence-ministry-ru',
      ],
    ],
    [
      'a town near a city lies in its own region',
      '2025-11-30',
      'One person was killed and 11 injured in an overnight Russian drone attack on Vyshhorod near Kyiv, regional head Mykola Kalashnyk said.',
      ['russia: killed 1 UA-32 / officials-ua', 'russia: injured 11 UA-32 / officials-ua'],
    ],
    [
      'a verb behind a number goes before the one that has its object already',
      '2025-06-10',
      'У ніч на 10 червня Росія атакувала Україну. Повітряні сили: збито 213 БпЛА та всі 7 ракет, ще 64 дрони локаційно втрачено.',
      [
        'russia: intercepted drone 213 / air-force-ua',
        'russia: intercepted missile 7 / air-force-ua',
        'russia: lost drone 64 / air-force-ua',
      ],
    ],
    [
      'the head of Crimea speaks for Russia',
      '2025-09-22',
      'Ночью 22 сентября трое погибли и 16 ранены при ударе украинских дронов по санаторию в Крыму, заявил глава Крыма Сергей Аксенов.',
      ['ukraine: killed 3 UA-43 / officials-ru', 'ukraine: injured 16 UA-43 / officials-ru'],
    ],
    [
      'what was destroyed over Russia flew against Russia',
      '2026-01-06',
      '129 беспилотников уничтожены ночью над регионами РФ, по два — над Московским регионом и Тверской областью.',
      [
        'ukraine: intercepted drone 129 / -',
        'ukraine: intercepted drone 2 RU-MOS part / -',
        'ukraine: intercepted drone 2 RU-TVE part / -',
      ],
    ],
    [
      'the parts of a figure are told by whoever told the whole',
      '2025-12-12',
      'Собянин: ПВО уничтожила шесть беспилотников, летевших на Москву. Ночью над Россией уничтожены 90 БПЛА, из них 63 — над Брянской областью, восемь — над Ярославской.',
      [
        'ukraine: intercepted drone 6 RU-MOW / officials-ru',
        'ukraine: intercepted drone 90 / -',
        'ukraine: intercepted drone 63 RU-BRY part / -',
        'ukraine: intercepted drone 8 RU-YAR part / -',
      ],
    ],
    [
      'people counted by a collective',
      '2025-12-06',
      'У ніч на 6 грудня Росія атакувала Україну. Міністр внутрішніх справ Ігор Клименко заявив, що в Україні постраждали восьмеро людей.',
      ['russia: injured 8 / officials-ua'],
    ],
    [
      'who told it is named in the sentence behind',
      '2025-11-19',
      'У Тернополі кількість загиблих внаслідок російського удару 19 листопада зросла до 25. Про це повідомили в ДСНС.',
      ['russia: killed 25 UA-61 / officials-ua'],
    ],
    [
      'where a building burned is not where all missiles were launched at',
      '2025-09-07',
      'Russia launched 805 drones and 13 missiles at Ukraine overnight, setting fire to a government building in Kyiv.',
      ['russia: launched drone 805 / -', 'russia: launched missile 13 / -'],
    ],
  ];
  test.each(rows)('%s', (_title, day, text, expected) => {
    expect(claims(day, text)).toEqual(expected);
  });
});

describe('nights of articles', () => {
  const nights = (day: string, text: string): string[] =>
    reading('news', `${day}T09:00:00Z`, text).claims.map(
      ({ night, quantity, count }) => `${night ?? '-'}: ${quantity} ${count.value}`,
    );

  test('hours of two days end on the second', () => {
    expect(
      nights(
        '2025-05-21',
        "Russia's defence ministry said its air defences had shot down 232 Ukrainian drones between 8 p.m. Tuesday and 8 a.m. Wednesday.",
      ),
    ).toEqual(['2025-05-21: intercepted 232']);
  });

  test('a night with figures of its own is not the weekday that another sentence names', () => {
    expect(
      nights(
        '2026-01-03',
        "Ukrainian air defenses shot down 86 of the 95 drones Russia launched overnight, according to the Air Force. Kharkiv officials said the death toll from Friday's missile strike rose to three.",
      ),
    ).toEqual(['2026-01-03: intercepted 86', '2026-01-03: launched 95', '2026-01-02: killed 3']);
  });

  test('a strike a day before is of the day before, and what is told ahead of it is not', () => {
    expect(
      nights(
        '2025-11-30',
        'Russia attacked Kyiv overnight, injuring 11 people. The attack killed one man a day after a strike that killed three people and wounded 29 in Kyiv.',
      ),
    ).toEqual([
      '2025-11-30: injured 11',
      '2025-11-30: killed 1',
      '2025-11-29: killed 3',
      '2025-11-29: injured 29',
    ]);
  });
});
