// The whole archive as one table: every leading figure of every night with who said it and where, and what was
// named without a number. An absent figure is a missing row, never a zero.
import { setImmediate as pause } from 'node:timers/promises';
import type { Store } from '../../data/store/store.ts';
import { buildDigest } from '../../digest/build.ts';
import type { Digest, Figure } from '../../digest/digest.ts';

/** One row. `value` null: named, and the number was not published (`word` is the source's own, if any). */
export interface DownloadRow {
  readonly night: string;
  readonly part: string;
  readonly attacker: string;
  readonly quantity: string;
  readonly munition: string | null;
  readonly region: string | null;
  readonly value: number | null;
  readonly bound: string | null;
  readonly word: string | null;
  readonly by: string | null;
  readonly speaker: string | null;
  readonly ourSum: boolean;
  readonly disputed: boolean;
  readonly partOfAnother: boolean;
  readonly source: string | null;
  readonly url: string | null;
}

export interface DownloadNight {
  readonly night: string;
  readonly state: Digest['state'];
  readonly rows: readonly DownloadRow[];
}

const figureRow = (digest: Digest, attacker: string, figure: Figure): DownloadRow => {
  const source = digest.sources.find(({ id }) => id === figure.lead.source);
  return {
    night: digest.night,
    part: figure.part,
    attacker,
    quantity: figure.quantity,
    munition: figure.munition,
    region: figure.region,
    value: figure.lead.value,
    bound: figure.lead.bound,
    word: null,
    by: figure.lead.by,
    speaker: figure.lead.speaker,
    ourSum: figure.ours,
    disputed: figure.disputed,
    partOfAnother: figure.subset,
    source: source?.outlet ?? source?.source ?? figure.lead.via,
    url: figure.lead.url,
  };
};

const rowsOf = (digest: Digest): readonly DownloadRow[] => [
  ...digest.directions.flatMap(({ attacker, figures, regions }) =>
    [...figures, ...regions].map((figure) => figureRow(digest, attacker, figure)),
  ),
  ...digest.unnumbered.map((entry): DownloadRow => ({
    night: digest.night,
    part: 'night',
    attacker: entry.attacker,
    quantity: entry.quantity,
    munition: entry.munition,
    region: null,
    value: null,
    bound: null,
    word: entry.word,
    by: entry.by,
    speaker: entry.speaker,
    ourSum: false,
    disputed: false,
    partOfAnother: false,
    source: entry.document.outlet ?? entry.document.source,
    url: entry.document.url,
  })),
];

/** Every night, ascending. Other work goes on between two nights. */
export const wholeArchive = async (store: Store): Promise<readonly DownloadNight[]> => {
  const nights: DownloadNight[] = [];
  for (const date of await store.nightDates()) {
    const night = await store.night(date);
    if (night) {
      const digest = buildDigest(night, { series: [], editionCutoff: `${date}T00:00:00Z` });
      nights.push({ night: date, state: digest.state, rows: rowsOf(digest) });
    }
    await pause();
  }
  return nights;
};

export const downloadColumns = [
  'night',
  'part',
  'attacker',
  'quantity',
  'munition',
  'region',
  'value',
  'bound',
  'word',
  'by',
  'speaker',
  'ourSum',
  'disputed',
  'partOfAnother',
  'source',
  'url',
] as const satisfies readonly (keyof DownloadRow)[];

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string | number | boolean | null): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

export const csvOf = (nights: readonly DownloadNight[]): string =>
  [
    downloadColumns.join(','),
    ...nights.flatMap(({ rows }) =>
      rows.map((row) => downloadColumns.map((column) => cell(row[column])).join(',')),
    ),
    '',
  ].join('\r\n');

export const jsonOf = (nights: readonly DownloadNight[]): string =>
  `{"nights":[\n${nights.map((night) => JSON.stringify(night)).join(',\n')}\n]}\n`;
