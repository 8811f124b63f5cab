import { describe } from 'vitest';
import { passages } from './events-told.ts';

describe('diplomacy in English', () => {
  passages([
    [
      'a number of each side is not a sum, and civilians are told apart',
      '2025-10-02',
      'Russia and Ukraine carried out a prisoner exchange on Thursday, with each side returning 185 service members, the Russian Defense Ministry said. Another 20 Ukrainian civilians were also freed.',
      ['exchange completed 2025-10-02 185 person each', 'exchange completed - 20 person'],
    ],
    [
      'a number each',
      '2025-08-24',
      "Russia and Ukraine swapped 146 prisoners of war each on Ukraine's Independence Day, Moscow's Defense Ministry said, thanking the United Arab Emirates for its mediation.",
      ['exchange completed - 146 person each'],
    ],
    [
      'agreed is not done, and the number of both sides is told beside that of each',
      '2026-02-05',
      'Ukraine and Russia agreed to exchange 314 prisoners of war – 157 each – U.S. envoy Steve Witkoff said after a second day of talks in Abu Dhabi.',
      ['exchange agreed - 314 person 157 person each'],
    ],
    [
      'people and bodies agreed at talks are counted apart',
      '2025-06-02',
      'Negotiators from Russia and Ukraine met in Istanbul on Monday for less than an hour but failed to agree on a ceasefire. They agreed to swap at least 1,000 prisoners each and to return the bodies of 6,000 soldiers.',
      [
        'talks-round held 2025-06-02',
        'exchange agreed - atLeast 1000 person each',
        'repatriation agreed - 6000 body each',
      ],
    ],
    [
      'bodies that went both ways are two repatriations',
      '2025-06-11',
      'Ukraine received the bodies of 1,212 fallen soldiers from Russia under agreements reached in Istanbul, the Coordination Headquarters for the Treatment of Prisoners of War said. Russia received 27 bodies.',
      ['repatriation completed - 1212 body', 'repatriation completed - 27 body'],
    ],
    [
      '"handed over 1,000" is exactly a thousand',
      '2025-07-17',
      'Russia has handed over 1,000 bodies of Ukrainian soldiers and received 19 in return, Kremlin aide Vladimir Medinsky said.',
      ['repatriation completed - 1000 body'],
    ],
    [
      'a running total of the war is no figure of an exchange',
      '2025-05-06',
      'Russia and Ukraine each released 205 prisoners of war on Tuesday in the 64th swap of the war; in total 4,757 Ukrainians have been returned since 2022.',
      ['exchange completed 2025-05-06 205 person each'],
    ],
    [
      'an exchange that is prepared is announced',
      '2025-07-30',
      'Zelensky said Ukraine is preparing another exchange of 1,200 people with Russia.',
      ['exchange announced - 1200 person'],
    ],
    [
      'an exchange whose number nobody tells has no figure',
      '2025-06-26',
      'Russia and Ukraine exchanged a new group of prisoners on Thursday but did not disclose the number.',
      ['exchange completed 2025-06-26'],
    ],
    [
      'a round held has its day, and what it agreed is not done',
      '2025-07-23',
      'The third round of direct talks between Russia and Ukraine concluded in Istanbul on Wednesday after about 40 minutes, with the sides agreeing to a new exchange of at least 1,200 prisoners each. The Russian delegation was headed by Vladimir Medinsky.',
      ['talks-round held 2025-07-23', 'exchange agreed - atLeast 1200 person each'],
    ],
    [
      'a round planned for a weekday lies ahead',
      '2025-07-22',
      'Zelensky said a new round of peace talks with Russia was planned for Wednesday in Turkey.',
      ['talks-round announced 2025-07-23'],
    ],
    [
      'a round for which no date is set is not announced',
      '2025-07-22',
      'Kremlin spokesman Dmitry Peskov said that no date had been set for the third round of talks between Russia and Ukraine.',
      [],
    ],
    [
      'a round proposed for a day keeps that day',
      '2025-05-11',
      'Putin proposed direct talks with Ukraine in Istanbul on May 15. Zelensky said he was ready to meet Putin in person there.',
      ['talks-round proposed 2025-05-15'],
    ],
    [
      'a summit put on hold is postponed, on the day it was told',
      '2025-10-21',
      'A planned summit between Trump and Putin in Budapest has been put on hold, the White House said on Tuesday. Ukraine welcomed.',
      ['talks-round postponed 2025-10-21'],
    ],
    [
      'talks that had been due this week are postponed',
      '2026-03-05',
      'The next round of U.S.-brokered talks between Ukraine and Russia, which had been due to take place in Abu Dhabi this week, was postponed because of the war in Iran.',
      ['talks-round postponed 2026-03-02|2026-03-08'],
    ],
    [
      'a summit cancelled is postponed',
      '2025-10-23',
      'Trump cancelled the Budapest summit with Putin, saying it did not feel right. Ukraine.',
      ['talks-round postponed -'],
    ],
    [
      'three delegations at one table are one round',
      '2026-01-23',
      "Delegations of Ukraine, the United States and Russia began trilateral talks in Abu Dhabi on Friday. Ukraine's delegation is led by Rustem Umerov, Russia's by Igor Kostyukov.",
      ['talks-round held 2026-01-23'],
    ],
    [
      'a question tells nothing',
      '2025-08-11',
      'Would Putin meet Zelensky? Ukraine and Russia have not held talks since July.',
      [],
    ],
    [
      'hopes and conditions tell nothing',
      '2025-08-10',
      'Ukraine hopes that talks with Russia could lead to a ceasefire, analysts say. Whether Putin would agree remains unclear.',
      [],
    ],
    [
      'a truce that others call for is proposed for its day',
      '2025-05-10',
      'The leaders of France, Germany, Poland and the UK, visiting Kyiv, called on Russia to agree to an unconditional 30-day ceasefire from Monday.',
      ['ceasefire proposed 2025-05-12'],
    ],
    [
      'a call that is dismissed is a truce rejected',
      '2025-05-12',
      'The Kremlin dismissed European calls for a 30-day ceasefire with Ukraine as an ultimatum.',
      ['ceasefire rejected -'],
    ],
    [
      'a truce and the breach of it',
      '2025-04-19',
      'Putin on Saturday announced an Easter truce with Ukraine until midnight on Sunday. Zelensky accused Russia of violating the truce nearly 3,000 times.',
      ['ceasefire announced 2025-04-19', 'ceasefire announced -'],
    ],
    [
      'a truce of several days begins on the first',
      '2025-05-08',
      "Russia's three-day ceasefire, declared by Putin for May 8-10, came into force at midnight. Ukraine called it a farce and reported 734 violations.",
      ['ceasefire announced 2025-05-08'],
    ],
    [
      'a plan is proposed by whoever presents it',
      '2025-11-19',
      'Washington presented Kyiv with a 28-point peace plan that would require Ukraine to cede territory, Axios reported, citing sources. Russia.',
      ['proposal proposed -'],
    ],
    [
      'a plan is rejected',
      '2025-11-24',
      "Putin's aide Yuri Ushakov rejected the European counter-proposal as unconstructive for Moscow. Ukraine.",
      ['proposal rejected -'],
    ],
    [
      'money in brackets is the same money',
      '2025-07-21',
      'The Netherlands will provide €500 million ($585 million) for U.S.-made weapons for Ukraine, Defense Minister Ruben Brekelmans said. Russia objected.',
      ['pledge announced - 500000000 EUR = 585000000 USD'],
    ],
    [
      '"including" is a part, and "nearly" stays',
      '2024-12-30',
      'U.S. President Joe Biden announced nearly $2.5 billion in additional military aid for Ukraine, including $1.25 billion in weapons from Pentagon stocks. Moscow.',
      ['pledge announced - about 2500000000 USD 1250000000 USD'],
    ],
    [
      'a loan agreed on',
      '2025-12-19',
      'EU leaders agreed to lend Ukraine 90 billion euros ($105 billion) for the next two years. Russian assets stay frozen.',
      ['pledge agreed - 90000000000 EUR = 105000000000 USD'],
    ],
    [
      'what was delivered is completed',
      '2025-11-20',
      'Sweden delivered 18 Archer howitzers to Ukraine this week, the Swedish government said. Russian forces.',
      ['pledge completed - 18 piece'],
    ],
    [
      'weapons are counted as pieces',
      '2025-08-01',
      'Germany will deliver two Patriot systems to Ukraine in the coming days after reaching a deal with the United States, the German Defense Ministry said. Russia.',
      ['pledge announced - 2 piece'],
    ],
    [
      'what was given over the whole war is no pledge',
      '2025-05-20',
      'Since the start of the full-scale war, the EU has provided Ukraine with 150 billion euros in aid. Russia.',
      [],
    ],
    [
      'money that is no aid to Ukraine is no pledge',
      '2025-09-12',
      'Japan has joined a fund; it will give about 3 million euros. Ukraine. Russia.',
      [],
    ],
  ]);
});
