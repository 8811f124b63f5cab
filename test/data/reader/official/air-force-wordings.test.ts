// Less usual wordings of the Air Force: marks of other systems in the text, orders of sentences, totals over
// other times. Composed in the grammar of its posts.
import { describe, expect, test } from 'vitest';
import { reading, told, unnumbered } from '../told.ts';

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
    [
      'adjectives joined by commas before their noun',
      'Вранці 24 липня противник завдав удару. Загалом виявлено 184 повітряні цілі – 78 повітряних, наземних та морських ракет й 106 ударних БпЛА.',
      ['launched air-target 184', 'launched missile 78', 'launched drone 106'],
    ],
    [
      'n of m for each weapon, also after "зі"',
      'У ніч на 24 липня (з 18:00 23 липня) збито/подавлено 104 зі 112 ворожих БпЛА та 2 з 4 керованих авіаційних ракет Х-59.',
      [
        'interceptedOrSuppressed drone 104',
        'launched drone 112',
        'interceptedOrSuppressed kh-59 2',
        'launched kh-59 4',
      ],
    ],
    [
      'a share in percent is no count',
      `${night} атакував 112 БпЛА. Збито 93% БпЛА. Влучання 8 БпЛА.`,
      ['launched drone 112', 'impacts drone 8'],
    ],
    [
      'a count in a bracket after the drones is a part of them',
      `${night} атакував 112 БпЛА (60 реактивних). Збито/подавлено 104 БпЛА (50 реактивних).`,
      [
        'launched drone 112',
        'launched shahed-jet 60 part',
        'interceptedOrSuppressed drone 104',
        'interceptedOrSuppressed shahed-jet 50 part',
      ],
    ],
    [
      'people, houses and cars beside the figures',
      `${night} атакував 112 БпЛА. Збито 104 БпЛА. Внаслідок удару 2 людини загинули, 15 поранено. Пошкоджено 7 будинків та 12 автомобілів.`,
      ['launched drone 112', 'intercepted drone 104'],
    ],
    [
      'a thousand in one word, with hundreds after it',
      `${night} атакував понад тисячею ударних дронів. Збито тисячу двісті цілей.`,
      ['launched drone >=1000', 'intercepted air-target 1200'],
    ],
    [
      'the place named first is that of every weapon of the list',
      'Вночі 24 липня окупанти завдали удару по Одещині 16 крилатими ракетами "Калібр", 6 Онікс та 32 ударними БпЛА.',
      ['launched kalibr 16 UA-51', 'launched oniks 6 UA-51', 'launched drone 32 UA-51'],
    ],
    [
      'numbers after their nouns',
      'Збито/подавлено ворожих БпЛА – 104, ракет Х-59 – 2, ракет Х-101 - одна. Противник атакував у ніч на 24 липня (з 18:00 23 липня) БпЛА – 112, ракетами – 4.',
      [
        'interceptedOrSuppressed drone 104',
        'interceptedOrSuppressed kh-59 2',
        'interceptedOrSuppressed kh-101 1',
        'launched drone 112',
        'launched missile 4',
      ],
    ],
    [
      'letters of the verb in the wrong order',
      'У ніч на 24 липня (з 18:00 23 липня) протвник атакував 90 БпЛА. Зібто/подавлено 80 БпЛА.',
      ['launched drone 90', 'interceptedOrSuppressed drone 80'],
    ],
    [
      'a table',
      'Ніч на 24 липня\nЗапущено:\nБпЛА: 112\nРакети Х-59: 4\nЗбито/подавлено:\nБпЛА: 104\nРакети Х-59: 2',
      [
        'launched drone 112',
        'launched kh-59 4',
        'interceptedOrSuppressed drone 104',
        'interceptedOrSuppressed kh-59 2',
      ],
    ],
    [
      'a name with the number of its model is no range',
      `${night} атакував 24 БпЛА Shahed 136/131 та 4 ракетами С-300/400 з літаків Су-34/35.`,
      ['launched shahed 24', 'launched s-300/s-400 4'],
    ],
  ])('%s', (_, text, claims) => {
    const report = post(text);
    expect(told(report)).toEqual(claims);
    expect(unnumbered(report)).toEqual([]);
  });

  test('a clock time with a dash is a clock time where one is due', () => {
    const report = post(
      'У ніч на 24 липня (з 19-30 23.07.2026) ворог атакував 60 БпЛА. Станом на 08-30 збито 55 БпЛА.',
    );
    expect(report.period?.from).toBe('2026-07-23T19:30:00+03:00');
    expect(report.asOf).toBe('2026-07-24T08:30:00+03:00');
  });

  test('the place of a weapon without a number is not that of the next', () => {
    const report = post(
      `${night} атакував ракетами С-300 по Харківщині та 15 БпЛА. Усі БпЛА збито.`,
    );
    expect(told(report)).toEqual(['launched drone 15', 'intercepted drone 15']);
    expect(unnumbered(report)).toEqual(['launched s-300']);
  });

  test('two nights in one post keep their figures apart, and the post is about the newer', () => {
    const report = post(
      'У ніч на 23 липня противник атакував 90 БпЛА, збито 80. У ніч на 24 липня (з 18:00 23 липня) противник атакував 112 БпЛА. Збито/подавлено 104 БпЛА.',
    );
    expect(report.period?.date).toBe('2026-07-24');
    expect(report.claims.map(({ night, count }) => `${night} ${count.value}`)).toEqual([
      '2026-07-23 90',
      '2026-07-23 80',
      '2026-07-24 112',
      '2026-07-24 104',
    ]);
  });

  test.each([
    ['a range', `${night} атакував 110-115 БпЛА.`],
    ['a fraction', 'У ніч на 24 липня (з 18:00 23 липня): 104/112 БпЛА збито.'],
    [
      'an outcome that may be of either night',
      `${night} атакував 112 БпЛА. У ніч на 23 липня ворог застосував 90 БпЛА. Збито 80 БпЛА.`,
    ],
  ])('%s is not guessed', (_, text) => {
    const report = post(text);
    expect([report.status, report.reason]).toEqual(['unreadable', 'unknown-words']);
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
    '1000 днів війни. За цей час знищено 2500 ракет і 13000 дронів.',
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
    ['regional-tally', 'Сержант Іван збив 7 шахедів за одну ніч із кулемета. Вітаємо героя!'],
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
