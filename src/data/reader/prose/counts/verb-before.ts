// The verb or noun of action before a number: "shot down 200", "attacked with 30 missiles", "the toll has risen to 31".
import type { Token } from '../tokens.ts';
import { forPeople, isPassive, quantityFor, type Governor } from './governor.ts';
import type { Mention } from './mentions.ts';

const blocks = (token: Token): boolean =>
  token.is.clause !== undefined && token.is.against === undefined && !/^with$/i.test(token.word);

/** "counted 309 drones, and said five missiles got through": a second verb of saying begins anew. */
const saysMore = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.is.speech !== undefined &&
  tokens[at]?.is.according === undefined &&
  (tokens[at - 1]?.is.joint !== undefined ||
    (tokens[at - 1]?.word === ',' && /ing$/i.test(tokens[at]?.word ?? '')));

export const leftVerb = (tokens: readonly Token[], mention: Mention): Governor | null => {
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
    if (blocks(token) || saysMore(tokens, k)) return null;
  }
  return null;
};

/** "116 shot down; 11 missiles, none downed": a verb that a semicolon closes off from its number. */
export const isShut = (
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
export const hitsOf = (tokens: readonly Token[], mention: Mention): Governor | null => {
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
export const tollOf = (tokens: readonly Token[], mention: Mention): Governor | null => {
  if (mention.kind !== 'bare' && mention.kind !== 'people') return null;
  const rises = mention.from - 1;
  if (tokens[rises]?.is.rises === undefined) return null;
  // "corrected it to ten wounded": the number has a word of its own.
  const own = forPeople[tokens[mention.to]?.is.verb ?? ''] ?? null;
  for (let k = rises - 1; k >= 0 && k >= rises - 24; k--) {
    const token = tokens[k];
    if (token?.is.toll === 'killed' || token?.is.toll === 'injured')
      return own !== null && own !== token.is.toll
        ? null
        : { quantity: token.is.toll, at: rises, stands: 'left', passive: false };
  }
  // "bringing to six the number of dead"
  for (let k = mention.to; k < mention.to + 3; k++) {
    const toll = tokens[k]?.is.toll;
    if ((toll === 'killed' || toll === 'injured') && own === null)
      return { quantity: toll, at: rises, stands: 'left', passive: false };
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
