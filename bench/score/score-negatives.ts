// Texts that are no report: our own (test/fixtures/not-reports.jsonl), those so labelled in the given truth,
// and the corpus' own noise. Each must be recognised; a figure read from one is an invention.
import { existsSync, readFileSync } from 'node:fs';
import type { SourceText } from '../../src/data/model/report.ts';
import type { SourceId } from '../../src/data/model/terms.ts';
import { read } from '../../src/data/reader/read.ts';

type Row = Record<string, unknown>;

const rowsOf = (file: string): Row[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Row)
    : [];

const own = 'test/fixtures/not-reports.jsonl';
const corpus = '../shared/data';

const composed = (): SourceText[] =>
  rowsOf(own).map((row) => ({
    id: String(row['id']),
    source: row['source'] as SourceId,
    published: '2026-08-10T06:00:00Z',
    text: String(row['text']),
  }));

const labelled = (files: readonly string[]): SourceText[] =>
  files
    .flatMap(rowsOf)
    .filter((row) => (row['truth'] as { status?: string } | undefined)?.status === 'not-a-report')
    .map((row) => ({
      id: String(row['id']),
      source: row['source'] as SourceId,
      published: String(row['published']),
      text: String(row['text']),
    }));

/** The ministry's posts that the corpus calls digests: statements of groups of forces, summaries of a day. */
const digests = (known: ReadonlySet<string>): SourceText[] =>
  rowsOf(`${corpus}/defence-ministry-ru/posts.jsonl`)
    .filter((row) => row['kind'] === 'digest_or_other' && !known.has(String(row['id'])))
    .map((row) => ({
      id: String(row['id']),
      source: 'defence-ministry-ru' as const,
      published: String(row['posted_at']),
      text: String(row['text']),
    }));

/** Articles that the corpus' index calls noise, without those that the truth labels. */
const noise = (known: ReadonlySet<string>): SourceText[] => {
  const index = `${corpus}/news/index.csv`;
  if (!existsSync(index)) return [];
  return readFileSync(index, 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .filter(([file, , , kind]) => kind === 'noise' && file !== undefined)
    .flatMap(([file = '', date = '']) => {
      const path = `${corpus}/news/texts/${file}`;
      if (!existsSync(path) || [...known].some((id) => id.startsWith(`news-${file.slice(0, 3)}`)))
        return [];
      const day = /\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? '2025-04-01';
      return [
        {
          id: file,
          source: 'news' as const,
          published: `${day}T12:00:00Z`,
          text: readFileSync(path, 'utf8'),
        },
      ];
    });
};

/**
 * `recognised` of `texts` that are no report were read as none; `noise` articles may tell of talks, but a
 * figure read from one counts in `figures`.
 */
export const scoreNegatives = (
  truth: readonly string[],
): {
  readonly texts: number;
  readonly recognised: number;
  readonly noise: number;
  readonly figures: number;
  readonly misses: readonly string[];
} => {
  const known = labelled(truth);
  const ids = new Set(truth.flatMap(rowsOf).map((row) => String(row['id'])));
  const texts = [...composed(), ...known, ...digests(ids)];
  const articles = noise(ids);
  const misses: string[] = [];
  let recognised = 0;
  let figures = 0;
  for (const text of texts) {
    const report = read(text);
    if (report.status === 'not-a-report') recognised += 1;
    else misses.push(`${text.id}: read as ${report.status} (${report.reason ?? '-'})`);
  }
  for (const text of articles) {
    const { claims } = read(text);
    figures += claims.length;
    for (const { quote } of claims) misses.push(`${text.id}: figure from noise «${quote ?? ''}»`);
  }
  return { texts: texts.length, recognised, noise: articles.length, figures, misses };
};
