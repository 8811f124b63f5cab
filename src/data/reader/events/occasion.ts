// The day, window or row number of what was told, as far as the text fixes it.
import type { DiplomaticEvent } from '../../model/event.ts';
import type { Sentence } from '../clauses.ts';
import { integerOf } from '../tokens.ts';
import type { When } from './dates.ts';
import type { Finding } from './stages.ts';
import { distance, type EventText } from './text.ts';

/** "put off to Wednesday", «перенесли на середу»: the day on which it will be. */
export const isNewDay = (text: EventText, when: When, finding: Finding): boolean =>
  finding.status === 'postponed' &&
  when.from >= finding.to &&
  when.from - finding.to <= 3 &&
  (text.has('untilOnly', when.from - 1, when.from) || text.has('forDay', when.from - 1, when.from));

/** "will hand them over next week and had suggested a truce": the week is told of what stands before "and". */
const isOfClauseBefore = (text: EventText, when: When, finding: Finding): boolean =>
  when.precision !== 'day' &&
  when.to <= finding.from &&
  text.has('and', when.to, Math.min(when.to + 2, finding.from + 1));

/** The time that belongs to a thing: the nearest of its clause, or one that opens the sentence. */
export const whenOf = (
  text: EventText,
  sentence: Sentence,
  whens: readonly When[],
  finding: Finding,
): When | null => {
  const cost = (when: When): number =>
    when.from >= finding.to
      ? distance(text, finding.to, when.from)
      : when.to <= finding.from
        ? Math.min(
            distance(text, when.to, finding.from),
            when.from - sentence.from <= 4 ? 15 : Number.POSITIVE_INFINITY,
          )
        : 0;
  // "were put off from Sunday to Wednesday": the day that stands after it is the new one.
  const moved =
    finding.status === 'postponed'
      ? whens.find((when) => !when.said && isNewDay(text, when, finding))
      : undefined;
  if (moved) return moved;
  return (
    whens
      .filter((when) => !when.said && cost(when) <= 16 && !isOfClauseBefore(text, when, finding))
      .sort((a, b) => cost(a) - cost(b))[0] ?? null
  );
};

export const dated = (
  when: When | null,
  forward: boolean,
): Pick<DiplomaticEvent, 'date' | 'dates' | 'precision'> => {
  if (!when) return { date: null, dates: null, precision: null };
  const days = forward ? when.next : when.past;
  if (days.length === 1 && when.precision === 'day')
    return { date: days[0] ?? null, dates: null, precision: 'day' };
  // A range of days that are over is dated by its last (a meeting of two days).
  return {
    date: when.precision === 'range' ? (days.at(-1) ?? null) : null,
    dates: [...days],
    precision: when.precision,
  };
};

/** A truce "from May 8 until May 11" is dated by its beginning; "until Sunday" alone tells only its end. */
export const windowOf = (
  text: EventText,
  time: Pick<DiplomaticEvent, 'date' | 'dates' | 'precision'>,
  when: When,
  whens: readonly When[],
): Pick<DiplomaticEvent, 'date' | 'dates' | 'precision'> => {
  if (time.precision === 'range') return { ...time, date: time.dates?.[0] ?? null };
  if (time.precision !== 'day' || !text.has('untilOnly', when.from - 3, when.from)) return time;
  const end = when.next[0] ?? null;
  const start = whens.find((one) => one !== when && one.precision === 'day')?.past[0] ?? null;
  return end !== null && start !== null && start < end
    ? { date: start, dates: [start, end], precision: 'range' }
    : { date: null, dates: null, precision: null };
};

/** "the 64th prisoner swap": the number that stands before the thing. */
export const numbered = (text: EventText, at: number): number | null => {
  for (let place = at - 1; place >= Math.max(0, at - 5); place -= 1) {
    const token = text.tokens[place];
    const value = token ? integerOf(token) : null;
    if (value === null) continue;
    const glued = text.tokens[place + 1]?.glued === true;
    return glued && text.number(place) === null && value < 1000 ? value : null;
  }
  return null;
};

/** False for "reported in the Kremlin" and for the place where an exchange or a truce was only agreed on. */
export const isWhere = (
  text: EventText,
  { from }: { readonly from: number },
  kind: DiplomaticEvent['kind'],
): boolean =>
  !text.has('speech', from - 1, from) &&
  (kind === 'talks-round' ||
    (!text.has('agreed', from - 6, from) &&
      !text.find('topic', from - 6, from).some(({ value }) => value === 'talks')));

/** A place behind a semicolon belongs to something else. */
export const isOfClause = (
  text: EventText,
  { at }: Finding,
  { from }: { readonly from: number },
): boolean =>
  !text.tokens.slice(Math.min(at, from), Math.max(at, from)).some(({ lower }) => lower === ';');

/** The number that an exchange of a stretch has in the row of all of them, or null. */
export const exchangeNumber = (text: EventText, from: number, to: number): number | null =>
  text
    .find('topic', from, to)
    .filter(({ value }) => value === 'exchange')
    .map((mark) => numbered(text, mark.from))
    .find((value) => value !== null) ?? null;
