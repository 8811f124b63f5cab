// `/talks`: where things stand, then the dated record, newest first, in pages. Says what texts tell; a thing
// nobody told of is "not in our archive", never "none".
import type { LocalDate } from '../../data/model/terms.ts';
import { sourceOf, type DigestSource } from '../digest.ts';
import { wordsOf, type Words } from '../locale.ts';
import { lineOf, messageSources, startCitations, withoutMarks } from '../marks.ts';
import type { Action, Block, Line, Message } from '../message.ts';
import { daysApart, isOfContactGroup } from '../judging/same-event.ts';
import { perSide } from '../sections/events/exchanges.ts';
import { ledgerBlocks } from '../sections/events/ledger.ts';
import { pledgeSection } from '../sections/events/pledges.ts';
import { entryTexts } from '../sections/events/talks.ts';
import { entryDay, partyName, type EntryView } from '../sections/events/telling.ts';
import { documentsOf, type Entry, type TimelineOptions } from './timeline.ts';

const pageSize = 12;

/** Kyiv's date at a moment. */
export const dayIn = (now: Date): LocalDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(now);

const sides = ['russia', 'ukraine'] as const;
const isOfTheSides = ({ parties }: Entry): boolean => sides.every((side) => parties.includes(side));

/** How long a proposal is called open without word of it. */
const freshDays = 60;
/** How long a plan for a round without a day is called "next". */
const plannedDays = 21;

interface Standing {
  readonly next: Entry | null;
  /** A round put off after the last one that was held, where none is planned. */
  readonly postponed: Entry | null;
  readonly round: Entry | null;
  readonly exchange: Entry | null;
  readonly open: readonly Entry[];
}

/** Where things stand on a day: only what had been said by then. */
export const standingOn = (entries: readonly Entry[], today: LocalDate): Standing => {
  const known = entries.filter(({ said }) => said <= today);
  const rounds = known.filter((entry) => entry.kind === 'talks-round' && !isOfContactGroup(entry));
  const held = rounds.filter(({ status, day }) => status === 'held' && day <= today);
  // What no text dates or places is no answer to when they last met.
  const met = held.filter((entry) => entry.place !== null || entry.date !== null);
  const round = met.findLast(isOfTheSides) ?? met.at(-1) ?? null;
  const planned = (entry: Entry): boolean =>
    entry.status === 'proposed' || entry.status === 'announced' || entry.status === 'agreed';
  const next =
    rounds.findLast(
      (entry) =>
        planned(entry) &&
        (entry.day > today ||
          (daysApart(entry.said, today) <= plannedDays &&
            (round === null || entry.said >= round.day))),
    ) ?? null;
  const open = known.filter(
    (entry) =>
      (entry.kind === 'proposal' || entry.kind === 'ceasefire') &&
      (entry.status === 'proposed' ||
        (entry.kind === 'proposal' && entry.status === 'announced')) &&
      daysApart(entry.said, today) <= freshDays,
  );
  const postponed = rounds.findLast(
    (entry) => entry.status === 'postponed' && entry.said <= today && isOfTheSides(entry),
  );
  return {
    next,
    postponed: next === null && postponed && postponed.day > (round?.day ?? '') ? postponed : null,
    round,
    exchange:
      known.findLast(
        ({ kind, status, day }) => kind === 'exchange' && status === 'completed' && day <= today,
      ) ?? null,
    open: open.slice(-3),
  };
};

const totalText = (words: Words, entries: readonly Entry[], today: LocalDate): string | null => {
  const done = entries.filter(
    ({ kind, status, day }) => kind === 'exchange' && status === 'completed' && day <= today,
  );
  const [first] = done;
  if (!first || done.length < 2) return null;
  const numbers = done.flatMap((entry) => perSide(entry)?.value ?? []);
  return words.say('timeline-total', {
    since: words.day(first.day, { year: true }),
    exchanges: words.number(done.length),
    people: words.number(numbers.reduce((sum, value) => sum + value, 0)),
    without: done.length - numbers.length,
  });
};

const standsBlock = (view: EntryView, entries: readonly Entry[], today: LocalDate): Block => {
  const { words } = view;
  const { next, postponed, round, exchange, open } = standingOn(entries, today);
  const lines: Block['lines'][number][] = [];
  const put = (key: string, entry: Entry): void => {
    const [first, ...more] = entryTexts(view, entry, { dated: true });
    if (first === undefined) return;
    const day = entryDay(words, entry);
    lines.push({ spans: lineOf(words.say(key, { text: `${day} · ${first}` })) });
    for (const text of more) lines.push({ spans: lineOf(text), bullet: true });
  };
  if (next) put('timeline-next', next);
  else lines.push({ spans: lineOf(words.say('timeline-next-none')) });
  if (postponed) put('timeline-postponed', postponed);
  if (round) put('timeline-last', round);
  if (exchange) put('timeline-exchange', exchange);
  const total = totalText(words, entries, today);
  if (total !== null) lines.push({ spans: lineOf(total) });
  for (const entry of open) put('timeline-open', entry);
  return { id: 'stands', heading: lineOf(words.say('timeline-stands'), { bold: true }), lines };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const entryLines = (view: EntryView, entry: Entry): Block['lines'] => {
  const { words } = view;
  const texts: readonly Line[] =
    entry.kind === 'pledge'
      ? pledgeSection(view, [entry]).lines
      : entryTexts(view, entry, { dated: true }).map((text) => lineOf(text));
  return texts.map((spans, index) =>
    index === 0
      ? {
          spans: [
            { text: capital(entryDay(words, entry)), bold: true as const },
            { text: ' · ' },
            ...spans,
          ],
        }
      : { spans, bullet: true as const },
  );
};

const sourcesOf = (entries: readonly Entry[]): DigestSource[] => documentsOf(entries).map(sourceOf);

const typed = { exchange: 'exchange', pledge: 'pledges', 'talks-round': 'talks' } as const;

const actionsOf = (
  words: Words,
  options: TimelineOptions,
  page: number,
  pages: number,
): Action[] => {
  const { since, party, kind } = options;
  const asked = [
    since ?? '',
    party ?? (kind && kind in typed ? typed[kind as 'pledge'] : (kind ?? '')),
  ]
    .filter((part) => part !== '')
    .join(' ');
  const command = (number: number): string =>
    ['/talks', asked, number > 1 ? `page ${number}` : ''].filter((part) => part !== '').join(' ');
  return [
    ...(page > 1 ? [{ label: words.say('timeline-newer'), command: command(page - 1) }] : []),
    ...(page < pages ? [{ label: words.say('timeline-older'), command: command(page + 1) }] : []),
    ...(kind
      ? []
      : [
          { label: words.say('timeline-rounds'), command: '/talks talks' },
          { label: words.say('timeline-exchanges'), command: '/talks exchange' },
          { label: words.say('timeline-pledges'), command: '/talks pledges' },
        ]),
  ];
};

/** Entries asked for: a kind, a party, from a day on. Statements and pledges only where they are asked for. */
export const selectEntries = (
  entries: readonly Entry[],
  options: Pick<TimelineOptions, 'since' | 'party' | 'kind'>,
): Entry[] =>
  entries.filter(
    (entry) =>
      (!options.since || entry.day >= options.since) &&
      (!options.party || entry.parties.includes(options.party)) &&
      (!options.kind || entry.kind === options.kind),
  );

/** The message for merged entries in order of day. */
export const renderTimeline = (entries: readonly Entry[], options: TimelineOptions): Message => {
  const words = wordsOf(options.language);
  const view: EntryView = { words, citations: startCitations(sourcesOf(entries)) };
  const today = dayIn(options.now);
  const selected = selectEntries(entries, options)
    .filter(({ said }) => said <= today)
    .filter(({ kind }) => options.kind || options.party || kind !== 'pledge')
    .toReversed();
  const pages = Math.max(1, Math.ceil(selected.length / pageSize));
  const page = Math.min(Math.max(1, options.page ?? 1), pages);
  const from = (page - 1) * pageSize;
  const shown = selected.slice(from, from + pageSize);
  const whole = page === 1 && !options.kind && !options.party;
  const stands = whole && entries.length > 0 ? standsBlock(view, entries, today) : null;
  const heading = lineOf(
    words.say('timeline-record', {
      from: words.number(from + 1),
      to: words.number(from + shown.length),
      all: words.number(selected.length),
    }),
    { bold: true },
  );
  const record: readonly Block[] =
    selected.length === 0
      ? [{ id: 'record', heading: null, lines: [{ spans: lineOf(words.say('timeline-none')) }] }]
      : options.kind === 'pledge'
        ? [{ id: 'record', heading, lines: [] }, ...ledgerBlocks(view, shown, selected)]
        : [{ id: 'record', heading, lines: shown.flatMap((entry) => entryLines(view, entry)) }];
  const { since, party, kind } = options;
  // What was asked for stands in the title, so that a reader knows what the record leaves out.
  const asked = [
    ...(kind ? [words.say(`timeline-only-${kind}`)] : []),
    ...(party ? [partyName(words, party)] : []),
    ...(since ? [words.say('timeline-since', { day: words.day(since, { year: true }) })] : []),
  ];
  const title = [words.say('timeline-title'), ...asked].join(' · ');
  const { next, round } = standingOn(entries, today);
  const news = next ?? round;
  // The summary has no marks: it must not number sources that the message does not use.
  const plain: EntryView = { words, citations: startCitations([]) };
  const [fact] = news ? entryTexts(plain, news) : [];
  return {
    language: options.language,
    summary:
      fact === undefined
        ? words.say('timeline-none')
        : withoutMarks(
            words.say(next ? 'timeline-summary-next' : 'timeline-summary-last', { text: fact }),
          ),
    blocks: [
      { id: 'title', heading: lineOf(title, { bold: true }), lines: [] },
      ...(stands ? [stands] : []),
      ...record,
    ],
    sources: messageSources(words, view.citations, sourcesOf(entries)),
    actions: actionsOf(words, options, page, pages),
  };
};
