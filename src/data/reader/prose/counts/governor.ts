// The verb that a number hangs on, and what that verb makes it count.
import type { Quantity } from '../../../model/terms.ts';
import type { Mention } from './mentions.ts';
import type { Token } from '../tokens.ts';

/** The verb that a mention hangs on. `at`: its token; `side`: where it stands; `passive`: "were shot down". */
export interface Governor {
  readonly quantity: Quantity;
  readonly at: number;
  readonly stands: 'left' | 'right';
  readonly passive: boolean;
}

const forMunitions: Readonly<Record<string, Quantity>> = {
  launched: 'launched',
  used: 'launched',
  intercepted: 'intercepted',
  suppressed: 'suppressed',
  interceptedOrSuppressed: 'interceptedOrSuppressed',
  lost: 'lost',
  missedTarget: 'missedTarget',
  impacts: 'impacts',
  stillFlying: 'stillFlying',
  returned: 'returned',
};
export const forPeople: Readonly<Record<string, Quantity>> = {
  killed: 'killed',
  injured: 'injured',
};
const forPlaces: Readonly<Record<string, Quantity>> = {
  impacts: 'impactLocations',
  debris: 'debrisLocations',
  launched: 'impactLocations',
};

export const quantityFor = (kind: Mention['kind'], verb: string): Quantity | null => {
  if (kind === 'munition') return forMunitions[verb] ?? null;
  if (kind === 'people') return forPeople[verb] ?? null;
  if (kind === 'places') return forPlaces[verb] ?? null;
  return forMunitions[verb] ?? forPeople[verb] ?? null;
};

/** True where the words before a verb make it a wish, a threat or a denial. */
export const isUnreal = (tokens: readonly Token[], verb: number): boolean => {
  for (let k = verb - 1; k >= 0 && k >= verb - 4; k--) {
    const token = tokens[k];
    if (!token || token.word === ',' || token.is.clause !== undefined) return false;
    if (token.is.modal !== undefined && token.is.month === undefined) return true;
    if (token.is.negation !== undefined) return true;
    if (token.is.munition !== undefined || token.value !== null || token.is.people !== undefined)
      return false;
  }
  return false;
};

export const isPassive = (tokens: readonly Token[], verb: number): boolean => {
  for (let k = verb - 1; k >= 0 && k >= verb - 4; k--) {
    const token = tokens[k];
    if (
      !token ||
      token.word === ',' ||
      token.is.munition !== undefined ||
      token.is.people !== undefined ||
      token.value !== null
    )
      return false;
    if (token.is.passive !== undefined) return true;
  }
  return false;
};

/** A number with the verb it hangs on, and the numbers before and behind it. `index`: which of its sentence it is. */
export interface Figure {
  readonly mention: Mention;
  readonly governor: Governor;
  readonly index: number;
  readonly previous: Mention | undefined;
  readonly next: Mention | undefined;
}
