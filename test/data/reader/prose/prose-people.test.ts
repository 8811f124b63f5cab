// The killed and the wounded of articles: parts of them, tolls that rise, the places they belong to.
import { describe } from 'vitest';
import { sayings } from '../told.ts';

describe('people', () => {
  sayings([
    [
      'a part told between commas goes with its whole',
      '2025-09-28',
      'Russia attacked overnight. In Zaporizhzhia 34 people, three of them children, were injured, governor Ivan Fedorov said.',
      ['russia: injured 34 UA-23 / officials-ua', 'russia: injured 3 UA-23 part / officials-ua'],
    ],
    [
      'a part told behind the verb goes with its whole',
      '2025-11-19',
      'Russia struck Ternopil overnight. In the city 73 people are wounded, 15 of them children, the State Emergency Service says.',
      ['russia: injured 73 UA-61 / officials-ua', 'russia: injured 15 UA-61 part / officials-ua'],
    ],
    [
      'a toll that rose from one number to another is the second, where it rose',
      '2025-11-19',
      'The number of people killed in the Russian strike overnight on two apartment blocks in the western city of Ternopil has risen from 20 to 25, the State Emergency Service says.',
      ['russia: killed 25 UA-61 / officials-ua'],
    ],
    [
      'the wounded of a toll that was corrected are not its dead',
      '2025-11-25',
      'Governor Yuri Slyusar said overnight that the death toll of the Ukrainian drone attack on Taganrog had climbed to three, with eight wounded; later he corrected that to ten wounded.',
      [
        'ukraine: killed 3 RU-ROS / officials-ru',
        'ukraine: injured 8 RU-ROS / officials-ru',
        'ukraine: injured 10 RU-ROS / officials-ru',
      ],
    ],
    [
      'who was killed before them does not kill those hurt',
      '2025-12-27',
      'Ночью Россия ударила по Украине: в Киеве погиб 71-летний мужчина, 19 человек, в том числе двое детей, пострадали.',
      [
        'russia: killed 1 UA-30 / -',
        'russia: injured 19 UA-30 / -',
        'russia: injured 2 UA-30 part / -',
      ],
    ],
    [
      'the deadliest attack of a year is told of one night',
      '2025-08-01',
      'The Russian strike in the early hours of Thursday killed 31 people in Kyiv and wounded 159 others, making it the deadliest on the capital this year.',
      ['russia: killed 31 UA-30 / -', 'russia: injured 159 UA-30 / -'],
    ],
    [
      'the capital of a region is none of a state, and each place has its own dead',
      '2026-02-06',
      'Russian drones struck overnight. In the capital four people were killed; in the regional capital, Poltava, five were wounded.',
      ['russia: killed 4 UA-30 / -', 'russia: injured 5 UA-53 / -'],
    ],
    [
      'a man and a woman are two',
      '2026-01-20',
      'A man and a woman were killed when Russian drones hit Odesa overnight, the governor said.',
      ['russia: killed 2 UA-51 / officials-ua'],
    ],
    [
      'a woman and two children are three',
      '2026-01-20',
      'У ніч на 20 січня російський безпілотник влучив у будинок в Одесі: поранено 40-річну жінку та двох дітей.',
      ['russia: injured 3 UA-51 / -'],
    ],
    [
      'a woman and a child are two',
      '2026-01-20',
      'Ночью в Харькове от удара российского дрона погибли женщина и ребенок.',
      ['russia: killed 2 UA-63 / -'],
    ],
    [
      'who has a verb of his own is not added to the one before',
      '2026-01-20',
      'Ночью в Харькове от удара российского дрона погиб мужчина и двое детей ранены.',
      ['russia: killed 1 UA-63 / -', 'russia: injured 2 UA-63 / -'],
    ],
    [
      'years of several are an aside',
      '2025-05-25',
      'Russia attacked overnight. Three siblings, aged eight, 12 and 17, were killed in the Zhytomyr region.',
      ['russia: killed 3 UA-18 / -'],
    ],
    [
      'those taken to hospital are hurt, in the region of their village',
      '2026-03-14',
      'Ukrainian drones attacked overnight. A local outlet says 11 residents of the Belgorod village of Grayvoron were taken to hospital.',
      ['ukraine: injured 11 RU-BEL / news'],
    ],
    [
      "an impersonal word of earlier figures is nobody's",
      '2025-06-17',
      'Вночі Росія вдарила по Києву, за даними ДСНС загинули 28 людей. Раніше повідомлялося про 14 загиблих.',
      ['russia: killed 28 UA-30 / officials-ua', 'russia: killed 14 UA-30 / -'],
    ],
    [
      'some of the wounded are a part of them',
      '2025-09-16',
      'Russian drones hit Zaporizhzhia overnight and injured 20 people. Four of the wounded are children, regional head Ivan Fedorov said.',
      ['russia: injured 20 UA-23 / -', 'russia: injured 4 UA-23 part / officials-ua'],
    ],
    [
      'a part joined to a part, and both in the place of the whole',
      '2025-12-31',
      'Six people, including a 7-month-old baby and two other children, were wounded overnight when Russian drones hit Odesa.',
      [
        'russia: injured 6 UA-51 / -',
        'russia: injured 1 UA-51 part / -',
        'russia: injured 2 UA-51 part / -',
      ],
    ],
    [
      'the place of one is that of the others joined to it',
      '2025-11-30',
      'Two missiles hit Vyshhorod overnight in a Russian attack, where one person died and 19 were hurt.',
      [
        'russia: impacts missile 2 UA-32 / -',
        'russia: killed 1 UA-32 / -',
        'russia: injured 19 UA-32 / -',
      ],
    ],
    [
      "the figure of one speaker is no part of another one's",
      '2025-10-04',
      'Російські дрони вночі вдарили по Шостці. Зеленський повідомив про щонайменше 30 постраждалих. У Сумській області поранено 16 людей, сказав начальник ОВА Олег Григоров.',
      ['russia: injured >=30 / president-ua', 'russia: injured 16 UA-59 / officials-ua'],
    ],
    [
      'who could not be saved is not hurt',
      '2026-05-03',
      'В Подмосковье ночью при атаке дронов пострадали двое рабочих, еще одного человека спасти не удалось.',
      ['ukraine: injured 2 RU-MOS / -', 'ukraine: killed 1 RU-MOS / -'],
    ],
    [
      'the toll behind its number',
      '2025-11-15',
      'Two women died of their wounds in Kyiv, bringing to six the number of dead in the Russian strike on Friday.',
      ['russia: killed 2 UA-30 / -', 'russia: killed 6 UA-30 / -'],
    ],
    [
      'the sea a port lies on is not where people were hurt',
      '2025-05-03',
      "Ukraine's overnight drone attack on the Black Sea port of Novorossiysk injured four people, mayor Andrei Kravchenko said.",
      ['ukraine: injured 4 RU-KDA / officials-ru'],
    ],
    [
      'years in words are an age',
      '2025-10-10',
      'A seven-year-old boy was killed overnight in Zaporizhzhia when Russian drones struck a house.',
      ['russia: killed 1 UA-23 / -'],
    ],
  ]);
});
