// The words prose is read by: one shape for every language, so that the rules of prose know no language.
// An entry is a class, a value and patterns; a pattern is one or more words, "*" at a word's end stands for any ending.

/** What a word can be to the rules. One word may be several things ("strike": an attack, a modifier). */
export type WordClass =
  | 'bound'
  | 'boundAfter'
  | 'vague'
  | 'munition'
  | 'modifier'
  | 'people'
  | 'person'
  | 'places'
  | 'verb'
  | 'passive'
  | 'modal'
  | 'negation'
  | 'side'
  | 'region'
  | 'regionWord'
  | 'defence'
  | 'attack'
  | 'by'
  | 'speech'
  | 'according'
  | 'pronoun'
  | 'speaker'
  | 'title'
  | 'outlet'
  | 'each'
  | 'subset'
  | 'ofThem'
  | 'further'
  | 'joint'
  | 'clause'
  | 'place'
  | 'from'
  | 'against'
  | 'month'
  | 'weekday'
  | 'time'
  | 'span'
  | 'habit'
  | 'record'
  | 'unit'
  | 'foreign'
  | 'soldiers'
  | 'damage'
  | 'power'
  | 'fire'
  | 'airport'
  | 'closure'
  | 'transport'
  | 'halt'
  | 'object'
  | 'launcher'
  | 'front'
  | 'occupied'
  | 'caption'
  | 'listed'
  | 'whole'
  | 'or'
  | 'dateLink'
  | 'where'
  | 'aroundName'
  | 'troops'
  | 'means'
  | 'speaksFor'
  | 'article'
  | 'suffers'
  | 'hits'
  | 'toll'
  | 'rises'
  | 'everywhere'
  | 'aged'
  | 'breaksOut'
  | 'remains'
  | 'respectively'
  | 'tellsThat'
  | 'beside'
  | 'state'
  | 'owner'
  | 'former'
  | 'accuses'
  | 'hundred';

export type Entry = readonly [WordClass, string, string];

/**
 * The words of one language. `numbers`: cardinal words with their values (all cases); `single`: words that
 * stand for "one" before a noun ("a"); `entries`: patterns separated by "|".
 */
export interface ProseWords {
  readonly language: 'en' | 'ru' | 'uk';
  readonly numbers: Readonly<Record<string, number>>;
  /** Endings glued to digits that leave a count a count: "24-ма". */
  readonly ordinalEnding: RegExp;
  /** A day of the month in one word, the digits captured: "21st". */
  readonly dayOfMonth: RegExp;
  /** An age in one word: "12-year-old". */
  readonly age: RegExp;
  /** A model's name that no entry holds, which may stand before its noun: "Kh-47M2". */
  readonly modelName: RegExp;
  /** Words after which a hanging hyphen goes on: "air- and sea-based". */
  readonly hanging: readonly string[];
  readonly entries: readonly Entry[];
  /** An adjective by which a capital is that of a region: "regional". */
  readonly regional: RegExp;
  readonly abbreviations: readonly string[];
}
