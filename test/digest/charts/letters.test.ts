import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { regionIds } from '../../../src/data/model/regions.ts';
import { textAt } from '../../../src/digest/charts/canvas.ts';
import { encodePng } from '../../../src/digest/charts/png.ts';
import { rasterise } from '../../../src/digest/charts/rasterise.ts';
import { drawable, textWidth, wrapText } from '../../../src/digest/charts/typeface.ts';
import { wordsOf } from '../../../src/digest/locale.ts';

const picture = async (text: string): Promise<PNG> => {
  const drawing = {
    width: 400,
    height: 60,
    ground: '#ffffff',
    elements: [textAt(10, 30, text, { size: 32, fill: '#000000' })],
    charts: [],
    alt: '',
  };
  return PNG.sync.read(Buffer.from(await rasterise(drawing)));
};
const dark = ({ data }: PNG): number => {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) count += 1;
  return count;
};

describe('letters in pictures', () => {
  test('Cyrillic letters are drawn, each as itself and none as a box', async () => {
    const [first, second] = [await picture('Їжак'), await picture('Щука')];
    expect(dark(first)).toBeGreaterThan(300);
    expect(first.data.equals(second.data)).toBe(false);
  });
  test('every letter of the words of pictures and of region names is in the font', () => {
    for (const language of ['en', 'uk'] as const) {
      const file = new URL(`../../../src/digest/locales/pictures.${language}.ftl`, import.meta.url);
      const words = readFileSync(file, 'utf8').replace(/\s+/g, ' ').trim();
      expect(drawable(words)).toBe(words.normalize('NFC'));
      for (const region of regionIds) {
        const name = wordsOf(language).say(`region-${region}`);
        expect(drawable(name)).toBe(name);
      }
    }
  });
  test('a letter that the font lacks is left out, not drawn as a box', () => {
    expect(drawable('Kyiv \u{1F680} \u65E5 2')).toBe('Kyiv 2');
  });
  test('a line that is too wide is broken between words, and the last one ends in an ellipsis', () => {
    const text = 'shot down, jammed or lost from radar over many places';
    const lines = wrapText(text, 200, 30);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(textWidth(line, 30)).toBeLessThanOrEqual(200);
    const cut = wrapText(text, 200, 30, { most: 2 });
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
    for (const line of cut) expect(textWidth(line, 30)).toBeLessThanOrEqual(200);
  });
  test('one word wider than the line is cut, not drawn over the edge', () => {
    const [only = ''] = wrapText('Dnipropetrovsk', 80, 30);
    expect(only).toMatch(/…$/);
    expect(textWidth(only, 30)).toBeLessThanOrEqual(80);
  });
});

describe('the file of a picture', () => {
  const pixels = (count: number, color: (at: number) => readonly number[]): Uint8Array =>
    Uint8Array.from({ length: count * 4 }, (_, at) => color(Math.floor(at / 4))[at % 4] ?? 255);
  test('few colours come back exactly', () => {
    const rgba = pixels(12 * 8, (at) => [at % 7, (at * 3) % 11, 200, 255]);
    const read = PNG.sync.read(Buffer.from(encodePng(rgba, 12, 8)));
    expect(Buffer.from(read.data).equals(Buffer.from(rgba))).toBe(true);
  });
  test('more than 256 colours are drawn in coarser steps, none far from itself', () => {
    const rgba = pixels(64 * 64, (at) => [at % 64, Math.floor(at / 64), 90, 255]);
    const read = PNG.sync.read(Buffer.from(encodePng(rgba, 64, 64)));
    const furthest = Math.max(...rgba.map((value, at) => Math.abs(value - (read.data[at] ?? 0))));
    expect(furthest).toBeGreaterThan(0);
    expect(furthest).toBeLessThan(16);
  });
  test('a size that does not fit the pixels is refused', () => {
    expect(() => encodePng(new Uint8Array(16), 3, 3)).toThrow('size');
  });
});
