// What we decided to say about one night; no words of any language yet.
import type { Bound } from '../data/model/count.ts';
import type {
  Document,
  Revision,
  SourcedEvent,
  SourcedIncident,
  SourcedUnnumbered,
} from '../data/model/night.ts';
import type {
  Instant,
  LocalDate,
  Munition,
  Part,
  Quantity,
  Side,
  SourceId,
  Speaker,
} from '../data/model/terms.ts';

/** One side's figure as printed: who said it, who published it, where it can be read. */
export interface FigureClaim {
  readonly value: number;
  readonly bound: Bound;
  readonly by: Speaker | null;
  readonly speaker: string | null;
  /** The publisher: an outlet's name, or the source id where it is the speaker's own channel. */
  readonly via: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly asOf: Instant | null;
  /** Hours that the figure is of, where both ends are stated; of a sum of ours from the first to the last. */
  readonly hours: { readonly from: Instant; readonly to: Instant } | null;
  readonly quote: string | null;
  /** Id in `Digest.sources`. */
  readonly source: string;
}

/**
 * One thing with all that was said of it. `lead` is chosen by `lead.ts`; `others` keep every other
 * statement. `disputed`: two sources give different values for the same thing. `subset`: part of
 * another figure. `parts`: where the lead is our own sum of disjoint windows, what it was added from.
 */
export interface Figure {
  readonly part: Part;
  readonly quantity: Quantity;
  readonly munition: Munition | null;
  readonly region: string | null;
  readonly subset: boolean;
  readonly lead: FigureClaim;
  readonly others: readonly FigureClaim[];
  readonly disputed: boolean;
  readonly ours: boolean;
  /** What an `ours` figure was added from: kinds or ends of one night, or disjoint hours; else null. */
  readonly sumOf: 'kinds' | 'hours' | null;
  readonly parts: readonly FigureClaim[];
}

export interface Direction {
  readonly attacker: Side;
  readonly defender: Side;
  /** False where our archive has no report of the defender's about this night. */
  readonly reported: boolean;
  readonly figures: readonly Figure[];
  readonly regions: readonly Figure[];
  readonly launchAreas: readonly string[];
}

export interface Check {
  readonly kind: 'parts-sum' | 'outcomes-sum' | 'unaccounted' | 'headline' | 'conversion';
  readonly holds: boolean;
  /** Figures of the check as text without words of a language: "200 + 203 + 23 = 426". */
  readonly detail: string;
  readonly attacker: Side | null;
  readonly munition: Munition | null;
  readonly by: Speaker | null;
  /** Numbers the locale renders: parts in order, then the total they are held against. */
  readonly terms: readonly number[];
  readonly total: number | null;
}

/** Drones of one speaker, compared with that speaker only, as of that night. */
export interface Context {
  readonly by: Speaker;
  readonly munition: Munition;
  readonly value: number;
  /** 1 = the largest by then. */
  readonly rank: number;
  readonly nights: number;
  /** The largest by then, this night included. */
  readonly record: { readonly value: number; readonly night: LocalDate } | null;
  /** The largest before this night; null for the first. */
  readonly recordBefore: { readonly value: number; readonly night: LocalDate } | null;
  /** Multiple of the median of the 30 nights before; null with fewer than ten of them. */
  readonly multiple: number | null;
  readonly median: number | null;
}

export interface DigestSource {
  readonly id: string;
  readonly source: SourceId;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly publishedAt: Instant | null;
  /** Time the figures are as of, where the text or table gives one. */
  readonly asOf: Instant | null;
  /** The public table through which a post's figures reached us; null for the text itself. */
  readonly relayOf: string | null;
}

/** A text that was read, as what a digest rests on. */
export const sourceOf = (document: Document): DigestSource => ({
  id: document.id,
  source: document.source,
  title: document.title,
  outlet: document.outlet,
  url: document.url,
  publishedAt: document.publishedAt,
  asOf: document.asOf,
  relayOf: document.relayOf ?? null,
});

export const digestStates = ['complete', 'preliminary', 'not-reported'] as const;
export type DigestState = (typeof digestStates)[number];

export interface Digest {
  readonly night: LocalDate;
  readonly state: DigestState;
  readonly ongoing: boolean;
  readonly directions: readonly Direction[];
  /** Day figures of the date before, which stand on a line of their own; empty where none are known. */
  readonly dayBefore: readonly Direction[];
  readonly checks: readonly Check[];
  readonly context: Context | null;
  readonly diplomacy: readonly SourcedEvent[];
  readonly diplomacySince: Instant;
  /** What was said in diplomacy since then and before this night's edition: the push's own news. */
  readonly news: readonly SourcedEvent[];
  readonly incidents: readonly SourcedIncident[];
  readonly unnumbered: readonly SourcedUnnumbered[];
  readonly revisions: readonly Revision[];
  readonly sources: readonly DigestSource[];
}
