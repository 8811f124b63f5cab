// The chronology of diplomacy as documents: one event a row, in our own wording, with what it rests on.
// A row that names no source is left out; one that rests on a single second-hand source says so.
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { DiplomaticEvent, EventFigure } from '../model/event.ts';
import { nothingTold } from '../model/report.ts';
import { datePrecisions, eventKinds, eventStatuses } from '../model/terms.ts';
import type { ArchiveDocument } from '../store/store.ts';
import { englishWording, outletName, ukrainianWording } from './wordings.ts';

const rowSchema = z.object({
  date: z.iso.date(),
  dateTo: z.union([z.iso.date(), z.literal('')]),
  precision: z.enum(datePrecisions),
  kind: z.enum(eventKinds),
  status: z.enum(eventStatuses),
  parties: z.string(),
  place: z.string(),
  what: z.string(),
  sources: z.string(),
  confidence: z.string(),
});
type Row = z.infer<typeof rowSchema>;

const partyNames: Readonly<Record<string, readonly string[]>> = {
  uae: ['united arab emirates'],
  eu: ['european union'],
  'e3/eu': ['european union'],
  'ramstein contact group': ['ukraine defense contact group'],
  'un general assembly': ['united nations'],
};

/** "mediators united states, uae" and "russia (separately)" as names of states and bodies. */
const partiesOf = (row: Row): string[] => {
  const named = row.parties
    .replace(/\([^)]*\)/g, '')
    .split(/[;,]/)
    .map((party) => party.replace(/^\s*(?:mediators?|host)\s+/, '').trim())
    .filter((party) => party !== '')
    .flatMap((party) => partyNames[party] ?? [party]);
  return [...new Set([...named, ...(row.kind === 'pledge' ? ['ukraine'] : [])])];
};

/** The town or, without one, the country; "(planned for March)" is no place. */
const placeOf = (row: Row): string | null => {
  const place = row.place
    .replace(/\([^)]*\)/g, '')
    .split(',')[0]
    ?.trim();
  return place === undefined || place === '' ? null : place;
};

const ordinalOf = (row: Row): number | null => {
  const stated =
    row.kind === 'talks-round'
      ? /\bround (\d{1,2})\b/.exec(row.place)
      : row.kind === 'exchange'
        ? /\b(\d{1,3})(?:st|nd|rd|th)\b(?! stage)/.exec(row.what)
        : null;
  return stated?.[1] === undefined ? null : Number(stated[1]);
};

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));

const people = (value: number): EventFigure => ({
  value,
  bound: 'exactly',
  unit: 'person',
  item: 'prisoners of war, each side',
});

const money =
  /\bEUR (\d+(?:\.\d+)?) (billion|million)\b(?: (?:in |for )?((?!pledged|agreed|approved)[A-Za-z][\w -]*?))?(?= (?:pledged|agreed|approved|for 20|\()|[,:]|$)/gu;

/** Figures that the wording states: "185 for 185", "1,200 bodies", "EUR 90 billion". */
const figuresOf = ({ kind, status, what }: Row): EventFigure[] => {
  if (kind === 'exchange' && (status === 'completed' || status === 'agreed')) {
    const swap = /\b(\d[\d,]*) for (\d[\d,]*)\b/.exec(what);
    if (swap && swap[1] === swap[2]) return [people(numberOf(swap[1] ?? ''))];
    const each = /\b(\d[\d,]*) from each side\b/.exec(what);
    return each?.[1] === undefined ? [] : [people(numberOf(each[1]))];
  }
  if (kind === 'repatriation') {
    const bodies = /\b(\d[\d,]*) bodies\b/.exec(what);
    return bodies?.[1] === undefined
      ? []
      : [{ value: numberOf(bodies[1]), bound: 'exactly', unit: 'body', item: 'bodies' }];
  }
  if (kind === 'pledge')
    return [...what.matchAll(money)].map((sum) => ({
      value: Math.round(Number(sum[1]) * (sum[2] === 'billion' ? 1e9 : 1e6)),
      bound: 'exactly' as const,
      unit: 'EUR',
      item: sum[3]?.replace(/^for\s+/u, '').trim() ?? null,
    }));
  return [];
};

const eventOf = (row: Row, id: string): DiplomaticEvent => {
  const span = row.dateTo !== '' && row.dateTo !== row.date;
  const english = englishWording(id) ?? row.what.replaceAll("'", '"').trim();
  const ukrainian = ukrainianWording(id);
  return {
    kind: row.kind,
    date: span ? null : row.date,
    dates: span ? [row.date, row.dateTo] : null,
    precision: row.precision,
    status: row.status,
    parties: partiesOf(row),
    place: placeOf(row),
    ordinal: ordinalOf(row),
    agenda: null,
    delegations: null,
    outcome: null,
    figures: figuresOf(row),
    role: null,
    by: 'news',
    speaker: null,
    outlet: null,
    quote: null,
    wording: english === '' ? null : { en: english, uk: ukrainian },
    confidence: row.confidence,
  };
};

/** "Reuters", "Al Jazeera, BBC": those a row names, each once, at most three. */
const outletsOf = (sources: string): readonly string[] => {
  const named = sources
    .split(/;|, (?=[A-Z])| and /)
    .map((source) => source.trim().replace(/^statement of .*/u, ''))
    .map((source) => {
      const word = source.split(/[/\s(]/)[0] ?? '';
      return outletName(word) ?? word.replace(/[,;]$/u, '');
    })
    .filter((name) => name !== '');
  return [...new Set(named)].slice(0, 3);
};

const addressOf = (sources: string): string | null => {
  const found = /\b((?:[a-z0-9-]+\.)+[a-z]{2,}\/[a-z0-9-]{12,})/u.exec(sources)?.[1];
  return found === undefined ? null : `https://${found}`;
};

/** Each row one document with one event. Throws on a row that is not in the chronology's form. */
export const readChronology = (csvText: string): ArchiveDocument[] => {
  const rows = z
    .array(rowSchema)
    .parse(parse(csvText, { columns: true, skip_empty_lines: true, trim: true, bom: true }));
  const seen = new Map<string, number>();
  return rows.flatMap((row): ArchiveDocument[] => {
    const stem = `chronology/${row.date}-${row.kind}`;
    const count = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, count);
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (row.sources === '' || /\bno outlet\b/u.test(row.sources)) return [];
    return [
      {
        id,
        source: 'news',
        outlet: outletsOf(row.sources).join(', '),
        title: row.sources,
        url: addressOf(row.sources),
        publishedAt: null,
        report: {
          id,
          status: 'report',
          reason: null,
          source: 'news',
          ...nothingTold,
          events: [eventOf(row, id)],
        },
      },
    ];
  });
};
