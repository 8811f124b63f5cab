// Wordings of outlets by class: who is named again, parts of tolls, numbers in words, lists with one weapon.
import { describe, expect, test } from 'vitest';
import { reading, saidIn } from './told.ts';

type Row = readonly [title: string, day: string, text: string, expected: readonly string[]];

const table = (rows: readonly Row[]): void => {
  test.each(rows)('%s', (_title, day, text, expected) => {
    expect(saidIn(day, text)).toEqual(expected);
  });
};

describe('who said it', () => {
  table([
    [
      'a surname alone is whoever was named whole before',
      '2025-10-05',
      'Russia struck the Lviv region overnight, governor Maksym Kozytskyi said.\nFour people were killed in the region, Kozytskyi added.',
      ['russia: killed 4 UA-46 / officials-ua'],
    ],
    [
      'a surname in another case is the same person',
      '2025-08-28',
      'Удар у ніч на 28 серпня: за словами міністра внутрішніх справ Ігоря Клименка, у Києві поранено 38 людей. Згодом Клименко повідомив про 14 загиблих у столиці.',
      ['russia: injured 38 UA-30 / officials-ua', 'russia: killed 14 UA-30 / officials-ua'],
    ],
    [
      'a body that gives or puts a figure has said it',
      '2025-09-20',
      'Russia attacked Ukraine overnight. President Zelensky spoke of around 580 drones fired. The Air Force gave the total as 579 drones and 40 missiles.',
      [
        'russia: launched drone ~580 / president-ua',
        'russia: launched drone 579 / air-force-ua',
        'russia: launched missile 40 / air-force-ua',
      ],
    ],
    [
      'what stands between commas in a clause is said by whom it names',
      '2025-05-25',
      'The silence of others encourages Moscow, Zelensky wrote, after a night in which, the air force says, Russia launched 298 drones and 69 missiles.',
      ['russia: launched drone 298 / air-force-ua', 'russia: launched missile 69 / air-force-ua'],
    ],
    [
      'officials that an occupier installed speak for it',
      '2026-02-22',
      'In Luhansk, the Russian-installed governor said two civilians were wounded overnight by a Ukrainian drone.',
      ['ukraine: injured 2 UA-09 / officials-ru'],
    ],
    [
      'a state that claims speaks for itself',
      '2025-08-24',
      'Russia claimed 95 drones were downed overnight in more than a dozen of its regions.',
      ['ukraine: intercepted drone 95 / officials-ru'],
    ],
    [
      'a state that says it launched is the attacker',
      '2026-01-09',
      'Moscow said it had launched 20 missiles overnight at military plants in Kyiv.',
      ['russia: launched missile 20 UA-30 / officials-ru'],
    ],
    [
      'a ministry under its other name',
      '2025-09-13',
      'По данным российского военного ведомства, за ночь уничтожен 221 беспилотник.',
      ['ukraine: intercepted drone 221 / defence-ministry-ru'],
    ],
    [
      'figures that were checked once more are those of whoever gave them',
      '2025-06-17',
      'Вночі Росія вдарила по Києву. За уточненими даними ДСНС, загинули 28 людей, 134 поранені.',
      ['russia: killed 28 UA-30 / officials-ua', 'russia: injured 134 UA-30 / officials-ua'],
    ],
    [
      'a local official is nobody hurt',
      '2025-07-09',
      'Two people were injured overnight by Russian drones in Brovary, outside Kyiv, a local official said.',
      ['russia: injured 2 UA-32 / officials-ua'],
    ],
  ]);

  test("a body's spokesman is no official of the other side", () => {
    const { claims } = reading(
      'news',
      '2025-10-06T09:00:00Z',
      "Ukraine's air force said Russia launched 116 drones overnight. Its spokesman said 83 drones were shot down.",
    );
    expect(claims.map(({ by, speaker }) => [by, speaker])).toEqual([
      ['air-force-ua', null],
      ['air-force-ua', 'Its spokesman'],
    ]);
  });
});

describe('people', () => {
  table([
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

describe('weapons', () => {
  table([
    [
      'a dozen is twelve, two dozen twenty-four',
      '2025-12-24',
      'A dozen Ukrainian drones were destroyed overnight near Moscow, mayor Sergei Sobyanin wrote. Two dozen drones were shot down over the Bryansk region, governor Alexander Bogomaz said.',
      [
        'ukraine: intercepted drone 12 RU-MOW / officials-ru',
        'ukraine: intercepted drone 24 RU-BRY / officials-ru',
      ],
    ],
    [
      'one weapon in a list of counted ones is one',
      '2025-08-24',
      "Ukraine's air force reported an attack overnight by an Iskander-M ballistic missile and 72 drones.",
      ['russia: launched iskander-m 1 / air-force-ua', 'russia: launched drone 72 / air-force-ua'],
    ],
    [
      'a participle and the night may stand before what was shot down',
      '2025-11-14',
      'В Минобороны РФ отчитались о 216 сбитых за ночь дронах.',
      ['ukraine: intercepted drone 216 / defence-ministry-ru'],
    ],
    [
      'a second verb of saying begins anew',
      '2025-07-31',
      'Russia attacked overnight. The Air Force counted 309 drones and eight Iskander-K cruise missiles, and said five missiles and 21 drones got through.',
      [
        'russia: launched drone 309 / air-force-ua',
        'russia: launched iskander-k 8 / air-force-ua',
        'russia: impacts missile 5 / air-force-ua',
        'russia: impacts drone 21 / air-force-ua',
      ],
    ],
    [
      'respectively may stand before its verb',
      '2025-05-25',
      'Russia launched 298 drones and 69 missiles overnight, 266 and 45 of which respectively were brought down, the air force said.',
      [
        'russia: launched drone 298 / air-force-ua',
        'russia: launched missile 69 / air-force-ua',
        'russia: intercepted drone 266 / air-force-ua',
        'russia: intercepted missile 45 / air-force-ua',
      ],
    ],
    [
      'a head of a republic speaks for it, the capital of which is not Moscow',
      '2026-04-02',
      'В башкирской столице, по словам главы республики Радия Хабирова, ночью сбили два беспилотника.',
      ['ukraine: intercepted drone 2 RU-BA / officials-ru'],
    ],
    [
      'another one that fell was not shot down',
      '2026-04-02',
      'Ночью в Уфе, по словам главы республики Радия Хабирова, два беспилотника сбиты, еще один упал на территорию завода.',
      ['ukraine: intercepted drone 2 RU-BA / officials-ru'],
    ],
    [
      'a noun that opens the sentence is what the numbers count',
      '2025-07-09',
      'Russia attacked overnight with 728 drones, the air force said. Of the drones, 296 were destroyed.',
      ['russia: launched drone 728 / air-force-ua', 'russia: intercepted drone 296 / air-force-ua'],
    ],
  ]);

  test('a record of another night dates nothing else', () => {
    const { claims } = reading(
      'news',
      '2025-09-07T09:00:00Z',
      'Росіяни влучили в будівлю уряду. Збити вдалося 747 дронів і чотири ракети, кажуть Повітряні сили. Попередній рекорд – 728 дронів – росіяни встановили 9 липня.',
    );
    expect(claims.map(({ night, count }) => [night, count.value])).toEqual([
      [null, 747],
      [null, 4],
    ]);
  });
});
