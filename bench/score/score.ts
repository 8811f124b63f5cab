// Prints precision, recall and every miss of the reader over files of hand-read texts.
// npm run score -- FILE.jsonl ... [--quiet] [--json] [--floors FILE] [--readme FILE]   exit 1 below a floor, 2 wrong use
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { read } from '../../src/data/reader/read.ts';
import { scoreFigures, textsOf } from './score-figures.ts';
import { scoreNegatives } from './score-negatives.ts';
import { isVisible } from '../visible.ts';
import { writeTable } from '../readme.ts';
import { accuracyTables } from './score-table.ts';
import type { TruthLine } from './scoring.ts';
import {
  foreignQuotes,
  scoreClaims,
  scoreEventFigures,
  scoreEvents,
  scoreIncidents,
  scoreUnnumbered,
} from './scoring.ts';

interface Sums {
  texts: number;
  found: number;
  required: number;
  invented: number;
  right: number;
  attributes: Map<string, { right: number; all: number }>;
  sides: Map<string, { found: number; required: number; invented: number }>;
  quotes: number;
  unseen: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const percent = (value: number): string => (value * 100).toFixed(1);

const scoreFile = (
  file: string,
  showMisses: boolean,
  counts: (line: TruthLine) => boolean = () => true,
) => {
  const sums: Sums = {
    texts: 0,
    found: 0,
    required: 0,
    invented: 0,
    right: 0,
    attributes: new Map(),
    sides: new Map(),
    quotes: 0,
    unseen: 0,
  };
  const misses: string[] = [];
  for (const raw of readFileSync(file, 'utf8').split('\n')) {
    if (!raw.trim()) continue;
    const line = JSON.parse(raw) as TruthLine;
    if (!counts(line)) continue;
    const report = read({
      id: line.id,
      source: line.source,
      published: line.published,
      text: line.text,
    });
    const score = scoreClaims(line, report);
    sums.texts += 1;
    sums.found += score.found;
    sums.required += score.required;
    sums.invented += score.invented;
    sums.right += score.entirelyRight ? 1 : 0;
    for (const [name, tally] of Object.entries(score.attributes)) {
      const entry = sums.attributes.get(name) ?? { right: 0, all: 0 };
      entry.right += tally.right;
      entry.all += tally.all;
      sums.attributes.set(name, entry);
    }
    const sides = {
      events: line.truth.events ? scoreEvents(line, report) : null,
      eventFigures: line.truth.events ? scoreEventFigures(line, report) : null,
      unnumbered: line.truth.unnumbered ? scoreUnnumbered(line, report) : null,
      incidents: line.truth.incidents ? scoreIncidents(line, report) : null,
    };
    const foreign = foreignQuotes(line, report);
    sums.quotes += foreign.length;
    sums.unseen += report.claims.filter(
      ({ count, quote }) => !isVisible(count.value, quote ?? ''),
    ).length;
    const lines = [...score.misses, ...foreign.map((quote) => `quote not in the text: «${quote}»`)];
    for (const [name, side] of Object.entries(sides)) {
      if (!side) continue;
      const entry = sums.sides.get(name) ?? { found: 0, required: 0, invented: 0 };
      entry.found += side.found;
      entry.required += side.required;
      entry.invented += side.invented;
      sums.sides.set(name, entry);
      lines.push(...side.misses.map((miss) => `${name} ${miss}`));
    }
    if (showMisses && lines.length > 0)
      misses.push(`  ${line.id}`, ...lines.map((miss) => `    ${miss}`));
  }
  return { sums, misses };
};

/** Ratios of one file, by name. */
const figuresOf = (sums: Sums): Record<string, number> => {
  const figures: Record<string, number> = {
    texts: sums.texts,
    claims: sums.required,
    precision: ratio(sums.found, sums.found + sums.invented),
    recall: ratio(sums.found, sums.required),
    entirelyRight: ratio(sums.right, sums.texts),
    foreignQuotes: sums.quotes,
    inventedValues: sums.unseen,
  };
  for (const [key, { right, all }] of sums.attributes) figures[key] = ratio(right, all);
  for (const [key, side] of sums.sides) {
    if (side.required + side.invented + side.found === 0) continue;
    figures[`${key}Precision`] = ratio(side.found, side.found + side.invented);
    figures[`${key}Recall`] = ratio(side.found, side.required);
  }
  return figures;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'boolean', default: true },
    quiet: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    floors: { type: 'string' },
    readme: { type: 'string' },
  },
});
if (positionals.length === 0) {
  process.stderr.write(
    'usage: npm run score -- FILE.jsonl ... [--quiet] [--json] [--floors FILE] [--readme FILE]\n',
  );
  process.exit(2);
}
const missing = positionals.filter((file) => !existsSync(file));
if (missing.length > 0) {
  process.stderr.write(`no such file: ${missing.join(', ')}\n`);
  process.exit(2);
}

const floors: Record<string, Record<string, number>> = values.floors
  ? (JSON.parse(readFileSync(values.floors, 'utf8')) as Record<string, Record<string, number>>)
  : {};
const results: Record<string, Record<string, number>> = {};
const below: string[] = [];

for (const file of positionals) {
  const name = join(basename(dirname(file)), basename(file));
  const first = readFileSync(file, 'utf8').split('\n', 1)[0] ?? '{}';
  const figures: Record<string, number> = {};
  if (!('truth' in (JSON.parse(first) as object))) {
    const result = scoreFigures(file, textsOf(file));
    if (!values.quiet) process.stdout.write(result.misses.map((miss) => `    ${miss}\n`).join(''));
    Object.assign(figures, {
      texts: result.texts,
      agreement: ratio(result.right, result.all),
      compared: result.all,
    });
  } else {
    const { sums, misses } = scoreFile(file, !values.quiet);
    if (!values.quiet && misses.length > 0) process.stdout.write(`${name}\n${misses.join('\n')}\n`);
    Object.assign(figures, figuresOf(sums));
    // The grammar of the Air Force's posts is of one piece since 2026; the eras before have a row of their own.
    const eras = {
      ' since 2026': ({ published }: TruthLine) => published >= '2026',
      ' before 2026': ({ published }: TruthLine) => published < '2026',
    };
    if (name.endsWith('air-force-ua.jsonl'))
      for (const [era, counts] of Object.entries(eras))
        results[`${name}${era}`] = figuresOf(scoreFile(file, false, counts).sums);
  }
  results[name] = figures;
}

const negatives = scoreNegatives(positionals.filter((file) => file.endsWith('.jsonl')));
if (!values.quiet) process.stdout.write(negatives.misses.map((miss) => `    ${miss}\n`).join(''));
results['not reports'] = {
  texts: negatives.texts,
  recognised: ratio(negatives.recognised, negatives.texts),
  noiseArticles: negatives.noise,
  figuresFromNoise: negatives.figures,
};

/** Counts of what must not be: the floor is a ceiling. */
const ceilings: ReadonlySet<string> = new Set([
  'foreignQuotes',
  'inventedValues',
  'figuresFromNoise',
]);
for (const [name, wanted] of Object.entries(floors))
  for (const [key, floor] of Object.entries(wanted)) {
    const reached = results[name]?.[key];
    if (reached === undefined) continue;
    if (ceilings.has(key) ? reached > floor : reached < floor)
      below.push(`${name}: ${key} ${reached.toFixed(3)}, floor ${floor}`);
  }

const counted: ReadonlySet<string> = new Set([
  ...ceilings,
  'texts',
  'claims',
  'compared',
  'noiseArticles',
]);
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else
  for (const [name, figures] of Object.entries(results)) {
    const cells = Object.entries(figures).map(([key, value]) =>
      counted.has(key) ? `${key} ${value}` : `${key} ${percent(value)}`,
    );
    process.stdout.write(`${name}: ${cells.join(' | ')}\n`);
  }
if (values.readme) writeTable(values.readme, 'accuracy', accuracyTables(results, positionals));
if (below.length > 0) {
  process.stderr.write(`below the floor:\n${below.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
}
