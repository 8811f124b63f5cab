// What a language is to the reader of diplomacy: words by meaning, no logic. Phrases are written as in
// lexicon.ts ("*" at the end of a word: any ending); several of one meaning are divided by "|".
import type { DiplomaticEvent } from '../model/event.ts';
import type { Bound } from '../model/count.ts';
import type { Role, Speaker } from '../model/terms.ts';
import type { Lexicon } from './lexicon/lexicon.ts';

export type Stage = DiplomaticEvent['status'];
export type Topic = 'talks' | 'exchange' | 'bodies' | 'ceasefire' | 'plan';
/** Spans of days relative to the day of the text. */
export type Relative =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | 'lastWeek'
  | 'thisWeek'
  | 'nextWeek'
  | 'lastMonth'
  | 'thisMonth'
  | 'nextMonth';

/** Somebody known by name: the state or body, the class as a speaker and the role. */
export interface Known {
  readonly party: string;
  readonly by: Speaker | null;
  readonly role: Role;
}

/** Words of one language. Keys are meanings, values phrases. */
export interface EventWords {
  readonly parties: Readonly<Record<string, string>>;
  readonly people: readonly (readonly [Known, string])[];
  /** "both sides": the two states at war. */
  readonly both: string;
  readonly titles: Readonly<Record<Role, string>>;
  readonly outlets: Readonly<Record<string, string>>;
  /** "a source": somebody who is not named. */
  readonly sources: string;
  readonly speech: string;
  readonly according: string;
  readonly topics: Readonly<Record<Topic, string>>;
  /** Nouns that are talks whoever takes part: a mere meeting is not. */
  readonly talking: string;
  /** Verbs that are talks by themselves: "met". */
  readonly meetings: string;
  /** Nouns and verbs that mean an exchange only near prisoners: "released". */
  readonly releases: string;
  readonly prisoners: string;
  readonly stages: Readonly<Record<Stage, string>>;
  /** Number words as numerals.ts reads them. */
  readonly numerals: Pick<Lexicon, 'numbers' | 'multipliers' | 'countEndings' | 'ordinalEndings'>;
  /** Words that make what follows unreal: "if", "hopes for". */
  readonly unreal: string;
  /** Words that place something before or after an event and leave a meeting real: "after talks". */
  readonly temporal: string;
  /** Words by which what follows is not yet so. */
  readonly modal: string;
  /** Words that open a new clause. */
  readonly clause: string;
  /** Words by which it is talks that are agreed on, and nothing else in the sentence. */
  readonly agreedTalks: string;
  /** Words that show people to be prisoners. */
  readonly captive: string;
  /** Words between a name and its verb that are no part of the name. */
  readonly adverbs: string;
  /** "the offer", "the proposal": what was proposed before. */
  readonly anaphora: string;
  readonly places: Readonly<Record<string, string>>;
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly relatives: Readonly<Record<Relative, string>>;
  readonly or: string;
  readonly until: string;
  readonly ordinals: Readonly<Record<number, string>>;
  readonly each: string;
  readonly including: string;
  readonly currencies: Readonly<Record<string, string>>;
  readonly scales: Readonly<Record<number, string>>;
  readonly bounds: Readonly<Record<Exclude<Bound, 'exactly'>, string>>;
  readonly give: Readonly<Record<'announced' | 'agreed' | 'completed' | 'proposed', string>>;
  readonly notGiven: string;
  /** Words without which money or weapons are no aid. */
  readonly aid: string;
  readonly weapons: string;
  readonly unspecified: string;
  readonly broken: string;
  readonly outcomes: string;
  readonly delegation: string;
  readonly ledBy: string;
  readonly agenda: string;
  readonly stance: string;
  /** Other wars and other business. */
  readonly foreign: string;
  /** "he", "it": whoever spoke last. */
  readonly pronouns: string;
  /** Words that show who gets the aid. */
  readonly recipient: string;
  /** Words at which the name of what is given ends. */
  readonly itemEnds: string;
  readonly abbreviations: string;
}
