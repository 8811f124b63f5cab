// What one text says once read (CONTRACT 3). Absent is null or left out, never 0.
import { z } from 'zod';
import { countSchema } from './count.ts';
import { eventSchema } from './event.ts';
import {
  incidentKinds,
  isMunition,
  parts,
  quantities,
  refusals,
  reportStatuses,
  sides,
  sourceIds,
  speakers,
} from './terms.ts';

const munitionSchema = z.string().refine(isMunition, 'unknown munition').nullable();
/** Local clock window as ISO instants; an end that the text does not state is null. */
export const windowSchema = z.object({ from: z.string().nullable(), to: z.string().nullable() });
export type Window = z.infer<typeof windowSchema>;

/**
 * One count of one thing by one speaker. `night`: the local date it is about (for a night, the
 * morning), null where the text fixes none. `by` null: the publisher says it in its own voice.
 * `subset`: presented as part of another figure; never added to it. `quote`: verbatim words it was
 * read from, null in the bundled archive.
 */
export const claimSchema = z.object({
  night: z.string().nullable(),
  part: z.enum(parts),
  window: windowSchema.nullable(),
  attacker: z.enum(sides),
  quantity: z.enum(quantities),
  munition: munitionSchema,
  count: countSchema,
  region: z.string().nullable(),
  subset: z.boolean(),
  by: z.enum(speakers).nullable(),
  speaker: z.string().nullable(),
  outlet: z.string().nullable(),
  quote: z.string().nullable(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Said without a figure: a plural without number (`word` null) or a word ("all", "scores"). No zero, no claim. */
export const unnumberedSchema = z.object({
  night: z.string().nullable(),
  attacker: z.enum(sides),
  quantity: z.enum(quantities),
  munition: munitionSchema,
  word: z.string().nullable(),
  by: z.enum(speakers).nullable(),
  speaker: z.string().nullable(),
  quote: z.string().nullable(),
});
export type Unnumbered = z.infer<typeof unnumberedSchema>;

/** What happened on the ground; `place` no finer than the text, `what` in its words, at most 12. */
export const incidentSchema = z.object({
  night: z.string().nullable(),
  attacker: z.enum(sides),
  kind: z.enum(incidentKinds),
  place: z.string().nullable(),
  region: z.string().nullable(),
  what: z.string().nullable(),
  by: z.enum(speakers).nullable(),
  speaker: z.string().nullable(),
  quote: z.string().nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** The text's own period: `date` is the local date on which it ends; `from`/`to` only as stated. */
export const periodSchema = z.object({
  kind: z.enum(parts),
  date: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type Period = z.infer<typeof periodSchema>;

export const reportSchema = z.object({
  id: z.string(),
  status: z.enum(reportStatuses),
  reason: z.enum(refusals).nullable(),
  source: z.enum(sourceIds),
  attacker: z.enum(sides).nullable(),
  period: periodSchema.nullable(),
  asOf: z.string().nullable(),
  ongoing: z.boolean().nullable(),
  launchAreas: z.array(z.string()),
  claims: z.array(claimSchema),
  unnumbered: z.array(unnumberedSchema),
  incidents: z.array(incidentSchema),
  events: z.array(eventSchema),
});
/** What one text says; `attacker`, `period`, `asOf` are the text's own where it has one for all its figures. */
export type Report = z.infer<typeof reportSchema>;

/** What a report holds where nothing was read. */
export const nothingTold = {
  attacker: null,
  period: null,
  asOf: null,
  ongoing: null,
  launchAreas: [],
  claims: [],
  unnumbered: [],
  incidents: [],
  events: [],
} satisfies Partial<Report>;

/** One text to read. `published`: ISO instant; it dates words such as "overnight" and "Sunday". */
export interface SourceText {
  readonly id: string;
  readonly source: (typeof sourceIds)[number];
  readonly published: string;
  readonly text: string;
  readonly url?: string | null;
}
