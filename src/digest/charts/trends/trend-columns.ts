// Trends over nights or months as columns from zero: a week, a month, one region, the whole archive.
import { wordsOf, type Words } from '../../locale.ts';
import { titleOf } from '../../sections/stats.ts';
import { headingAt, textAt, boxAt, type Element } from '../canvas.ts';
import { columnsChart, type Column, type ColumnsChart } from '../columns.ts';
import { type LegendMark } from '../legend.ts';
import type { CardOptions } from '../night-card.ts';
import { palettes, type Palette } from '../picture.ts';
import { edge, width } from '../sheet.ts';
import type { MonthTotal, TrendData, TrendRow } from './trend-data.ts';

/** A picture in parts, before its foot is added. */
export interface Panels {
  readonly title: string;
  readonly elements: readonly Element[];
  readonly charts: readonly ColumnsChart[];
  readonly bottom: number;
  readonly marks: ReadonlySet<LegendMark>;
  readonly notes: readonly string[];
  /** What the columns say, for who cannot see them. */
  readonly told: readonly string[];
}

/** Where panels begin, under the title. */
export const panelTop = 112;

/** Up to here each column has its own number and date. */
const fewColumns = 10;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A month in figures: "07.25". */
const shortMonth = (month: string): string => `${month.slice(5)}.${month.slice(2, 4)}`;

const shortDay = (night: string): string => `${Number(night.slice(8))}.${night.slice(5, 7)}`;

const totalText = (words: Words, row: TrendRow): string => {
  const values = row.points.flatMap(({ launched, stopped }) =>
    row.attacker === 'russia' ? (launched ?? []) : (stopped ?? []),
  );
  return words.say('trend-total', {
    value: words.number(values.reduce((sum, { value }) => sum + value, 0)),
    nights: words.say('stats-nights', {
      value: words.number(values.length),
      count: values.length,
    }),
  });
};

const thingOf = (words: Words, row: TrendRow): string =>
  row.attacker === 'russia'
    ? words.say(`thing-launched-${row.root}`)
    : words.say('picture-downed-drone');

const marksOf = (columns: readonly Column[]): readonly LegendMark[] =>
  columns.flatMap(({ launched, stopped, withheld, reported }): LegendMark[] => [
    ...(stopped === null ? [] : ['stopped' as const]),
    ...(launched !== null && stopped !== null ? ['rest' as const] : []),
    ...(launched !== null && stopped === null ? ['plain' as const] : []),
    ...(withheld ? ['withheld' as const] : []),
    ...(reported ? [] : ['no-report' as const]),
  ]);

/** Nights of which the totals do not hold everything. */
const withheldNote = (words: Words, rows: readonly TrendRow[]): readonly string[] => {
  const nights = new Set(
    rows.flatMap(({ points }) =>
      points.flatMap(({ night, withheld }) => (withheld ? [night] : [])),
    ),
  );
  if (nights.size === 0) return [];
  const counted = words.say('stats-nights', {
    value: words.number(nights.size),
    count: nights.size,
  });
  return [capital(words.say('stats-withheld', { nights: counted }))];
};

/** A week or a month: each thing with its own scale, the speaker in the heading. */
export const nightPanels = (
  data: Extract<TrendData, { view: 'nights' }>,
  { language, theme }: CardOptions,
): Panels => {
  const words = wordsOf(language);
  const palette = palettes[theme];
  const elements: Element[] = [];
  const charts: ColumnsChart[] = [];
  const marks = new Set<LegendMark>();
  const told: string[] = [];
  let y = panelTop;
  let heading = '';
  for (const row of data.rows) {
    if (heading !== row.attacker) {
      elements.push(boxAt(0, y, width, 58, { fill: palette.panel }));
      const title = headingAt(edge, y + 30, words.say(`heading-${row.attacker}`), {
        size: 32,
        fill: palette.ink,
        weight: 'bold',
      });
      elements.push(
        ...title.elements,
        textAt(title.end + 14, y + 30, `\u00b7 ${words.say(`picture-claimed-${row.by}`)}`, {
          size: 32,
          fill: palette.ink,
        }),
      );
      heading = row.attacker;
      y += 78;
    }
    const few = row.points.length <= fewColumns;
    const columns = row.points.map((point): Column => ({
      night: point.night,
      reported: point.reported,
      launched: point.launched?.value ?? null,
      stopped: point.stopped?.value ?? null,
      withheld: point.withheld,
      strong: true,
    }));
    for (const mark of marksOf(columns)) marks.add(mark);
    const text = `${thingOf(words, row)}: ${totalText(words, row)}`;
    told.push(`${text} (${words.say(`picture-claimed-${row.by}`)}).`);
    elements.push(textAt(edge, y + 20, text, { size: 33, fill: palette.ink, weight: 'bold' }));
    const first = row.points[0]?.night ?? '';
    const last = row.points.at(-1)?.night ?? '';
    const chart = columnsChart(
      columns,
      { left: 150, right: width - edge, top: y + 52, bottom: y + 262 },
      {
        index: charts.length,
        palette,
        number: words.number,
        record: null,
        ends: [words.day(first), words.day(last)],
        ...(few
          ? {
              names: columns.map(({ night }) => shortDay(night)),
              values: columns.map(({ launched, stopped }) =>
                launched === null && stopped === null
                  ? null
                  : words.number(launched ?? stopped ?? 0),
              ),
            }
          : {}),
      },
    );
    charts.push(chart);
    elements.push(...chart.elements);
    y += 322;
  }
  return {
    title: titleOf(words, data),
    elements,
    charts,
    bottom: y,
    marks,
    notes: [...withheldNote(words, data.rows), words.say('stats-own')],
    told,
  };
};

/** One region: numbers where reports give them, hatched where it is named without one. */
export const regionPanels = (
  data: Extract<TrendData, { view: 'region' }>,
  { language, theme }: CardOptions,
): Panels => {
  const words = wordsOf(language);
  const palette = palettes[theme];
  const columns = data.nights.map(({ night, reported, struck, hits, downed }): Column => ({
    night,
    reported,
    launched: (hits?.value ?? 0) + (downed?.value ?? 0) || null,
    stopped: downed?.value ?? (hits ? 0 : null),
    withheld: struck && !hits,
    strong: true,
  }));
  const chart = columnsChart(
    columns,
    { left: 150, right: width - edge, top: panelTop + 20, bottom: panelTop + 330 },
    {
      index: 0,
      palette,
      number: words.number,
      record: null,
      ends: [words.day(data.nights[0]?.night ?? ''), words.day(data.nights.at(-1)?.night ?? '')],
      // Only dates that name the region have a column: each bears its own.
      ...(data.nights.length <= fewColumns
        ? {
            names: data.nights.map(({ night }) => shortDay(night)),
            values: columns.map(({ launched }) =>
              launched === null ? null : words.number(launched),
            ),
          }
        : {}),
    },
  );
  const marks = new Set<LegendMark>();
  if (data.nights.some(({ downed }) => downed)) marks.add('downed');
  if (data.nights.some(({ hits }) => hits)) marks.add('hits');
  if (columns.some(({ withheld }) => withheld)) marks.add('struck');
  if (columns.some(({ reported }) => !reported)) marks.add('no-report');
  return {
    title: titleOf(words, data),
    elements: chart.elements,
    charts: [chart],
    bottom: panelTop + 390,
    marks,
    notes: [words.say('map-note')],
    told: data.nights.flatMap(({ night, hits, downed, struck }) =>
      hits || downed || struck
        ? [
            `${words.night(night, { year: true })}: ${[
              ...(downed ? [`${words.say('map-downed')} ${words.count(downed)}`] : []),
              ...(hits ? [words.say('picture-hits', { value: words.count(hits) })] : []),
              ...(struck && !hits ? [words.say('map-struck')] : []),
            ].join(', ')}.`,
          ]
        : [],
    ),
  };
};

/** The names of months that fit under their columns: every third, beginning with a January where it can. */
const monthNames = (months: readonly MonthTotal[]): readonly (string | null)[] =>
  months.map(({ month }) => (['01', '07'].includes(month.slice(5)) ? shortMonth(month) : null));

/** The whole archive by months. A total is our sum, and of how many nights is said below. */
export const archivePanels = (
  data: Extract<TrendData, { view: 'archive' }>,
  { language, theme }: CardOptions,
): Panels => {
  const words = wordsOf(language);
  const palette: Palette = palettes[theme];
  const columns = data.months.map(({ month, total, nights }): Column => ({
    night: month,
    reported: nights > 0,
    launched: nights > 0 ? total : null,
    stopped: null,
    withheld: false,
    strong: true,
  }));
  const chart = columnsChart(
    columns,
    { left: 160, right: width - edge, top: panelTop + 20, bottom: panelTop + 360 },
    {
      index: 0,
      palette,
      number: words.number,
      record: null,
      ends: ['', ''],
      names: monthNames(data.months),
    },
  );
  const nights = data.months.reduce((sum, one) => sum + one.nights, 0);
  return {
    title: words.say('archive-title'),
    elements: chart.elements,
    charts: [chart],
    bottom: panelTop + 416,
    marks: new Set(columns.some(({ reported }) => !reported) ? ['no-report'] : []),
    notes: [
      words.say('archive-note', {
        claimed: capital(words.say(`picture-claimed-${data.by}`)),
        nights: words.say('stats-nights', { value: words.number(nights), count: nights }),
      }),
    ],
    told: data.months.flatMap((one) =>
      one.nights === 0 ? [] : [`${words.month(one.month)}: ${words.number(one.total)}.`],
    ),
  };
};
