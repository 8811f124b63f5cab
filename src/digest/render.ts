// A digest in one language: title, people first, both directions, figures, talks, aid, sources, buttons.
import type { Language, LocalDate, Section } from '../data/model/terms.ts';
import type { Digest } from './digest.ts';
import { wordsOf, type Words } from './locale.ts';
import { lineOf, messageSources, startCitations } from './marks.ts';
import type { Action, Block, Message } from './message.ts';
import { dayBlock } from './sections/strikes/day.ts';
import { figuresBlock } from './sections/strikes/figures.ts';
import { directionBlock } from './sections/strikes/night.ts';
import { hasQuotes, quotesBlocks } from './sections/strikes/quotes.ts';
import { titleBlock } from './sections/title.ts';
import { pledgeSection } from './sections/events/pledges.ts';
import { quoteLines, talksLines } from './sections/events/talks.ts';
import type { View } from './sections/view.ts';
import { mergeEvents } from './events/timeline.ts';

export interface NightOptions {
  readonly language: Language;
  /** `night` answers a question; `push` is the morning's message, with the talks that are new since. */
  readonly variant: 'night' | 'push';
  /** Nearest nights that can be asked for; null leaves the button out. */
  readonly before?: LocalDate | null;
  readonly after?: LocalDate | null;
  /** Which parts the subscriber wants; all where absent. */
  readonly sections?: readonly Section[];
  /** Sent after an outage: said in the message. */
  readonly late?: boolean;
  /** Today's date (Kyiv), so that an old night says "not in our archive" and this morning's "not yet". */
  readonly today?: LocalDate;
  /** The night that was meant and is not told of yet, where this one stands in its place. */
  readonly insteadOf?: LocalDate | null;
  /** IANA zone in which a revision's time is told; Kyiv's where absent. */
  readonly zone?: string;
}

/** More may be told during the day of a push; of an answer it is known whether there is any. */
const hasMore = (words: Words, digest: Digest, { variant }: NightOptions): boolean =>
  variant === 'push' ||
  hasQuotes(
    { words, digest, citations: startCitations(digest.sources) },
    mergeEvents(digest.diplomacy),
  );

const actionsOf = (words: Words, digest: Digest, options: NightOptions): readonly Action[] => {
  const { before, after } = options;
  return [
    ...(before
      ? [
          {
            label: words.say('action-before', { night: words.night(before) }),
            command: `/night ${before}`,
          },
        ]
      : []),
    ...(hasMore(words, digest, options)
      ? [{ label: words.say('action-quotes'), command: `/quotes ${digest.night}` }]
      : []),
    ...(after
      ? [
          {
            label: words.say('action-after', { night: words.night(after) }),
            command: `/night ${after}`,
          },
        ]
      : []),
  ];
};

const dayBefore = (date: LocalDate): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const strikeBlocks = (view: View, push: boolean): readonly Block[] => {
  const { digest } = view;
  const date = push ? dayBefore(digest.night) : digest.night;
  const directions = push ? digest.dayBefore : digest.directions;
  const nothing = digest.state === 'not-reported';
  // In the order of the message: sources are numbered as they are first used.
  const night = digest.directions
    .map((direction) => directionBlock(view, direction))
    .filter(({ lines }) => !nothing || lines.length > 1);
  const day = dayBlock(view, date, directions);
  return [
    ...night,
    ...(day ? [day] : []),
    ...[figuresBlock(view, { date, directions })].flatMap((block) => block ?? []),
  ];
};

/** Leaders' and analysts' statements in a push. */
const mostQuotes = 3;

/** What is new since the edition before in a push, all of the date in an answer. */
const diplomacyBlocks = (
  view: View,
  push: boolean,
  wants: (section: Section) => boolean,
): readonly Block[] => {
  const { words, digest } = view;
  const entries = mergeEvents(push ? digest.news : digest.diplomacy);
  const blocks: Block[] = [];
  if (wants('talks')) {
    const lines: Block['lines'] = [
      ...talksLines(view, entries).map((spans) => ({ spans, detail: 'talks' as const })),
      ...(push
        ? quoteLines(view, entries, mostQuotes).map((spans) => ({
            spans,
            detail: 'quotes' as const,
          }))
        : []),
    ];
    if (lines.length > 0)
      blocks.push({
        id: 'talks',
        heading: lineOf(words.say('heading-talks'), { bold: true }),
        lines,
      });
  }
  if (wants('aid')) {
    const aid = pledgeSection(view, entries);
    if (aid.lines.length > 0)
      blocks.push({
        id: 'aid',
        heading: [
          ...lineOf(words.say('heading-aid'), { bold: true }),
          ...(aid.heading ? [...lineOf(' · '), ...aid.heading] : []),
        ],
        lines: aid.lines.map((spans) => ({ spans, detail: 'aid' as const })),
      });
  }
  // Who gets nothing but these is told that there is nothing.
  const alone = !wants('strikes') && (wants('talks') || wants('aid'));
  if (push && alone && blocks.length === 0)
    blocks.push({
      id: 'talks',
      heading: null,
      lines: [{ spans: lineOf(view.words.say('talks-nothing-new')) }],
    });
  return blocks;
};

/**
 * The digest as one message. A push carries the day before on its own line and what is new in diplomacy; an
 * answer carries the day of that date and all of its diplomacy.
 */
export const renderNight = (digest: Digest, options: NightOptions): Message => {
  const words = wordsOf(options.language);
  const view: View = { words, digest, citations: startCitations(digest.sources) };
  const push = options.variant === 'push';
  const wants = (section: Section): boolean => options.sections?.includes(section) ?? true;
  const title = titleBlock(view, {
    today: options.today ?? null,
    late: options.late ?? false,
    insteadOf: options.insteadOf ?? null,
    zone: options.zone ?? 'Europe/Kyiv',
  });
  const blocks = [
    title.block,
    ...(wants('strikes') ? strikeBlocks(view, push) : []),
    ...diplomacyBlocks(view, push, wants),
  ];
  return {
    language: options.language,
    summary: title.summary,
    blocks,
    sources: messageSources(words, view.citations, digest.sources),
    actions: actionsOf(words, digest, options),
  };
};

/** What "Quotes & more" shows: statements in the original language, the ground, regions, differing figures. */
export const renderQuotes = (digest: Digest, options: NightOptions): Message => {
  const words = wordsOf(options.language);
  const view: View = { words, digest, citations: startCitations(digest.sources) };
  const title = words.say('title-quotes', { night: words.night(digest.night, { year: true }) });
  const blocks: readonly Block[] = [
    { id: 'title', heading: lineOf(title, { bold: true }), lines: [] },
    ...quotesBlocks(view, mergeEvents(digest.diplomacy)),
  ];
  return {
    language: options.language,
    summary: title,
    blocks,
    sources: messageSources(words, view.citations, digest.sources),
    actions: [
      {
        label: words.say('action-night', { night: words.night(digest.night) }),
        command: `/night ${digest.night}`,
      },
    ],
  };
};
