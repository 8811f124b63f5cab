// Whether a value can be seen in the words it was read from: as digits, as number words, or as one thing.
import { english } from '../src/data/reader/lexicon/en.ts';
import { russian } from '../src/data/reader/lexicon/ru.ts';
import { ukrainian } from '../src/data/reader/lexicon/uk.ts';
import { normalise } from '../src/data/reader/normalise.ts';
import { compileNumbers, findNumbers } from '../src/data/reader/numerals.ts';
import { tokenise } from '../src/data/reader/tokens.ts';

const languages = [english, russian, ukrainian].map(compileNumbers);

/** Every whole number that the words can be read as, in any of the three languages. */
const numbersIn = (words: string): Set<number> => {
  const { text, lower } = normalise(words);
  const tokens = tokenise(text, lower);
  const digits = [...lower.matchAll(/\d[\d ,]*/g)].map(([run]) => Number(run.replace(/\D/g, '')));
  const single = [...lower.matchAll(/\d+/g)].map(([run]) => Number(run));
  return new Set([
    ...digits,
    ...single,
    ...languages.flatMap((language) => findNumbers(tokens, language).map(({ value }) => value)),
  ]);
};

/** One thing needs no number ("балістичною ракетою", "a drone"), two may be "both", "обидва", "оба". */
export const isVisible = (value: number, quote: string): boolean =>
  value === 1 ||
  quote.includes(String(value)) ||
  numbersIn(quote).has(value) ||
  (value === 100 && /сотн[иія]|сотню/iu.test(quote)) ||
  (value === 2 && /both|обидв|обох|оба|обе|обоих/iu.test(quote));
