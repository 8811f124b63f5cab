// What a post says without a figure: a plural without a number, "a part of". Neither zero nor a claim.
import type { Claim, Unnumbered } from '../../../model/report.ts';
import { covers, munitionKey } from '../../../model/terms.ts';
import type { Quantity } from '../../../model/terms.ts';
import type { Figure } from './assign.ts';
import { quoteTokens } from '../../document.ts';
import type { Document } from '../../document.ts';
import type { Mention } from './mentions.ts';

/** Only these quantities are worth telling without a number; "the drones were shot down" is not. */
const told: ReadonlySet<Quantity> = new Set<Quantity>(['launched', 'impacts', 'missedTarget']);

type Said = Pick<Unnumbered, 'quantity' | 'munition' | 'word' | 'quote'>;

/** Each weapon once, where no figure of the text says the same thing better. */
export const readUnnumbered = (
  document: Document,
  figures: readonly Figure[],
  headlines: ReadonlySet<number>,
  label: (mention: Mention) => string,
  claims: readonly Claim[],
): Said[] => {
  const said: Said[] = [];
  for (const { mention, quantity, sentence } of figures) {
    if (mention.kind !== 'munition' || mention.number !== null || mention.form === 'one') continue;
    if (!quantity || !told.has(quantity) || headlines.has(sentence)) continue;
    if (mention.bracketed || mention.subset || mention.all === 'both') continue;
    // «жодної ракети не збито» tells of nothing that happened.
    if (mention.vague === 'none') continue;
    const munition = label(mention);
    const known = (other: string | null, same: Quantity): boolean =>
      other !== null &&
      same === quantity &&
      (munitionKey(other) === munitionKey(munition) ||
        covers(munition, other) ||
        (quantity === 'launched' && covers(other, munition)));
    if (claims.some((claim) => known(claim.munition, claim.quantity))) continue;
    if (said.some((entry) => known(entry.munition, entry.quantity))) continue;
    said.push({
      quantity,
      munition,
      word: mention.vague ?? (mention.all === 'all' ? 'all' : null),
      quote: quoteTokens(document, mention.from, mention.end),
    });
  }
  return said;
};
