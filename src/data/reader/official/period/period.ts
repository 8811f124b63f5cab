// When a text's figures are about: night or day, the date it ends on, its window as stated, "as of".
// Local dates are those of the side attacked. Says so where a date cannot exist; guesses no hour.
import { DateTime } from 'luxon';
import { zoneOf } from '../../../model/night.ts';
import type { Period } from '../../../model/report.ts';
import type { LocalDate, Side } from '../../../model/terms.ts';
import type { Document } from '../../document.ts';
import { civil, instant } from './calendar.ts';
import type { Zone } from './calendar.ts';
import { clockAt, dayAt } from './moments.ts';
import type { Clock, Day } from './moments.ts';
import { markAt, within } from '../../phrases.ts';
import { placeMoment, placeSentence } from './placing.ts';
import type { Placed } from './placing.ts';
import { coversDays, recalls } from './windows.ts';

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
  /** Sentences without a time of their own after one about an earlier night than the text's. */
  readonly unsure: ReadonlySet<number>;
  /** Sentences about several days, a week, a month, a day long past: their figures are no night's. */
  readonly totals: ReadonlySet<number>;
}

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
  maskSuperseded(document, masked);
  let impossible = false;
  let asOf: string | null = null;
  let asOfSpan: readonly [number, number] = [-1, -1];
  let placed: Placed | null = null;
  const windows: { sentence: number; period: Period }[] = [];
  const totals = new Set<number>();
  const unsure = new Set<number>();
  let placedAt = 0;
  let older = false;
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
    if (
      within(marks.grandTotal, sentence.from, sentence.to).length > 0 ||
      recalls(document, sentence) ||
      coversDays(document, sentence, zone)
    ) {
      totals.add(index);
      return;
    }
    if (asOfSpan[0] >= sentence.from && asOfSpan[1] <= sentence.to && placed) return;
    const found = placeSentence(document, sentence, zone, attacker);
    if (!found) {
      if (older) unsure.add(index);
      return;
    }
    older = false;
    if (found.impossible) impossible = true;
    if (!placed) {
      placed = found.placed;
      placedAt = index;
    } else if (found.placed.window.from && found.placed.window.to) {
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
    ) {
      placed = { ...placed, window: found.placed.window };
    } else if (
      found.dated &&
      !found.impossible &&
      !found.placed.window.to &&
      !placed.window.to &&
      (+found.placed.date !== +placed.date || found.placed.part !== placed.part)
    ) {
      // «У ніч на 23 липня ..., збито 80. У ніч на 24 липня ...»: the newer one is the text's.
      if (+found.placed.date >= +placed.date) {
        for (let before = placedAt; before < index; before += 1)
          windows.push({ sentence: before, period: toPeriod(placed) });
        placed = found.placed;
        placedAt = index;
      } else {
        windows.push({ sentence: index, period: toPeriod(found.placed) });
        older = true;
      }
    }
  });
  // «Около 3.20 сбит БПЛА. С 4.00 до 4.40 сбиты ещё пять»: the window is that of its own sentence.
  const opening = sentences[0];
  const windowed = placed as Placed | null;
  if (attacker === 'ukraine' && windowed?.window.from && placedAt > 0 && opening) {
    const counted = within(marks.munition, opening.from, opening.to).length > 0;
    const moment = counted && !totals.has(0) ? placeMoment(document, opening, zone) : null;
    if (moment && !moment.impossible) {
      windows.push({ sentence: placedAt, period: toPeriod(windowed) });
      placed = moment.placed;
    }
  }
  if (!placed)
    for (const [index, sentence] of sentences.slice(0, 4).entries()) {
      if (totals.has(index)) continue;
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
    // «З 14.30 по 20.30 7 травня ...», and below «станом на 8.00»: of the morning that tells it.
    const began = settled?.window.from;
    if (!first.day && began && Date.parse(asOf) < Date.parse(began))
      asOf = instant(zone.published.startOf('day'), first.clock.minutes);
  }
  return {
    period: settled ? toPeriod(settled) : null,
    published: zone.published.toISODate() ?? '',
    asOf,
    impossible,
    masked,
    windows,
    unsure,
    totals,
  };
};

/** «(раніше повідомлялося про 402 БпЛА)», «67 БПЛА, а не 76»: a figure that another one has replaced is none. */
const maskSuperseded = ({ marks, numberAt, tokens }: Document, masked: Uint8Array): void => {
  for (const { to } of marks.superseded)
    for (let at = to; at < to + 4; at += 1) {
      if (tokens[at]?.kind === 'mark' || tokens[at]?.kind === 'line') break;
      const number = numberAt.get(at);
      if (!number) continue;
      masked.fill(1, number.from, number.to);
      break;
    }
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
