// What articles tell of the ground, in three languages: damage, fire, power, airports and trains with their places.
import { describe, expect, test } from 'vitest';
import type { Incident } from '../../../../src/data/model/report.ts';
import { reading } from '../told.ts';

const happened = ({ attacker, kind, place, region, what }: Incident): string =>
  [`${attacker}: ${kind}`, place ?? '-', region ?? '-', what ?? '-'].join(' / ');
const incidents = (day: string, text: string): string[] =>
  reading('news', `${day}T09:00:00Z`, text).incidents.map(happened);

type Row = readonly [title: string, day: string, text: string, expected: readonly string[]];

describe('what happened on the ground', () => {
  const rows: readonly Row[] = [
    [
      'things with places of their own are told apart',
      '2026-03-04',
      'Ukrainian officials reported that Russian strikes on the night of March 3 to 4 damaged energy infrastructure in Odesa and Chernihiv oblasts and a hospital in Zaporizhzhia City.',
      [
        'russia: damage / Odesa and Chernihiv oblasts / - / energy infrastructure',
        'russia: damage / Zaporizhzhia / UA-23 / hospital',
      ],
    ],
    [
      'airports by name and airports of towns are each closed',
      '2025-05-07',
      'Ukraine launched drones at Russia overnight. Flights at Sheremetyevo and Domodedovo were temporarily halted. Airports in Saratov and Kazan were also closed.',
      [
        'ukraine: airport-closed / Sheremetyevo / RU-MOS / -',
        'ukraine: airport-closed / Domodedovo / RU-MOS / -',
        'ukraine: airport-closed / Saratov / RU-SAR / -',
        'ukraine: airport-closed / Kazan / RU-TA / -',
      ],
    ],
    [
      'an airport that opens again is none that closes',
      '2025-05-07',
      'Ukraine launched drones at Russia overnight. Restrictions at the airport of Kaluga were lifted.',
      [],
    ],
    [
      'fire by its verb, halted transport and homes without power',
      '2025-10-05',
      'Russia attacked Ukraine overnight. In Kyiv, debris set fire to the roof of an apartment building. Public transport in Lviv was suspended. More than 73,000 households in Zaporizhzhia were without power.',
      [
        'russia: fire / Kyiv / UA-30 / roof of an apartment building',
        'russia: transport-halted / Lviv / UA-46 / Public transport',
        'russia: power-cut / Zaporizhzhia / UA-23 / More than 73,000 households',
      ],
    ],
    [
      'cold flats are no power cut',
      '2025-11-14',
      'Russia attacked Kyiv overnight. Parts of the capital were left without heating.',
      [],
    ],
    [
      'the capital is a place that can be drawn',
      '2025-11-14',
      'Russia attacked Ukraine overnight. Parts of the capital were left without electricity.',
      ['russia: power-cut / capital / UA-30 / -'],
    ],
    [
      'in Ukrainian: two things damaged, a fire, and those without light',
      '2025-09-10',
      'У ніч на 10 вересня росіяни атакували Україну. На Хмельниччині пошкоджено швейне підприємство, зруйновано два приватні будинки. У Києві уламки впали на дах будинку, виникла пожежа. Без світла залишилися понад 100 тисяч споживачів у Харківській та Львівській областях.',
      [
        'russia: damage / Хмельниччині / UA-68 / швейне підприємство',
        'russia: damage / Хмельниччині / UA-68 / два приватні будинки',
        'russia: fire / Києві / UA-30 / -',
        'russia: power-cut / Харківській та Львівській областях / - / понад 100 тисяч споживачів',
      ],
    ],
    [
      'in Russian: airports, a plant on fire, glass and a power line',
      '2025-09-10',
      'Силы ПВО за ночь сбили 122 украинских беспилотника. В Туапсе загорелся нефтеперерабатывающий завод. В Белгороде повреждены остекление двух домов и линия электропередачи. В аэропортах Калуги и Пскова вводили временные ограничения.',
      [
        'ukraine: fire / Туапсе / RU-KDA / нефтеперерабатывающий завод',
        'ukraine: damage / Белгороде / RU-BEL / остекление двух домов и линия электропередачи',
        'ukraine: airport-closed / Калуги / RU-KLU / -',
        'ukraine: airport-closed / Пскова / RU-PSK / -',
      ],
    ],
    [
      'on land that Russia holds the words tell who attacked',
      '2025-06-03',
      'В ночь на 3 июня ВСУ атаковали энергетику Запорожской и Херсонской областей, без света остались около 700 тысяч человек.',
      ['ukraine: power-cut / Запорожской и Херсонской / - / около 700 тысяч человек'],
    ],
    [
      'a comma closes the things of the verb before',
      '2025-11-25',
      'Минобороны РФ заявило, что ночью сбиты 249 украинских дронов. В Таганроге повреждены два многоквартирных дома, загорелось здание авиазавода.',
      [
        'ukraine: damage / Таганроге / RU-ROS / два многоквартирных дома',
        'ukraine: fire / Таганроге / RU-ROS / здание авиазавода',
      ],
    ],
    [
      'trains that stand, whatever kind they are',
      '2025-12-06',
      'У ніч на 6 грудня Росія атакувала Україну. У Фастові згорів вокзал, зупинено рух приміських поїздів.',
      [
        'russia: fire / Фастові / UA-32 / вокзал',
        'russia: transport-halted / Фастові / UA-32 / поїздів',
      ],
    ],
  ];
  test.each(rows)('%s', (_title, day, text, expected) => {
    expect(incidents(day, text)).toEqual(expected);
  });

  test('without a word of time it happened all the same, on a night that nobody tells', () => {
    const { incidents: found } = reading(
      'news',
      '2025-10-22T09:00:00Z',
      'A Russian drone strike damaged a kindergarten in Kharkiv, mayor Ihor Terekhov said.',
    );
    expect(found.map(({ night, place, what }) => [night, place, what])).toEqual([
      [null, 'Kharkiv', 'kindergarten'],
    ]);
  });
});
