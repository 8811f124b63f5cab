// The public table's own words in ours: weapon labels and places of launch. Every label is here, so that a
// new one is noticed and never guessed.
import type { Munition } from '../model/terms.ts';

/**
 * `munition`: our id or bundle. `tally`: what commands count along the front every day (reconnaissance,
 * loitering munitions); the table repeats the number shot down as launched, so no launch is claimed.
 * `null`: deliberately left out, having no id of ours.
 */
export interface Label {
  readonly munition: Munition;
  readonly tally: boolean;
}

const weapon = (munition: Munition): Label => ({ munition, tally: false });
const tally = (munition: Munition): Label => ({ munition, tally: true });

/** One part of a label; bundles are joined by " and ". */
const single: Readonly<Record<string, Label | null>> = {
  'Shahed-136/131': weapon('drone'),
  'Unknown UAV': tally('drone'),
  'Reconnaissance UAV': tally('recon-drone'),
  'Orlan-10': tally('recon-drone'),
  'Orlan-30': tally('recon-drone'),
  ZALA: tally('recon-drone'),
  Supercam: tally('recon-drone'),
  'Merlin-VR': tally('recon-drone'),
  Eleron: tally('recon-drone'),
  Forpost: tally('recon-drone'),
  'Granat-4': tally('recon-drone'),
  Orion: tally('recon-drone'),
  'Mohajer-6': tally('recon-drone'),
  Фенікс: tally('recon-drone'),
  Картограф: tally('recon-drone'),
  Lancet: tally('lancet'),
  Молнія: tally('molniya'),
  Kub: null,
  'Привет-82': null,
  Banderol: weapon('banderol'),
  'X-101/X-555': weapon('kh-101/kh-555'),
  'X-22': weapon('kh-22'),
  'X-32': weapon('kh-32'),
  'X-31': weapon('kh-31'),
  'X-31P': weapon('kh-31'),
  'X-31PD': weapon('kh-31'),
  'X-35': weapon('kh-35'),
  'X-47 Kinzhal': weapon('kinzhal'),
  'X-59': weapon('kh-59'),
  'X-59MK2': weapon('kh-59'),
  'X-59/X-69': weapon('kh-59/kh-69'),
  'X-69': weapon('kh-69'),
  Kalibr: weapon('kalibr'),
  'P-800 Oniks': weapon('oniks'),
  '3M22 Zircon': weapon('zircon'),
  'Iskander-K': weapon('iskander-k'),
  'Iskander-M': weapon('iskander-m'),
  'Iskander-M/KN-23': weapon('iskander-m/kn-23'),
  'KN-23': weapon('kn-23'),
  'C-300': weapon('s-300'),
  'C-300/C-400': weapon('s-300/s-400'),
  'C-400': weapon('s-400'),
  'Ballistic Missile': weapon('ballistic-missile'),
  'Intercontinental Ballistic Missile': weapon('ballistic-missile'),
  'Intercontinental ballistic missile': weapon('ballistic-missile'),
  'Unknown Missile': weapon('missile'),
  GBU: weapon('bomb'),
  'Aerial Bomb': weapon('bomb'),
};

/** Reads a label; null where it is deliberately left out, undefined where it is new to us. */
export const readLabel = (text: string): Label | null | undefined => {
  const parts = text.trim().split(/ and /);
  const labels: Label[] = [];
  for (const part of parts) {
    const label = Object.hasOwn(single, part) ? single[part] : undefined;
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
