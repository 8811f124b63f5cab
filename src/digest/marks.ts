// Sources as numbers inside words: a text of the locale may hold marks anywhere, and becomes spans at the
// end. Numbers are given in the order in which the message uses its sources, each source once.
import type { DigestSource } from './digest.ts';
import type { Words } from './locale.ts';
import type { Line, MessageSource, Span } from './message.ts';
import { outletName } from './speakers.ts';
import { zoneOf } from '../data/model/night.ts';

const open = '\uE000';
const close = '\uE001';
const marked = /\uE000(\d+)\uE001/;

/** Cites documents of one message. `mark` returns text to put into a sentence ("[1]" once it is a line). */
export interface Citations {
  /** Empty for a document that the digest does not list. */
  mark(...documents: readonly string[]): string;
  /** Sources used so far, in order of their numbers. */
  used(): readonly string[];
}

export const startCitations = (sources: readonly DigestSource[]): Citations => {
  const known = new Set(sources.map(({ id }) => id));
  const numbers = new Map<string, number>();
  const numberOf = (document: string): number => {
    const number = numbers.get(document) ?? numbers.size + 1;
    numbers.set(document, number);
    return number;
  };
  return {
    mark: (...documents) =>
      [...new Set(documents)]
        .filter((document) => known.has(document))
        .map(numberOf)
        .sort((a, b) => a - b)
        .map((number) => `${open}${number}${close}`)
        .join(''),
    used: () => [...numbers.keys()],
  };
};

/** A text with marks as spans. */
export const lineOf = (text: string, style: { readonly bold?: true } = {}): Line =>
  text.split(/(\uE000\d+\uE001)/).flatMap((piece): Span[] => {
    const mark = marked.exec(piece)?.[1];
    if (mark !== undefined) return [{ cite: Number(mark) }];
    return piece === '' ? [] : [{ text: piece, ...style }];
  });

/** The same text without its marks, for a notification's one plain line. */
export const withoutMarks = (text: string): string =>
  text.replace(/ ?(?:\uE000\d+\uE001)+/g, '').replace(/\s+([).,;])/g, '$1');

const calendars = new Map<string, Intl.DateTimeFormat>();
/** The date of a moment in a zone; a formatter costs more than all else of a label and is made once. */
const dateIn = (instant: string, zone: string): string => {
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  calendars.set(zone, calendar);
  return calendar.format(new Date(instant));
};

/** "Petro Ivaniuk, Massive Missile Attacks on Ukraine": the table with its author, as its title has it. */
const tableName = (source: DigestSource): string =>
  source.title?.replace(/ \(.*$/, '') ?? source.relayOf ?? '';

/** The one date that a title gives ("aljazeera.com 2026-02-20"); null where it gives none or several. */
const datedIn = (title: string | null): string | null => {
  const dates = new Set(title?.match(/\b20\d{2}-[01]\d-[0-3]\d\b/gu) ?? []);
  const [only] = dates;
  return dates.size === 1 && only !== undefined && !Number.isNaN(Date.parse(only)) ? only : null;
};

/** "Al Jazeera, 14 March 2025; BBC, 12 March 2025"; null where the title does not give each outlet its own part. */
const eachDated = (words: Words, outlet: string, title: string | null): string | null => {
  const outlets = outlet.split(', ');
  const parts = (title ?? '').split(';');
  if (outlets.length < 2 || parts.length !== outlets.length) return null;
  const days = parts.map(datedIn);
  if (days.every((day) => day === null)) return null;
  return outlets
    .map((one, at) => {
      const day = days[at] ?? null;
      const name = outletName(words, one);
      return day === null
        ? name
        : words.say('source-dated', { name, date: words.day(day, { year: true }) });
    })
    .join('; ');
};

/** How a source is named at the foot: outlet or channel, date, and the table a figure came through. */
export const sourceLabel = (words: Words, source: DigestSource): string => {
  const known = source.outlet === null ? null : outletName(words, source.outlet);
  const name =
    known === null || source.outlet === null
      ? words.say(`source-${source.source}`)
      : known === words.say('source-news') && known !== source.outlet
        ? words.say('source-named', { name: source.outlet })
        : known;
  const at = source.publishedAt ?? source.asOf;
  if (at === null) {
    if (source.relayOf !== null)
      return words.say('source-undated', { name, table: tableName(source) });
    const each = source.outlet === null ? null : eachDated(words, source.outlet, source.title);
    if (each !== null) return each;
    // Of several outlets nobody knows whose date it is.
    const day = source.outlet?.includes(', ') ? null : datedIn(source.title);
    return day === null
      ? name
      : words.say('source-dated', { name, date: words.day(day, { year: true }) });
  }
  const zone = zoneOf(source.source === 'defence-ministry-ru' ? 'ukraine' : 'russia');
  const date =
    source.source === 'defence-ministry-ru' && source.url === null
      ? words.moment(at, zone)
      : words.day(dateIn(at, zone));
  return source.relayOf === null
    ? words.say('source-dated', { name, date })
    : words.say('source-relayed', { name, date, table: tableName(source) });
};

/** The numbered sources of a message; those it does not use are left out. */
export const messageSources = (
  words: Words,
  citations: Citations,
  sources: readonly DigestSource[],
): MessageSource[] => {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return citations.used().flatMap((id, index): MessageSource[] => {
    const source = byId.get(id);
    return source
      ? [{ number: index + 1, label: sourceLabel(words, source), url: source.url }]
      : [];
  });
};
