// One event told twice in a text is one; the publisher's own words give way to a named speaker's.
import type { DiplomaticEvent } from '../../model/event.ts';
import { contactGroup } from './who/who.ts';

/** An event as first read, with the number of its sentence. */
export interface Draft {
  readonly sentence: number;
  readonly event: DiplomaticEvent;
  /** What a ceasefire covers, as far as told. */
  readonly scopes?: readonly string[];
}

const daysOf = (event: DiplomaticEvent): readonly string[] =>
  event.date ? [event.date] : (event.dates ?? []);

const donorsOf = ({ parties }: DiplomaticEvent): string =>
  parties.filter((party) => party !== 'ukraine').join();

const figuresOf = (event: DiplomaticEvent): string =>
  event.figures
    .map(({ value, unit }) => `${value} ${unit}`)
    .sort()
    .join();

/** Cities and the states they lie in: one text says Riyadh and Saudi Arabia of the same talks. */
const lies: Readonly<Record<string, string>> = {
  Riyadh: 'Saudi Arabia',
  Jeddah: 'Saudi Arabia',
  Istanbul: 'Turkey',
  Ankara: 'Turkey',
  Antalya: 'Turkey',
  'Abu Dhabi': 'United Arab Emirates',
  Dubai: 'United Arab Emirates',
  Doha: 'Qatar',
  Geneva: 'Switzerland',
  Anchorage: 'Alaska',
  Miami: 'Florida',
  'Mar-a-Lago': 'Florida',
  Moscow: 'Russia',
  Minsk: 'Belarus',
};
const samePlace = (a: string, b: string): boolean => a === b || lies[a] === b || lies[b] === a;

/** True where nothing in one contradicts the other: both may be the same thing. */
const agree = (a: DiplomaticEvent, b: DiplomaticEvent): boolean => {
  if (a.kind !== b.kind || a.status !== b.status) return false;
  if (!a.parties.some((party) => b.parties.includes(party))) return false;
  if (a.kind === 'pledge' && donorsOf(a) !== donorsOf(b)) return false;
  if (a.kind === 'statement') return a.quote === b.quote;
  const dayA = daysOf(a);
  const dayB = daysOf(b);
  if (dayA.length > 0 && dayB.length > 0 && !dayA.some((day) => dayB.includes(day))) return false;
  if ((a.ordinal ?? null) !== null && (b.ordinal ?? null) !== null && a.ordinal !== b.ordinal)
    return false;
  if (a.place && b.place && !samePlace(a.place, b.place)) return false;
  // An amount that is not told is a pledge of its own.
  if (a.kind === 'pledge' && figuresOf(a) !== figuresOf(b)) return false;
  if (a.figures.length > 0 && b.figures.length > 0 && figuresOf(a) !== figuresOf(b)) return false;
  if (a.parties.includes(contactGroup) !== b.parties.includes(contactGroup)) return false;
  if (a.kind === 'talks-round' && a.status === 'held') {
    const core = (event: DiplomaticEvent) =>
      event.parties.filter((party) => ['russia', 'ukraine', 'united states'].includes(party));
    const x = core(a);
    const y = core(b);
    const smaller = x.length < y.length ? x : y;
    const larger = smaller === x ? y : x;
    if (!smaller.every((party) => larger.includes(party))) return false;
    const together =
      smaller.length === larger.length ||
      smaller.length === 0 ||
      Boolean(a.place && b.place) ||
      (dayA.length > 0 && dayB.length > 0);
    if (!together) return false;
  }
  return true;
};

/** A truce at sea and one in the air are two; where one of them is not told they may be the same. */
const sameScope = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((scope) => b.includes(scope));

/** An institute's own words are those of its publication. */
const hasVoice = (event: DiplomaticEvent): boolean => Boolean(event.speaker) && event.by !== 'isw';

const sameVoice = (a: DiplomaticEvent, b: DiplomaticEvent): boolean =>
  (a.speaker ?? null) === (b.speaker ?? null) && (a.outlet ?? null) === (b.outlet ?? null);

const merge = (into: DiplomaticEvent, from: DiplomaticEvent): void => {
  into.date ??= from.date;
  if (into.date === null && !into.dates?.length) {
    into.dates = from.dates;
    into.precision = from.precision;
  }
  if (!into.place || (from.place && lies[from.place] === into.place)) into.place = from.place;
  into.ordinal ??= from.ordinal;
  into.outcome ??= from.outcome;
  if (from.scope) into.scope ??= from.scope;
  if (into.figures.length === 0) into.figures = from.figures;
  if (!into.agenda?.length) into.agenda = from.agenda;
  if (!into.delegations?.length) into.delegations = from.delegations;
};

/** Each event once, in the order of the text. Other speakers of the same thing stay as tellings of their own. */
export const settleEvents = (drafts: readonly Draft[]): DiplomaticEvent[] => {
  const kept: DiplomaticEvent[] = [];
  const scopesOf = new Map<DiplomaticEvent, readonly string[]>();
  for (const { event, scopes = [] } of drafts) {
    const same = kept.find(
      (other) =>
        agree(other, event) &&
        sameScope(scopesOf.get(other) ?? [], scopes) &&
        (sameVoice(other, event) || !hasVoice(other) || !hasVoice(event)),
    );
    if (!same) {
      kept.push(event);
      scopesOf.set(event, scopes);
      continue;
    }
    if (!hasVoice(same) && hasVoice(event)) {
      same.by = event.by;
      same.speaker = event.speaker;
      same.outlet = event.outlet;
      same.role = event.role;
      same.quote = event.quote;
    }
    merge(same, event);
  }
  return kept;
};
