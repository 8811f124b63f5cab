// Prisoner exchanges and the return of bodies as lines; a sum of both sides is never the number of each.
import type { Line } from '../message.ts';
import type { Entry } from '../timeline.ts';
import type { EntryView } from './talks.ts';

/** Lines of exchanges and repatriations among the entries; `talksLines` already holds them. */
export const exchangeLines = (view: EntryView, entries: readonly Entry[]): Line[] => {
  void view;
  void entries;
  return [];
};
