// Texts and shapes at fixed places, in the chart library's own form.
import { drawable, fontFamily, textWidth, type Weight } from './typeface.ts';

/** One text or shape, in the chart library's own form. */
export type Element = Readonly<Record<string, unknown>>;

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly align?: 'left' | 'center' | 'right';
}

/** A line of text whose middle is at `y`. */
export const textAt = (x: number, y: number, text: string, style: TextStyle): Element => ({
  type: 'text',
  x,
  y,
  silent: true,
  style: {
    text: drawable(text),
    fontSize: style.size,
    fontWeight: style.weight ?? 'normal',
    fontFamily,
    fill: style.fill,
    align: style.align ?? 'left',
    verticalAlign: 'middle',
  },
});

/** Diagonal stripes: what is there and has no number. */
export const hatching = (color: string): Element => ({
  symbol: 'rect',
  color,
  dashArrayX: [1, 0],
  dashArrayY: [3, 4],
  rotation: -Math.PI / 4,
});

export const boxAt = (
  x: number,
  y: number,
  width: number,
  height: number,
  style: {
    readonly fill: string;
    readonly stroke?: string;
    readonly lineWidth?: number;
    readonly radius?: number;
    readonly decal?: Element;
  },
): Element => ({
  type: 'rect',
  x,
  y,
  silent: true,
  shape: { x: 0, y: 0, width, height, r: style.radius ?? 0 },
  style: {
    fill: style.fill,
    ...(style.stroke ? { stroke: style.stroke, lineWidth: style.lineWidth ?? 2 } : {}),
  },
});

/** Stripes inside a box, drawn as lines: shapes that stand alone take no pattern. */
export const hatchedBox = (
  x: number,
  y: number,
  width: number,
  height: number,
  colors: { readonly ground: string; readonly hatch: string },
): readonly Element[] => [
  boxAt(x, y, width, height, { fill: colors.ground }),
  {
    type: 'group',
    silent: true,
    clipPath: { type: 'rect', shape: { x, y, width, height } },
    children: Array.from({ length: Math.ceil((width + height) / 8) }, (_, index) => ({
      type: 'line',
      shape: { x1: x + index * 8 - height, y1: y + height, x2: x + index * 8, y2: y },
      style: { stroke: colors.hatch, lineWidth: 3 },
    })),
  },
  boxAt(x, y, width, height, { fill: 'none', stroke: colors.hatch, lineWidth: 2 }),
];

const arrowWidth = (size: number): number => size * 1.1;

/** A heading with an arrow between the sides: the font has no arrow, so it is drawn. Returns where the line ends. */
export const headingAt = (
  x: number,
  y: number,
  text: string,
  style: TextStyle,
): { readonly elements: readonly Element[]; readonly end: number } => {
  const { size, fill, weight = 'normal' } = style;
  const elements: Element[] = [];
  let at = x;
  text.split('\u2192').forEach((piece, index) => {
    if (index > 0) {
      const [from, to] = [at + size * 0.25, at + arrowWidth(size)];
      const head = size * 0.24;
      elements.push({
        type: 'polyline',
        silent: true,
        shape: {
          points: [
            [from, y],
            [to, y],
            [to - head, y - head],
            [to, y],
            [to - head, y + head],
          ],
        },
        style: { stroke: fill, lineWidth: size * 0.1, fill: 'none', lineJoin: 'miter' },
      });
      at += arrowWidth(size) + size * 0.3;
    }
    const shown = drawable(piece);
    elements.push(textAt(at, y, shown, style));
    at += textWidth(shown, size, weight);
  });
  return { elements, end: at };
};
