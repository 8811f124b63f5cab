// Numbers that leave out their noun or their verb, and what they lean on in the words before.
import type { Quantity, Side } from '../../../model/terms.ts';
import { belongsTo } from '../../../model/terms.ts';
import type { Context, Reading } from '../context.ts';
import { casualties, within } from '../context.ts';
import type { Mention } from '../counts/mentions.ts';
import { combine } from '../counts/nouns.ts';
import { regionsIn } from '../places.ts';
import type { Token } from '../tokens.ts';
import type { Governor } from '../counts/governor.ts';
import { placedFirst } from '../where.ts';

export const isSubsetMark = (
  tokens: readonly Token[],
  mention: Mention,
  previous: Mention | undefined,
): boolean => {
  if (mention.ofThem && previous !== undefined) return true;
  const from = Math.max(previous?.to ?? 0, mention.from - 6);
  return within(tokens, from, mention.number + 2, (token) => token.is.subset !== undefined);
};

/** "18 more", "ten over the Krasnodar region": an item that goes on with the verb of the figure before it. */
export const inherited = (
  reading: Reading,
  at: number,
  paragraph: number,
  mention: Mention,
  tokens: readonly Token[],
): { governor: Governor; attacker: Side; munition: string } | null => {
  if (mention.kind !== 'bare' || mention.count === null) return null;
  const last = reading.drafts[reading.drafts.length - 1];
  if (!last || last.claim.munition === null || last.paragraph !== paragraph) return null;
  if (
    last.sentence < at - 1 ||
    (last.sentence === at - 1 && regionsIn(tokens, mention.from, tokens.length).length === 0)
  )
    return null;
  // «восемь упали, еще один — на территории»: what stands between tells of something else.
  const parted = tokens
    .slice(0, mention.from)
    .some(({ is, start }) => start > last.start && is.verb === 'debris');
  if (last.sentence === at && parted) return null;
  let k = mention.to;
  while (tokens[k]?.is.ofThem !== undefined || tokens[k]?.is.passive !== undefined) k += 1;
  const after = tokens[k];
  // «еще один упал»: it has a verb of its own, which counts nothing.
  if (after?.is.verb !== undefined) return null;
  const goesOn =
    mention.further ||
    mention.each ||
    after?.is.place !== undefined ||
    after?.word === '—' ||
    after?.word === '-' ||
    placedFirst(tokens, mention);
  return goesOn
    ? {
        governor: {
          quantity: last.claim.quantity,
          at: mention.number,
          stands: 'right',
          passive: true,
        },
        attacker: last.claim.attacker,
        munition: last.claim.munition,
      }
    : null;
};

/** "six of the missiles" after "ATACMS": one kind of Ukrainian missile is all the text has spoken of. */
export const kindSpokenOf = (context: Context, at: number): string | null => {
  const { munition } = context;
  if (!munition || munition.attacker !== 'ukraine' || at - munition.sentence > 1) return null;
  const [kind, other] = new Set(munition.ids);
  return kind !== undefined && other === undefined && belongsTo(kind, 'missile') ? kind : null;
};

/** Undefined where the noun is not in the text's reach. */
export const munitionOf = (
  context: Context,
  tokens: readonly Token[],
  mention: Mention,
  quantity: Quantity,
  at: number,
  mentions: readonly Mention[],
  i: number,
  stands: Governor['stands'],
): string | null | undefined => {
  if (mention.kind === 'people' || mention.kind === 'places' || casualties.has(quantity))
    return null;
  if (mention.kind === 'bare' && tokens.some((token) => token.is.respectively !== undefined)) {
    // "465 drones and 32 missiles, of which 405 and 15 respectively": each of its own.
    const named = mentions.filter((one) => one.munition !== null && one.count !== null);
    const bare = mentions.filter((one) => one.kind === 'bare' && one.count !== null);
    return named.length === bare.length
      ? (named[bare.indexOf(mention)]?.munition ?? undefined)
      : undefined;
  }
  if (mention.munition === 'missile') return kindSpokenOf(context, at) ?? 'missile';
  if (mention.munition !== null) return mention.munition;
  const earlier = mentions.slice(0, i).filter((one) => one.munition !== null);
  // "406 of the former and nine of the latter"
  const former = tokens[mention.number + 1]?.is.former;
  if (former !== undefined && earlier.length !== 2) return undefined;
  if (former !== undefined) return earlier[former === 'first' ? 0 : 1]?.munition ?? undefined;
  if (mention.ofThem && earlier.length > 1)
    return combine(earlier.map((one) => one.munition ?? ''));
  // "Of the drones, 296 were destroyed": the noun opens the sentence without a number.
  const opening = earlier.length === 0 && tokens[0]?.is.ofThem !== undefined;
  const named = opening
    ? tokens.slice(1, 4).find(({ is }) => is.munition !== undefined)
    : undefined;
  if (named?.is.munition !== undefined) return named.is.munition;
  const last = earlier[earlier.length - 1]?.munition;
  if (last) return last === 'missile' ? (kindSpokenOf(context, at) ?? last) : last;
  if (!context.munition || at - context.munition.sentence > 2) return undefined;
  if (stands === 'left' && context.munition.sentence !== at && !mention.ofThem && !mention.further)
    return undefined;
  return combine(context.munition.ids) ?? undefined;
};
