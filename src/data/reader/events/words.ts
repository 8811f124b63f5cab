// What a language is to the reader of diplomacy: words by meaning, no logic. Phrases are written as in
// lexicon.ts ("*" at the end of a word: any ending); several of one meaning are divided by "|".
import type { DiplomaticEvent } from '../../model/event.ts';
import type { Bound } from '../../model/count.ts';
import type { Role, Speaker } from '../../model/terms.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

export type Stage = DiplomaticEvent['status'];
export type Topic = 'talks' | 'exchange' | 'bodies' | 'ceasefire' | 'plan';
/** Spans of days relative to the day of the text. */
export type Relative =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | 'dayBefore'
  | 'dayAfter'
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

type Staged = Readonly<Partial<Record<Stage, string>>>;

/** Words that only mark what they stand for; each is a family of its own. */
export const plainFamilies = [
  'both',
  'sources',
  'speech',
  'according',
  'talking',
  'nextRound',
  'bareMeet',
  'leaders',
  'noDate',
  'nounLink',
  'partOf',
  'inReturn',
  'addresses',
  'forDay',
  'prisoners',
  'bare',
  'negation',
  'infinitive',
  'bareFuture',
  'planVerb',
  'unreal',
  'temporal',
  'ahead',
  'modal',
  'pastPlan',
  'since',
  'proposalNoun',
  'exchangeVerb',
  'scopeEnergy',
  'scopeSea',
  'scopeHoliday',
  'scopeAir',
  'scopeWhole',
  'scopeFull',
  'clause',
  'relativePronoun',
  'agreedTalks',
  'captive',
  'remains',
  'rubble',
  'adverbs',
  'and',
  'anaphora',
  'or',
  'until',
  'untilOnly',
  'bareMonth',
  'each',
  'eachBefore',
  'bothTogether',
  'formula',
  'cumulative',
  'superlative',
  'releaseNoun',
  'ofThem',
  'including',
  'notGiven',
  'aid',
  'weapons',
  'unspecified',
  'broken',
  'kept',
  'outcomes',
  'delegation',
  'ledBy',
  'level',
  'agenda',
  'stance',
  'foreign',
  'business',
  'aboutParty',
  'partyMatter',
  'pronouns',
  'recipient',
  'receives',
  'donorMark',
  'donorCase',
  'itemOpens',
  'itemEnds',
  'trailing',
  'quoteOpens',
  'media',
  'ownPeople',
  'purpose',
  'withWhom',
  'cites',
  'together',
  'partyOffice',
  'wholeOf',
  'setsIn',
  'meetsWho',
  'instead',
] as const;
export type Plain = (typeof plainFamilies)[number];

/**
 * Words of one language. Keys are meanings, values phrases.
 * Plain families: `both` "both sides": the two states at war · `sources` somebody who is not named · `talking`
 * nouns that are talks whoever takes part · `nextRound` says which talks by itself · `bareMeet` meets only by the verb before it · `leaders` a meeting of whom is one of both sides · `noDate` by which no day is set · `nounLink` joins a proposal to its thing · `partOf` an exchange named only as the frame of another · `inReturn` is no exchange of people · `addresses` verbs of speech whose object is quoted, too · `forDay` before the day of the thing, not of the words · `bare` verbs that tell no stage by themselves: "to hold" ·
 * `infinitive` agreeing that is not done · `bareFuture` tells what is to come only right after who does it · `planVerb` by which a plan is proposed · `unreal` words that make what follows unreal: "hopes for" · `temporal` "after", "during": a meeting placed
 * so is real · `ahead` "ahead of": it is still to come · `modal` "would": not so yet · `pastPlan` plans told as past: their day lies behind · `since` before a year that only counts from it · `proposalNoun` is a proposal only of somebody · `exchangeVerb` verbs that are an exchange without a number · `scope…` what a ceasefire covers, `scopeFull` what is only no other, `scopeWhole` everything · `clause` words that
 * open a clause · `agreedTalks` by which it is talks that are agreed on · `captive` show people to be
 * prisoners · `remains` show bodies to be the dead of war · `rubble` show that they are not · `adverbs` stand
 * between a name and its verb · `anaphora` what was proposed before · `bareMonth` before a month without a
 * day · `each` a number of each side, `eachBefore` the same directly before it · `bothTogether` a number of both · `formula` between equal numbers ·
 * `cumulative` totals of years, `superlative` by which a time is no total · `releaseNoun` "release of" · `ofThem` parts of a number · `notGiven` aid that is not given · `aid` words
 * without which money is no aid · `receives`, `donorMark` "received from" · `donorCase` a giver as the agent of a passive · `recipient` who gets it ·
 * `itemOpens`, `itemEnds` round the name of what is given · `trailing` no quotation ends in these ·
 * `together` those who give together, `partyOffice` their governments · `wholeOf` before the sum that another is a part of · `setsIn` verbs by which a truce begins · `instead` "in return": no number of each side where bodies went both ways · `meetsWho` verbs that are a meeting only with a person as their object ·
 * `media` the press as a whole · `ownPeople` those of one's own side: "his generals" · `purpose` opens what a meeting is about · `withWhom` "with" ·
 * `quoteOpens` no statement begins with these · `cites` after these a source is not described further.
 */
export interface EventWords extends Readonly<Record<Plain, string>> {
  readonly parties: Readonly<Record<string, string>>;
  /** Capitals that stand for their state only as the one who gives: "Oslo will fund". */
  readonly capitals: Readonly<Record<string, string>>;
  readonly people: readonly (readonly [Known, string])[];
  readonly titles: Readonly<Record<Role, string>>;
  readonly outlets: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<Topic, string>>;
  /**
   * Words that tell a stage. "<ended": the thing stands before them ("talks ended"); ">rejected": after them
   * ("rejected the proposal"); without a mark: on either side.
   */
  readonly stages: Readonly<Record<Stage, string>>;
  /** Verbs that are talks by themselves: "met", "will meet". */
  readonly meets: Staged;
  /** Verbs that are an exchange near prisoners: "released", "will return". */
  readonly releases: Staged;
  /** Number words as numerals.ts reads them. */
  readonly numerals: Pick<Lexicon, 'numbers' | 'multipliers' | 'countEndings' | 'ordinalEndings'>;
  readonly places: Readonly<Record<string, string>>;
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly relatives: Readonly<Record<Relative, string>>;
  readonly ordinals: Readonly<Record<number, string>>;
  readonly currencies: Readonly<Record<string, string>>;
  readonly scales: Readonly<Record<number, string>>;
  readonly bounds: Readonly<Record<Bound, string>>;
  readonly give: Readonly<Record<'announced' | 'agreed' | 'completed' | 'proposed', string>>;
  /** Giving told from the side of what is given: "was pledged". */
  readonly given: Readonly<Record<'announced' | 'agreed' | 'completed' | 'proposed', string>>;
  readonly abbreviations: string;
}
