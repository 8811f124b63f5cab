// What happened on the ground: damage, fire, power, airports, trains. A place no finer than the text says.
import type { Incident } from '../../../model/report.ts';
import type { LocalDate, Side } from '../../../model/terms.ts';
import { otherSide } from '../../../model/terms.ts';
import { happeningsAt, nameOf, type Raw } from './happenings.ts';
import { attackerIn, isDivided, ownerOf } from '../places.ts';
import type { Token } from '../tokens.ts';
import { isUnreal } from '../counts/governor.ts';
import type { Voice } from '../voices/voice.ts';
import { capitalOf } from '../where.ts';

/** What the text around a sentence tells: its night, who attacks, the place last spoken of, who speaks. */
export interface Surroundings {
  readonly night: LocalDate | null;
  readonly attacker: Side | null;
  readonly near: { readonly ids: readonly string[]; readonly name: string } | null;
  readonly voiceAt: (token: number) => Voice | null;
}

/** Regions named in a row: "Kharkiv, Lviv and Odesa oblasts". `there`: a word before them says so. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly ids: readonly string[];
  readonly there: boolean;
}

const groupsIn = (tokens: readonly Token[]): Group[] => {
  const groups: Group[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.is.region === undefined) continue;
    const ids: string[] = [];
    let to = at;
    for (let k = at; k < tokens.length; k++) {
      const token = tokens[k];
      const region = token?.is.region;
      if (region !== undefined) {
        if (!ids.includes(region)) ids.push(region);
        to = k + 1;
      } else if (token?.is.regionWord !== undefined) to = k + 1;
      else if (!(token?.word === ',' || token?.is.joint !== undefined)) break;
      else if (
        tokens[k + 1]?.is.region === undefined &&
        !(tokens[k + 1]?.is.joint !== undefined && tokens[k + 2]?.is.region !== undefined)
      )
        break;
    }
    let before = at - 1;
    while (tokens[before]?.is.modifier !== undefined || tokens[before]?.is.regionWord !== undefined)
      before -= 1;
    const there = tokens[before]?.is.place !== undefined && tokens[at - 1]?.is.from === undefined;
    groups.push({ from: at, to, ids, there });
    at = to - 1;
  }
  return groups;
};

/** The places that belong to a happening: right after it, else the last before it, else the sentence's only ones. */
const groupOf = (groups: readonly Group[], raw: Raw): Group | null => {
  const inside = groups.filter(({ from }) => from >= raw.from && from < raw.end);
  const after = groups.find(({ from, there }) => there && from >= raw.end && from <= raw.end + 3);
  if (after) return after;
  if (inside.length > 0) return inside[0] ?? null;
  const before = groups.findLast(({ to, there }) => there && to <= raw.from);
  if (before) return before;
  const named = groups.filter(({ there }) => there);
  const pool = named.length > 0 ? named : groups;
  return pool.length === 1 ? (pool[0] ?? null) : null;
};

/** Where it happened: the sentence's own places, else the one last spoken of. */
const placeOf = (
  text: string,
  tokens: readonly Token[],
  groups: readonly Group[],
  raw: Raw,
  around: Surroundings,
): { place: string | null; region: string | null; ids: readonly string[] } => {
  if (raw.place)
    return { place: raw.place.name, region: raw.place.region, ids: [raw.place.region] };
  const group = groupOf(groups, raw);
  if (group) {
    const first = tokens[group.from];
    const last = tokens[group.to - 1];
    if (group.ids.length === 1)
      return {
        place: first ? nameOf(text, first) : null,
        region: group.ids[0] ?? null,
        ids: group.ids,
      };
    return {
      place: first && last ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : null,
      region: null,
      ids: group.ids,
    };
  }
  if (groups.length > 0)
    return { place: null, region: null, ids: groups.flatMap(({ ids }) => ids) };
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
    raws.push(...happeningsAt(text, tokens, at));
  }
  if (raws.length === 0) return [];
  const groups = groupsIn(tokens);
  const cue = attackerIn(tokens, 0, tokens.length);
  const incidents: Incident[] = [];
  for (const raw of raws) {
    const { place, region, ids } = placeOf(text, tokens, groups, raw, around);
    const owners = new Set(ids.map(ownerOf).filter((side) => side !== null));
    const [owner] = owners;
    const named = tokens
      .slice(raw.from, raw.end)
      .find((token) => token.is.side === 'russia' || token.is.side === 'ukraine');
    const attacker =
      owners.size === 1 && owner && !(cue !== null && isDivided(ids))
        ? otherSide(owner)
        : named &&
            !tokens
              .slice(raw.from, raw.end)
              .some((token) => token.is.attack !== undefined || token.is.munition !== undefined) &&
            raw.kind === 'damage'
          ? otherSide(named.is.side === 'russia' ? 'russia' : 'ukraine')
          : around.attacker;
    if (attacker === null || owners.size > 1) continue;
    const first = tokens[raw.from];
    const last = tokens[raw.end - 1];
    const voice = around.voiceAt(raw.at);
    incidents.push({
      night: around.night,
      attacker,
      kind: raw.kind,
      place,
      region: region === 'capital' ? capitalOf(attacker) : region,
      what: raw.what,
      by: voice?.by ?? null,
      speaker: voice?.by === 'air-force-ua' ? null : (voice?.name ?? null),
      quote: first && last ? text.slice(first.start, last.end) : null,
    });
  }
  return incidents;
};
