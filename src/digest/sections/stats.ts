// `/stats` in words. Every total is our sum of one speaker's figures and says of how many nights.
import type { Language, LocalDate } from '../../data/model/terms.ts';
import { wordsOf, type Words } from '../locale.ts';
import { lineOf } from '../marks.ts';
import type { Action, Block, Message } from '../message.ts';
import type { Stats, StatsTotal } from '../stats.ts';
import { nightFigure } from '../tally.ts';
import { countedMunition, munitionLabel } from '../munitions.ts';
import type { Digest } from '../digest.ts';
import { wordsForIncident } from './ground.ts';

/** "Drones launched at Ukraine": what a series counts. */
export const subjectName = (words: Words, subject: StatsTotal['subject']): string => {
  const key = `stats-series-${subject.quantity}-${subject.munition}${subject.part === 'day' ? '-day' : ''}`;
  return words.has(key)
    ? words.say(key)
    : words.say('stats-series-launched', { kind: munitionLabel(words, subject.munition) });
};

const nightsText = (words: Words, count: number): string =>
  words.say('stats-nights', { value: words.number(count), count });

const countedText = (words: Words, { part }: { readonly part: string }, count: number): string =>
  part === 'day'
    ? words.say('stats-days', { value: words.number(count), count })
    : nightsText(words, count);

const shortNight = (words: Words, night: LocalDate, year: string | null): string =>
  words.night(night, { year: year === null || night.slice(0, 4) !== year });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const totalLine = (words: Words, total: StatsTotal, year: string | null): string => {
  const by = words.say(`cited-${total.subject.by}`);
  const items = [
    words.say('stats-total', {
      thing: subjectName(words, total.subject),
      total: words.number(total.total),
      nights: nightsText(words, total.nights),
      by,
    }),
    ...(total.median === null || total.nights < 3
      ? []
      : [words.say('stats-median', { value: words.number(total.median) })]),
    ...(total.largest
      ? [
          words.say('stats-largest', {
            value: words.number(total.largest.value),
            night: shortNight(words, total.largest.night, year),
          }),
        ]
      : []),
  ];
  return items.join('; ');
};

const rangeLines = (words: Words, stats: Stats, year: string): string[] => [
  ...stats.totals.map((total) => totalLine(words, total, year)),
  ...(stats.withheld > 0
    ? [capital(words.say('stats-withheld', { nights: nightsText(words, stats.withheld) }))]
    : []),
  ...(stats.missing > 0
    ? [words.say('stats-missing', { nights: nightsText(words, stats.missing) })]
    : []),
];

/** "426 drones, 24 missiles": a night's launches by the Air Force, and what the ministry shot down. */
const nightText = (words: Words, digest: Digest | null): string => {
  if (!digest) return words.say('stats-no-report');
  const figures = (['drone', 'missile'] as const).flatMap((munition) => {
    const figure = nightFigure(digest, {
      by: 'air-force-ua',
      attacker: 'russia',
      quantity: 'launched',
      munition,
      part: 'night',
    });
    return figure ? [countedMunition(words, figure.lead, munition)] : [];
  });
  return figures.length === 0 ? words.say('stats-no-report') : figures.join(', ');
};

const recordLines = (words: Words, stats: Stats): string[] =>
  stats.records.map(
    ({ subject, nights, top }) =>
      `${words.say('stats-records-of', {
        thing: subjectName(words, subject),
        by: words.say(`by-${subject.by}`),
        nights: countedText(words, subject, nights),
      })}: ${top
        .map(({ night, value }) =>
          words.say('stats-record', {
            value: words.number(value),
            night:
              subject.part === 'day'
                ? words.day(night, { year: true })
                : words.night(night, { year: true }),
          }),
        )
        .join('; ')}`,
  );

const regionLines = (words: Words, stats: Stats, region: string): string[] => {
  const lines = stats.nights.flatMap(({ night, digest }) => {
    if (!digest) return [];
    const figures = digest.directions
      .flatMap(({ figures: totals, regions }) => [...regions, ...totals])
      .filter((figure) => figure.region === region && figure.part === 'night')
      .map((figure) =>
        figure.munition === null
          ? words.say(`people-${figure.quantity}`, {
              value: words.count(figure.lead, { people: true }),
              count: figure.lead.value,
            })
          : `${countedMunition(words, figure.lead, figure.munition)} ${words.say(`verb-${figure.quantity}`)}`,
      );
    const ground = digest.incidents
      .filter((incident) => incident.region === region)
      .map((incident) => wordsForIncident(words, incident));
    const told = [...new Set([...figures, ...ground])];
    return told.length === 0
      ? []
      : [words.say('stats-region-line', { night: words.night(night), text: told.join('; ') })];
  });
  return lines.length > 0
    ? lines.reverse().slice(0, 20)
    : [words.say('stats-region-none', { region: words.say(`region-${region}`) })];
};

const compareLines = (words: Words, stats: Stats): string[] => {
  const [first, second] = stats.nights;
  const things = [
    ['air-force-ua', 'russia', 'launched', 'drone'],
    ['air-force-ua', 'russia', 'launched', 'missile'],
    ['air-force-ua', 'russia', 'intercepted', 'drone'],
    ['air-force-ua', 'russia', 'interceptedOrSuppressed', 'drone'],
    ['air-force-ua', 'russia', 'lost', 'drone'],
    ['air-force-ua', 'russia', 'impacts', 'drone'],
    ['defence-ministry-ru', 'ukraine', 'intercepted', 'drone'],
  ] as const;
  const none = words.say('stats-not-told');
  return things.flatMap(([by, attacker, quantity, munition]) => {
    const value = (digest: Digest | null | undefined): string => {
      const figure = digest
        ? nightFigure(digest, { by, attacker, quantity, munition, part: 'night' })
        : null;
      return figure ? words.count(figure.lead) : none;
    };
    const [a, b] = [value(first?.digest), value(second?.digest)];
    if (a === none && b === none) return [];
    const key = `stats-series-${quantity}-${munition}`;
    const thing =
      attacker === 'ukraine' || quantity === 'launched'
        ? words.say(key)
        : words.say(`thing-${quantity}`, { kind: words.say(`label-${munition}`) });
    return [words.say('stats-compare-line', { thing, first: a, second: b })];
  });
};

/** What a view of `/stats` is called. */
export const titleOf = (words: Words, stats: Pick<Stats, 'question' | 'since'>): string => {
  const { question } = stats;
  switch (question.kind) {
    case 'week':
      return words.say('title-week', { date: words.day(question.to, { year: true }) });
    case 'month':
      return words.say('title-month', { month: capital(words.month(question.month)) });
    case 'records':
      return stats.since === null
        ? words.say('action-stats-records')
        : words.say('title-records', { date: words.day(stats.since, { year: true }) });
    case 'region':
      return words.say('title-region', {
        region: capital(words.say(`region-${question.region}`)),
        date: words.day(question.to, { year: true }),
      });
    case 'compare':
      return words.say('title-compare', {
        first: words.night(question.nights[0], { year: true }),
        second: words.night(question.nights[1], { year: true }),
      });
  }
};

const actionsOf = (words: Words, stats: Stats): readonly Action[] =>
  (
    [
      ['week', 'action-stats-week'],
      ['month', 'action-stats-month'],
      ['records', 'action-stats-records'],
    ] as const
  )
    .filter(([kind]) => kind !== stats.question.kind)
    .map(([kind, key]) => ({ label: words.say(key), command: `/stats ${kind}` }));

export const renderStats = (stats: Stats, options: { readonly language: Language }): Message => {
  const words = wordsOf(options.language);
  const { question } = stats;
  const year = stats.nights.at(-1)?.night.slice(0, 4) ?? null;
  const lines = ((): string[] => {
    switch (question.kind) {
      case 'week':
        return [
          ...rangeLines(words, stats, year ?? ''),
          ...[...stats.nights].reverse().map(({ night, digest }) =>
            words.say('stats-line', {
              night: words.night(night),
              value: nightText(words, digest),
            }),
          ),
        ];
      case 'month':
        return rangeLines(words, stats, year ?? '');
      case 'records':
        return recordLines(words, stats);
      case 'region':
        return regionLines(words, stats, question.region);
      case 'compare':
        return compareLines(words, stats);
    }
  })();
  const told = lines.length > 0 ? lines : [words.say('stats-none')];
  const title = titleOf(words, stats);
  const block: Block = {
    id: 'stats',
    heading: lineOf(title, { bold: true }),
    lines: told.map((text) => ({ spans: lineOf(text) })),
  };
  const notes: Block = {
    id: 'notes',
    heading: null,
    lines: question.kind === 'region' ? [] : [{ spans: lineOf(words.say('stats-own')) }],
  };
  return {
    language: words.language,
    summary: title,
    blocks: notes.lines.length > 0 ? [block, notes] : [block],
    sources: [],
    actions: actionsOf(words, stats),
  };
};
