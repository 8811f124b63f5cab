// Who said it in an article: surnames alone, states, spokesmen, bodies that give a figure.
import { describe, expect, test } from 'vitest';
import { reading, sayings } from '../told.ts';

describe('who said it', () => {
  sayings([
    [
      'a capital that speaks is its state, not a place',
      '2026-01-20',
      'Moscow said 140 Ukrainian drones were shot down overnight.',
      ['ukraine: intercepted drone 140 / officials-ru'],
    ],
    [
      'who is accused of an attack made it, who accuses says so',
      '2026-01-20',
      'Fighting between Russia and Ukraine goes on, with Moscow accusing Kyiv of launching 140 drones overnight.',
      ['ukraine: launched drone 140 / officials-ru'],
    ],
    [
      'обвиняемый в атаке её и совершил',
      '2026-01-20',
      'Москва обвинила Киев в запуске 140 беспилотников минувшей ночью.',
      ['ukraine: launched drone 140 / officials-ru'],
    ],
    [
      'звинувачений в атаці її й завдав',
      '2026-01-20',
      'Київ звинуватив Москву у запуску 85 дронів за минулу ніч.',
      ['russia: launched drone 85 / officials-ua'],
    ],
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

test('a mark before a name is no part of it', () => {
  const spoken = (mark: string) =>
    reading(
      'news',
      '2026-01-20T09:00:00Z',
      `${mark}Губернатор Тульской области Дмитрий Миляев сообщил, что ночью в Туле ранены два человека при атаке украинских дронов.`,
    ).claims.map(({ speaker }) => speaker);
  for (const mark of ['▪️', '❗️', '🔻', '⚡️'])
    expect(spoken(mark)).toEqual(['Губернатор Тульской области Дмитрий Миляев']);
});
