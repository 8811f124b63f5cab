// Which places stand round a count: after it, ahead of it, before a dash; where weapons came from is none of them.
import type { Side } from '../../../model/terms.ts';
import type { Figure } from './assign.ts';
import type { Document } from '../../document.ts';
import { markAt, within } from '../../phrases.ts';

export interface PlaceMark {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

const seaBefore = (document: Document, from: number, at: number): boolean =>
  within(document.marks.region, from, at).some((mark) => mark.value.endsWith('-sea'));

/** Crimea and the seas are where Russian weapons start from. */
const attackedLand = /^UA-(?!43|40)/u;

/** Regions where a figure's places may lie: those of its sentence that no target or purpose claims. */
export const placesOf = (
  document: Document,
  from: number,
  to: number,
  attacker: Side,
): PlaceMark[] =>
  within(document.marks.region, from, to).filter((mark) => {
    // Where Russian weapons came from is no place they were counted at.
    if (attacker === 'russia' && !attackedLand.test(mark.value)) return false;
    // «з повітряного простору Запорізької обл.» is where it came from.
    if (attacker === 'russia' && comesFrom(document, mark.from, from)) return false;
    // «(район пуску – Херсонщина, ТОТ)»
    if (attacker === 'russia' && afterLaunchMark(document, mark.from, from)) return false;
    // "Moscow time"
    if (markAt(document.marks.clock, mark.from)) return false;
    // «летевших на Москву» is where it was bound for, not where it was.
    for (let back = mark.from - 1; back >= Math.max(from, mark.from - 3); back -= 1)
      if (markAt(document.marks.boundFor, back)) return false;
    // «над акваторией Черного моря вблизи побережья Краснодарского края»: the sea.
    for (let back = mark.from - 1; back >= Math.max(from, mark.from - 3); back -= 1)
      if (markAt(document.marks.near, back) && seaBefore(document, from, back)) return false;
    // «ТОТ Донецька» is where it was launched from.
    for (let back = mark.from; back >= Math.max(from, mark.from - 3); back -= 1) {
      const area = markAt(document.marks.area, back);
      if (area && area.to >= mark.to && (area.from < mark.from || area.to > mark.to)) return false;
    }
    return true;
  });

const afterLaunchMark = ({ tokens, marks }: Document, at: number, floor: number): boolean => {
  const before = at - 1;
  if (!['-', ':'].includes(tokens[before]?.lower ?? '')) return false;
  return within(marks.launchMark, Math.max(floor, before - 3), before).some(
    ({ to }) => to === before,
  );
};

const comesFrom = ({ tokens, language }: Document, at: number, floor: number): boolean => {
  for (let back = at - 1; back >= Math.max(floor, at - 3); back -= 1) {
    if (language.outOf.has(tokens[back]?.lower ?? '')) return true;
    if (tokens[back]?.kind !== 'word') return false;
  }
  return false;
};

/** «9, летевших на Москву» */
export const isBoundFor = ({ marks, tokens }: Document, at: number): boolean =>
  markAt(marks.boundFor, tokens[at]?.lower === ',' ? at + 1 : at) !== undefined;

/** The places that stand with nothing but a dash or a colon before a count; one, or for «по 12» a run of them. */
export const placesBeforeDash = (
  { tokens, language }: Document,
  places: readonly PlaceMark[],
  { mention }: Figure,
): readonly PlaceMark[] => {
  const dash = tokens[mention.from - 1]?.lower ?? '';
  if (dash !== '-' && dash !== ':') return [];
  const last = firstPlace(places, mention.from) - 1;
  const own: PlaceMark[] = [];
  let reach = mention.from - 1;
  for (let index = last; index >= 0; index -= 1) {
    const place = places[index];
    if (!place) break;
    // «областью», «обл.» may stand behind the name.
    if (reach - place.to > 2) break;
    const nouns = tokens.slice(place.to, reach);
    const adjacent = nouns.every(({ kind, lower }) =>
      kind === 'word' ? lower.length > 2 && !language.over.has(lower) : lower === '.',
    );
    if (!adjacent) break;
    own.unshift(place);
    if (!mention.each) break;
    const before = tokens[place.from - 1]?.lower ?? '';
    if (before !== ',' && !language.conjunctions.has(before)) break;
    reach = place.from - 1;
  }
  return own;
};

/** «один – над Орловской областью, над Рязанской сбиты два»: where the places named ahead of a count begin. */
export const placesAhead = (
  { tokens, language }: Document,
  { mention, predicate }: Figure,
  floor: number,
): number | null => {
  if (predicate?.to !== mention.from) return null;
  for (let at = predicate.from - 1; at > floor; at -= 1) {
    const before = tokens[at - 1]?.lower ?? '';
    if (
      language.over.has(tokens[at]?.lower ?? '') &&
      (before === ',' || language.conjunctions.has(before))
    )
      return at;
  }
  return null;
};

/** Where each weapon without a number ends, in the order of the text. */
export const uncounted = (
  figures: readonly Figure[],
  indices: readonly number[],
): readonly number[] =>
  indices.flatMap((index) => {
    const mention = figures[index]?.mention;
    return mention?.kind === 'munition' &&
      mention.number === null &&
      mention.form !== 'one' &&
      mention.all === null
      ? [mention.end]
      : [];
  });

/** The index of the first of ordered places that begins at or after a token. */
export const firstPlace = (places: readonly PlaceMark[], token: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The places between two tokens, without those that belong to another count. */
export const freePlaces = (
  places: readonly PlaceMark[],
  from: number,
  to: number,
  used: ReadonlySet<PlaceMark>,
): PlaceMark[] => {
  const free: PlaceMark[] = [];
  for (let at = firstPlace(places, from); at < places.length; at += 1) {
    const place = places[at];
    if (!place || place.to > to) break;
    if (!used.has(place)) free.push(place);
  }
  return free;
};

/** The token after a launch area with the preposition before it and the abbreviation behind, or null. */
const launchedFrom = ({ marks, tokens, language }: Document, at: number): number | null => {
  const area = language.outOf.has(tokens[at]?.lower ?? '') ? markAt(marks.area, at + 1) : undefined;
  if (!area) return null;
  let to = area.to;
  if (language.abbreviations.has(tokens[to]?.lower ?? '')) to += 1;
  return tokens[to]?.lower === '.' ? to + 1 : to;
};

/**
 * True where only a predicate and "и", "и еще" stand between two counts. `listed`: counts of weapons,
 * which commas divide as well («два БПЛА, ракета «Нептун» и снаряд над ...»).
 */
export const coordinated = (
  document: Document,
  from: number,
  to: number,
  listed: boolean,
): boolean => {
  let joined = false;
  for (let at = from; at < to;) {
    const token = document.tokens[at];
    const predicate = markAt(document.marks.quantity, at);
    const filler = markAt(document.marks.filler, at) ?? markAt(document.marks.modifier, at);
    const name = listed ? markAt(document.marks.munition, at) : undefined;
    // «6 ракет з Брянської обл. та 14 БпЛА»
    const area = listed ? launchedFrom(document, at) : null;
    if (predicate) at = predicate.to;
    else if (name) at = name.to;
    else if (area !== null) at = area;
    else if (filler) at = filler.to;
    else if (listed && (token?.lower === ',' || token?.lower === '"')) {
      joined ||= token.lower === ',';
      at += 1;
    } else if (token && document.language.conjunctions.has(token.lower)) {
      joined = true;
      at += 1;
    } else return false;
  }
  return joined;
};
