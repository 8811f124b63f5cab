// Rounds of talks, proposals, ceasefires and statements as lines: who said what, of which day.
import type { Words } from '../locale.ts';
import type { Citations } from '../marks.ts';
import type { Line } from '../message.ts';
import type { Entry } from '../timeline.ts';

/** What a section's renderer needs: the words of a language and the numbers of the message's sources. */
export interface EntryView {
  readonly words: Words;
  readonly citations: Citations;
}

/** Lines of the TALKS section: talks, proposals, ceasefires, exchanges and bodies; statements are `quoteLines`. */
export const talksLines = (view: EntryView, entries: readonly Entry[]): Line[] => {
  void view;
  void entries;
  return [];
};

/** Statements as quotations of at most 25 words in their own language, attributed; at most `limit` of them. */
export const quoteLines = (view: EntryView, entries: readonly Entry[], limit?: number): Line[] => {
  void view;
  void entries;
  void limit;
  return [];
};
