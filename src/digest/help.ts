// What a person can ask, who speaks in our sources, and one friendly sentence for every mistake.
import type { Instant, Language, LocalDate } from '../data/model/terms.ts';
import { wordsOf, type Words } from './locale.ts';
import { lineOf } from './marks.ts';
import type { Action, Block, Message } from './message.ts';
import { outletName } from './speakers.ts';

/** A source as the help names it: when its newest report was published; null before the first. */
export interface HelpSource {
  readonly name: string;
  readonly lastReportAt: Instant | null;
}

export interface HelpOptions {
  readonly language: Language;
  readonly sources: readonly HelpSource[];
  readonly firstNight: LocalDate | null;
  readonly newestNight: LocalDate | null;
  readonly zone: string;
}

const blockOf = (
  id: string,
  heading: string | null,
  lines: readonly string[],
  bullet = false,
): Block => ({
  id,
  heading: heading === null ? null : lineOf(heading, { bold: true }),
  lines: lines.map((text) => ({
    spans: lineOf(text),
    ...(bullet ? { bullet: true as const } : {}),
  })),
});

const nightName = (words: Words, night: LocalDate | null | undefined): string =>
  night == null ? '' : words.night(night, { year: true });

/** Each speaker once, whatever the number of its channels; those never heard share the last line. */
const sourceLines = (
  words: Words,
  sources: readonly HelpSource[],
  zone: string,
): readonly string[] => {
  const heard = new Map<string, Instant | null>();
  for (const { name, lastReportAt } of sources) {
    const known = outletName(words, name);
    const before = heard.get(known) ?? null;
    const later =
      before === null || (lastReportAt !== null && Date.parse(lastReportAt) > Date.parse(before));
    heard.set(known, later ? lastReportAt : before);
  }
  const never = [...heard].filter(([, at]) => at === null).map(([name]) => name);
  return [
    ...[...heard].flatMap(([name, at]) =>
      at === null ? [] : [words.say('help-source', { name, moment: words.moment(at, zone) })],
    ),
    ...(never.length === 0 ? [] : [words.say('help-source-never', { names: never.join(', ') })]),
  ];
};

export const renderHelp = (options: HelpOptions): Message => {
  const words = wordsOf(options.language);
  const { firstNight, newestNight, sources } = options;
  const range =
    firstNight !== null && newestNight !== null
      ? [
          words.say('help-range', {
            first: nightName(words, firstNight),
            newest: nightName(words, newestNight),
          }),
        ]
      : [];
  const spoken = sourceLines(words, sources, options.zone);
  return {
    language: words.language,
    summary: words.say('help-what'),
    blocks: [
      blockOf('help', words.say('help-title'), [words.say('help-what')]),
      blockOf('commands', words.say('help-commands'), [
        ...['night', 'talks', 'stats', 'subscribe', 'help'].map((name) =>
          words.say(`help-${name}`),
        ),
        words.say('help-dates'),
        ...range,
      ]),
      ...(spoken.length > 0 ? [blockOf('sources', words.say('help-sources'), spoken, true)] : []),
      blockOf('reading', words.say('help-reading'), [
        words.say('help-not-reported'),
        words.say('help-sums'),
        words.say('help-disputes'),
      ]),
    ],
    sources: [],
    actions: newestAction(words, newestNight),
  };
};

/** The reader's mistakes that one friendly sentence answers. */
export const errorCodes = [
  'unknown-command',
  'unknown-date',
  'no-such-day',
  'is-month',
  'future-date',
  'before-archive',
  'no-data',
  'not-yet',
  'unknown-region',
  'missing-region',
  'unknown-period',
  'unknown-month',
  'unknown-year',
  'unknown-stats',
  'future-day',
  'unknown-topic',
  'empty-archive',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorValues {
  /** What was typed. */
  readonly typed?: string;
  /** The night asked for, where one was understood. */
  readonly night?: LocalDate;
  /** First and newest night that can be asked for. */
  readonly first?: LocalDate | null;
  readonly newest?: LocalDate | null;
  /** "2025-07", where a month was typed for a night: it has a button of its own. */
  readonly month?: string;
}

const newestAction = (words: Words, newest: LocalDate | null | undefined): readonly Action[] =>
  newest == null
    ? []
    : [
        {
          label: words.say('action-night', { night: words.night(newest) }),
          command: `/night ${newest}`,
        },
      ];

/** Whether a message is the sentence for a reader's mistake, of interest to nobody else. */
export const isMistake = ({ blocks }: Message): boolean =>
  blocks.length === 1 && blocks[0]?.id === 'error';

/** One friendly sentence that says what can be asked, with a button for the newest night where there is one. */
export const errorMessage = (code: ErrorCode, values: ErrorValues, language: Language): Message => {
  const words = wordsOf(language);
  // A sentence that would name a range that we do not have says the rest alone.
  const known = values.first != null && values.newest != null;
  const key =
    !known &&
    (code === 'future-date' ||
      code === 'before-archive' ||
      code === 'no-data' ||
      code === 'not-yet')
      ? `error-${code}-bare`
      : `error-${code}`;
  const text = words.say(key, {
    typed: (values.typed ?? '').replace(/\s+/g, ' ').slice(0, 60),
    night: nightName(words, values.night),
    day: values.night === undefined ? '' : words.day(values.night, { year: true }),
    first: nightName(words, values.first),
    newest: nightName(words, values.newest),
    month: values.month ?? '',
  });
  return {
    language,
    summary: text,
    ...(words.has(`short-${code}`) ? { short: words.say(`short-${code}`) } : {}),
    blocks: [blockOf('error', null, [text])],
    sources: [],
    actions: [
      ...(values.month === undefined
        ? []
        : [{ label: words.month(values.month), command: `/stats ${values.month}` }]),
      ...newestAction(words, values.newest),
    ],
  };
};
