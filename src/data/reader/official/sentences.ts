// A post's sentences as figures: headings and lists, verbs taken over from the line before, what ends a post.
import type { Quantity } from '../../model/terms.ts';
import type { Document } from '../document.ts';
import { markAt, within } from '../phrases.ts';
import { assignSentence, isUnknownVerb } from './counts/assign.ts';
import type { Figure } from './counts/assign.ts';
import { munitionQuantities } from './house.ts';
import { clockAt, dayAt } from './period/moments.ts';
import { recalls } from './period/windows.ts';
import type { House } from './house.ts';
import type { PeriodReading } from './period/period.ts';
import { dealOut } from './counts/respectively.ts';

/** True for a first line in capitals: the headline, which repeats the body. */
const isHeadline = (document: Document, index: number): boolean => {
  const sentence = document.sentences[index];
  if (!sentence || sentence.line > 0) return false;
  const first = document.tokens[sentence.from];
  const last = document.tokens[sentence.to - 1];
  if (!first || !last) return false;
  const text = document.source.text.slice(first.start, last.end).replaceAll(/[^\p{L}]/gu, '');
  const capitals = text.replaceAll(/[^\p{Lu}]/gu, '').length;
  return text.length > 3 && capitals >= text.length * 0.8;
};

/**
 * Counts in the order of the text; sentences that tell of launches, and headlines, by their index.
 * `unclear`: counts are dealt out to places in a way that was not understood.
 */
export interface Reading {
  readonly figures: Figure[];
  readonly launchSentences: ReadonlySet<number>;
  readonly headlines: ReadonlySet<number>;
  readonly unclear: boolean;
  /** True where a sentence about a week, a month or the whole war stands before any count. */
  readonly totals: boolean;
}

/** «... із напрямків:», and the places stand on the next line. */
const listsAreas = (document: Document, index: number): boolean => {
  const { marks, sentences, tokens } = document;
  const previous = sentences[index - 1];
  const mark = previous && within(marks.launchMark, previous.from, previous.to).at(-1);
  return (
    previous !== undefined &&
    mark !== undefined &&
    previous.line === (sentences[index]?.line ?? -1) - 1 &&
    (tokens[mark.to]?.lower === ':' || mark.to === previous.to)
  );
};

/** A line of a table: a weapon, a colon or a dash, a number. */
const isRow = (
  { marks, tokens, numberAt }: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean => {
  const weapon = markAt(marks.munition, sentence.from);
  const before = tokens[sentence.to - 2]?.lower;
  return (
    weapon !== undefined &&
    (before === ':' || before === '-') &&
    numberAt.get(sentence.to - 1)?.to === sentence.to
  );
};

/** The quantity of a sentence without a verb of its own, from the words before it; null where none tell. */
const takenOver = (document: Document, index: number, before: Quantity | null): Quantity | null => {
  const { marks, sentences, tokens } = document;
  const sentence = sentences[index];
  if (!sentence || within(marks.quantity, sentence.from, sentence.to).length > 0) return null;
  // «Усього - близько 35 ударних дронів.» after «окупанти атакували Україну ударними дронами»
  if (before !== null && markAt(marks.total, sentence.from)) return before;
  // «противник атакував», and on the next line «118-та ударними БпЛА»
  const previous = sentences[index - 1];
  const last = previous && within(marks.quantity, previous.from, previous.to).at(-1);
  if (
    before !== null &&
    previous?.line === sentence.line - 1 &&
    tokens[previous.to]?.kind === 'line' &&
    last?.value === before &&
    within(marks.munition, last.to, previous.to).length === 0 &&
    within(marks.location, last.to, previous.to).length === 0
  )
    return before;
  // «... атакував 71 ракетою та 450-ма БпЛА.» and a list of them on the lines below
  if (
    before !== null &&
    sentence.bullet &&
    sentence.heading === null &&
    previous !== undefined &&
    previous.line === sentence.line - 1 &&
    (previous.bullet || within(marks.munition, previous.from, previous.to).length > 0)
  )
    return before;
  // A table: «БпЛА: 112», and on the next line «Ракети Х-59: 4»
  if (
    before !== null &&
    previous?.line === sentence.line - 1 &&
    isRow(document, previous) &&
    isRow(document, sentence)
  )
    return before;
  // «уничтожены 22 БПЛА. 15 БПЛА – над Белгородской областью», «Ночью – ещё двенадцать БПЛА: ...»
  if (before !== null && previous && isShare(document, sentence)) return before;
  // «... ворог ударив. З літаків – 5 ракет «Кинджал» та одна Х-59.»
  if (
    before === 'launched' &&
    previous?.line === sentence.line &&
    !hasOtherVerb(document, sentence)
  )
    return before;
  // «У ніч на 25 серпня противник 104-ма ударними БпЛА»: the post lacks its verb.
  const attacker = within(marks.attacker, sentence.from, sentence.to)[0];
  return attacker && within(marks.part, sentence.from, attacker.from).length > 0
    ? 'launched'
    : null;
};

/** «ворог запустив 60 дронів. Наша ППО розвернула 50»: a verb that no list holds, before any count. */
const hasOtherVerb = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean => {
  for (let at = sentence.from; at < sentence.to && !document.numberAt.has(at); at += 1)
    if (isUnknownVerb(document, at)) return true;
  return false;
};

/** A count that goes on with the verb before it: «15 БПЛА – над Белгородской областью», «ещё двенадцать БПЛА». */
const isShare = (
  { marks, tokens, numberAt, language }: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean => {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const number = numberAt.get(at);
    if (!number) continue;
    const before = tokens[at - 1]?.lower ?? '';
    const noun = markAt(marks.munition, number.to);
    // A text cut right behind the noun has lost the verb that would tell.
    const counted = noun !== undefined && noun.to < tokens.length;
    const alone = number.to < tokens.length && tokens[number.to]?.kind !== 'word';
    if (language.conjunctions.get(before) === 'also' && at > sentence.from) return counted || alone;
    if (at > sentence.from && !markAt(marks.each, at - 1)) continue;
    let next = noun?.to ?? number.to;
    if (tokens[next]?.lower === '-') next += 1;
    return (
      language.over.has(tokens[next]?.lower ?? '') &&
      within(marks.region, next, next + 5).length > 0
    );
  }
  return false;
};

/** The verb of a list that closes it: «За ночь:», items, «перехвачены и уничтожены ...». */
const verbBelow = (document: Document, index: number): Quantity | null => {
  const { marks, sentences, tokens } = document;
  const heading = sentences[index];
  if (!heading || within(marks.quantity, heading.from, heading.to).length > 0) return null;
  let next = index + 1;
  while (sentences[next]?.heading === index) {
    const item = sentences[next];
    if (item && within(marks.quantity, item.from, item.to).length > 0) return null;
    next += 1;
  }
  const below = sentences[next];
  if (!below || next === index + 1 || tokens[below.from]?.capital) return null;
  return markAt(marks.quantity, below.from)?.value ?? null;
};

const hasCount = (
  { numberAt }: Document,
  sentence: { readonly from: number; readonly to: number },
  masked: Uint8Array,
): boolean => {
  for (let at = sentence.from; at < sentence.to; at += 1)
    if (numberAt.has(at) && masked[at] !== 1) return true;
  return false;
};

const namesTime = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
): boolean => {
  const { marks } = document;
  if (within(marks.part, sentence.from, sentence.to).length > 0) return true;
  for (let at = sentence.from; at < sentence.to; at += 1)
    if (dayAt(document, at) ?? clockAt(document, at)) return true;
  return false;
};

/** All counts of a post. What stands after a total over other hours is left out. */
export const readFigures = (document: Document, period: PeriodReading, house: House): Reading => {
  const { marks, sentences, tokens } = document;
  const figures: Figure[] = [];
  const launchSentences = new Set<number>();
  const headlines = new Set<number>();
  const closing = new Map<number, Quantity | null>();
  const verbs = new Map<number, Quantity | null>();
  const below = (list: number): Quantity | null => {
    const known = verbs.get(list);
    if (known !== undefined) return known;
    const verb = verbBelow(document, list);
    verbs.set(list, verb);
    return verb;
  };
  let ended = false;
  let unclear = false;
  let adrift = false;
  let recalled = -1;
  let totals = false;
  sentences.forEach((sentence, index) => {
    if (ended) return;
    if (
      period.totals.has(index) ||
      within(marks.grandTotal, sentence.from, sentence.to).length > 0
    ) {
      // «Всего, начиная с 20.00 мск ...» and all that follows counts other times again.
      if (house.countsByPlace && figures.length > 0) ended = true;
      const counted = within(marks.munition, sentence.from, sentence.to).length > 0;
      adrift ||= counted && hasCount(document, sentence, period.masked);
      totals ||= figures.length === 0;
      if (recalls(document, sentence)) recalled = sentence.line;
      return;
    }
    // «Рік тому ворог атакував Київ. Тоді збито 30 ракет»: that day goes on to the end of its paragraph at least.
    if (recalled >= 0 && (sentence.line === recalled || !namesTime(document, sentence))) return;
    recalled = -1;
    // «За тиждень збито 300 БпЛА. Знищено також 12 ракет»: the week goes on until another time is named.
    if (adrift && !namesTime(document, sentence)) return;
    adrift = false;
    // «Фейк: нібито збито лише 12 із 300 дронів»
    if (within(marks.hearsay, sentence.from, sentence.to).length > 0) return;
    if (within(marks.aside, sentence.from, Math.min(sentence.to, sentence.from + 6)).length > 0)
      return;
    const heading =
      closing.get(sentence.heading ?? -1) ??
      (sentence.heading === null ? null : below(sentence.heading)) ??
      takenOver(document, index, closing.get(index - 1) ?? null);
    const { dealt: found, unclear: unpaired } = dealOut(
      document,
      sentence,
      assignSentence(document, sentence, index, period.masked, heading),
    );
    unclear ||= unpaired;
    figures.push(...found);
    const last = within(marks.quantity, sentence.from, sentence.to).findLast((mark) =>
      munitionQuantities.has(mark.value),
    );
    // «знешкоджено 479 цілей, 292 – збито, 187 – втрачено:»: a list goes on with the figure it splits.
    const opens = tokens[sentence.to - 1]?.lower === ':';
    const whole = opens
      ? found.find(({ mention }) => mention.kind === 'munition' && mention.number !== null)
      : undefined;
    closing.set(index, whole?.quantity ?? last?.value ?? heading);
    if (isHeadline(document, index)) headlines.add(index);
    else if (
      heading === 'launched' ||
      listsAreas(document, index) ||
      within(marks.launchMark, sentence.from, sentence.to).length > 0 ||
      within(marks.quantity, sentence.from, sentence.to).some((mark) => mark.value === 'launched')
    )
      launchSentences.add(index);
  });
  return { figures, launchSentences, headlines, unclear, totals };
};
