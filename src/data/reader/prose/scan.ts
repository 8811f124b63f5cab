// What stands in a sentence before its figures are read: who speaks in it, the times it names, its numbers.
import type { Side } from '../../model/terms.ts';
import type { Context } from './context.ts';
import { within } from './context.ts';
import { mentionsIn, type Mention } from './counts/mentions.ts';
import { togetherIn } from './counts/together.ts';
import { attackerByPlace, attackerIn } from './places.ts';
import { resolve, timesIn, type Anchor, type TimeMark } from './time.ts';
import type { Sentence } from './tokens.ts';
import { attributionsOf } from './voices/speakers.ts';
import type { Attribution } from './voices/voice.ts';

/**
 * `at`: which sentence of the text it is. `cue`: the attacker its words name. `anchor`: the day that the text
 * had spoken of before it; null where it had named none.
 */
export interface Scanned {
  readonly sentence: Sentence;
  readonly at: number;
  readonly cue: Side | null;
  readonly attributions: readonly Attribution[];
  readonly marks: readonly TimeMark[];
  readonly mentions: readonly Mention[];
  readonly anchor: Anchor | null;
}

/** Scans a sentence, and notes in the context which days and spans of time it names. */
export const scan = (context: Context, sentence: Sentence, at: number): Scanned => {
  const { tokens, paragraph } = sentence;
  const cue = attackerIn(tokens, 0, tokens.length);
  const around = attackerByPlace(tokens) ?? cue ?? context.attacker;
  const attributions = attributionsOf(context.text, sentence, context.memory, around);
  const marks = timesIn(sentence, context.published);
  const anchor =
    context.local !== null && context.local.paragraph === paragraph
      ? context.local.anchor
      : context.main;
  noteTimes(context, sentence, at, marks, anchor);
  const mentions = togetherIn(tokens, mentionsIn(tokens, context.singles));
  return { sentence, at, cue, attributions, marks, mentions, anchor };
};

const noteTimes = (
  context: Context,
  { tokens, paragraph }: Sentence,
  at: number,
  marks: readonly TimeMark[],
  anchor: Anchor | null,
): void => {
  const definite = marks.find(
    (mark) =>
      !mark.weak &&
      (mark.relative === 'that' || (mark.date !== null && mark.relative !== 'dayBefore')),
  );
  const warlike = within(
    tokens,
    0,
    tokens.length,
    (token) =>
      token.is.attack !== undefined ||
      token.is.munition !== undefined ||
      token.is.verb !== undefined,
  );
  if (definite && warlike) {
    const found = resolve(definite, anchor, context.published, context.recent);
    if (found.date !== null) {
      context.main ??= { date: found.date, part: found.part };
      context.local = { anchor: { date: found.date, part: found.part }, paragraph };
    }
  }
  // "the largest strike since the start of the invasion" is told of one night.
  if (
    within(tokens, 0, tokens.length, (token) => token.is.span !== undefined) &&
    !within(tokens, 0, tokens.length, (token) => token.is.record !== undefined)
  )
    context.span = { sentence: at, paragraph };
  const dated = marks.find((mark) => !mark.weak && mark.date !== null && mark.relative === null);
  if (dated?.date != null) context.recent = { date: dated.date, part: dated.part ?? 'night' };
};
