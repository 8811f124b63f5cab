// The things that something happened to, in the words of the text: "the entrance to a metro station".
import type { Token } from '../tokens.ts';

const longest = 12;

/** A stretch of tokens that names things; `what` at most twelve words of the text. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

/** Words that tell of another happening close the one before. */
const happens = (token: Token): boolean =>
  token.is.damage === 'verb' ||
  (token.is.fire !== undefined && token.is.fire !== 'noun') ||
  token.is.breaksOut !== undefined ||
  token.is.power === 'state' ||
  token.is.verb === 'killed' ||
  token.is.verb === 'injured' ||
  token.is.halt !== undefined;

const stops = (token: Token | undefined): boolean =>
  !token ||
  /^[.;:()"—]$/.test(token.word) ||
  happens(token) ||
  token.is.clause !== undefined ||
  (token.is.place !== undefined && token.is.region === undefined && token.is.bound === undefined) ||
  token.is.from !== undefined ||
  token.is.speech !== undefined ||
  token.is.passive !== undefined ||
  token.is.weekday !== undefined ||
  token.is.month !== undefined ||
  (token.is.time !== undefined && token.is.object === undefined) ||
  /^(?:on|during|following|according|by)$/i.test(token.word);

const opens = (token: Token | undefined): boolean =>
  token !== undefined &&
  (/^(?:the|a|an|to|of|and|,|it|also|several|some|was|of the|including)$/i.test(token.word) ||
    token.is.joint !== undefined ||
    (token.is.further !== undefined && token.is.object === undefined));

const phrase = (
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): Phrase | null => {
  let start = from;
  while (start < to && opens(tokens[start])) start += 1;
  let end = to;
  const trims = (): void => {
    while (
      end > start &&
      (tokens[end - 1]?.word === ',' || tokens[end - 1]?.is.joint !== undefined)
    )
      end -= 1;
  };
  trims();
  const wordsTo = (last: number): string[] =>
    text
      .slice(tokens[start]?.start ?? 0, tokens[last - 1]?.end ?? 0)
      .replace(/\s+/g, ' ')
      .split(' ');
  // A list that is too long to quote is quoted up to a comma.
  while (end > start && wordsTo(end).length > longest) {
    let cut = end - 1;
    while (cut > start && tokens[cut]?.word !== ',' && tokens[cut]?.is.joint === undefined)
      cut -= 1;
    end = cut;
    trims();
  }
  if (end <= start) return null;
  if (!tokens.slice(start, end).some((token) => token.is.object !== undefined)) return null;
  return { from: start, to: end, what: wordsTo(end).join(' ') };
};

/** The things after a verb: "damaged the entrance to a metro station". */
export const thingsAfter = (
  text: string,
  tokens: readonly Token[],
  verb: number,
): Phrase | null => {
  let to = verb + 1;
  while (to < tokens.length && to < verb + 20) {
    const token = tokens[to];
    if (stops(token)) break;
    if (token?.word === ',') {
      const more = tokens.slice(to + 1, to + 5);
      const at = more.findIndex((one) => one.is.object !== undefined);
      if (at < 0 || more.slice(0, at).some((one) => stops(one) || one.is.verb !== undefined)) break;
    }
    to += 1;
  }
  return phrase(text, tokens, verb + 1, to);
};

/** "A plant in Shatura, Moscow region, caught fire": the things stand before the place. */
const beforePlace = (tokens: readonly Token[], verb: number): number => {
  let at = verb;
  let named = false;
  while (at > 0 && verb - at < 12) {
    const token = tokens[at - 1];
    if (!token) break;
    if (token.is.region !== undefined) named = true;
    else if (token.is.place !== undefined)
      return named && tokens[at - 2]?.is.verb === undefined ? at - 1 : verb;
    else if (!(
      token.word === ',' ||
      token.is.joint !== undefined ||
      token.is.regionWord !== undefined ||
      token.is.article !== undefined ||
      /^the$/i.test(token.word)
    ))
      break;
    at -= 1;
  }
  return verb;
};

/** The things before a verb: "A kindergarten and subway station suffered damage". */
export const thingsBefore = (
  text: string,
  tokens: readonly Token[],
  verb: number,
): Phrase | null => {
  // «повреждены два дома, загорелось здание»: what stands behind a comma is of another verb.
  if (tokens[verb - 1]?.word === ',') return null;
  let from = verb;
  while (
    from > 0 &&
    (tokens[from - 1]?.is.passive !== undefined ||
      tokens[from - 1]?.is.remains !== undefined ||
      /^(?:also|have|had|has|suffered|sustained|been|reportedly|left|severely|heavily|partially|slightly)$/i.test(
        tokens[from - 1]?.word ?? '',
      ))
  )
    from -= 1;
  from = beforePlace(tokens, from);
  const to = from;
  while (from > 0 && to - from < 16) {
    const token = tokens[from - 1];
    if (
      !token ||
      token.is.remains !== undefined ||
      (stops(token) && token.is.bound === undefined) ||
      (token.is.verb !== undefined && token.is.modifier === undefined)
    )
      break;
    from -= 1;
  }
  return phrase(text, tokens, from, to);
};
