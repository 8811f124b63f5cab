// Numbers in digits and in words, and days of a month.
import type { Index } from './look-up.ts';
import type { Raw } from './raw.ts';

const numberOf = (index: Index, raw: Raw): number | null => {
  const digits = /^\d[\d,]*$/.test(raw.lower) ? raw.lower.replaceAll(',', '') : null;
  if (digits !== null) return digits.length <= 7 ? Number(digits) : null;
  const ending = /^(\d{1,5})-(\p{L}{1,3})$/u.exec(raw.lower);
  if (ending && index.words.ordinalEnding.test(`-${ending[2] ?? ''}`)) return Number(ending[1]);
  const { numbers } = index.words;
  const whole = Object.hasOwn(numbers, raw.lower) ? numbers[raw.lower] : undefined;
  if (whole !== undefined) return whole;
  const [tens, unit, rest] = raw.lower.split('-');
  if (tens === undefined || unit === undefined || rest !== undefined) return null;
  const high = Object.hasOwn(numbers, tens) ? numbers[tens] : undefined;
  const low = Object.hasOwn(numbers, unit) ? numbers[unit] : undefined;
  return high !== undefined && low !== undefined && high >= 20 && high < 100 && low < 10
    ? high + low
    : null;
};

/** "two hundred", «двадцать семь»: number words in a row, one number while each is smaller than the last. */
export const joinNumbers = (
  index: Index,
  raws: readonly Raw[],
  at: number,
): { value: number; length: number } | null => {
  const first = raws[at];
  if (!first) return null;
  let value = numberOf(index, first);
  if (value === null) return null;
  // "thousands of drones", «тысячи дронов»: no number by itself.
  if (value === 1000 && !/^\d/.test(first.lower)) return null;
  let length = 1;
  let last = value;
  if (/^\d/.test(first.lower)) {
    // «1 200 дронов» and "1 200": groups of three divided by a blank.
    const next = raws[at + 1];
    if (
      next &&
      /^[1-9]\d{0,2}$/.test(first.lower) &&
      /^\d{3}$/.test(next.lower) &&
      next.from === first.to + 1
    )
      return { value: value * 1000 + Number(next.lower), length: 2 };
    // «4 тисячі дронів»
    if (
      next &&
      next.line === first.line &&
      numberOf(index, next) === 1000 &&
      !/^\d/.test(next.lower)
    )
      return { value: value * 1000, length: 2 };
    return { value, length };
  }
  for (let next = raws[at + 1]; next; next = raws[at + length]) {
    const more = /^\d/.test(next.lower) ? null : numberOf(index, next);
    if (more === null || next.line !== first.line) {
      const after = raws[at + length + 1];
      const joined = after && next.lower === 'and' && last >= 100 ? numberOf(index, after) : null;
      if (joined === null || joined >= 100 || /^\d/.test(after?.lower ?? '')) break;
      value += joined;
      length += 2;
      break;
    }
    if (more === 100 && value < 10) value *= 100;
    // "two dozen"
    else if (more === 12 && value < 10) value *= 12;
    else if (more === 1000 && value < 1000) value *= 1000;
    else if (more < last && last >= 20 && (last >= 100 || more < 10)) value += more;
    else break;
    last = more === 100 || more === 1000 ? more : more;
    length += 1;
  }
  return { value, length };
};

export const dayOf = (index: Index, lower: string): number | null => {
  const digits = index.words.dayOfMonth.exec(lower)?.[1];
  const day = digits === undefined ? null : Number(digits);
  return day !== null && day >= 1 && day <= 31 ? day : null;
};
