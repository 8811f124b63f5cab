// Figures that are about no one night: totals of months and of the war, records, other wars.
import type { Quantity } from '../../../model/terms.ts';
import type { Context } from '../context.ts';
import { casualties, segmentAround, within } from '../context.ts';
import type { Mention } from '../counts/mentions.ts';
import type { Token } from '../tokens.ts';

export const isCumulative = (tokens: readonly Token[], mention: Mention): boolean => {
  const record = within(tokens, 0, tokens.length, (token) => token.is.record !== undefined);
  if (!record && within(tokens, 0, tokens.length, (token) => token.is.span !== undefined))
    return true;
  const [from, to] = segmentAround(tokens, mention.from, mention.to);
  return within(
    tokens,
    from,
    to,
    (token) => token.is.habit !== undefined || token.is.span !== undefined,
  );
};

/** More than any night has seen: a total of months, whatever words stand round it. */
export const isBeyondANight = (mention: Mention, quantity: Quantity): boolean =>
  (mention.count?.value ?? 0) > (casualties.has(quantity) ? 2000 : 4000);

export const isForeign = (tokens: readonly Token[]): boolean => {
  let foreign = 0;
  let own = 0;
  for (const token of tokens) {
    if (token.is.foreign !== undefined) foreign += 1;
    if (token.is.side !== undefined || token.is.region !== undefined) own += 1;
  }
  return foreign > 0 && foreign >= own;
};

export const isRecord = (tokens: readonly Token[], mention: Mention): boolean => {
  for (let k = mention.number - 1; k >= 0 && k >= mention.number - 6; k--) {
    const token = tokens[k];
    if (!token || token.word === ',' || token.word === ';') return false;
    if (token.is.record === 'old') return true;
    if (token.is.verb !== undefined) return false;
  }
  return false;
};

/** A man who died is counted only where the text has just told of an attack. */
export const warlikeNear = (context: Context, tokens: readonly Token[], at: number): boolean =>
  at - context.attackerAt <= 2 ||
  within(
    tokens,
    0,
    tokens.length,
    (token) => token.is.attack !== undefined || token.is.munition !== undefined,
  );
