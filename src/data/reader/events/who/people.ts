// People and bodies of an exchange: numbers of each side, of both sides together, or of one side.
// Totals of the whole war and parts of a number are no figures of an exchange.
import type { Sentence } from '../../clauses.ts';
import type { EventFigure } from '../../../model/event.ts';
import { distance, type EventText } from '../text.ts';

/** A figure with the place of its number. */
export interface Person {
  readonly figure: EventFigure;
  readonly at: number;
  /** True of "1,000 for 1,000": the name of an exchange as well as its number. */
  readonly formula: boolean;
}

const isYear = (text: EventText, at: number, value: number): boolean =>
  value >= 1990 && value <= 2040 && text.tokens[at]?.lower.length === 4;

/** The number that stands again after "for": "1,000 for 1,000", «157 на 157». Its end, or null. */
const repeated = (text: EventText, value: number, to: number): number | null => {
  for (let at = to; at < to + 7; at += 1) {
    const other = text.number(at);
    if (!other) continue;
    const apart = other.from - to;
    return other.value === value && apart >= 1 && text.has('formula', to, other.from)
      ? other.to
      : null;
  }
  return null;
};

/** "157 prisoners of war each", "303 for 303", "1,200 bodies", "more than 600 prisoners in total". */
export const peopleIn = (text: EventText, sentence: Sentence, bodies: boolean): Person[] => {
  const found: Person[] = [];
  const { from, to } = sentence;
  /** "each" told of another number, or in another clause, is not of this one. */
  const isEach = (at: number, end: number): boolean =>
    text.find('each', from, to).some((mark) => {
      if (bodies && text.has('instead', mark.from, mark.to)) return false;
      const [a, b] = mark.from >= end ? [end, mark.from] : [mark.to, at];
      return !parted(a, b) && !(mark.to <= at && isTaken(mark, at));
    });
  /** "175 prisoners each, and Moscow hands over 23": it is told of the number before it. */
  const isTaken = (mark: { readonly from: number; readonly to: number }, at: number): boolean => {
    for (let place = Math.max(from, mark.from - 5); place < mark.from; place += 1)
      if (text.number(place)) return text.has('party', mark.to, at);
    return false;
  };
  const parted = (a: number, b: number): boolean =>
    text.find('clause', a, b).some((mark) => text.tokens[mark.from - 1]?.lower !== ',') &&
    b - a > 6;
  // "In total, Moscow has transferred 6,060 bodies": bodies are not summed over both sides.
  const cumulative = [
    ...text.find('cumulative', from, to),
    ...(bodies ? text.find('bothTogether', from, to) : []),
  ];
  for (let at = from; at < to; at += 1) {
    const previous = text.tokens[at - 1];
    if (previous?.lower === '-' && text.tokens[at]?.glued && text.tokens[at - 2]?.kind === 'number')
      continue;
    const number = text.number(at);
    if (!number || number.to > to) continue;
    const next = text.tokens[number.to];
    const skipTo = number.to - 1;
    const again = repeated(text, number.value, number.to);
    const limit = Math.min(to, number.to + 6);
    const cuts = (end: number): boolean =>
      text.tokens
        .slice(number.to, end)
        .some(({ lower }) => lower === ',' || lower === ';' || lower === '(' || lower === ':') ||
      (end > number.to && text.number(end - 1) !== null);
    const people = text
      .find('prisoners', number.to, limit)
      .find((mark) => mark.from - number.to <= 4 && !cuts(mark.from));
    const apiece = text
      .find('eachBefore', Math.max(from, at - 3), at)
      .some((mark) => mark.to === at);
    // "1,200 bodies", "bodies of 1,200 soldiers".
    const remains =
      text
        .find('topic', number.to, Math.min(to, number.to + 6))
        .some(
          (mark) =>
            mark.value === 'bodies' &&
            !cuts(mark.from) &&
            !text.has('prisoners', number.to, mark.from),
        ) ||
      text
        .find('topic', Math.max(from, at - 5), at)
        .some((mark) => mark.value === 'bodies' && at - mark.to <= 3);
    // "157 each"; "307 combatants on Saturday and 390 on Friday".
    const bare =
      !next?.glued &&
      number.value > 1 &&
      next?.kind !== 'number' &&
      (text.has('each', number.to, Math.min(to, number.to + 5)) ||
        apiece ||
        text.find('each', Math.max(from, at - 4), at).length > 0 ||
        (found.length > 0 && text.has('weekday', number.to, number.to + 2)));
    // "each way between the two countries"
    const ofSides = text
      .find('both', Math.max(from, at - 2), number.to + 2)
      .some((mark) => mark.from <= at && mark.to >= number.to);
    const dated = text.find('month', number.to, number.to + 1).length > 0;
    const part =
      text.find('ofThem', Math.max(from, at - 3), at).some((mark) => at - mark.to <= 1) ||
      text.find('ofThem', number.to, number.to + 2).some((mark) => mark.from === number.to);
    const total =
      again === null &&
      cumulative.some(
        (mark) =>
          (bodies || distance(text, mark.from, at) <= 16) &&
          !text.has('superlative', Math.max(from, mark.from - 8), mark.from),
      ) &&
      !text.find('each', number.to, limit).length;
    const fits = bodies
      ? remains || again !== null
      : !remains && (again !== null || people || bare);
    if (
      !fits ||
      ofSides ||
      dated ||
      part ||
      total ||
      (isYear(text, at, number.value) && again === null)
    ) {
      at = skipTo;
      continue;
    }
    if (number.value > 1 || people) {
      const bound =
        text
          .find('bound', Math.max(0, at - 4), at)
          .filter((mark) => mark.to === at)
          .at(-1)?.value ?? 'exactly';
      const noun = people ? text.quote(number.to, people.to).replace(/\s+/gu, ' ') : null;
      const sides =
        again !== null || apiece || isEach(at, number.to)
          ? ', each side'
          : !bodies && text.has('bothTogether', from, to)
            ? ', both sides together'
            : '';
      if (!found.some(({ figure }) => figure.value === number.value))
        found.push({
          at,
          formula: again !== null,
          figure: {
            value: number.value,
            bound,
            unit: bodies ? 'body' : 'person',
            item: `${bodies ? 'bodies' : (noun ?? 'prisoners of war')}${sides}`,
          },
        });
    }
    at = Math.max(again ?? number.to, number.to) - 1;
  }
  return withoutSums(withoutParts(bodies ? oneWay(found) : found));
};

/** "390 people: 270 soldiers and 120 civilians": parts that add up to the number before them. */
const withoutParts = (found: readonly Person[]): Person[] => {
  const kept: Person[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const whole = found[at];
    if (!whole) continue;
    kept.push(whole);
    let sum = 0;
    for (let part = at + 1; part < Math.min(found.length, at + 5); part += 1) {
      sum += found[part]?.figure.value ?? 0;
      if (sum === whole.figure.value && part > at + 1) {
        at = part;
        break;
      }
    }
  }
  return kept;
};

/** "314 prisoners - 157 each": the number of both sides is told as such. */
const withoutSums = (found: Person[]): Person[] => {
  const one = found.find(
    ({ figure }) =>
      figure.item?.endsWith(', each side') &&
      found.some((other) => other.figure.value === 2 * figure.value),
  )?.figure.value;
  if (one === undefined) return found;
  return found.map((person) =>
    person.figure.value === 2 * one
      ? {
          ...person,
          figure: {
            ...person.figure,
            item: (person.figure.item ?? '').replace(', each side', ', both sides together'),
          },
        }
      : person,
  );
};

/** "handed over 1,003 bodies and received 26 in return": unlike numbers of bodies are not of each side. */
const oneWay = (found: readonly Person[]): Person[] =>
  found.length < 2
    ? [...found]
    : found.map((person) => ({
        ...person,
        figure: { ...person.figure, item: (person.figure.item ?? '').replace(', each side', '') },
      }));
