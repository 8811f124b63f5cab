// The verb behind a number: "200 drones, including 150 Shaheds, were shot down".
import type { Token } from '../tokens.ts';
import { isPassive, quantityFor, type Governor } from './governor.ts';
import { isAge, type Mention } from './mentions.ts';

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

/** "three of them children" */
const isPartOfThem = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.value != null && tokens[at + 1]?.is.ofThem !== undefined;

/** Skips "(…)", "— … —" and ", including …," after a subject. */
export const afterAside = (tokens: readonly Token[], at: number): number => {
  const open = tokens[at]?.word;
  const close = open === '(' ? ')' : open === '—' ? '—' : null;
  const comma =
    open === ',' &&
    (tokens[at + 1]?.is.subset !== undefined ||
      isPartOfThem(tokens, at + 1) ||
      tokens[at + 1]?.is.aged !== undefined ||
      isAge(tokens, at + 1) ||
      saysAside(tokens, at));
  if (close === null && !comma) return at;
  // "Three siblings, aged eight, 12 and 17, were killed"
  if (comma && tokens[at + 1]?.is.aged !== undefined) {
    let k = at + 2;
    while (tokens[k]?.value != null || tokens[k]?.is.joint !== undefined || tokens[k]?.word === ',')
      k += 1;
    return k;
  }
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

const isParticiple = (token: Token | undefined): boolean =>
  token?.is.verb !== undefined && token.is.modifier !== undefined;

/** "266 and 45 of which respectively were brought down", "417 of the former and 13 of the latter were" */
const isRespective = (tokens: readonly Token[], next: Mention): boolean =>
  tokens[next.number + 1]?.is.former !== undefined ||
  tokens.some(({ is }) => is.respectively !== undefined);

export const rightVerb = (
  tokens: readonly Token[],
  mention: Mention,
  next: Mention | undefined,
): Governor | null => {
  let k = afterAside(tokens, mention.to);
  // «334 БПЛА, уничтоженных за ночь»
  if (tokens[k]?.word === ',' && isParticiple(tokens[k + 1])) k += 1;
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
      // «уламки двох дронів влучили»: what struck is debris.
      if (quantity === 'impacts' && tokens[mention.from - 1]?.is.verb === 'debris') return null;
      if (quantity !== null && !(active && !/^(?:died|dead|die)$/i.test(token.word)))
        return { quantity, at: k, stands: 'right', passive };
      return null;
    }
    if (next && k === next.from) {
      // "200 drones and 30 missiles were fired": subjects joined by "and" share the verb.
      if (tokens[k - 1]?.is.joint === undefined || (next.ofThem && !isRespective(tokens, next)))
        return null;
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
