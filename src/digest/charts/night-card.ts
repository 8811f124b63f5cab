// The card of a night: both directions the same way, each number with who claims it, beside the 30 nights
// before it. Readable at the width of a phone: nothing that matters is smaller than a fortieth of the width.
import type { Language, LocalDate } from '../../data/model/terms.ts';
import { wordsOf, type Words } from '../locale.ts';
import { sourceLabel } from '../marks.ts';
import { munitionLabel } from '../munitions.ts';
import { boxAt, hatchedBox, headingAt, textAt, type Element } from './canvas.ts';
import type { Amount, CardData, CardRow, NightPoint } from './card-data.ts';
import { columnsChart, type Column } from './columns.ts';
import { legendOf, type LegendMark } from './legend.ts';
import { palettes, type Drawing, type Palette, type Theme } from './picture.ts';
import { edge, width, withNotes } from './sheet.ts';
import { textWidth, wrapText } from './typeface.ts';

export interface CardOptions {
  readonly language: Language;
  readonly theme: Theme;
}

const column = 424;
const lineHeight = 42;
const bodySize = 33;

/** Not broken over two lines. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const amountText = (words: Words, amount: Amount): string => words.count(amount);

const nightOf = ({ points }: CardRow): NightPoint | null => points.at(-1) ?? null;

/** What the row counts: launched, or shot down where the side attacked tells only that. */
const countsLaunched = ({ points, attacker }: CardRow): boolean =>
  attacker === 'russia' || points.some(({ launched }) => launched !== null);

const labelOf = (words: Words, row: CardRow): string =>
  countsLaunched(row) ? words.say(`thing-launched-${row.root}`) : words.say('picture-downed-drone');

/** The number itself; null where there is none to print. */
const mainOf = (row: CardRow): Amount | null => {
  const night = nightOf(row);
  return countsLaunched(row) ? (night?.launched ?? null) : (night?.stopped ?? null);
};

/** In place of a number: withheld, not in the report, or no report. */
const absence = (words: Words, row: CardRow): string => {
  const night = nightOf(row);
  if (night?.withheld) return words.say('picture-withheld');
  return words.say(night?.reported ? 'picture-not-named' : 'picture-no-report');
};

/** The lines under the number. */
const factsOf = (words: Words, row: CardRow): readonly string[] => {
  const night = nightOf(row);
  if (!night) return [];
  const facts: string[] = [];
  if (row.kinds.length > 0 && row.root === 'missile')
    facts.push(
      row.kinds
        .map(({ munition, launched }) =>
          together(`${amountText(words, launched)} ${munitionLabel(words, munition)}`),
        )
        .join(', '),
    );
  if (night.withheld && night.launched) facts.push(words.say('picture-withheld-more'));
  if (countsLaunched(row) && night.stopped)
    facts.push(words.say('picture-stopped', { value: amountText(words, night.stopped) }));
  if (night.hits) facts.push(words.say('picture-hits', { value: amountText(words, night.hits) }));
  else if (night.hitsWithheld) facts.push(words.say('picture-hits-withheld'));
  if (row.multiple !== null && night.launched)
    facts.push(
      words.say('scale-multiple', { multiple: words.number(row.multiple), count: row.multiple }),
    );
  return facts;
};

const columnsOf = (row: CardRow): readonly Column[] =>
  row.points.map((point, index) => ({
    night: point.night,
    reported: point.reported,
    launched: point.launched?.value ?? null,
    stopped: point.stopped?.value ?? null,
    withheld: point.withheld,
    strong: index === row.points.length - 1,
  }));

const hasFigures = (row: CardRow): boolean =>
  row.points.some(({ launched, stopped, withheld }) => launched ?? stopped ?? (withheld || null));

const recordOf = (
  words: Words,
  row: CardRow,
  night: LocalDate,
): { readonly value: number; readonly label: string } | null => {
  const { record } = row;
  if (!record) return null;
  return {
    value: record.value,
    label:
      record.night === night
        ? words.say('picture-record-now', { value: words.number(record.value) })
        : words.say('scale-record', {
            value: words.number(record.value),
            night: words.night(record.night, {
              year: record.night.slice(0, 4) !== night.slice(0, 4),
            }),
          }),
  };
};

const claimedBy = (words: Words, row: CardRow): string => words.say(`picture-claimed-${row.by}`);

const headingWords = (words: Words, row: CardRow): string => words.say(`heading-${row.attacker}`);

const revisedText = (words: Words, data: CardData): string | null =>
  data.revisedAt === null
    ? null
    : words.say('picture-revised', { moment: words.moment(data.revisedAt, 'Europe/Kyiv') });

const sourcesText = (words: Words, data: CardData): string =>
  data.sources.length === 0
    ? words.say('picture-no-source')
    : words.say('picture-sources', {
        sources: data.sources.map((source) => sourceLabel(words, source)).join('; '),
      });

/** The same facts in one text, for who cannot see the picture. */
export const cardAlt = (data: CardData, language: Language): string => {
  const words = wordsOf(language);
  const rows = data.rows.map((row) => {
    const main = mainOf(row);
    const facts = [
      `${labelOf(words, row)}: ${main ? amountText(words, main) : absence(words, row)}`,
      ...factsOf(words, row),
      ...[recordOf(words, row, data.night)?.label].flatMap((label) => label ?? []),
    ].join('; ');
    return `${facts} (${claimedBy(words, row)}).`;
  });
  return [
    `${words.say('title-night', { night: words.night(data.night, { year: true }) })}.`,
    ...(data.state === 'complete' ? [] : [`${words.say(`picture-${data.state}`)}.`]),
    ...rows,
    words.say('picture-beside'),
  ].join(' ');
};

interface Drawn {
  readonly elements: readonly Element[];
  readonly charts: readonly ReturnType<typeof columnsChart>[];
  readonly bottom: number;
}

const drawRow = (
  words: Words,
  palette: Palette,
  row: CardRow,
  {
    top,
    index,
    night,
  }: { readonly top: number; readonly index: number; readonly night: LocalDate },
): Drawn => {
  const elements: Element[] = [];
  const main = mainOf(row);
  const label = labelOf(words, row);
  const bold = { size: bodySize, fill: palette.ink, weight: 'bold' } as const;
  let y = top;
  if (main) {
    const text = amountText(words, main);
    const size = Math.min(88, Math.floor((column / textWidth(text, 88, 'bold')) * 88));
    const more = nightOf(row)?.withheld && countsLaunched(row);
    let end = edge + textWidth(text, size, 'bold');
    const beside = wrapText(label, column - (end - edge) - (more ? 92 : 24), bodySize, {
      weight: 'bold',
    });
    const fits =
      beside.length < 3 &&
      beside.every((line) => textWidth(line, bodySize, 'bold') <= column - (end - edge) - 24);
    if (!fits) {
      elements.push(textAt(edge, top + 20, label, bold));
      y += 46;
    }
    elements.push(textAt(edge - 2, y + 46, text, { size, fill: palette.ink, weight: 'bold' }));
    if (more) {
      elements.push(
        textAt(end + 10, y + 46, '+', { size: 40, fill: palette.quiet }),
        ...hatchedBox(end + 40, y + 28, 36, 36, {
          ground: palette.hatchGround,
          hatch: palette.hatch,
        }),
      );
      end += 68;
    }
    if (fits)
      beside.forEach((line, index) =>
        elements.push(
          textAt(end + 22, y + 48 + (index - (beside.length - 1) / 2) * 40, line, bold),
        ),
      );
    y += 98;
  } else {
    elements.push(textAt(edge, top + 20, label, bold));
    y += 46;
    const [swatch, indent] = nightOf(row)?.withheld ? [true, 50] : [false, 0];
    if (swatch)
      elements.push(
        ...hatchedBox(edge, y + 12, 36, 36, { ground: palette.hatchGround, hatch: palette.hatch }),
      );
    for (const line of wrapText(absence(words, row), column - indent, 38, { weight: 'bold' })) {
      elements.push(
        textAt(edge + indent, y + 32, line, { size: 38, fill: palette.quiet, weight: 'bold' }),
      );
      y += 46;
    }
    y += 14;
  }
  for (const fact of factsOf(words, row))
    for (const line of wrapText(fact, column, bodySize, { most: 3 })) {
      elements.push(textAt(edge, y + 22, line, { size: bodySize, fill: palette.ink }));
      y += lineHeight;
    }
  if (!hasFigures(row)) return { elements, charts: [], bottom: y + 24 };
  const bottom = Math.max(y + 10, top + 240);
  const first = row.points[0]?.night ?? night;
  const chart = columnsChart(
    columnsOf(row),
    { left: 580, right: width - edge, top: top + 4, bottom: bottom - 44 },
    {
      index,
      palette,
      number: words.number,
      record: recordOf(words, row, night),
      ends: [words.day(first), words.day(night)],
    },
  );
  return { elements: [...elements, ...chart.elements], charts: [chart], bottom: bottom + 22 };
};

const marksOf = (data: CardData): ReadonlySet<LegendMark> => {
  const marks = new Set<LegendMark>();
  for (const row of data.rows.filter(hasFigures))
    for (const { launched, stopped, withheld, reported } of row.points) {
      if (stopped) marks.add('stopped');
      if (launched && stopped) marks.add('rest');
      if (launched && !stopped) marks.add('plain');
      if (withheld) marks.add('withheld');
      if (!reported) marks.add('no-report');
    }
  return marks;
};

/** Draws the card. Throws only by a mistake of ours; the caller goes on without a picture then. */
export const drawNightCard = (data: CardData, options: CardOptions): Drawing => {
  const words = wordsOf(options.language);
  const palette = palettes[options.theme];
  const elements: Element[] = [];
  const charts: ReturnType<typeof columnsChart>[] = [];

  elements.push(
    textAt(edge, 66, words.say('title-night', { night: words.night(data.night, { year: true }) }), {
      size: 56,
      fill: palette.ink,
      weight: 'bold',
    }),
  );
  const notes = [
    ...(data.state === 'complete' ? [] : [words.say(`picture-${data.state}`)]),
    ...[revisedText(words, data)].flatMap((text) => text ?? []),
  ];
  let y = 116;
  for (const line of notes.flatMap((note) => wrapText(note, width - 2 * edge, bodySize))) {
    elements.push(
      textAt(edge, y + 8, line, { size: bodySize, fill: palette.notice, weight: 'bold' }),
    );
    y += lineHeight;
  }
  let heading: string | null = null;
  for (const row of data.rows) {
    const own = `${headingWords(words, row)}|${row.by}`;
    if (own !== heading) {
      elements.push(boxAt(0, y, width, 58, { fill: palette.panel }));
      const title = headingAt(edge, y + 30, headingWords(words, row), {
        size: 32,
        fill: palette.ink,
        weight: 'bold',
      });
      elements.push(
        ...title.elements,
        textAt(title.end + 14, y + 30, `\u00b7 ${claimedBy(words, row)}`, {
          size: 32,
          fill: palette.ink,
        }),
      );
      heading = own;
      y += 76;
    }
    const drawn = drawRow(words, palette, row, { top: y, index: charts.length, night: data.night });
    elements.push(...drawn.elements);
    charts.push(...drawn.charts);
    y = drawn.bottom;
  }
  y += 6;
  const legend = legendOf(words, palette, marksOf(data), {
    left: edge,
    top: y,
    right: width - edge,
  });
  elements.push(...legend.elements);
  const alt = cardAlt(data, options.language);
  const foot = { palette, top: legend.bottom + 8, most: 3 };
  return withNotes({ elements, charts, alt }, [sourcesText(words, data)], foot);
};
