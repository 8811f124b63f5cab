// What the pages are made from, and what every one of them may ask.
import type { Language, LocalDate } from '../../data/model/terms.ts';
import type { Store } from '../../data/store/store.ts';
import type { KnownNights } from '../known-nights.ts';
import type { Pictures } from '../pictures/pictures.ts';

export interface Site {
  readonly store: Store;
  readonly nights: KnownNights;
  readonly pictures: Pictures;
  readonly now: () => Date;
  /** Where readers reach the mirror, without a slash at the end. */
  readonly origin: string;
  /** Milliseconds that only grow; the process's own where absent. */
  readonly clock?: () => number;
}

/** How old a digest of a page may be (milliseconds) although something was written since. */
export const freshNight = 500;

export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** A month of this century: figures of others are nobody's, and years of five digits would have no end. */
export const isMonth = (text: string): boolean =>
  /^20\d{2}-\d{2}$/.test(text) && isDate(`${text}-01`);

/** The month before or after: "2025-07" and 1 is "2025-08". */
export const shiftMonth = (month: string, by: number): string => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at - 1 + by, 15, 12)).toISOString().slice(0, 7);
};

/** Path of a picture; `version` names what it shows, so that a changed figure has a new address. */
export const picturePath = (
  kind: 'card' | 'map' | 'month' | 'archive',
  subject: LocalDate | string | null,
  language: Language,
  {
    dark = false,
    version = null,
  }: { readonly dark?: boolean; readonly version?: string | null } = {},
): string =>
  `/${kind}${subject === null ? '' : `/${subject}`}.${language}${dark ? '.dark' : ''}.png${version === null ? '' : `?v=${version}`}`;
