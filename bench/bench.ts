// npm run bench [-- PART ...] [--readme FILE]: speed and memory, printed as a table and written to bench/results.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureAnswering } from './answering.ts';
import { measureReading } from './reading.ts';
import { writeTable } from './readme.ts';
import type { Measured } from './results.ts';
import { isOver, machine, resultTable } from './results.ts';

const partsOfBench: Readonly<Record<string, () => Promise<Measured[]>>> = {
  reading: measureReading,
  answering: measureAnswering,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'string' } },
});
const unknown = positionals.filter((name) => !(name in partsOfBench));
if (unknown.length > 0) {
  process.stderr.write(
    `unknown part: ${unknown.join(', ')}; there are ${Object.keys(partsOfBench).join(', ')}\n`,
  );
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(partsOfBench);
const measured: Measured[] = [];
for (const name of chosen) {
  process.stderr.write(`measuring ${name} ...\n`);
  measured.push(...((await partsOfBench[name]?.()) ?? []));
}
const over = measured.filter(isOver);
const text = resultTable(measured);
process.stdout.write(`${text}\n\n${machine()}, ${new Date().toISOString().slice(0, 10)}\n`);
mkdirSync('bench', { recursive: true });
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ machine: machine(), date: new Date().toISOString(), measured }, null, 2)}\n`,
);
if (values.readme) {
  const shown = measured.filter(({ name }) => !name.startsWith('hostile'));
  const worst = measured
    .filter(({ name }) => name.startsWith('hostile'))
    .sort((a, b) => b.value - a.value)[0];
  const rows = worst
    ? [...shown, { ...worst, name: `worst of the hostile lines: 100 kB against 50 kB` }]
    : shown;
  writeTable(values.readme, 'speed', `${resultTable(rows)}\n\nMeasured on ${machine()}.`);
}
if (over.length > 0) {
  process.stderr.write(`over its limit: ${over.map(({ name }) => name).join('; ')}\n`);
  process.exitCode = 1;
}
