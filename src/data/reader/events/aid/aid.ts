// Pledges of aid: donor, stage, thing or money. Money in brackets is the same money, "including" a part.
import type { Sentence } from '../../clauses.ts';
import { itemAfter, itemBefore, thingsIn } from './given.ts';
import {
  donorOf,
  donorsWith,
  giverBefore,
  giverBehind,
  subjectStart,
  verbsIn,
  type Verb,
} from './givers.ts';
import { giveStages, type EventText, type GiveStage } from '../text.ts';
import { amountsIn, ofDonor, type Amount } from './money.ts';
import type { EventFigure } from '../../../model/event.ts';

/** One pledge before it is dated and attributed; `from`/`to` are the tokens it was read from. */
export interface Pledge {
  /** One, or several who give it together. */
  readonly donors: readonly string[];
  readonly status: GiveStage;
  readonly figures: EventFigure[];
  readonly from: number;
  to: number;
}

const figureOf = (sum: Amount, item: string | null): EventFigure => ({
  value: sum.value,
  bound: sum.bound,
  unit: sum.unit,
  item,
  ...(sum.converted ? { converted: sum.converted } : {}),
});

/** "€1bn of a €20bn loan": the second sum is what the first is a part of. */
const isOfWhole = (text: EventText, sum: Amount, index: number): boolean =>
  index > 0 && text.find('wholeOf', sum.from - 3, sum.from).some(({ to }) => to === sum.from);

/** ", but failed to agree on assets worth €210bn": a clause of its own that tells of no gift. */
const isDenied = (text: EventText, clause: number, sum: Amount): boolean =>
  sum.from > clause &&
  (text.has('notGiven', clause, sum.from) ||
    text.has('negation', clause, sum.from) ||
    text.has('unreal', clause, sum.from));

/** «бронемашины, партию дронов обещают»: what stands behind a comma before a verb of its own is that verb's. */
const hasOwnVerb = (
  text: EventText,
  verb: Verb,
  thing: { readonly from: number; readonly to: number },
  { to }: Sentence,
): boolean => {
  let comma = thing.from - 1;
  while (comma > verb.to && text.tokens[comma]?.lower !== ',') comma -= 1;
  if (comma <= verb.to) return false;
  let stop = thing.to;
  while (stop < to && !/^[,;]$/u.test(text.tokens[stop]?.lower ?? '')) stop += 1;
  return giveStages.some((stage) => text.has(`give-${stage}`, thing.to, stop));
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
  let donors: readonly string[] = [];
  let covered = from;
  for (const verb of verbsIn(text, sentence)) {
    const { end } = verb;
    const before = covered;
    const named = donorOf(text, verb, covered);
    covered = verb.to;
    if (named) donors = donorsWith(text, named, before, verb);
    const [donor] = donors;
    if (donor === undefined) continue;
    if (text.has('negation', Math.max(from, verb.from - 3), verb.from)) continue;
    if (text.find('unreal', Math.max(from, verb.from - 2), verb.from).length > 0) continue;
    // What a clause set off by a comma tells is something else.
    const clause =
      text.find('clause', verb.to, end).find((mark) => text.tokens[mark.from - 1]?.lower === ',')
        ?.from ?? end;
    if (text.has('notGiven', Math.max(from, verb.from - 5), clause)) continue;
    const given = (at: number, stop: number) =>
      amountsIn(text, at, stop).flatMap((sum) => ofDonor(sum, donor));
    const behind = given(verb.to, end).filter(
      (sum, index) => !isOfWhole(text, sum, index) && !isDenied(text, clause, sum),
    );
    const subject = verb.passive ? subjectStart(text, before, verb) : verb.from;
    // "$500 million was pledged by Canada": the subject is what is given.
    const fronted =
      verb.passive && behind.length === 0
        ? given(subject === verb.from ? before : subject, verb.from)
        : [];
    const money = behind.length > 0 ? behind : fronted.slice(-1);
    const front =
      verb.passive && money.length === 0 ? thingsIn(text, before, verb.from).slice(-1) : [];
    const told = thingsIn(text, verb.to, end).filter(
      (thing) => !hasOwnVerb(text, verb, thing, sentence),
    );
    const things = (told.length > 0 ? told : front).filter(
      (thing) => !money.some((sum) => thing.from < sum.end && thing.to > sum.from),
    );
    const start = named?.from ?? verb.from;
    if (money.length === 0 && things.length === 0) {
      const near = Math.min(end, verb.to + 20);
      const unspecified =
        text.has('unspecified', verb.to, near) ||
        (text.has('weapons', verb.to, near) && !text.has('speech', verb.from, verb.to));
      // "adopted its 16th package of sanctions"
      if (text.has('business', verb.from, near)) continue;
      if (!unspecified || verb.stage === 'proposed' || verb.stage === 'completed') continue;
      if (!text.has('recipient', verb.to, end) || !named) continue;
      found.push({
        donors,
        status: verb.stage,
        figures: [],
        from: start,
        to: Math.min(end, verb.to + 16),
      });
      continue;
    }
    const received =
      text.has('receives', verb.from, verb.to) ||
      // "Ukraine was pledged", "donated to Ukraine by Denmark"
      (verb.passive && text.has('recipient', before, end));
    const arms = things.length > 0 && text.has('recipient', from, to);
    if (!recipient && !received && !arms && !text.has('aid', from, to)) continue;
    const first = found.length;
    for (const sum of money) {
      const other = giverBefore(text, sum.from, verb.to) ?? giverBehind(text, sum.end);
      if (other !== null) {
        found.push({
          donors: [other],
          status: verb.stage,
          figures: [figureOf(sum, itemAfter(text, sum.end, end))],
          from: sum.from - 1,
          to: sum.end,
        });
        continue;
      }
      const open = found.length > first ? found.at(-1) : undefined;
      const next = money.find((other) => other.from > sum.from)?.from ?? end;
      const limit = sum.to <= verb.from ? verb.from : next;
      const figure = figureOf(
        sum,
        itemAfter(text, sum.end, limit) ?? itemBefore(text, verb.to, sum.from),
      );
      if (open && text.has('including', open.to, sum.from)) {
        open.figures.push(figure);
        open.to = sum.end;
        continue;
      }
      found.push({
        donors,
        status: verb.stage,
        figures: [figure],
        from: open ? sum.from : start,
        to: sum.end,
      });
    }
    for (const thing of things) {
      const other = giverBefore(text, thing.from, verb.to);
      if (other !== null) {
        found.push({
          donors: [other],
          status: verb.stage,
          figures: [thing.figure],
          from: thing.from - 1,
          to: thing.to,
        });
        continue;
      }
      const previous = found.at(-1);
      if (
        previous &&
        previous.donors === donors &&
        previous.from === start &&
        previous.status === verb.stage
      )
        previous.figures.push(thing.figure);
      else
        found.push({
          donors,
          status: verb.stage,
          figures: [thing.figure],
          from: start,
          to: thing.to,
        });
    }
  }
  return found;
};
