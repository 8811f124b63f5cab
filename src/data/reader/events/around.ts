// The words round a finding: its quotation, what a truce covers and how it is kept, and signs that it belongs
// to another article or another time.
import type { TruceScope } from '../../model/terms.ts';
import type { Sentence } from '../clauses.ts';
import type { Saying } from './who/speakers.ts';
import type { Finding } from './stages.ts';
import type { EventText } from './text.ts';

const scopes = [
  'scopeEnergy',
  'scopeSea',
  'scopeAir',
  'scopeHoliday',
  'scopeWhole',
  'scopeFull',
] as const;
/** Signs of what a truce covers, by which two of them are told apart. */
export const scopesNear = (text: EventText, sentence: Sentence, { at, to }: Finding): string[] =>
  scopes.filter((scope) =>
    text.has(scope, Math.max(sentence.from, at - 5), Math.min(sentence.to, to + 6)),
  );

const covers: Readonly<Partial<Record<string, TruceScope>>> = {
  scopeEnergy: 'energy',
  scopeSea: 'sea',
  scopeAir: 'air',
  scopeHoliday: 'holiday',
  scopeWhole: 'full',
};

/** What a truce covers by those signs, null where nothing is told; strikes on energy are of no other scope. */
export const scopeOf = (signs: readonly string[]): TruceScope[] | null => {
  const told = signs.flatMap((sign) => covers[sign] ?? []);
  const narrow = told.includes('energy') ? told.filter((one) => one !== 'air') : told;
  const kept = narrow.length > 1 ? narrow.filter((one) => one !== 'full') : narrow;
  return kept.length > 0 ? kept : null;
};

/** How a truce is kept, in the text's words, or null. */
export const toldOfTruce = (text: EventText, { at, to }: Finding): string | null => {
  const mark = [
    ...text.find('broken', Math.max(0, at - 7), to + 7),
    ...text.find('kept', Math.max(0, at - 7), to + 7),
  ][0];
  return mark ? text.quote(mark.from, mark.to) : null;
};

/** The words of the clause round a thing, at most `most` of them, verbatim. */
export const quoteAround = (
  text: EventText,
  sentence: Sentence,
  from: number,
  to: number,
  saying: Saying | null,
): string => {
  let start = from;
  let end = to;
  const floor = Math.max(
    sentence.from,
    saying && saying.from <= from && !text.has('addresses', saying.from - 1, saying.from)
      ? saying.from
      : sentence.from,
  );
  const closes = (at: number): boolean => {
    const mark = text.tokens[at]?.lower;
    return (
      mark === ';' ||
      mark === ':' ||
      mark === ',' ||
      (mark === '-' && text.tokens[at]?.glued === false) ||
      text.find('clause', at, at + 1).length > 0
    );
  };
  while (start > floor && to - start < 23 && !closes(start - 1)) start -= 1;
  while (end < sentence.to && end - start < 25 && !closes(end)) end += 1;
  // A quotation does not end in the word that opens the next clause.
  while (end > to && text.has('trailing', end - 1, end)) end -= 1;
  return text.quote(start, end).trim();
};

/** Words in capitals round a place: a link to another article or a label. */
export const isHeadline = (text: EventText, { from, to }: Sentence, at: number): boolean => {
  const isCapitals = (place: number): boolean => {
    const token = text.tokens[place];
    if (token?.kind !== 'word') return token?.kind === 'mark';
    const word = text.source.text.slice(token.start, token.end);
    return word === word.toUpperCase();
  };
  if (!isCapitals(at)) return false;
  let start = at;
  let end = at;
  while (start > from && at - start < 8 && isCapitals(start - 1)) start -= 1;
  while (end < to && end - at < 8 && isCapitals(end)) end += 1;
  return text.tokens.slice(start, end).filter(({ kind }) => kind === 'word').length >= 4;
};

/** The Minsk talks of 2014, Istanbul in 2022: told as history. "Since 2022" only counts from then. */
export const isOfOldTimes = (
  text: EventText,
  { from, to }: Sentence,
  finding: Finding,
  year: number,
) => {
  for (let at = Math.max(from, finding.at - 10); at < Math.min(to, finding.to + 10); at += 1) {
    const token = text.tokens[at];
    if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/u.test(token.lower)) continue;
    const stated =
      text.has('bareMonth', at - 2, at) ||
      text.has('month', at - 2, at) ||
      text.has('until', at - 1, at);
    if (!stated) continue;
    if (Number(token.lower) < year - 1 && !text.has('since', Math.max(from, at - 12), at))
      return true;
  }
  return false;
};
