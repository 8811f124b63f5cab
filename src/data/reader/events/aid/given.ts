// What is given in a sentence of aid, in the text's words: counted weapons, and what money is for.
import type { EventFigure } from '../../../model/event.ts';
import { boundBefore, decimal } from './money.ts';
import type { EventText } from '../text.ts';

/** What the money is for or the thing is, in the text's words, at most eight of them. */
export const itemAfter = (text: EventText, from: number, end: number): string | null => {
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
export const itemBefore = (text: EventText, from: number, to: number): string | null => {
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

/** Counted weapons; `from`/`to`: tokens of the number and its noun. */
export interface Thing {
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
  if (whole) {
    // "1 million shells", «1 млн снарядов»
    const times = text.find('scale', whole.to, whole.to + 1)[0];
    return times ? { value: whole.value * times.value, from: whole.from, to: times.to } : whole;
  }
  const part = decimal(text, at);
  const scale = part ? text.find('scale', part.to, part.to + 1)[0] : undefined;
  return part && scale && scale.value === 1000
    ? { value: Math.round(part.value * 1000), from: at, to: scale.to }
    : null;
};

/** Counted weapons: a number and, within six words, a noun of arms. */
export const thingsIn = (text: EventText, from: number, end: number): Thing[] => {
  const found: Thing[] = [];
  for (let at = from; at < end; at += 1) {
    const previous = text.tokens[at - 1];
    if (previous?.glued && previous.lower === '-') continue;
    if (text.tokens[at - 1]?.lower === '-' && text.tokens[at]?.glued) continue;
    // "Leopard 1A5": a digit of a model's name counts nothing.
    if (text.tokens[at]?.glued && previous?.kind === 'word') continue;
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
      (!text.number(stop) ||
        text.tokens[stop + 1]?.glued === true ||
        text.tokens[stop]?.glued === true)
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
