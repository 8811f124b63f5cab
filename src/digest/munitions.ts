// Munitions as a reader names them: counted with the right plural and case, or as a label. Never an id.
import type { Count } from '../data/model/count.ts';
import { munitionKinds, type Munition } from '../data/model/terms.ts';
import type { Words } from './locale.ts';

/** "Iskander-M/S-400", "missiles". Kinds of a bundle are joined by a stroke, in the order of display. */
export const munitionLabel = (words: Words, munition: Munition): string =>
  munitionKinds(munition)
    .map((kind) => words.say(`label-${kind}`))
    .join('/');

/** The plural after a word that stands for a number: "scores" of drones. */
export const pluralNoun = (words: Words, munition: Munition): string =>
  words.has(`munition-${munition}`)
    ? words.say(`munition-${munition}`, { count: 5 })
    : munitionLabel(words, munition);

/** What a counted drone is called where the night's sources count decoys apart. */
export interface NounOptions {
  readonly strikeDrones?: boolean;
  readonly quote?: string | null;
}

/** "426 drones", "14 Kh-101", "about 30 cruise missiles"; after "about" and "up to" in the genitive. */
export const countedMunition = (
  words: Words,
  count: Count,
  munition: Munition,
  options: NounOptions = {},
): string => {
  const value = words.count(count, { quote: options.quote ?? null });
  const kind = options.strikeDrones && munition === 'drone' ? 'strike-drone' : munition;
  const genitive = count.bound === 'about' || count.bound === 'atMost';
  const key = `munition-${genitive ? 'of-' : ''}${kind}`;
  if (words.has(key)) return `${value} ${words.say(key, { count: count.value })}`;
  return `${value} ${munitionLabel(words, munition)}`;
};
