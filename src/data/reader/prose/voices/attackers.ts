// Whose attack a figure of an article belongs to. A wrong side would be an invented figure: where no words tell, none.
import type { Side } from '../../../model/terms.ts';
import { otherSide } from '../../../model/terms.ts';
import type { Context } from '../context.ts';
import { casualties, outcomes } from '../context.ts';
import type { Mention } from '../counts/mentions.ts';
import { actorBefore, agentAfter, attackerIn, isDivided, namesBoth, ownersOf } from '../places.ts';
import type { Voice } from './voice.ts';
import type { Token } from '../tokens.ts';
import type { Governor } from '../counts/governor.ts';

export const voiceSide = (voice: Voice | null): Side | null => {
  const by = voice?.by;
  if (
    by === 'air-force-ua' ||
    by === 'general-staff-ua' ||
    by === 'president-ua' ||
    by === 'officials-ua'
  )
    return 'ukraine';
  if (by === 'defence-ministry-ru' || by === 'officials-ru') return 'russia';
  return null;
};

const makers: Readonly<Partial<Record<string, Side>>> = {
  himars: 'ukraine',
  atacms: 'ukraine',
  'storm-shadow': 'ukraine',
  neptune: 'ukraine',
  flamingo: 'ukraine',
  shahed: 'russia',
  'shahed-jet': 'russia',
  gerbera: 'russia',
  kinzhal: 'russia',
  kalibr: 'russia',
  'iskander-m': 'russia',
  'iskander-k': 'russia',
  'kn-23': 'russia',
  'kh-101': 'russia',
  zircon: 'russia',
  oniks: 'russia',
  oreshnik: 'russia',
};

/** The one side that has such a weapon, null where both or neither is known to. */
const makerOf = (munition: string | null): Side | null => {
  const sides = new Set((munition ?? '').split('/').map((kind) => makers[kind] ?? null));
  const [side] = sides;
  return sides.size === 1 ? (side ?? null) : null;
};

/** "Ukraine was attacked with 90 drones": the subject of the passive is the one attacked. */
const isTarget = (tokens: readonly Token[], { at, stands }: Governor): boolean =>
  stands === 'left' && tokens[at - 1]?.is.passive !== undefined && agentAfter(tokens, at) === null;

export const attackerOf = (
  context: Context,
  tokens: readonly Token[],
  mention: Mention,
  governor: Governor,
  regions: readonly string[],
  voice: Voice | null,
  sentence: number,
): Side | null => {
  const { quantity } = governor;
  const person = casualties.has(quantity);
  if (!person && mention.kind !== 'places')
    for (let k = mention.from; k < mention.to; k++) {
      const side = tokens[k]?.is.side;
      if (side === 'russia' || side === 'ukraine') return side;
    }
  const maker = person ? null : makerOf(mention.munition);
  if (maker) return maker;
  const actor = person
    ? null
    : (agentAfter(tokens, governor.at) ??
      (governor.stands === 'left' ? actorBefore(tokens, governor.at) : null));
  if (actor) {
    if (outcomes.has(quantity)) return otherSide(actor.side);
    if (quantity === 'launched')
      return actor.defends || isTarget(tokens, governor) ? otherSide(actor.side) : actor.side;
  }
  const told = isDivided(regions) ? attackerIn(tokens, 0, tokens.length) : null;
  if (told) return told;
  const owners = ownersOf(tokens, regions);
  if (owners.size === 1) {
    const [owner] = owners;
    if (owner) return otherSide(owner);
  }
  if (owners.size > 1 || (person && namesBoth(tokens))) return null;
  if (!person) {
    if (actor) return actor.side;
    if (
      mention.kind === 'bare' &&
      context.munition &&
      sentence - context.munition.sentence <= 2 &&
      voice === null
    )
      return context.munition.attacker;
    const spoken = voiceSide(voice);
    if (
      spoken &&
      (outcomes.has(quantity) ||
        voice?.by === 'air-force-ua' ||
        voice?.by === 'defence-ministry-ru')
    )
      return otherSide(spoken);
  }
  const here = attackerIn(tokens, 0, tokens.length);
  if (here) return here;
  // Only the Air Force counts what its radars lost.
  if (quantity === 'lost') return 'russia';
  // A staff tells of its own hits as well: then the text has just spoken of its attack.
  if (
    quantity === 'impacts' &&
    voice?.by !== 'air-force-ua' &&
    context.attacker !== null &&
    sentence - context.attackerAt <= 2
  )
    return context.attacker;
  const spoken = voiceSide(voice);
  if (spoken) return otherSide(spoken);
  if (mention.kind === 'bare' && context.munition && sentence - context.munition.sentence <= 2)
    return context.munition.attacker;
  if (context.attacker !== null && sentence - context.attackerAt <= 3) return context.attacker;
  return null;
};
