// Which night or day a figure in prose is about. A date is never invented: what the text leaves open stays null.
import { DateTime } from 'luxon';
import type { Part } from '../../model/terms.ts';
import type { Sentence, Token } from './tokens.ts';

/**
 * One expression of time. `date`: local date, null where the text is vague ("last week"). `weak`: the day on
 * which something was said. `at`/`to`: token positions. `part` null: the words do not say.
 */
export interface TimeMark {
  readonly at: number;
  readonly to: number;
  readonly date: string | null;
  readonly part: Part | null;
  readonly weak: boolean;
  readonly vague: boolean;
  readonly relative: 'dayBefore' | 'overnight' | 'that' | null;
  /** True for "a day after a strike": of what is told behind it alone. */
  readonly behind?: boolean;
  /** True for a month without a day: a figure of it is about no night. */
  readonly month: boolean;
}

export interface Anchor {
  readonly date: string;
  readonly part: Part;
}

const plusDays = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date;

/** The last such weekday on or before the day of publication; ISO numbers, Monday 1. */
const weekdayBefore = (published: string, weekday: number): string => {
  const day = DateTime.fromISO(published, { zone: 'utc' });
  return day.minus({ days: (day.weekday - weekday + 7) % 7 }).toISODate() ?? published;
};

const calendarDay = (
  published: string,
  month: number,
  day: number,
  year: number | null,
): string | null => {
  const reference = DateTime.fromISO(published, { zone: 'utc' });
  const candidate = DateTime.fromObject(
    { year: year ?? reference.year, month, day },
    { zone: 'utc' },
  );
  if (!candidate.isValid) return null;
  if (year !== null || candidate <= reference.plus({ days: 45 })) return candidate.toISODate();
  const before = candidate.minus({ years: 1 });
  return before.isValid ? before.toISODate() : null;
};

const isYear = (token: Token | undefined): boolean =>
  token?.value != null && /^20\d\d$/.test(token.word);
const dayNumber = (token: Token | undefined): number | null => token?.day ?? null;
const dayRange = (token: Token | undefined): [number, number] | null => {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(token?.word ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
};
const isLink = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.is.joint !== undefined || token.is.dateLink !== undefined || /^[—-]$/.test(token.word));

interface Found {
  readonly at: number;
  readonly to: number;
  readonly date: string | null;
  readonly range: boolean;
}

/** "July 20 to 21, 2025", "21 July", «с 16 на 17 ноября». */
const calendarAt = (tokens: readonly Token[], at: number, published: string): Found | null => {
  const month = Number(tokens[at]?.is.month ?? 0);
  if (!month) return null;
  const yearAfter = (next: number): { year: number | null; to: number } => {
    const skip = tokens[next]?.word === ',' ? next + 1 : next;
    return isYear(tokens[skip])
      ? { year: tokens[skip]?.value ?? null, to: skip + 1 }
      : { year: null, to: next };
  };
  const joined = dayRange(tokens[at + 1]);
  if (joined) {
    const { year, to } = yearAfter(at + 2);
    return { at, to, date: calendarDay(published, month, joined[1], year), range: true };
  }
  const after = dayNumber(tokens[at + 1]);
  if (after !== null) {
    const second =
      isLink(tokens[at + 2]) && tokens[at + 3]?.is.month === undefined
        ? dayNumber(tokens[at + 3])
        : null;
    const closes = second !== null && second > after && tokens[at + 4]?.is.munition === undefined;
    const { year, to } = yearAfter(closes ? at + 4 : at + 2);
    return {
      at,
      to,
      date: calendarDay(published, month, closes ? second : after, year),
      range: closes,
    };
  }
  const before = dayNumber(tokens[at - 1]);
  if (before !== null) {
    const first = isLink(tokens[at - 2]) ? dayNumber(tokens[at - 3]) : null;
    const { year, to } = yearAfter(at + 1);
    return {
      at: first === null ? at - 1 : at - 3,
      to,
      date: calendarDay(published, month, before, year),
      range: first !== null,
    };
  }
  const { year, to } = yearAfter(at + 1);
  // A month alone fixes no day; "may" alone is more often the verb.
  if (year === null && tokens[at]?.is.modal !== undefined) return null;
  return { at, to, date: null, range: false };
};

/** The weekday that ends a span: "Friday into Saturday", "8 p.m. Tuesday and 8 a.m. Wednesday"; -1 for none. */
const nextWeekday = (tokens: readonly Token[], at: number): number => {
  if (!isLink(tokens[at + 1])) return -1;
  for (let k = at + 2; k < tokens.length && k <= at + 5; k++) {
    const token = tokens[k];
    if (token?.is.weekday !== undefined) return k;
    if (!token || (token.value === null && token.is.unit === undefined && token.word !== '.'))
      return -1;
  }
  return -1;
};

const near = (
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly string[],
): string | null => {
  for (let k = Math.max(0, from); k < to && k < tokens.length; k++) {
    const time = tokens[k]?.is.time;
    if (time !== undefined && words.includes(time)) return time;
  }
  return null;
};

const saidJustBefore = (tokens: readonly Token[], at: number): boolean => {
  for (let k = at - 1; k >= 0 && k >= at - 3; k--) {
    const token = tokens[k];
    if (!token) return false;
    if (token.is.speech !== undefined) return true;
    if (token.is.verb !== undefined || token.is.attack !== undefined || token.word === ',')
      return false;
  }
  return false;
};

/** "On Friday it reported having shot down 53": the day of the words, which is not the text's own. */
const saidRightAfter = (tokens: readonly Token[], from: number): boolean => {
  for (let k = from; k < tokens.length && k <= from + 3; k++) {
    const is = tokens[k]?.is;
    if (is?.speech !== undefined) return k > from;
    if (is?.pronoun === undefined && is?.by === undefined && is?.title === undefined) {
      if (!/^(?:,|the)$/i.test(tokens[k]?.word ?? '')) return false;
    }
  }
  return false;
};

/** All expressions of time of a sentence, in order. `published`: local date of publication. */
export const timesIn = (sentence: Sentence, published: string): TimeMark[] => {
  const { tokens } = sentence;
  const marks: TimeMark[] = [];
  const used = new Set<number>();
  const add = (found: Found, isWeekday: boolean): void => {
    for (let k = found.at; k < found.to; k++) used.add(k);
    const late =
      near(tokens, found.at - 2, found.at, ['late']) ??
      near(tokens, found.to, found.to + 1, ['late', 'overnight', 'night']);
    const isNight = near(tokens, found.at - 4, found.to + 3, [
      'overnight',
      'night',
      'early',
      'late',
    ]);
    const nightOf = near(tokens, found.at - 2, found.at, ['night']);
    const isDay = near(tokens, found.at - 2, found.to + 3, ['morning', 'daytime']);
    const shift =
      found.date !== null &&
      !found.range &&
      (isWeekday
        ? late !== null && tokens[found.at - 1]?.is.time !== 'overnight'
        : late === 'late' || nightOf !== null);
    marks.push({
      at: found.at,
      to: found.to,
      date: shift && found.date !== null ? plusDays(found.date, 1) : found.date,
      part: isDay && !isNight ? 'day' : isNight ? 'night' : null,
      weak:
        saidJustBefore(tokens, found.at) ||
        (found.date !== published && saidRightAfter(tokens, found.to)),
      vague: found.date === null,
      relative: null,
      month: found.date === null && !isWeekday,
    });
    for (let k = Math.max(0, found.at - 2); k < Math.min(tokens.length, found.to + 2); k++)
      if (tokens[k]?.is.time !== undefined && tokens[k]?.is.time !== 'vague') used.add(k);
  };
  for (let at = 0; at < tokens.length; at++) {
    if (used.has(at)) continue;
    const token = tokens[at];
    if (!token) continue;
    const calendar = calendarAt(tokens, at, published);
    if (calendar && !used.has(calendar.at)) {
      add(calendar, false);
      continue;
    }
    const weekday = Number(token.is.weekday ?? 0);
    if (weekday) {
      // "Saturday to Sunday", "overnight from Friday into Saturday": the night ends on the second.
      const end = nextWeekday(tokens, at);
      const second = Number(tokens[end]?.is.weekday ?? 0);
      const followed = second === (weekday % 7) + 1;
      const day = weekdayBefore(published, followed ? second : weekday);
      const calendarNext =
        calendarAt(tokens, at + 1, published) ?? calendarAt(tokens, at + 2, published);
      if (calendarNext?.date != null && tokens[at + 1]?.is.joint === undefined) continue;
      add({ at, to: followed ? end + 1 : at + 1, date: day, range: followed }, true);
    }
  }
  for (let at = 0; at < tokens.length; at++) {
    const time = used.has(at) ? undefined : tokens[at]?.is.time;
    if (time === undefined) continue;
    const mark = {
      at,
      to: at + 1,
      weak: saidJustBefore(tokens, at) && time !== 'overnight',
      vague: false,
      relative: null,
      month: false,
    };
    if (time === 'vague') marks.push({ ...mark, weak: false, date: null, part: null, vague: true });
    else if (time === 'overnight')
      marks.push({ ...mark, date: published, part: 'night', relative: 'overnight' });
    else if (time === 'that')
      marks.push({ ...mark, weak: false, date: null, part: 'night', relative: 'that' });
    else if (time === 'pastDay')
      marks.push({ ...mark, weak: false, date: published, part: 'day', relative: null });
    else if (time === 'today')
      marks.push({ ...mark, date: published, part: null, relative: 'overnight' });
    else if (time === 'yesterday')
      marks.push({ ...mark, date: plusDays(published, -1), part: null });
    else if (time === 'dayAfter')
      marks.push({
        ...mark,
        weak: false,
        date: null,
        part: null,
        relative: 'dayBefore',
        behind: true,
      });
    else if (time === 'dayBefore')
      marks.push({ ...mark, date: null, part: null, relative: 'dayBefore' });
  }
  return marks.sort((a, b) => a.at - b.at);
};

/** The date and part of a mark, resolved against what the text has been speaking of. */
export const resolve = (
  mark: TimeMark,
  anchor: Anchor | null,
  published: string,
  recent: Anchor | null = null,
): { date: string | null; part: Part } => {
  const part = mark.part ?? (anchor !== null && anchor.date === mark.date ? anchor.part : 'night');
  if (mark.relative === 'dayBefore') return { date: plusDays(anchor?.date ?? published, -1), part };
  if (mark.relative === 'that') return { date: (recent ?? anchor)?.date ?? null, part };
  if (mark.relative === 'overnight')
    return { date: anchor?.date ?? mark.date, part: mark.part ?? 'night' };
  return { date: mark.date, part };
};
