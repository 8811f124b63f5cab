// What one sentence says about its time: the night or the day it names, its window, or a moment.
import { DateTime } from 'luxon';
import type { Window } from '../../../model/report.ts';
import type { Part, Side } from '../../../model/terms.ts';
import type { Document } from '../../document.ts';
import { civil } from './calendar.ts';
import type { Zone } from './calendar.ts';
import { clockAt, dayAt } from './moments.ts';
import type { Clock, Day } from './moments.ts';
import { markAt, within } from '../../phrases.ts';
import { findWindow, resolveWindow } from './windows.ts';

/** "December 31 to January 1", "Aug 15-16": a night belongs to the second of its two dates. */
const lastOfTwo = (document: Document, first: Day): Day => {
  const { marks, tokens } = document;
  const link = markAt(marks.clock, first.to);
  const dashed = tokens[first.to]?.lower === '-';
  const joined = dashed || link?.value === 'to' || link?.value === 'on';
  if (!joined) return first;
  const next = link?.to ?? first.to + 1;
  const token = tokens[next];
  const bare =
    document.language.lexicon.monthFirst &&
    token?.kind === 'number' &&
    /^\d{1,2}$/u.test(token.lower)
      ? { ...first, to: next + 1, day: Number(token.lower) }
      : null;
  const second = dayAt(document, next) ?? bare;
  if (!second) return first;
  const follows = second.day === first.day + 1 || (second.day === 1 && first.day >= 28);
  return follows ? second : first;
};

/** The date that stands with "у ніч", "ночью", "протягом дня": right after it, else right before. */
const dateBeside = (
  document: Document,
  from: number,
  to: number,
  sentence: { from: number; to: number },
): Day | null => {
  let at = to;
  const word = markAt(document.marks.clock, at)?.value;
  if (word === 'on') at = markAt(document.marks.clock, at)?.to ?? at;
  else if (word === 'from') {
    // «У ніч з 31 грудня 2022 на 1 січня 2023 року»: the night belongs to the second date.
    const start = markAt(document.marks.clock, at)?.to ?? at;
    // «в ночь с 20 на 21 сентября»: the month stands with the second.
    const bare = document.tokens[start]?.kind === 'number' ? start + 1 : null;
    const first = dayAt(document, start)?.to ?? bare;
    const second = first === null ? undefined : markAt(document.marks.clock, first);
    const day = second?.value === 'on' ? dayAt(document, second.to) : null;
    if (day) return day;
  }
  const after = dayAt(document, at);
  if (after) return lastOfTwo(document, after);
  for (let back = from - 1; back >= Math.max(sentence.from, from - 6); back -= 1) {
    const before = dayAt(document, back);
    if (before && before.to >= from - 2) return before;
  }
  return null;
};

/** A date with its part; `window` as far as it is stated. */
export interface Placed {
  readonly part: Part;
  readonly date: DateTime;
  readonly window: Window;
}

/** What one sentence says about its time, or null. */
export const placeSentence = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
  zone: Zone,
  attacker: Side,
): {
  placed: Placed;
  /** True where the text itself gives the date. */
  dated: boolean;
  impossible: boolean;
  span: readonly [number, number];
} | null => {
  const { marks } = document;
  const parts = within(marks.part, sentence.from, sentence.to);
  const window = findWindow(document, sentence.from, sentence.to);
  const night = parts.find((mark) => mark.value === 'night');
  const named = night ?? parts[0] ?? null;
  let impossible = false;
  let date: DateTime | null = null;
  const check = (valid: boolean | undefined): void => {
    if (valid === false) impossible = true;
  };
  if (named) {
    const day = dateBeside(document, named.from, named.to, sentence);
    if (
      day &&
      !(
        window &&
        day.to > window.from &&
        day.to <= window.to &&
        named.value === 'night' &&
        window.start.day
      )
    ) {
      check(day.valid);
      if (day.valid) date = civil(day, zone);
    } else if (day?.valid && named.to <= (window?.from ?? 0)) date = civil(day, zone);
    if (markAt(marks.clock, named.from)?.value === 'yesterday')
      date = zone.published.startOf('day').minus({ days: 1 });
  }
  if (window) {
    check(window.start.clock?.valid);
    check(window.start.day?.valid);
    check(window.end?.clock?.valid);
    check(window.end?.day?.valid);
    if (impossible)
      return {
        placed: {
          part: named?.value ?? 'day',
          date: zone.published,
          window: { from: null, to: null },
        },
        dated: date !== null || Boolean(window?.start.day ?? window?.end?.day),
        impossible,
        span: [window.from, window.to],
      };
    const part = named?.value ?? null;
    const resolved = resolveWindow(window, zone, date, part);
    if (resolved) {
      const { window: stated, start, end: lastDay, closesAtMidnight } = resolved;
      if (stated.from && stated.to && Date.parse(stated.to) <= Date.parse(stated.from))
        impossible = true;
      // A window that closes at midnight counts to the day that closes, however midnight is dated.
      const closingDay =
        closesAtMidnight && stated.to
          ? DateTime.fromISO(stated.to, { zone: zone.zone }).minus({ minutes: 1 }).startOf('day')
          : null;
      const end = closingDay ?? lastDay;
      const overnight = start !== null && end !== null && +end > +start;
      let kind: Part = part ?? (overnight ? 'night' : 'day');
      if (part === 'day' && overnight && parts.length === 0) kind = 'night';
      // The day that closes at midnight keeps the window; a window in one date before the morning is a night only in Kyiv's posts.
      if (part === null && !overnight && attacker === 'russia' && stated.from && stated.to) {
        const from = DateTime.fromISO(stated.from, { zone: zone.zone });
        const to = DateTime.fromISO(stated.to, { zone: zone.zone });
        if (from.hour < 7 && to.hour < 12 && +to.startOf('day') === +from.startOf('day'))
          kind = 'night';
      }
      // «починаючи з 19 години 6 жовтня», told on the 7th: no end is stated, and the night has passed.
      const evening =
        start !== null && lastDay === null && (window.start.clock?.minutes ?? 0) >= 18 * 60;
      if (
        part === null &&
        attacker === 'russia' &&
        evening &&
        +zone.published.startOf('day') > +start
      )
        kind = 'night';
      const last =
        date ??
        (kind === 'night' && !end && start
          ? nightOf(start, window.start.clock?.minutes ?? 0)
          : (end ?? start)) ??
        zone.published.startOf('day');
      return {
        placed: { part: kind, date: last, window: stated },
        dated: date !== null || Boolean(window?.start.day ?? window?.end?.day),
        impossible,
        span: [window.from, window.to],
      };
    }
  }
  if (named)
    return {
      placed: {
        part: named.value,
        date: date ?? zone.published.startOf('day'),
        window: { from: null, to: null },
      },
      dated: date !== null || Boolean(window?.start.day ?? window?.end?.day),
      impossible,
      span: [named.from, named.to],
    };
  return null;
};

const nightOf = (start: DateTime, minutes: number): DateTime =>
  minutes >= 12 * 60 ? start.plus({ days: 1 }) : start;

/** «Около 13.00 мск», «30 июля около 13.00», «10 лютого противник завдав»: a moment or a bare date. */
export const placeMoment = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
  zone: Zone,
): { placed: Placed; impossible: boolean } | null => {
  let clock: Clock | null = null;
  let day: Day | null = null;
  for (let at = sentence.from; at < sentence.to && at < sentence.from + 40; at += 1) {
    if (!day) {
      const found = dayAt(document, at);
      // "10.20" alone is a clock time; a date in figures stands only beside one.
      if (found && (document.tokens[at]?.lower.includes('.') !== true || clock)) {
        day = found;
        at = found.to - 1;
        continue;
      }
    }
    if (!clock) {
      const found = clockAt(document, at);
      if (found) {
        clock = found;
        at = found.to - 1;
      }
    }
  }
  const today = within(document.marks.clock, sentence.from, sentence.to).find(
    (mark) => mark.value === 'today' || mark.value === 'yesterday',
  );
  if (!clock && !day && !today) return null;
  if (clock?.valid === false || day?.valid === false)
    return {
      placed: { part: 'day', date: zone.published, window: { from: null, to: null } },
      impossible: true,
    };
  let date = day ? civil(day, zone) : zone.published.startOf('day');
  if (!day && today?.value === 'yesterday') date = date.minus({ days: 1 });
  else if (!day && clock && +date.plus({ minutes: clock.minutes }) > +zone.published)
    date = date.minus({ days: 1 });
  return { placed: { part: 'day', date, window: { from: null, to: null } }, impossible: false };
};
