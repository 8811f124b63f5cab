// Totals of files without claims (figures.jsonl) against what the reader finds in the posts beside them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Claim, SourceText } from '../../src/data/model/report.ts';
import { belongsTo } from '../../src/data/model/terms.ts';
import { read } from '../../src/data/reader/read.ts';

type Row = Record<string, unknown> & { readonly id: string };

const rowsOf = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);

/** The posts that lie beside a figures file, by the id the figures use. */
export const textsOf = (file: string): ReadonlyMap<string, SourceText> => {
  const posts = join(dirname(file), 'posts.jsonl');
  const texts = new Map<string, SourceText>();
  if (!existsSync(posts)) return texts;
  for (const row of rowsOf(posts)) {
    if (row['truncated'] === true) continue;
    const official =
      String(row['channel'] ?? '').includes('mod_russia') ||
      String(row['id'] ?? '').startsWith('mod-');
    const id = String(official ? row['id'] : (row['post_id'] ?? row['id']));
    texts.set(id, {
      id,
      source: official ? 'defence-ministry-ru' : 'air-force-ua',
      published: String(row['posted_at'] ?? `${String(row['date'])}T06:30:00Z`),
      text: String(row['text']),
    });
  }
  return texts;
};

const sum = (claims: readonly Claim[]): number | null =>
  claims.length === 0 ? null : claims.reduce((total, claim) => total + claim.count.value, 0);

/** A class's figure: the stated total where there is one, else the sum of its kinds. */
const figure = (
  claims: readonly Claim[],
  quantities: readonly string[],
  munition: 'drone' | 'missile',
): number | null => {
  const own = claims.filter(
    (claim) => quantities.includes(claim.quantity) && !claim.subset && claim.munition !== null,
  );
  const stated = own.filter((claim) => claim.munition === munition);
  return sum(
    stated.length > 0 ? stated : own.filter((claim) => belongsTo(claim.munition ?? '', munition)),
  );
};

const places = (claims: readonly Claim[], quantity: string): number | null =>
  sum(claims.filter((claim) => claim.quantity === quantity && !claim.subset));

/** Compares every figure a row has (null = not published: then the reader must have none). */
export const scoreFigures = (
  file: string,
  texts: ReadonlyMap<string, SourceText>,
): { texts: number; right: number; all: number; misses: string[] } => {
  let right = 0;
  let all = 0;
  let count = 0;
  const misses: string[] = [];
  for (const row of rowsOf(file)) {
    const text = texts.get(row.id);
    if (!text) continue;
    count += 1;
    const { claims, status } = read(text);
    const downed = ['interceptedOrSuppressed', 'intercepted'];
    const compared: Record<string, number | null> =
      'total' in row
        ? {
            total: sum(
              claims.filter(
                (c) =>
                  ['intercepted', 'suppressed', 'interceptedOrSuppressed'].includes(c.quantity) &&
                  !c.subset &&
                  belongsTo(c.munition ?? '', 'drone'),
              ),
            ),
          }
        : {
            drones_launched: figure(claims, ['launched'], 'drone'),
            drones_downed: figure(claims, downed, 'drone'),
            hit_drones: figure(claims, ['impacts'], 'drone'),
            hit_locations: places(claims, 'impactLocations'),
            debris_locations: places(claims, 'debrisLocations'),
            missiles_launched: figure(claims, ['launched'], 'missile'),
          };
    for (const [key, got] of Object.entries(compared)) {
      const want = row[key] as number | null | undefined;
      if (want === undefined) continue;
      all += 1;
      if ((want ?? 0) === (got ?? 0)) right += 1;
      else
        misses.push(`${row.id} ${key}: want ${want ?? 'none'} | got ${got ?? 'none'} (${status})`);
    }
  }
  return { texts: count, right, all, misses };
};
