// `/stats` in words. Every total is our sum of one speaker's figures and says of how many nights.
import type { Language, LocalDate } from '../../data/model/terms.ts';
import { wordsOf, type Words } from '../locale.ts';
import { lineOf, messageSources, startCitations } from '../marks.ts';
import type { Action, Block, Message } from '../message.ts';
import { comparedThings, type ComparedAmount, type ComparedThing } from '../judging/compared.ts';
import {
  missilesOf,
  type Stats,
  type StatsMonth,
  type StatsRecord,
  type StatsTotal,
} from '../stats.ts';
import { nightFigure } from '../judging/tally.ts';
import { countedMunition, munitionLabel } from '../munitions.ts';
import type { Digest } from '../digest.ts';
import { regionLines, type RegionView } from './strikes/region.ts';

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

/** "426 drones, 24 missiles": a night's launches as the Air Force tells them. */
const nightText = (words: Words, digest: Digest | null): string => {
  if (!digest) return words.say('stats-no-report');
  const drones = nightFigure(digest, {
    by: 'air-force-ua',
    attacker: 'russia',
    quantity: 'launched',
    munition: 'drone',
    part: 'night',
  });
  const figures = [drones, missilesOf(digest, 'air-force-ua')].flatMap((figure) =>
    figure ? [countedMunition(words, figure.lead, figure.munition ?? 'air-target')] : [],
  );
  return figures.length === 0 ? words.say('stats-no-report') : figures.join(', ');
};

/** "2,629 drones in 30 nights; 126 missiles in 12 nights": a month's launches as the Air Force tells them. */
const monthText = (words: Words, { drones, missiles }: StatsMonth): string => {
  const figures = [drones, missiles].flatMap((total) =>
    total
      ? [
          words.say('stats-month-figure', {
            figure: countedMunition(
              words,
              { value: total.total, bound: 'exactly' },
              total.subject.munition ?? 'air-target',
            ),
            nights: nightsText(words, total.nights),
          }),
        ]
      : [],
  );
  return figures.length === 0 ? words.say('stats-month-none') : figures.join('; ');
};

/** The night of a record, or its day. */
export const recordNight = (
  words: Words,
  { part }: Pick<StatsTotal['subject'], 'part'>,
  night: LocalDate,
): string =>
  part === 'day' ? words.day(night, { year: true }) : words.night(night, { year: true });

/** "Drones launched at Ukraine (Air Force, 996 nights)". */
export const recordHeading = (
  words: Words,
  { subject, nights }: Pick<StatsRecord, 'subject' | 'nights'>,
): string =>
  words.say('stats-records-of', {
    thing: subjectName(words, subject),
    by: words.say(`by-${subject.by}`),
    nights: countedText(words, subject, nights),
  });

/** A record's heading with its largest nights behind it. */
export const recordText = (words: Words, record: StatsRecord): string =>
  `${recordHeading(words, record)}: ${record.top
    .map(({ night, value }) =>
      words.say('stats-record', {
        value: words.number(value),
        night: recordNight(words, record.subject, night),
      }),
    )
    .join('; ')}`;

/** "Drones launched at Ukraine (Air Force)": one thing of two nights. */
export const comparedName = (words: Words, thing: ComparedThing): string => {
  const { attacker, quantity, munition, by } = thing;
  const name =
    attacker === 'ukraine' || quantity === 'launched'
      ? words.say(`stats-series-${quantity}-${munition}`)
      : words.say(`thing-${quantity}`, { kind: words.say(`label-${munition}`) });
  return words.say('stats-compare-thing', { thing: name, by: words.say(`by-${by}`) });
};

/** "24 (our sum)", or the words for no figure. */
export const amountText = (words: Words, amount: ComparedAmount | null): string =>
  amount === null
    ? words.say('stats-not-told')
    : words.say(amount.ours ? 'stats-ours' : 'stats-theirs', { value: words.count(amount) });

const compareLines = (words: Words, stats: Stats): string[] =>
  comparedThings(stats.nights.map(({ digest }) => digest)).map((thing) => {
    const [first = '', second = ''] = thing.amounts.map((amount) => amountText(words, amount));
    return words.say('stats-compare-line', { thing: comparedName(words, thing), first, second });
  });

/** What a view of `/stats` is called. */
export const titleOf = (words: Words, stats: Pick<Stats, 'question' | 'since'>): string => {
  const { question } = stats;
  switch (question.kind) {
    case 'week':
      return words.say('title-week', { date: words.day(question.to, { year: true }) });
    case 'month':
      return words.say('title-month', { month: capital(words.month(question.month)) });
    case 'year':
      return words.say('title-year', { year: question.year });
    case 'records':
      return stats.since === null
        ? words.say('action-stats-records')
        : words.say('title-records', { date: words.day(stats.since, { year: true }) });
    case 'region':
      return words.say('title-region', {
        region: capital(words.say(`region-${question.region}`)),
        from: words.day(question.from, { year: true }),
        to: words.day(question.to, { year: true }),
      });
    case 'compare':
      return words.say('title-compare', {
        first: words.night(question.nights[0], { year: true }),
        second: words.night(question.nights[1], { year: true }),
      });
  }
};

/** Further pages of a region, and the nights of a comparison, where each figure has its link. */
const ownActions = (words: Words, { question }: Stats): readonly Action[] => {
  if (question.kind === 'compare')
    return question.nights.map((night) => ({
      label: words.say('action-night', { night: words.night(night, { year: true }) }),
      command: `/night ${night}`,
    }));
  if (question.kind !== 'region') return [];
  const { region, from, to, page, pages } = question;
  const command = (number: number): string =>
    `/stats region ${region} ${from}..${to}${number > 1 ? ` p ${number}` : ''}`;
  return [
    ...(page > 1 ? [{ label: words.say('timeline-newer'), command: command(page - 1) }] : []),
    ...(page < pages ? [{ label: words.say('timeline-older'), command: command(page + 1) }] : []),
  ];
};

const actionsOf = (words: Words, stats: Stats): readonly Action[] => [
  ...ownActions(words, stats),
  ...(
    [
      ['week', 'action-stats-week'],
      ['month', 'action-stats-month'],
      ['records', 'action-stats-records'],
    ] as const
  )
    .filter(([kind]) => kind !== stats.question.kind)
    .map(([kind, key]) => ({ label: words.say(key), command: `/stats ${kind}` })),
];

export const renderStats = (stats: Stats, options: { readonly language: Language }): Message => {
  const words = wordsOf(options.language);
  const { question } = stats;
  const documents = stats.nights.flatMap(({ digest }) => digest?.sources ?? []);
  const view: RegionView = { words, citations: startCitations(documents) };
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
      case 'year':
        return [
          ...rangeLines(words, stats, question.year),
          ...stats.months.map((one) =>
            words.say('stats-month-line', {
              month: capital(words.month(one.month)),
              text: monthText(words, one),
            }),
          ),
        ];
      case 'records':
        return stats.records.map((record) => recordText(words, record));
      case 'region':
        return regionLines(view, stats, question);
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
    lines: [
      { spans: lineOf(words.say(question.kind === 'region' ? 'stats-region-note' : 'stats-own')) },
    ],
  };
  return {
    language: words.language,
    summary: title,
    blocks: [block, notes],
    sources: messageSources(words, view.citations, documents),
    actions: actionsOf(words, stats),
  };
};
