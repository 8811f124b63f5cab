// The two ministries whose posts are read: their sides, and what they do differently with the same words.
import type { Quantity, Side, Speaker } from '../../model/terms.ts';

/** Sides, and what the two ministries do differently with the same words. */
export interface House {
  readonly by: Speaker;
  readonly attacker: Side;
  /** A list of places after a total is its breakdown, and "drone" is said of every drone. */
  readonly countsByPlace: boolean;
}

/** Weapons that only one of the two sides has. */
export const arsenals: Readonly<Record<Side, ReadonlySet<string>>> = {
  russia: new Set(
    'shahed shahed-jet gerbera italmas banderol lancet iskander-m iskander-k kn-23 kinzhal kh-101 kh-555 kh-22 kh-32 kh-69 kalibr oniks zircon oreshnik'.split(
      ' ',
    ),
  ),
  ukraine: new Set(['neptune', 'flamingo', 'storm-shadow', 'atacms', 'himars']),
};

/** By the source's id. */
export const houses: Readonly<Record<'air-force-ua' | 'defence-ministry-ru', House>> = {
  'air-force-ua': { by: 'air-force-ua', attacker: 'russia', countsByPlace: false },
  'defence-ministry-ru': { by: 'defence-ministry-ru', attacker: 'ukraine', countsByPlace: true },
};

/** What munitions can be counted as; places and people apart. */
export const munitionQuantities: ReadonlySet<Quantity> = new Set<Quantity>([
  'launched',
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
  'lost',
  'missedTarget',
  'impacts',
  'stillFlying',
  'returned',
]);
