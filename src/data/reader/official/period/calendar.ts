// Dates as a text writes them against the day it was published: the year that is left out, hours past midnight.
import { DateTime } from 'luxon';
import type { Day } from './moments.ts';

/** The time zone of the side attacked, and when the text was published, in that zone. */
export interface Zone {
  readonly zone: string;
  readonly published: DateTime;
}

/** The day a text means: the year nearest to its telling where it gives none. */
export const civil = (day: Day, zone: Zone): DateTime => {
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

/** The instant so many minutes (0 to 1440) after a day's midnight, with its offset. */
export const instant = (date: DateTime, minutes: number): string => {
  const time = date
    .startOf('day')
    .plus({ days: minutes >= 1440 ? 1 : 0 })
    .set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
  return time.toISO({ suppressMilliseconds: true }) ?? '';
};
