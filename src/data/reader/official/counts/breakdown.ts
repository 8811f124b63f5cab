// Totals and their items: which figures by place are parts of a stated total, and titles that repeat one.
import type { Claim, Period } from '../../../model/report.ts';
import { covers } from '../../../model/terms.ts';
import type { Figure } from './assign.ts';
import type { Document } from '../../document.ts';
import { clockAt } from '../period/moments.ts';
import { markAt, within } from '../../phrases.ts';

/** A claim with what it was read from and every region it is about. */
export interface Draft {
  readonly claim: Claim;
  readonly figure: Figure;
  readonly regions: readonly string[];
}

const isTotal = (draft: Draft, rest: readonly Draft[]): boolean => {
  const items = rest.filter(
    ({ claim, figure }) =>
      claim.munition === draft.claim.munition &&
      figure !== draft.figure &&
      claim.quantity !== 'launched',
  );
  if (items.length === 0) return false;
  if (draft.regions.length === 0)
    return items.some(({ claim, regions }) => claim.region !== null || regions.length > 0);
  // A total that names its places and then splits over them.
  const sum = items.reduce((total, { claim }) => total + (claim.subset ? 0 : claim.count.value), 0);
  return (
    draft.regions.length > 1 &&
    sum === draft.claim.count.value &&
    items.every(({ claim }) => claim.region !== null && draft.regions.includes(claim.region))
  );
};

/** A title in small letters («81 БПЛА уничтожен за ночь») that the text below repeats is no figure of its own. */
export const dropTitle = (document: Document, drafts: Draft[]): void => {
  const [title] = drafts;
  if (!title || document.sentences[title.figure.sentence]?.line !== 0) return;
  const repeated = drafts.some(
    ({ claim, figure, regions }) =>
      (document.sentences[figure.sentence]?.line ?? 0) > 0 &&
      regions.length === 0 &&
      claim.count.value === title.claim.count.value &&
      claim.quantity === title.claim.quantity &&
      claim.munition === title.claim.munition,
  );
  if (repeated && title.regions.length === 0) drafts.shift();
};

/** Minutes after midnight, local, of an instant with its offset. */
const minutesOf = (instant: string): number =>
  Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16));

/** «Ранее, около 14.30, уничтожен БПЛА»: a later sentence, no item of a list, with an hour outside the post's window. */
const isAnotherHour = (
  document: Document,
  { figure }: Draft,
  first: number,
  period: Period | null,
): boolean => {
  if (!period?.from || !period.to) return false;
  const [from, to] = [minutesOf(period.from), minutesOf(period.to)];
  const sentence = document.sentences[figure.sentence];
  if (!sentence || figure.sentence === first || sentence.bullet || sentence.heading !== null)
    return false;
  for (let at = sentence.from; at < figure.mention.from; at += 1) {
    const clock = clockAt(document, at);
    if (!clock) continue;
    const { minutes } = clock;
    return from < to ? minutes < from || minutes > to : minutes < from && minutes > to;
  }
  return false;
};

const ofOneTime = (
  document: Document,
  draft: Draft,
  first: number,
  period: Period | null,
): string => {
  const { night, part, window } = draft.claim;
  const own = isAnotherHour(document, draft, first, period) ? draft.figure.sentence : null;
  return [night, part, window?.from, window?.to, own].join('|');
};

const sameOrKind = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && (covers(one, other) || covers(other, one)));

/** «Белгородская область – 12, Крым – 3. Всего – 15 БПЛА»: the total stands last. */
const closesWithTotal = (own: readonly Draft[]): boolean => {
  const total = own.at(-1);
  const items = own.slice(0, -1).filter(({ claim }) => !claim.subset);
  if (!total || items.length < 2 || total.regions.length > 0) return false;
  const alike = items.every(
    ({ claim }) =>
      claim.region !== null &&
      claim.quantity === total.claim.quantity &&
      claim.munition === total.claim.munition,
  );
  const sum = items.reduce((whole, { claim }) => whole + claim.count.value, 0);
  return alike && sum === total.claim.count.value;
};

/**
 * Marks figures by region as parts of the figure before them that names none («збито 22 БпЛА: 12 – на Сумщині,
 * 7 – на Полтавщині»), as far as they fit into it. For posts whose lists are of weapons, not of places.
 */
export const markRegions = (drafts: readonly Draft[]): Claim[] => {
  let total: Claim | null = null;
  let left = 0;
  return drafts.map(({ claim, regions }) => {
    if (regions.length === 0) {
      if (claim.munition === null) return claim;
      total = claim;
      left = claim.count.value;
      return claim;
    }
    const fits =
      claim.region !== null &&
      total?.quantity === claim.quantity &&
      total.munition === claim.munition &&
      total.night === claim.night &&
      claim.count.value <= left;
    if (!fits) return claim;
    left -= claim.count.value;
    return { ...claim, subset: true };
  });
};

/** Marks items of a stated total as parts of it. The total itself is about no one region. */
export const markBreakdown = (
  document: Document,
  drafts: readonly Draft[],
  period: Period | null,
): Claim[] => {
  const claims = drafts.map(({ claim }) => claim);
  const times = new Map<string, number[]>();
  const opening = drafts[0]?.figure.sentence ?? 0;
  drafts.forEach((draft, index) => {
    const key = ofOneTime(document, draft, opening, period);
    const time = times.get(key);
    if (time) time.push(index);
    else times.set(key, [index]);
  });
  for (const own of times.values()) {
    const first = own.findIndex((index) => {
      const draft = drafts[index];
      return (
        draft !== undefined &&
        draft.claim.quantity !== 'launched' &&
        !draft.claim.subset &&
        !draft.figure.mention.each
      );
    });
    const total = drafts[own[first] ?? -1];
    if (!total) continue;
    if (closesWithTotal(own.map((index) => drafts[index] as Draft))) {
      for (const index of own.slice(0, -1)) {
        const claim = claims[index];
        if (claim) claims[index] = { ...claim, subset: true };
      }
      continue;
    }
    const rest = own.slice(first + 1).map((index) => drafts[index] as Draft);
    if (!isTotal(total, rest)) continue;
    // «12 БПЛА и две ракеты «Нептун»: 8 БПЛА – над Крымом, 4 БПЛА и две ракеты – над Черным морем»
    const totals = new Map([[total.claim.munition, total]]);
    for (const draft of rest) {
      if (draft.regions.length > 0 || draft.claim.quantity !== total.claim.quantity) break;
      if (!draft.claim.subset && !totals.has(draft.claim.munition))
        totals.set(draft.claim.munition, draft);
    }
    for (const index of own.slice(first + 1)) {
      const draft = drafts[index];
      const claim = claims[index];
      if (!draft || !claim || totals.get(claim.munition) === draft) continue;
      if (claim.quantity !== total.claim.quantity) continue;
      const whole =
        claim.munition === total.claim.munition ||
        [...totals.values()].some(
          (one) =>
            one !== total &&
            (one.claim.munition === claim.munition ||
              (claim.region !== null &&
                sameOrKind(one.claim.munition, claim.munition) &&
                claim.count.value <= one.claim.count.value)),
        );
      if (whole) claims[index] = { ...claim, subset: true };
    }
  }
  // «два – над Московским регионом, в том числе один, летевший на Москву» lies inside that region's figure.
  drafts.forEach((draft, index) => {
    const { mention } = draft.figure;
    const at = document.tokens[mention.to]?.lower === ',' ? mention.to + 1 : mention.to;
    if (!markAt(document.marks.boundFor, at)) return;
    const claim = claims[index];
    const parent = claims[index - 1];
    if (!claim) return;
    const target = within(document.marks.region, at, at + 6)[0]?.value ?? null;
    claims[index] = {
      ...claim,
      subset: true,
      region: target === 'RU-MOW' && parent?.region === 'RU-MOS' ? 'RU-MOW' : null,
    };
  });
  return claims;
};
