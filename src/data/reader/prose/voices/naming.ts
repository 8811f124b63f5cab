// Who a noun phrase names: the class of a speaker, their side, their name with its office.
import type { Side, Speaker } from '../../../model/terms.ts';
import type { Token } from '../tokens.ts';
import type { Voice } from './voice.ts';

/** Whose officials govern there: those of Crimea are Russia's. */
const sideOfRegion = (region: string): Side | null =>
  region === 'UA-43' || region === 'UA-40'
    ? 'russia'
    : region.startsWith('UA')
      ? 'ukraine'
      : region.startsWith('RU')
        ? 'russia'
        : null;

export interface Span {
  readonly from: number;
  readonly to: number;
}

const sideOfSpan = (tokens: readonly Token[], { from, to }: Span): Side | null => {
  let found: Side | null = null;
  for (let k = from; k < to; k++) {
    const is = tokens[k]?.is;
    if (is?.side === 'russia' || is?.side === 'ukraine') return is.side;
    if (is?.region !== undefined) found ??= sideOfRegion(is.region);
  }
  return found;
};

const officials = (side: Side | null): Speaker | null =>
  side === 'ukraine' ? 'officials-ua' : side === 'russia' ? 'officials-ru' : null;

/** "Russia claimed", "Moscow says": a state by its name alone, no official named. */
export const stateOf = (tokens: readonly Token[], { from, to }: Span): Side | null => {
  const [only, more] = tokens
    .slice(from, to)
    .filter(({ is, word }) => is.aroundName === undefined && is.time === undefined && word !== ',');
  const state = only?.is.state;
  return more === undefined && (state === 'russia' || state === 'ukraine') ? state : null;
};

/** The class of a noun phrase, or undefined where it names nobody who could speak. */
export const classOf = (
  tokens: readonly Token[],
  span: Span,
  around: Side | null,
): { by: Speaker | null; generic: boolean; outlet: string | null; person: boolean } | undefined => {
  const side = sideOfSpan(tokens, span);
  let title = false;
  let speaker: string | null = null;
  let outlet: string | null = null;
  let person = false;
  let defence = false;
  for (let k = span.from; k < span.to; k++) {
    const token = tokens[k];
    if (!token) continue;
    if (token.is.by !== undefined) {
      speaker ??= token.is.by;
      person ||= token.is.by === 'president-ua';
    }
    if (token.is.title !== undefined) {
      title = true;
      person ||= token.is.title === 'person';
    }
    // "Russia's air defenses claimed": what shoots may also speak, where it is said whose it is.
    defence ||= token.is.defence !== undefined && side !== null;
    if (token.is.outlet !== undefined) outlet ??= token.word;
  }
  if (speaker === 'president-ua' && side === 'russia') speaker = null;
  if (speaker === 'defence-ministry')
    speaker =
      side === 'ukraine'
        ? 'officials-ua'
        : side === 'russia'
          ? 'defence-ministry-ru'
          : around === 'ukraine'
            ? 'defence-ministry-ru'
            : null;
  if (speaker === 'air-force-ua' && side === 'russia') speaker = 'officials-ru';
  if (speaker === 'general-staff-ua' && side === 'russia') speaker = 'officials-ru';
  if (speaker === 'other') return { by: null, generic: false, outlet, person };
  if (speaker === 'sources') return { by: 'news', generic: true, outlet, person: false };
  if (speaker !== null)
    return { by: speaker as Speaker, generic: !person && !hasName(tokens, span), outlet, person };
  if (title) {
    const by =
      officials(side) ??
      officials(around === null ? null : around === 'russia' ? 'ukraine' : 'russia');
    return { by, generic: !person && !hasName(tokens, span), outlet, person };
  }
  if (outlet !== null) return { by: 'news', generic: true, outlet, person: false };
  const state = stateOf(tokens, span);
  if (state !== null) return { by: officials(state), generic: false, outlet, person };
  if (defence) return { by: officials(side), generic: true, outlet, person };
  return undefined;
};

/** Two capitalised words in a row that the lexicon does not know: somebody's name. */
function hasName(tokens: readonly Token[], { from, to }: Span): boolean {
  let run = 0;
  for (let k = from; k < to; k++) {
    const token = tokens[k];
    if (!token) continue;
    const unknown = Object.keys(token.is).every((key) => key === 'by' || key === 'speaksFor');
    run = /^\p{Lu}\p{Ll}/u.test(token.word) && unknown ? run + 1 : 0;
    if (run >= 2) return true;
  }
  return false;
}

export const textOf = (text: string, tokens: readonly Token[], span: Span): string | null => {
  let { from, to } = span;
  const skip = (token: Token | undefined): boolean =>
    !!token &&
    (/^(?:[[\]\d•*\-]|\p{S}|\p{M}|\p{Cs}|[❗‼⁉])+$/u.test(token.word) ||
      token.word === ',' ||
      token.is.aroundName !== undefined ||
      token.is.weekday !== undefined ||
      token.is.time !== undefined ||
      token.is.joint !== undefined);
  while (from < to && skip(tokens[from])) from += 1;
  while (to > from && (skip(tokens[to - 1]) || tokens[to - 1]?.word === ',')) to -= 1;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last || to <= from) return null;
  const name = text.slice(first.start, last.end).replace(/\s+/g, ' ').trim();
  return name.length > 120 ? null : name;
};

/** First name and surname as they stand in a name with its office: the last words of a run of capitals. */
const personIn = (name: string): readonly string[] => {
  for (const part of name.split(',')) {
    let run: string[] = [];
    for (const word of part.trim().split(' ')) {
      if (/^\p{Lu}\p{Ll}/u.test(word)) run.push(word);
      else if (run.length > 1) break;
      else run = [];
    }
    if (run.length > 1) return run.slice(-2).map((word) => word.toLowerCase());
  }
  return [];
};

/** The same word in another case: all but the last two letters of the shorter one are equal. */
const sameName = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (!/^(?=\p{Ll})\p{Script=Cyrillic}/u.test(a)) return false;
  const stem = Math.max(4, Math.min(a.length, b.length) - 2);
  return a.length >= 4 && b.length >= 4 && a.slice(0, stem) === b.slice(0, stem);
};

/** "Kozytskyi added": who was named whole before, or null. */
export const namedBefore = (
  named: readonly Voice[],
  tokens: readonly Token[],
  span: Span,
): Voice | null => {
  const words = tokens
    .slice(span.from, span.to)
    .filter(({ word }) => /^\p{Lu}\p{Ll}/u.test(word))
    .map(({ word }) => word.toLowerCase().replace(/'s$/, ''));
  if (words.length === 0 || words.length > 2) return null;
  const called = (voice: Voice): boolean => {
    const person = personIn(voice.name ?? '');
    const surname = person.at(-1);
    return (
      surname !== undefined &&
      words.some((word) => sameName(word, surname)) &&
      words.every((word) => person.some((part) => sameName(word, part)))
    );
  };
  return named.findLast(called) ?? null;
};

/** "Tymur Tkachenko, the head of the administration, said": the name stands before the office. */
export function withName(voice: Voice, text: string, tokens: readonly Token[], span: Span): Voice {
  if (!voice.person || hasName(tokens, span) || tokens[span.from - 1]?.word !== ',') return voice;
  let from = span.from - 1;
  while (from > 0 && /^\p{Lu}\p{Ll}/u.test(tokens[from - 1]?.word ?? '')) from -= 1;
  if (span.from - 1 - from < 2 || !hasName(tokens, { from, to: span.from - 1 })) return voice;
  return { ...voice, name: textOf(text, tokens, { from, to: span.to }) ?? voice.name };
}

/** "The governor of the Tula region, Dmitry Miliaev, said": the office stands before the name. */
export function withOffice(
  voice: Voice,
  text: string,
  tokens: readonly Token[],
  span: Span,
  wider: Span | null,
): Voice {
  const own = tokens.slice(span.from, span.to);
  if (wider === null || own.some(({ is }) => is.title !== undefined)) return voice;
  const office = tokens.slice(wider.from, span.from);
  if (!office.some(({ is }) => is.title === 'person')) return voice;
  if (office.some(({ is, value }) => is.verb !== undefined || value !== null)) return voice;
  return { ...voice, name: textOf(text, tokens, wider) ?? voice.name };
}
