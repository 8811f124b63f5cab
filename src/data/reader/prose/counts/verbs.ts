// What a number in prose counts: the verb of its clause. A number without a verb that tells is no claim.
import type { Quantity } from '../../../model/terms.ts';
import { isAge, type Mention } from './mentions.ts';
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
const forPeople: Readonly<Record<string, Quantity>> = { killed: 'killed', injured: 'injured' };
const forPlaces: Readonly<Record<string, Quantity>> = {
  impacts: 'impactLocations',
  debris: 'debrisLocations',
  launched: 'impactLocations',
};

const quantityFor = (kind: Mention['kind'], verb: string): Quantity | null => {
  if (kind === 'munition') return forMunitions[verb] ?? null;
  if (kind === 'people') return forPeople[verb] ?? null;
  if (kind === 'places') return forPlaces[verb] ?? null;
  return forMunitions[verb] ?? forPeople[verb] ?? null;
};

const blocks = (token: Token): boolean =>
  token.is.clause !== undefined && token.is.against === undefined && !/^with$/i.test(token.word);

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

const isPassive = (tokens: readonly Token[], verb: number): boolean => {
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

const skippable = (token: Token): boolean =>
  token.is.passive !== undefined ||
  token.is.ofThem !== undefined ||
  token.is.further !== undefined ||
  token.is.each !== undefined ||
  token.is.modifier !== undefined ||
  token.is.time !== undefined ||
  token.is.side !== undefined ||
  /^(?:"|have|had|has|also|all|already|later|either|both|were|and|then|that|confirmed|reported|reportedly|found|pronounced|declared|known|feared|left)$/i.test(
    token.word,
  ) ||
  /ly$/.test(token.word);

/** ", as the ministry said," */
const saysAside = (tokens: readonly Token[], at: number): boolean => {
  if (tokens[at + 1]?.is.clause === undefined) return false;
  for (let k = at + 2; k < tokens.length && k < at + 7; k++) {
    if (tokens[k]?.word === ',') return false;
    if (tokens[k]?.is.speech !== undefined) return true;
  }
  return false;
};

/** Skips "(…)", "— … —" and ", including …," after a subject. */
export const afterAside = (tokens: readonly Token[], at: number): number => {
  const open = tokens[at]?.word;
  const close = open === '(' ? ')' : open === '—' ? '—' : null;
  const comma =
    open === ',' &&
    (tokens[at + 1]?.is.subset !== undefined ||
      tokens[at + 1]?.is.aged !== undefined ||
      isAge(tokens, at + 1) ||
      saysAside(tokens, at));
  if (close === null && !comma) return at;
  for (let k = at + 1; k < tokens.length && k < at + 24; k++)
    if (tokens[k]?.word === (comma ? ',' : close)) return k + 1;
  return at;
};

/** "missiles launched were destroyed", "drones launched by Russia had been downed": the second verb is the sentence's. */
const afterParticiple = (tokens: readonly Token[], participle: number): number | null => {
  for (let k = participle + 1; k < tokens.length && k <= participle + 9; k++) {
    const token = tokens[k];
    if (!token || token.word === ',' || token.is.clause !== undefined || token.value !== null)
      return null;
    if (token.is.verb !== undefined) return null;
    if (token.is.passive !== undefined)
      return tokens.slice(k + 1, k + 5).some((one) => one.is.verb !== undefined) ? k : null;
  }
  return null;
};

const rightVerb = (
  tokens: readonly Token[],
  mention: Mention,
  next: Mention | undefined,
): Governor | null => {
  let k = afterAside(tokens, mention.to);
  let aside = 0;
  for (let steps = 0; k < tokens.length && steps < 16; k++, steps++) {
    const token = tokens[k];
    if (!token) return null;
    const verb = token.is.verb;
    if (verb !== undefined) {
      const quantity = quantityFor(mention.kind, verb);
      const passive = isPassive(tokens, k);
      const beyond =
        passive || !(verb === 'launched' || verb === 'used') ? null : afterParticiple(tokens, k);
      if (beyond !== null) {
        k = beyond - 1;
        continue;
      }
      const after = tokens[k + 1];
      // "30 drones destroyed a house": the drones did it, and that counts nothing.
      const active =
        !passive &&
        (verb === 'intercepted' || verb === 'killed' || verb === 'injured') &&
        after !== undefined &&
        (after.is.article !== undefined ||
          after.value !== null ||
          after.is.side !== undefined ||
          /^the$/i.test(after.word));
      if (quantity !== null && !(active && !/^(?:died|dead|die)$/i.test(token.word)))
        return { quantity, at: k, stands: 'right', passive };
      return null;
    }
    if (next && k === next.from) {
      // "200 drones and 30 missiles were fired": subjects joined by "and" share the verb.
      if (tokens[k - 1]?.is.joint === undefined || next.ofThem) return null;
      // "shot down 233 drones and another 55 were jammed": another number, another verb.
      if (tokens[k]?.is.further !== undefined) return null;
      k = next.to - 1;
      next = undefined;
      continue;
    }
    if (skippable(token) || token.is.joint !== undefined) continue;
    // A place between subject and verb: "100 attack drones over central regions were ...".
    if (
      (token.is.place !== undefined ||
        token.is.region !== undefined ||
        token.is.regionWord !== undefined) &&
      aside < 8
    ) {
      aside += 1;
      continue;
    }
    if (/^[—)]$/.test(token.word) && tokens[k + 1]?.is.passive !== undefined) continue;
    const beyond = afterAside(tokens, k);
    if (beyond > k) {
      k = beyond - 1;
      continue;
    }
    return null;
  }
  return null;
};

const leftVerb = (tokens: readonly Token[], mention: Mention): Governor | null => {
  for (let k = mention.from - 1; k >= 0; k--) {
    const token = tokens[k];
    if (!token) return null;
    const verb = token.is.verb;
    if (
      verb !== undefined &&
      !(token.is.modifier !== undefined && tokens[k + 1]?.is.munition !== undefined)
    ) {
      const quantity = quantityFor(mention.kind, verb);
      // "Russia hit Ukraine overnight with 242 drones": what it hit with was launched.
      if (quantity === 'impacts' && usedFor(tokens, k, mention.from))
        return { quantity: 'launched', at: k, stands: 'left', passive: false };
      if (quantity === 'intercepted' && jams(tokens, k))
        return { quantity: 'interceptedOrSuppressed', at: k, stands: 'left', passive: false };
      if (quantity !== null)
        return { quantity, at: k, stands: 'left', passive: isPassive(tokens, k) };
      if (mention.kind !== 'places') {
        if (mention.kind === 'people' || !['debris', 'killed', 'injured'].includes(verb))
          return null;
      }
    }
    if (
      token.is.attack !== undefined &&
      token.is.verb === undefined &&
      mention.kind === 'munition' &&
      opens(tokens, k, mention.from)
    )
      return { quantity: 'launched', at: k, stands: 'left', passive: false };
    if (blocks(token)) return null;
  }
  return null;
};

/** "116 shot down; 11 missiles, none downed": a verb that a semicolon closes off from its number. */
const isShut = (
  tokens: readonly Token[],
  verb: number,
  from: number,
  right: Governor | null,
): boolean => {
  const shut = tokens.slice(verb, from).findIndex((token) => token.word === ';');
  if (shut < 0) return false;
  // A list goes on over it only where the verb has its first item before it.
  return (
    right !== null ||
    !tokens
      .slice(verb + 1, verb + shut)
      .some((token) => token.value !== null || token.is.munition !== undefined)
  );
};

/** "direct hits by 16 missiles were recorded": what was recorded are the hits. */
const hitsOf = (tokens: readonly Token[], mention: Mention): Governor | null => {
  if (mention.kind !== 'munition') return null;
  for (let k = mention.from - 1; k >= 0 && k >= mention.from - 8; k--) {
    const token = tokens[k];
    if (!token || token.is.clause !== undefined) return null;
    if (token.is.hits !== undefined)
      return /^(?:by|of|from)$/i.test(tokens[k + 1]?.word ?? '')
        ? { quantity: 'impacts', at: k, stands: 'left', passive: false }
        : null;
    if (token.is.verb !== undefined) return null;
  }
  return null;
};

/** "the death toll has risen to 31", «число погибших выросло до 25». */
const tollOf = (tokens: readonly Token[], mention: Mention): Governor | null => {
  if (mention.kind !== 'bare' && mention.kind !== 'people') return null;
  const rises = mention.from - 1;
  if (tokens[rises]?.is.rises === undefined) return null;
  for (let k = rises - 1; k >= 0 && k >= rises - 24; k--) {
    const token = tokens[k];
    if (token?.is.toll === 'killed' || token?.is.toll === 'injured')
      return { quantity: token.is.toll, at: rises, stands: 'left', passive: false };
  }
  return null;
};

const usedFor = (tokens: readonly Token[], verb: number, from: number): boolean => {
  for (let k = verb + 1; k < from; k++) if (tokens[k]?.is.means !== undefined) return true;
  return false;
};

/** "air defence fire and electronic warfare downed": one figure for both. */
const jams = (tokens: readonly Token[], verb: number): boolean => {
  for (let k = verb - 1; k >= 0 && k >= verb - 6; k--) {
    const token = tokens[k];
    if (!token || token.is.clause !== undefined || token.value !== null) return false;
    if (token.is.defence === 'jamming') return true;
  }
  return false;
};

/** "attack by 20 drones", "a barrage of 367", "strikes with more than": the attack names what flew. */
const opens = (tokens: readonly Token[], attack: number, from: number): boolean => {
  if (from - attack > 9) return false;
  // «об атаке 496 дронов»: a language of cases needs no preposition.
  if (tokens[attack + 1]?.value != null && tokens[attack]?.is.modifier === undefined) return true;
  for (let k = attack + 1; k < from; k++) {
    const word = tokens[k]?.word.toLowerCase() ?? '';
    if (
      /^(?:by|of|with|using|involving|from|with the use of|comprising)$/.test(word) ||
      tokens[k]?.is.verb === 'used'
    )
      return true;
  }
  return false;
};

/** A number without a noun is a count only where its verb, a place or a mark follows at once. */
const standsAlone = (tokens: readonly Token[], mention: Mention): boolean => {
  let at = mention.number + 1;
  while (
    tokens[at]?.is.ofThem !== undefined ||
    tokens[at]?.is.further !== undefined ||
    tokens[at]?.is.each !== undefined
  )
    at += 1;
  const token = tokens[at];
  if (!token) return true;
  const { is } = token;
  return (
    !/\p{L}|\p{N}/u.test(token.word) ||
    is.passive !== undefined ||
    is.verb !== undefined ||
    is.place !== undefined ||
    is.against !== undefined ||
    is.time !== undefined ||
    is.weekday !== undefined ||
    is.joint !== undefined ||
    is.clause !== undefined ||
    is.munition !== undefined ||
    /ly$|^(?:have|had|has|of)$/i.test(token.word)
  );
};

/** The verb a mention hangs on, or null. `next`: the following mention of the sentence. */
export const governorOf = (
  tokens: readonly Token[],
  mention: Mention,
  next: Mention | undefined,
): Governor | null => {
  const toll = tollOf(tokens, mention);
  if (toll) return toll;
  if (mention.kind === 'bare' && !standsAlone(tokens, mention)) return null;
  if (mention.whole)
    return { quantity: 'launched', at: mention.number, stands: 'right', passive: true };
  const hits = hitsOf(tokens, mention);
  if (hits) return hits;
  const right = rightVerb(tokens, mention, next);
  const before = leftVerb(tokens, mention);
  const left = before !== null && isShut(tokens, before.at, mention.from, right) ? null : before;
  const adjacent = right !== null && right.at - mention.to <= 1;
  // «збито 213 БпЛА, ще 64 дрони втрачено»: the verb before has its object, the one behind is this one's.
  if (
    right &&
    left &&
    adjacent &&
    right.quantity !== left.quantity &&
    tokens[mention.from - 1]?.word === ',' &&
    tokens.slice(left.at + 1, mention.from).some((token) => token.value !== null)
  )
    return right;
  if (
    right &&
    (right.passive ||
      left === null ||
      (left.passive && adjacent) ||
      (mention.kind === 'bare' && adjacent))
  )
    return right;
  if (mention.kind === 'bare' && left && forPeople[tokens[left.at]?.is.verb ?? ''] !== undefined)
    return mention.from - left.at <= 1 ? left : null;
  if (
    mention.kind === 'people' &&
    right &&
    adjacent &&
    (left === null || mention.from - left.at > 1)
  )
    return right;
  if (mention.kind === 'bare') return left && mention.from - left.at <= 1 ? left : right;
  if (left === null && right === null)
    for (let k = mention.number + 1; k < mention.to; k++) {
      const quantity = quantityFor(mention.kind, tokens[k]?.is.verb ?? '');
      if (quantity !== null) return { quantity, at: k, stands: 'right', passive: true };
    }
  if (mention.fate !== null && left === null && right === null)
    return { quantity: mention.fate, at: mention.number, stands: 'right', passive: false };
  return left ?? right;
};
