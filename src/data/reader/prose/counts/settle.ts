// Figures of one text against each other: what is said twice is one claim, and a part of a total is marked as one.
import type { Claim, Incident, Unnumbered } from '../../../model/report.ts';
import { covers, munitionKey } from '../../../model/terms.ts';
import type { Draft } from '../context.ts';

const sameThing = (a: Claim, b: Claim): boolean =>
  a.quantity === b.quantity && a.attacker === b.attacker && a.night === b.night;

const includes = (whole: Claim, part: Claim): boolean =>
  munitionKey(whole.munition) === munitionKey(part.munition) ||
  (whole.munition !== null && part.munition !== null && covers(whole.munition, part.munition));

const weight = (claim: Claim): number =>
  (claim.by === null ? 0 : 4) +
  (claim.speaker === null ? 0 : 1) +
  (claim.region === null ? 0 : 2) +
  (claim.night === null ? 0 : 1);

/** Once said, once kept: the telling with a speaker and a place wins. */
const once = (drafts: readonly Draft[]): Draft[] => {
  const kept: Draft[] = [];
  const alike = new Map<string, number[]>();
  for (const draft of drafts) {
    const { claim } = draft;
    const key = [
      claim.quantity,
      claim.attacker,
      claim.count.value,
      munitionKey(claim.munition),
    ].join();
    const places = alike.get(key) ?? [];
    const twin = places.find((at) => {
      const other = kept[at];
      return other !== undefined && saysSame(other, draft);
    });
    const old = twin === undefined ? undefined : kept[twin];
    if (twin === undefined || !old) {
      alike.set(key, [...places, kept.length]);
      kept.push(draft);
    } else if (weight(claim) > weight(old.claim)) kept[twin] = draft;
  }
  return kept;
};

/** The same figure again: nothing that one telling names is named otherwise by the other. */
const saysSame = ({ claim, sentence }: Draft, draft: Draft): boolean => {
  const other = draft.claim;
  if (sentence === draft.sentence && claim.region !== other.region) return false;
  if (claim.night !== other.night && claim.night !== null && other.night !== null) return false;
  if (claim.region !== other.region && claim.region !== null && other.region !== null) return false;
  return (
    claim.by === other.by || claim.by === null || other.by === null || claim.region === other.region
  );
};

/** Two who are named differently: the figure of one is no part of the other's. */
const contradicts = (a: Claim, b: Claim): boolean =>
  a.by !== null && b.by !== null && a.by !== b.by;

/** A part stands near its whole: farther figures are not looked at. */
const reach = 80;

/** True where a figure is presented as part of an earlier, larger one of the same quantity. */
const isPart = (drafts: readonly Draft[], at: number): boolean => {
  const draft = drafts[at];
  if (!draft) return false;
  const person = draft.claim.munition === null;
  const first = Math.max(0, at - reach);
  return drafts.slice(first, at + reach).some((whole, offset) => {
    const i = first + offset;
    if (i === at || !sameThing(whole.claim, draft.claim) || !includes(whole.claim, draft.claim))
      return false;
    if (whole.claim.count.value <= draft.claim.count.value) return false;
    if (draft.marked && i < at) return true;
    const wide = whole.claim.region === null;
    if (!wide) return false;
    if (person)
      return (
        (draft.claim.region !== null && !contradicts(whole.claim, draft.claim)) ||
        (draft.further && i < at)
      );
    return (
      draft.claim.region !== null &&
      whole.claim.by === draft.claim.by &&
      (i < at || whole.sentence === draft.sentence)
    );
  });
};

/** Items that add up to a figure given before them by the same speaker are its parts. */
const addUp = (drafts: readonly Draft[]): ReadonlySet<number> => {
  const parts = new Set<number>();
  drafts.forEach((whole, at) => {
    let sum = 0;
    const items: number[] = [];
    for (let k = at + 1; k < drafts.length && k <= at + reach; k++) {
      const draft = drafts[k];
      if (
        !draft ||
        !sameThing(draft.claim, whole.claim) ||
        munitionKey(draft.claim.munition) !== munitionKey(whole.claim.munition)
      )
        continue;
      if (draft.claim.by !== whole.claim.by) continue;
      sum += draft.claim.count.value;
      items.push(k);
      if (sum >= whole.claim.count.value) break;
    }
    if (sum === whole.claim.count.value && items.length > 2)
      items.forEach((item) => parts.add(item));
  });
  return parts;
};

/** Items that add up to a total told just before are of the total's night, whatever was said of it. */
const withNightOfTotal = (drafts: readonly Draft[]): Draft[] => {
  const moved = [...drafts];
  drafts.forEach((whole, at) => {
    let sum = 0;
    const items: number[] = [];
    for (
      let k = at + 1;
      k < drafts.length && k <= at + reach && sum < whole.claim.count.value;
      k++
    ) {
      const one = drafts[k];
      if (
        !one ||
        one.claim.region === null ||
        one.claim.by !== whole.claim.by ||
        one.claim.quantity !== whole.claim.quantity ||
        munitionKey(one.claim.munition) !== munitionKey(whole.claim.munition)
      )
        break;
      sum += one.claim.count.value;
      items.push(k);
    }
    if (sum !== whole.claim.count.value || items.length < 2) return;
    for (const k of items) {
      const one = moved[k];
      if (one)
        moved[k] = {
          ...one,
          claim: { ...one.claim, night: whole.claim.night, part: whole.claim.part },
        };
    }
  });
  return moved;
};

/** The claims of a text in its order. */
export const settle = (drafts: readonly Draft[]): Claim[] => {
  const kept = once(withNightOfTotal(drafts));
  const sums = addUp(kept);
  return kept.map((draft, at) => ({ ...draft.claim, subset: sums.has(at) || isPart(kept, at) }));
};

/** The same word about the same thing is kept once, with its speaker where one telling has it. */
export const onceSaid = (words: readonly Unnumbered[]): Unnumbered[] => {
  const kept = new Map<string, Unnumbered>();
  for (const word of words) {
    const key = [
      word.night,
      word.attacker,
      word.quantity,
      munitionKey(word.munition),
      word.word,
    ].join();
    const old = kept.get(key);
    if (!old || (old.by === null && word.by !== null)) kept.set(key, word);
  }
  return [...kept.values()];
};

/** One entry for a place and kind, unless the text tells of different things there. */
export const onceHappened = (incidents: readonly Incident[]): Incident[] => {
  const kept: Incident[] = [];
  const alike = new Map<string, number[]>();
  for (const one of incidents) {
    const key = [one.kind, one.attacker, one.region].join();
    const places = alike.get(key) ?? [];
    const same = places.find((at) => {
      const other = kept[at];
      if (!other) return false;
      return other.what === one.what || one.kind === 'airport-closed'
        ? other.place === one.place || (other.what === one.what && one.kind !== 'airport-closed')
        : one.what === null || other.what === null;
    });
    const old = same === undefined ? undefined : kept[same];
    if (same === undefined || !old) {
      alike.set(key, [...places, kept.length]);
      kept.push(one);
    } else if (old.what === null && one.what !== null) kept[same] = one;
  }
  return kept;
};
