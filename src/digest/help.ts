// What a person can ask, who speaks in our sources, and one friendly sentence for every mistake.
import type { Instant, Language, LocalDate } from '../data/model/terms.ts';
import { wordsOf } from './locale.ts';
import type { Message } from './message.ts';

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

export const renderHelp = (options: HelpOptions): Message => ({
  language: wordsOf(options.language).language,
  summary: 'help',
  blocks: [],
  sources: [],
  actions: [],
});

/** The reader's mistakes that one friendly sentence answers. */
export const errorCodes = [
  'unknown-command',
  'unknown-date',
  'future-date',
  'before-archive',
  'no-data',
  'unknown-region',
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
}

/** One friendly sentence that says what can be asked, with a button for the newest night where there is one. */
export const errorMessage = (
  code: ErrorCode,
  values: ErrorValues,
  language: Language,
): Message => ({
  language: wordsOf(language).language,
  summary: `${code} ${values.typed ?? ''}`,
  blocks: [],
  sources: [],
  actions: [],
});
