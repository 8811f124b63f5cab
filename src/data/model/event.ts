// Diplomacy and aid as dated, attributed events (CONTRACT 4). Never a headline without a date or a speaker.
import { z } from 'zod';
import { bounds } from './count.ts';
import {
  datePrecisions,
  eventKinds,
  eventStatuses,
  roles,
  speakers,
  truceScopes,
} from './terms.ts';

/**
 * A figure of an event. `value` in whole units; `unit` is `person`, `body`, `piece` or an ISO 4217
 * code; `converted` is the same money in the currency the text prints in brackets, never a second sum.
 */
export const eventFigureSchema = z.object({
  value: z.number().nonnegative(),
  bound: z.enum(bounds).default('exactly'),
  unit: z.string(),
  item: z.string().nullable().default(null),
  converted: z.object({ value: z.number(), unit: z.string() }).nullish(),
});
export type EventFigure = z.infer<typeof eventFigureSchema>;

/**
 * Our own short wording in the reader's language; only bundled archive entries carry one. `whole`: it says the
 * thing itself ("Umerov proposed a third round"), not only what to add to its kind, place and day.
 */
export const wordingSchema = z.object({
  en: z.string(),
  uk: z.string().nullish(),
  whole: z.boolean().optional(),
});

/**
 * `date`: the day of the thing where the text fixes one (Kyiv), else null with the candidates in
 * `dates`. `parties`: lower-case English names of states or bodies. `quote`: verbatim, null in the
 * bundled archive. `said`: the day it was said or published, which orders undated entries.
 */
export const eventSchema = z.object({
  kind: z.enum(eventKinds),
  date: z.string().nullable(),
  dates: z.array(z.string()).nullish(),
  precision: z.enum(datePrecisions).nullish(),
  status: z.enum(eventStatuses),
  parties: z.array(z.string()),
  place: z.string().nullish(),
  ordinal: z.number().int().nullish(),
  agenda: z.array(z.string()).nullish(),
  delegations: z.array(z.string()).nullish(),
  outcome: z.string().nullish(),
  /** Of a ceasefire only: what it covers; absent where the text does not say. */
  scope: z.array(z.enum(truceScopes)).nullish(),
  figures: z.array(eventFigureSchema).default([]),
  role: z.enum(roles).nullish(),
  by: z.enum(speakers).nullable(),
  speaker: z.string().nullish(),
  outlet: z.string().nullish(),
  quote: z.string().nullable(),
  wording: wordingSchema.nullish(),
  confidence: z.string().nullish(),
});
/** One diplomatic event as one text tells it. */
export type DiplomaticEvent = z.infer<typeof eventSchema>;
