// Traps of the public table, with rows composed in its shape.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeClaim } from '../../../src/data/model/night.ts';
import type { Claim } from '../../../src/data/model/report.ts';
import { isMunition } from '../../../src/data/model/terms.ts';
import { readMassiveMissileAttacks } from '../../../src/data/archive/massive-missile-attacks.ts';
import { readLabel, readLaunchAreas } from '../../../src/data/archive/table-words.ts';

const columns = [
  'time_start',
  'time_end',
  'model',
  'launch_place',
  'target',
  'target_main',
  'launched',
  'destroyed',
  'not_reach_goal',
  'still_attacking',
  'border_crossing',
  'is_shahed',
  'num_hit_location',
  'num_fall_fragment_location',
  'carrier',
  'turbojet',
  'turbojet_destroyed',
  'affected region',
  'destroyed_details',
  'launched_details',
  'launch_place_details',
  'source',
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

const usual: Row = {
  time_start: '2025-03-01 20:00',
  time_end: '2025-03-02 09:00',
  model: 'Shahed-136/131',
  target: 'Ukraine',
  launched: '100.0',
  destroyed: '60.0',
  border_crossing: '{}',
  source: 'kpszsu/posts/pfbid01',
};

const table = (...rows: Row[]): string =>
  [
    columns.join(','),
    ...rows.map((row) =>
      columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`).join(','),
    ),
  ].join('\n');

const read = (...rows: Row[]) =>
  readMassiveMissileAttacks(table(...rows.map((row) => ({ ...usual, ...row }))));

const claimsOf = (...rows: Row[]): Claim[] =>
  read(...rows).documents.flatMap(({ report }) => report.claims);

const figures = (claims: readonly Claim[]): string[] =>
  claims.map(
    ({ night, part, quantity, munition, count, subset }) =>
      `${night} ${part} ${quantity} ${munition ?? '-'} ${count.value}${subset ? ' subset' : ''}`,
  );

describe('who speaks', () => {
  test('a regional command’s tally is no night, with clock times or without', () => {
    const { documents, skipped } = read(
      { source: 'PvKPivden/posts/a', target: 'south' },
      { source: 'pvkshid/posts/b', time_start: '2025-03-02', time_end: '2025-03-02' },
    );
    expect(documents).toEqual([]);
    expect(skipped).toEqual([{ reason: 'regional command', count: 2 }]);
  });

  test('a second drone row of another command on the same date adds nothing', () => {
    expect(figures(claimsOf({}, { source: 'PvkZahid/posts/a', target: 'west' }))).toEqual([
      '2025-03-02 night launched drone 100',
      '2025-03-02 night intercepted drone 60',
    ]);
  });

  test('the General Staff is a speaker of its own', () => {
    const [document] = read({ source: 'GeneralStaff.ua/posts/a' }).documents;
    expect(document?.report.claims.every(({ by }) => by === 'general-staff-ua')).toBe(true);
    expect(document?.outlet).toBe('General Staff of Ukraine');
    expect(document?.title).toContain('Petro Ivaniuk');
  });

  test('a Telegram address of the Air Force is the Air Force, another channel is nobody of ours', () => {
    const { documents, skipped } = read(
      { source: 'https://t.me/kpszsu/60825' },
      { source: 'https://t.me/war_monitor/1' },
    );
    expect(documents.map(({ url }) => url)).toEqual(['https://t.me/kpszsu/60825']);
    expect(skipped).toEqual([{ reason: 'other speaker', count: 1 }]);
  });

  test('the link leads to the post on Facebook and the table is credited', () => {
    const [document] = read({}).documents;
    expect(document).toMatchObject({
      url: 'https://www.facebook.com/kpszsu/posts/pfbid01',
      title: "Petro Ivaniuk, Massive Missile Attacks on Ukraine (from the Air Force's reports)",
      relayOf: 'Massive Missile Attacks on Ukraine',
    });
  });
});

describe('which night', () => {
  const place = (time_start: string, time_end: string) => {
    const [claim] = claimsOf({ time_start, time_end });
    return claim && `${claim.night} ${claim.part}`;
  };

  test('an evening window is the night of the next morning', () => {
    expect(place('2025-03-01 20:00', '2025-03-02 09:00')).toBe('2025-03-02 night');
  });

  test('a window between 07:00 and 18:30 is the day', () => {
    expect(place('2026-05-13 08:00', '2026-05-13 18:30')).toBe('2026-05-13 day');
  });

  test('a row with only the morning’s end is that night', () => {
    expect(place('2024-10-12', '2024-10-12 08:00')).toBe('2024-10-12 night');
  });

  test('a row that runs through the night is the night’s though it begins before 18:00 or ends after noon', () => {
    expect(place('2025-05-17 16:00', '2025-05-18 08:00')).toBe('2025-05-18 night');
    expect(place('2025-05-22 22:30', '2025-05-23 13:00')).toBe('2025-05-23 night');
  });

  test('an evening attack that ends after midnight is the day it began', () => {
    expect(place('2025-07-12 14:00', '2025-07-13 01:00')).toBe('2025-07-12 day');
  });

  test('a date without hours is a day, and hours with one figure are read', () => {
    expect(place('2023-01-14', '2023-01-14')).toBe('2023-01-14 day');
    expect(place('2023-05-16 3:30', '2023-05-16 07:00')).toBe('2023-05-16 night');
  });

  test('hours are Kyiv’s, in summer and in winter', () => {
    expect(claimsOf({})[0]?.window).toEqual({
      from: '2025-03-01T20:00:00+02:00',
      to: '2025-03-02T09:00:00+02:00',
    });
    const summer = { time_start: '2025-07-20 21:00', time_end: '2025-07-21 09:30' };
    expect(claimsOf(summer)[0]?.window?.from).toBe('2025-07-20T21:00:00+03:00');
  });

  test('a time that is none is left out and counted', () => {
    expect(read({ time_end: 'morning' }).skipped).toEqual([
      { reason: 'unreadable time', count: 1 },
    ]);
  });

  test('one post about a night and a day is one document with both', () => {
    const { documents } = read(
      { time_start: '2026-05-01 18:00', time_end: '2026-05-02 08:00', launched: '163' },
      { time_start: '2026-05-02 08:00', time_end: '2026-05-02 18:00', launched: '227' },
    );
    expect(documents).toHaveLength(1);
    expect(
      documents[0]?.report.claims
        .filter(({ quantity }) => quantity === 'launched')
        .map(({ part, count }) => [part, count.value]),
    ).toEqual([
      ['night', 163],
      ['day', 227],
    ]);
  });
});

describe('what the columns mean', () => {
  test('until 23 July 2025 shot down and lost are two figures, afterwards one', () => {
    const before = {
      time_start: '2025-07-22 20:00',
      time_end: '2025-07-23 09:00',
      not_reach_goal: '18',
    };
    expect(figures(claimsOf(before))).toEqual([
      '2025-07-23 night launched drone 100',
      '2025-07-23 night intercepted drone 60',
      '2025-07-23 night lost drone 18',
    ]);
    const after = {
      time_start: '2025-07-23 22:40',
      time_end: '2025-07-24 11:30',
      not_reach_goal: '0.0',
      still_attacking: '0.0',
    };
    expect(figures(claimsOf(after))).toEqual([
      '2025-07-24 night launched drone 100',
      '2025-07-24 night interceptedOrSuppressed drone 60',
    ]);
  });

  test('an empty cell is no claim, and none destroyed is a claim of 0', () => {
    expect(figures(claimsOf({ destroyed: '' }))).toEqual(['2025-03-02 night launched drone 100']);
    expect(figures(claimsOf({ model: 'Kalibr', launched: '4', destroyed: '0.0' }))).toEqual([
      '2025-03-02 night launched kalibr 4',
      '2025-03-02 night intercepted kalibr 0',
    ]);
  });

  test('no place at all is a figure that the post does not have', () => {
    const claims = claimsOf({ num_hit_location: '3', num_fall_fragment_location: '0.0' });
    expect(claims.map(({ quantity }) => quantity)).not.toContain('debrisLocations');
  });
  test('places hit and places under debris are places, not munitions', () => {
    const claims = claimsOf({ num_hit_location: '3', num_fall_fragment_location: '12' });
    expect(figures(claims).slice(2)).toEqual([
      '2025-03-02 night impactLocations - 3',
      '2025-03-02 night debrisLocations - 12',
    ]);
  });

  test('drones still in the air and missiles that missed are told as such', () => {
    const claims = claimsOf(
      { still_attacking: '4' },
      { model: 'X-59/X-69', launched: '2', destroyed: '0', not_reach_goal: '2' },
    );
    expect(figures(claims)).toContain('2025-03-02 night stillFlying drone 4');
    expect(figures(claims)).toContain('2025-03-02 night missedTarget kh-59/kh-69 2');
  });

  test('jet drones among the others are a part of them', () => {
    const claims = claimsOf({ turbojet: '8', turbojet_destroyed: '7' });
    expect(figures(claims).slice(2)).toEqual([
      '2025-03-02 night launched shahed-jet 8 subset',
      '2025-03-02 night intercepted shahed-jet 7 subset',
    ]);
  });

  test('a bundled label is one figure for all its kinds', () => {
    expect(figures(claimsOf({ model: 'X-101/X-555 and Kalibr and X-59/X-69' }))[0]).toBe(
      '2025-03-02 night launched kh-101/kh-555/kalibr/kh-59/kh-69 100',
    );
  });

  test('reconnaissance drones along the front are no attack, and were not "launched" by anybody', () => {
    expect(claimsOf({ model: 'Orlan-10', target: 'south' })).toEqual([]);
    expect(claimsOf({ model: 'Lancet', time_start: '2025-03-02', time_end: '2025-03-02' })).toEqual(
      [],
    );
    expect(figures(claimsOf({ model: 'Supercam', launched: '2', destroyed: '2' }))).toEqual([
      '2025-03-02 night intercepted recon-drone 2',
    ]);
  });

  test('a command’s drones of a day without hours are a tally even on the Air Force’s page', () => {
    const day = { time_start: '2025-03-02', time_end: '2025-03-02', target: 'Odesa oblast' };
    expect(read(day).skipped).toEqual([{ reason: 'front-line tally', count: 1 }]);
  });

  test('drones of a day without hours are an attack where the row says where they were launched from', () => {
    const day = {
      time_start: '2024-05-05',
      time_end: '2024-05-05',
      launch_place: 'Chauda, Crimea and Kursk oblast',
      target: 'east',
      launched: '23',
      destroyed: '23',
    };
    expect(figures(claimsOf(day))).toEqual([
      '2024-05-05 night launched drone 23',
      '2024-05-05 night intercepted drone 23',
    ]);
  });

  test('the address of a post is not that of a night months later', () => {
    const later = { time_start: '2025-06-01 20:00', time_end: '2025-06-02 09:00' };
    expect(read({}, later).documents.map(({ url }) => url)).toEqual([
      'https://www.facebook.com/kpszsu/posts/pfbid01',
      null,
    ]);
  });

  test('strikes inside Russia are not attacks on Ukraine', () => {
    expect(claimsOf({ target: 'Kursk oblast', model: 'Iskander-M' })).toEqual([]);
  });

  test('"Shahed" beside unknown drones of the same post is one kind of two', () => {
    const claims = claimsOf({ launched: '13' }, { model: 'Unknown UAV', launched: '11' });
    expect(figures(claims)).toContain('2025-03-02 night launched shahed 13');
    expect(figures(claims)).toContain('2025-03-02 night launched drone 11');
  });
});

describe('two rows of one label in one post', () => {
  const missile = { model: 'X-47 Kinzhal', launched: '2', destroyed: '1' };

  test('attacks at different hours are added', () => {
    const claims = claimsOf(
      { ...missile, time_start: '2025-03-02 01:20', time_end: '2025-03-02 01:50' },
      { ...missile, time_start: '2025-03-02 06:50', time_end: '2025-03-02 07:20' },
    );
    expect(figures(claims)).toEqual([
      '2025-03-02 night launched kinzhal 4',
      '2025-03-02 night intercepted kinzhal 2',
    ]);
    expect(claims[0]?.window).toEqual({
      from: '2025-03-02T01:20:00+02:00',
      to: '2025-03-02T07:20:00+02:00',
    });
  });

  test('two models of one kind are added', () => {
    const claims = claimsOf({ model: 'Orlan-10' }, { model: 'Supercam' });
    expect(figures(claims)).toContain('2025-03-02 night intercepted recon-drone 120');
  });

  test('launches from different places are added', () => {
    const claims = claimsOf(
      { ...missile, launch_place: 'Crimea' },
      { ...missile, launch_place: 'Kursk oblast' },
    );
    expect(figures(claims)[0]).toBe('2025-03-02 night launched kinzhal 4');
  });

  test('one town’s share of a country’s figure is part of it', () => {
    const claims = claimsOf(
      { ...missile, launched: '4' },
      { ...missile, launched: '3', target: 'Starokostiantyniv' },
    );
    expect(figures(claims)).toContain('2025-03-02 night launched kinzhal 4');
    expect(figures(claims)).toContain('2025-03-02 night launched kinzhal 3 subset');
  });

  test('a sum is not made of a figure that one row lacks', () => {
    const claims = claimsOf(
      { ...missile, launch_place: 'Crimea', destroyed: '' },
      { ...missile, launch_place: 'Kursk oblast' },
    );
    expect(figures(claims)).toEqual(['2025-03-02 night launched kinzhal 4']);
  });
});

describe('words', () => {
  test('launch areas bear the reader’s names, in order of first mention', () => {
    expect(
      readLaunchAreas(
        'Primorsko-Akhtarsk and Bryansk oblast and Hvardiiske, Crimea and Millerovo and Bryansk oblast',
      ),
    ).toEqual(['Primorsko-Akhtarsk', 'Bryansk', 'Hvardiiske', 'Millerovo']);
    expect(readLaunchAreas('eastern coast of Sea of Azov and Crimea')).toEqual([
      'Sea of Azov',
      'Crimea',
    ]);
    expect(readLaunchAreas('Caspian Sea, Saratov oblast')).toEqual(['Caspian Sea', 'Saratov']);
    expect(readLaunchAreas('Astrakhan oblast, Kapustin Yar')).toEqual(['Kapustin Yar']);
    expect(readLaunchAreas('south-east and north')).toEqual([]);
  });

  test('a label that nobody knows is counted, not guessed', () => {
    expect(read({ model: 'X-999' }).skipped).toEqual([{ reason: 'unknown label', count: 1 }]);
    expect(readLabel('X-999 and Kalibr')).toBeUndefined();
    expect(readLabel('Kub')).toBeNull();
  });

  test('a file that is not the table is refused with the row that says so', () => {
    expect(() => readMassiveMissileAttacks('a,b\n1,2\n')).toThrow('row 2 is not of the table');
    expect(() => read({ launched: '4.5' })).toThrow('not a whole number: 4.5');
    expect(() => read({ launched: '-1' })).toThrow('not a whole number');
  });

  test('the same rows in another order make the same documents', () => {
    const one = { source: 'kpszsu/posts/a' };
    const two = { source: 'kpszsu/posts/b', time_end: '2025-03-03 09:00' };
    expect(read(two, one).documents.map(({ id }) => id)).toEqual(
      read(one, two).documents.map(({ id }) => id),
    );
  });
});

const corpus = '../shared/data/nights/missile_attacks_daily.csv';
const present = existsSync(corpus);
describe.skipIf(!present)(
  `the table itself${present ? '' : ': corpus absent, 4 tests skipped'}`,
  () => {
    const { documents, skipped } = present
      ? readMassiveMissileAttacks(readFileSync(corpus, 'utf8'))
      : { documents: [], skipped: [] };
    const claims = documents.flatMap(({ report }) => report.claims);

    test('every label is known or deliberately left out', () => {
      expect(skipped.map(({ reason }) => reason)).not.toContain('unknown label');
      expect(claims.every(({ munition }) => munition === null || isMunition(munition))).toBe(true);
    });

    test('document ids are unique', () => {
      expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    });

    test('windows never move a claim out of the night its row was given', () => {
      const moved = documents.flatMap(({ report }) =>
        report.claims.filter((claim) => {
          const placed = placeClaim(claim, report.period);
          return placed.night !== claim.night || placed.part !== claim.part;
        }),
      );
      expect(figures(moved)).toEqual([]);
    });

    test('one post states a figure of one kind once', () => {
      const twice = documents.flatMap(({ id, report }) => {
        const keys = report.claims
          .filter(({ subset }) => !subset)
          .map(({ part, quantity, munition }) => `${part} ${quantity} ${munition ?? ''}`);
        return new Set(keys).size === keys.length ? [] : [`${id}: ${keys.join(', ')}`];
      });
      expect(twice).toEqual([]);
    });
  },
);
