// Diplomacy by class of wording: gifts given together, meetings of those who arm Ukraine, moved days, clauses of their own.
import { describe, expect, test } from 'vitest';
import { eventsOf, passages } from './events-told.ts';

const donors = (day: string, text: string): (readonly string[])[] =>
  eventsOf(day, text)
    .filter(({ kind }) => kind === 'pledge')
    .map(({ parties }) => parties);

describe('who gives', () => {
  test.each([
    [
      'two states that say they give together',
      'Finland and Sweden said they would jointly provide $150 million of weapons for Ukraine.',
      [['finland', 'sweden', 'ukraine']],
    ],
    [
      'a capital with another state',
      'Together with Germany, Oslo will fund two Patriot systems for Ukraine.',
      [['germany', 'norway', 'ukraine']],
    ],
    [
      'three states in Russian',
      'Дания совместно с Нидерландами и Швецией передаст Украине системы ПВО на 500 млн долларов.',
      [['denmark', 'netherlands', 'sweden', 'ukraine']],
    ],
    [
      'two states that each give a sum of their own',
      'Norway pledged $690 million for Ukraine, and Sweden $75 million.',
      [
        ['norway', 'ukraine'],
        ['sweden', 'ukraine'],
      ],
    ],
    [
      'sums with those they come from',
      'Denmark and Sweden are sending a further package of military aid to Ukraine: €60 million from Copenhagen and €400 million from Stockholm.',
      [
        ['denmark', 'ukraine'],
        ['sweden', 'ukraine'],
      ],
    ],
    [
      'a dash for the verb',
      'Швеція передасть Україні допомогу на 18 млн євро, Нідерланди — на 25 млн євро для енергетики.',
      [
        ['sweden', 'ukraine'],
        ['netherlands', 'ukraine'],
      ],
    ],
  ])('%s', (_title, text, expected) => {
    expect(donors('2025-10-15', text)).toEqual(expected);
  });

  passages([
    [
      'what one failed to agree on is not given',
      '2025-12-19',
      'EU leaders approved a loan of €90bn for Ukraine, but failed to agree on using Russian assets worth €210bn.',
      ['pledge agreed - 90000000000 EUR'],
    ],
    [
      'a tranche of a loan is what was received',
      '2025-07-21',
      'Kyiv has received the second tranche, €1bn, of a €20bn EU loan backed by frozen Russian assets.',
      ['pledge completed - 1000000000 EUR'],
    ],
    [
      'what is promised behind a comma was not delivered',
      '2025-10-23',
      'Литва поставила Украине 30 бронемашин, партию на 5 тысяч дронов обещают до конца года.',
      ['pledge completed - 30 piece'],
    ],
    [
      'a package of sanctions is no aid',
      '2025-02-24',
      'On the anniversary of the invasion of Ukraine the EU adopted its 16th package of sanctions.',
      [],
    ],
    [
      'an article before a sum makes it no money of Australia',
      '2025-12-03',
      'NATO members pledged $1bn for Ukraine, with Germany, Norway and Poland jointly funding a $500m package.',
      ['pledge announced - 1000000000 USD', 'pledge announced - 500000000 USD'],
    ],
    [
      'a million things are a million, of whoever promised them',
      '2025-12-16',
      'Британия пообещала Украине 600 млн фунтов на ПВО, Чехия — 1 млн снарядов.',
      ['pledge announced - 600000000 GBP', 'pledge announced - 1000000 piece'],
    ],
    [
      'dollars of Canada are its own',
      '2025-09-09',
      'Canada announced CA$165m for Ukrainian drones.',
      ['pledge announced - 165000000 CAD'],
    ],
  ]);
});

describe('meetings', () => {
  const meetings = (day: string, text: string): string[] =>
    eventsOf(day, text)
      .filter(({ kind }) => kind === 'talks-round')
      .map(({ status, date, place, parties }) =>
        [status, date ?? '-', place ?? '-', parties.join('+')].join(' '),
      );

  test.each([
    [
      'those who arm Ukraine meet as themselves, and so do they next time',
      '2025-09-09',
      'The 30th meeting of the Ramstein-format contact group took place in London on Tuesday. The next meeting is planned in Brussels.',
      [
        'held 2025-09-09 London ukraine defense contact group+ukraine',
        'announced - Brussels ukraine defense contact group+ukraine',
      ],
    ],
    [
      'a meeting that only frames a pledge is no event',
      '2025-10-15',
      'Estonia will give Ukraine €12 million, its minister said at a meeting of the Ukraine Defense Contact Group on Wednesday.',
      [],
    ],
    [
      'talks between the sides are not those of the group on the same day',
      '2025-06-04',
      "Russia's and Ukraine's delegations met in Istanbul on Monday. The Ukraine Defense Contact Group meeting was held in Brussels on Wednesday.",
      [
        'held 2025-06-02 Istanbul russia+ukraine',
        'held 2025-06-04 Brussels ukraine defense contact group+ukraine',
      ],
    ],
    [
      'a round that had been pencilled in was put back',
      '2026-02-06',
      'Another trilateral round of Russia and Ukraine, which had been pencilled in for February 11, was put back by a week.',
      ['postponed 2026-02-11 - russia+ukraine'],
    ],
    [
      'who hosts a leader has met him',
      '2025-08-18',
      'Trump hosted Zelensky at the White House on Monday.',
      ['held 2025-08-18 Washington united states+ukraine'],
    ],
    [
      'negotiators who are due somewhere for a round',
      '2025-06-01',
      'Ukraine and Russia traded strikes. Negotiators are due to meet in Istanbul on Monday for a second round of direct talks.',
      ['announced 2025-06-02 Istanbul russia+ukraine'],
    ],
    [
      'the group by its short name and number',
      '2026-03-20',
      'Рамштайн-33 пройдет 15 апреля в Брюсселе.',
      ['announced 2026-04-15 Brussels ukraine defense contact group+ukraine'],
    ],
    [
      'the month of May is no maybe',
      '2025-05-21',
      'Vance said at the Munich Leaders Meeting in Washington on May 7 that Russia and Ukraine had to talk.',
      ['held 2025-05-07 Washington united states+russia+ukraine'],
    ],
    [
      'who speaks to reporters has met nobody',
      '2025-08-18',
      'Putin spoke to reporters about Ukraine on Monday.',
      [],
    ],
    [
      'a place behind a semicolon is of something else',
      '2026-02-06',
      'Talks between Russia and Ukraine in Abu Dhabi ended on Thursday; a second round may move to Geneva.',
      ['held 2026-02-05 Abu Dhabi russia+ukraine'],
    ],
  ])('%s', (_title, day, text, expected) => {
    expect(meetings(day, text)).toEqual(expected);
  });
});

describe('truces, exchanges and bodies', () => {
  passages([
    [
      'a truce that began is told of as it is',
      '2025-05-08',
      "Putin's 72-hour Victory Day truce began at midnight on Thursday in Ukraine.",
      ['ceasefire announced 2025-05-08'],
    ],
    [
      'the week of one clause is not that of the next',
      '2025-06-02',
      'Medinsky said Russia would unilaterally hand over 6,000 bodies next week and had suggested to Ukraine a ceasefire of two or three days.',
      ['ceasefire proposed -', 'repatriation announced 2025-06-09|2025-06-15 6000 body'],
    ],
    [
      'the largest exchange that was agreed on is not done',
      '2025-05-16',
      'Ukraine and Russia agreed to swap 1,000 prisoners each, the largest such exchange of the war.',
      ['exchange agreed - 1000 person each'],
    ],
    [
      'talks that produced an exchange',
      '2026-02-06',
      'Talks of Russia and Ukraine in Abu Dhabi produced the first prisoner exchange in five months, 157 from each side.',
      ['talks-round held -', 'exchange completed - 157 person each'],
    ],
    [
      'a number each is not that of another sentence part',
      '2025-03-18',
      'A swap of 175 prisoners each would go ahead on March 19, and Moscow would hand over 23 badly wounded Ukrainians.',
      ['exchange announced 2025-03-19 175 person each 23 person'],
    ],
    [
      'what one side agreed to by the word of a mediator is agreed',
      '2025-03-18',
      'The White House said Putin had agreed to a 30-day pause in strikes on the energy infrastructure of Ukraine.',
      ['ceasefire agreed -'],
    ],
    [
      'bodies given in return are a number of one side',
      '2025-08-14',
      'Россия передала Украине тела военных и получила взамен 19 тел.',
      ['repatriation completed - 19 body'],
    ],
  ]);
});
