// Two nights side by side, thing by thing: one speaker's figure of each beside its own of the other.
import type { Bound } from '../../data/model/count.ts';
import type { Munition, Quantity, Side, Speaker } from '../../data/model/terms.ts';
import type { Digest } from '../digest.ts';
import { missilesOf } from '../stats.ts';
import { nightFigure } from './tally.ts';

/** A figure of one night; `ours`: our sum of the speaker's kinds. */
export interface ComparedAmount {
  readonly value: number;
  readonly bound: Bound;
  readonly ours: boolean;
}

/** One thing on two nights; null where it was not published. */
export interface ComparedThing {
  readonly attacker: Side;
  readonly quantity: Quantity;
  readonly munition: Munition;
  readonly by: Speaker;
  readonly amounts: readonly [ComparedAmount | null, ComparedAmount | null];
}

const things = [
  ['air-force-ua', 'russia', 'launched', 'drone'],
  ['air-force-ua', 'russia', 'launched', 'missile'],
  ['air-force-ua', 'russia', 'intercepted', 'drone'],
  ['air-force-ua', 'russia', 'interceptedOrSuppressed', 'drone'],
  ['air-force-ua', 'russia', 'lost', 'drone'],
  ['air-force-ua', 'russia', 'impacts', 'drone'],
  ['defence-ministry-ru', 'ukraine', 'intercepted', 'drone'],
] as const;

/**
 * Things that at least one of two nights has a figure of. A sum of ours over ends ("403" of 200 shot down and 203
 * lost) stands beside no other night's: its parts do.
 */
export const comparedThings = (
  digests: readonly (Digest | null | undefined)[],
): readonly ComparedThing[] =>
  things.flatMap(([by, attacker, quantity, munition]) => {
    const amount = (digest: Digest | null | undefined): ComparedAmount | null => {
      if (!digest) return null;
      const figure =
        munition === 'missile'
          ? missilesOf(digest, by)
          : nightFigure(digest, { by, attacker, quantity, munition, part: 'night' });
      if (!figure || (figure.sumOf === 'kinds' && quantity !== 'launched')) return null;
      return { value: figure.lead.value, bound: figure.lead.bound, ours: figure.ours };
    };
    const amounts = [amount(digests[0]), amount(digests[1])] as const;
    return amounts[0] === null && amounts[1] === null
      ? []
      : [{ attacker, quantity, munition, by, amounts }];
  });
