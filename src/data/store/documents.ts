// Bundled figures and newer public tables: loaded whole or not at all, replaced by id, never doubled.
import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { markKnown } from './change-mark.ts';
import { deleteReports, insertRows, reportIdOf, rowsOf, type Connection } from './reports.ts';
import type { Tables } from './schema.ts';
import type { ArchiveDocument, Documents, Store } from './store.ts';

const versionFact = 'archive-version';
const batchSize = 100;

const fingerprintOf = (document: ArchiveDocument): string =>
  hash('sha1', JSON.stringify(document), 'base64url');

const archiveVersion = async (db: Connection): Promise<string | null> => {
  const row = await db
    .selectFrom('facts')
    .select('value')
    .where('name', '=', versionFact)
    .executeTakeFirst();
  return row?.value ?? null;
};

interface Written {
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
}

type Known = ReadonlyMap<string, { readonly origin: string; readonly fingerprint: string | null }>;

/** Writes documents over those of the same id, a batch at a time; `seen` collects their ids. */
const write = async (
  db: Connection,
  documents: Documents,
  known: Known,
  origin: 'archive' | 'import',
  seen: Set<string>,
  onProgress?: (done: number, total: number) => void,
): Promise<Written> => {
  let added = 0;
  let replaced = 0;
  let same = 0;
  let outdated: string[] = [];
  let fresh: Parameters<typeof insertRows>[1][number][] = [];
  const flush = async (): Promise<void> => {
    await deleteReports(db, outdated);
    await insertRows(db, fresh);
    outdated = [];
    fresh = [];
    onProgress?.(seen.size, documents.length);
  };
  for (const document of documents) {
    seen.add(document.id);
    const before = known.get(document.id);
    const fingerprint = fingerprintOf(document);
    // What the operator imported is newer than what is bundled.
    const kept = before?.origin === 'import' && origin === 'archive';
    if (kept || before?.fingerprint === fingerprint) same += 1;
    else {
      if (before) {
        replaced += 1;
        outdated.push(reportIdOf(document.id, 1));
      } else added += 1;
      const from = {
        documentId: document.id,
        revision: 1,
        origin,
        relayOf: document.relayOf ?? null,
        outlet: document.outlet,
        title: document.title,
        url: document.url,
        publishedAt: document.publishedAt,
        editedAt: null,
        fingerprint,
      };
      fresh.push(rowsOf(document.report, from, true));
    }
    if (seen.size % batchSize === 0) await flush();
  }
  await flush();
  return { added, replaced, same };
};

const knownDocuments = async (db: Connection): Promise<Known> => {
  const rows = await db
    .selectFrom('reports')
    .select(['document_id', 'origin', 'fingerprint'])
    .where('origin', '!=', 'post')
    .execute();
  return new Map(rows.map((row) => [row.document_id, row]));
};

const loadArchive =
  (db: Kysely<Tables>): Store['loadArchive'] =>
  (version, documents, onProgress) =>
    db.transaction().execute(async (transaction) => {
      // Another process may have loaded it while this one waited for the lock.
      if ((await archiveVersion(transaction)) === version)
        return { added: 0, replaced: 0, same: documents.length };
      const known = await knownDocuments(transaction);
      const seen = new Set<string>();
      const written = await write(transaction, documents, known, 'archive', seen, onProgress);
      const gone = [...known].filter(([id, { origin }]) => origin === 'archive' && !seen.has(id));
      await deleteReports(
        transaction,
        gone.map(([id]) => reportIdOf(id, 1)),
      );
      await transaction
        .insertInto('facts')
        .values({ name: versionFact, value: version })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: version }))
        .execute();
      await markKnown(transaction);
      return written;
    });

const importDocuments =
  (db: Kysely<Tables>): Store['importDocuments'] =>
  ({ prefix, from, to }, documents) =>
    db.transaction().execute(async (transaction) => {
      const known = await knownDocuments(transaction);
      const seen = new Set<string>();
      const written = await write(transaction, documents, known, 'import', seen);
      const older = await transaction
        .selectFrom('reports')
        .select(['id', 'document_id'])
        .where('origin', '!=', 'post')
        .where('night', '>=', from)
        .where('night', '<=', to)
        .execute();
      const gone = older.filter(
        ({ document_id }) => document_id.startsWith(prefix) && !seen.has(document_id),
      );
      await deleteReports(
        transaction,
        gone.map(({ id }) => id),
      );
      await markKnown(transaction);
      return { ...written, removed: gone.length };
    });

/** The part of the store that holds the archive. */
export const documentStore = (
  db: Kysely<Tables>,
): Pick<Store, 'loadArchive' | 'archiveVersion' | 'importDocuments'> => ({
  loadArchive: loadArchive(db),
  archiveVersion: () => archiveVersion(db),
  importDocuments: importDocuments(db),
});
