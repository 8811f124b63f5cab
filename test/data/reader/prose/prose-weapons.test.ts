// Weapons in articles: lists, dozens, the former and the latter, and the nights they are told of.
import { describe, expect, test } from 'vitest';
import { reading, sayings } from '../told.ts';

describe('weapons', () => {
  sayings([
    [
      'about a hundred is a number, hundreds are none',
      '2026-01-20',
      'Минобороны РФ сообщило, что за ночь сбито около сотни украинских беспилотников. Ночью Россия запустила сотни дронов.',
      ['ukraine: intercepted drone ~100 / defence-ministry-ru'],
    ],
    [
      'and so it is in Ukrainian',
      '2026-01-20',
      'Уночі росія запустила по Україні близько сотні дронів, повідомили Повітряні сили.',
      ['russia: launched drone ~100 / air-force-ua'],
    ],
    [
      'the place named before a part is that of the part',
      '2026-01-20',
      'Минобороны РФ: «За ночь сбиты 46 дронов, из них над Курской областью сбито 31, девять перехвачены над Липецкой областью, шесть сбиты над Орловской».',
      [
        'ukraine: intercepted drone 46 / defence-ministry-ru',
        'ukraine: intercepted drone 31 RU-KRS part / defence-ministry-ru',
        'ukraine: intercepted drone 9 RU-LIP part / defence-ministry-ru',
        'ukraine: intercepted drone 6 RU-ORL part / defence-ministry-ru',
      ],
    ],
    [
      'behind a colon a number has its own verb',
      '2026-01-20',
      'Вночі росіяни атакували Полтаву: сім шахедів збила ППО, ще три поцілили у склад.',
      ['russia: intercepted shahed 7 UA-53 / -', 'russia: impacts shahed 3 / -'],
    ],
    [
      'debris that struck is no drone that struck',
      '2026-01-20',
      'Ночью Россия атаковала Харьков. Обломки двух дронов попали в жилой дом.',
      [],
    ],
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
