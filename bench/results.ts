// One line of a benchmark: a value with its unit, its N and, where the product promises one, its limit.
import { cpus, totalmem } from 'node:os';
import { z } from 'zod';
import { table } from './readme.ts';

const units = ['ms', 's', 'MB', 'kB', 'x', '%', '/s', 'of'] as const;

export const measuredSchema = z.object({
  name: z.string(),
  value: z.number(),
  /** `x` and `%` are ratios of two things measured in one run; `of` counts cases out of `n`. */
  unit: z.enum(units),
  n: z.number(),
  /** At most; absent where nothing is promised. */
  limit: z.number().optional(),
  /** At least; absent where nothing is promised. */
  floor: z.number().optional(),
  /** Scale, conditions, what was done in place of an hour. */
  note: z.string().optional(),
  /** When and on what; a line that was not measured again keeps it. */
  ran: z.object({ date: z.string(), machine: z.string() }).optional(),
});
export type Measured = Readonly<z.infer<typeof measuredSchema>>;

export const resultsSchema = z.object({
  machine: z.string(),
  date: z.string(),
  parts: z.record(z.string(), z.array(measuredSchema)),
});
export type Results = z.infer<typeof resultsSchema>;

/** Outside what is promised. A value that could not be measured is. */
export const isOver = ({ value, limit, floor }: Measured): boolean =>
  (limit !== undefined && !(value <= limit)) || (floor !== undefined && !(value >= floor));

/** Lines of before with those of the same name measured anew in their places, and new ones at the end. */
export const replaced = (before: readonly Measured[], after: readonly Measured[]): Measured[] => [
  ...before.map((line) => after.find(({ name }) => name === line.name) ?? line),
  ...after.filter(({ name }) => before.every((line) => line.name !== name)),
];

const isRatio = ({ unit }: Measured): boolean => unit === 'x' || unit === '%';
const tolerated = 0.2;

/** Ratios that went the wrong way by more than a fifth against an earlier run, as sentences. */
export const regressions = (
  before: readonly Measured[],
  after: readonly Measured[],
): readonly string[] =>
  after.filter(isRatio).flatMap((now) => {
    const then = before.find(({ name }) => name === now.name);
    if (!then || then.value === 0) return [];
    const worse =
      now.floor === undefined
        ? now.value / then.value - 1
        : now.value === 0
          ? Infinity
          : then.value / now.value - 1;
    return worse > tolerated
      ? [`${now.name}: ${show(then.value)} ${then.unit} before, ${show(now.value)} ${now.unit} now`]
      : [];
  });

const show = (value: number): string =>
  Number.isInteger(value) && value < 1e6
    ? String(value)
    : value >= 100
      ? value.toFixed(0)
      : value.toPrecision(3);

const bound = ({ limit, floor, unit }: Measured): string => {
  const of = unit === 'of' ? '' : ` ${unit}`;
  return [
    ...(limit !== undefined && Number.isFinite(limit) ? [`≤ ${limit}${of}`] : []),
    ...(floor === undefined ? [] : [`≥ ${floor}${of}`]),
  ].join(', ');
};

export const resultTable = (measured: readonly Measured[]): string =>
  table(
    ['What', 'measured', 'promised', 'N'],
    measured.map((line) => [
      line.note === undefined ? line.name : `${line.name} (${line.note})`,
      line.unit === 'of' ? show(line.value) : `${show(line.value)} ${line.unit}`,
      bound(line),
      String(line.n),
    ]),
  );

/** Where and when the lines were measured, each pair once: "MACHINE, DATE; MACHINE, DATE". */
export const whereAndWhen = (lines: readonly Measured[]): string =>
  [
    ...new Set(
      lines.flatMap(({ ran }) => (ran ? [`${ran.machine}, ${ran.date.slice(0, 10)}`] : [])),
    ),
  ].join('; ');

/** What the figures were measured on; they mean little elsewhere. */
export const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(
    totalmem() / 2 ** 30,
  )} GiB, Node ${process.versions.node}`;
