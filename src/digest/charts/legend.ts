// What the colours mean, in words; only the marks that the picture has.
import type { Words } from '../locale.ts';
import { boxAt, hatchedBox, textAt, type Element } from './canvas.ts';
import type { Palette } from './picture.ts';
import { textWidth } from './typeface.ts';

export const legendMarks = [
  'stopped',
  'rest',
  'plain',
  'withheld',
  'downed',
  'hits',
  'struck',
  'no-report',
] as const;
export type LegendMark = (typeof legendMarks)[number];

const size = 26;
const swatch = 24;
const rowHeight = 40;

const swatchOf = (palette: Palette, mark: LegendMark, x: number, y: number): readonly Element[] => {
  const top = y - swatch / 2;
  switch (mark) {
    case 'stopped':
    case 'rest':
    case 'plain':
      return [
        boxAt(x, top, swatch, swatch, { fill: palette[`${mark}Before`] }),
        boxAt(x + swatch / 2, top, swatch / 2, swatch, { fill: palette[mark] }),
      ];
    case 'downed':
      return [boxAt(x, top, swatch, swatch, { fill: palette.stopped })];
    case 'hits':
      return [boxAt(x, top, swatch, swatch, { fill: palette.rest })];
    case 'withheld':
    case 'struck':
      return hatchedBox(x, top, swatch, swatch, {
        ground: palette.hatchGround,
        hatch: palette.hatch,
      });
    case 'no-report':
      return [
        {
          type: 'circle',
          silent: true,
          shape: { cx: x + swatch / 2, cy: y, r: 4.5 },
          style: { fill: palette.hatch },
        },
      ];
  }
};

/** The legend from `top` on, broken into as many lines as it needs. */
export const legendOf = (
  words: Words,
  palette: Palette,
  marks: ReadonlySet<LegendMark>,
  area: { readonly left: number; readonly right: number; readonly top: number },
): { readonly elements: readonly Element[]; readonly bottom: number } => {
  const elements: Element[] = [];
  let x = area.left;
  let y = area.top + rowHeight / 2;
  for (const mark of legendMarks.filter((one) => marks.has(one))) {
    const text = words.say(`picture-legend-${mark}`);
    const wide = swatch + 10 + textWidth(text, size);
    if (x > area.left && x + wide > area.right) {
      x = area.left;
      y += rowHeight;
    }
    elements.push(
      ...swatchOf(palette, mark, x, y),
      textAt(x + swatch + 10, y, text, { size, fill: palette.ink }),
    );
    x += wide + 34;
  }
  return { elements, bottom: marks.size === 0 ? area.top : y + rowHeight / 2 };
};
