// From all that is known about a night to what we say of it. Chooses and checks; words come later.
import type { Night } from '../data/model/night.ts';
import type { NightFigure } from '../data/model/series.ts';
import type { Instant, LocalDate } from '../data/model/terms.ts';
import type { Digest } from './digest.ts';

export interface DigestOptions {
  /**
   * Drones launched as the Air Force itself gave them, ascending by night, for rank, record and median
   * (`contextSeries` is the query). Nights after the digest's own are ignored.
   */
  readonly series: readonly NightFigure[];
  /** Cut-off of the morning edition before: what was said since then is new in the push. */
  readonly editionCutoff: Instant;
  /** The date before, whose day figures stand on a line of their own in this digest. */
  readonly dayBefore?: Night | null;
}

/** The series that `DigestOptions.series` and the context line are made of. */
export const contextSeries = {
  by: 'air-force-ua',
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  part: 'night',
} as const;

/** A night about which nothing is known, so that it can be said in the same form. */
export const emptyNight = (date: LocalDate): Night => ({
  date,
  claims: [],
  unnumbered: [],
  incidents: [],
  events: [],
  launchAreas: [],
  revisions: [],
  ongoing: false,
});

export const buildDigest = (night: Night, options: DigestOptions): Digest => ({
  night: night.date,
  state: night.claims.length === 0 ? 'not-reported' : 'preliminary',
  ongoing: night.ongoing,
  directions: [],
  checks: [],
  context: null,
  diplomacy: night.events,
  diplomacySince: options.editionCutoff,
  incidents: night.incidents,
  unnumbered: night.unnumbered,
  revisions: night.revisions,
  sources: [],
});
