// The product's words, closed. Everything else in the code is written in these terms.
//
// Glossary
//   post          raw text one source published at one time; kept, revisioned
//   report        what one post says once read
//   claim         one count of one thing by one speaker, as of one time, with its quotation
//   by / via      who said it / who published it
//   night         the night that ENDS on this date, Kyiv time; readers see "20-21 July"
//   part          whether a figure is about that date's night or its day
//   attacker      the side that launched: russia or ukraine
//   launch area   where it was launched from; never a target
//   munition      the thing launched: a class (drone, missile) or a kind (kalibr)
//   unaccounted   launched minus the rest, same speaker and munition; computed, never claimed
//   revision      a figure that its own source changed (ours is a correction)
//
// A source that gives no figure has made no claim: absent is never 0.

/** The two sides, as attackers. The defender of a direction is the other one. */
export const sides = ['russia', 'ukraine'] as const;
export type Side = (typeof sides)[number];

export const otherSide = (side: Side): Side => (side === 'russia' ? 'ukraine' : 'russia');

export const parts = ['night', 'day'] as const;
export type Part = (typeof parts)[number];

/**
 * What was counted. Munitions: launched, intercepted (shot down), suppressed (electronic warfare),
 * interceptedOrSuppressed (one figure for both), lost (from radar), missedTarget, impacts (munitions
 * that struck), stillFlying, returned. Places: impactLocations, debrisLocations. People: killed, injured.
 */
export const quantities = [
  'launched',
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
  'lost',
  'missedTarget',
  'impacts',
  'impactLocations',
  'debrisLocations',
  'stillFlying',
  'returned',
  'killed',
  'injured',
] as const;
export type Quantity = (typeof quantities)[number];

/** Quantities that count places or people: their claims have no munition. */
export const quantitiesWithoutMunition: ReadonlySet<Quantity> = new Set<Quantity>([
  'impactLocations',
  'debrisLocations',
  'killed',
  'injured',
]);

/**
 * Munition ids with the class that covers each (CONTRACT 3). A figure is never added to one of a
 * class that covers it. `drone` is every unmanned aircraft, or a figure for two or more kinds of them.
 * Order is the order of display: classes first, then the heaviest kinds.
 */
export const munitionParents = {
  'air-target': null,
  missile: 'air-target',
  drone: 'air-target',
  'ballistic-missile': 'missile',
  'cruise-missile': 'missile',
  bomb: 'air-target',
  'kh-101': 'cruise-missile',
  'kh-55': 'cruise-missile',
  'kh-555': 'cruise-missile',
  kinzhal: 'missile',
  kalibr: 'cruise-missile',
  'iskander-m': 'ballistic-missile',
  'kn-23': 'ballistic-missile',
  'iskander-k': 'cruise-missile',
  oreshnik: 'ballistic-missile',
  zircon: 'missile',
  oniks: 'missile',
  'kh-22': 'missile',
  'kh-32': 'missile',
  'kh-59': 'missile',
  'kh-69': 'missile',
  'kh-31': 'missile',
  'kh-35': 'missile',
  's-300': 'ballistic-missile',
  's-400': 'ballistic-missile',
  neptune: 'missile',
  flamingo: 'cruise-missile',
  'storm-shadow': 'cruise-missile',
  atacms: 'ballistic-missile',
  himars: 'missile',
  shahed: 'drone',
  'shahed-jet': 'shahed',
  gerbera: 'drone',
  italmas: 'drone',
  decoy: 'drone',
  'recon-drone': 'drone',
  lancet: 'drone',
  molniya: 'drone',
  banderol: 'air-target',
} as const satisfies Record<string, string | null>;
export type MunitionId = keyof typeof munitionParents;
export const munitionIds = Object.keys(munitionParents) as readonly MunitionId[];

/** A munition id, or several joined by "/" where one figure covers them all ("iskander-m/s-400"). */
export type Munition = string;

export const isMunitionId = (text: string): text is MunitionId =>
  Object.hasOwn(munitionParents, text);

/** True for an id or a "/"-joined bundle of ids. */
export const isMunition = (text: string): boolean => text.split('/').every(isMunitionId);

/** The ids of a munition label, in display order; "kh-101/kh-555" and "kh-555/kh-101" are one thing. */
export const munitionKinds = (munition: Munition): MunitionId[] => {
  // Nearly all are one kind, and all of them are compared with each other.
  if (isMunitionId(munition)) return [munition];
  return munition
    .split('/')
    .filter(isMunitionId)
    .sort((a, b) => munitionIds.indexOf(a) - munitionIds.indexOf(b));
};

/** A label that is equal for equal sets of kinds. */
export const munitionKey = (munition: Munition | null): string =>
  munition === null ? '' : munitionKinds(munition).join('/');

/** True where a figure for `whole` already contains what `part` counts (and they are not the same). */
export const covers = (whole: Munition, part: Munition): boolean => {
  const wholes = new Set<string>(munitionKinds(whole));
  if (munitionKey(whole) === munitionKey(part)) return false;
  return munitionKinds(part).every((kind) => {
    for (let at: MunitionId | null = kind; at !== null; at = munitionParents[at])
      if (wholes.has(at)) return true;
    return false;
  });
};

/** True for every munition under a class, itself included; a bundle belongs where all its kinds do. */
export const belongsTo = (munition: Munition, whole: MunitionId): boolean =>
  munitionKey(munition) === whole || covers(whole, munition);

/** Who said it, as a class; the speaker's own name is in `speaker`. */
export const speakers = [
  'air-force-ua',
  'general-staff-ua',
  'president-ua',
  'officials-ua',
  'defence-ministry-ru',
  'officials-ru',
  'officials-other',
  'isw',
  'news',
  'un',
] as const;
export type Speaker = (typeof speakers)[number];

/** Kinds of text the reader knows: two official channels, the institute, and everybody else. */
export const sourceIds = ['air-force-ua', 'defence-ministry-ru', 'isw', 'news'] as const;
export type SourceId = (typeof sourceIds)[number];

/** Only these can be `unreadable`; an article is read for what can be read. */
export const officialSources: ReadonlySet<SourceId> = new Set<SourceId>([
  'air-force-ua',
  'defence-ministry-ru',
]);

export const reportStatuses = ['report', 'not-a-report', 'unreadable'] as const;

/** Why a text is not a report, or could not be read whole. */
export const refusals = [
  'no-period',
  'no-figures',
  'impossible-date',
  'unknown-words',
  'alert',
  'regional-tally',
  'day-tally-of-front',
  'other-topic',
] as const;
export type Refusal = (typeof refusals)[number];

export const incidentKinds = [
  'airport-closed',
  'damage',
  'power-cut',
  'fire',
  'transport-halted',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const eventKinds = [
  'talks-round',
  'proposal',
  'statement',
  'exchange',
  'repatriation',
  'ceasefire',
  'pledge',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventStatuses = [
  'proposed',
  'announced',
  'agreed',
  'rejected',
  'held',
  'postponed',
  'completed',
] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** What a ceasefire covers, as far as a text says so: energy facilities, the sea, the air, a holiday, everything. */
export const truceScopes = ['energy', 'sea', 'air', 'holiday', 'full'] as const;
export type TruceScope = (typeof truceScopes)[number];

export const datePrecisions = ['day', 'either', 'range', 'week', 'month'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

export const roles = ['leader', 'official', 'analyst', 'body'] as const;
export type Role = (typeof roles)[number];

/** Languages the product speaks. `uk` is Ukrainian. */
export const languages = ['en', 'uk'] as const;
export type Language = (typeof languages)[number];

/** Parts of a digest that a subscriber may leave out. */
export const sections = ['strikes', 'talks', 'aid'] as const;
export type Section = (typeof sections)[number];

/** Civil day `YYYY-MM-DD`, in Kyiv for attacks on Ukraine and in Moscow for attacks on Russia. */
export type LocalDate = string;
/** ISO 8601 instant with an offset. */
export type Instant = string;
