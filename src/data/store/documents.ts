// Bundled figures and newer public tables: loaded whole or not at all, replaced by id, never doubled.
import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { deleteReports, insertRows, reportIdOf, rowsOf, type Connection } from './reports.ts';
import type { Tables } from './schema.ts';
import type { ArchiveDocument, Store } from './store.ts';

const versionFact = 'archive-version';
const batchSize = 250;

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

/** Writes documents over those of the same id; `known` maps document ids to their fingerprints. */
const write = async (
  db: Connection,
  documents: readonly ArchiveDocument[],
  known: ReadonlyMap<string, string | null>,
  origin: 'archive' | 'import',
  onProgress?: (done: number, total: number) => void,
): Promise<Written> => {
  let added = 0;
  let replaced = 0;
  let same = 0;
  for (let at = 0; at < documents.length; at += batchSize) {
    const batch = documents.slice(at, at + batchSize);
    const fresh = batch.flatMap((document) => {
      const fingerprint = fingerprintOf(document);
      if (known.get(document.id) === fingerprint) {
        same += 1;
        return [];
      }
      if (known.has(document.id)) replaced += 1;
      else added += 1;
      return [{ document, fingerprint }];
    });
    await deleteReports(
      db,
      fresh.flatMap(({ document }) => (known.has(document.id) ? reportIdOf(document.id, 1) : [])),
    );
    await insertRows(
      db,
      fresh.map(({ document, fingerprint }) =>
        rowsOf(
          document.report,
          {
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
          },
          true,
        ),
      ),
    );
    onProgress?.(at + batch.length, documents.length);
  }
  return { added, replaced, same };
};

const loadArchive =
  (db: Kysely<Tables>): Store['loadArchive'] =>
  (version, documents, onProgress) =>
    db.transaction().execute(async (transaction) => {
      // Another process may have loaded it while this one waited for the lock.
      if ((await archiveVersion(transaction)) === version)
        return { added: 0, replaced: 0, same: documents.length };
      const rows = await transaction
        .selectFrom('reports')
        .select(['document_id', 'origin', 'fingerprint'])
        .where('origin', '!=', 'post')
        .execute();
      const imported = new Set(
        rows.filter(({ origin }) => origin === 'import').map((row) => row.document_id),
      );
      const bundled = rows.filter(({ origin }) => origin === 'archive');
      const wanted = documents.filter(({ id }) => !imported.has(id));
      const ids = new Set(wanted.map(({ id }) => id));
      await deleteReports(
        transaction,
        bundled.flatMap((row) => (ids.has(row.document_id) ? [] : reportIdOf(row.document_id, 1))),
      );
      const written = await write(
        transaction,
        wanted,
        new Map(bundled.map((row) => [row.document_id, row.fingerprint])),
        'archive',
        onProgress,
      );
      await transaction
        .insertInto('facts')
        .values({ name: versionFact, value: version })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: version }))
        .execute();
      return { ...written, same: written.same + documents.length - wanted.length };
    });

const importDocuments =
  (db: Kysely<Tables>): Store['importDocuments'] =>
  ({ prefix, from, to }, documents) =>
    db.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('reports')
        .select(['document_id', 'fingerprint', 'night'])
        .where('origin', '!=', 'post')
        .execute();
      const ours = rows.filter(({ document_id }) => document_id.startsWith(prefix));
      const ids = new Set(documents.map(({ id }) => id));
      const gone = ours.filter(
        ({ document_id, night }) =>
          !ids.has(document_id) && night !== null && night >= from && night <= to,
      );
      await deleteReports(
        transaction,
        gone.map((row) => reportIdOf(row.document_id, 1)),
      );
      const written = await write(
        transaction,
        documents,
        new Map(ours.map((row) => [row.document_id, row.fingerprint])),
        'import',
      );
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
