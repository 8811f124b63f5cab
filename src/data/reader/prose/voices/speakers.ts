// Who says it, sentence by sentence: "The Air Force reported", "he said", "according to". Never a guess: no words, no speaker.
import type { Side, Speaker } from '../../../model/terms.ts';
import type { Sentence, Token } from '../tokens.ts';

/**
 * Someone who speaks. `by`: the class, null where the contract has none; `name`: as the text names it;
 * `generic`: the class says it all ("the Air Force"); `outlet`: the outlet a relay quotes.
 */
export interface Voice {
  readonly by: Speaker | null;
  readonly name: string | null;
  readonly generic: boolean;
  readonly outlet: string | null;
  readonly person: boolean;
  /** The region the speaker speaks for, null where none or several are named. */
  readonly region: string | null;
}

/** A voice and the tokens it stands for: what it says follows it, or stands before it. */
export interface Attribution {
  readonly voice: Voice;
  readonly at: number;
  readonly to: number;
  /** `after`: "X said that ..."; `before`: "..., X said"; `both`: "according to X". */
  readonly reach: 'after' | 'before' | 'both';
}

/** Whose officials govern there: those of Crimea are Russia's. */
const sideOfRegion = (region: string): Side | null =>
  region === 'UA-43' || region === 'UA-40'
    ? 'russia'
    : region.startsWith('UA')
      ? 'ukraine'
      : region.startsWith('RU')
        ? 'russia'
        : null;

interface Span {
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

/** The class of a noun phrase, or undefined where it names nobody who could speak. */
const classOf = (
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

const edge = (token: Token | undefined): boolean =>
  !token || /^["(;:—.]$/.test(token.word) || token.is.speech !== undefined;

const before = (tokens: readonly Token[], verb: number): Span[] => {
  const spans: Span[] = [];
  let to = verb;
  while (to > 0 && tokens[to - 1]?.is.passive !== undefined) to -= 1;
  let from = to;
  for (let commas = 0; from > 0; from--) {
    const token = tokens[from - 1];
    if (
      edge(token) ||
      (token?.is.clause !== undefined && !/^(?:of|for|who|which)$/i.test(token.word))
    )
      break;
    if (token?.word === ',') {
      spans.push({ from, to });
      commas += 1;
      if (commas > 2) return spans;
    }
  }
  spans.push({ from, to });
  return spans;
};

const after = (tokens: readonly Token[], verb: number): Span => {
  let to = verb + 1;
  while (to < tokens.length && to < verb + 16) {
    const token = tokens[to];
    if (
      !token ||
      token.word === ',' ||
      edge(token) ||
      token.is.clause !== undefined ||
      token.is.verb !== undefined
    )
      break;
    if (token.is.weekday !== undefined || token.is.month !== undefined) break;
    to += 1;
  }
  return { from: verb + 1, to };
};

const textOf = (text: string, tokens: readonly Token[], span: Span): string | null => {
  let { from, to } = span;
  const skip = (token: Token | undefined): boolean =>
    !!token &&
    (/^[[\]\d•*\-]+$/.test(token.word) ||
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

/** What the carried voices are: the last person, the last body, and whoever spoke last. */
export interface Memory {
  readonly person: Voice | null;
  readonly body: Voice | null;
  readonly last: Voice | null;
}
export const silent: Memory = { person: null, body: null, last: null };

/** All attributions of a sentence. `around`: the attacker the text is speaking of, which tells a bare "governor". */
export const attributionsOf = (
  text: string,
  sentence: Sentence,
  memory: Memory,
  around: Side | null,
): Attribution[] => {
  const { tokens } = sentence;
  const found: Attribution[] = [];
  const voiceOf = (span: Span): Voice | null => {
    const only = tokens[span.from];
    const pronoun = tokens.slice(span.from, span.to).find((token) => token.is.pronoun !== undefined)
      ?.is.pronoun;
    if (pronoun !== undefined && span.to - span.from <= 3)
      return (
        (pronoun === 'person' ? (memory.person ?? memory.last) : (memory.body ?? memory.last)) ??
        null
      );
    if (!only) return null;
    const again = tokens.slice(span.from, span.to).some((token) => token.is.title === 'again');
    const plain = tokens
      .slice(span.from, span.to)
      .every(
        (token) =>
          token.is.by === undefined &&
          token.is.side === undefined &&
          token.is.region === undefined &&
          token.is.title !== 'person',
      );
    // "the ministry reported": the body that has just spoken.
    if (again && plain && span.to - span.from <= 3 && memory.body) return memory.body;
    const known = classOf(tokens, span, around);
    if (!known) return null;
    const name = textOf(text, tokens, span);
    const regions = new Set(
      tokens
        .slice(span.from, span.to)
        .flatMap((token) => token.is.speaksFor ?? token.is.region ?? [])
        .filter((region) => region !== 'capital'),
    );
    return { ...known, name, region: regions.size === 1 ? ([...regions][0] ?? null) : null };
  };
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k];
    if (!token) continue;
    if (token.is.according === 'person' || token.is.according === 'body') {
      // «по его словам»
      const voice = (token.is.according === 'person' ? memory.person : memory.body) ?? memory.last;
      if (voice) found.push({ voice, at: k, to: k + 1, reach: 'both' });
      continue;
    }
    if (token.is.according !== undefined) {
      const voice = voiceOf(after(tokens, k));
      if (voice) found.push({ voice, at: k, to: after(tokens, k).to, reach: 'both' });
      continue;
    }
    if (token.is.speech === undefined) continue;
    const previous = tokens[k - 1];
    const inverted = !previous || /^[,"—]$/.test(previous.word) ? voiceOf(after(tokens, k)) : null;
    if (inverted && previous) {
      found.push({ voice: inverted, at: k, to: after(tokens, k).to, reach: 'before' });
      continue;
    }
    let spoken = false;
    // "claimed that ... and claimed": the second verb has the first one's subject.
    const first = found[found.length - 1];
    if (first && first.reach === 'after' && previous?.is.joint !== undefined) {
      found.push({ ...first, at: k, to: k + 1 });
      continue;
    }
    const spans = before(tokens, k);
    for (const [i, span] of spans.entries()) {
      const known = voiceOf(span);
      if (!known) continue;
      const voice = withOffice(
        withName(known, text, tokens, span),
        text,
        tokens,
        span,
        spans[i + 1] ?? null,
      );
      spoken = true;
      const ends = !tokens[k + 1] || /^[.]$/.test(tokens[k + 1]?.word ?? '');
      const reach =
        ends || (span.from > 0 && tokens[span.from - 1]?.word === ',' && closesSoon(tokens, k))
          ? 'before'
          : 'after';
      found.push({ voice, at: span.from, to: k + 1, reach });
      break;
    }
    if (spoken) continue;
    // The speaker may stand after its verb without a comma: «объявил губернатор».
    const later = voiceOf(after(tokens, k));
    if (later) found.push({ voice: later, at: k, to: after(tokens, k).to, reach: 'both' });
  }
  // "Six drones destroyed over the region - governor": the speaker closes a headline.
  const dash = tokens.findLastIndex((token) => token.word === '—');
  if (found.length === 0 && dash > 0 && tokens.length - dash <= 8) {
    const span = {
      from: dash + 1,
      to: tokens.at(-1)?.word === '.' ? tokens.length - 1 : tokens.length,
    };
    const plain = tokens.slice(span.from, span.to);
    const voice = plain.some(({ is, value }) => is.verb !== undefined || value !== null)
      ? null
      : voiceOf(span);
    if (voice) found.push({ voice, at: dash, to: tokens.length, reach: 'before' });
  }
  // "Air Force: 71 drones were shot down overnight"
  const colon = tokens.findIndex((token) => token.word === ':');
  if (found.length === 0 && colon > 0 && colon <= 6 && colon < tokens.length - 1) {
    const voice = tokens
      .slice(0, colon)
      .some(({ is, value }) => is.verb !== undefined || value !== null)
      ? null
      : voiceOf({ from: 0, to: colon });
    if (voice) found.push({ voice, at: 0, to: colon + 1, reach: 'after' });
  }
  // "Defence ministry:" before a quotation.
  const last = tokens[tokens.length - 1];
  if (found.length === 0 && last?.word === ':' && tokens.length <= 9) {
    const voice = voiceOf({ from: 0, to: tokens.length - 1 });
    if (voice) found.push({ voice, at: 0, to: tokens.length, reach: 'after' });
  }
  return found;
};

/** "Tymur Tkachenko, the head of the administration, said": the name stands before the office. */
function withName(voice: Voice, text: string, tokens: readonly Token[], span: Span): Voice {
  if (!voice.person || hasName(tokens, span) || tokens[span.from - 1]?.word !== ',') return voice;
  let from = span.from - 1;
  while (from > 0 && /^\p{Lu}\p{Ll}/u.test(tokens[from - 1]?.word ?? '')) from -= 1;
  if (span.from - 1 - from < 2 || !hasName(tokens, { from, to: span.from - 1 })) return voice;
  return { ...voice, name: textOf(text, tokens, { from, to: span.to }) ?? voice.name };
}

/** "The governor of the Tula region, Dmitry Miliaev, said": the office stands before the name. */
function withOffice(
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

/** After "..., the ministry said on Telegram" nothing but time and place follows. */
function closesSoon(tokens: readonly Token[], verb: number): boolean {
  for (let k = verb + 1; k < tokens.length; k++) {
    const token = tokens[k];
    if (!token) break;
    if (/^[.,";]$/.test(token.word)) return true;
    if (token.is.clause !== undefined || token.value !== null || token.is.verb !== undefined)
      return false;
    if (k > verb + 9) return false;
  }
  return true;
}

/** Whose words a token's are: the nearest voice that reaches it. */
export const voiceAt = (attributions: readonly Attribution[], at: number): Voice | null => {
  let best: Attribution | null = null;
  for (const one of attributions)
    if (one.at <= at && one.reach !== 'before' && one.to <= at + 1) best = one;
  if (best) return best.voice;
  const later = attributions.find((one) => one.at > at && one.reach !== 'after');
  if (later) return later.voice;
  // "57 were shot down, the air force said, while another 36 were lost": the same voice goes on.
  return attributions.findLast((one) => one.to <= at)?.voice ?? null;
};

/** Memory after a sentence. */
export const remember = (memory: Memory, attributions: readonly Attribution[]): Memory => {
  let { person, body, last } = memory;
  for (const { voice } of attributions) {
    if (voice.person) person = voice;
    else body = voice;
    last = voice;
  }
  return { person, body, last };
};
