// Pledges of aid: donor, stage, thing or money. Money in brackets is the same money, "including" a part.
import type { Sentence } from '../clauses.ts';
import { giveStages, type EventText, type GiveStage } from './text.ts';
import { amountsIn, boundBefore, decimal, ofDonor } from './money.ts';
import type { EventFigure } from '../../model/event.ts';

/** What the money is for or the thing is, in the text's words, at most eight of them. */
const itemAfter = (text: EventText, from: number, end: number): string | null => {
  let start = from;
  while (
    start < end &&
    (text.has('itemOpens', start, start + 1) ||
      (text.tokens[start]?.lower === '-' && start === from))
  )
    start += 1;
  const receiver = text.find('recipient', start, start + 2).find((mark) => mark.from === start);
  if (receiver && text.has('itemEnds', receiver.to, receiver.to + 1)) return null;
  let to = start;
  while (to < end && to - start < 9) {
    const token = text.tokens[to];
    if (!token || token.kind === 'line') break;
    // "U.S.-made"
    if (token.lower === '.' && text.tokens[to + 1]?.glued) {
      to += 1;
      continue;
    }
    if (text.find('itemEnds', to, Math.min(end, to + 4)).some((mark) => mark.from === to)) {
      const hyphen = token.lower === '-' && token.glued && (text.tokens[to + 1]?.glued ?? false);
      if (!hyphen) break;
    }
    to += 1;
  }
  while (to > start && text.has('trailing', to - 1, to)) to -= 1;
  const item = text.quote(start, to).replace(/\s+/gu, ' ').trim();
  if (text.find('party', start, to).some((mark) => mark.from === start && mark.to === to))
    return null;
  return item.length > 2 && !/^\d/u.test(item) ? item : null;
};

/** "a package of military aid worth ...": what the money is, where it is named before it. */
const itemBefore = (text: EventText, from: number, to: number): string | null => {
  const aid = text
    .find('aid', from, to)
    .filter(
      (mark) =>
        !text
          .find('recipient', mark.from, mark.to)
          .some((one) => one.to === mark.to && one.from === mark.from),
    );
  const mark = [...text.find('unspecified', from, to), ...aid].sort(
    (a, b) => b.to - a.to || a.from - b.from,
  )[0];
  return mark ? text.quote(mark.from, mark.to).replace(/\s+/gu, ' ') : null;
};

interface Thing {
  readonly figure: EventFigure;
  readonly from: number;
  readonly to: number;
}

/** A whole number, or "2.5 thousand". */
const countAt = (
  text: EventText,
  at: number,
): { value: number; from: number; to: number } | null => {
  const whole = text.number(at);
  if (whole) return whole;
  const part = decimal(text, at);
  const scale = part ? text.find('scale', part.to, part.to + 1)[0] : undefined;
  return part && scale && scale.value === 1000
    ? { value: Math.round(part.value * 1000), from: at, to: scale.to }
    : null;
};

/** Counted weapons: a number and, within six words, a noun of arms. */
const thingsIn = (text: EventText, from: number, end: number): Thing[] => {
  const found: Thing[] = [];
  for (let at = from; at < end; at += 1) {
    const previous = text.tokens[at - 1];
    if (previous?.glued && previous.lower === '-') continue;
    if (text.tokens[at - 1]?.lower === '-' && text.tokens[at]?.glued) continue;
    const number = countAt(text, at);
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

interface Verb {
  readonly stage: GiveStage;
  readonly from: number;
  readonly to: number;
  /** Where the next verb begins: what is given stands before it. */
  readonly end: number;
}

/** Verbs of giving, "voted to spend" and "pledged to provide" taken as one with the stage of the first. */
const verbsIn = (text: EventText, { from, to }: Sentence): Verb[] => {
  const all = giveStages
    .flatMap((stage) => text.find(`give-${stage}`, from, to).map((mark) => ({ ...mark, stage })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const joined: { stage: GiveStage; from: number; to: number }[] = [];
  for (const verb of all) {
    const open = joined.at(-1);
    if (open && verb.to <= open.to) continue;
    if (open && verb.from - open.to <= 1) open.to = verb.to;
    else joined.push({ stage: verb.stage, from: verb.from, to: verb.to });
  }
  return joined.map((verb, index) => ({ ...verb, end: joined[index + 1]?.from ?? to }));
};

/** Who gives: named before the verb, or after "received" where Ukraine is the one before it. */
const donorOf = (
  text: EventText,
  verb: Verb,
  covered: number,
): { party: string; from: number } | null => {
  if (text.has('receives', verb.from, verb.to)) {
    const mark = text.find('donorMark', verb.to, verb.end)[0];
    const giver = mark
      ? text.find('party', mark.to, Math.min(verb.end, mark.to + 6))[0]
      : undefined;
    return giver && !receivers.has(giver.value) ? { party: giver.value, from: verb.from } : null;
  }
  const named = text
    .find('party', covered, verb.from)
    .filter(({ value }) => !receivers.has(value))
    // The "Danish model" is the name of a thing.
    .filter((mark) => text.tokens[mark.from - 1]?.lower !== '"')
    .at(-1);
  if (named) return { party: named.value, from: named.from };
  const person = text
    .find('known', covered, verb.from)
    .filter(({ value }) => !receivers.has(value.party))
    .at(-1);
  return person ? { party: person.value.party, from: person.from } : null;
};

/** Pledges of a sentence. `recipient`: aid to Ukraine is the matter of the paragraph. */
export const pledgesIn = (text: EventText, sentence: Sentence, recipient: boolean): Pledge[] => {
  const { from, to } = sentence;
  if (!recipient && !text.has('recipient', from, to)) return [];
  if (text.tokens[to]?.lower === '?') return [];
  // "If Russia refuses, the United States may send ..."
  if (text.find('unreal', from, from + 3).some((mark) => mark.from === from)) return [];
  // Totals of the whole war are no pledge.
  if (text.has('cumulative', from, to)) return [];
  const found: Pledge[] = [];
  let donor: string | null = null;
  let covered = from;
  for (const verb of verbsIn(text, sentence)) {
    const { end } = verb;
    const named = donorOf(text, verb, covered);
    covered = verb.to;
    donor = named?.party ?? donor;
    if (donor === null) continue;
    if (text.has('negation', Math.max(from, verb.from - 3), verb.from)) continue;
    if (text.find('unreal', Math.max(from, verb.from - 2), verb.from).length > 0) continue;
    // What a clause set off by a comma tells is something else.
    const clause =
      text.find('clause', verb.to, end).find((mark) => text.tokens[mark.from - 1]?.lower === ',')
        ?.from ?? end;
    if (text.has('notGiven', Math.max(from, verb.from - 5), clause)) continue;
    const money = amountsIn(text, verb.to, end).flatMap((sum) => ofDonor(sum, donor ?? ''));
    const things = thingsIn(text, verb.to, end).filter(
      (thing) => !money.some((sum) => thing.from < sum.end && thing.to > sum.from),
    );
    const start = named?.from ?? verb.from;
    if (money.length === 0 && things.length === 0) {
      const near = Math.min(end, verb.to + 20);
      const told =
        text.has('unspecified', verb.to, near) ||
        (text.has('weapons', verb.to, near) && !text.has('speech', verb.from, verb.to));
      if (!told || verb.stage === 'proposed' || verb.stage === 'completed') continue;
      if (!text.has('recipient', verb.to, end) || !named) continue;
      found.push({
        donor,
        status: verb.stage,
        figures: [],
        from: start,
        to: Math.min(end, verb.to + 16),
      });
      continue;
    }
    const received = text.has('receives', verb.from, verb.to);
    const arms = things.length > 0 && text.has('recipient', from, to);
    if (!recipient && !received && !arms && !text.has('aid', from, to)) continue;
    const before = found.length;
    for (const sum of money) {
      const open = found.length > before ? found.at(-1) : undefined;
      const next = money.find((other) => other.from > sum.from)?.from ?? end;
      const figure: EventFigure = {
        value: sum.value,
        bound: sum.bound,
        unit: sum.unit,
        item: itemAfter(text, sum.end, next) ?? itemBefore(text, verb.to, sum.from),
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
      const previous = found.at(-1);
      if (
        previous &&
        previous.donor === donor &&
        previous.from === start &&
        previous.status === verb.stage
      )
        previous.figures.push(thing.figure);
      else
        found.push({
          donor,
          status: verb.stage,
          figures: [thing.figure],
          from: start,
          to: thing.to,
        });
    }
  }
  return found;
};
