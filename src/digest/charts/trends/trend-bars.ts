// Records and two nights side by side, as bars from zero.
import { wordsOf } from '../../locale.ts';
import {
  amountText,
  comparedName,
  recordHeading,
  recordNight,
  recordText,
  titleOf,
} from '../../sections/stats.ts';
import { boxAt, hatchedBox, textAt, type Element } from '../canvas.ts';
import type { CardOptions } from '../night-card.ts';
import { palettes, type Palette } from '../picture.ts';
import { edge, width } from '../sheet.ts';
import { panelTop, type Panels } from './trend-columns.ts';
import type { TrendData } from './trend-data.ts';
import { textWidth, wrapText } from '../typeface.ts';

const size = 30;
const rowHeight = 50;

/** A name, a bar from zero and its number; without a number, stripes and the words that say so. */
const barRow = (
  palette: Palette,
  y: number,
  row: {
    readonly name: string;
    readonly value: number | null;
    readonly text: string;
    readonly share: number;
    readonly fill: string;
  },
  /** Width of the longest of the texts behind the bars, so that none is cut. */
  aside: number,
): readonly Element[] => {
  const left = 470;
  const room = width - edge - left - Math.max(150, Math.ceil(aside) + 20);
  const wide = Math.max(2, Math.round(room * row.share));
  const [name = ''] = wrapText(row.name, left - edge - 20, size, { most: 1 });
  return [
    textAt(edge, y + rowHeight / 2, name, { size, fill: palette.ink }),
    ...(row.value === null
      ? hatchedBox(left, y + 9, 32, 32, { ground: palette.hatchGround, hatch: palette.hatch })
      : [boxAt(left, y + 7, wide, rowHeight - 14, { fill: row.fill })]),
    textAt(left + (row.value === null ? 32 : wide) + 14, y + rowHeight / 2, row.text, {
      size,
      fill: row.value === null ? palette.quiet : palette.ink,
      weight: row.value === null ? 'normal' : 'bold',
    }),
  ];
};

const groupHeading = (
  palette: Palette,
  y: number,
  text: string,
): { readonly elements: readonly Element[]; readonly bottom: number } => {
  const lines = wrapText(text, width - 2 * edge, size, { weight: 'bold', most: 2 });
  return {
    elements: [
      boxAt(0, y, width, lines.length * 40 + 16, { fill: palette.panel }),
      ...lines.map((line, index) =>
        textAt(edge, y + 28 + index * 40, line, { size, fill: palette.ink, weight: 'bold' }),
      ),
    ],
    bottom: y + lines.length * 40 + 28,
  };
};

const barPanels = (
  title: string,
  elements: readonly Element[],
  bottom: number,
  note: string,
  told: readonly string[],
): Panels => ({ title, elements, charts: [], bottom, marks: new Set(), notes: [note], told });

const widest = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, size, 'bold')));

/** Records of each thing, each group with its own scale from zero. */
export const recordPanels = (
  data: Extract<TrendData, { view: 'records' }>,
  { language, theme }: CardOptions,
): Panels => {
  const words = wordsOf(language);
  const palette = palettes[theme];
  const elements: Element[] = [];
  const told: string[] = [];
  let y = panelTop;
  for (const { subject, nights, top } of data.records) {
    const heading = recordHeading(words, { subject, nights });
    const drawn = groupHeading(palette, y, heading);
    elements.push(...drawn.elements);
    y = drawn.bottom;
    const largest = top[0]?.value ?? 1;
    const aside = widest(top.map(({ value }) => words.number(value)));
    const fill = subject.quantity === 'launched' ? palette.rest : palette.stopped;
    for (const { night, value } of top) {
      elements.push(
        ...barRow(
          palette,
          y,
          {
            name: recordNight(words, subject, night),
            value,
            text: words.number(value),
            share: value / largest,
            fill,
          },
          aside,
        ),
      );
      y += rowHeight;
    }
    y += 14;
    told.push(`${recordText(words, { subject, nights, top })}.`);
  }
  return barPanels(titleOf(words, data), elements, y, words.say('stats-own'), told);
};

/** Two nights, thing by thing; both bars of a thing have one scale. */
export const comparePanels = (
  data: Extract<TrendData, { view: 'compare' }>,
  { language, theme }: CardOptions,
): Panels => {
  const words = wordsOf(language);
  const palette = palettes[theme];
  const elements: Element[] = [];
  const told: string[] = [];
  const nights = data.question.kind === 'compare' ? data.question.nights : [];
  let y = panelTop;
  for (const thing of data.things) {
    const heading = comparedName(words, thing);
    const drawn = groupHeading(palette, y, heading);
    elements.push(...drawn.elements);
    y = drawn.bottom;
    const largest = Math.max(1, ...thing.amounts.map((amount) => amount?.value ?? 0));
    const texts = thing.amounts.map((amount) => amountText(words, amount));
    const aside = widest(texts);
    thing.amounts.forEach((amount, index) => {
      elements.push(
        ...barRow(
          palette,
          y,
          {
            name: words.night(nights[index] ?? '', { year: true }),
            value: amount?.value ?? null,
            text: texts[index] ?? '',
            share: (amount?.value ?? 0) / largest,
            fill: index === 0 ? palette.plain : palette.stopped,
          },
          aside,
        ),
      );
      y += rowHeight;
    });
    y += 14;
    told.push(`${heading}: ${texts.join(' | ')}.`);
  }
  return barPanels(titleOf(words, data), elements, y, words.say('stats-own'), told);
};

/** Size at which a title is one line. */
export const titleSize = (title: string): number =>
  Math.min(50, Math.floor(((width - 2 * edge) / textWidth(title, 50, 'bold')) * 50));
