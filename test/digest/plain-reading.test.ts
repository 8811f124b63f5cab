// What readers stumbled over: sums told twice, zeros of a table, regions that vanished, words of two checks alike.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/bots/console/format.ts';
import type { Language } from '../../src/data/model/terms.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { locales } from '../../src/digest/locales/index.ts';
import { wordsOf } from '../../src/digest/locale.ts';
import { sourceLabel } from '../../src/digest/marks.ts';
import { renderNight, type NightOptions } from '../../src/digest/render.ts';
import { quotation } from '../../src/digest/sections/events/telling.ts';
import { byMinistry, digestFrom, document, night, told } from './told.ts';

const said = (digest: Digest, options: Partial<NightOptions> = {}): string =>
  formatText(renderNight(digest, { language: 'en', variant: 'night', today: night, ...options }));
const hours = (from: string, to: string) => ({
  from: `${night}T${from}:00+03:00`,
  to: `${night}T${to}:00+03:00`,
});
const table = document('table', { source: 'air-force-ua', relayOf: 'A table' });

describe('regions of a ministry post', () => {
  test('an item of several regions is one of the items that make the total', () => {
    const text = said(
      digestFrom([
        byMinistry(11, { region: 'RU-KRS' }),
        byMinistry(3, { region: 'RU-BEL' }),
        byMinistry(5),
      ]),
    );
    expect(text).toContain('19 drones shot down over Russia');
    expect(text).toContain('By region: Kursk 11, Belgorod 3, several regions together 5');
    expect(text).toContain('19 drones is our sum of 11 + 3 + 5.');
  });
  test('an item that says again what two others say is not added to them', () => {
    const text = said(
      digestFrom([
        byMinistry(1, { region: 'RU-KRS' }),
        byMinistry(5),
        byMinistry(3, { region: 'RU-BRY' }),
        byMinistry(2, { region: 'RU-TUL' }),
      ]),
    );
    expect(text).toContain('6 drones shot down over Russia');
    expect(text).not.toContain('several regions');
  });
  test('a total that equals its regions stays the total', () => {
    const text = said(
      digestFrom([
        byMinistry(4),
        byMinistry(3, { region: 'RU-BRY' }),
        byMinistry(1, { region: 'RU-TUL' }),
      ]),
    );
    expect(text).toContain('4 drones shot down over Russia');
    expect(text).not.toContain('our sum');
  });
  test('what is told of no region is said, so that the line is whole', () => {
    const text = said(
      digestFrom([byMinistry(130), byMinistry(7, { region: 'RU-BRY', subset: true })]),
    );
    expect(text).toContain('By region: Bryansk 7, region not named 123');
  });
  test('regions of several posts that exceed the sum of the posts do not add up', () => {
    const [first, second] = ['first', 'second'].map((id) =>
      document(id, { source: 'defence-ministry-ru' }),
    );
    if (!first || !second) throw new Error('two posts');
    const early = { document: first, window: hours('00:00', '01:00') };
    const late = { document: second, window: hours('01:00', '06:00') };
    const text = said(
      digestFrom([
        byMinistry(16, early),
        byMinistry(8, { ...early, region: 'UA-43', subset: true }),
        byMinistry(9, { ...early, region: 'RU-BEL', subset: true }),
        byMinistry(4, late),
        byMinistry(4, { ...late, region: 'UA-43', subset: true }),
      ]),
    );
    expect(text).toContain('12 + 9 ≠ 20: does not add up');
  });
  test('one region alone is in the first lines of the message', () => {
    const digest = digestFrom([byMinistry(3, { region: 'RU-BEL' })]);
    expect(said(digest)).toContain('Shot down: 3 drones in Belgorod oblast (Russia');
    expect(renderNight(digest, { language: 'uk', variant: 'push' }).summary).toBe(
      '14–15 січня: збито: 3 дрони у Бєлгородській області (Міноборони РФ)',
    );
  });
});

describe('sums and checks', () => {
  const day = (value: number, quantity: 'launched' | 'intercepted', from: string, to: string) =>
    told(quantity, 'drone', value, {
      part: 'day',
      window: hours(from, to),
      document: document(from, { source: 'air-force-ua' }),
    });
  test('two sums that would be one sentence are told once', () => {
    const text = said(
      digestFrom([
        day(13, 'launched', '12:30', '13:00'),
        day(13, 'launched', '15:00', '18:30'),
        day(13, 'intercepted', '12:30', '13:00'),
        day(13, 'intercepted', '15:00', '18:30'),
      ]),
    );
    expect(text.match(/is our sum/g)).toHaveLength(1);
  });
  test('two sums of one number with other parts say what each is of', () => {
    const text = said(
      digestFrom([
        day(13, 'launched', '12:30', '13:00'),
        day(13, 'launched', '15:00', '18:30'),
        day(12, 'intercepted', '12:30', '13:00'),
        day(14, 'intercepted', '15:00', '18:30'),
      ]),
    );
    expect(text).toContain('26 drones (launched) is our sum of 13');
    expect(text).toContain('26 drones (shot down) is our sum of 12');
  });
  test('checks of two totals say which is which', () => {
    const text = said(
      digestFrom([
        told('launched', 'air-target', 570),
        told('launched', 'missile', 74),
        told('launched', 'drone', 496),
        told('interceptedOrSuppressed', 'air-target', 524),
        told('interceptedOrSuppressed', 'missile', 48),
        told('interceptedOrSuppressed', 'drone', 476),
      ]),
    );
    expect(text).toContain('Targets launched: 74 + 496 = 570: adds up.');
    expect(text).toContain('Shot down or jammed, air targets: 48 + 476 = 524: adds up.');
  });
  test.each([
    [{ value: 21 } as const, '339 = 298 + 41 unaccounted for, 21 of them still in the air.'],
    [
      { value: 10, bound: 'atLeast' } as const,
      '339 = 298 + 41 unaccounted for, over 10 of them still in the air.',
    ],
  ])('what still flies is told of what is unaccounted for', ({ value, ...bound }, sentence) => {
    const claims = [
      told('launched', 'drone', 339),
      told('interceptedOrSuppressed', 'drone', 298),
      told('stillFlying', 'drone', value, bound),
    ];
    expect(said(digestFrom(claims))).toContain(sentence);
  });
  test('more of one kind than of its whole class, by the same speaker, is a dispute', () => {
    const text = said(
      digestFrom([
        told('launched', 'drone', 23, { document: table }),
        told('launched', 'shahed', 24, { document: document('relay', { outlet: 'Wire' }) }),
      ]),
    );
    expect(text).toMatch(/Drones launched: 23 in \[\d\], 24 in \[\d\]; both cite the Air Force/);
  });
});

describe('zeros', () => {
  const missile = { document: table, part: 'day' } as const;
  test("a table's zero alone is nothing said", () => {
    const claims = [
      told('launched', 'iskander-m', 1, missile),
      told('intercepted', 'iskander-m', 0, missile),
    ];
    expect(said(digestFrom(claims))).toContain('RUSSIA → UKRAINE: 1 Iskander-M launched (Air');
    const atNight = claims.map((claim) => ({ ...claim, part: 'night' as const }));
    expect(said(digestFrom(atNight))).not.toContain('0 Iskander-M');
  });
  test('a zero that the post itself states is told', () => {
    const claims = [told('launched', 'iskander-m', 1), told('intercepted', 'iskander-m', 0)];
    expect(said(digestFrom(claims))).toContain('Shot down: 0 Iskander-M');
  });
});

test('the scale of a night of missiles says that it counts drones', () => {
  const nights = Array.from({ length: 12 }, (_, index) => ({
    night: `2026-01-0${Math.min(9, index + 1)}`,
    value: 50,
  }));
  const options = { series: [...nights, { night, value: 100 }] };
  const drones = told('launched', 'drone', 100);
  expect(said(digestFrom([drones], {}, options))).toMatch(/Scale: .*2 times the 30-night median$/m);
  expect(said(digestFrom([drones, told('launched', 'kh-101', 90)], {}, options))).toMatch(
    /Scale: .*2 times the 30-night median; counting drones alone$/m,
  );
});

describe('a source without an address', () => {
  const label = (outlet: string, title: string): string =>
    sourceLabel(wordsOf('en'), {
      id: 'chronology/x',
      source: 'news',
      outlet,
      title,
      url: null,
      publishedAt: null,
      asOf: null,
      relayOf: null,
    });
  test('of several outlets each has the date that the title gives it', () => {
    expect(
      label('Al Jazeera, BBC', 'aljazeera.com 2025-03-14; BBC c5y42125239o (2025-03-12)'),
    ).toBe('Al Jazeera, 14 March 2025; BBC, 12 March 2025');
    expect(label('AFP, KFGO', 'KTEN (AFP); kfgo.com 2026-02-26')).toBe(
      'AFP; KFGO, 26 February 2026',
    );
  });
  test("dates are nobody's where it is not clear whose they are", () => {
    expect(label('DW, CBC', 'dw 2025-05-24; dw 2025-05-25; cbc 2025-05-25')).toBe('DW, CBC');
    expect(label('UNN, Stol', 'unn.ua; stol.it')).toBe('UNN, Stol');
  });
});

describe('quotation marks', () => {
  const inside: Readonly<Record<Language, string>> = {
    en: `"he said 'no' to them"`,
    uk: '«he said „no“ to them»',
  };
  test.each(['en', 'uk'] as const)(
    'a quotation inside another has marks of its own (%s)',
    (language) => {
      expect(quotation(wordsOf(language), 'he said “no” to them')).toBe(inside[language]);
      expect(quotation(wordsOf(language), 'he said "no" to them')).toBe(inside[language]);
      expect(quotation(wordsOf(language), 'he said «no» to them')).toBe(inside[language]);
    },
  );
  test.each([
    ['en', /[“”‘’«»]/u],
    ['uk', /["“”']/u],
  ] as const)('the words of %s have one kind of them', (language, foreign) => {
    for (const file of locales.find((locale) => locale.language === language)?.files ?? []) {
      const text = readFileSync(
        new URL(`../../src/digest/locales/${file}`, import.meta.url),
        'utf8',
      );
      const values = text
        .split('\n')
        .filter((line) => !line.startsWith('#') && !line.startsWith('quote-inner'))
        // Quoted white space is Fluent's own.
        .map((line) => line.replaceAll('{" "}', ''));
      expect(values.filter((line) => foreign.test(line))).toEqual([]);
    }
  });
});
