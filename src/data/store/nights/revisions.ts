// Figures that changed: by a newer text of the same post, by a later report of the same official source,
// or by our own better reading. A figure that two different speakers give differently is no revision.
import type { Insertable } from 'kysely';
import type { Revision } from '../../model/night.ts';
import { officialSources, type LocalDate } from '../../model/terms.ts';
import { reportIdOf, type Connection } from '../reports.ts';
import type { ClaimTable, ReportTable } from '../schema.ts';
import { given, statement } from '../statement.ts';

/** What makes two claims statements about the same thing; only whole figures, no parts and no regions. */
type Figure = Pick<
  ClaimTable,
  'night' | 'part' | 'attacker' | 'quantity' | 'munition' | 'munition_key' | 'value' | 'by'
>;

const keyOf = ({ night, part, attacker, quantity, munition_key, by }: Figure): string =>
  [night, part, attacker, quantity, munition_key, by].join('|');

interface Change {
  readonly figure: Figure;
  readonly from: number | null;
  readonly to: number | null;
}

/** Figures that one text gives once each; one that it gives twice cannot be followed. */
const single = (figures: readonly Figure[]): Map<string, Figure> => {
  const found = new Map<string, Figure>();
  const twice = new Set<string>();
  for (const figure of figures) {
    const key = keyOf(figure);
    if (found.has(key) && found.get(key)?.value !== figure.value) twice.add(key);
    found.set(key, figure);
  }
  for (const key of twice) found.delete(key);
  return found;
};

const changes = (before: readonly Figure[], after: readonly Figure[]): Change[] => {
  const old = single(before);
  const fresh = single(after);
  const stated = (figures: readonly Figure[], key: string) =>
    figures.some((figure) => keyOf(figure) === key);
  const found: Change[] = [];
  for (const [key, figure] of old) {
    const now = fresh.get(key);
    if (now && now.value !== figure.value)
      found.push({ figure, from: figure.value, to: now.value });
    if (!now && !stated(after, key)) found.push({ figure, from: figure.value, to: null });
  }
  for (const [key, figure] of fresh)
    if (!stated(before, key)) found.push({ figure, from: null, to: figure.value });
  return found;
};

const whole = (claim: Pick<ClaimTable, 'region' | 'subset'>): boolean =>
  claim.region === null && !claim.subset;

/**
 * Keeps what a new reading of one revision changes against the earlier reading of the same revision.
 * Figures that the better reading adds are no correction: nobody was told otherwise.
 */
export const keepCorrections = async (
  db: Connection,
  rows: {
    readonly report: Insertable<ReportTable>;
    readonly claims: readonly Insertable<ClaimTable>[];
  },
  now: Date,
): Promise<void> => {
  const { report } = rows;
  const id = reportIdOf(report.document_id, report.revision);
  const before = await db.selectFrom('claims').selectAll().where('report_id', '=', id).execute();
  if (before.length === 0) return;
  const after = rows.claims as readonly ClaimTable[];
  const at = now.toISOString();
  const corrections = changes(before.filter(whole), after.filter(whole))
    .filter(({ from, figure }) => from !== null && figure.night !== null)
    .map(({ figure, from, to }) => ({
      id: `${id} ${keyOf(figure)} ${at}`,
      document_id: report.document_id,
      at,
      night: figure.night ?? '',
      quantity: figure.quantity,
      munition: figure.munition,
      from_value: from,
      to_value: to,
    }));
  if (corrections.length > 0)
    await db
      .insertInto('corrections')
      .values(corrections)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
};

interface Reading {
  readonly document_id: string;
  readonly revision: number;
  readonly source: string;
  readonly at: string;
  readonly current: boolean;
  readonly figures: readonly (Figure & Pick<ClaimTable, 'window_from' | 'window_to'>)[];
}

/** Every version of what speaks of a night, with its whole figures for it. */
const versions = (db: Connection) =>
  statement(db, () =>
    db
      .selectFrom('reports')
      .leftJoin('claims', (join) =>
        join
          .onRef('claims.report_id', '=', 'reports.id')
          .on('claims.night', '=', given(0))
          .on('claims.region', 'is', null)
          .on('claims.subset', '=', 0),
      )
      .selectAll('claims')
      .select([
        'reports.id as reading',
        'reports.document_id',
        'reports.revision',
        'reports.source',
        'reports.as_of',
        'reports.edited_at',
        'reports.published_at',
        'reports.current as reading_current',
      ])
      .where(
        'reports.document_id',
        'in',
        db
          .selectFrom('claims')
          .innerJoin('reports', 'reports.id', 'claims.report_id')
          .select('reports.document_id')
          .where('claims.night', '=', given(0))
          .where('reports.relay_of', 'is', null),
      )
      .where('reports.status', '=', 'report'),
  );
type Version = Awaited<ReturnType<ReturnType<typeof versions>>>[number];

/** Readings of real posts and official reports that speak of the night, earlier versions included. */
const readingsOf = (night: LocalDate, rows: readonly Version[]): Reading[] => {
  const readings = new Map<string, Reading & { figures: Reading['figures'][number][] }>();
  for (const row of rows) {
    const reading = readings.get(row.reading) ?? {
      document_id: row.document_id,
      revision: row.revision,
      source: row.source,
      at: row.edited_at ?? row.as_of ?? row.published_at ?? '',
      current: row.reading_current === 1,
      figures: [],
    };
    readings.set(row.reading, reading);
    // A reading without a figure for this night joins no claim.
    const { part, attacker, quantity, munition_key, value } = row;
    if (part && attacker && quantity && munition_key !== null && value !== null)
      reading.figures.push({
        night,
        part,
        attacker,
        quantity,
        munition: row.munition,
        munition_key,
        value,
        by: row.by,
        window_from: row.window_from,
        window_to: row.window_to,
      });
  }
  return [...readings.values()];
};

const revision = (at: string, { figure, from, to }: Change, by: string): Revision => ({
  at,
  quantity: figure.quantity,
  munition: figure.munition,
  from,
  to,
  by,
});

const byTime = (a: Reading, b: Reading): number => Date.parse(a.at) - Date.parse(b.at);

/** A later report of the same official source about the same hours replaces its earlier figure. */
const laterReports = (readings: readonly Reading[]): Revision[] => {
  const found: Revision[] = [];
  const last = new Map<string, { figure: Figure; document: string }>();
  for (const reading of readings.filter(({ current }) => current).sort(byTime)) {
    if (!officialSources.has(reading.source as never)) continue;
    for (const figure of reading.figures.filter(({ by }) => by === reading.source)) {
      const key = [keyOf(figure), figure.window_from, figure.window_to].join('|');
      const before = last.get(key);
      if (before && before.document !== reading.document_id && before.figure.value !== figure.value)
        found.push(
          revision(
            reading.at,
            { figure, from: before.figure.value, to: figure.value },
            reading.source,
          ),
        );
      last.set(key, { figure, document: reading.document_id });
    }
  }
  return found;
};

/** Newer texts of the same post, each against the version before it. */
const newerTexts = (readings: readonly Reading[]): Revision[] => {
  const found: Revision[] = [];
  const documents = Map.groupBy(readings, ({ document_id }) => document_id);
  for (const versions of documents.values()) {
    versions.sort((a, b) => a.revision - b.revision);
    versions.forEach((after, index) => {
      const before = versions[index - 1];
      if (before)
        for (const change of changes(before.figures, after.figures))
          found.push(revision(after.at, change, change.figure.by ?? after.source));
    });
  }
  return found;
};

/** Everything that was changed about one night, oldest first. */
export const nightRevisions = (db: Connection): ((night: LocalDate) => Promise<Revision[]>) => {
  const versionsOf = versions(db);
  const correctionsOf = statement(db, () =>
    db.selectFrom('corrections').selectAll().where('night', '=', given(0)),
  );
  return async (night) => {
    const readings = readingsOf(night, await versionsOf(night));
    const corrections = await correctionsOf(night);
    const ours = corrections.map((row): Revision => ({
      at: row.at,
      quantity: row.quantity,
      munition: row.munition,
      from: row.from_value,
      to: row.to_value,
      by: 'us',
    }));
    return [...newerTexts(readings), ...laterReports(readings), ...ours].sort(
      (a, b) => Date.parse(a.at) - Date.parse(b.at),
    );
  };
};
