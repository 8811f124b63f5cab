// What a reader must not be misled by: parts of a night told as the whole, regions of another post, names that
// tell nobody who speaks, words of another language.
import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/bots/console/format.ts';
import type { SourcedClaim, SourcedEvent } from '../../src/data/model/night.ts';
import type { Language } from '../../src/data/model/terms.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { renderHelp } from '../../src/digest/help.ts';
import { wordsOf } from '../../src/digest/locale.ts';
import { countedMunition } from '../../src/digest/munitions.ts';
import { renderNight } from '../../src/digest/render.ts';
import { outletName } from '../../src/digest/speakers.ts';
import {
  article,
  byMinistry,
  digestFrom,
  document,
  night,
  post,
  told,
  withoutNumber,
} from './told.ts';

const said = (digest: Digest, language: Language = 'en'): string =>
  formatText(renderNight(digest, { language, variant: 'night', today: night }));

const hours = (from: string, to: string): SourcedClaim['window'] => ({
  from: `2026-01-${from}:00+03:00`,
  to: `2026-01-${to}:00+03:00`,
});
const evening = document('evening', { source: 'defence-ministry-ru' });

describe('regions', () => {
  const morning = [
    byMinistry(20),
    byMinistry(12, { region: 'RU-BEL', subset: true }),
    byMinistry(8, { region: 'RU-KRS', subset: true }),
  ];
  test('an evening post names no regions of the total that the morning post gives', () => {
    const text = said(
      digestFrom([
        ...morning,
        byMinistry(3, {
          region: 'UA-43',
          document: evening,
          window: hours('14T20:00', '14T20:45'),
        }),
      ]),
    );
    expect(text).toContain('By region: Belgorod 12, Kursk 8\n');
  });
  test('posts that are added up name the regions of their sum', () => {
    const text = said(
      digestFrom([
        byMinistry(20, { window: hours('14T23:00', '15T07:00') }),
        byMinistry(20, { region: 'RU-BEL', subset: true, window: hours('14T23:00', '15T07:00') }),
        byMinistry(3, { document: evening, window: hours('14T20:00', '14T23:00') }),
        byMinistry(3, {
          region: 'RU-KRS',
          subset: true,
          document: evening,
          window: hours('14T20:00', '14T23:00'),
        }),
      ]),
    );
    expect(text).toContain('By region: Belgorod 20, Kursk 3\n');
    expect(text).toContain('23 drones is our sum of 3 (20:00–23:00) + 20 (23:00–07:00).');
  });
});

describe('hours', () => {
  test('what is told of an hour of the evening is not told of the night', () => {
    const digest = digestFrom([byMinistry(13, { window: hours('14T22:20', '14T23:15') })]);
    const text = said(digest);
    expect(text).toContain('13 drones shot down over Russia from 22:20 to 23:15 Moscow time (');
    expect(text).toContain('Shot down: 13 drones from 22:20 to 23:15 Moscow time');
    expect(said(digest, 'uk')).toContain('13 дронів з 22:20 до 23:15 за московським часом');
  });
  test('a window of the whole night says no hours', () => {
    const digest = digestFrom([byMinistry(13, { window: hours('14T23:00', '15T07:00') })]);
    expect(said(digest)).toContain('Shot down: 13 drones\n');
  });
  test('a sum over the hours of a day is called ours', () => {
    const later = document('later', { source: 'defence-ministry-ru' });
    const text = said(
      digestFrom([
        byMinistry(30, { part: 'day', window: hours('15T08:00', '15T12:00') }),
        byMinistry(24, { part: 'day', document: later, window: hours('15T17:00', '15T20:00') }),
      ]),
    );
    expect(text).toContain('UKRAINE → RUSSIA: 54 drones shot down');
    expect(text).toContain(
      'By day, 15 January: 54 drones is our sum of 30 (08:00–12:00) + 24 (17:00–20:00).',
    );
  });
});

test('zeros beside other figures of a day are left out, and its verbs stand apart', () => {
  const day = { part: 'day' } as const;
  const text = said(
    digestFrom([
      told('launched', 'kalibr', 20, day),
      told('launched', 'kinzhal', 6, day),
      told('intercepted', 'kalibr', 14, day),
      told('intercepted', 'kinzhal', 0, day),
    ]),
  );
  expect(text).toContain('6 Kinzhal and 20 Kalibr launched; 14 Kalibr shot down (');
  expect(text).not.toContain(' 0 ');
});

test('where only missiles were launched they need no second label', () => {
  const text = said(digestFrom([told('launched', 'kalibr', 4), told('launched', 'kinzhal', 2)]));
  expect(text).toContain('Launched: 2 Kinzhal, 4 Kalibr\n');
});

test('a figure of one post has no mark beside the heading that names the post', () => {
  const text = said(
    digestFrom([byMinistry(2, { region: 'RU-BEL' }), byMinistry(3, { region: 'RU-KRS' })]),
  );
  expect(text).toContain('Shot down: 5 drones\n');
});

describe('words in place of numbers', () => {
  const word = (of: string) => ({
    ...withoutNumber('intercepted', 'drone', of, 'officials-ru'),
    attacker: 'ukraine' as const,
    document: article,
  });
  const both = (of: string): readonly [string, string] => {
    const digest = digestFrom([byMinistry(7)], { unnumbered: [word(of)] });
    return [said(digest), said(digest, 'uk')];
  };
  test.each([
    ['several', '"several" drones', '«кілька» дронів'],
    ['scores', '"scores" of drones', '«десятки» дронів'],
    ['multiple', '"many" drones', '«багато» дронів'],
    ['half', '"half" of the drones', '«половина» дронів'],
  ])('%s', (of, english, ukrainian) => {
    const [en, uk] = both(of);
    expect(en).toContain(english);
    expect(uk).toContain(ukrainian);
  });
});

describe('who speaks', () => {
  test('two letters that nobody knows are an article, which its source names in brackets', () => {
    const we = document('we', { outlet: 'WE' });
    const text = said(digestFrom([told('killed', null, 4, { by: 'news', document: we })]));
    expect(text).toContain('4 killed in Ukraine (News article [1])');
    expect(text).toContain('[1] News article (WE), 15 January');
    expect(outletName(wordsOf('en'), 'AP')).toBe('AP');
  });
  test('Ukrainian names outlets in its own letters where it knows them', () => {
    expect(outletName(wordsOf('uk'), 'Suspilne, Reuters')).toBe('Суспільне, Reuters');
  });
  test('a source without a time shows the date of its title, or the table it came through', () => {
    const dated = document('dated', {
      outlet: 'Al Jazeera',
      title: 'aljazeera.com 2026-01-12',
      publishedAt: null,
    });
    const row = document('row', {
      source: 'air-force-ua',
      title: 'A. Author, Nights (from reports)',
      publishedAt: null,
      relayOf: 'Nights',
    });
    const text = said(
      digestFrom([
        told('launched', 'drone', 9, { document: row }),
        told('killed', null, 4, { by: 'news', document: dated }),
      ]),
    );
    expect(text).toContain('Al Jazeera, 12 January 2026');
    expect(text).toContain('Air Force, in A. Author, Nights');
  });
});

test("the help names each speaker once, those never heard in one line, in the reader's language", () => {
  const at = '2026-01-15T06:30:00Z';
  const of = (language: Language): string =>
    formatText(
      renderHelp({
        language,
        zone: 'Europe/Kyiv',
        firstNight: null,
        newestNight: null,
        sources: [
          { name: "Ukraine's Air Force", lastReportAt: at },
          { name: 'Ukrinform', lastReportAt: null },
          { name: 'Ukrinform', lastReportAt: at },
          { name: 'TASS', lastReportAt: null },
          { name: 'TASS', lastReportAt: null },
          { name: 'Suspilne', lastReportAt: null },
        ],
      }),
    );
  expect(of('en').match(/Ukrinform: last heard 15 January, 08:30/g)).toHaveLength(1);
  expect(of('en')).toContain('Nothing read by this bot yet: TASS, Suspilne. What it knows');
  expect(of('uk')).toContain('Повітряні сили України: востаннє');
  expect(of('uk')).toContain('Цей бот від них ще нічого не прочитав: ТАСС, Суспільне. Що він');
});

test('sources are numbered in the order in which they are read', () => {
  const day = document('day', { source: 'air-force-ua' });
  const text = said(
    digestFrom([
      told('launched', 'drone', 9, { part: 'day', document: day }),
      byMinistry(7, { window: hours('14T23:00', '15T07:00') }),
      byMinistry(3, { document: evening, window: hours('14T20:00', '14T23:00') }),
    ]),
  );
  expect(text).toContain('Shot down: 10 drones [1][2]');
  expect(text).toContain('9 drones launched (Air Force [3])');
});

test('Shahed-type is said of drones', () => {
  const one = { value: 24, bound: 'exactly' } as const;
  expect(countedMunition(wordsOf('en'), one, 'shahed')).toBe('24 Shahed-type drones');
  expect(countedMunition(wordsOf('uk'), one, 'shahed')).toBe('24 дрони типу «Шахед»');
});

test.each([
  [1, 'at the 30-night median', 'на рівні медіани за 30 ночей'],
  [3, '3 times the 30-night median', '3 медіани за 30 ночей'],
  [3.9, '3.9 times the 30-night median', '3,9 медіани за 30 ночей'],
  [7, '7 times the 30-night median', '7 медіан за 30 ночей'],
])('%f of the median', (count, english, ukrainian) => {
  const of = (language: Language): string => {
    const words = wordsOf(language);
    return words.say('scale-multiple', { multiple: words.number(count), count });
  };
  expect([of('en'), of('uk')]).toEqual([english, ukrainian]);
});

test('a pledge of which only a stretch of days is known is told on none of them', () => {
  const pledge: SourcedEvent = {
    kind: 'pledge',
    date: null,
    dates: ['2026-01-15', '2026-01-31'],
    precision: 'range',
    status: 'agreed',
    parties: ['norway', 'ukraine'],
    place: null,
    ordinal: null,
    agenda: null,
    delegations: null,
    outcome: null,
    figures: [{ value: 1e9, bound: 'exactly', unit: 'EUR', item: null }],
    role: null,
    by: 'news',
    speaker: null,
    outlet: null,
    quote: null,
    document: document('chronicle', { publishedAt: null }),
    saidOn: night,
  };
  const claims = [told('launched', 'drone', 9, { document: post })];
  expect(said(digestFrom(claims, { events: [pledge] }))).not.toContain('Norway');
  const dated = { ...pledge, date: night, dates: null };
  expect(said(digestFrom(claims, { events: [dated] }))).toContain('Norway');
});
