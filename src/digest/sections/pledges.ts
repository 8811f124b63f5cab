// Pledges of aid by donor and stage; money in brackets is the same money, and nothing is added over stages.
import type { Line } from '../message.ts';
import type { Entry } from '../timeline.ts';
import type { EntryView } from './talks.ts';

/** The AID section. `heading`: what stands after "AID" (occasion, day and speaker); null without one. */
export const pledgeSection = (
  view: EntryView,
  entries: readonly Entry[],
): { readonly heading: Line | null; readonly lines: readonly Line[] } => {
  void view;
  void entries;
  return { heading: null, lines: [] };
};
