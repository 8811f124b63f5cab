// The accuracy tables of the README, written from what the score measured.
import { table } from '../readme.ts';

const shown = [
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['entirelyRight', 'entirely right'],
  ['night', 'night'],
  ['bound', 'hedge'],
  ['subset', 'part of a total'],
  ['region', 'region'],
  ['by', 'speaker'],
  ['period', 'period'],
] as const;

const cell = (figures: Readonly<Record<string, number>>, key: string): string =>
  figures[key] === undefined ? '' : `${(figures[key] * 100).toFixed(1)} %`;

/** `results`: figures by file; `files`: what was given on the command line. */
export const accuracyTables = (
  results: Readonly<Record<string, Readonly<Record<string, number>>>>,
  files: readonly string[],
): string => {
  const entries = Object.entries(results);
  const rows = entries
    .filter(([, figures]) => figures['precision'] !== undefined)
    .map(([name, figures]) => [
      name,
      String(figures['texts']),
      String(figures['claims']),
      ...shown.map(([key]) => cell(figures, key)),
    ]);
  const totals = entries
    .filter(([, figures]) => figures['agreement'] !== undefined)
    .map(([name, figures]) => [
      name,
      String(figures['texts']),
      String(figures['compared']),
      cell(figures, 'agreement'),
    ]);
  const negatives = results['not reports'];
  const sum = (key: string): number =>
    entries.reduce((total, [, figures]) => total + (figures[key] ?? 0), 0);
  const parts = [
    table(['Hand-read texts', 'texts', 'figures', ...shown.map(([, title]) => title)], rows),
    totals.length > 0
      ? table(['Totals checked by eye', 'texts', 'figures compared', 'equal'], totals)
      : '',
    negatives
      ? `Texts that are no report (alerts, appeals, tallies of one region or of the front, other wars): ${negatives['texts'] ?? 0}, ` +
        `recognised ${cell(negatives, 'recognised')}. Figures read from ${negatives['noiseArticles'] ?? 0} articles of noise: ` +
        `${negatives['figuresFromNoise'] ?? 0}. Values that do not stand in their quotation: ${sum('inventedValues')}; ` +
        `quotations that do not stand in their text: ${sum('foreignQuotes')}.`
      : '',
    `Command: \`npm run -s score -- ${files.map((file) => file.split('/').slice(-2).join('/')).join(' ')} --readme README.md\`. The rules were written with these texts at hand; ` +
      'they were not measured on texts that nobody has read, on other channels, or on languages other than Ukrainian, Russian and English.',
  ];
  return parts.filter(Boolean).join('\n\n');
};
