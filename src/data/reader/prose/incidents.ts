// What happened on the ground: damage, fire, power, airports, trains. A place no finer than the text says.
import type { Incident } from '../../model/report.ts';
import type { IncidentKind, LocalDate, Side } from '../../model/terms.ts';
import { otherSide } from '../../model/terms.ts';
import { allRegions, ownerOf } from './places.ts';
import type { Token } from './tokens.ts';
import { isUnreal } from './verbs.ts';
import type { Voice } from './speakers.ts';

/** What the text around a sentence tells: its night, who attacks, the place last spoken of, who speaks. */
export interface Surroundings {
  readonly night: LocalDate | null;
  readonly attacker: Side | null;
  readonly near: { readonly ids: readonly string[]; readonly name: string } | null;
  readonly voiceAt: (token: number) => Voice | null;
}

const longest = 12;

const stops = (token: Token | undefined): boolean =>
  !token ||
  /^[.;:()"—]$/.test(token.word) ||
  token.is.clause !== undefined ||
  (token.is.place !== undefined && token.is.region === undefined && token.is.bound === undefined) ||
  token.is.from !== undefined ||
  token.is.speech !== undefined ||
  token.is.passive !== undefined ||
  token.is.weekday !== undefined ||
  token.is.month !== undefined ||
  (token.is.time !== undefined && token.is.object === undefined) ||
  /^(?:on|during|following|according|by)$/i.test(token.word);

interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

const phrase = (
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): Phrase | null => {
  let start = from;
  while (
    start < to &&
    (/^(?:the|a|an|to|of|and|,|it|also|several|some|was|of the|including)$/i.test(
      tokens[start]?.word ?? '',
    ) ||
      tokens[start]?.is.joint !== undefined)
  )
    start += 1;
  let end = to;
  while (end > start && (tokens[end - 1]?.word === ',' || tokens[end - 1]?.is.joint !== undefined))
    end -= 1;
  const first = tokens[start];
  const last = tokens[end - 1];
  if (!first || !last || end <= start) return null;
  if (!tokens.slice(start, end).some((token) => token.is.object !== undefined)) return null;
  const words = text.slice(first.start, last.end).replace(/\s+/g, ' ').split(' ');
  return words.length > longest ? null : { from: start, to: end, what: words.join(' ') };
};

/** The things after a verb: "damaged the entrance to a metro station". */
const thingsAfter = (text: string, tokens: readonly Token[], verb: number): Phrase | null => {
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

/** The things before a verb: "A kindergarten and subway station suffered damage". */
const thingsBefore = (text: string, tokens: readonly Token[], verb: number): Phrase | null => {
  let from = verb;
  while (
    from > 0 &&
    (tokens[from - 1]?.is.passive !== undefined ||
      /^(?:also|have|had|has|suffered|sustained|been|reportedly|left|severely|heavily|partially|slightly)$/i.test(
        tokens[from - 1]?.word ?? '',
      ))
  )
    from -= 1;
  const to = from;
  while (from > 0 && to - from < 16) {
    const token = tokens[from - 1];
    if (
      !token ||
      (stops(token) && token.is.bound === undefined) ||
      (token.is.verb !== undefined && token.is.modifier === undefined)
    )
      break;
    from -= 1;
  }
  return phrase(text, tokens, from, to);
};

interface Raw {
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
  if (after) return [fromPhrase('damage', at, after)];
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
  if (token?.is.fire === 'state') {
    const found = thingsBefore(text, tokens, at);
    return found ? [fromPhrase('fire', at, found)] : [];
  }
  if (token?.is.fire !== 'noun') return [];
  for (let k = at + 1; k < tokens.length && k <= at + 4; k++)
    if (/^(?:in|at|on|on the|in the)$/i.test(tokens[k]?.word ?? '')) {
      const found = thingsAfter(text, tokens, k);
      return found ? [fromPhrase('fire', at, found)] : [];
    }
  return [];
};

const powerAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.power === 'state') {
    const found = thingsBefore(text, tokens, at);
    return [
      found
        ? { ...fromPhrase('power-cut', at, found), what: withHedge(text, tokens, found) }
        : { kind: 'power-cut', at, from: Math.max(0, at - 3), end: at + 1, what: null },
    ];
  }
  if (token?.is.power === 'noun')
    return [{ kind: 'power-cut', at, from: 0, end: Math.min(tokens.length, at + 2), what: null }];
  if (
    token?.is.power === 'supply' &&
    tokens.slice(Math.max(0, at - 3), at).some((one) => one.is.halt !== undefined)
  )
    return [
      {
        kind: 'power-cut',
        at,
        from: Math.max(0, at - 3),
        end: at + 1,
        what: text.slice(token.start, token.end),
      },
    ];
  return [];
};

const withHedge = (text: string, tokens: readonly Token[], found: Phrase): string => {
  const first = tokens[found.from];
  const last = tokens[found.to - 1];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : found.what;
};

const airportAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.airport === undefined) return [];
  const from = Math.max(0, at - 12);
  const to = Math.min(tokens.length, at + 14);
  let closure = -1;
  for (let k = from; k < to; k++)
    if (
      tokens[k]?.is.closure !== undefined &&
      (closure < 0 || Math.abs(k - at) < Math.abs(closure - at))
    )
      closure = k;
  if (closure < 0) return [];
  const raws: Raw[] = [];
  const add = (k: number): void => {
    const region = tokens[k]?.is.region;
    const one = tokens[k];
    if (region !== undefined && one)
      raws.push({
        kind: 'airport-closed',
        at,
        from: Math.min(closure, at, k),
        end: Math.max(closure, at, k) + 1,
        what: null,
        place: { name: text.slice(one.start, one.end), region },
      });
  };
  const isList = (one: Token | undefined): boolean =>
    one !== undefined &&
    (one.is.region !== undefined ||
      one.word === ',' ||
      one.is.joint !== undefined ||
      one.is.subset !== undefined ||
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

const transportAt = (text: string, tokens: readonly Token[], at: number): Raw[] => {
  const token = tokens[at];
  if (token?.is.transport === undefined) return [];
  for (let k = at + 1; k < tokens.length && k <= at + 5; k++) {
    const halt = tokens[k];
    if (!halt || halt.word === ',' || halt.is.clause !== undefined) return [];
    if (halt.is.halt === undefined) continue;
    const first = /^an?$/i.test(tokens[at - 1]?.word ?? '') ? (tokens[at - 1] ?? token) : token;
    const noun = /^derail/i.test(halt.word)
      ? text.slice(first.start, halt.end)
      : text.slice(token.start, token.end);
    return [{ kind: 'transport-halted', at: k, from: at, end: k + 1, what: noun }];
  }
  return [];
};

/** Where it happened: the sentence's own places, else the one last spoken of. */
const placeOf = (
  text: string,
  tokens: readonly Token[],
  raw: Raw,
  around: Surroundings,
): { place: string | null; region: string | null; ids: readonly string[] } => {
  if (raw.place)
    return { place: raw.place.name, region: raw.place.region, ids: [raw.place.region] };
  const ids = allRegions(tokens);
  const own = tokens
    .map((token, k) => (token.is.region === undefined ? -1 : k))
    .filter((k) => k >= 0);
  if (ids.length === 1) {
    const token = tokens[own[0] ?? 0];
    return {
      place: token ? text.slice(token.start, token.end).replace(/['’]s$/, '') : null,
      region: ids[0] ?? null,
      ids,
    };
  }
  if (ids.length > 1) {
    const lastAt = own[own.length - 1] ?? 0;
    const first = tokens[own[0] ?? 0];
    const last =
      tokens[lastAt + 1]?.is.regionWord === undefined ? tokens[lastAt] : tokens[lastAt + 1];
    const listed = tokens
      .slice(own[0] ?? 0, lastAt + 1)
      .every(
        (token) =>
          token.is.region !== undefined ||
          token.is.joint !== undefined ||
          token.is.regionWord !== undefined ||
          token.word === ',',
      );
    return {
      place:
        listed && first && last ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : null,
      region: null,
      ids,
    };
  }
  const near = around.near;
  return near?.ids.length === 1
    ? { place: near.name || null, region: near.ids[0] ?? null, ids: near.ids }
    : { place: null, region: null, ids: [] };
};

/** Incidents of one sentence. What nobody is known to have attacked is left out. */
export const incidentsIn = (
  text: string,
  tokens: readonly Token[],
  around: Surroundings,
): Incident[] => {
  const raws: Raw[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (
      token.is.damage === undefined &&
      token.is.fire === undefined &&
      token.is.power === undefined &&
      token.is.airport === undefined &&
      token.is.transport === undefined &&
      token.is.verb !== 'impacts'
    )
      continue;
    if (isUnreal(tokens, at)) continue;
    raws.push(
      ...damageAt(text, tokens, at),
      ...fireAt(text, tokens, at),
      ...powerAt(text, tokens, at),
      ...airportAt(text, tokens, at),
      ...transportAt(text, tokens, at),
    );
  }
  const incidents: Incident[] = [];
  for (const raw of raws) {
    const { place, region, ids } = placeOf(text, tokens, raw, around);
    const owners = new Set(ids.map(ownerOf).filter((side) => side !== null));
    const [owner] = owners;
    const named = tokens
      .slice(raw.from, raw.end)
      .find((token) => token.is.side === 'russia' || token.is.side === 'ukraine');
    const attacker =
      owners.size === 1 && owner
        ? otherSide(owner)
        : named &&
            !tokens
              .slice(raw.from, raw.end)
              .some((token) => token.is.attack !== undefined || token.is.munition !== undefined) &&
            raw.kind === 'damage'
          ? otherSide(named.is.side === 'russia' ? 'russia' : 'ukraine')
          : around.attacker;
    if (attacker === null || owners.size > 1 || around.night === null) continue;
    const first = tokens[raw.from];
    const last = tokens[raw.end - 1];
    const voice = around.voiceAt(raw.at);
    incidents.push({
      night: around.night,
      attacker,
      kind: raw.kind,
      place,
      region,
      what: raw.what,
      by: voice?.by ?? null,
      speaker: voice?.by === 'air-force-ua' ? null : (voice?.name ?? null),
      quote: first && last ? text.slice(first.start, last.end) : null,
    });
  }
  return incidents;
};
