// Nights as columns from zero: what was stopped, the rest of what was launched, hatched where a number was
// withheld, a dot where nothing was reported. The record is a dashed line.
import type { LocalDate } from '../../data/model/terms.ts';
import { hatching, textAt, type Element } from './canvas.ts';
import type { Palette } from './picture.ts';
import { textWidth } from './typeface.ts';

/** One column. Null: no figure. `strong`: the night that the picture is about. */
export interface Column {
  readonly night: LocalDate;
  readonly reported: boolean;
  readonly stopped: number | null;
  readonly launched: number | null;
  readonly withheld: boolean;
  readonly strong: boolean;
}

export interface ColumnsArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ColumnsChart {
  readonly elements: readonly Element[];
  readonly grid: Element;
  readonly xAxis: Element;
  readonly yAxis: Element;
  readonly series: readonly Element[];
}

/** 1, 2 or 5 times a power of ten, so that about `parts` of them reach the value. */
const stepFor = (value: number, parts: number): number => {
  const rough = Math.max(1, value / parts);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
};

const labelSize = 26;

/** `index`: which chart of the picture this is. `record`: its height and its words. */
export const columnsChart = (
  columns: readonly Column[],
  area: ColumnsArea,
  options: {
    readonly index: number;
    readonly palette: Palette;
    readonly number: (value: number) => string;
    readonly record: { readonly value: number; readonly label: string } | null;
    /** Words under the first and the last column. */
    readonly ends: readonly [string, string];
    /** Word under every column instead, where there are few; null leaves one bare. */
    readonly names?: readonly (string | null)[];
    /** Numbers above the columns, where there are few. */
    readonly values?: readonly (string | null)[];
  },
): ColumnsChart => {
  const { palette, record, index, number } = options;
  const values = columns.flatMap(({ launched, stopped }) => [launched ?? 0, stopped ?? 0]);
  const largest = Math.max(1, record?.value ?? 0, ...values);
  const top = largest * (record ? 1.24 : options.values ? 1.2 : 1.08);
  const step = stepFor(largest, 2.4);
  const height = area.bottom - area.top;
  const cap = top * 0.1;
  const pitch = (area.right - area.left) / columns.length;
  const yOf = (value: number): number => area.bottom - (value / top) * height;

  const part = (
    of: (column: Column) => number,
    color: (column: Column) => string,
    decal?: (column: Column) => Element | null,
  ): Element => ({
    type: 'bar',
    stack: `nights-${index}`,
    xAxisIndex: index,
    yAxisIndex: index,
    barWidth: '76%',
    silent: true,
    data: columns.map((column) => ({
      value: of(column),
      itemStyle: { color: color(column), ...(decal?.(column) ? { decal: decal(column) } : {}) },
    })),
  });
  const rest = (column: Column): number =>
    column.launched === null ? 0 : Math.max(0, column.launched - (column.stopped ?? 0));

  const dots = columns.flatMap((column, at): Element[] =>
    column.reported
      ? []
      : [
          {
            type: 'circle',
            silent: true,
            shape: { cx: area.left + (at + 0.5) * pitch, cy: area.bottom - 7, r: 3.5 },
            style: { fill: palette.hatch },
          },
        ],
  );
  const ticks = Array.from({ length: Math.floor(largest / step) + 1 }, (_, at) => at * step);
  const lines = ticks.flatMap((value): Element[] => [
    {
      type: 'line',
      silent: true,
      z: -10,
      shape: {
        x1: area.left,
        x2: area.right,
        y1: Math.round(yOf(value)) + 0.5,
        y2: Math.round(yOf(value)) + 0.5,
      },
      style: {
        stroke: value === 0 ? palette.quiet : palette.line,
        lineWidth: value === 0 ? 2 : 1.5,
      },
    },
    textAt(area.left - 12, yOf(value), number(value), {
      size: labelSize,
      fill: palette.quiet,
      align: 'right',
    }),
  ]);
  const recordLine: Element[] = record
    ? [
        {
          type: 'line',
          silent: true,
          shape: { x1: area.left, x2: area.right, y1: yOf(record.value), y2: yOf(record.value) },
          style: { stroke: palette.record, lineWidth: 2.5, lineDash: [9, 6] },
        },
        textAt(area.right, yOf(record.value) - 19, record.label, {
          size: labelSize,
          fill: palette.record,
          align: 'right',
        }),
      ]
    : [];
  const each = columns.flatMap((column, at): Element[] => {
    const x = area.left + (at + 0.5) * pitch;
    const name = options.names?.[at] ?? null;
    const value = options.values?.[at] ?? null;
    const high = Math.max(column.launched ?? 0, column.stopped ?? 0);
    const style = { size: labelSize, align: 'center' } as const;
    return [
      ...(name === null
        ? []
        : [textAt(x, area.bottom + 24, name, { ...style, fill: palette.quiet })]),
      ...(value === null
        ? []
        : [
            textAt(x, yOf(high + (column.withheld ? cap : 0)) - 18, value, {
              ...style,
              fill: palette.ink,
              weight: column.strong ? 'bold' : 'normal',
            }),
          ]),
    ];
  });
  const [first, last] = options.ends;
  const under = area.bottom + 24;
  const fits =
    textWidth(first, labelSize) + textWidth(last, labelSize) + 20 < area.right - area.left;
  return {
    elements: [
      ...lines,
      ...dots,
      ...recordLine,
      ...each,
      ...(options.names
        ? []
        : [
            ...(fits
              ? [textAt(area.left, under, first, { size: labelSize, fill: palette.quiet })]
              : []),
            textAt(area.right, under, last, {
              size: labelSize,
              fill: palette.quiet,
              align: 'right',
            }),
          ]),
    ],
    grid: {
      left: area.left,
      top: area.top,
      width: area.right - area.left,
      height,
      containLabel: false,
    },
    xAxis: {
      type: 'category',
      gridIndex: index,
      data: columns.map(({ night }) => night),
      show: false,
    },
    yAxis: { type: 'value', gridIndex: index, min: 0, max: top, show: false },
    series: [
      part(
        ({ stopped }) => stopped ?? 0,
        ({ strong }) => (strong ? palette.stopped : palette.stoppedBefore),
      ),
      part(rest, ({ strong, stopped }) =>
        stopped === null
          ? strong
            ? palette.plain
            : palette.plainBefore
          : strong
            ? palette.rest
            : palette.restBefore,
      ),
      part(
        ({ withheld }) => (withheld ? cap : 0),
        () => palette.hatchGround,
        ({ withheld }) => (withheld ? hatching(palette.hatch) : null),
      ),
    ],
  };
};
