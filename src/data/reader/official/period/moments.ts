// Clock times and dates as they are written: "18:00", "6.30", "20-ї години", "до полуночи", "17 июля",
// "4.01", "24.03.23". Reads one at a given token; which of them matter is decided in period.ts.
import { DateTime } from 'luxon';
import type { Document } from '../../document.ts';
import { markAt } from '../../phrases.ts';
import { integerOf } from '../../tokens.ts';
import type { ClockWords } from '../../lexicon/lexicon.ts';

/** Minutes after midnight, 0 to 1440; `to`: the token after it. `valid` false for 25:00. */
export interface Clock {
  readonly to: number;
  readonly minutes: number;
  readonly valid: boolean;
}

/** A civil date; `year` null where the text gives none. `valid` false for 31 June. */
export interface Day {
  readonly to: number;
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
  readonly valid: boolean;
}

const clockWord = (document: Document, at: number): keyof ClockWords | null =>
  markAt(document.marks.clock, at)?.value ?? null;

const wordEnd = (document: Document, at: number): number =>
  markAt(document.marks.clock, at)?.to ?? at;

/** Steps over "-ї", "-го" and the like glued to a number. */
const afterEnding = (document: Document, at: number): number => {
  const { tokens, language } = document;
  const dash = tokens[at];
  const ending = tokens[at + 1];
  if (
    dash?.lower === '-' &&
    dash.glued &&
    ending?.kind === 'word' &&
    ending.glued &&
    ending.lower.length <= 3 &&
    // "Dec 31-Jan 1"
    !markAt(document.marks.month, at + 1)
  )
    return at + 2;
  if (dash?.kind === 'word' && dash.glued && language.numbers.ordinalEndings.has(dash.lower))
    return at + 1;
  return at;
};

/** Words after a clock time that belong to it: "годин", "ранку", "мск". */
const afterClock = (
  document: Document,
  at: number,
  minutes: number,
): { to: number; minutes: number; worded: boolean } => {
  let to = at;
  let worded = false;
  let time = minutes;
  for (;;) {
    if (document.tokens[to]?.lower === '.' && worded && document.tokens[to]?.glued) {
      to += 1;
      continue;
    }
    const word = clockWord(document, to);
    if (word === 'hour' || word === 'zone' || word === 'morning') worded = true;
    else if (word === 'evening') {
      worded = true;
      if (time < 12 * 60) time += 12 * 60;
    } else break;
    to = wordEnd(document, to);
  }
  return { to, minutes: time, worded };
};

/** «з 19-00», «станом на 08-30»: minutes after a dash, only where a clock time is due. */
const dashedMinutes = ({ tokens, marks }: Document, at: number): number | null => {
  const dash = tokens[at + 1];
  const minutes = tokens[at + 2];
  if (dash?.lower !== '-' || !dash.glued || !minutes?.glued) return null;
  if (!/^[0-5]\d$/u.test(minutes.lower)) return null;
  for (let from = at - 1; from >= Math.max(0, at - 3); from -= 1) {
    const clock = markAt(marks.clock, from);
    const due = clock?.to === at && (clock.value === 'from' || clock.value === 'to');
    const asOf = markAt(marks.asOf, from);
    if (due || (asOf?.to === at && at - from > 1)) return Number(minutes.lower);
  }
  return null;
};

/** Reads a clock time that begins at a token; a bare number is one only with a word ("11 часов"). */
export const clockAt = (document: Document, at: number): Clock | null => {
  const token = document.tokens[at];
  if (!token) return null;
  const word = clockWord(document, at);
  if (word === 'midnight')
    return { to: afterClock(document, wordEnd(document, at), 0).to, minutes: 1440, valid: true };
  if (word === 'noon')
    return { to: afterClock(document, wordEnd(document, at), 0).to, minutes: 720, valid: true };
  if (token.kind !== 'number') return null;
  const written = /^(\d{1,2})[.:](\d{2})$/u.exec(token.lower);
  if (written) {
    const hours = Number(written[1]);
    const minutes = Number(written[2]);
    const after = afterClock(document, at + 1, hours * 60 + minutes);
    return {
      to: after.to,
      minutes: after.minutes,
      valid: minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0)),
    };
  }
  const hours = integerOf(token);
  if (hours === null || token.lower.length > 2) return null;
  const dashed = dashedMinutes(document, at);
  if (dashed !== null) {
    const after = afterClock(document, at + 3, hours * 60 + dashed);
    return {
      to: after.to,
      minutes: after.minutes,
      valid: hours < 24 || hours * 60 + dashed === 1440,
    };
  }
  const after = afterClock(document, afterEnding(document, at + 1), hours * 60);
  return after.worded ? { to: after.to, minutes: after.minutes, valid: hours <= 24 } : null;
};

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));
const exists = (day: number, month: number, year: number | null): boolean =>
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= (DateTime.utc(year ?? 2024, month, 1).daysInMonth ?? 0);

/** "April 18, 2024", "June 13th". */
const monthFirst = (document: Document, at: number): Day | null => {
  if (!document.language.lexicon.monthFirst) return null;
  const month = markAt(document.marks.month, at);
  const token = month && document.tokens[month.to];
  const day = token ? integerOf(token) : null;
  if (!month || !token || day === null || token.lower.length > 2) return null;
  let to = afterEnding(document, month.to + 1);
  const comma = document.tokens[to]?.lower === ',' ? 1 : 0;
  const after = document.tokens[to + comma];
  const number = after ? integerOf(after) : null;
  const year = number !== null && number >= 2000 && number < 2100 ? number : null;
  if (year !== null) to += comma + 1;
  return { to, day, month: month.value, year, valid: exists(day, month.value, year) };
};

/** Reads a date that begins at a token: "17 июля", "5-го листопада 2023 року", "4.01", "24.03.23". */
export const dayAt = (document: Document, at: number): Day | null => {
  const token = document.tokens[at];
  if (token?.kind === 'word') return monthFirst(document, at);
  if (token?.kind !== 'number') return null;
  const written = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/u.exec(token.lower);
  if (written) {
    const year = written[3] ? fullYear(written[3]) : null;
    const day = Number(written[1]);
    const month = Number(written[2]);
    // "10.30" and "11.20 часов" are clock times.
    const next = clockWord(document, at + 1);
    if (
      year === null &&
      (month > 12 || month < 1 || day > 31 || next === 'zone' || next === 'hour')
    )
      return null;
    return { to: at + 1, day, month, year, valid: exists(day, month, year) };
  }
  const day = integerOf(token);
  if (day === null || token.lower.length > 2) return null;
  const name = afterEnding(document, at + 1);
  const month = markAt(document.marks.month, name);
  if (!month) return null;
  let to = month.to;
  let year: number | null = null;
  const yearToken = document.tokens[to];
  const number = yearToken ? integerOf(yearToken) : null;
  if (number !== null && number >= 2000 && number < 2100) {
    year = number;
    to += 1;
  }
  while (clockWord(document, to) === 'year') {
    to = wordEnd(document, to);
    if (document.tokens[to]?.lower === '.' && document.tokens[to]?.glued) to += 1;
  }
  return { to, day, month: month.value, year, valid: exists(day, month.value, year) };
};
