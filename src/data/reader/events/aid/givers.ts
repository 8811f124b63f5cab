// Who gives in a sentence of aid: before an active verb, behind a passive one, or with the verb left out.
import type { Sentence } from '../../clauses.ts';
import type { Mark } from '../../phrases.ts';
import { giveStages, type EventText, type GiveStage } from '../text.ts';

const receivers = new Set(['ukraine', 'russia', 'belarus', 'china']);

/** A verb of giving with the stage it tells. `from`/`to`: its tokens. */
export interface Verb {
  readonly stage: GiveStage;
  readonly from: number;
  readonly to: number;
  /** Where the next verb begins: what is given stands before it. */
  readonly end: number;
  /** "was pledged": what is given is the subject, who gives stands after "by". */
  readonly passive: boolean;
}

/** Verbs of giving, "voted to spend" and "pledged to provide" taken as one with the stage of the first. */
export const verbsIn = (text: EventText, { from, to }: Sentence): Verb[] => {
  const all = giveStages
    .flatMap((stage) => [
      ...text.find(`give-${stage}`, from, to).map((mark) => ({ ...mark, stage, passive: false })),
      ...text
        .find(`given-${stage}`, from, to)
        .filter((mark) => agentOf(text, mark, from, to) !== null)
        .map((mark) => ({ ...mark, stage, passive: true })),
    ])
    .sort((a, b) => a.from - b.from || b.to - a.to || Number(b.passive) - Number(a.passive));
  const joined: Omit<Verb, 'end'>[] = [];
  for (const verb of all) {
    const open = joined.at(-1);
    if (open && verb.to <= open.to) continue;
    if (open && verb.from - open.to <= 1 && !verb.passive)
      joined[joined.length - 1] = { ...open, to: verb.to };
    else joined.push({ stage: verb.stage, from: verb.from, to: verb.to, passive: verb.passive });
  }
  return joined.map((verb, index) => {
    const next = joined[index + 1];
    return { ...verb, end: next ? subjectStart(text, verb.to, next) : to };
  });
};

/** Where the clause of a passive verb begins: its subject is none of the verb's before it. */
export const subjectStart = (text: EventText, from: number, verb: Omit<Verb, 'end'>): number => {
  if (!verb.passive) return verb.from;
  for (let at = verb.from - 1; at > from; at -= 1)
    if (
      /^[,;]$/u.test(text.tokens[at]?.lower ?? '') ||
      text.has('and', at, at + 1) ||
      text.has('clause', at, at + 1)
    )
      return at;
  return verb.from;
};

/** "by the Netherlands", «Німеччиною»: who gives what was given; null where nobody is told. */
const agentOf = (
  text: EventText,
  verb: { readonly from: number; readonly to: number },
  from: number,
  to: number,
): { party: string; from: number } | null => {
  const cased = text
    .find('donorCase', Math.max(from, verb.from - 5), Math.min(to, verb.to + 5))
    .map((mark) => text.find('party', mark.from, mark.to)[0])
    .find((party) => party !== undefined && !receivers.has(party.value));
  if (cased) return { party: cased.value, from: cased.from };
  const by = text
    .find('donorMark', verb.to, Math.min(to, verb.to + 24))
    .find((mark) => text.tokens[mark.from]?.lower === 'by');
  const giver = by ? text.find('party', by.to, Math.min(to, by.to + 4))[0] : undefined;
  return giver && !receivers.has(giver.value) ? { party: giver.value, from: verb.from } : null;
};

/** States of a stretch in order; a capital is one where its clause begins with it: ", Oslo will fund". */
const statesIn = (text: EventText, from: number, to: number): Mark<string>[] =>
  [
    ...text.find('party', from, to),
    ...text.find('capital', from, to).filter((mark) => {
      const before = text.tokens[mark.from - 1];
      return (
        !before ||
        /^[,.;:\n]$/u.test(before.lower) ||
        before.kind === 'line' ||
        text.has('and', mark.from - 1, mark.from)
      );
    }),
  ].sort((a, b) => a.from - b.from);

/** What may stand between two who give together: "Finland and Sweden", "Norway, together with Germany,". */
const joins = (text: EventText, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const together = text.find('together', at, to).find((mark) => mark.from === at);
    if (together) at = together.to - 1;
    else if (
      !/^(?:,|the)$/u.test(text.tokens[at]?.lower ?? '') &&
      !text.has('and', at, at + 1) &&
      !text.has('partyOffice', at, at + 1)
    )
      return false;
  }
  return to > from;
};

/**
 * All who give together with the one that was found, in the text's order: "Finland and Sweden", "Together with
 * Germany, Norway". The one alone where nobody stands beside it.
 */
export const donorsWith = (
  text: EventText,
  donor: { readonly party: string; readonly from: number },
  covered: number,
  verb: Verb,
): readonly string[] => {
  const chain = [donor.party];
  if (verb.passive || text.has('receives', verb.from, verb.to)) return chain;
  let open = donor.from;
  const before = statesIn(text, covered, donor.from)
    .filter(({ value, to }) => !receivers.has(value) && to <= donor.from)
    .reverse();
  for (const mark of before) {
    if (!joins(text, mark.to, open)) break;
    if (!chain.includes(mark.value)) chain.unshift(mark.value);
    open = mark.from;
  }
  return chain;
};

/** Who gives: named before the verb, or after "received" where Ukraine is the one before it. */
export const donorOf = (
  text: EventText,
  verb: Verb,
  covered: number,
): { party: string; from: number } | null => {
  if (verb.passive) return agentOf(text, verb, covered, verb.end);
  if (text.has('receives', verb.from, verb.to)) {
    const giver =
      text
        .find('donorMark', verb.to, verb.end)
        .flatMap((mark) => text.find('party', mark.to, Math.min(verb.end, mark.to + 6)).slice(0, 1))
        .find(({ value }) => !receivers.has(value)) ??
      // "received €1bn of an EU loan"
      text
        .find('party', verb.to, verb.end)
        .find((one) => text.find('aid', one.to, one.to + 1).some(({ from }) => from === one.to));
    return giver && !receivers.has(giver.value) ? { party: giver.value, from: verb.from } : null;
  }
  const named = statesIn(text, covered, verb.from)
    .filter(({ value }) => !receivers.has(value))
    // "in Brussels" is where it was pledged, not who pledged it.
    .filter(
      (mark) => !text.find('place', mark.from - 2, mark.to).some(({ to: end }) => end >= mark.to),
    )
    // The "Danish model" is the name of a thing.
    .filter((mark) => text.tokens[mark.from - 1]?.lower !== '"')
    .at(-1);
  if (named) return { party: named.value, from: named.from };
  const person = text
    .find('known', covered, verb.from)
    .filter(({ value }) => !receivers.has(value.party))
    .at(-1);
  return person ? { party: person.value.party, from: person.from } : null;
};

/** "580 million kroner from Copenhagen": the giver behind a sum, or null. */
export const giverBehind = (text: EventText, end: number): string | null => {
  const mark = text
    .find('donorMark', end, end + 1)
    .find(({ from, to }) => from === end && to === end + 1 && text.tokens[end]?.lower !== 'by');
  if (!mark) return null;
  const giver = [
    ...text.find('party', mark.to, mark.to + 3),
    ...text.find('capital', mark.to, mark.to + 3),
  ].find(({ from, value }) => from - mark.to <= 1 && !receivers.has(value));
  return giver?.value ?? null;
};

/** «Нідерланди — на 25 млн євро», "Sweden - $75 million": a dash stands for the verb. */
const isDashed = (text: EventText, to: number, sum: number): boolean =>
  text.tokens[to]?.lower === '-' &&
  !text.tokens[to]?.glued &&
  (sum === to + 1 || (sum === to + 2 && text.has('itemOpens', to + 1, sum)));

/** "Norway pledged $690 million, and Sweden $75 million": the verb is left out before a second giver. */
export const giverBefore = (text: EventText, sum: number, verb: number): string | null => {
  const mark = text.find('party', Math.max(verb + 1, sum - 5), sum).findLast(({ to }) => {
    const hedge = text.find('bound', to, sum)[0];
    return (
      to === sum ||
      (hedge !== undefined && hedge.from === to && hedge.to === sum) ||
      isDashed(text, to, sum)
    );
  });
  if (!mark || receivers.has(mark.value)) return null;
  let before = mark.from - 1;
  if (text.tokens[before]?.lower === 'the') before -= 1;
  return text.has('and', before, before + 1) || /^[,;]$/u.test(text.tokens[before]?.lower ?? '')
    ? mark.value
    : null;
};
