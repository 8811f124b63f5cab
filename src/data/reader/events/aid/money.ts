// Sums of money in a text: currency before or after, scale, hedge, and the conversion in brackets.
import type { Bound } from '../../../model/count.ts';
import { integerOf } from '../../tokens.ts';
import type { EventText } from '../text.ts';

/** A sum of money at tokens `from`..`to`, `end` with its brackets; `unit` an ISO 4217 code, KR for crowns. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly bound: Bound;
  readonly from: number;
  readonly to: number;
  /** Tokens of a conversion in brackets included. */
  readonly end: number;
  readonly converted: { value: number; unit: string } | null;
}

export const decimal = (text: EventText, at: number): { value: number; to: number } | null => {
  const token = text.tokens[at];
  if (!token) return null;
  if (token.kind === 'number' && /^\d+[.,]\d{1,2}$/u.test(token.lower))
    return { value: Number(token.lower.replace(',', '.')), to: at + 1 };
  const whole = integerOf(token);
  if (whole !== null) return { value: whole, to: at + 1 };
  const words = text.number(at);
  return words ? { value: words.value, to: words.to } : null;
};

export const boundBefore = (text: EventText, at: number): Bound =>
  text.find('bound', Math.max(0, at - 4), at).find((mark) => mark.to === at)?.value ?? 'exactly';

/** "A$" is Australia's dollar, "a $500m package" is not. */
const isOneWord = (
  text: EventText,
  { from, to }: { readonly from: number; to: number },
): boolean => {
  const last = text.tokens[to - 1];
  return to - from === 1 || last?.kind === 'word' || last?.glued === true;
};

/** "$44.7bn", "38 billion euros", "20 million CAD", «650 млн евро»: the money that begins at a token. */
const moneyAt = (text: EventText, at: number): Omit<Amount, 'converted' | 'end'> | null => {
  const { tokens } = text;
  const currency = (from: number) =>
    [3, 2, 1]
      .map((length) =>
        text.find('currency', from, from + length).find((mark) => mark.from === from),
      )
      .filter((mark) => mark !== undefined)
      .map((mark) => (isOneWord(text, mark) ? mark : { ...mark, value: 'USD' }))[0];
  const before = currency(at);
  const number = decimal(text, before ? before.to : at);
  if (!number) return null;
  let to = number.to;
  let factor = 1;
  if (tokens[to]?.lower === '-') to += 1;
  const scale = text.find('scale', to, to + 2).find((mark) => mark.from === to);
  if (scale) {
    factor = scale.value;
    to = scale.to;
    if (to > number.to + 1 && tokens[to - 1]?.lower === '.') to -= 1;
    // "650 mln. euros": the mark of an abbreviation, not of the sentence's end.
    if (tokens[to]?.lower === '.' && currency(to + 1)) to += 1;
  } else if (tokens[number.to]?.lower === '-') to = number.to;
  const unit = before?.value ?? (tokens[to]?.lower === '-' ? currency(to + 1) : currency(to));
  if (unit === undefined) return null;
  const value = Math.round(number.value * factor);
  if (typeof unit === 'string') return { value, unit, bound: boundBefore(text, at), from: at, to };
  return { value, unit: unit.value, bound: boundBefore(text, at), from: at, to: unit.to };
};

/** Every sum of money between two tokens, conversions inside brackets folded into their sum. */
export const amountsIn = (text: EventText, from: number, end: number): Amount[] => {
  const found: Amount[] = [];
  for (let at = from; at < end; at += 1) {
    const money = moneyAt(text, at);
    if (!money || money.to > end) continue;
    let converted: Amount['converted'] = null;
    let close = money.to;
    if (text.tokens[money.to]?.lower === '(') {
      for (let inner = money.to + 1; inner < Math.min(end, money.to + 8); inner += 1) {
        if (text.tokens[inner]?.lower === ')') break;
        const other = moneyAt(text, inner);
        if (!other) continue;
        converted = { value: other.value, unit: other.unit };
        close = other.to + (text.tokens[other.to]?.lower === ')' ? 1 : 0);
        break;
      }
    }
    found.push({ ...money, converted, end: close });
    at = Math.max(close, money.to) - 1;
  }
  return found;
};

/** "16 billion crowns" are those of the donor; of a state without crowns they are no known money. */
const crowns: Readonly<Record<string, string>> = {
  sweden: 'SEK',
  norway: 'NOK',
  denmark: 'DKK',
  'czech republic': 'CZK',
  iceland: 'ISK',
};
export const ofDonor = (sum: Amount, donor: string): Amount[] => {
  if (sum.unit !== 'KR') return [sum];
  const unit = crowns[donor];
  return unit === undefined ? [] : [{ ...sum, unit }];
};
