// What a number in prose counts: the verb of its clause. A number without a verb that tells is no claim.
import type { Token } from '../tokens.ts';
import { forPeople, quantityFor, type Governor } from './governor.ts';
import type { Mention } from './mentions.ts';
import { afterAside, rightVerb } from './verb-after.ts';
import { hitsOf, isShut, leftVerb, tollOf } from './verb-before.ts';

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
  // "counted 334 drones destroyed overnight": what was counted is told by the participle.
  if (right && left && adjacent && tokens[left.at]?.is.verb === 'used') return right;
  // «збито 213 БпЛА, ще 64 дрони втрачено»: the verb before has its object, the one behind is this one's.
  // «погиб мужчина, 19 человек, в том числе двое детей, пострадали» is read so as well.
  if (
    right &&
    left &&
    right.at - afterAside(tokens, mention.to) <= 1 &&
    right.quantity !== left.quantity &&
    tokens[mention.from - 1]?.word === ',' &&
    tokens
      .slice(left.at + 1, mention.from)
      .some(({ value, is }) => value !== null || is.person !== undefined)
  )
    return right;
  // «атаковали город: четыре дрона сбиты»: behind the colon the number has its own verb.
  if (
    right &&
    left &&
    adjacent &&
    right.quantity !== left.quantity &&
    tokens[mention.from - 1]?.word === ':'
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
  // "shot down 406 of the former and nine of the latter"
  if (tokens[mention.number + 1]?.is.former !== undefined) return left ?? right;
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
