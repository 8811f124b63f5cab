// When the Air Force's nights and days begin and end, as of when its posts speak, and where was launched from.
import { describe, expect, test } from 'vitest';
import { reading } from '../told.ts';

const at = (date: string): string => `${date}T07:00:00Z`;
const night = 'У ніч на 10 серпня (з 18:00 9 серпня) противник';

test('an hour of the telling is no hour before the attack', () => {
  const text =
    'У період із 13.20 по 19.40 9 серпня ворог атакував 28 БпЛА. Збито 21 БпЛА. Станом на 7.30 нових ударів не було.';
  const { asOf, period } = reading('air-force-ua', '2026-08-10T05:00:00Z', text);
  expect(period?.date).toBe('2026-08-09');
  expect(asOf).toBe('2026-08-10T07:30:00+03:00');
});

describe('times of a post', () => {
  test.each([
    [
      'У ніч на 24.03.23 противник атакував 6 БпЛА.',
      '2023-03-24',
      'night',
      '2023-03-24',
      null,
      null,
    ],
    [
      'У ніч з 31 грудня 2022 на 1 січня 2023 року знищено 45 БпЛА.',
      '2023-01-01',
      'night',
      '2023-01-01',
      null,
      null,
    ],
    // The month, or the day, on which it began is a slip of the pen.
    [
      'У ніч на 6 жовтня (із 20.00 5 липня) противник атакував 61 БпЛА.',
      '2025-10-06',
      'night',
      '2025-10-06',
      null,
      null,
    ],
    [
      'У ніч на 6 жовтня (із 20.00 6 жовтня) противник атакував 61 БпЛА.',
      '2025-10-06',
      'night',
      '2025-10-06',
      null,
      null,
    ],
    ['У ніч з 20 на 21 вересня знищено 45 БпЛА.', '2023-09-21', 'night', '2023-09-21', null, null],
    [
      'Атака розпочалась 25 травня о 22.00 і тривала до 5.00 26 травня. Знищено 31 БпЛА.',
      '2023-05-26',
      'night',
      '2023-05-26',
      '2023-05-25T22:00:00+03:00',
      '2023-05-26T05:00:00+03:00',
    ],
    [
      'Протягом ночі (з 00:10 13 квітня) противник атакував 98 БпЛА.',
      '2026-04-13',
      'night',
      '2026-04-13',
      '2026-04-13T00:10:00+03:00',
      null,
    ],
    [
      'Протягом дня 13 вересня (із 6.30 до 18.00) противник атакував 323 БпЛА.',
      '2026-09-13',
      'day',
      '2026-09-13',
      '2026-09-13T06:30:00+03:00',
      '2026-09-13T18:00:00+03:00',
    ],
    [
      'За добу, з 18:00 31 січня до 18:00 1 лютого, застосовано 190 БпЛА. У ніч на 2 лютого (з 18:00 1 лютого) противник атакував 171 БпЛА.',
      '2026-02-02',
      'night',
      '2026-02-02',
      '2026-02-01T18:00:00+02:00',
      null,
    ],
  ])('%s', (text, published, kind, date, from, to) => {
    expect(reading('air-force-ua', at(published), text).period).toEqual({ kind, date, from, to });
  });

  test('"as of" is no end of the window, and says so in every spelling', () => {
    for (const words of ['станом на 08:30', 'станом на 8.30', 'Станом на 08.30,', 'на 08:30']) {
      const report = reading(
        'air-force-ua',
        at('2026-08-10'),
        `${night} атакував 126 БпЛА. За попередніми даними, ${words}, збито 92 БпЛА.`,
      );
      expect(report.asOf, words).toBe('2026-08-10T08:30:00+03:00');
      expect(report.period?.to).toBeNull();
    }
  });

  test('the attack goes on where drones are still in the air', () => {
    const report = (tail: string) =>
      reading('air-force-ua', at('2026-08-10'), `${night} атакував 126 БпЛА. ${tail}`).ongoing;
    expect(report('Атака триває, в повітряному просторі декілька ворожих БпЛА.')).toBe(true);
    expect(report('Тримаймо небо!')).toBeNull();
  });

  test('launch areas are read through typos, each once, and also from the next line', () => {
    const report = reading(
      'air-force-ua',
      at('2026-08-10'),
      `${night} атакував 126 БпЛА із напрямків:\nКурськ, Бринськ, Міллєрово, Приморсько - Ахтарськ – рф,, Донецьк -ТОТ, Гвардійське – ТОТ АР Крим.`,
    );
    expect(report.launchAreas).toEqual([
      'Kursk',
      'Bryansk',
      'Millerovo',
      'Primorsko-Akhtarsk',
      'Donetsk',
      'Hvardiiske',
    ]);
  });
});
