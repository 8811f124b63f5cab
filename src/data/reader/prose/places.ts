// Where a figure in prose is about, and who attacked. A launch place is never a target.
import type { Side } from '../../model/terms.ts';
import { otherSide } from '../../model/terms.ts';
import type { Token } from './tokens.ts';

/** The side on whose land a region lies; Crimea and the seas tell nothing. */
export const ownerOf = (region: string): Side | null =>
  region === 'UA-43' || region === 'UA-40'
    ? null
    : region.startsWith('UA')
      ? 'ukraine'
      : region.startsWith('RU')
        ? 'russia'
        : null;

/** Regions that Russia holds in part: an attack there may be either side's. */
const divided: ReadonlySet<string> = new Set(['UA-09', 'UA-14', 'UA-23', 'UA-65']);
export const isDivided = (regions: readonly string[]): boolean =>
  regions.length > 0 && regions.every((region) => divided.has(region));

/** Owners of the regions of a sentence that tell who was attacked; occupied land tells nothing. */
export const ownersOf = (tokens: readonly Token[], regions: readonly string[]): Set<Side> => {
  const owners = new Set<Side>();
  for (const region of regions) {
    const owner = ownerOf(region);
    if (owner === null) continue;
    const at = tokens.findIndex((token) => token.is.region === region);
    if (
      at >= 0 &&
      tokens.slice(Math.max(0, at - 3), at).some((token) => token.is.occupied !== undefined)
    )
      continue;
    owners.add(owner);
  }
  return owners;
};

/** The attacker a sentence's places tell, null where they tell none or both. */
export const attackerByPlace = (tokens: readonly Token[]): Side | null => {
  const [owner, other] = ownersOf(tokens, regionsIn(tokens, 0, tokens.length));
  return owner !== undefined && other === undefined ? otherSide(owner) : null;
};

/** "in Russia and Ukraine": what is counted is counted on both sides. */
export const namesBoth = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => {
    const next = tokens[at + 2];
    return (
      sideToken(token) !== null &&
      tokens[at + 1]?.is.joint !== undefined &&
      next !== undefined &&
      sideToken(next) !== null &&
      sideToken(next) !== sideToken(token) &&
      isPlaceWord(tokens[at - 1])
    );
  });

const isPlaceWord = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.is.place !== undefined ||
    (token.is.against !== undefined && token.is.clause === undefined));

/** True where the words before a region say that something is there, not that it came from there. */
const isThere = (tokens: readonly Token[], at: number, from: number): boolean => {
  for (let k = at - 1; k >= from && k >= at - 6; k--) {
    const token = tokens[k];
    if (!token) return false;
    if (token.is.from !== undefined) return false;
    if (isPlaceWord(token)) return true;
    if (token.word === '—' && k === at - 1) return true;
    if (
      k === at - 1 &&
      (token.is.verb === 'killed' ||
        token.is.verb === 'injured' ||
        token.is.verb === 'launched' ||
        token.is.verb === 'impacts')
    )
      return true;
    if (/^of$/i.test(token.word) && tokens[k - 1]?.is.regionWord !== undefined) return true;
    if (
      token.is.region !== undefined ||
      token.word === ',' ||
      token.is.joint !== undefined ||
      token.is.regionWord !== undefined
    )
      continue;
    if (
      token.value !== null ||
      token.is.verb !== undefined ||
      token.is.speech !== undefined ||
      token.is.clause !== undefined
    )
      return false;
    if (token.is.munition !== undefined) return false;
  }
  return false;
};

/** Regions named as places in a stretch of tokens, in order, each once. */
export const regionsIn = (tokens: readonly Token[], from: number, to: number): string[] => {
  const found: string[] = [];
  let open = false;
  for (let k = from; k < to; k++) {
    const token = tokens[k];
    const region = token?.is.region;
    if (!token) break;
    if (region === undefined) {
      if (
        token.word !== ',' &&
        token.is.joint === undefined &&
        token.is.regionWord === undefined &&
        token.is.modifier === undefined
      )
        open = false;
      continue;
    }
    // "Vyshhorod near Kyiv": the second name says where the first one lies.
    if (
      tokens[k - 1]?.is.beside !== undefined &&
      (tokens[k - 2]?.is.region !== undefined || tokens[k - 3]?.is.region !== undefined)
    )
      continue;
    if (open || isThere(tokens, k, Math.max(0, from - 3))) {
      open = true;
      const inside = tokens[k - 1]?.word === ',' && found.includes(region);
      if (!inside && !found.includes(region)) found.push(region);
    }
  }
  // A town and its region ("Kryvyi Rih, Dnipropetrovsk region"), a city and the area round it: one place.
  return found;
};

/** "Ukraine came under attack", «Украина подверглась атаке»: the side named is the one attacked. */
const suffers = (tokens: readonly Token[], side: number): boolean => {
  for (let k = side + 1; k < tokens.length && k <= side + 3; k++) {
    const token = tokens[k];
    if (!token || token.word === ',' || token.is.clause !== undefined) return false;
    if (token.is.suffers !== undefined) return true;
  }
  return false;
};

const sideToken = (token: Token | undefined): Side | null =>
  token?.is.side === 'russia' || token?.is.side === 'ukraine' ? token.is.side : null;

/** Who attacks by the words of a stretch: "Russian strikes", "attack on Ukraine", "Ukraine's air defences". */
export const attackerIn = (tokens: readonly Token[], from: number, to: number): Side | null => {
  for (let k = from; k < to; k++) {
    const side = sideToken(tokens[k]);
    if (side && suffers(tokens, k)) return otherSide(side);
    if (side) {
      for (let next = k + 1; next < to && next <= k + 4; next++) {
        const token = tokens[next];
        if (!token || token.word === ',' || token.word === '.') break;
        if (token.is.defence !== undefined) return otherSide(side);
        if (token.is.munition !== undefined) {
          if (tokens[next + 1]?.is.defence !== undefined) return otherSide(side);
          return side;
        }
        if (token.is.attack !== undefined) return side;
        const verb = token.is.verb;
        if (verb === 'launched' || verb === 'used') return side;
        // "when Russia struck Kyiv"
        const struck = tokens[next + 1];
        if (
          verb === 'impacts' &&
          next === k + 1 &&
          struck !== undefined &&
          (sideToken(struck) ??
            (struck.is.region === undefined ? null : ownerOf(struck.is.region))) === otherSide(side)
        )
          return side;
        if (verb === 'intercepted' || verb === 'interceptedOrSuppressed' || verb === 'suppressed')
          return otherSide(side);
        if (
          (token.is.title !== undefined && token.is.troops === undefined) ||
          token.is.speech !== undefined ||
          token.is.region !== undefined ||
          token.is.side !== undefined
        )
          break;
      }
    }
    const attack = tokens[k]?.is.attack;
    let downed = false;
    if (attack !== undefined || tokens[k]?.is.munition !== undefined)
      for (let next = k + 1; next < to && next <= k + 5; next++) {
        const token = tokens[next];
        if (
          !token ||
          token.word === ',' ||
          token.is.clause !== undefined ||
          token.is.from !== undefined
        )
          break;
        // "129 drones destroyed over Russia": what was shot down there was flying there.
        if (token.is.verb === 'intercepted' && tokens[next - 1]?.is.modifier === undefined) {
          downed = true;
          continue;
        }
        if (token.is.verb !== undefined && token.is.verb !== 'launched') break;
        const target =
          sideToken(token) ?? (token.is.region === undefined ? null : ownerOf(token.is.region));
        if (target && /^(?:by)$/i.test(tokens[next - 1]?.word ?? ''))
          return downed ? otherSide(target) : target;
        if (target && tokens.slice(k + 1, next).some((one) => isPlaceWord(one)))
          return otherSide(target);
      }
  }
  return null;
};

/** A state named by itself or by its capital. */
const stateOf = (token: Token | undefined): Side | null =>
  sideToken(token) ?? (token?.is.region === undefined ? null : ownerOf(token.is.region));

/** The side that acts in a verb's clause: "Russia launched", "Ukrainian air defenses shot down". */
export const actorBefore = (
  tokens: readonly Token[],
  verb: number,
): { side: Side; defends: boolean } | null => {
  let defends = false;
  let launched = false;
  let itself = false;
  for (let k = verb - 1; k >= 0; k--) {
    const token = tokens[k];
    if (!token) return null;
    if (token.is.accuses !== undefined) {
      const accused = stateOf(tokens[k + 1]);
      return accused === null ? null : { side: accused, defends: false };
    }
    if (token.is.defence !== undefined) defends = true;
    if (token.is.verb === 'launched') launched = true;
    const side = sideToken(token);
    if (side && !(isPlaceWord(tokens[k - 1]) && tokens[k + 1]?.is.defence === undefined)) {
      const next = tokens[k + 1]?.is;
      if ((next?.title !== undefined && next.troops === undefined) || next?.by !== undefined)
        continue;
      if (suffers(tokens, k)) return { side: otherSide(side), defends: false };
      // "the army launched eight, two were stopped": the side named is the one that launched.
      return launched ? { side: otherSide(side), defends: true } : { side, defends };
    }
    if (token.is.clause !== undefined && token.is.against === undefined && !defends) return null;
    itself ||= token.is.pronoun === 'body';
    // "Russia said it had launched": who says it does it.
    if (token.is.speech !== undefined) {
      const state = tokens[k - 1]?.is.state;
      return itself && (state === 'russia' || state === 'ukraine')
        ? { side: state, defends }
        : null;
    }
  }
  return null;
};

/** "shot down by Ukrainian air defences", "fired by Russia". */
export const agentAfter = (
  tokens: readonly Token[],
  verb: number,
): { side: Side; defends: boolean } | null => {
  for (let k = verb + 1; k < tokens.length && k <= verb + 4; k++) {
    if (!/^by$/i.test(tokens[k]?.word ?? '')) continue;
    for (let next = k + 1; next <= k + 3; next++) {
      const side = sideToken(tokens[next]);
      if (side)
        return {
          side,
          defends: tokens.slice(next, next + 3).some((one) => one.is.defence !== undefined),
        };
    }
  }
  return null;
};
