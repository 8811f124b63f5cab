// npm run bench [-- PART ...] [--readme FILE] [--baseline]: speed, memory and delivery, as a table and as
// bench/results.json. A part that was not run keeps its figures of before, also where only a piece of it was
// (delivery:kills). Exit 1 outside what is promised.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureAnswering } from './answering.ts';
import { measureDiscord } from './discord.ts';
import { deliveryParts, measureDelivery } from './delivery/delivery.ts';
import { measurePictures } from './pictures.ts';
import { measureReading } from './reading.ts';
import { writeTable } from './readme.ts';
import { measureTelegram } from './telegram.ts';
import { measureWeek } from './week.ts';
import {
  isOver,
  machine,
  whereAndWhen,
  regressions,
  replaced,
  resultsSchema,
  resultTable,
  type Measured,
  type Results,
} from './results.ts';

const partsOfBench: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  reading: measureReading,
  answering: measureAnswering,
  telegram: measureTelegram,
  discord: measureDiscord,
  pictures: measurePictures,
  week: measureWeek,
  delivery: measureDelivery,
};

/** What a table says nothing about, told under it. */
const notMeasured: Readonly<Record<string, string>> = {
  telegram: ' Not measured: the live Telegram, TLS, a network.',
  discord: ' Not measured: the live Discord, TLS, a network.',
  week: ' Not measured: the live platforms and sources.',
  delivery:
    ' Not measured: the live platforms, TLS, a network, a machine that loses its power, hours in their real length.',
};

const resultsFile = 'bench/results.json';
const baselineFile = 'bench/baseline.json';

const resultsIn = (file: string): Results | null =>
  existsSync(file)
    ? (resultsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null)
    : null;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'string' }, baseline: { type: 'boolean', default: false } },
});
/** Pieces of a part that run alone, as PART:PIECE. */
const pieces = new Map(
  deliveryParts.map((piece) => [`delivery:${piece}`, () => measureDelivery([piece])]),
);
const isPiece = (name: string): boolean => pieces.has(name);
const unknown = positionals.filter((name) => !Object.hasOwn(partsOfBench, name) && !isPiece(name));
if (unknown.length > 0) {
  process.stderr.write(
    `unknown part: ${unknown.join(', ')}; there are ${[...Object.keys(partsOfBench), ...pieces.keys()].join(', ')}\n`,
  );
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(partsOfBench);
const known = resultsIn(resultsFile);
const parts: Record<string, Measured[]> = { ...known?.parts };
const baseline = resultsIn(baselineFile);
/** Lines of a run without their own date are of the run that kept them. */
const before = { date: known?.date ?? '', machine: known?.machine ?? '' };
for (const [name, lines] of Object.entries(parts))
  parts[name] = lines.map((line) => ({ ran: before, ...line }));
const now = { date: new Date().toISOString(), machine: machine() };
const measured: Measured[] = [];
const warnings: string[] = [];
for (const name of chosen) {
  process.stderr.write(`measuring ${name} ...\n`);
  const part = name.split(':')[0] ?? name;
  const lines = [...((await (pieces.get(name) ?? partsOfBench[name])?.()) ?? [])].map((line) => ({
    ...line,
    ran: now,
  }));
  parts[part] = isPiece(name) ? replaced(parts[part] ?? [], lines) : lines;
  measured.push(...lines);
  warnings.push(...regressions(baseline?.parts[part] ?? [], lines));
}
process.stdout.write(`${resultTable(measured)}\n\n${whereAndWhen(measured)}\n`);
const results: Results = { ...now, parts };
const json = `${JSON.stringify(results, null, 2)}\n`;
writeFileSync(resultsFile, json);
if (values.baseline) writeFileSync(baselineFile, json);
if (values.readme) {
  for (const [name, lines] of Object.entries(parts)) {
    const hostile = lines.filter((line) => line.name.startsWith('hostile'));
    const worst = [...hostile].sort((a, b) => b.value - a.value)[0];
    const shown = [
      ...lines.filter((line) => !hostile.includes(line)),
      ...(worst ? [{ ...worst, name: 'worst of the hostile lines: 100 kB against 50 kB' }] : []),
    ];
    writeTable(
      values.readme,
      `bench-${name}`,
      `${resultTable(shown)}\n\n\`npm run bench -- ${name}\` on ${whereAndWhen(shown)}.${notMeasured[name] ?? ''}`,
    );
  }
}
for (const line of warnings) process.stderr.write(`more than a fifth worse than before: ${line}\n`);
const over = measured.filter(isOver);
if (over.length > 0) {
  process.stderr.write(`outside what is promised: ${over.map(({ name }) => name).join('; ')}\n`);
  process.exitCode = 1;
}
