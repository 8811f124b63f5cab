// The sheet that every picture is drawn on: how wide it is, its margin, and the small print at its foot.
import { textAt, type Element } from './canvas.ts';
import type { Drawing, Palette } from './picture.ts';
import { wrapText } from './typeface.ts';

export const width = 1200;
export const edge = 48;
const size = 25;

/** A drawing with its notes below `top`, each in at most so many lines; `charts` and `alt` as a Drawing has them. */
export const withNotes = (
  { elements, charts, alt }: Pick<Drawing, 'elements' | 'charts' | 'alt'>,
  notes: readonly string[],
  { palette, top, most }: { palette: Palette; top: number; most?: number },
): Drawing => {
  const limit = most === undefined ? {} : { most };
  const lines = notes.flatMap((note) => wrapText(note, width - 2 * edge, size, limit));
  const small = lines.map((line, at): Element =>
    textAt(edge, top + 34 * at + 18, line, { size, fill: palette.quiet }),
  );
  return {
    width,
    height: Math.round(top + 34 * lines.length + 26),
    ground: palette.ground,
    elements: [...elements, ...small],
    charts,
    alt,
  };
};
