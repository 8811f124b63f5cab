// Who says what a text of diplomacy tells: a leader's men, the press, experts and strangers are not the leader.
import { describe, expect, test } from 'vitest';
import { eventsOf } from './events-told.ts';

/** Speakers of the events of a text, as "speaker / by". */
const speakersOf = (text: string): string[] =>
  eventsOf('2025-12-03', text).map(({ speaker, by }) => `${speaker ?? '-'} / ${by ?? '-'}`);

describe('who speaks of diplomacy', () => {
  test.each([
    [
      "a leader's aide is not the leader",
      "Putin's aide said Moscow was ready for a ceasefire with Ukraine before Easter.",
      ["Putin's aide / officials-ru"],
    ],
    [
      'посланник лидера — не лидер',
      'Посланник Трампа заявил, что переговоры России и Украины в Женеве продолжатся в пятницу.',
      ['Посланник Трампа / -'],
    ],
    [
      'помічник президента — не президент',
      'Помічник президента РФ Володимира Путіна заявив, що переговори з Україною відбудуться у п’ятницю в Стамбулі.',
      ['Помічник президента РФ Володимира Путіна / officials-ru'],
    ],
    [
      "a state's press is none of its officials",
      'Ukrainian media reported that talks with Russia would be held in Geneva on Friday.',
      ['Ukrainian media / news'],
    ],
    [
      'СМИ страны — не её власти',
      'Российские СМИ сообщили, что второй раунд переговоров с Украиной пройдет в Женеве в пятницу.',
      ['Российские СМИ / news'],
    ],
    [
      'whom experts speak of does not speak',
      'Washington must not leave the peace talks with Ukraine, according to experts who say Russian President Vladimir Putin might welcome it.',
      ['experts / news'],
    ],
    [
      '"he" behind the words of a stranger is the stranger',
      'Trump said on Monday that he was tired of waiting. "We are far from peace," Carver told reporters. He said that Russia must agree to a ceasefire or face pressure.',
      [],
    ],
  ])('%s', (_title, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers);
  });
});
