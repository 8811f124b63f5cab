// The public table's own words in ours: weapon labels and places of launch. Every label is here, so that a
// new one is noticed and never guessed.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isMunition, type Munition } from '../model/terms.ts';

/**
 * `munition`: our id or bundle. `tally`: what commands count along the front every day (reconnaissance,
 * loitering munitions); the table repeats the number shot down as launched, so no launch is claimed.
 * `null`: deliberately left out, having no id of ours.
 */
export interface Label {
  readonly munition: Munition;
  readonly tally: boolean;
}

const wordsSchema = z.object({
  weapons: z.record(z.string(), z.string().refine(isMunition)),
  tallies: z.record(z.string(), z.string().refine(isMunition)),
  leftOut: z.array(z.string()),
});
const words = wordsSchema.parse(
  JSON.parse(readFileSync(new URL('./table-words.json', import.meta.url), 'utf8')),
);

const labelled = (
  labels: Readonly<Record<string, Munition>>,
  tally: boolean,
): readonly [string, Label][] =>
  Object.entries(labels).map(([label, munition]) => [label, { munition, tally }]);

/** One part of a label; bundles are joined by " and ". */
const single: ReadonlyMap<string, Label | null> = new Map<string, Label | null>([
  ...labelled(words.weapons, false),
  ...labelled(words.tallies, true),
  ...words.leftOut.map((label): [string, null] => [label, null]),
]);

/** Reads a label; null where it is deliberately left out, undefined where it is new to us. */
export const readLabel = (text: string): Label | null | undefined => {
  const parts = text.trim().split(/ and /);
  const labels: Label[] = [];
  for (const part of parts) {
    const label = single.get(part);
    if (!label) return label;
    labels.push(label);
  }
  const kinds = new Set(labels.flatMap(({ munition }) => munition.split('/')));
  // One figure for several kinds of unmanned aircraft is a figure for drones.
  const munition =
    kinds.size > 1 && (kinds.has('drone') || labels.some((label) => label.tally))
      ? 'drone'
      : [...kinds].join('/');
  return { munition, tally: labels.every((label) => label.tally) };
};

const directions = new Set(
  ['north', 'south', 'east', 'west', 'center'].flatMap((word) => [
    word,
    ...['east', 'west'].map((second) => `${word}-${second}`),
  ]),
);

/** An airfield or a cape by the name the reader uses for it. */
const placeNames: Readonly<Record<string, string>> = {
  'eastern coast of Sea of Azov': 'Sea of Azov',
  'Engels-2': 'Engels',
  'Soltsy-2': 'Soltsy',
};

const seas = new Set(['Black Sea', 'Caspian Sea', 'Sea of Azov']);

/**
 * Launch areas in order of first mention, by the reader's names: a town stands for its oblast and a place
 * in Crimea for Crimea; points of the compass are no areas.
 */
export const readLaunchAreas = (text: string): string[] => {
  const areas = new Set<string>();
  for (const item of text.split(/\s*\band\b\s*/)) {
    const names = item
      .split(',')
      .map((part) => part.trim().replace(/ [Oo]blast$/, ''))
      .map((part) => placeNames[part] ?? part)
      .filter((part) => part !== '' && !directions.has(part));
    const [first, second] = names;
    if (!first) continue;
    if (!second) areas.add(first);
    else if (second === 'Crimea') areas.add(first);
    else if (seas.has(first)) names.forEach((name) => areas.add(name));
    else areas.add(second);
  }
  return [...areas];
};
