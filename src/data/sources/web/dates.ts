// Dates as feeds and pages write them, to instants. A date that cannot be is none; nothing is guessed but
// UTC for a missing zone.
import { DateTime } from 'luxon';

const zones: Readonly<Record<string, string>> = {
  UT: '+0000',
  UTC: '+0000',
  GMT: '+0000',
  Z: '+0000',
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  CEST: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  TRT: '+0300',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
};

const written = [
  'd LLL yyyy HH:mm:ss ZZZ',
  'd LLL yyyy HH:mm ZZZ',
  'd LLL yy HH:mm:ss ZZZ',
  'd LLL yyyy HH:mm:ss',
  'd LLL yyyy HH:mm',
  'd LLL yyyy',
  'LLL d yyyy HH:mm:ss ZZZ',
  'LLL d yyyy h:mm a ZZZ',
  'LLL d yyyy h:mm a',
  'LLL d yyyy HH:mm',
  'LLL d yyyy',
  'LLL d HH:mm:ss yyyy ZZZ',
  'LLL d HH:mm:ss yyyy',
  'yyyy-MM-dd HH:mm:ss ZZZ',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm ZZZ',
  'yyyy-MM-dd HH:mm',
  'yyyy/MM/dd HH:mm:ss',
  'yyyy/MM/dd HH:mm',
  'dd.MM.yyyy HH:mm:ss',
  'dd.MM.yyyy HH:mm',
  'dd.MM.yyyy',
] as const;

const plausible = (moment: DateTime): string | null =>
  moment.isValid && moment.year >= 2000 && moment.year <= 2100
    ? new Date(moment.toMillis()).toISOString()
    : null;

/** One written date to ISO 8601 UTC; null where it is none. `zone`: where the text names none. */
export const parseDate = (text: string | null | undefined, zone = 'utc'): string | null => {
  const given = (text ?? '').trim().slice(0, 80);
  if (given === '') return null;
  if (/^\d{10}$|^\d{13}$/.test(given))
    return plausible(DateTime.fromMillis(Number(given) * (given.length === 10 ? 1000 : 1)));
  const iso = plausible(
    DateTime.fromISO(given.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'), { zone }),
  );
  if (iso) return iso;
  const clean = given
    .replace(/^[A-Za-z]{3,9},?\s+(?=[\dA-Za-z])/, (day) =>
      /^(sun|mon|tue|wed|thu|fri|sat)/i.test(day) ? '' : day,
    )
    .replace(/\(.*?\)/g, '')
    .replace(/,/g, ' ')
    .replace(/\b(at|um)\b/gi, ' ')
    .replace(
      /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?/gi,
      (_, month: string) => `${month[0]?.toUpperCase()}${month.slice(1).toLowerCase()}`,
    )
    .replace(/\b(?:GMT|UTC)(?=[+-]\d)/gi, '')
    .replace(/([+-]\d\d):(\d\d)$/, '$1$2')
    .replace(/(?<=\s)([+-]\d\d)$/, '$100')
    .replace(/(?<=[\d\s])([A-Z]{1,4})$/, (name: string) =>
      name in zones ? ` ${zones[name]}` : name,
    )
    .replace(/\s+/g, ' ')
    .trim();
  for (const form of written) {
    const moment = DateTime.fromFormat(clean, form, { zone, locale: 'en', setZone: true });
    if (moment.isValid) return plausible(moment);
  }
  return null;
};

const monthNames =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const noonOf = (year: string, month: number, day: string): string | null =>
  plausible(DateTime.utc(Number(year), month, Number(day), 12));

/**
 * The date in an address such as /2025/07/21/, /2025/jul/21/ or ...-july-21-2025, at noon UTC; null where
 * there is none.
 */
export const dateInUrl = (url: string): string | null => {
  const path = URL.parse(url)?.pathname ?? url;
  const found = /[/-](20\d\d)[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?=[/-]|$)/i.exec(path);
  const spoken = /(?:^|[/-])([a-z]{3,9})-(\d{1,2})-(20\d\d)(?=[/-]|$)/i.exec(path);
  const monthOf = (word: string): number =>
    /^\d/.test(word)
      ? Number(word)
      : monthNames.findIndex((name) => name.startsWith(word.toLowerCase())) + 1;
  if (found?.[1] && found[2] && found[3]) return noonOf(found[1], monthOf(found[2]), found[3]);
  if (spoken?.[1] && spoken[2] && spoken[3])
    return noonOf(spoken[3], monthOf(spoken[1]), spoken[2]);
  return null;
};
