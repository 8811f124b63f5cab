// What stands round a number: the noun behind it or before it, the whole it is a part of, the model it belongs to.
import type { Document, MunitionWord } from '../../document.ts';
import { munitionAt } from './group.ts';
import { overModifiers } from './hedges.ts';
import type { NumberMark } from '../../numerals.ts';
import { markAt } from '../../phrases.ts';
import type { Mark } from '../../phrases.ts';

/** «88 БпЛА із 96, запущених ворогом»: the whole behind the noun of its part. */
export const outOfAfter = (
  { tokens, marks, numberAt, language }: Document,
  at: number,
  masked: Uint8Array,
): NumberMark | null => {
  if (!language.outOf.has(tokens[at]?.lower ?? '') || masked[at + 1] === 1) return null;
  const whole = numberAt.get(at + 1);
  const next = whole && tokens[whole.to];
  if (!whole || (next?.kind === 'word' && !markAt(marks.quantity, whole.to))) return null;
  return whole;
};

/** "five UAVs each over ..."; «атаку двумя БПЛА по объектам» tells of no place for each. */
export const eachAfter = ({ marks, tokens, language }: Document, at: number): boolean => {
  const mark = markAt(marks.each, at);
  return mark !== undefined && language.over.has(tokens[mark.to]?.lower ?? '');
};

/** «5 пусків ракет С-300»: as many weapons as launches; the token after that word where weapons follow. */
export const launchesAt = (document: Document, at: number): number | null => {
  const { marks } = document;
  const word = markAt(marks.other, at) ? markAt(marks.quantity, at) : undefined;
  if (word?.value !== 'launched') return null;
  const noun = munitionAt(document, overModifiers(document, word.to, word.to + 6).at);
  return noun ? word.to : null;
};

/** «Два из атакующих город БПЛА»: the noun behind "out of the ... ones", within the same clause. */
export const amongAt = (document: Document, start: number, limit: number): number | null => {
  const { marks, tokens } = document;
  for (let at = start; at < Math.min(limit, start + 4); at += 1) {
    if (at > start && munitionAt(document, at)) return at;
    const token = tokens[at];
    if (token?.kind !== 'word' || markAt(marks.quantity, at)) return null;
    if (at === start && token.capital) return null;
  }
  return null;
};

/** «97 (дев'яносто сім) БпЛА», «50+ дронів»: what repeats or hedges a number behind it. */
export const afterRepeat = (
  { tokens, numberAt }: Document,
  number: NumberMark,
): { readonly to: number; readonly more: boolean } => {
  if (tokens[number.to]?.lower === '+') return { to: number.to + 1, more: true };
  const again = tokens[number.to]?.lower === '(' ? numberAt.get(number.to + 1) : undefined;
  const repeats = again?.value === number.value && tokens[again.to]?.lower === ')';
  return { to: repeats ? again.to + 1 : number.to, more: false };
};

/** The number of "RM-70" and "Су-34", which count nothing; «Збито-104» and «Крым-5» do. */
export const isModel = ({ marks, tokens, language }: Document, at: number): boolean => {
  // "ТБ2"; «на11 локаціях» lacks a blank.
  const stem = tokens[at - 1];
  if (stem?.kind === 'word' && tokens[at]?.glued) {
    const { lower } = stem;
    return !language.at.has(lower) && !language.over.has(lower) && !markAt(marks.quantity, at - 1);
  }
  const word = tokens[at - 2];
  if (tokens[at - 1]?.lower !== '-' || !tokens[at - 1]?.glued || !tokens[at]?.glued) return false;
  if (word?.kind !== 'word' || word.lower.length > 4) return false;
  return (
    markAt(marks.quantity, at - 2) === undefined &&
    markAt(marks.region, at - 2) === undefined &&
    markAt(marks.munition, at - 2)?.value.kind !== 'noun'
  );
};

/** «ракетами С-300/С-400 – 14 пусків»: the number stands after its noun. */
export const countAfter = (
  document: Document,
  end: number,
  limit: number,
  masked: Uint8Array,
): NumberMark | null => {
  const { marks, numberAt, tokens } = document;
  let at = end;
  // "Shahed, Гербера та ін. – 171", «БПЛА самолетного типа – 88»
  for (let known = at; at < limit; at = known) {
    const quoted = tokens[at]?.lower === '"' || tokens[at]?.lower === '.';
    known = quoted ? at + 1 : ((markAt(marks.filler, at) ?? markAt(marks.modifier, at))?.to ?? at);
    if (known === at) break;
  }
  if (tokens[at]?.lower !== '-' && tokens[at]?.lower !== ':') return null;
  const number = masked[at + 1] === 1 ? undefined : numberAt.get(at + 1);
  if (!number || number.to > limit) return null;
  // «БпЛА – 104, ракет Х-59 – 2 шт.»
  const unit = markAt(marks.modifier, number.to);
  const after = tokens[unit?.to ?? number.to];
  if (!after || after.kind === 'line' || [',', ';', '.', ')', '('].includes(after.lower))
    return number;
  const launches = markAt(marks.quantity, number.to);
  return launches?.value === 'launched' && markAt(marks.other, number.to) ? number : null;
};

/** «Близько 60 дронів — "шахеди"», «65 БпЛА – це Shahed» tell of which kind a part was. */
export const partAfterDash = (
  document: Document,
  whole: Mark<MunitionWord> | undefined,
): Mark<MunitionWord> | undefined => {
  if (whole?.value.label !== 'drone' || document.tokens[whole.to]?.lower !== '-') return undefined;
  let next = whole.to + 1;
  const copula = document.language.copulas.has(document.tokens[next]?.lower ?? '');
  if (copula) next += 1;
  while (document.tokens[next]?.lower === '"') next += 1;
  const part = munitionAt(document, next);
  const kind = copula || part?.value.kind === 'noun';
  return kind && part?.value.label === 'shahed' ? part : undefined;
};

/** «100 із цих дронів були «Шахедами»»: the part is named after the whole. */
export const kindOfPart = (
  document: Document,
  at: number,
  limit: number,
  numbers: ReadonlyMap<number, NumberMark>,
): Mark<MunitionWord> | undefined => {
  const whole = munitionAt(document, at);
  if (whole?.value.label !== 'drone') return whole;
  for (let next = whole.to; next < Math.min(limit, whole.to + 5); next += 1) {
    if (document.tokens[next]?.lower === ',' || numbers.has(next)) break;
    const part = munitionAt(document, next);
    if (part) return part;
  }
  return whole;
};

/** «влучання ракети»: after such a noun the form that is also a plural can only be one. */
export const genitive = (document: Document, at: number, from: number): boolean =>
  document.language.genitiveSingular.has(document.tokens[at]?.lower ?? '') &&
  document.language.governsGenitive.has(document.tokens[from - 1]?.lower ?? '');
