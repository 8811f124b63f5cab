// Kinds of happening on the ground by their words: damage, fire, power, airports, trains.
import type { IncidentKind } from '../../../model/terms.ts';
import { thingsAfter, thingsBefore, type Phrase } from './things.ts';
import type { Token } from '../tokens.ts';

/** A happening before its place is known. `at`: its word; `from`/`end`: tokens of its quotation. */
export interface Raw {
  readonly kind: IncidentKind;
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly what: string | null;
  readonly place?: { readonly name: string; readonly region: string };
}

const plainVerb = (tokens: readonly Token[], at: number): boolean => {
  for (let k = at - 1; k >= 0 && k >= at - 3; k--)
    if (tokens[k]?.is.passive !== undefined) return false;
  return true;
};

const fromPhrase = (kind: IncidentKind, at: number, found: Phrase): Raw => ({
  kind,
  at,
  what: found.what,
  from: Math.min(at, found.from),
  end: Math.max(at + 1, found.to),
});

const isListed = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.is.region !== undefined || token.is.regionWord !== undefined || token.word === ',');

/** "damaged infrastructure in Odesa Oblast and a hospital in Zaporizhzhia": things with places of their own. */
const furtherThings = (text: string, tokens: readonly Token[], first: Phrase): Phrase[] => {
  const found: Phrase[] = [];
  let at = first.to;
  while (found.length < 6) {
    if (tokens[at]?.is.place === undefined || tokens[at + 1]?.is.region === undefined) break;
    let end = at + 1;
    while (
      isListed(tokens[end]) ||
      (tokens[end]?.is.joint !== undefined && tokens[end + 1]?.is.region !== undefined)
    )
      end += 1;
    while (tokens[end - 1]?.word === ',') end -= 1;
    const link = tokens[end];
    if (!link || !(link.word === ',' || link.is.joint !== undefined)) break;
    const next = thingsAfter(text, tokens, end);
    if (!next || next.from > end + 3) break;
    found.push(next);
    at = next.to;
  }
  return found;
};

const damageAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.damage === 'noun') {
    if (/^to$/i.test(tokens[at + 1]?.word ?? '')) {
      const found = thingsAfter(text, tokens, at + 1);
      return found ? [fromPhrase('damage', at, found)] : [];
    }
    if (!/^(?:suffered|sustained)$/i.test(tokens[at - 1]?.word ?? '')) return [];
    const found = thingsBefore(text, tokens, at);
    if (!found) return [];
    // "A kindergarten and subway station": two things, each its own line.
    const single = /^an?$/i.test(tokens[found.from - 1]?.word ?? '');
    const parts = single ? found.what.split(/\s+and\s+/) : [found.what];
    return parts.map((what) => ({ ...fromPhrase('damage', at, found), what }));
  }
  const hits = token?.is.verb === 'impacts' && token.is.damage === undefined;
  if (token?.is.damage !== 'verb' && !hits) return [];
  if (hits && (!plainVerb(tokens, at) || tokens[at + 1]?.value != null || isNoun(tokens, at)))
    return [];
  if (
    token.is.damage === 'verb' &&
    token.is.verb === 'intercepted' &&
    tokens.slice(at + 1, at + 6).some((one) => one.is.munition !== undefined)
  )
    return [];
  const after = plainVerb(tokens, at) ? thingsAfter(text, tokens, at) : null;
  // "struck Russian airfields": whose they are must be said, else "hit" tells of everything and nothing.
  if (
    after &&
    hits &&
    !tokens
      .slice(at, after.to)
      .some((one) => one.is.side !== undefined || one.is.region !== undefined)
  )
    return [];
  if (after)
    return [after, ...(hits ? [] : furtherThings(text, tokens, after))].map((one) =>
      fromPhrase('damage', one === after ? at : one.from, one),
    );
  if (hits) return [];
  const before = thingsBefore(text, tokens, at);
  return before ? [fromPhrase('damage', at, before)] : [];
};

/** "the strike", "a hit": the noun, not the verb. */
const isNoun = (tokens: readonly Token[], at: number): boolean => {
  const previous = tokens[at - 1];
  return (
    previous === undefined ||
    previous.is.munition !== undefined ||
    previous.is.article !== undefined ||
    previous.is.side !== undefined ||
    previous.is.modifier !== undefined ||
    /^(?:the|to|a)$/i.test(previous.word)
  );
};

const fireAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.fire === 'state' || token?.is.fire === 'verb') {
    const found =
      token.is.fire === 'verb' && plainVerb(tokens, at)
        ? (thingsAfter(text, tokens, at) ?? thingsBefore(text, tokens, at))
        : (thingsBefore(text, tokens, at) ?? thingsAfter(text, tokens, at));
    return found ? [fromPhrase('fire', at, found)] : [];
  }
  if (token?.is.fire !== 'noun') return [];
  // "on Tuesday at a warehouse": the first of such words need not be the one that names the thing.
  for (let k = at + 1; k < tokens.length && k <= at + 5; k++)
    if (tokens[k]?.is.place !== undefined || /^(?:on|in|at)$/i.test(tokens[k]?.word ?? '')) {
      const found = thingsAfter(text, tokens, k);
      if (found) return [fromPhrase('fire', at, found)];
    }
  // «виникла пожежа», "a fire broke out": where, the words around tell.
  for (let k = Math.max(0, at - 3); k < Math.min(tokens.length, at + 3); k++)
    if (tokens[k]?.is.breaksOut !== undefined)
      return [{ kind: 'fire', at, from: Math.min(k, at), end: Math.max(k, at) + 1, what: null }];
  return [];
};

const clauseStart = (tokens: readonly Token[], at: number): number => {
  let from = at;
  while (from > 0 && at - from < 8) {
    const token = tokens[from - 1];
    if (!token || /^[,;:()"—.]$/.test(token.word)) break;
    if (token.is.clause !== undefined || token.is.joint !== undefined) break;
    from -= 1;
  }
  return from;
};

const powerAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.power === 'state') {
    const found =
      thingsBefore(text, tokens, at) ?? thingsAfter(text, tokens, at + lingers(tokens, at));
    return [
      found
        ? fromPhrase('power-cut', at, found)
        : { kind: 'power-cut', at, from: clauseStart(tokens, at), end: at + 1, what: null },
    ];
  }
  if (token?.is.power === 'noun')
    return [
      {
        kind: 'power-cut',
        at,
        from: clauseStart(tokens, at),
        end: Math.min(tokens.length, at + 2),
        what: null,
      },
    ];
  const halt = tokens.slice(0, at).findLastIndex((one) => one.is.halt !== undefined);
  if (token?.is.power === 'supply' && halt >= at - 3 && halt >= 0) {
    const to = /^(?:to|for)$/i.test(tokens[at + 1]?.word ?? '')
      ? thingsAfter(text, tokens, at + 1)
      : null;
    return [
      to
        ? { ...fromPhrase('power-cut', at, to), from: halt }
        : {
            kind: 'power-cut',
            at,
            from: halt,
            end: at + 1,
            what: text.slice(token.start, token.end),
          },
    ];
  }
  return [];
};

/** «Без світла залишилися понад 100 тисяч»: the verb stands between. */
const lingers = (tokens: readonly Token[], at: number): number => {
  let skip = 0;
  while (
    tokens[at + 1 + skip]?.word === '—' ||
    tokens[at + 1 + skip]?.is.remains !== undefined ||
    tokens[at + 1 + skip]?.is.passive !== undefined
  )
    skip += 1;
  return skip;
};

/** "restrictions were lifted": an airport that opens is none that closes. */
const isLifted = (tokens: readonly Token[], closure: number): boolean => {
  if (tokens[closure - 1]?.is.closure === 'lifted' || tokens[closure - 2]?.is.closure === 'lifted')
    return true;
  for (let k = closure + 1; k < tokens.length && k < closure + 10; k++) {
    const token = tokens[k];
    if (!token || token.word === ',' || token.is.joint !== undefined) return false;
    if (token.is.closure === 'lifted') return true;
  }
  return false;
};

const airportAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.airport === undefined) return [];
  const from = Math.max(0, at - 12);
  const to = Math.min(tokens.length, at + 14);
  let closure = -1;
  for (let k = from; k < to; k++)
    if (
      tokens[k]?.is.closure === 'plain' &&
      (closure < 0 || Math.abs(k - at) < Math.abs(closure - at))
    )
      closure = k;
  if (closure < 0 || isLifted(tokens, closure)) return [];
  const raws: Raw[] = [];
  const add = (k: number): void => {
    const region = tokens[k]?.is.region;
    const one = tokens[k];
    if (region !== undefined && region !== 'capital' && one)
      raws.push({
        kind: 'airport-closed',
        at,
        from: Math.min(closure, at, k),
        end: Math.max(closure, at, k) + 1,
        what: null,
        place: { name: nameOf(text, one), region },
      });
  };
  if (token.is.airport === 'name') {
    add(at);
    return raws;
  }
  const isList = (one: Token | undefined): boolean =>
    one !== undefined &&
    (one.is.region !== undefined ||
      one.word === ',' ||
      one.is.joint !== undefined ||
      one.is.subset !== undefined ||
      one.is.place !== undefined ||
      one.word === '—' ||
      one.word === '"' ||
      one.word === ':');
  for (let k = at + 1; k < to && isList(tokens[k]); k++) add(k);
  for (let k = at - 1; k >= from && isList(tokens[k]); k--) add(k);
  return raws.length > 0
    ? raws
    : [
        {
          kind: 'airport-closed',
          at,
          from: Math.min(closure, at),
          end: Math.max(closure, at) + 1,
          what: null,
        },
      ];
};

/** A place as the text names it, without the ending of a possessive. */
export const nameOf = (text: string, token: Token): string =>
  text.slice(token.start, token.end).replace(/['’]s$/, '');

const transportAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.transport === undefined) return [];
  for (let k = at + 1; k < tokens.length && k <= at + 7; k++) {
    const halt = tokens[k];
    if (!halt || halt.word === ',' || halt.is.clause !== undefined) break;
    if (halt.is.halt === undefined) continue;
    const first = /^an?$/i.test(tokens[at - 1]?.word ?? '') ? (tokens[at - 1] ?? token) : token;
    const noun = /^derail/i.test(halt.word)
      ? text.slice(first.start, halt.end)
      : text.slice(token.start, token.end);
    return [{ kind: 'transport-halted', at: k, from: at, end: k + 1, what: noun }];
  }
  // «призупинено рух поїздів»: the verb stands first.
  for (let k = at - 1; k >= 0 && k >= at - 3; k--) {
    const halt = tokens[k];
    if (!halt || halt.word === ',') return [];
    if (halt.is.halt !== undefined && halt.is.power === undefined)
      return [
        {
          kind: 'transport-halted',
          at: k,
          from: k,
          end: at + 1,
          what: text.slice(token.start, token.end),
        },
      ];
  }
  return [];
};

/** Every happening that a word of the sentence tells. */
export const happeningsAt = (text: string, tokens: readonly Token[], at: number): Raw[] => [
  ...damageAt(text, tokens, at),
  ...fireAt(text, tokens, at),
  ...powerAt(text, tokens, at),
  ...airportAt(text, tokens, at),
  ...transportAt(text, tokens, at),
];
