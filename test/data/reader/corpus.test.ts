// The real texts beside the project, where they are: every one is read, nothing is thrown, nothing invented,
// and the figures agree with those checked by eye.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { corpusTexts } from '../../../bench/reading.ts';
import { scoreFigures, textsOf } from '../../../bench/score/score-figures.ts';
import type { TruthLine } from '../../../bench/score/scoring.ts';
import { scoreClaims } from '../../../bench/score/scoring.ts';
import type { Report, SourceText } from '../../../src/data/model/report.ts';
import { read } from '../../../src/data/reader/read.ts';
import { isVisible } from '../../../bench/visible.ts';

const shared = '../shared';
const present = existsSync(`${shared}/data`);
const texts = present ? corpusTexts() : [];
const reports: { readonly text: SourceText; readonly report: Report }[] = [];
beforeAll(() => {
  for (const text of texts) reports.push({ text, report: read(text) });
}, 60_000);
if (!present) process.stdout.write('corpus: 7 tests skipped, no texts beside the project\n');

describe.skipIf(!present)('the corpus', () => {
  test('every quotation stands in its text, every value in its quotation', () => {
    expect(texts.length).toBeGreaterThan(1000);
    const invented: string[] = [];
    for (const { text, report } of reports) {
      for (const { quote } of [...report.claims, ...report.unnumbered, ...report.incidents])
        if (quote === null || !text.text.includes(quote)) invented.push(`${text.id}: «${quote}»`);
      for (const { count, quote } of report.claims)
        if (!isVisible(count.value, quote ?? ''))
          invented.push(`${text.id}: ${count.value} «${quote}»`);
    }
    expect(invented).toEqual([]);
  });

  test('posts of the ministry that are reports are read: nearly all of 1,620', () => {
    const unread = reports.filter(
      ({ text, report }) => text.source === 'defence-ministry-ru' && report.status === 'unreadable',
    );
    // Two posts state no period at all.
    expect(unread.length).toBeLessThanOrEqual(2);
  });

  test.each([
    ['air-force-ua', 0.99],
    ['defence-ministry-ru', 0.99],
  ])('figures of %s agree with those checked by eye', (folder, floor) => {
    const file = `${shared}/data/${folder}/figures.jsonl`;
    const { right, all } = scoreFigures(file, textsOf(file));
    expect(right / all).toBeGreaterThanOrEqual(floor);
  });

  test.each([
    ['air-force-ua', 0.99, 0.99],
    ['defence-ministry-ru', 0.98, 0.98],
    ['articles', 0.97, 0.9],
  ])('hand-read truth of %s: precision and recall', (name, precision, recall) => {
    let found = 0;
    let required = 0;
    let invented = 0;
    for (const line of readFileSync(`${shared}/data/truth/${name}.jsonl`, 'utf8').split('\n')) {
      if (line === '') continue;
      const truth = JSON.parse(line) as TruthLine;
      const score = scoreClaims(truth, read(truth));
      found += score.found;
      required += score.required;
      invented += score.invented;
    }
    expect(found / (found + invented)).toBeGreaterThanOrEqual(precision);
    expect(found / required).toBeGreaterThanOrEqual(recall);
  });
});
