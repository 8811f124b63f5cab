// Which night a figure of an article is about, and which day the whole text speaks of.
import { DateTime } from 'luxon';
import type { SourceText } from '../../model/report.ts';
import type { Part } from '../../model/terms.ts';
import type { Context } from './context.ts';
import { within } from './context.ts';
import type { Mention } from './counts/mentions.ts';
import type { Anchor, TimeMark } from './time.ts';
import { resolve, timesIn } from './time.ts';
import type { Sentence, Token } from './tokens.ts';

/** The time a mention is about: its own words first, then the sentence's, then the text's. */
export const timeOf = (
  tokens: readonly Token[],
  marks: readonly TimeMark[],
  mention: Mention,
  next: Mention | undefined,
): TimeMark | null => {
  const strong = marks.filter((mark) => !mark.weak);
  const stop = next?.from ?? tokens.length;
  const after = strong.find(
    (mark) =>
      mark.behind !== true &&
      mark.at >= mention.to &&
      mark.at < stop &&
      !within(
        tokens,
        mention.to,
        mark.at,
        (token) =>
          token.is.clause !== undefined &&
          token.is.against === undefined &&
          !/^(?:that|with)$/i.test(token.word),
      ),
  );
  if (after) return after;
  const before = [...strong].reverse().find((mark) => mark.to <= mention.from);
  if (before) return before;
  const behind = strong.filter((mark) => mark.at >= mention.to && mark.behind !== true);
  // "91 drones that flew to the residence two nights ago": then no other night is told of them.
  const [first] = behind;
  const vague =
    first?.vague === true &&
    !first.month &&
    !within(tokens, mention.to, first.at, ({ word }) => word === ',')
      ? first
      : null;
  return vague ?? behind.find((mark) => !mark.vague) ?? null;
};

/** Null where the mention may not become a claim; `date` null where the text fixes no day. */
export const nightOf = (
  context: Context,
  mark: TimeMark | null,
  marks: readonly TimeMark[],
  record: boolean,
  anchor: Anchor | null,
): { date: string | null; part: Part } | null => {
  if (mark !== null) {
    if (mark.vague && !record && mark.part === null && mark.date === null && mark.relative === null)
      return { date: null, part: 'night' };
    if (!record || (mark.date !== null && mark.relative === null))
      return resolve(mark, anchor ?? context.main, context.published, context.recent);
    return { date: null, part: 'night' };
  }
  if (record) return { date: null, part: 'night' };
  if (anchor) return { date: anchor.date, part: anchor.part };
  const weak = marks.find((one) => one.weak && one.date !== null);
  return weak ? { date: weak.date, part: weak.part ?? 'night' } : { date: null, part: 'night' };
};

/** The day most of a text's sentences about the air war speak of; the newest of equals. */
export const mainAnchor = (
  sentences: readonly Sentence[],
  published: string,
  captions: ReadonlySet<number>,
): Anchor | null => {
  const weights = new Map<string, { weight: number; part: Part }>();
  for (const sentence of sentences) {
    const { tokens } = sentence;
    if (captions.has(sentence.paragraph)) continue;
    if (
      !within(
        tokens,
        0,
        tokens.length,
        (token) => token.is.attack !== undefined || token.is.munition !== undefined,
      )
    )
      continue;
    const old = within(tokens, 0, tokens.length, (token) => token.is.record === 'old');
    for (const mark of old ? [] : timesIn(sentence, published)) {
      if (mark.date === null || mark.weak || mark.relative === 'dayBefore') continue;
      // "shot down 86 drones overnight": a night of its own figures weighs as much as a day by name.
      const explicit =
        mark.relative === null ||
        (within(tokens, 0, tokens.length, (token) => token.is.munition !== undefined) &&
          within(tokens, 0, tokens.length, (token) => token.value !== null) &&
          within(tokens, 0, tokens.length, (token) => token.is.verb !== undefined));
      const old = weights.get(mark.date);
      weights.set(mark.date, {
        weight: (old?.weight ?? 0) + (explicit ? 2 : 1),
        part:
          mark.part === 'night' || old?.part === 'night'
            ? 'night'
            : (mark.part ?? old?.part ?? 'night'),
      });
    }
  }
  let best: Anchor | null = null;
  let top = 0;
  for (const [date, { weight, part }] of weights)
    if (weight > top || (weight === top && best !== null && date > best.date)) {
      best = { date, part };
      top = weight;
    }
  if (best !== null) return best;
  // A digest of news says its day in its headline.
  for (const sentence of sentences.slice(0, 2)) {
    const mark = timesIn(sentence, published).find(
      ({ date, relative }) => date !== null && relative !== 'dayBefore',
    );
    if (mark?.date != null) return { date: mark.date, part: mark.part ?? 'night' };
  }
  return null;
};

export const localDate = (text: SourceText): string => {
  const instant = DateTime.fromISO(text.published, { setZone: true });
  const zone = text.source === 'isw' ? 'America/New_York' : 'Europe/Kyiv';
  return (
    (instant.isValid ? instant.setZone(zone).toISODate() : null) ?? text.published.slice(0, 10)
  );
};
