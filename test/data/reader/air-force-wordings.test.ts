// Less usual wordings of the Air Force: marks of other systems in the text, orders of sentences, totals over
// other times. Composed in the grammar of its posts.
import { describe, expect, test } from 'vitest';
import { reading, told, unnumbered } from './told.ts';

const post = (text: string, published = '2026-07-24T05:40:00Z') =>
  reading('air-force-ua', published, text);
const night = 'У ніч на 24 липня (з 18:00 23 липня) противник';

describe('figures in unusual wordings', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'tags and characters written by name are no words',
      '&quot;ЗБИТО/ПОДАВЛЕНО 90 БПЛА&quot;<br/><br/>У ніч на 24 липня (з 18:00 23 липня) противник атакував 101&nbsp;ударним БпЛА типу &laquo;Shahed&raquo;.<br>Збито/подавлено <b>90</b> ворожих БпЛА.<br>Зафіксовано влучання <b>11</b>&nbsp;БпЛА на <i>6</i> локаціях &#8211; уламки на 2 локаціях.',
      [
        'launched shahed 101',
        'interceptedOrSuppressed drone 90',
        'impacts drone 11',
        'impactLocations 6',
        'debrisLocations 2',
      ],
    ],
    [
      'emoji inside a group of words mean nothing, between two sentences they are a full stop',
      '🔥🔥 ЗБИТО 📉 90 🛸 ВОРОЖИХ БПЛА ‼️\n🌙 У ніч на 24 липня (з 18:00 23 липня) 👉 противник атакував 🚀 2️⃣ ракетами Х-59 та 101 🛸 ударним БпЛА.\n💥 Збито/подавлено 90 ворожих БпЛА 🇺🇦 Зафіксовано влучання 11 БпЛА на 6 локаціях 📍',
      [
        'launched kh-59 2',
        'launched drone 101',
        'interceptedOrSuppressed drone 90',
        'impacts drone 11',
        'impactLocations 6',
      ],
    ],
    [
      'what was not shot down makes no figure',
      `${night} атакував 4 ракетами С-300 та 20 БпЛА. Збито/подавлено усі 20 БпЛА, жодну ракету не збито. Влучань БпЛА не зафіксовано.`,
      ['launched s-300 4', 'launched drone 20', 'interceptedOrSuppressed drone 20'],
    ],
    [
      'one that flew back and one still in the air are two',
      `${night} атакував 48 БпЛА. Збито 26 ворожих БпЛА. Один БпЛА повернувся на територію рф, ще один – перебуває в повітрі.`,
      ['launched drone 48', 'intercepted drone 26', 'returned drone 1', 'stillFlying drone 1'],
    ],
    [
      'an unknown verb does not lend its drone to the next one',
      `${night} атакував 48 БпЛА. Один БпЛА розчинився над морем, ще один – перебуває в повітрі.`,
      ['launched drone 48', 'stillFlying drone 1'],
    ],
    [
      'shot down in the air space is shot down',
      `${night} атакував 48 БпЛА. Збито близько 20 шахедів у повітряному просторі на підступах до міст.`,
      ['launched drone 48', 'intercepted shahed ~20'],
    ],
    [
      'a list under a sentence without a colon goes on with its verb',
      `${night} атакував 39 ракетами та 450-ма БпЛА.\n• 7 крилатих ракет Х-22/Х-32;\n• 32 балістичні ракети Іскандер-М/С-300;\n• 450 ударних БпЛА.\nЗбито/подавлено 415 цілей.`,
      [
        'launched missile 39',
        'launched drone 450',
        'launched kh-22/kh-32 7',
        'launched iskander-m/s-300 32',
        'interceptedOrSuppressed air-target 415',
      ],
    ],
    [
      'where they were made is no part of the name; "and others" widens it',
      `${night} атакував 16-ма дронами-камікадзе іранського виробництва Shahed-131/136. Підтверджено збиття 12 БпЛА Shahed та інших у Полтавській, Сумській областях.`,
      ['launched shahed 16', 'intercepted drone 12'],
    ],
    [
      'a bracket of names tells the kinds',
      `${night} атакував 18 ракетами. Випущено 3 ракети наземного базування (С-400, Іскандер-М) та 15 крилатих ракет (Х-101/Х-555).`,
      ['launched missile 18', 'launched s-400/iskander-m 3', 'launched kh-101/kh-555 15'],
    ],
    [
      'a number after a dash that stands for its noun',
      'В ніч на 24.07.2026 (з 19-00 23.07.2026) ворог атакував 60-ма «Шахедами»/«Герберами». Збито/подавлено — 55, влучання 5 БпЛА на 4-х локаціях.',
      [
        'launched drone 60',
        'interceptedOrSuppressed drone 55',
        'impacts drone 5',
        'impactLocations 4',
      ],
    ],
    [
      'shot down out of the launched is no part of another figure shot down',
      `${night} застосував близько 75 шахедів. Мобільні вогневі групи знищили 74 із них.`,
      ['launched shahed ~75', 'intercepted shahed 74'],
    ],
    [
      'a total since the beginning of the war beside a night',
      'Від початку вторгнення збито понад 15 000 БпЛА та 4 000 ракет. У ніч на 24 липня противник атакував 60 БпЛА, збито 55.',
      ['launched drone 60', 'intercepted drone 55'],
    ],
    [
      'a week told after the night keeps what follows it',
      `${night} атакував 60 БпЛА. Збито 55. За тиждень збито 300 БпЛА. Знищено також 12 ракет.`,
      ['launched drone 60', 'intercepted drone 55'],
    ],
    [
      'an appeal at the end leaves a whole report a report',
      `${night} атакував 60 БпЛА. Збито 55 БпЛА.\nДолучайтеся до збору на перехоплювачі!`,
      ['launched drone 60', 'intercepted drone 55'],
    ],
  ])('%s', (_, text, claims) => {
    const report = post(text);
    expect(told(report)).toEqual(claims);
    expect(unnumbered(report)).toEqual([]);
  });

  test('a clock time with a dash is a clock time where one is due', () => {
    const report = post(
      'У ніч на 24 липня (з 19-30 23.07.2026) ворог атакував 60 БпЛА. Станом на 08-30 збито 10-15 БпЛА.',
    );
    expect(report.period?.from).toBe('2026-07-23T19:30:00+03:00');
    expect(report.asOf).toBe('2026-07-24T08:30:00+03:00');
  });

  test('quotations end with a word or a number', () => {
    const report = post(`${night} атакував 60 БпЛА. Збито/подавлено — 55, влучання 5 БпЛА.`);
    expect(report.claims.map(({ quote }) => quote)).toEqual(['60 БпЛА', '55', '5 БпЛА']);
  });
});

describe('totals over other times are no report', () => {
  test.each([
    'З 29 червня по 5 липня ворог застосував по Україні близько 1300 БпЛА і 50 ракет.',
    'З 1 по 20 липня Повітряні Сили збили 2300 ударних БпЛА.',
    'З 18:00 19 липня до 18:00 23 липня противник застосував 900 БпЛА.',
    '📊 Результати бойової роботи за червень:\nЗнищено:\n- 12 ракет Іскандер-М\n- 3200 ударних БпЛА',
    'Червень 2026 року. Збито 3200 ударних БпЛА та 12 ракет.',
    'У 2025 році Повітряні Сили збили 30 000 ударних БпЛА.',
    'За півроку Повітряні Сили знищили 20 000 ударних БпЛА, 1 200 ракет.',
    'У червні збито 3200 ударних БпЛА.',
  ])('%s', (text) => {
    const report = post(text);
    expect([report.status, report.reason, told(report)]).toEqual([
      'not-a-report',
      'no-figures',
      [],
    ]);
  });
});

describe('figures of a part are no report', () => {
  test.each([
    [
      'regional-tally',
      'Уночі на 6 липня над Миколаївщиною та Одещиною підрозділи Повітряного командування "Південь" знищили 12 шахедів.',
    ],
    [
      'regional-tally',
      'Голова КМВА: цієї ночі у повітряному просторі навколо столиці збито 32 ворожих БпЛА. Уламки впали у двох районах.',
    ],
    [
      'regional-tally',
      'За попередньою інформацією Київської міської військової адміністрації, знищено близько 20 шахедів.',
    ],
    [
      'other-topic',
      'Вступай до лав Повітряних Сил! 5 вакансій операторів дронів. Збили вже 300 шахедів.',
    ],
    [
      'other-topic',
      'Збираємо на пікап для мобільної групи! Минулої ночі воїни збили 7 шахедів. Посилання нижче.',
    ],
  ])('%s: %s', (reason, text) => {
    const report = post(text);
    expect([report.status, report.reason, told(report)]).toEqual(['not-a-report', reason, []]);
  });
});
