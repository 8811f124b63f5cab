// When a text's figures are about: night or day, the date it ends on, its window as stated, "as of".
// Local dates are those of the side attacked. Says so where a date cannot exist; guesses no hour.
import { DateTime } from 'luxon';
import { zoneOf } from '../../model/night.ts';
import type { Period, Window } from '../../model/report.ts';
import type { LocalDate, Part, Side } from '../../model/terms.ts';
import type { Document } from '../document.ts';
import { clockAt, dayAt } from './moments.ts';
import type { Clock, Day } from './moments.ts';
import { markAt, within } from '../phrases.ts';

/** A stated window: its tokens, and the ends the text gives. */
interface StatedWindow {
  readonly from: number;
  readonly to: number;
  readonly start: { readonly clock: Clock | null; readonly day: Day | null };
  readonly end: { readonly clock: Clock | null; readonly day: Day | null } | null;
}

/**
 * `period` null where the text states none. `impossible`: a date or a clock time that cannot be.
 * `masked`: tokens that are dates or times and hence no counts. `windows`: further windows by the
 * sentence in which they stand, for figures about another time than the text's.
 */
export interface PeriodReading {
  readonly period: Period | null;
  readonly published: LocalDate;
  readonly asOf: string | null;
  readonly impossible: boolean;
  readonly masked: Uint8Array;
  readonly windows: readonly { readonly sentence: number; readonly period: Period }[];
}

interface Zone {
  readonly zone: string;
  readonly published: DateTime;
}

const civil = (day: Day, zone: Zone): DateTime => {
  const at = (year: number): DateTime =>
    DateTime.fromObject({ year, month: day.month, day: day.day }, { zone: zone.zone });
  const nearest = [zone.published.year - 1, zone.published.year, zone.published.year + 1]
    .map(at)
    .filter((date) => date.isValid)
    .sort(
      (a, b) =>
        Math.abs(a.toMillis() - zone.published.toMillis()) -
        Math.abs(b.toMillis() - zone.published.toMillis()),
    );
  const close = nearest[0] ?? zone.published.startOf('day');
  // A date well ahead of its telling is the one before it; one a few days ahead cannot be.
  if (day.year === null)
    return close.diff(zone.published, 'days').days > 45 ? at(close.year - 1) : close;
  const stated = at(day.year);
  // A January post that still writes the old year: the day fits, the year is a slip of the pen.
  return Math.abs(stated.year - close.year) === 1 &&
    Math.abs(close.diff(zone.published, 'days').days) < 3
    ? close
    : stated;
};

const instant = (date: DateTime, minutes: number): string => {
  const time = date
    .startOf('day')
    .plus({ days: minutes >= 1440 ? 1 : 0 })
    .set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
  return time.toISO({ suppressMilliseconds: true }) ?? '';
};

const readEnd = (
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

const findWindow = (document: Document, from: number, to: number): StatedWindow | null => {
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
  return null;
};

const resolveWindow = (
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
  const startInstant = startDay && startMinutes !== null ? instant(startDay, startMinutes) : null;
  return {
    window: { from: startInstant, to: endInstant },
    start: startDay,
    end: endDay,
    closesAtMidnight,
  };
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
  if (after) return after;
  for (let back = from - 1; back >= Math.max(sentence.from, from - 6); back -= 1) {
    const before = dayAt(document, back);
    if (before && before.to >= from - 2) return before;
  }
  return null;
};

interface Placed {
  readonly part: Part;
  readonly date: DateTime;
  readonly window: Window;
}

/** What one sentence says about its time, or null. */
const placeSentence = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
  zone: Zone,
  attacker: Side,
): { placed: Placed; impossible: boolean; span: readonly [number, number] } | null => {
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
      const last =
        date ??
        (kind === 'night' && !end && start
          ? nightOf(start, window.start.clock?.minutes ?? 0)
          : (end ?? start)) ??
        zone.published.startOf('day');
      return {
        placed: { part: kind, date: last, window: stated },
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
      impossible,
      span: [named.from, named.to],
    };
  return null;
};

const nightOf = (start: DateTime, minutes: number): DateTime =>
  minutes >= 12 * 60 ? start.plus({ days: 1 }) : start;

/** «Около 13.00 мск», «30 июля около 13.00», «10 лютого противник завдав»: a moment or a bare date. */
const placeMoment = (
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

const toPeriod = ({ part, date, window }: Placed): Period => ({
  kind: part,
  date: date.toISODate() ?? '',
  from: window.from,
  to: window.to,
});

/** Reads the text's times. `published`: ISO instant, dates words such as "цієї ночі". */
export const readPeriod = (
  document: Document,
  published: string,
  attacker: Side,
): PeriodReading => {
  const zoneName = zoneOf(attacker);
  const moment = DateTime.fromISO(published, { zone: zoneName });
  const zone: Zone = {
    zone: zoneName,
    published: moment.isValid ? moment : DateTime.fromMillis(0, { zone: zoneName }),
  };
  const { tokens, marks, sentences } = document;
  const masked = new Uint8Array(tokens.length);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = dayAt(document, at) ?? clockAt(document, at);
    if (found && found.to > at) masked.fill(1, at, found.to);
    const on = tokens[at]?.kind === 'number' ? markAt(marks.clock, at + 1) : undefined;
    if (on?.value === 'on' && (tokens[at]?.lower.length ?? 9) <= 2 && dayAt(document, on.to))
      masked[at] = 1;
  }
  let impossible = false;
  let asOf: string | null = null;
  let asOfSpan: readonly [number, number] = [-1, -1];
  let placed: Placed | null = null;
  const windows: { sentence: number; period: Period }[] = [];
  const asOfs: { clock: Clock; day: Day | null }[] = [];
  sentences.forEach((sentence, index) => {
    for (const mark of within(marks.asOf, sentence.from, sentence.to)) {
      const clock =
        clockAt(document, mark.to) ?? bareClock(document, mark.to, mark.to - mark.from > 1);
      if (!clock) continue;
      let next = clock.to;
      while (
        tokens[next]?.lower === ',' ||
        (tokens[next]?.kind === 'word' &&
          markAt(marks.month, next) === undefined &&
          next < clock.to + 2 &&
          dayAt(document, next + 1))
      )
        next += 1;
      const day = dayAt(document, clock.to) ?? dayAt(document, next);
      if (!clock.valid) impossible = true;
      masked.fill(1, mark.from, clock.to);
      asOfs.push({ clock, day });
      asOfSpan = [mark.from, clock.to];
    }
    if (within(marks.aside, sentence.from, sentence.from + 6).length > 0) return;
    // «За добу, з 18:00 31 січня до 18:00 1 лютого»: another time than the report's.
    if (within(marks.grandTotal, sentence.from, sentence.to).length > 0) return;
    if (asOfSpan[0] >= sentence.from && asOfSpan[1] <= sentence.to && placed) return;
    const found = placeSentence(document, sentence, zone, attacker);
    if (!found) return;
    if (found.impossible) impossible = true;
    if (!placed) placed = found.placed;
    else if (found.placed.window.from && found.placed.window.to) {
      const own = toPeriod(found.placed);
      if (own.from !== placed.window.from || own.to !== placed.window.to) {
        if (
          !placed.window.from &&
          !placed.window.to &&
          +placed.date === +found.placed.date &&
          placed.part === found.placed.part
        )
          placed = found.placed;
        else windows.push({ sentence: index, period: own });
      }
    } else if (
      found.placed.window.from &&
      !placed.window.from &&
      placed.part === 'night' &&
      +placed.date - Date.parse(found.placed.window.from) < 24 * 3_600_000 &&
      +placed.date - Date.parse(found.placed.window.from) > -12 * 3_600_000
    )
      placed = { ...placed, window: found.placed.window };
  });
  if (!placed)
    for (const sentence of sentences.slice(0, 4)) {
      if (within(marks.asOf, sentence.from, sentence.to).length > 0) continue;
      const found = placeMoment(document, sentence, zone);
      if (!found) continue;
      if (found.impossible) impossible = true;
      placed = found.placed;
      break;
    }
  const told = asOfs[0];
  // «По состоянию на 20.00 мск ... уничтожены»: the only time a ministry's post may give.
  if (!placed && told?.clock.valid && attacker === 'ukraine') {
    const day = told.day?.valid ? civil(told.day, zone) : zone.published.startOf('day');
    const ahead = !told.day && +day.plus({ minutes: told.clock.minutes }) > +zone.published;
    placed = {
      part: 'day',
      date: ahead ? day.minus({ days: 1 }) : day,
      window: { from: null, to: null },
    };
  }
  const settled = placed as Placed | null;
  // A night that has not ended when it is told cannot be.
  if (settled && +settled.date.startOf('day') > +zone.published.startOf('day').plus({ days: 1 }))
    impossible = true;
  const first = asOfs[0];
  if (first?.clock.valid) {
    const base = first.day?.valid
      ? civil(first.day, zone)
      : settled
        ? settled.date
        : zone.published.startOf('day');
    asOf = instant(base, first.clock.minutes);
  }
  return {
    period: settled ? toPeriod(settled) : null,
    published: zone.published.toISODate() ?? '',
    asOf,
    impossible,
    masked,
    windows,
  };
};

/** «станом на 9»: an hour without a word, only after the whole phrase. */
const bareClock = (document: Document, at: number, whole: boolean): Clock | null => {
  const token = document.tokens[at];
  if (
    !whole ||
    token?.kind !== 'number' ||
    !/^\d{1,2}$/u.test(token.lower) ||
    markAt(document.marks.month, at + 1)
  )
    return null;
  const hours = Number(token.lower);
  return { to: at + 1, minutes: hours * 60, valid: hours <= 24 };
};
