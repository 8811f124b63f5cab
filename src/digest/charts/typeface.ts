// The letters of every picture: Noto Sans, which has Cyrillic, read from its package. Widths come from the
// font's own tables, so that a line is broken where it really ends.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const files = {
  normal: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;
export type Weight = keyof typeof files;

export const fontFamily = 'Noto Sans';

interface Face {
  readonly file: Buffer;
  readonly unitsPerEm: number;
  readonly advance: (glyph: number) => number;
  /** 0 where the font has no such character. */
  readonly glyphOf: (codePoint: number) => number;
}

const tableAt = (file: Buffer, tag: string): number => {
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    if (file.toString('latin1', at, at + 4) === tag) return file.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
};

/** Characters to glyphs, from the font's table of segments (format 4): all that we write is in it. */
const charactersOf = (file: Buffer): ReadonlyMap<number, number> => {
  const cmap = tableAt(file, 'cmap');
  const glyphs = new Map<number, number>();
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (file.readUInt16BE(at) !== 4) continue;
    const twice = file.readUInt16BE(at + 6);
    for (let segment = 0; segment < twice; segment += 2) {
      const last = file.readUInt16BE(at + 14 + segment);
      const first = file.readUInt16BE(at + 16 + twice + segment);
      const delta = file.readInt16BE(at + 16 + 2 * twice + segment);
      const offsetAt = at + 16 + 3 * twice + segment;
      const offset = file.readUInt16BE(offsetAt);
      for (let code = first; code <= last && code < 0xffff; code += 1) {
        const raw = offset === 0 ? code : file.readUInt16BE(offsetAt + offset + 2 * (code - first));
        if (raw !== 0) glyphs.set(code, (raw + delta) & 0xffff);
      }
    }
    break;
  }
  return glyphs;
};

const readFace = (path: string): Face => {
  const file = readFileSync(require.resolve(path));
  const metrics = tableAt(file, 'hmtx');
  const counted = file.readUInt16BE(tableAt(file, 'hhea') + 34);
  const glyphs = charactersOf(file);
  return {
    file,
    unitsPerEm: file.readUInt16BE(tableAt(file, 'head') + 18),
    advance: (glyph) => file.readUInt16BE(metrics + 4 * Math.min(glyph, counted - 1)),
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
  };
};

let loaded: Readonly<Record<Weight, Face>> | null = null;
const faces = (): Readonly<Record<Weight, Face>> =>
  (loaded ??= { normal: readFace(files.normal), bold: readFace(files.bold) });

/** The font files, for the rasteriser. */
export const fontFiles = (): readonly Uint8Array[] =>
  Object.values(faces()).map(({ file }) => file);

/** Width of a line in pixels. */
export const textWidth = (text: string, size: number, weight: Weight = 'normal'): number => {
  const face = faces()[weight];
  let units = 0;
  for (const letter of text) units += face.advance(face.glyphOf(letter.codePointAt(0) ?? 0));
  return (units / face.unitsPerEm) * size;
};

/** Characters the font cannot show would be drawn as boxes: they are left out. */
export const drawable = (text: string): string =>
  [...text.normalize('NFC')]
    .filter((letter) => faces().normal.glyphOf(letter.codePointAt(0) ?? 0) !== 0)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Lines no wider than `width`; the last of `most` lines ends in an ellipsis where more was to come. */
export const wrapText = (
  text: string,
  width: number,
  size: number,
  { weight = 'normal', most = 9 }: { readonly weight?: Weight; readonly most?: number } = {},
): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= most && lines.every((one) => textWidth(one, size, weight) <= width))
    return lines;
  return lines.slice(0, most).map((one, index) => {
    const more = index === most - 1 && lines.length > most;
    let shown = more ? `${one} \u2026` : one;
    for (
      let letters = [...one];
      letters.length > 1 && textWidth(shown, size, weight) > width;
      letters = letters.slice(0, -1)
    )
      shown = `${letters.slice(0, -1).join('').trimEnd()}\u2026`;
    return shown;
  });
};
