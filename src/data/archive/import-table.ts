// A newer public table over the bundled one: the same posts are replaced, nothing stands twice.
import type { Store } from '../store/store.ts';
import { readMassiveMissileAttacks } from './massive-missile-attacks.ts';
import { tablePrefix, type SkipReason } from './table-rows.ts';

/** What an import did, in documents; `skipped` in rows. */
export interface Imported {
  readonly documents: number;
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
  readonly removed: number;
  readonly firstNight: string | null;
  readonly lastNight: string | null;
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
}

/** Loads a newer table. Throws where the text is not the table, and then nothing has changed. */
export const importMassiveMissileAttacks = async (
  store: Pick<Store, 'importDocuments'>,
  csvText: string,
): Promise<Imported> => {
  const { documents, skipped } = readMassiveMissileAttacks(csvText);
  const nights = documents.flatMap(({ report }) => report.period?.date ?? []).sort();
  const firstNight = nights.at(0) ?? null;
  const lastNight = nights.at(-1) ?? null;
  if (firstNight === null || lastNight === null)
    throw new Error('the table has no row of a speaker whose nights are kept');
  const scope = { prefix: tablePrefix, from: firstNight, to: lastNight };
  const written = await store.importDocuments(scope, documents);
  return { documents: documents.length, ...written, firstNight, lastNight, skipped };
};
