// When a diplomatic event is or was: calendar days, weekdays and spans, from the text's own day (Kyiv).
// Never invents a day: a span stays a span, a month stays a month.
import { DateTime } from 'luxon';
import type { Sentence } from '../clauses.ts';
import type { EventText } from './text.ts';
import { integerOf, type Token } from '../tokens.ts';
import type { DatePrecision } from '../../model/terms.ts';

/**
 * One expression of time. `past`/`next`: its days read backward or forward from the text's day (the same
 * for a calendar day). `said`: it tells when something was said, not when the thing is.
 */
export interface When {
  readonly from: number;
  readonly to: number;
  readonly past: readonly string[];
  readonly next: readonly string[];
  readonly precision: DatePrecision;
  readonly said: boolean;
}

const day = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' });
const iso = (date: DateTime): string => date.toISODate() ?? '';
export const plusDays = (date: string, days: number): string => iso(day(date).plus({ days }));

/** The local day (Kyiv) of the text. */
export const dayOf = (published: string): string =>
  DateTime.fromISO(published, { zone: 'Europe/Kyiv' }).toISODate() ?? published.slice(0, 10);

/** The year that brings the day nearest to the text's, unless the text states one. */
const calendar = (
  today: string,
  month: number,
  date: number,
  year: number | null,
): string | null => {
  const base = day(today);
  const at = (value: number) =>
    DateTime.fromObject({ year: value, month, day: date }, { zone: 'utc' });
  if (year !== null) return at(year).isValid ? iso(at(year)) : null;
  const near = [base.year, base.year - 1, base.year + 1]
    .map(at)
    .filter((candidate) => candidate.isValid)
    .filter((candidate) => candidate.diff(base, 'days').days <= 120)
    .sort((a, b) => Math.abs(a.diff(base).toMillis()) - Math.abs(b.diff(base).toMillis()))[0];
  return near ? iso(near) : null;
};

const dayNumber = (token: Token | undefined): number | null => {
  const value = token ? integerOf(token) : null;
  return value !== null && value >= 1 && value <= 31 ? value : null;
};
const yearAt = (tokens: readonly Token[], at: number): { year: number; to: number } | null => {
  const index = tokens[at]?.lower === ',' ? at + 1 : at;
  const token = tokens[index];
  return token && /^20[12]\d$/u.test(token.lower)
    ? { year: Number(token.lower), to: index + 1 }
    : null;
};

const spansOf = (today: string) => {
  const monday = plusDays(today, 1 - day(today).weekday);
  const week = (offset: number): string[] => [
    plusDays(monday, offset * 7),
    plusDays(monday, offset * 7 + 6),
  ];
  const month = (offset: number): string[] => {
    const first = day(today).startOf('month').plus({ months: offset });
    return [iso(first), iso(first.endOf('month'))];
  };
  return {
    today: [today],
    yesterday: [plusDays(today, -1)],
    tomorrow: [plusDays(today, 1)],
    dayBefore: [plusDays(today, -2)],
    dayAfter: [plusDays(today, 2)],
    lastWeek: week(-1),
    thisWeek: week(0),
    nextWeek: week(1),
    lastMonth: month(-1),
    thisMonth: month(0),
    nextMonth: month(1),
  };
};

let known: { readonly today: string; readonly spans: ReturnType<typeof spansOf> } | null = null;
/** Spans round a day; a text asks for the same day in every sentence. */
const spans = (today: string): ReturnType<typeof spansOf> => {
  if (known?.today !== today) known = { today, spans: spansOf(today) };
  return known.spans;
};

const calendarWhens = (text: EventText, sentence: Sentence, today: string): When[] => {
  const { tokens } = text;
  const found: When[] = [];
  for (const mark of text.find('month', sentence.from, sentence.to)) {
    const after = tokens[mark.to]?.lower === '.' ? mark.to + 1 : mark.to;
    const first = dayNumber(tokens[after]);
    let from = mark.from;
    let to = after;
    let days: number[] = [];
    let precision: DatePrecision = 'day';
    const link = (at: number): DatePrecision | null =>
      text.find('or', at, at + 1).length > 0
        ? 'either'
        : text.find('until', at, at + 1).length > 0
          ? 'range'
          : null;
    if (first !== null && tokens[after]?.lower.length !== 4) {
      to = after + 1;
      days = [first];
      const joined = link(to);
      const second = joined ? dayNumber(tokens[to + 1]) : null;
      if (joined && second !== null && second > first && second - first < 12) {
        days.push(second);
        precision = joined;
        to += 2;
      }
    } else {
      const before = dayNumber(tokens[mark.from - 1]);
      if (before !== null) {
        from = mark.from - 1;
        to = mark.to;
        days = [before];
        const joined = link(from - 1);
        const earlier = joined ? dayNumber(tokens[from - 2]) : null;
        if (joined && earlier !== null && earlier < before) {
          days.unshift(earlier);
          precision = joined;
          from -= 2;
        }
      }
    }
    if (days.length === 0) continue;
    const year = yearAt(tokens, to);
    const dates = days.flatMap((date) => {
      const resolved = calendar(today, mark.value, date, year?.year ?? null);
      return resolved === null ? [] : [resolved];
    });
    if (dates.length === 0) continue;
    found.push({
      from,
      to: year?.to ?? to,
      past: dates,
      next: dates,
      precision: dates.length > 1 ? precision : 'day',
      said: false,
    });
  }
  return found;
};

/** "from May 8 until May 11", "on Tuesday afternoon and last until Wednesday": two days are one span. */
const joined = (text: EventText, whens: readonly When[]): When[] => {
  const spans: When[] = [];
  for (const when of whens) {
    const open = spans.at(-1);
    const gap = open ? when.from - open.to : 0;
    const link = open
      ? text.find('until', open.to, when.from).filter(({ to }) => when.from - to <= 3)
      : [];
    const days =
      open?.precision === 'day' && when.precision === 'day' && link.length > 0 && gap <= 6;
    if (
      !open ||
      !days ||
      text
        .find('clause', open.to, when.from)
        .some((mark) => !text.has('until', mark.from, mark.to)) ||
      text.has('postponed', open.to, when.from) ||
      (gap > 3 && !text.has('untilOnly', open.to, when.from))
    ) {
      spans.push(when);
      continue;
    }
    const past = [open.past[0] ?? '', when.past[0] ?? ''];
    const next = [open.next[0] ?? '', when.next[0] ?? ''];
    if ((past[0] ?? '') >= (past[1] ?? '') && (next[0] ?? '') >= (next[1] ?? '')) {
      spans.push(when);
      continue;
    }
    const inOrder = ([first = '', last = '']: readonly string[]): boolean => first < last;
    spans[spans.length - 1] = {
      ...open,
      to: when.to,
      past: inOrder(past) ? past : next,
      next: inOrder(next) ? next : past,
      precision: 'range',
    };
  }
  return spans;
};

/** All expressions of time of a sentence, left to right. */
export const whensIn = (text: EventText, sentence: Sentence, today: string): When[] => {
  if (!/^\d{4}-\d\d-\d\d$/u.test(today)) return [];
  const found = calendarWhens(text, sentence, today);
  for (const mark of text.find('weekday', sentence.from, sentence.to)) {
    const weekdayNow = day(today).weekday;
    const back = (weekdayNow - mark.value + 7) % 7;
    const ahead = (mark.value - weekdayNow + 7) % 7;
    found.push({
      from: mark.from,
      to: mark.to,
      past: [plusDays(today, -back)],
      next: [plusDays(today, ahead)],
      precision: 'day',
      said: false,
    });
  }
  for (const mark of text.find('relative', sentence.from, sentence.to)) {
    const dates = spans(today)[mark.value];
    found.push({
      from: mark.from,
      to: mark.to,
      past: dates,
      next: dates,
      precision: dates.length === 1 ? 'day' : /Week/u.test(mark.value) ? 'week' : 'month',
      said: false,
    });
  }
  const speech = [
    ...text.find('speech', sentence.from, sentence.to),
    ...text.find('according', sentence.from, sentence.to),
  ];
  return joined(
    text,
    found.sort((a, b) => a.from - b.from),
  )
    .map((when) => ({
      ...when,
      // "stated on July 21 that", "told Suspilne on July 21 that", "said Thursday".
      said:
        !text.has('forDay', when.from - 1, when.from) &&
        speech.some(
          (verb) =>
            (when.from >= verb.to &&
              when.from - verb.to <= 4 &&
              !text.has('clause', verb.to, when.from) &&
              !text.has('topic', verb.to, when.from)) ||
            (verb.from >= when.to &&
              verb.from - when.to <= 1 &&
              text.tokens[when.to]?.lower !== ','),
        ),
    }))
    .sort((a, b) => a.from - b.from);
};
