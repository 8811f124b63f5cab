// What a language is to the reader: words, no logic. The engine (official/mentions.ts) is the same for all of them.
//
// A PHRASE is written as it stands in texts, lower case, blanks between words:
//   'локаційно втрачен*'   `*` at the end of a word: any ending
//   'іскандер-м'           hyphens, slashes and digits are tokens of their own, blanks round them do not matter
// Write apostrophes as ', dashes as -, no quotation marks (they are skipped in texts), Cyrillic letters in
// Cyrillic words (normalise.ts repairs look-alikes in texts before anything is matched).
// The longest phrase of a family wins; the same words may stand in several families ("Курськ" is a region
// and a launch area).
import type { Bound } from '../../model/count.ts';
import type { MunitionId, Part, Quantity } from '../../model/terms.ts';

export type LanguageRead = 'uk' | 'ru' | 'en';

/**
 * Words by grammatical number: `one` a singular form ("дрон", "ракетою"), `many` a plural ("drones"),
 * `any` a form that does not tell ("БпЛА"). A number before it decides anyway; without a number only a
 * singular is one.
 */
export interface Forms {
  readonly one?: readonly string[];
  readonly many?: readonly string[];
  readonly any?: readonly string[];
}

/**
 * Classes of weapon that have a noun but no id of their own: a figure about them takes the kinds that the
 * same text names for them (CONTRACT 3), else `missile`.
 */
export const nameless = ['guided-air', 'anti-ship', 'anti-radar', 'anti-aircraft'] as const;
export type Nameless = (typeof nameless)[number];
export type NounId = MunitionId | Nameless;

export interface Lexicon {
  readonly language: LanguageRead;
  /** Number words in every case: "двома" 2, "twenty" 20. Combined by adding: "двадцать семь". */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words that multiply what stands before them: "тисяча" 1000. */
  readonly multipliers: Readonly<Record<string, number>>;
  /** Those that tell no number when they stand alone: "десятки", 10 each in "два десятки". */
  readonly collectives?: Readonly<Record<string, number>>;
  /** Endings glued to digits that leave a count a count: "24-ма". */
  readonly countEndings: readonly string[];
  /** Endings that make an ordinal, which is no count: "63rd", "5-го". */
  readonly ordinalEndings: readonly string[];
  /** Hedges before a number, and after it ("100 and more") where a language has them. */
  readonly bounds: Readonly<Record<Exclude<Bound, 'exactly'>, readonly string[]>>;
  /** Nouns that count munitions: a class, or a kind used as a noun ("шахедів"). */
  readonly nouns: Readonly<Partial<Record<NounId, Forms>>>;
  /** Names of models, keyed by munition label ("kh-59/kh-69" for "Х-59/69"). */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Words that widen a drone figure to several kinds: "інших типів", "other drones". */
  readonly otherKinds: readonly string[];
  /** Words that may stand between a number and its noun: "ворожих", "Ukrainian". */
  readonly modifiers: Forms;
  /** Phrases that hold a munition's name and count none: "дрони-перехоплювачі". */
  readonly notMunitions: readonly string[];
  /** Endings of adjectives, for those that no list holds. */
  readonly adjectiveEndings: readonly string[];
  /** Words after which, or before which, a line's end is no sentence's: "станом на", "типу". */
  readonly links: Readonly<Record<'after' | 'before', readonly string[]>>;
  /** Forms of verbs that are said of one thing alone: "сбит". */
  readonly singularVerbs: readonly string[];
  /** Endings of verbs in the past, for those that no list holds. */
  readonly pastEndings: readonly string[];
  /** Nouns after which "ракети" is one missile ("влучання ракети"), and such forms. */
  readonly governsGenitive: readonly string[];
  readonly genitiveSingular: readonly string[];
  /** "вблизи": the place after it is not where it was. */
  readonly near: readonly string[];
  /** Words inside a weapon's description that say nothing about its kind: "морського базування". */
  readonly fillers: readonly string[];
  /** Words that tell what was counted. */
  readonly quantities: Readonly<Partial<Record<Quantity, readonly string[]>>>;
  /** Words that turn a quantity round: "не" in "не сбит"; those that do so after it: "збити не вдалося". */
  readonly negations: readonly string[];
  readonly negationsAfter: readonly string[];
  /** Openings of clauses that tell more of what stands before them: "які", "which". */
  readonly relatives: readonly string[];
  /** "були" in «60 із них були «шахедами»». */
  readonly copulas: readonly string[];
  /** "із них", "including": the figure is part of another one. */
  readonly subsets: readonly string[];
  /** "по", "each": the number holds for every place named. */
  readonly each: readonly string[];
  /** "соответственно": counts and places named in the same order belong together. */
  readonly respectively: readonly string[];
  /** "усі", "all": as many as were launched. */
  readonly all: readonly string[];
  /** "обидва", "both": all, and two. */
  readonly both: readonly string[];
  /** Words instead of a number, by the English word the digest knows them under: "частина" some. */
  readonly vague: Readonly<Record<string, readonly string[]>>;
  /** Nouns that count places: "локаціях". */
  readonly locations: readonly string[];
  /** "та", "and"; `also` the words of "а також" that set a new item apart; `outOf` "2 із 2". */
  readonly conjunctions: readonly string[];
  readonly also: readonly string[];
  readonly outOf: readonly string[];
  /** Words inside "Гвардійське - ТОТ АР Крим" that add no place. */
  readonly apposition: readonly string[];
  /** Words after a number without noun that show it to be a count by place: "три над ...". */
  readonly over: readonly string[];
  /** Words before a number of places whose noun is left out: "на 5." */
  readonly at: readonly string[];
  /** Things that are counted beside munitions and are none of ours: naval drones, ships, attempts. */
  readonly other: readonly string[];
  /** Region id to its names in every case: adjectives ("Одеській") as well as nouns ("Одещина"). */
  readonly regions: Readonly<Record<string, readonly string[]>>;
  /** Launch area (English name) to its names. */
  readonly launchAreas: Readonly<Record<string, readonly string[]>>;
  /** Launch areas that lie in Crimea: "Гвардійське - ТОТ АР Крим" is one place. */
  readonly crimeanPlaces: readonly string[];
  /** Words that announce launch areas: "із напрямків", "район пуску". */
  readonly launchMarks: readonly string[];
  /** Twelve lists, January first. */
  readonly months: readonly (readonly string[])[];
  /** True where a date may begin with its month: "April 18, 2024". */
  readonly monthFirst?: boolean;
  /** Seven lists, Monday first. */
  readonly weekdays: readonly (readonly string[])[];
  /** Words that place a text in the night or the day: "у ніч на", "overnight", "протягом дня". */
  readonly periods: Readonly<Record<Part, readonly string[]>>;
  readonly clockWords: ClockWords;
  /** "станом на". */
  readonly asOf: readonly string[];
  /** Words that say the attack goes on. */
  readonly ongoing: readonly string[];
  /** "у повітряному просторі": what is counted there still flies. */
  readonly inTheAir: readonly string[];
  /** Openings of sentences that hold no figures of the attack: "Основний напрямок удару". */
  readonly asides: readonly string[];
  /** Words that show a figure over other times than the report's: "за тиждень", "всего, начиная с". */
  readonly grandTotals: readonly string[];
  /** What stands before and after a number in "за останні 7 днів"; hours make a day from twenty on. */
  readonly spanOpenings: readonly string[];
  /** The one that stands before a date where the whole day is meant: "за 10 грудня". */
  readonly wholeDay: readonly string[];
  readonly spanUnits: Readonly<Record<'days' | 'hours', readonly string[]>>;
  /** Openings of sentences about a day long ago: "рік тому". */
  readonly recollections: readonly string[];
  /** Words before a figure that another one has replaced: "раніше повідомлялося про", "а не". */
  readonly superseded: readonly string[];
  /** Words of a sentence whose figures its speaker does not believe: "нібито", "фейк". */
  readonly hearsay: readonly string[];
  /** Who attacks: a sentence with one of them, a time and a weapon tells of a launch even without a verb. */
  readonly attackers: readonly string[];
  /** Words that only the official post, or a text that hands it on, uses: "збито/подавлено". */
  readonly frame: readonly string[];
  /** Who speaks in such a line is somebody else: a governor, the other side's ministry. */
  readonly otherVoices: readonly string[];
  /** The names of the body whose posts the lexicon is for: "Повітряні сили". */
  readonly speaker: readonly string[];
  /** Openings of a total that goes on with the verb before it: "Усього - 35 дронів". */
  readonly totals: readonly string[];
  /** Openings of targets that follow a count: "летевших на". */
  readonly boundFor?: readonly string[];
  /** Nouns written in capitals, which a cut text may break off: "бпла". */
  readonly initialisms: readonly string[];
  /** Abbreviations after which a full stop ends no sentence, without the stop: "обл", "mr". */
  readonly abbreviations: readonly string[];
  /** Words of texts that are no summary, by kind. */
  readonly noise: Readonly<Partial<Record<NoiseKind, readonly string[]>>>;
  /**
   * Any further families a reader of prose needs, by name ("speaker", "outlet-verb"): found the same way,
   * read with `marks.of(name)`.
   */
  readonly extra?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Words round clock times and dates. */
export interface ClockWords {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly hour: readonly string[];
  readonly midnight: readonly string[];
  readonly noon: readonly string[];
  readonly morning: readonly string[];
  readonly evening: readonly string[];
  /** "мск": the time zone named after a clock time. */
  readonly zone: readonly string[];
  readonly year: readonly string[];
  /** "у ніч НА 5 травня". */
  readonly on: readonly string[];
  readonly today: readonly string[];
  readonly yesterday: readonly string[];
}

export const noiseKinds = [
  'alert',
  'regional-tally',
  'day-tally-of-front',
  'other-topic',
  'correction',
  // One part of the force: its own tally, unless the post tells what was launched as well.
  'command',
] as const;
export type NoiseKind = (typeof noiseKinds)[number];
