import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/bots/console/format.ts';
import type { SourcedEvent, SourcedIncident } from '../../src/data/model/night.ts';
import { exactly } from '../../src/data/model/count.ts';
import type { Language } from '../../src/data/model/terms.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { wordsOf } from '../../src/digest/locale.ts';
import { countedMunition } from '../../src/digest/munitions.ts';
import { renderNight, renderQuotes, type NightOptions } from '../../src/digest/render.ts';
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

const said = (digest: Digest, options: Partial<NightOptions> = {}): string =>
  formatText(renderNight(digest, { language: 'en', variant: 'night', today: night, ...options }));

describe('Ukrainian counts', () => {
  const counted = (value: number, munition: string): string =>
    countedMunition(wordsOf('uk'), exactly(value), munition);
  test.each([
    [1, '1 дрон', '1 ракета'],
    [2, '2 дрони', '2 ракети'],
    [5, '5 дронів', '5 ракет'],
    [11, '11 дронів', '11 ракет'],
    [21, '21 дрон', '21 ракета'],
    [22, '22 дрони', '22 ракети'],
    [25, '25 дронів', '25 ракет'],
    [112, '112 дронів', '112 ракет'],
  ])('%i', (value, drones, missiles) => {
    expect(counted(value, 'drone')).toBe(drones);
    expect(counted(value, 'missile')).toBe(missiles);
  });
  test('after "about" and "up to" stands the genitive', () => {
    const about = { value: 22, bound: 'about' } as const;
    expect(countedMunition(wordsOf('uk'), about, 'missile')).toBe('близько 22 ракет');
  });
});

describe('what a subscriber chose', () => {
  const push = { variant: 'push', sections: ['talks', 'aid'] } as const;
  test('without the strikes, a morning without news of the talks says so', () => {
    const digest = digestFrom([told('launched', 'drone', 129)]);
    const line = 'Nothing new of talks or aid in our sources since the digest before.';
    expect(said(digest, push)).toContain(line);
    expect(said(digest, { ...push, language: 'uk' })).toContain(
      'Нового про переговори й допомогу після попереднього дайджесту в наших джерелах немає.',
    );
    expect(said(digest, { variant: 'push' })).not.toContain(line);
    expect(said(digest)).not.toContain(line);
  });
});

describe('the button for more', () => {
  const labels = (digest: Digest, variant: 'night' | 'push'): readonly string[] =>
    renderNight(digest, { language: 'en', variant, today: night }).actions.map(
      ({ label }) => label,
    );
  const plain = digestFrom([told('launched', 'drone', 129)]);
  test('stands under an answer only where there is more', () => {
    expect(labels(plain, 'night')).not.toContain('Quotes & more');
    const differing = digestFrom([
      told('launched', 'drone', 129),
      told('launched', 'drone', 130, { document: article }),
    ]);
    expect(labels(differing, 'night')).toContain('Quotes & more');
  });
  test('stands under a push always: more is told during the day', () => {
    expect(labels(plain, 'push')).toContain('Quotes & more');
    expect(formatText(renderQuotes(plain, { language: 'en', variant: 'night' }))).toContain(
      'Nothing more is told of this night so far.',
    );
  });
});

describe('what is known, in words', () => {
  test('a withheld number is said to be withheld, and is no zero', () => {
    const text = said(
      digestFrom([told('launched', 'drone', 129)], {
        unnumbered: [withoutNumber('launched', 'iskander-m/kn-23')],
      }),
    );
    expect(text).toContain('129 drones and missiles (number not published) launched');
    expect(text).toContain('Iskander-M/KN-23: number not published');
  });
  test('a direction without a report says whose report is missing', () => {
    const text = said(digestFrom([told('launched', 'drone', 9)]));
    expect(text).toContain('UKRAINE → RUSSIA\nNo Russian report of this night in our archive');
    expect(text).not.toContain('No Ukrainian report');
  });
  test('this morning is "not yet", an old night "not in our archive"', () => {
    const digest = digestFrom([told('launched', 'drone', 9, { document: article })]);
    expect(said(digest)).toContain("the Air Force's report of the night is not out yet");
    expect(said(digest, { today: '2026-03-01' })).toContain('is not in our archive');
  });
  test('the same word for both sides', () => {
    const text = said(digestFrom([told('launched', 'drone', 9), byMinistry(7)]));
    expect(text).toMatch(/Ukraine's Air Force says/);
    expect(text).toMatch(/Russia's Defence Ministry says/);
    expect(text).not.toMatch(/claim/i);
  });
  test('hedges stay: over, about, at least', () => {
    const text = said(
      digestFrom([
        told('launched', 'drone', 400, { bound: 'atLeast' }),
        told('impacts', 'drone', 30, { bound: 'about' }),
        told('killed', null, 4, { bound: 'atLeast', by: 'officials-ua' }),
      ]),
    );
    expect(text).toContain('Launched: over 400 drones');
    expect(text).toContain('Hits: about 30 drones');
    expect(text).toContain('At least 4 killed in Ukraine');
  });
  test('"scores" stands beside the number of the ministry with its speaker', () => {
    const word = {
      ...withoutNumber('intercepted', 'drone', 'scores', 'officials-ru'),
      attacker: 'ukraine' as const,
      speaker: 'Russia’s air defenses',
      document: article,
    };
    const text = said(digestFrom([byMinistry(117)], { unnumbered: [word] }));
    expect(text).toMatch(
      /Shot down: 117 drones, "scores" of drones \(Russia's air defence \[\d\]\)/,
    );
  });
});

describe('marks', () => {
  test('a relay shares the mark at the end of the run, another source keeps its own', () => {
    const text = said(
      digestFrom([
        told('launched', 'drone', 90),
        told('launched', 'drone', 90, { document: article }),
        told('launched', 'kalibr', 2),
        told('launched', 'kalibr', 2, { document: article }),
      ]),
    );
    expect(text).toContain('Launched: 90 drones; missiles: 2 Kalibr [1][2]');
  });
});

describe('revisions', () => {
  const revised = digestFrom([told('launched', 'drone', 810)], {
    revisions: [
      {
        at: '2026-01-15T09:40:00Z',
        quantity: 'impacts',
        munition: 'drone',
        from: 56,
        to: 54,
        by: 'air-force-ua',
      },
    ],
  });
  test('tell their time in the zone of the reader', () => {
    expect(said(revised)).toContain('revised 11:40: hits 56 → 54 (Air Force)');
    expect(said(revised, { zone: 'America/New_York' })).toContain('revised 04:40: hits 56 → 54');
  });
});

describe('the ground', () => {
  const incident = (parts: Partial<SourcedIncident>): SourcedIncident => ({
    night,
    attacker: 'russia',
    kind: 'damage',
    place: 'Kyiv',
    region: 'UA-30',
    what: 'metro station',
    by: null,
    speaker: null,
    quote: null,
    document: article,
    ...parts,
  });
  const text = (language: Language = 'en'): string =>
    said(
      digestFrom([told('launched', 'drone', 9)], {
        incidents: [
          incident({}),
          incident({
            place: 'Kyiv City Military Administration',
            what: 'entrance to a metro station',
            by: 'officials-ua',
            speaker: 'Kyiv City Military Administration Head Timur Tkachenko',
            document: document('isw', { source: 'isw' }),
          }),
          incident({ what: 'kindergarten' }),
        ],
      }),
      { language },
    );
  test('one thing told twice is one item with both marks, at the place and not at an office', () => {
    expect(text()).toMatch(
      /Damage: in Kyiv a metro entrance \(Tkachenko \[\d\]\[\d\]\) and a kindergarten \[\d\]/,
    );
  });
  test('in Ukrainian with the case of the place', () => {
    expect(text('uk')).toContain('Пошкоджено: у Києві – вхід до метро (Ткаченко');
  });
});

describe('diplomacy of a push', () => {
  const statement = (quote: string, at = '2026-01-14T12:00:00Z', id = quote): SourcedEvent => ({
    kind: 'statement',
    date: null,
    status: 'announced',
    parties: ['russia', 'ukraine'],
    figures: [],
    role: 'leader',
    by: null,
    speaker: 'French President Emmanuel Macron',
    quote,
    saidOn: at.slice(0, 10),
    document: document(id, { publishedAt: at, outlet: 'Wire' }),
  });
  const push = (recentEvents: readonly SourcedEvent[]): string =>
    said(digestFrom([told('launched', 'drone', 9)], {}, { recentEvents }), { variant: 'push' });

  test('has at most three quotations', () => {
    const text = push(
      ['one', 'two', 'three', 'four'].map((word) => statement(`${word} word of peace`)),
    );
    expect(text.match(/of peace"/g)).toHaveLength(3);
  });
  test('quotes nothing longer than 25 words', () => {
    expect(push([statement('word '.repeat(26))])).not.toContain('Macron');
  });
  test('carries what was said between the cut-offs of two editions, no more and no less', () => {
    const text = push([
      statement('before the last edition', '2026-01-14T05:59:00Z'),
      statement('since the last edition', '2026-01-14T06:00:00Z'),
      statement('up to this edition', '2026-01-15T05:59:00Z'),
      statement('after this edition', '2026-01-15T06:00:00Z'),
    ]);
    expect(text).not.toContain('before the last');
    expect(text).toContain('since the last edition');
    expect(text).toContain('up to this edition');
    expect(text).not.toContain('after this');
  });
  test('what a text without an hour says of its own day waits for the next morning', () => {
    const undated = { ...statement('said without an hour', `${night}T00:00:00Z`) };
    const event = { ...undated, document: { ...undated.document, publishedAt: null } };
    expect(push([event])).not.toContain('without an hour');
    expect(push([{ ...event, saidOn: '2026-01-14' }])).toContain('said without an hour');
  });
});

describe('Quotes & more', () => {
  test('shows what differs from the leading figure, with who says it', () => {
    const text = formatText(
      renderQuotes(
        digestFrom([
          told('launched', 'drone', 426),
          told('launched', 'drone', 400, {
            bound: 'atLeast',
            by: null,
            document: article,
          }),
        ]),
        { language: 'en', variant: 'night' },
      ),
    );
    expect(text).toMatch(/Drones launched: 426 \(Air Force \[\d\]\), over 400 \(Wire \[\d\]\)/);
  });
  test('says so where there is nothing more', () => {
    const text = formatText(
      renderQuotes(digestFrom([told('launched', 'drone', 426)]), {
        language: 'en',
        variant: 'night',
      }),
    );
    expect(text).toContain('Nothing more is told of this night so far.');
  });
});

test('a section that a subscriber does not want is left out', () => {
  const text = said(digestFrom([told('launched', 'drone', 9, { document: post })]), {
    sections: ['talks'],
  });
  expect(text).not.toContain('RUSSIA → UKRAINE');
});
