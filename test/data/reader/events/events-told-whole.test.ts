// Passages of diplomacy as outlets write them: stages, days, donors and scopes that earlier rules confused.
import { describe, expect, test } from 'vitest';
import { eventsOf, passages } from './events-told.ts';

describe('diplomacy in articles', () => {
  passages([
    [
      'a city before the dash is where it was written, not who agreed',
      '2025-03-20',
      'WASHINGTON — Vladimir Putin agreed on Tuesday to halt attacks on Ukrainian energy facilities for 30 days but declined to endorse a full ceasefire.',
      ['ceasefire agreed 2025-03-18', 'ceasefire rejected 2025-03-18'],
    ],
    [
      'days that stand before their numbers, and a stage named by the whole exchange',
      '2025-05-26',
      'Russia and Ukraine completed the third and final stage of a 1,000-for-1,000 prisoner exchange on Sunday, each side returning 303 people. On Saturday they swapped 307 prisoners each and on Friday 390 combatants and civilians each.',
      [
        'exchange completed 2025-05-25 303 person each',
        'exchange completed 2025-05-24 307 person each',
        'exchange completed 2025-05-23 390 person each',
      ],
    ],
    [
      'a truce of this weekend is not of the next',
      '2025-04-20',
      'President Putin declared a 30-hour Easter truce starting at 6 p.m. Moscow time on Saturday until midnight on Sunday.',
      ['ceasefire announced 2025-04-19'],
    ],
    [
      'talks pushed back stand on their new days',
      '2026-02-01',
      'Talks among Ukrainian, Russian and US officials were due to take place in Abu Dhabi on Sunday but have been pushed back to Wednesday and Thursday, Zelenskyy said.',
      ['talks-round postponed 2026-02-05'],
    ],
    [
      'a meeting that somebody suggests was not held',
      '2025-08-16',
      'Putin and Trump met on Friday to discuss the war in Ukraine. Putin suggested the next meeting be held in Moscow.',
      ['talks-round held 2025-08-15', 'talks-round proposed -'],
    ],
    [
      'a number of each side is not that of the bodies told beside it',
      '2025-07-24',
      'Medinsky said Russia and Ukraine had agreed to exchange at least 1,200 more prisoners of war from each side, and that Russia had offered to hand over another 3,000 Ukrainian bodies.',
      ['exchange agreed - atLeast 1200 person each', 'repatriation proposed - 3000 body'],
    ],
    [
      'totals of bodies over weeks are no return of one day',
      '2025-06-16',
      'Russia handed over 1,245 bodies of Ukrainian soldiers on Monday. In total, Moscow has transferred 6,060 bodies and received 78 bodies of its own servicemen.',
      ['repatriation completed 2025-06-16 1245 body'],
    ],
    [
      'bodies that came to Ukraine, in Ukrainian',
      '2025-06-14',
      'До України повернули тіла ще 1200 загиблих захисників, повідомив Координаційний штаб.',
      ['repatriation completed - 1200 body'],
    ],
    [
      'pledges told from the side of what is given, and one whose verb is left out',
      '2025-09-09',
      'Ukraine was pledged 130 million euros ($152 million) by the Netherlands for drones. An additional $500 million was pledged by Canada, while Germany promised 300 million euros. Norway pledged 7 billion crowns ($690 million), and Sweden $75 million. Two Patriot systems will be delivered by Germany.',
      [
        'pledge announced - 130000000 EUR = 152000000 USD',
        'pledge announced - 500000000 USD',
        'pledge announced - 300000000 EUR',
        'pledge announced - 7000000000 NOK = 690000000 USD',
        'pledge announced - 75000000 USD',
        'pledge announced - 2 piece',
      ],
    ],
    [
      'a giver in its case of the agent, in Ukrainian',
      '2025-09-09',
      'Німеччиною буде поставлено Україні ще дві системи Patriot. Україні виділено 45 млн євро Естонією.',
      ['pledge announced - 2 piece', 'pledge announced - 45000000 EUR'],
    ],
    [
      'millions that close the sentence are millions, in Russian',
      '2025-09-17',
      'США одобрили первые поставки Украине по программе PURL на $500 млн. Киеву обещано Данией 2,6 млрд крон.',
      ['pledge agreed - 500000000 USD', 'pledge announced - 2600000000 DKK'],
    ],
    [
      'a digit in the name of a tank counts no tanks',
      '2025-09-17',
      'Denmark donated ten Leopard 1A5 tanks to Ukraine.',
      ['pledge completed - 10 piece'],
    ],
    [
      'a truce that was broken was broken in the past',
      '2026-02-04',
      'Moscow broke the week-long energy truce with Ukraine on Tuesday, Zelensky said.',
      ['ceasefire announced 2026-02-03'],
    ],
    [
      'unlike numbers of bodies are not of each side',
      '2025-12-19',
      'Россия передала Украине тела 1003 погибших, взамен получила тела 26 российских военных, сообщил Владимир Мединский.',
      ['repatriation completed - 1003 body', 'repatriation completed - 26 body'],
    ],
    [
      'what each will do is not done',
      '2026-03-10',
      'Russia and Ukraine will each free 200 prisoners of war on Thursday, Vladimir Medinsky said on Tuesday.',
      ['exchange announced 2026-03-12 200 person each'],
    ],
  ]);

  test('givers are those who gave', () => {
    const donors = eventsOf(
      '2025-10-15',
      'Norway pledged 7 billion crowns to buy energy for Ukraine, and Sweden $75 million. Ukraine was promised 2 billion euros by the Netherlands in Brussels.',
    ).map(({ parties }) => parties[0]);
    expect(donors).toEqual(['norway', 'sweden', 'netherlands']);
  });

  test('the place where an exchange of bodies was agreed on is not where it was', () => {
    const [returned] = eventsOf(
      '2025-06-16',
      'Russia handed over 1,245 bodies of Ukrainian soldiers on Monday under an agreement reached in Istanbul on June 2.',
    );
    expect(returned).toMatchObject({ kind: 'repatriation', place: null });
  });

  test.each([
    ['Putin agreed on Tuesday to halt attacks on Ukrainian energy facilities.', ['energy']],
    ['Russia and Ukraine agreed on a maritime ceasefire in the Black Sea.', ['sea']],
    ['President Putin declared an Easter truce with Ukraine.', ['holiday']],
    ['Russia rejected an unconditional ceasefire proposed by Ukraine.', ['full']],
    ['Путін оголосив великоднє перемир’я з Україною.', ['holiday']],
    [
      'Россия и Украина договорились о прекращении ударов по энергетической инфраструктуре.',
      ['energy'],
    ],
    ['Russia and Ukraine agreed on a ceasefire.', undefined],
  ])('what a ceasefire covers: %s', (text, scope) => {
    const [truce] = eventsOf('2025-04-19', text);
    expect(truce?.kind).toBe('ceasefire');
    expect(truce?.scope).toEqual(scope);
  });

  test('who speaks stands between the commas, without the mark of the words before', () => {
    const [said] = eventsOf(
      '2025-07-24',
      'Russia and Ukraine met in Istanbul on Wednesday. "We have progress on the humanitarian track," Ukraine\'s chief delegate, Rustem Umerov, said after talks with Russia that lasted 40 minutes.',
    ).filter(({ speaker }) => speaker !== null);
    expect(said?.speaker).toBe('Rustem Umerov');
  });
});
