// Windows of time as a text states them: «з 18:00 13 серпня», «с 23.00 мск 21.12 до 7.00 22.12», «до полуночи».
import type { DateTime } from 'luxon';
import type { Window } from '../../../model/report.ts';
import type { Part } from '../../../model/terms.ts';
import type { Document } from '../../document.ts';
import { civil, instant } from './calendar.ts';
import type { Zone } from './calendar.ts';
import { clockAt, dayAt } from './moments.ts';
import type { Clock, Day } from './moments.ts';
import { markAt, within } from '../../phrases.ts';
import type { Token } from '../../tokens.ts';

/** A stated window: its tokens, and the ends the text gives. */
export interface StatedWindow {
  readonly from: number;
  readonly to: number;
  readonly start: { readonly clock: Clock | null; readonly day: Day | null };
  readonly end: { readonly clock: Clock | null; readonly day: Day | null } | null;
}

/** A clock time, a day or both, as one end of a window. */
export const readEnd = (
  document: Document,
  at: number,
): { clock: Clock | null; day: Day | null; to: number } | null => {
  let to = at;
  if (document.tokens[to]?.lower === '(') to += 1;
  const evening = markAt(document.marks.clock, to)?.value;
  let clock = clockAt(document, to);
  if (clock) to = clock.to;
  else if (evening === 'evening' || evening === 'morning') {
    to = markAt(document.marks.clock, to)?.to ?? to;
    const day = dayAt(document, to);
    return day ? { clock: null, day, to: day.to } : null;
  }
  if (document.tokens[to]?.lower === ',') to += 1;
  // "11:00 p.m. Moscow time on September 8"
  const on = markAt(document.marks.clock, to);
  let day = dayAt(document, to) ?? (on?.value === 'on' ? dayAt(document, on.to) : null);
  if (day) {
    to = day.to;
    if (!clock) {
      // «25 травня о 22.00»
      const next = document.tokens[to];
      if (next?.kind === 'word' && next.lower.length <= 2) clock = clockAt(document, to + 1);
      else clock = clockAt(document, to);
      if (clock) to = clock.to;
    }
  } else if (clock) {
    // «Із 20-ї години 17-го по 04 годину 18 листопада»: the month stands with the end.
    const number = document.tokens[to];
    const dash = document.tokens[to + 1];
    if (
      number?.kind === 'number' &&
      /^\d{1,2}$/u.test(number.lower) &&
      dash?.lower === '-' &&
      dash.glued
    ) {
      day = { to: to + 3, day: Number(number.lower), month: 0, year: null, valid: true };
      to += 3;
    }
  }
  return clock || day ? { clock, day, to } : null;
};

/** The first window of a sentence that has a clock time. */
export const findWindow = (document: Document, from: number, to: number): StatedWindow | null => {
  for (const mark of within(document.marks.clock, from, to)) {
    if (mark.value !== 'from') continue;
    const start = readEnd(document, mark.to);
    if (!start) continue;
    let next = start.to;
    while ([',', ')'].includes(document.tokens[next]?.lower ?? '')) next += 1;
    const until = markAt(document.marks.clock, next);
    const end = until?.value === 'to' ? readEnd(document, until.to) : null;
    if (!start.clock && !end?.clock) continue;
    // «з 5 ракет»: a bare date or number after "з" is no window without a clock time.
    return { from: mark.from, to: end?.to ?? start.to, start, end };
  }
  return dashedWindow(document, from, to);
};

/** «(07.00–11.40)», «8:00-19:00 мск»: two clock times written out, with nothing but a dash between them. */
const dashedWindow = (document: Document, from: number, to: number): StatedWindow | null => {
  const { tokens } = document;
  for (let at = from + 1; at < to - 1; at += 1) {
    if (tokens[at]?.lower !== '-' || !isWritten(tokens[at - 1]) || !isWritten(tokens[at + 1]))
      continue;
    const start = clockAt(document, at - 1);
    const end = readEnd(document, at + 1);
    if (start?.valid && end?.clock?.valid)
      return { from: at - 1, to: end.to, start: { clock: start, day: null }, end };
  }
  return null;
};

const isWritten = (token: Token | undefined): boolean =>
  token !== undefined && /^\d{1,2}[.:]\d{2}$/u.test(token.lower);

/** A night begins in the day before its morning or after midnight; «У ніч на 3 серпня (із 19.00 2 червня)» is a slip of the pen. */
const opens = (began: DateTime, morning: DateTime): boolean => {
  const { hours } = began.diff(morning.startOf('day'), 'hours');
  return hours >= -36 && hours <= 12;
};

/** The instants of a stated window; days that it leaves out come from the night it stands with, else from the telling. */
export const resolveWindow = (
  stated: StatedWindow,
  zone: Zone,
  nightDate: DateTime | null,
  part: Part | null,
): {
  window: Window;
  start: DateTime | null;
  end: DateTime | null;
  closesAtMidnight: boolean;
} | null => {
  const { start, end } = stated;
  let endDay = end?.day ? civil(end.day, zone) : null;
  let startDay = start.day
    ? civil(
        start.day.month === 0 && end?.day
          ? { ...start.day, month: end.day.month, year: end.day.year }
          : start.day,
        zone,
      )
    : null;
  const startMinutes = start.clock?.minutes ?? null;
  const endMinutes = end?.clock?.minutes ?? null;
  const crosses = startMinutes !== null && endMinutes !== null && endMinutes < startMinutes;
  // «до 0.00» after an evening closes that day.
  const closesAtMidnight = endMinutes !== null && endMinutes % 1440 === 0;
  if (!endDay && !startDay) {
    const anchor = nightDate ?? zone.published.startOf('day');
    if (end && endMinutes !== null) {
      const last = closesAtMidnight ? 1440 : endMinutes;
      // A window has closed before it is told.
      const closed = (date: DateTime): boolean =>
        date.plus({ minutes: last }).toMillis() <= zone.published.toMillis() + 60_000;
      if (nightDate)
        endDay = closesAtMidnight && part === 'night' ? anchor.minus({ days: 1 }) : anchor;
      else endDay = closed(anchor) ? anchor : anchor.minus({ days: 1 });
      startDay = crosses && !closesAtMidnight ? endDay.minus({ days: 1 }) : endDay;
    } else if (startMinutes !== null) {
      startDay = part === 'night' && startMinutes >= 12 * 60 ? anchor.minus({ days: 1 }) : anchor;
    }
  } else if (!startDay && endDay)
    startDay = crosses && !closesAtMidnight ? endDay.minus({ days: 1 }) : endDay;
  else if (startDay && !endDay && end)
    endDay = crosses && !closesAtMidnight ? startDay.plus({ days: 1 }) : startDay;
  // «до 0.00 31 марта» and «до 24.00 31 марта» close the 31st only where the window began on it.
  const endInstant =
    endDay && endMinutes !== null
      ? closesAtMidnight && (endMinutes === 1440 || (startDay && +startDay === +endDay))
        ? instant(endDay, 1440)
        : instant(endDay, endMinutes)
      : null;
  const began = startDay && startMinutes !== null ? startDay.plus({ minutes: startMinutes }) : null;
  const slip = began !== null && !end && part === 'night' && nightDate && !opens(began, nightDate);
  const startInstant =
    startDay && startMinutes !== null && !slip ? instant(startDay, startMinutes) : null;
  return {
    window: { from: startInstant, to: endInstant },
    start: startDay,
    end: endDay,
    closesAtMidnight,
  };
};

const longest = 36 * 60;

/** A day of a range, also one whose month stands with the other end: «с 1 по 20 мая». */
const rangeDay = (document: Document, at: number): { day: number; to: number } | null => {
  const token = document.tokens[at];
  return token?.kind === 'number' && /^\d{1,2}$/u.test(token.lower)
    ? { day: Number(token.lower), to: at + 1 }
    : null;
};

/**
 * True for a sentence about several days or a month: «З 29 червня по 5 липня», «с 1 по 20 мая», «с 20 часов
 * 20 мая до 8 часов 23 мая», «Липень 2026 року». Its figures are no night's.
 */
export const coversDays = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
  zone: Zone,
): boolean => {
  const { marks, tokens } = document;
  if (countsDays(document, sentence)) return true;
  const parts = within(marks.part, sentence.from, sentence.to);
  for (const mark of within(marks.clock, sentence.from, sentence.to)) {
    if (mark.value !== 'from') continue;
    // «в ночь с 20 по 21 мая»
    const beside = within(marks.part, mark.from - 8, mark.from);
    if (beside.some((part) => mark.from - part.to <= 2)) continue;
    const start = readEnd(document, mark.to);
    const bare = start ? null : rangeDay(document, mark.to);
    let next = start?.to ?? bare?.to ?? sentence.to;
    while (tokens[next]?.lower === ',') next += 1;
    const until = markAt(marks.clock, next);
    const end = until?.value === 'to' ? readEnd(document, until.to) : null;
    if (!end?.day?.valid) continue;
    const last = civil(end.day, zone);
    const first = start?.day?.valid
      ? civil(start.day.month === 0 ? { ...start.day, month: last.month } : start.day, zone)
      : bare
        ? last.minus({ days: end.day.day - bare.day })
        : null;
    if (!first || +first >= +last) continue;
    const minutes =
      last.diff(first, 'minutes').minutes +
      (end.clock?.minutes ?? 1440) -
      (start?.clock?.minutes ?? 0);
    if (minutes > longest) return true;
  }
  return parts.length === 0 && namesMonth(document, sentence);
};

/** «Рік тому, у ніч на 8 липня, ...»: the sentence tells of a day long past. */
export const recalls = (
  { marks }: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean =>
  within(marks.recollection, sentence.from, Math.min(sentence.to, sentence.from + 6)).length > 0;

/** «За останні 7 днів», «за 24 години»: a day or more in a number. */
const countsDays = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean => {
  const { marks, numberAt } = document;
  return within(marks.spanOpening, sentence.from, sentence.to).some(({ from, to }) => {
    // «за 10 грудня»: a whole day
    if (document.language.wholeDay.has(document.tokens[from]?.lower ?? '') && dayAt(document, to))
      return true;
    const number = numberAt.get(to);
    const unit = number && markAt(marks.spanUnit, number.to);
    return unit?.value === 'days' || (unit?.value === 'hours' && (number?.value ?? 0) >= 20);
  });
};

/** A month or a year without a day, before any count: «Липень 2026 року», «У 2025 році», «з червня». */
const namesMonth = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean => {
  const { marks, tokens, numberAt } = document;
  let dated = false;
  let bare = false;
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const day = dayAt(document, at);
    if (day) {
      dated = true;
      at = day.to - 1;
      continue;
    }
    if (bare) continue;
    const month = markAt(marks.month, at);
    const year = isYear(document, at) && markAt(marks.clock, at + 1)?.value === 'year';
    if (month)
      bare =
        at === sentence.from ||
        isYear(document, month.to) ||
        markAt(marks.clock, at - 1)?.value === 'from';
    else if (year) bare = true;
    else if (numberAt.has(at) && tokens[at]?.kind === 'number' && !clockAt(document, at))
      return false;
  }
  return bare && !dated;
};

const isYear = ({ tokens }: Document, at: number): boolean =>
  /^20\d\d$/u.test(tokens[at]?.lower ?? '');
