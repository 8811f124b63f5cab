// Wordings of outlets by class: who is named again, parts of tolls, numbers in words, lists with one weapon.
import { describe, expect, test } from 'vitest';
import { reading, saidIn } from '../told.ts';

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
      'a state behind a verb of saying is whom the words are about',
      '2025-11-30',
      'In its assessment the institute says Russia fired 122 drones at Ukraine overnight.',
      ['russia: launched drone 122 / -'],
    ],
    [
      'a name behind its verb with the office behind the name',
      '2025-07-12',
      'At least two people died overnight in Chernivtsi when Russian drones struck, said Ruslan Zaparaniuk, acting head of the regional administration.',
      ['russia: killed >=2 UA-77 / officials-ua'],
    ],
    [
      'an occupier that claims in the present tense',
      '2025-11-21',
      'Окупаційна влада Криму заявляє про знищення вночі восьми безпілотників над півостровом.',
      ['ukraine: intercepted drone 8 UA-43 / officials-ru'],
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
      'the former and the latter',
      '2025-11-08',
      "Ukraine's air force said Moscow fired 458 drones and 45 missiles overnight; its units shot down 406 of the former and nine of the latter.",
      [
        'russia: launched drone 458 / air-force-ua',
        'russia: launched missile 45 / air-force-ua',
        'russia: intercepted drone 406 / air-force-ua',
        'russia: intercepted missile 9 / air-force-ua',
      ],
    ],
    [
      'defenders behind those who launched are of the other side',
      '2025-10-04',
      'Минулої ночі, за даними Повітряних сил, росіяни запустили 109 дронів і три ракети, з них сили ППО збили або подавили 73 безпілотники.',
      [
        'russia: launched drone 109 / air-force-ua',
        'russia: launched missile 3 / air-force-ua',
        'russia: interceptedOrSuppressed drone 73 / air-force-ua',
      ],
    ],
    [
      'the rest has no number of its own',
      '2025-11-21',
      'Міноборони РФ прозвітувало про 33 збиті за ніч українські дрони: 16 – над Ростовською областю, по шість – над Воронезькою та Бєлгородською, решта – над Кримом.',
      [
        'ukraine: intercepted drone 33 / defence-ministry-ru',
        'ukraine: intercepted drone 16 RU-ROS part / defence-ministry-ru',
        'ukraine: intercepted drone 6 RU-VOR part / defence-ministry-ru',
        'ukraine: intercepted drone 6 RU-BEL part / defence-ministry-ru',
      ],
    ],
    [
      'what was counted is told by the participle behind it',
      '2026-05-03',
      'Минобороны РФ насчитало 334 БПЛА, уничтоженных за ночь над 15 регионами.',
      ['ukraine: intercepted drone 334 / defence-ministry-ru'],
    ],
    [
      'over the region just spoken of',
      '2025-10-09',
      'В Белгородской области ночью объявляли тревогу, рассказал губернатор Вячеслав Гладков. Ночью над регионом сбили 12 беспилотников, отчитались в Минобороны.',
      ['ukraine: intercepted drone 12 RU-BEL / defence-ministry-ru'],
    ],
    [
      'another one after those that fell was not shot down either',
      '2024-11-09',
      'Ночью над Тулой сбит один беспилотник, восемь упали на территории завода, а еще один — на территории ТЭЦ, сообщил губернатор Дмитрий Миляев.',
      ['ukraine: intercepted drone 1 RU-TUL / officials-ru'],
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

  test('the day of the words dates what they tell, and nothing else', () => {
    const { claims } = reading(
      'news',
      '2026-03-14T09:00:00Z',
      'Ukrainian drones struck the Belgorod region. Eleven people were wounded there. On Friday the Russian defence ministry reported having shot down 53 drones.',
    );
    expect(claims.map(({ night, count }) => [night, count.value])).toEqual([
      [null, 11],
      ['2026-03-13', 53],
    ]);
  });

  test('weeks and nights ago are no night that could be named', () => {
    const { claims } = reading(
      'news',
      '2025-12-31T09:00:00Z',
      'Russia fired 127 drones overnight, the air force said. The Russian defence ministry claims it shot down 91 drones that flew to the Novgorod region two nights ago.',
    );
    expect(claims.map(({ night, count }) => [night, count.value])).toEqual([
      ['2025-12-31', 127],
      [null, 91],
    ]);
  });
});
