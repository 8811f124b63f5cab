// Prints precision, recall and every miss of the reader over files of hand-read texts.
// npm run score -- FILE.jsonl ... [--quiet] [--json] [--floors FILE] [--readme FILE]   exit 1 below a floor, 2 wrong use
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { read } from '../src/data/reader/read.ts';
import { scoreFigures, textsOf } from './score-figures.ts';
import { table, writeTable } from './readme.ts';
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
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const percent = (value: number): string => (value * 100).toFixed(1);

const scoreFile = (file: string, showMisses: boolean) => {
  const sums: Sums = {
    texts: 0,
    found: 0,
    required: 0,
    invented: 0,
    right: 0,
    attributes: new Map(),
    sides: new Map(),
    quotes: 0,
  };
  const misses: string[] = [];
  for (const raw of readFileSync(file, 'utf8').split('\n')) {
    if (!raw.trim()) continue;
    const line = JSON.parse(raw) as TruthLine;
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
    Object.assign(figures, {
      texts: sums.texts,
      claims: sums.required,
      precision: ratio(sums.found, sums.found + sums.invented),
      recall: ratio(sums.found, sums.required),
      entirelyRight: ratio(sums.right, sums.texts),
      foreignQuotes: sums.quotes,
    });
    for (const [key, { right, all }] of sums.attributes) figures[key] = ratio(right, all);
    for (const [key, side] of sums.sides) {
      if (side.required + side.invented + side.found === 0) continue;
      figures[`${key}Precision`] = ratio(side.found, side.found + side.invented);
      figures[`${key}Recall`] = ratio(side.found, side.required);
    }
  }
  results[name] = figures;
  for (const [key, floor] of Object.entries(floors[name] ?? {}))
    if ((figures[key] ?? 0) < floor)
      below.push(`${name}: ${key} ${(figures[key] ?? 0).toFixed(3)} < ${floor}`);
}

if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else
  for (const [name, figures] of Object.entries(results)) {
    const cells = Object.entries(figures).map(([key, value]) =>
      ['texts', 'claims', 'compared', 'foreignQuotes'].includes(key)
        ? `${key} ${value}`
        : `${key} ${percent(value)}`,
    );
    process.stdout.write(`${name}: ${cells.join(' | ')}\n`);
  }
if (values.readme) {
  const cell = (figures: Record<string, number>, key: string): string =>
    figures[key] === undefined ? '' : `${percent(figures[key])} %`;
  const rows = Object.entries(results)
    .filter(([, figures]) => figures['precision'] !== undefined)
    .map(([name, figures]) => [
      name,
      String(figures['texts']),
      String(figures['claims']),
      ...[
        'precision',
        'recall',
        'entirelyRight',
        'night',
        'bound',
        'subset',
        'region',
        'by',
        'period',
      ].map((key) => cell(figures, key)),
    ]);
  const totals = Object.entries(results)
    .filter(([, figures]) => figures['agreement'] !== undefined)
    .map(([name, figures]) => [
      name,
      String(figures['texts']),
      String(figures['compared']),
      cell(figures, 'agreement'),
    ]);
  const head = [
    'Hand-read texts',
    'texts',
    'claims',
    'precision',
    'recall',
    'entirely right',
    'night',
    'bound',
    'subset',
    'region',
    'speaker',
    'period',
  ];
  writeTable(
    values.readme,
    'accuracy',
    `${table(head, rows)}${totals.length > 0 ? `\n\n${table(['Totals', 'texts', 'figures compared', 'equal'], totals)}` : ''}`,
  );
}
if (below.length > 0) {
  process.stderr.write(`below the floor:\n${below.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
}
