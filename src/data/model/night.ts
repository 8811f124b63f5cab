// Everything known about one night: claims of all sources side by side, none chosen, none lost.
import { DateTime } from 'luxon';
import type { DiplomaticEvent } from './event.ts';
import type { Claim, Incident, Period, Unnumbered, Window } from './report.ts';
import type { Instant, LocalDate, Part, Side, SourceId } from './terms.ts';

/**
 * The text a figure came from, as a reader can find it. `url` null where there is none: then title or
 * "channel, time" is shown. `relayOf`: the table through which a bundled figure reached us.
 */
export interface Document {
  readonly id: string;
  readonly source: SourceId;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly publishedAt: Instant | null;
  readonly asOf: Instant | null;
  readonly archived: boolean;
  readonly relayOf?: string | null;
}

export interface SourcedClaim extends Claim {
  readonly document: Document;
}
export interface SourcedUnnumbered extends Unnumbered {
  readonly document: Document;
}
export interface SourcedIncident extends Incident {
  readonly document: Document;
}
export interface SourcedEvent extends DiplomaticEvent {
  readonly document: Document;
  /** Day it was said or published (Kyiv); orders and files entries whose own day is unknown. */
  readonly saidOn: LocalDate;
}

/** A figure that its own source changed (`by` its speaker), or that we corrected (`by: "us"`). */
export interface Revision {
  readonly at: Instant;
  readonly quantity: string;
  readonly munition: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly by: string;
}

/** All that is known about the night ending on `date`, and about that date's day. */
export interface Night {
  readonly date: LocalDate;
  readonly claims: readonly SourcedClaim[];
  readonly unnumbered: readonly SourcedUnnumbered[];
  readonly incidents: readonly SourcedIncident[];
  readonly events: readonly SourcedEvent[];
  readonly launchAreas: readonly {
    readonly attacker: Side;
    readonly areas: readonly string[];
    readonly document: Document;
  }[];
  readonly revisions: readonly Revision[];
  /** True where the newest of the defenders' own reports says that the attack still goes on. */
  readonly ongoing: boolean;
}

/** Time zone in which an attack's local dates are meant: that of the side attacked. */
export const zoneOf = (attacker: Side): string =>
  attacker === 'russia' ? 'Europe/Kyiv' : 'Europe/Moscow';

/**
 * Which night or day a stated window belongs to (CONTRACT 3): one that starts from 18:00 on or before
 * 07:00, and ends by 12:00, is the night of that morning; every other is the day's. Null where the
 * window does not state both ends: then the words of the text stand.
 */
export const placeWindow = (
  window: Window | null,
  attacker: Side,
): { night: LocalDate; part: Part } | null => {
  if (!window?.from || !window.to) return null;
  const zone = zoneOf(attacker);
  const from = DateTime.fromISO(window.from, { zone });
  const to = DateTime.fromISO(window.to, { zone });
  if (!from.isValid || !to.isValid || to <= from) return null;
  const evening = from.hour >= 18;
  const early = from.hour < 7 || (from.hour === 7 && from.minute === 0);
  const morning = evening ? from.plus({ days: 1 }).startOf('day') : from.startOf('day');
  const noon = morning.set({ hour: 12 });
  if ((evening || early) && to <= noon) return { night: morning.toISODate() ?? '', part: 'night' };
  // A window that closes at midnight counts to the day that closes.
  const end = to.hour === 0 && to.minute === 0 ? to.minus({ minutes: 1 }) : to;
  return { night: end.toISODate() ?? '', part: 'day' };
};

/**
 * A window without an end, told by someone who could tell of nothing after `publishedAt`: "from 20:00", published
 * at 8:28, is the night's. Null where that makes no night: then the words of the text stand.
 */
export const placeOpenWindow = (
  window: Window | null,
  publishedAt: Instant | null,
  attacker: Side,
): { night: LocalDate; part: Part } | null => {
  if (!window?.from || window.to || publishedAt === null) return null;
  const placed = placeWindow({ from: window.from, to: publishedAt }, attacker);
  return placed?.part === 'night' ? placed : null;
};

/**
 * A claim where it belongs: a claim without a window of its own takes the text's period when it speaks of
 * it, and a window decides over words (CONTRACT 3). A claim without a night stays without one.
 */
export const placeClaim = (
  claim: Claim,
  period: Period | null,
  publishedAt: Instant | null = null,
): { night: LocalDate | null; part: Part; window: Window | null } => {
  const ofPeriod =
    period !== null &&
    claim.night === period.date &&
    claim.part === period.kind &&
    (period.from !== null || period.to !== null);
  const window = claim.window ?? (ofPeriod ? { from: period.from, to: period.to } : null);
  if (claim.night === null) return { night: null, part: claim.part, window };
  const placed =
    placeWindow(window, claim.attacker) ?? placeOpenWindow(window, publishedAt, claim.attacker);
  return { night: placed?.night ?? claim.night, part: placed?.part ?? claim.part, window };
};
