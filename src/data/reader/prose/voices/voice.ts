// Someone who speaks, the words that are theirs, and who is remembered from one sentence to the next.
import type { Speaker } from '../../../model/terms.ts';

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

/**
 * What the carried voices are: the last person, the last body, whoever spoke last, and everybody
 * who was named whole ("governor Maksym Kozytskyi"), for their surname alone later on.
 */
export interface Memory {
  readonly person: Voice | null;
  readonly body: Voice | null;
  readonly last: Voice | null;
  readonly named: readonly Voice[];
}
export const silent: Memory = { person: null, body: null, last: null, named: [] };

/** More people than any article lets speak: the first named are forgotten. */
const mostNamed = 40;

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
  let { person, body, last, named } = memory;
  for (const { voice } of attributions) {
    if (voice.person) person = voice;
    else body = voice;
    last = voice;
    if (voice.person && voice.name !== null && !named.includes(voice))
      named = [...named, voice].slice(-mostNamed);
  }
  return { person, body, last, named };
};
