// Words of dates as people type them, in English and Ukrainian, without logic. Cyrillic keys are escaped
// nowhere: they are read from the locale files' sibling, so that code stays in one alphabet.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const wordsSchema = z.object({
  /** Stems of month names, January first; a typed month matches where it begins with one of them. */
  months: z.array(z.array(z.string())).length(12),
  /** Stems of weekday names, Monday first. */
  weekdays: z.array(z.array(z.string())).length(7),
  /** Whole words or phrases, as days before today. */
  relative: z.record(z.string(), z.number()),
  /** Words that may stand around a date and say nothing: "the night of", "on". */
  filler: z.array(z.string()),
});
export type DateWords = z.infer<typeof wordsSchema>;

let loaded: DateWords | null = null;

/** The words, read once. */
export const dateWords = (): DateWords =>
  (loaded ??= wordsSchema.parse(
    JSON.parse(readFileSync(new URL('date-words.json', import.meta.url), 'utf8')),
  ));
