// Compiles the bundled archive from the figures that lie beside the project, and says what it holds.
// Run: npm run archive [-- DATA_FOLDER SEEDS_FOLDER]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeClaim } from '../model/night.ts';
import type { ArchiveDocument } from '../store/store.ts';
import { bundleFile, packBundle } from './bundle.ts';
import { readChronology } from './chronology.ts';
import { readAirForceReports, readMinistryReports } from './hand-read.ts';
import { readMassiveMissileAttacks } from './massive-missile-attacks.ts';
import { readMinistryPosts } from './ministry-posts.ts';
import { readTexts } from './read-texts.ts';

const [dataFolder = '../shared/data', seedsFolder = '../shared/seeds'] = process.argv.slice(2);
const text = (...path: string[]): string => readFileSync(join(dataFolder, ...path), 'utf8');

const table = readMassiveMissileAttacks(text('nights', 'missile_attacks_daily.csv'));
const airForce = readAirForceReports(
  text('truth', 'air-force-ua.jsonl'),
  text('air-force-ua', 'posts.jsonl'),
);
const ministry = readMinistryReports(text('truth', 'defence-ministry-ru.jsonl'));
const posts = readMinistryPosts(
  text('defence-ministry-ru', 'posts.jsonl'),
  text('defence-ministry-ru', 'figures.jsonl'),
  new Set(ministry.documents.map(({ id }) => id)),
);
const texts = readTexts(readFileSync(join(seedsFolder, 'truth.jsonl'), 'utf8'));
const chronology = readChronology(text('diplomacy', 'chronology.csv'));

const documents: readonly ArchiveDocument[] = [
  ...table.documents,
  ...airForce.documents,
  ...ministry.documents,
  ...posts.documents,
  ...texts,
  ...chronology,
];
const bundle = packBundle(documents);
writeFileSync(bundleFile, bundle);

const say = (line: string): void => console.log(line);
const parts: readonly (readonly [string, readonly ArchiveDocument[]])[] = [
  ['Massive Missile Attacks on Ukraine', table.documents],
  ['Air Force, hand-read', airForce.documents],
  ['Russian MoD, hand-read', ministry.documents],
  ['Russian MoD, read', posts.documents],
  ['Articles, read', texts],
  ['Chronology of diplomacy', chronology],
];
for (const [name, list] of parts)
  say(
    `${name}: ${list.length} documents, ` +
      `${list.flatMap(({ report }) => report.claims).length} claims, ` +
      `${list.flatMap(({ report }) => report.events).length} events`,
  );
say(`bundle: ${Math.round(bundle.length / 1024)} KB`);

const nights = new Map<string, Set<string>>();
for (const { report } of documents)
  for (const claim of report.claims) {
    const { night } = placeClaim(claim, report.period);
    if (night === null) continue;
    const sides = nights.get(night) ?? new Set();
    nights.set(night, sides.add(claim.attacker));
  }
const years = Map.groupBy(nights.keys(), (night) => night.slice(0, 4));
for (const [year, dates] of [...years].sort()) {
  const both = dates.filter((night) => nights.get(night)?.size === 2).length;
  say(`${year}: ${dates.length} dates, ${both} with both sides`);
}
const since = [...nights.keys()].filter((night) => night >= '2023');
const both = since.filter((night) => nights.get(night)?.size === 2).length;
say(`since 2023: ${both} of ${since.length} dates have figures of both directions`);

for (const { reason, count } of table.skipped) say(`left out of the table: ${count} ${reason}`);
for (const line of [...airForce.skipped, ...ministry.skipped]) say(`left out: ${line}`);
for (const [reason, count] of posts.skipped) say(`left out of the posts: ${count} ${reason}`);
for (const line of posts.differing) say(`differs: ${line}`);
