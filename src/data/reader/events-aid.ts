// Pledges of aid: donor, stage, thing or money. Money in brackets is the same money, "including" a part.
import type { Sentence } from './clauses.ts';
import { giveStages, type EventText, type GiveStage } from './events-text.ts';
import { integerOf } from './tokens.ts';
import type { EventFigure } from '../model/event.ts';
import type { Bound } from '../model/count.ts';

interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly bound: Bound;
  readonly from: number;
  readonly to: number;
  /** Tokens of a conversion in brackets included. */
  readonly end: number;
  readonly converted: { value: number; unit: string } | null;
}

const decimal = (text: EventText, at: number): { value: number; to: number } | null => {
  const token = text.tokens[at];
  if (!token) return null;
  if (token.kind === 'number' && /^\d+[.,]\d{1,2}$/u.test(token.lower))
    return { value: Number(token.lower.replace(',', '.')), to: at + 1 };
  const whole = integerOf(token);
  if (whole !== null) return { value: whole, to: at + 1 };
  const words = text.number(at);
  return words ? { value: words.value, to: words.to } : null;
};

const boundBefore = (text: EventText, at: number): Bound =>
  text.find('bound', Math.max(0, at - 4), at).find((mark) => mark.to === at)?.value ?? 'exactly';

/** "$44.7bn", "38 billion euros", "20 million CAD", «650 млн евро»: the money that begins at a token. */
const moneyAt = (text: EventText, at: number): Omit<Amount, 'converted' | 'end'> | null => {
  const { tokens } = text;
  const currency = (from: number) =>
    [3, 2, 1]
      .map((length) =>
        text.find('currency', from, from + length).find((mark) => mark.from === from),
      )
      .find((mark) => mark !== undefined);
  const before = currency(at);
  const number = decimal(text, before ? before.to : at);
  if (!number) return null;
  let to = number.to;
  let factor = 1;
  if (tokens[to]?.lower === '-') to += 1;
  const scale = text.find('scale', to, to + 1)[0];
  if (scale) {
    factor = scale.value;
    to = scale.to;
    if (tokens[to]?.lower === '.') to += 1;
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

/** What the money is for or the thing is, in the text's words, at most eight of them. */
const itemAfter = (text: EventText, from: number, end: number): string | null => {
  let start = from;
  while (
    start < end &&
    /^(?:to|for|in|toward|towards|of|worth|specifically|fund|finance|purchase|buy|financing|the|a|на|для|до)$/u.test(
      text.tokens[start]?.lower ?? '',
    )
  )
    start += 1;
  let to = start;
  while (to < end && to - start < 9) {
    const token = text.tokens[to];
    if (!token || token.kind === 'line') break;
    if (text.find('itemEnds', to, Math.min(end, to + 4)).some((mark) => mark.from === to)) {
      const hyphen = token.lower === '-' && token.glued && (text.tokens[to + 1]?.glued ?? false);
      if (!hyphen) break;
    }
    to += 1;
  }
  const item = text.quote(start, to).replace(/\s+/gu, ' ').trim();
  return item.length > 2 ? item : null;
};

interface Thing {
  readonly figure: EventFigure;
  readonly from: number;
  readonly to: number;
}

/** Counted weapons: a number and, within six words, a noun of arms. */
const thingsIn = (text: EventText, from: number, end: number): Thing[] => {
  const found: Thing[] = [];
  for (let at = from; at < end; at += 1) {
    const previous = text.tokens[at - 1];
    if (previous?.glued && previous.lower === '-') continue;
    if (text.tokens[at - 1]?.lower === '-' && text.tokens[at]?.glued) continue;
    const number = text.number(at);
    if (!number || number.to >= end) continue;
    if (text.tokens[number.to]?.glued) {
      at = number.to - 1;
      continue;
    }
    const limit = Math.min(end, number.to + 7);
    let stop = number.to;
    while (
      stop < limit &&
      !/^[,;.:()]$/u.test(text.tokens[stop]?.lower ?? '') &&
      !text.number(stop)
    ) {
      if (text.tokens[stop]?.lower === '-' && text.tokens[stop + 1]?.kind === 'number') stop += 1;
      stop += 1;
    }
    const noun = text.find('weapons', number.to, stop);
    const last = noun
      .filter((mark, index) => index === 0 || mark.from === (noun[index - 1]?.to ?? -1))
      .at(-1);
    if (last && number.value > 0)
      found.push({
        figure: {
          value: number.value,
          bound: boundBefore(text, number.from),
          unit: 'piece',
          item: text.quote(number.to, last.to).replace(/\s+/gu, ' '),
        },
        from: number.from,
        to: last.to,
      });
    at = (last?.to ?? number.to) - 1;
  }
  return found;
};

/** One pledge before it is dated and attributed; `from`/`to` are the tokens it was read from. */
export interface Pledge {
  readonly donor: string;
  readonly status: GiveStage;
  readonly figures: EventFigure[];
  readonly from: number;
  to: number;
}

const receivers = new Set(['ukraine', 'russia', 'belarus', 'china']);

/** Pledges of a sentence. `recipient`: aid to Ukraine is the matter of the paragraph. */
export const pledgesIn = (text: EventText, sentence: Sentence, recipient: boolean): Pledge[] => {
  const { from, to } = sentence;
  if (!recipient && !text.has('recipient', from, to)) return [];
  const verbs = giveStages
    .flatMap((stage) => text.find(`give-${stage}`, from, to).map((mark) => ({ ...mark, stage })))
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((verb, index, all) => !all.some((other, at) => at < index && other.to > verb.from));
  const found: Pledge[] = [];
  let donor: string | null = null;
  let covered = from;
  verbs.forEach((verb, index) => {
    const end = verbs[index + 1]?.from ?? to;
    const donors = text
      .find('party', covered, verb.from)
      .filter(({ value }) => !receivers.has(value))
      // The "Danish model" is the name of a thing.
      .filter((mark) => text.tokens[mark.from - 1]?.lower !== '"');
    // "Germany will transfer", "Norway also allocated": the last named before the verb.
    const named = donors.at(-1);
    const person = text
      .find('known', covered, verb.from)
      .find(({ value }) => !receivers.has(value.party));
    covered = verb.to;
    donor = named?.value ?? person?.value.party ?? donor;
    if (donor === null) return;
    if (text.has('notGiven', Math.max(from, verb.from - 5), end)) return;
    const money = amountsIn(text, verb.to, end);
    const things = thingsIn(text, verb.to, end).filter(
      (thing) => !money.some((sum) => thing.from < sum.end && thing.to > sum.from),
    );
    if (money.length === 0 && things.length === 0) {
      const vague =
        text.find('unspecified', verb.to, end)[0] ??
        text.find('weapons', verb.to, end)[0] ??
        text.find('aid', verb.to, end)[0];
      const sure = vague !== undefined;
      if (!vague || !sure || verb.stage === 'proposed') return;
      if (!text.has('recipient', verb.to, end)) return;
      if (text.has('speech', verb.from, verb.to) && !text.has('unspecified', verb.to, end)) return;
      found.push({
        donor,
        status: verb.stage,
        figures: [],
        from: named?.from ?? verb.from,
        to: Math.min(end, verb.to + 16),
      });
      return;
    }
    if (!recipient && !text.has('aid', from, to)) return;
    const start = named?.from ?? verb.from;
    const before = found.length;
    for (const sum of money) {
      const open = found.length > before ? found.at(-1) : undefined;
      const next = money.find((other) => other.from > sum.from)?.from ?? end;
      const figure: EventFigure = {
        value: sum.value,
        bound: sum.bound,
        unit: sum.unit,
        item: itemAfter(text, sum.end, next),
        ...(sum.converted ? { converted: sum.converted } : {}),
      };
      if (open && text.has('including', open.to, sum.from)) {
        open.figures.push(figure);
        open.to = sum.end;
        continue;
      }
      found.push({
        donor,
        status: verb.stage,
        figures: [figure],
        from: open ? sum.from : start,
        to: sum.end,
      });
    }
    for (const thing of things) {
      const figures = [thing.figure];
      const previous = found.at(-1);
      if (
        previous &&
        previous.donor === donor &&
        previous.from === start &&
        previous.status === verb.stage
      )
        previous.figures.push(thing.figure);
      else found.push({ donor, status: verb.stage, figures, from: start, to: thing.to });
    }
  });
  return found;
};
