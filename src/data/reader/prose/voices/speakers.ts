// Who says it, sentence by sentence: "The Air Force reported", "he said", "according to". Never a guess: no words, no speaker.
import type { Side } from '../../../model/terms.ts';
import type { Sentence, Token } from '../tokens.ts';
import {
  classOf,
  stateOf,
  namedBefore,
  textOf,
  withName,
  withOffice,
  type Span,
} from './naming.ts';
import type { Attribution, Memory, Voice } from './voice.ts';

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

/** All attributions of a sentence. `around`: the attacker the text is speaking of, which tells a bare "governor". */
export const attributionsOf = (
  text: string,
  sentence: Sentence,
  memory: Memory,
  around: Side | null,
): Attribution[] => {
  const { tokens } = sentence;
  const found: Attribution[] = [];
  /** `behind`: the span stands after its verb; a state there is more often the subject of what is told. */
  const voiceOf = (span: Span, behind = false): Voice | null => {
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
    // "its spokesman", "their commander": somebody of the body that has just spoken.
    const own = tokens[span.from]?.is.owner !== undefined;
    if (own && isOffice(tokens.slice(span.from, span.to)))
      return memory.body === null
        ? null
        : { ...memory.body, name: textOf(text, tokens, span), generic: false };
    const known = behind && isState(tokens, span) ? undefined : classOf(tokens, span, around);
    if (!known) return namedBefore(memory.named, tokens, span);
    const name = textOf(text, tokens, span);
    // "Moscow said": the capital stands for its state, not for a place.
    if (stateOf(tokens, span) !== null) return { ...known, name, region: null };
    const regions = new Set(
      tokens
        .slice(span.from, span.to)
        .flatMap((token) => token.is.speaksFor ?? token.is.region ?? [])
        .filter((region) => region !== 'capital'),
    );
    return { ...known, name, region: regions.size === 1 ? ([...regions][0] ?? null) : null };
  };
  /** ", said Ruslan Zaparaniuk, acting head of the administration": the office may stand behind the name. */
  const behindVerb = (verb: number): Voice | null => {
    const name = after(tokens, verb);
    const voice = voiceOf(name, true);
    if (voice !== null || tokens[name.to]?.word !== ',' || !isName(tokens, name)) return voice;
    const office = after(tokens, name.to);
    const known = tokens.slice(office.from, office.to).some(({ is }) => is.title === 'person')
      ? voiceOf(office, true)
      : null;
    return known && { ...known, name: textOf(text, tokens, { from: name.from, to: office.to }) };
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
    const inverted = !previous || /^[,"—]$/.test(previous.word) ? behindVerb(k) : null;
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
      const aside = span.from > 0 && tokens[span.from - 1]?.word === ',';
      // "after a night in which, the air force says, Russia launched": what it says follows.
      const within = aside && opensClause(tokens[span.from - 2]) && tokens[k + 1]?.word === ',';
      const reach = !within && (ends || (aside && closesSoon(tokens, k))) ? 'before' : 'after';
      found.push({ voice, at: span.from, to: k + 1, reach });
      break;
    }
    if (spoken) continue;
    // The speaker may stand after its verb without a comma: «объявил губернатор».
    const later = voiceOf(after(tokens, k), true);
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

const isState = (tokens: readonly Token[], { from, to }: Span): boolean =>
  to - from === 1 && tokens[from]?.is.state !== undefined;

const isName = (tokens: readonly Token[], { from, to }: Span): boolean =>
  to - from >= 2 &&
  to - from <= 3 &&
  tokens.slice(from, to).every(({ word }) => /^\p{Lu}\p{Ll}/u.test(word));

/** Somebody's office without a name of a body: "spokesman". */
const isOffice = (tokens: readonly Token[]): boolean =>
  tokens.some(({ is }) => is.title === 'person') &&
  tokens.every(({ is }) => is.by === undefined && is.side === undefined && is.region === undefined);

const opensClause = (token: Token | undefined): boolean => token?.is.clause !== undefined;

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
