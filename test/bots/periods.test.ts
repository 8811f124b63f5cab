// Stretches of time and regions as people type them.
import { describe, expect, test } from 'vitest';
import { findPeriod, splitPage } from '../../src/bots/commands/typed/periods.ts';
import { findRegion } from '../../src/bots/commands/typed/regions.ts';

const scene = {
  first: '2022-09-28',
  newest: '2026-09-25',
  told: '2026-09-22',
  now: new Date('2026-11-24T07:00:00Z'),
  zone: 'Europe/Kyiv',
};
const period = async (typed: string): Promise<string | null> => {
  const found = await findPeriod(typed, scene);
  return found && `${found.from} ${found.to}`;
};

describe('a period', () => {
  test.each([
    ['', '2022-09-28 2026-09-25'],
    ['July 2025', '2025-07-01 2025-07-31'],
    ['у липні 2025 року', '2025-07-01 2025-07-31'],
    ['2025-07', '2025-07-01 2025-07-31'],
    ['07.2025', '2025-07-01 2025-07-31'],
    ['February 2024', '2024-02-01 2024-02-29'],
    ['October', '2025-10-01 2025-10-31'],
    ['2025', '2025-01-01 2025-12-31'],
    ['week', '2026-09-16 2026-09-22'],
    ['30 днів', '2026-08-27 2026-09-25'],
    ['since 1 May 2025', '2025-05-01 2026-09-25'],
    ['з травня 2025', '2025-05-01 2026-09-25'],
    ['since 2025', '2025-01-01 2026-09-25'],
    ['1 May 2025 to 9 May 2025', '2025-05-01 2025-05-09'],
    ['1 to 9 May 2025', '2025-05-01 2025-05-09'],
    ['1–9 May 2025', '2025-05-01 2025-05-09'],
    ['2025-05-01..2025-05-09', '2025-05-01 2025-05-09'],
    ['2025-05-09 2025-05-01', '2025-05-01 2025-05-09'],
    ['May to July 2025', '2025-05-01 2025-07-31'],
    ['від січня до березня 2025', '2025-01-01 2025-03-31'],
    ['20–21 July 2025', '2025-07-21 2025-07-21'],
    ['yesterday', '2026-11-23 2026-11-23'],
  ])('"%s" is %s', async (typed, expected) => {
    expect(await period(typed)).toBe(expected);
  });
  test.each(['purple', 'July 2025 purple', 'since purple', '31 June 2025', 'x'.repeat(500)])(
    '"%s" is none',
    async (typed) => {
      expect(await period(typed)).toBeNull();
    },
  );
  test('a page at the end is no part of it', () => {
    expect(splitPage('Belgorod 2025 page 3')).toEqual({ rest: 'Belgorod 2025', page: 3 });
    expect(splitPage('Belgorod p 2')).toEqual({ rest: 'Belgorod', page: 2 });
    expect(splitPage('2025-07-21')).toEqual({ rest: '2025-07-21', page: 1 });
  });
});

describe('a region', () => {
  test.each([
    ['Kyiv', 'UA-30'],
    ['Kiev', 'UA-30'],
    ['Київ', 'UA-30'],
    ['Киев', 'UA-30'],
    ['Київська обл.', 'UA-32'],
    ['kiev region', 'UA-32'],
    ['Киевская область', 'UA-32'],
    ['Odessa', 'UA-51'],
    ['Одесская область', 'UA-51'],
    ['Kharkov', 'UA-63'],
    ['Харківщина', 'UA-63'],
    ['Миколаїв', 'UA-48'],
    ['Белгородская область', 'RU-BEL'],
    ['Бєлгородщина', 'RU-BEL'],
    ['Shebekino', 'RU-BEL'],
    ['Москва', 'RU-MOW'],
    ['Подмосковье', 'RU-MOS'],
    ['Crimea', 'UA-43'],
    ['the Black Sea', 'black-sea'],
    ['RU-BEL', 'RU-BEL'],
  ])('"%s" is %s', async (typed, expected) => {
    expect(await findRegion(typed)).toBe(expected);
  });
  test.each(['Atlantis', '', 'a', 'Kyiv and Odesa', 'киев вчера', 'July', 'x'.repeat(500)])(
    '"%s" is none',
    async (typed) => {
      expect(await findRegion(typed)).toBeNull();
    },
  );
});
