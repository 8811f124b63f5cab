// A reading as short lines, so that tables of cases can be read: "launched drone 24", "injured 2 UA-63, part".
import { expect, test } from 'vitest';
import type { Claim, Report } from '../../../src/data/model/report.ts';
import type { SourceId } from '../../../src/data/model/terms.ts';
import { prepare } from '../../../src/data/reader/document.ts';
import { languageOf } from '../../../src/data/reader/languages.ts';
import { normalise } from '../../../src/data/reader/normalise.ts';
import { read } from '../../../src/data/reader/read.ts';

export const reading = (source: SourceId, published: string, text: string): Report =>
  read({ id: 'case', source, published, text });

const hedge = { exactly: '', about: '~', atLeast: '>=', atMost: '<=' } as const;

/** One claim: quantity, munition, hedge and value, region, "part" for a subset. */
export const inWords = ({ quantity, munition, count, region, subset }: Claim): string =>
  [quantity, munition, `${hedge[count.bound]}${count.value}`, region, subset ? 'part' : null]
    .filter((word) => word !== null)
    .join(' ');

export const told = (report: Report): string[] => report.claims.map(inWords);

/** "said without a figure": quantity, munition, word. */
export const unnumbered = (report: Report): string[] =>
  report.unnumbered.map(({ quantity, munition, word }) =>
    [quantity, munition, word].filter((part) => part !== null).join(' '),
  );

/** Claims of an article of a day with side and speaker: "russia: launched drone 24 / air-force-ua". */
export const saidIn = (day: string, text: string, source: SourceId = 'news'): string[] =>
  reading(source, `${day}T09:00:00Z`, text).claims.map(
    (claim) => `${claim.attacker}: ${inWords(claim)} / ${claim.by ?? '-'}`,
  );

/** The values of all numbers that a text writes. */
export const numbersIn = (home: 'uk' | 'ru', text: string): number[] => {
  const source = normalise(text);
  const { numberAt } = prepare(source, languageOf(source, home));
  return [...numberAt.values()].map(({ value }) => value);
};

/** One test a passage: the day of its text, the text, and every claim it makes. */
export const sayings = (
  rows: readonly (readonly [title: string, day: string, text: string, said: readonly string[]])[],
): void => {
  test.each(rows)('%s', (_title, day, text, said) => {
    expect(saidIn(day, text)).toEqual(said);
  });
};
