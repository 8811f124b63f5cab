// Counts that official posts hedge, deny, spell out or dress in unusual words. Composed in their grammar.
import { describe, expect, test } from 'vitest';
import { numbersIn, reading, told, unnumbered } from './told.ts';

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
      'confirmed shot down or suppressed',
      `${night} атакував 60 БпЛА. Підтверджено збиття/подавлення 55 БпЛА.`,
      ['launched drone 60', 'interceptedOrSuppressed drone 55'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(airForce(text))).toEqual(claims);
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

describe('in English', () => {
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
