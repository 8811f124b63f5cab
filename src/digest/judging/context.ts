// How large a night was: drones launched as one speaker gave them, compared with that speaker alone.
import type { NightFigure } from '../../data/model/series.ts';
import type { LocalDate, Munition, Speaker } from '../../data/model/terms.ts';
import type { Context } from '../digest.ts';

/** A median of fewer nights says little. */
const fewestNights = 10;
const span = 30;

export const medianOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/**
 * Rank and record as of that night (later nights do not count), and the multiple of the median of the last
 * 30 nights before it that have a figure. `record` is the highest up to that night, itself
 * included; `recordBefore` the highest before it, null for the first night. A night without a figure is
 * no zero.
 */
export const contextOf = (
  night: LocalDate,
  value: number,
  series: readonly NightFigure[],
  subject: { readonly by: Speaker; readonly munition: Munition },
): Context => {
  const before = series.filter((point) => point.night < night);
  const recent = before.slice(-span).map((point) => point.value);
  const median = recent.length >= fewestNights ? medianOf(recent) : null;
  const recordBefore = before.reduce<NightFigure | null>(
    (best, point) => (best === null || point.value > best.value ? point : best),
    null,
  );
  const record =
    recordBefore === null || value > recordBefore.value ? { night, value } : recordBefore;
  return {
    ...subject,
    value,
    rank: before.filter((point) => point.value > value).length + 1,
    nights: before.length + 1,
    record: { value: record.value, night: record.night },
    recordBefore: recordBefore && { value: recordBefore.value, night: recordBefore.night },
    median,
    multiple: median === null || median === 0 ? null : Math.round((value / median) * 10) / 10,
  };
};
