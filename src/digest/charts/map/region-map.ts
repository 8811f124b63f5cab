// The map of a night: regions only, never finer, and only those that a source names.
import type { Language, Side } from '../../../data/model/terms.ts';
import { wordsOf, type Words } from '../../locale.ts';
import { sourceLabel } from '../../marks.ts';
import { speakerName } from '../../speakers.ts';
import { boxAt, headingAt, textAt, type Element } from '../canvas.ts';
import type { MapData, MapSide, NamedRegion } from './map-data.ts';
import type { CardOptions } from '../night-card.ts';
import { palettes, type Drawing, type Palette } from '../picture.ts';
import { edge, width, withNotes } from '../sheet.ts';
import { europeanColumns, russianTiles, ukrainianTiles, type Tile } from '../tiles.ts';
import { textWidth, wrapText, type Weight } from '../typeface.ts';

const gap = 6;

const tilesOf: Readonly<Record<Side, readonly Tile[]>> = {
  russia: ukrainianTiles,
  ukraine: russianTiles,
};

/** The region's name as far as it fits, without the word for its rank. */
const tileLabel = (
  words: Words,
  region: string,
  room: number,
  size: number,
  weight: Weight,
): string => {
  const key = `tile-${region}`;
  const name = words.has(key)
    ? words.say(key)
    : words
        .say(`region-${region}`)
        .replace(new RegExp(` (?:${words.say('tile-ranks')})$`, 'i'), '');
  if (textWidth(name, size, weight) <= room) return name;
  for (let letters = [...name]; letters.length > 1; letters = letters.slice(0, -1)) {
    const short = `${letters.slice(0, -1).join('').trimEnd()}.`;
    if (textWidth(short, size, weight) <= room) return short;
  }
  return '';
};

const numberOf = (words: Words, named: NamedRegion): string | null => {
  const amount = named.struck ? named.hits : named.downed;
  if (!amount) return null;
  const value = words.number(amount.value);
  return amount.bound === 'exactly' ? value : words.say(`tile-${amount.bound}`, { value });
};

const sayers = (words: Words, side: MapSide): string => {
  const [only] = side.said;
  if (side.said.length === 1 && only?.by != null && only.by !== 'news')
    return words.say(`picture-claimed-${only.by}`);
  const names = [...new Set(side.said.map((said) => speakerName(words, said)))];
  return words.say('map-said', { names: names.slice(0, 5).join(', ') });
};

const drawSide = (
  words: Words,
  palette: Palette,
  side: MapSide,
  top: number,
): { readonly elements: readonly Element[]; readonly bottom: number } => {
  const named = new Map(side.regions.map((one) => [one.region, one]));
  const all = tilesOf[side.attacker];
  const far = all.some(({ region, column }) => column >= europeanColumns && named.has(region));
  const tiles = far ? all : all.filter(({ column }) => column < europeanColumns);
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1;
  const cell = (width - 2 * edge + gap) / columns;
  const wide = cell - gap;
  const high = far ? 66 : 78;
  const size = far ? 20 : 24;
  const elements = tiles.flatMap(({ region, column, row }): Element[] => {
    const one = named.get(region);
    const x = edge + column * cell;
    const y = top + row * (high + gap);
    const sea = region.endsWith('-sea');
    const fill = one ? (one.struck ? palette.rest : palette.stopped) : palette.panel;
    const number = one ? numberOf(words, one) : null;
    const label = tileLabel(words, region, wide - 12, size, one ? 'bold' : 'normal');
    const ink = one ? palette.ground : palette.quiet;
    return [
      boxAt(x, y, wide, high, { fill, radius: sea ? high / 2 : 8 }),
      textAt(x + wide / 2, y + (number === null ? high / 2 : high * 0.29), label, {
        size,
        fill: ink,
        weight: one ? 'bold' : 'normal',
        align: 'center',
      }),
      ...(number === null
        ? []
        : [
            textAt(x + wide / 2, y + high * 0.69, number, {
              size: far ? 28 : 34,
              fill: ink,
              weight: 'bold',
              align: 'center',
            }),
          ]),
    ];
  });
  return { elements, bottom: top + rows * (high + gap) };
};

const listOf = (words: Words, side: MapSide): string =>
  side.regions
    .map((one) => {
      const number = numberOf(words, one);
      const name = words.say(`region-${one.region}`);
      return number === null ? name : words.say('region-value', { region: name, value: number });
    })
    .join(', ');

/** The same facts in one text, for who cannot see the map. */
export const mapAlt = (data: MapData, language: Language): string => {
  const words = wordsOf(language);
  return [
    `${words.say('map-title', { night: words.night(data.night, { year: true }) })}.`,
    ...data.sides.map((side) => {
      const struck = { ...side, regions: side.regions.filter((one) => one.struck) };
      const downed = { ...side, regions: side.regions.filter((one) => !one.struck) };
      return `${words.say(`heading-${side.attacker}`)} (${sayers(words, side)}): ${[
        ...(struck.regions.length > 0
          ? [`${words.say('map-struck')}: ${listOf(words, struck)}`]
          : []),
        ...(downed.regions.length > 0
          ? [`${words.say('map-downed')}: ${listOf(words, downed)}`]
          : []),
      ].join('; ')}.`;
    }),
    words.say('map-note'),
  ].join(' ');
};

const legend = (
  words: Words,
  palette: Palette,
  data: MapData,
  top: number,
): { readonly elements: readonly Element[]; readonly bottom: number } => {
  const regions = data.sides.flatMap((side) => side.regions);
  const entries = [
    ...(regions.some(({ struck }) => struck) ? [['map-struck', palette.rest] as const] : []),
    ...(regions.some(({ struck, downed }) => !struck && downed)
      ? [['map-downed', palette.stopped] as const]
      : []),
    ['map-not-named', palette.panel] as const,
  ];
  let x = edge;
  let y = top + 20;
  const elements = entries.flatMap(([key, fill]): Element[] => {
    const text = words.say(key);
    const wide = 34 + textWidth(text, 26);
    if (x > edge && x + wide > width - edge) {
      x = edge;
      y += 40;
    }
    const drawn = [
      boxAt(x, y - 12, 24, 24, { fill, radius: 4, stroke: palette.line, lineWidth: 1 }),
      textAt(x + 34, y, text, { size: 26, fill: palette.ink }),
    ];
    x += wide + 34;
    return drawn;
  });
  return { elements, bottom: y + 24 };
};

export const drawRegionMap = (data: MapData, options: CardOptions): Drawing => {
  const words = wordsOf(options.language);
  const palette = palettes[options.theme];
  const elements: Element[] = [];
  let y = 66;
  for (const line of wrapText(
    words.say('map-title', { night: words.night(data.night, { year: true }) }),
    width - 2 * edge,
    46,
    { weight: 'bold' },
  )) {
    elements.push(textAt(edge, y, line, { size: 46, fill: palette.ink, weight: 'bold' }));
    y += 58;
  }
  y -= 8;
  for (const side of data.sides) {
    elements.push(boxAt(0, y, width, 58, { fill: palette.panel }));
    const title = headingAt(edge, y + 30, words.say(`heading-${side.attacker}`), {
      size: 32,
      fill: palette.ink,
      weight: 'bold',
    });
    const [said = ''] = wrapText(
      `\u00b7 ${sayers(words, side)}`,
      width - edge - title.end - 14,
      32,
      {
        most: 1,
      },
    );
    elements.push(
      ...title.elements,
      textAt(title.end + 14, y + 30, said, { size: 32, fill: palette.ink }),
    );
    const drawn = drawSide(words, palette, side, y + 76);
    elements.push(...drawn.elements);
    y = drawn.bottom + 16;
  }
  const key = legend(words, palette, data, y);
  elements.push(...key.elements);
  const notes = [
    words.say('map-note'),
    words.say('picture-sources', {
      sources: data.sources.map((source) => sourceLabel(words, source)).join('; '),
    }),
  ];
  const alt = mapAlt(data, options.language);
  return withNotes({ elements, charts: [], alt }, notes, { palette, top: key.bottom + 4, most: 2 });
};
