// A text with everything a lexicon knows in it marked. Finds words; draws no conclusions.
import type { Bound } from '../model/count.ts';
import type { Part, Quantity } from '../model/terms.ts';
import { splitSentences, withoutPictograms, withoutWraps } from './clauses.ts';
import type { Sentence } from './clauses.ts';
import type { ClockWords, Forms, Lexicon, NounId } from './lexicon/lexicon.ts';
import { splitHalves } from './halves.ts';
import { normalise, quoteOf } from './normalise.ts';
import type { Normalised } from './normalise.ts';
import { compileNumbers, findNumbers } from './numerals.ts';
import type { NumberMark, NumberWords } from './numerals.ts';
import { compileVocabulary, findMarks } from './phrases.ts';
import type { Marks, Vocabulary } from './phrases.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

export type GrammaticalNumber = 'one' | 'many' | 'any';

/** `label`: a noun's id, or the munition label of a name ("kh-59/kh-69"). */
export interface MunitionWord {
  readonly kind: 'noun' | 'name';
  readonly label: NounId | (string & {});
  readonly form: GrammaticalNumber;
}

/** Everything that can be marked, by family. */
export interface Families {
  munition: MunitionWord;
  otherKinds: true;
  modifier: GrammaticalNumber;
  filler: true;
  quantity: Quantity;
  negation: true;
  negationAfter: true;
  bound: Exclude<Bound, 'exactly'>;
  subset: true;
  each: true;
  respectively: true;
  all: 'all' | 'both';
  vague: string;
  location: true;
  region: string;
  area: string;
  launchMark: true;
  month: number;
  part: Part;
  clock: keyof ClockWords;
  asOf: true;
  ongoing: true;
  inTheAir: true;
  aside: true;
  grandTotal: true;
  spanOpening: true;
  spanUnit: 'days' | 'hours';
  recollection: true;
  superseded: true;
  hearsay: true;
  attacker: true;
  frame: true;
  otherVoice: true;
  speaker: true;
  total: true;
  boundFor: true;
  near: true;
  other: true;
  noise: string;
}

export interface Language {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary<Families>;
  readonly numbers: NumberWords;
  readonly abbreviations: ReadonlySet<string>;
  readonly links: Readonly<Record<'after' | 'before', ReadonlySet<string>>>;
  readonly conjunctions: ReadonlyMap<string, 'and' | 'also'>;
  readonly outOf: ReadonlySet<string>;
  readonly copulas: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly wholeDay: ReadonlySet<string>;
  readonly singularVerbs: ReadonlySet<string>;
  readonly apposition: ReadonlySet<string>;
  readonly over: ReadonlySet<string>;
  readonly at: ReadonlySet<string>;
  readonly governsGenitive: ReadonlySet<string>;
  readonly genitiveSingular: ReadonlySet<string>;
}

const flags = (words: readonly string[]): (readonly [string, true])[] =>
  words.map((word) => [word, true] as const);

const listed = <V extends string>(
  lists: Readonly<Partial<Record<V, readonly string[]>>>,
): (readonly [string, V])[] =>
  (Object.keys(lists) as V[]).flatMap((value) =>
    (lists[value] ?? []).map((word) => [word, value] as const),
  );

const formsOf = (forms: Forms): (readonly [string, GrammaticalNumber])[] => [
  ...(forms.one ?? []).map((word) => [word, 'one'] as const),
  ...(forms.many ?? []).map((word) => [word, 'many'] as const),
  ...(forms.any ?? []).map((word) => [word, 'any'] as const),
];

/** Label of words that hold a munition's name and are none: "drone interceptors". */
export const notMunition = 'none';

const munitionWords = (lexicon: Lexicon): (readonly [string, MunitionWord])[] => [
  ...lexicon.notMunitions.map(
    (word) => [word, { kind: 'noun', label: notMunition, form: 'any' }] as const,
  ),
  ...Object.entries(lexicon.nouns).flatMap(([label, forms]) =>
    formsOf(forms).map(([word, form]) => [word, { kind: 'noun', label, form }] as const),
  ),
  ...Object.entries(lexicon.names).flatMap(([label, words]) =>
    words.map((word) => [word, { kind: 'name', label, form: 'any' }] as const),
  ),
];

export const compileLanguage = (lexicon: Lexicon): Language => ({
  lexicon,
  numbers: compileNumbers(lexicon),
  abbreviations: new Set(lexicon.abbreviations),
  conjunctions: new Map([
    ...lexicon.conjunctions.map((word) => [word, 'and'] as const),
    ...lexicon.also.map((word) => [word, 'also'] as const),
  ]),
  links: { after: new Set(lexicon.links.after), before: new Set(lexicon.links.before) },
  outOf: new Set(lexicon.outOf),
  copulas: new Set(lexicon.copulas),
  relatives: new Set(lexicon.relatives),
  wholeDay: new Set(lexicon.wholeDay),
  singularVerbs: new Set(lexicon.singularVerbs),
  apposition: new Set(lexicon.apposition),
  over: new Set(lexicon.over),
  at: new Set(lexicon.at),
  governsGenitive: new Set(lexicon.governsGenitive),
  genitiveSingular: new Set(lexicon.genitiveSingular),
  vocabulary: compileVocabulary<Families>({
    munition: munitionWords(lexicon),
    otherKinds: flags(lexicon.otherKinds),
    modifier: formsOf(lexicon.modifiers),
    filler: flags(lexicon.fillers),
    quantity: listed(lexicon.quantities),
    negation: flags(lexicon.negations),
    negationAfter: flags(lexicon.negationsAfter),
    bound: listed(lexicon.bounds),
    subset: flags(lexicon.subsets),
    each: flags(lexicon.each),
    respectively: flags(lexicon.respectively),
    all: listed({ all: lexicon.all, both: lexicon.both }),
    vague: listed(lexicon.vague),
    location: flags(lexicon.locations),
    region: listed(lexicon.regions),
    area: listed(lexicon.launchAreas),
    launchMark: flags(lexicon.launchMarks),
    month: lexicon.months.flatMap((words, index) =>
      words.map((word) => [word, index + 1] as const),
    ),
    part: listed(lexicon.periods),
    clock: listed<keyof ClockWords>(lexicon.clockWords),
    asOf: flags(lexicon.asOf),
    ongoing: flags(lexicon.ongoing),
    inTheAir: flags(lexicon.inTheAir),
    aside: flags(lexicon.asides),
    grandTotal: flags(lexicon.grandTotals),
    spanOpening: flags(lexicon.spanOpenings),
    spanUnit: listed(lexicon.spanUnits),
    recollection: flags(lexicon.recollections),
    superseded: flags(lexicon.superseded),
    hearsay: flags(lexicon.hearsay),
    attacker: flags(lexicon.attackers),
    frame: flags(lexicon.frame),
    otherVoice: flags(lexicon.otherVoices),
    speaker: flags(lexicon.speaker),
    total: flags(lexicon.totals),
    boundFor: flags(lexicon.boundFor ?? []),
    near: flags(lexicon.near),
    other: flags(lexicon.other),
    noise: listed(lexicon.noise),
  }),
});

export interface Document {
  readonly language: Language;
  readonly source: Normalised;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly marks: Marks<Families>;
  /** Numbers by their first token. */
  readonly numberAt: ReadonlyMap<number, NumberMark>;
}

export const prepare = (source: Normalised, language: Language): Document => {
  const written = withoutPictograms(tokenise(source.text, source.lower));
  const tokens = completeLast(withoutWraps(written, language.links), language);
  const marks = findMarks(language.vocabulary, tokens);
  const numberAt = new Map(
    findNumbers(tokens, language.numbers).map((number) => [number.from, number] as const),
  );
  const sentences = splitSentences(tokens, language.abbreviations);
  return {
    language,
    source,
    tokens,
    sentences: splitHalves(sentences, tokens, marks, numberAt),
    marks,
    numberAt,
  };
};

/** A text cut inside an abbreviation ("110 ворожих Б"): capitals in mid-sentence begin no other word. */
const completeLast = (tokens: Token[], { lexicon }: Language): Token[] => {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last?.kind !== 'word' || !last.capital || before?.kind !== 'word') return tokens;
  const whole = lexicon.initialisms.find(
    (word) => word.startsWith(last.lower) && word.length > last.lower.length,
  );
  return whole ? [...tokens.slice(0, -1), { ...last, lower: whole }] : tokens;
};

export const prepareText = (text: string, language: Language): Document =>
  prepare(normalise(text), language);

/** Marks that end no quotation: "126 –", "55.". */
const trailing = new Set(['-', ',', '.', ';', ':', '(', '\n']);

/** The original's words from one token to another (`to` exclusive). */
export const quoteTokens = (document: Document, from: number, to: number): string => {
  const first = document.tokens[from];
  let end = Math.min(to, document.tokens.length) - 1;
  while (end > from && trailing.has(document.tokens[end]?.lower ?? '')) end -= 1;
  const last = document.tokens[end];
  return first && last ? quoteOf(document.source, first.start, last.end) : '';
};
