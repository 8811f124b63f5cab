// One line of a benchmark: a value with its unit, its N and, where the product promises one, its limit.
import { cpus } from 'node:os';
import { table } from './readme.ts';

export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'x' | 'kB';
  readonly n: number;
  /** At most; absent where nothing is promised. */
  readonly limit?: number;
}

export const isOver = ({ value, limit }: Measured): boolean =>
  limit !== undefined && !(value <= limit);

const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export const resultTable = (measured: readonly Measured[]): string =>
  table(
    ['What', 'measured', 'limit', 'N'],
    measured.map((line) => [
      line.name,
      `${show(line.value)} ${line.unit}`,
      line.limit === undefined || !Number.isFinite(line.limit) ? '' : `${line.limit} ${line.unit}`,
      String(line.n),
    ]),
  );

/** What the figures were measured on; they mean little elsewhere. */
export const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`;
