// A text of diplomacy as sentences with their marks: who, what, which stage, when. Pure and linear.
import { splitSentences, type Sentence } from '../clauses.ts';
import { plainFamilies } from './words.ts';
import type { EventWords, Known, Plain, Relative, Stage, Topic } from './words.ts';
import { english } from '../lexicon/events-en.ts';
import { russian } from '../lexicon/events-ru.ts';
import { ukrainian } from '../lexicon/events-uk.ts';
import { normalise, quoteOf, type Normalised } from '../normalise.ts';
import { compileNumbers, readNumber, type NumberMark, type NumberWords } from '../numerals.ts';
import { compileVocabulary, findMarks, within } from '../phrases.ts';
import type { Mark, Marks, Phrases, Vocabulary } from '../phrases.ts';
import { tokenise, type Token } from '../tokens.ts';
import type { Bound } from '../../model/count.ts';
import type { Role } from '../../model/terms.ts';

/** On which side of the words that tell a stage the thing stands. */
export type Side = 'before' | 'after' | 'either';

export const stages: readonly Stage[] = [
  'rejected',
  'postponed',
  'agreed',
  'completed',
  'held',
  'announced',
  'proposed',
];
export type GiveStage = keyof EventWords['give'];
export const giveStages: readonly GiveStage[] = ['agreed', 'completed', 'announced', 'proposed'];

type Families = Record<Plain, true> &
  Record<Stage, Side> &
  Record<`give-${GiveStage}` | `given-${GiveStage}`, true> & {
    meets: Stage;
    releases: Stage;
    party: string;
    capital: string;
    known: Named;
    title: Role;
    outlet: string;
    topic: Topic;
    place: string;
    month: number;
    weekday: number;
    relative: Relative;
    ordinal: number;
    currency: string;
    scale: number;
    bound: Bound;
  };

interface Compiled {
  readonly words: EventWords;
  readonly vocabulary: Vocabulary<Families>;
  readonly numbers: NumberWords;
  readonly abbreviations: ReadonlySet<string>;
}

const split = (phrases: string): string[] => phrases.split('|').filter(Boolean);
function* of<V>(phrases: string, value: V): Generator<readonly [string, V]> {
  for (const phrase of split(phrases)) yield [phrase, value];
}
function* keyed<V>(
  record: Readonly<Record<string, string>>,
  value: (key: string) => V,
): Generator<readonly [string, V]> {
  for (const [key, phrases] of Object.entries(record)) yield* of(phrases, value(key));
}

/** "<ended" and ">ended" in one list mean either side. */
const sided = (phrases: string): (readonly [string, Side])[] => {
  const sides = new Map<string, Side>();
  for (const written of split(phrases)) {
    const phrase = written.replace(/^[<>]/u, '');
    const side = written.startsWith('<') ? 'before' : written.startsWith('>') ? 'after' : 'either';
    const known = sides.get(phrase);
    sides.set(phrase, known !== undefined && known !== side ? 'either' : side);
  }
  return [...sides];
};

/** Somebody known with the surname as it stands by itself: the first of the forms with these letters. */
export interface Named extends Known {
  readonly name: string;
}
function* named(known: Known, names: string): Generator<readonly [string, Named]> {
  let first = '';
  for (const form of split(names)) {
    if (first === '' || form.slice(0, 4) !== first.slice(0, 4)) first = form;
    yield [form, { ...known, name: first }];
  }
}

const compile = (words: EventWords): Compiled => {
  const plain = Object.fromEntries(
    plainFamilies.map((family) => [family, [...of(words[family], true as const)]]),
  ) as unknown as Phrases<Record<Plain, true>>;
  const staged = Object.fromEntries(
    stages.map((stage) => [stage, sided(words.stages[stage])]),
  ) as unknown as Phrases<Record<Stage, Side>>;
  const given = Object.fromEntries(
    giveStages.map((stage) => [`give-${stage}`, [...of(words.give[stage], true as const)]]),
  ) as unknown as Phrases<Record<`give-${GiveStage}`, true>>;
  const passive = Object.fromEntries(
    giveStages.map((stage) => [`given-${stage}`, [...of(words.given[stage], true as const)]]),
  ) as unknown as Phrases<Record<`given-${GiveStage}`, true>>;
  const phrases: Phrases<Families> = {
    ...plain,
    ...staged,
    ...given,
    ...passive,
    meets: keyed(words.meets, (key) => key as Stage),
    releases: keyed(words.releases, (key) => key as Stage),
    party: keyed(words.parties, (key) => key),
    capital: keyed(words.capitals, (key) => key),
    known: words.people.flatMap(([known, names]) => [...named(known, names)]),
    title: keyed(words.titles, (key) => key as Role),
    outlet: keyed(words.outlets, (key) => key),
    topic: keyed(words.topics, (key) => key as Topic),
    place: keyed(words.places, (key) => key),
    month: words.months.flatMap((names, index) => [...of(names, index + 1)]),
    weekday: words.weekdays.flatMap((names, index) => [...of(names, index + 1)]),
    relative: keyed(words.relatives, (key) => key as Relative),
    ordinal: Object.entries(words.ordinals).flatMap(([key, names]) => [...of(names, Number(key))]),
    currency: keyed(words.currencies, (key) => key),
    scale: Object.entries(words.scales).flatMap(([key, names]) => [...of(names, Number(key))]),
    bound: keyed(words.bounds, (key) => key as Bound),
  };
  return {
    words,
    vocabulary: compileVocabulary<Families>(phrases),
    numbers: compileNumbers(words.numerals),
    abbreviations: new Set(split(words.abbreviations)),
  };
};

let compiled: Record<'en' | 'uk' | 'ru', Compiled> | null = null;
const languages = (): Record<'en' | 'uk' | 'ru', Compiled> =>
  (compiled ??= { en: compile(english), uk: compile(ukrainian), ru: compile(russian) });

/** The language of most of the letters; Ukrainian by the letters that Russian has not. */
const languageOf = (lower: string): 'en' | 'uk' | 'ru' => {
  let latin = 0;
  let cyrillic = 0;
  let own = 0;
  let foreign = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code >= 97 && code <= 122) latin += 1;
    else if (code >= 0x430 && code <= 0x491) {
      cyrillic += 1;
      if (code === 0x456 || code === 0x457 || code === 0x454 || code === 0x491) own += 1;
      else if (code === 0x44b || code === 0x44d || code === 0x44a) foreign += 1;
    }
  }
  return cyrillic <= latin ? 'en' : own > foreign ? 'uk' : 'ru';
};

/** "DUBAI, United Arab Emirates (AP) - ...": where it was written is not where anything was. */
const afterDateline = ({ from, to }: Sentence, tokens: readonly Token[], plain: string): number => {
  const first = tokens[from];
  const word = first ? plain.slice(first.start, first.end) : '';
  // "WASHINGTON - ...", "ANCHORAGE, Alaska - ...", "KYIV, Sept 10 - ..."
  if (first?.kind === 'word' && word.length > 3 && word === word.toUpperCase())
    for (let at = from + 1; at < Math.min(to - 3, from + 8); at += 1) {
      const token = tokens[at];
      if (token?.lower === '-' && !token.glued) return at + 1;
      if (token?.kind === 'word' && !token.capital) break;
    }
  for (let at = from + 2; at < Math.min(to - 3, from + 14); at += 1)
    if (tokens[at]?.lower === '-' && tokens[at - 1]?.lower === ')') return at + 1;
  return from;
};

const longest = 160;
/** A sentence of bounded length, so that looking round in it costs the same whatever the text does. */
const bounded = (sentence: Sentence, tokens: readonly Token[], plain: string): Sentence[] => {
  const parts: Sentence[] = [];
  let from = afterDateline(sentence, tokens, plain);
  while (sentence.to - from > longest) {
    let to = from + longest;
    while (to > from + longest / 2 && tokens[to - 1]?.kind !== 'mark') to -= 1;
    if (to <= from + longest / 2) to = from + longest;
    parts.push({ ...sentence, from, to });
    from = to;
  }
  return [...parts, { ...sentence, from }];
};

/** A text ready to be read. All places are token places; `quote` gives the words as published. */
export interface EventText {
  readonly source: Normalised;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly marks: Marks<Families>;
  /** Marks of a family between two tokens. */
  find<K extends keyof Families>(family: K, from: number, to: number): Mark<Families[K]>[];
  has(family: keyof Families, from: number, to: number): boolean;
  number(at: number): NumberMark | null;
  quote(from: number, to: number): string;
}

export const openText = (original: string): EventText => {
  const source = normalise(original);
  const tokens = tokenise(source.text, source.lower);
  const language = languages()[languageOf(source.lower)];
  const marks = findMarks(language.vocabulary, tokens);
  const find: EventText['find'] = (family, from, to) => within(marks[family], from, to);
  return {
    source,
    tokens,
    sentences: splitSentences(tokens, language.abbreviations).flatMap((sentence) =>
      bounded(sentence, tokens, source.text),
    ),
    marks,
    find,
    has: (family, from, to) => find(family, from, to).length > 0,
    number: (at) => readNumber(tokens, at, language.numbers),
    quote: (from, to) => {
      const first = tokens[from];
      const last = tokens[to - 1];
      return first && last && to > from ? quoteOf(source, first.start, last.end) : '';
    },
  };
};

/** How far two places are apart, in tokens; what a clause or a comma closes off counts as further. */
export const distance = (text: EventText, a: number, b: number): number => {
  const [from, to] = a < b ? [a, b] : [b, a];
  // "As early as" opens no clause.
  const clauses = text
    .find('clause', from, to)
    .filter(
      (mark) =>
        !text
          .find('temporal', mark.from - 2, mark.to + 2)
          .some((span) => span.from <= mark.from && span.to >= mark.to && span.to > span.from + 1),
    );
  let cost = to - from + 8 * clauses.length;
  for (let at = from; at < to; at += 1) {
    const mark = text.tokens[at]?.lower;
    if (mark === ',') cost += 2;
    else if (mark === ';' || mark === ':') cost += 12;
    else if (mark === '"') cost -= 1;
  }
  return cost;
};
