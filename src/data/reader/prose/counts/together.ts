// People joined under one verb: "a man and two children were killed" tells of three, not of one and of two.
import type { Token } from '../tokens.ts';
import type { Mention } from './mentions.ts';

const isOnePerson = ({ kind, single, count }: Mention): boolean =>
  kind === 'people' && single && count !== null;

/** Only "and" stands between them, and what may stand before a noun: an age, an article, an adjective. */
const isJoinedTo = (tokens: readonly Token[], first: Mention, second: Mention): boolean =>
  tokens[first.to]?.is.joint !== undefined &&
  second.from - first.to <= 4 &&
  tokens
    .slice(first.to + 1, second.from)
    .every(({ aside, is }) => aside || is.article !== undefined || is.modifier !== undefined);

/** "including a woman and a child": parts of a number told before stay as they are told. */
const isPart = (tokens: readonly Token[], { from }: Mention): boolean =>
  tokens.slice(Math.max(0, from - 2), from).some(({ is }) => is.subset !== undefined);

/** «погиб мужчина и двое детей ранены»: each has a verb of his own. */
const hasOwnVerb = (tokens: readonly Token[], first: Mention, second: Mention): boolean => {
  const before = tokens
    .slice(Math.max(0, first.from - 3), first.from)
    .find(({ is }) => is.verb !== undefined);
  const after = tokens.slice(second.to, second.to + 3).find(({ is }) => is.verb !== undefined);
  return before !== undefined && after !== undefined && before.is.verb !== after.is.verb;
};

/** Mentions with each run of joined people as one; a run begins with a person who has no number. */
export const togetherIn = (tokens: readonly Token[], mentions: readonly Mention[]): Mention[] => {
  const told: Mention[] = [];
  for (const mention of mentions) {
    const last = told.at(-1);
    if (
      last?.count &&
      mention.count &&
      isOnePerson(last) &&
      mention.kind === 'people' &&
      mention.fate === null &&
      mention.count.bound === 'exactly' &&
      isJoinedTo(tokens, last, mention) &&
      !isPart(tokens, last) &&
      !hasOwnVerb(tokens, last, mention)
    ) {
      const value = last.count.value + mention.count.value;
      told[told.length - 1] = {
        ...last,
        to: mention.to,
        single: mention.single,
        count: { value, bound: 'exactly' },
      };
    } else told.push(mention);
  }
  return told;
};
