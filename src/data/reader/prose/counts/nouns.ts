// The noun that a number counts: weapons with their kinds, people, or places.
import { isMunitionId, munitionKey, munitionParents } from '../../../model/terms.ts';
import type { Token } from '../tokens.ts';

const isDrone = (id: string): boolean => {
  for (let at: string | null = id; at !== null; at = isMunitionId(at) ? munitionParents[at] : null)
    if (at === 'drone') return true;
  return false;
};
const isMissile = (id: string): boolean => {
  for (let at: string | null = id; at !== null; at = isMunitionId(at) ? munitionParents[at] : null)
    if (at === 'missile') return true;
  return false;
};
/** Weapons by class; everything else is a kind of one. */
export const classes: ReadonlySet<string> = new Set([
  'missile',
  'ballistic-missile',
  'cruise-missile',
  'drone',
  'air-target',
  'bomb',
]);

/** Words of one noun phrase: the kind tells more than its class ("Kalibr cruise missiles" is kalibr). */
const narrow = (ids: readonly string[]): string | null => {
  const kinds = ids.flatMap((id) => id.split('/')).filter((id) => !classes.has(id));
  if (kinds.length > 0) return [...new Set(kinds)].join('/');
  for (const id of [
    'ballistic-missile',
    'cruise-missile',
    'bomb',
    'missile',
    'drone',
    'air-target',
  ])
    if (ids.includes(id)) return id;
  return null;
};

/** Several kinds under one figure (CONTRACT 3): two kinds of drone are `drone`, drones and missiles `air-target`. */
export const combine = (groups: readonly string[]): string | null => {
  const unique = [...new Set(groups.map((group) => munitionKey(group)))];
  const [first] = unique;
  if (first === undefined) return null;
  if (unique.length === 1) return groups[0] ?? null;
  const ids = [...new Set(unique.flatMap((group) => group.split('/')))];
  if (ids.every(isDrone)) return 'drone';
  if (!ids.every(isMissile)) return 'air-target';
  const kinds = ids.filter((id) => !classes.has(id));
  if (kinds.length === ids.length) return ids.join('/');
  if (ids.includes('missile')) return 'missile';
  const generic = ids.filter((id) => classes.has(id));
  const only = generic[0];
  if (generic.length === 1 && only !== undefined)
    return kinds.every((kind) => isMunitionId(kind) && munitionParents[kind] === only)
      ? only
      : 'missile';
  return 'missile';
};

/** A noun phrase up to token `to`; `single`: in the singular; `fate`: it tells what became of people. */
export interface Noun {
  readonly kind: 'munition' | 'people' | 'places';
  readonly munition: string | null;
  readonly to: number;
  readonly single: boolean;
  readonly fate?: 'killed' | 'injured' | null;
}

/** Words that may stand between a number and its noun. */
export const soft = (token: Token): boolean =>
  token.is.modifier !== undefined ||
  token.is.side !== undefined ||
  token.is.further !== undefined ||
  token.aside ||
  /^["()]$/.test(token.word);

/** «101 крылатая ракета — Х-101 и «Калибр»»: the kinds of what was counted. */
const kindsAfterDash = (
  tokens: readonly Token[],
  dash: number,
): { ids: string[]; to: number } | null => {
  if (tokens[dash]?.word !== '—') return null;
  const ids: string[] = [];
  let to = dash + 1;
  for (let k = dash + 1; k < tokens.length; k++) {
    const token = tokens[k];
    if (!token) break;
    if (token.is.munition !== undefined) {
      if (classes.has(token.is.munition)) return null;
      ids.push(token.is.munition);
      to = k + 1;
    } else if (!(
      token.word === '"' ||
      token.word === '/' ||
      (token.is.joint !== undefined && tokens[k + 1]?.value === null)
    ))
      break;
  }
  return ids.length > 0 ? { ids, to } : null;
};

/** The noun a number counts: modifiers, then one or more munitions joined by "and", or people, or places. */
export const nounAfter = (
  tokens: readonly Token[],
  start: number,
  single: boolean,
): Noun | null => {
  const groups: string[] = [];
  let group: string[] = [];
  let mixed = false;
  let to = start;
  let at = start;
  const flush = (): void => {
    const narrowed = narrow(group);
    if (narrowed !== null) groups.push(narrowed);
    group = [];
  };
  for (let steps = 0; at < tokens.length && steps < 24; at++, steps++) {
    const token = tokens[at];
    if (!token) break;
    if (token.is.munition !== undefined) {
      group.push(token.is.munition);
      to = at + 1;
      continue;
    }
    const started = group.length > 0 || groups.length > 0;
    if (token.value !== null && token.is.modifier === undefined) break;
    // "a local official said" tells of nobody hurt.
    if (!started && token.is.person !== undefined && tokens[at + 1]?.is.title !== undefined)
      return null;
    if (
      !started &&
      (token.is.people !== undefined || token.is.person !== undefined) &&
      token.is.verb === undefined
    )
      return {
        kind: 'people',
        munition: null,
        to: at + 1,
        single: token.is.people === undefined,
        fate:
          token.is.people === 'killed' || token.is.people === 'injured' ? token.is.people : null,
      };
    if (
      !started &&
      token.is.people !== undefined &&
      tokens[at + 1]?.is.people === undefined &&
      !single &&
      at === start &&
      /^(?:dead|killed|wounded|injured)$/.test(token.word.toLowerCase())
    )
      return null;
    if (!started && token.is.soldiers !== undefined) return null;
    if (!started && token.is.places !== undefined && at - start <= 3)
      return { kind: 'places', munition: null, to: at + 1, single: false };
    if (token.word === '/') {
      if (started) continue;
      break;
    }
    const joins = token.is.joint !== undefined || token.word === ',';
    if (
      !started &&
      at > start &&
      joins &&
      tokens[at - 1]?.is.modifier !== undefined &&
      tokens[at + 1]?.is.munition !== undefined
    ) {
      // "99 attack and decoy drones": two kinds of the noun that follows.
      mixed = true;
      continue;
    }
    if (started && joins) {
      // A further munition under the same number, unless it has a number of its own.
      let next = at + 1;
      while (next < at + 6) {
        const after = tokens[next];
        if (!after || after.is.munition !== undefined) break;
        if (
          after.value !== null ||
          after.is.vague !== undefined ||
          after.is.article !== undefined ||
          !(soft(after) || after.is.joint !== undefined)
        )
          break;
        next += 1;
      }
      if (tokens[next]?.is.munition === undefined || tokens[next + 1]?.is.defence !== undefined)
        break;
      // «семи «Кинжалов» и ракеты «Циркон»»: a second weapon with a noun of its own is not under the number.
      const own = tokens[next]?.is.munition ?? '';
      const own2 = tokens.slice(next + 1, next + 3).find((one) => one.is.munition !== undefined)
        ?.is.munition;
      const current = narrow(group);
      if (
        classes.has(own) &&
        own2 !== undefined &&
        !classes.has(own2) &&
        current !== null &&
        !classes.has(current)
      )
        break;
      flush();
      at = next - 1;
      continue;
    }
    const leads =
      tokens[at + 1]?.is.munition !== undefined || tokens[at + 1]?.is.modifier !== undefined;
    if (soft(token) && (token.is.verb === undefined || leads)) {
      if (
        started &&
        (token.is.side !== undefined ||
          token.word === '(' ||
          /^(?:of|the|of the)$/i.test(token.word))
      )
        break;
      continue;
    }
    if (!started && soft(token) && steps < 2) continue;
    // «о 216 сбитых за ночь дронах»: when it was done stands between.
    if (!started && token.is.time !== undefined && tokens[at - 1]?.is.verb !== undefined) continue;
    break;
  }
  flush();
  const kinds = kindsAfterDash(tokens, to);
  if (kinds && groups.length === 1 && classes.has(groups[0] ?? ''))
    return { kind: 'munition', munition: combine(kinds.ids), to: kinds.to, single: false };
  const combined = combine(groups);
  const munition = mixed && combined !== null && isDrone(combined) ? 'drone' : combined;
  // "four S-300 air defence systems": what stands on the ground is no missile.
  for (let k = to; k < to + 4 && k < tokens.length; k++) {
    if (tokens[k]?.is.launcher !== undefined || tokens[k]?.is.defence !== undefined) return null;
    if (tokens[k]?.is.modifier === undefined && tokens[k]?.is.munition === undefined) break;
  }
  return munition === null ? null : { kind: 'munition', munition, to, single: false };
};
