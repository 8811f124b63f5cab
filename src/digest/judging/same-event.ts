// When two tellings are of one event. Looks alike is not enough: two exchanges of a week stay two, and talks
// of others are not these talks.
import type { DiplomaticEvent } from '../../data/model/event.ts';
import type { SourcedEvent } from '../../data/model/night.ts';
import type { EventStatus, LocalDate } from '../../data/model/terms.ts';

/** How far along a thing is; refused and put off come after what they answer. */
export const stageOf: Readonly<Record<EventStatus, number>> = {
  proposed: 0,
  announced: 1,
  agreed: 2,
  postponed: 3,
  rejected: 3,
  held: 4,
  completed: 4,
};

export const daysApart = (a: LocalDate, b: LocalDate): number =>
  Math.abs(Date.parse(`${a}T12:00:00Z`) - Date.parse(`${b}T12:00:00Z`)) / 86_400_000;

const isDone = ({ status }: Pick<DiplomaticEvent, 'status'>): boolean => stageOf[status] === 4;

/**
 * Days on which the thing itself is or was. What is only proposed, announced or agreed, with a day that is
 * not after the day it was said, is dated by its saying, not by the thing.
 */
export const ownDays = (event: SourcedEvent): readonly LocalDate[] => {
  if (event.dates && event.dates.length > 0) return event.dates;
  if (event.date === null) return [];
  return isDone(event) || event.date > event.saidOn ? [event.date] : [];
};

/** Where it stands in a timeline: its own day, else the last candidate, else the day it was said. */
export const dayOfEvent = (event: SourcedEvent): LocalDate =>
  event.date ?? event.dates?.at(-1) ?? event.saidOn;

const core = new Set(['russia', 'ukraine', 'united states']);
/** Which of the two sides and the mediator it is about. */
export const coreOf = ({ parties }: { readonly parties: readonly string[] }): readonly string[] =>
  parties.filter((party) => core.has(party));

/** The Ramstein group meets to arm Ukraine: never one of the rounds of those at war. */
export const isOfContactGroup = ({ parties }: { readonly parties: readonly string[] }): boolean =>
  parties.includes('ukraine defense contact group');

/** One telling names the parties of the other, or more of them. */
const sameParties = (a: DiplomaticEvent, b: DiplomaticEvent): boolean => {
  if (isOfContactGroup(a) !== isOfContactGroup(b)) return false;
  const x = coreOf(a);
  const y = coreOf(b);
  const [small, large] = x.length <= y.length ? [x, y] : [y, x];
  if (!small.every((party) => large.includes(party))) return false;
  return small.length > 0 || a.parties.some((party) => b.parties.includes(party));
};

const clash = <T>(a: T | null | undefined, b: T | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a !== b;

/** Days overlap, or are within `slack` days where a text may print the day before. */
const daysMeet = (a: readonly LocalDate[], b: readonly LocalDate[], slack: number): boolean => {
  const [from = '', to = from] = [a[0], a.at(-1)];
  const [start = '', end = start] = [b[0], b.at(-1)];
  if (from <= end && start <= to) return true;
  return Math.min(daysApart(from, end), daysApart(start, to)) <= slack;
};

/** People or bodies by number, without the words of the text; empty where no number is told. */
const numbersOf = (event: DiplomaticEvent): readonly number[] =>
  event.figures.map(({ value }) => value);
const sharesNumber = (a: DiplomaticEvent, b: DiplomaticEvent): boolean =>
  numbersOf(a).some((value) => numbersOf(b).includes(value));

const surname = (event: DiplomaticEvent): string =>
  (event.speaker ?? event.by ?? '').split(/\s+/).at(-1)?.toLowerCase() ?? '';

/** True where two tellings cannot be of one event whatever a third says: other number, place or day. */
export const contradicts = (a: SourcedEvent, b: SourcedEvent): boolean => {
  if (a.kind !== b.kind) return true;
  const rounds = a.kind === 'talks-round';
  if (rounds && coreOf(a).length !== coreOf(b).length && !(a.place && a.place === b.place))
    return true;
  if (rounds && (clash(a.ordinal, b.ordinal) || clash(a.place, b.place))) return true;
  const x = ownDays(a);
  const y = ownDays(b);
  return isDone(a) && isDone(b) && x.length > 0 && y.length > 0 && !daysMeet(x, y, 0);
};

const sameRound = (a: SourcedEvent, b: SourcedEvent): boolean => {
  if (!sameParties(a, b)) return false;
  const apart = daysApart(dayOfEvent(a), dayOfEvent(b));
  const numbered = typeof a.ordinal === 'number' && a.ordinal === b.ordinal;
  if (clash(a.ordinal, b.ordinal) && coreOf(a).length === coreOf(b).length) return false;
  if (numbered) return apart <= 45 && coreOf(a).length === coreOf(b).length;
  if (clash(a.place, b.place)) return false;
  // One text that tells of two rounds without number and place tells of two things.
  if (a !== b && a.document.id === b.document.id && !(a.place && a.place === b.place)) return false;
  const x = ownDays(a);
  const y = ownDays(b);
  if (isDone(a) && isDone(b)) {
    if (coreOf(a).length !== coreOf(b).length && !a.place && !b.place) return false;
    return x.length > 0 && y.length > 0 ? daysMeet(x, y, 0) : apart <= 3;
  }
  if (isDone(a) !== isDone(b)) {
    const [done, told] = isDone(a) ? [a, b] : [b, a];
    if (coreOf(done).length !== coreOf(told).length) return false;
    // What is planned is before what is held, and near it.
    const planned = ownDays(told);
    if (planned.length > 0) {
      const days = ownDays(done).length > 0 ? ownDays(done) : [dayOfEvent(done)];
      return (planned[0] ?? '') <= (days.at(-1) ?? '') && daysMeet(planned, days, 2);
    }
    return told.saidOn <= dayOfEvent(done) && apart <= 14;
  }
  if (coreOf(a).length !== coreOf(b).length) return false;
  if (x.length > 0 && y.length > 0 && daysMeet(x, y, 0)) return true;
  // A day for one of them only: the same where the place is the same.
  if (x.length > 0 !== y.length > 0 && !(a.place && a.place === b.place)) return false;
  // Different days told for one proposed round stay side by side in one entry.
  return daysApart(a.saidOn, b.saidOn) <= 4 && apart <= 7;
};

const sameExchange = (a: SourcedEvent, b: SourcedEvent): boolean => {
  const x = ownDays(a);
  const y = ownDays(b);
  if (isDone(a) && isDone(b)) {
    if (a.date !== null && b.date !== null) return a.date === b.date;
    // Told without a day: the exchange of the same number in the days before.
    return sharesNumber(a, b) && daysApart(dayOfEvent(a), dayOfEvent(b)) <= 3;
  }
  if (isDone(a) === isDone(b)) return daysApart(a.saidOn, b.saidOn) <= 3;
  const [done, told] = isDone(a) ? [a, b] : [b, a];
  const numbers = numbersOf(told).length > 0;
  if (numbers && numbersOf(done).length > 0 && !sharesNumber(a, b)) return false;
  const planned = isDone(a) ? y : x;
  if (planned.length > 0) return daysMeet(planned, [dayOfEvent(done)], 0);
  return told.saidOn <= dayOfEvent(done) && daysApart(told.saidOn, dayOfEvent(done)) <= 2;
};

/** Who gives: all parties of a pledge but the one who gets it. */
export const donorsOf = ({ parties }: { readonly parties: readonly string[] }): readonly string[] =>
  parties.filter((party) => party !== 'ukraine');

const moneyOf = (event: DiplomaticEvent): readonly string[] =>
  event.figures.map(({ value, unit }) => `${value} ${unit}`);

const samePledge = (a: SourcedEvent, b: SourcedEvent): boolean => {
  if (!donorsOf(a).some((donor) => donorsOf(b).includes(donor))) return false;
  const x = moneyOf(a);
  const y = moneyOf(b);
  const apart = daysApart(dayOfEvent(a), dayOfEvent(b));
  if (x.length === 0 && y.length === 0) return a.status === b.status && apart <= 1;
  return x.some((money) => y.includes(money)) && apart <= 21;
};

/** True where two tellings are of one event. Symmetric; an event is the same as itself. */
export const isSameEvent = (a: SourcedEvent, b: SourcedEvent): boolean => {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'talks-round':
      return sameRound(a, b);
    case 'exchange':
    case 'repatriation':
      return sameExchange(a, b);
    case 'pledge':
      return samePledge(a, b);
    case 'statement':
      return surname(a) === surname(b) && a.saidOn === b.saidOn && a.quote === b.quote;
    case 'proposal':
    case 'ceasefire': {
      if (!sameParties(a, b)) return false;
      // A truce at sea is another than one for energy; where one telling says nothing they may be the same.
      const scopes = [a.scope ?? [], b.scope ?? []] as const;
      if (
        scopes.every(({ length }) => length > 0) &&
        !scopes[0].some((one) => scopes[1].includes(one))
      )
        return false;
      const x = ownDays(a);
      const y = ownDays(b);
      if (x.length > 0 && y.length > 0) return daysMeet(x, y, 1);
      return daysApart(dayOfEvent(a), dayOfEvent(b)) <= 7;
    }
  }
};
