// One speaker's figure per night, for ranks, records and medians. A night without a figure is absent, never 0.
import type { LocalDate, Munition, Part, Quantity, Side, Speaker } from './terms.ts';

export interface NightFigure {
  readonly night: LocalDate;
  readonly value: number;
}

/** Whose figure of what a series holds: one speaker is only ever compared with itself. */
export interface SeriesKey {
  readonly by: Speaker;
  readonly attacker: Side;
  readonly quantity: Quantity;
  readonly munition: Munition;
  readonly part: Part;
}

/** Figures ascending by night. */
export interface Series extends SeriesKey {
  readonly points: readonly NightFigure[];
}
