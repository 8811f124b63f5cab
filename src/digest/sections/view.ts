// What every part of a night's message needs at hand: words, sources, and the figures of one direction.
import type { Part, Side, Speaker } from '../../data/model/terms.ts';
import type { Digest, Direction, Figure, FigureClaim } from '../digest.ts';
import { officialSpeakers } from '../judging/lead.ts';
import type { Words } from '../locale.ts';
import type { Citations } from '../marks.ts';
import { countedMunition } from '../munitions.ts';
import { outletName, speakerName } from '../speakers.ts';
import { leadIsOwn, type Scene } from '../judging/sums.ts';

export interface View {
  readonly words: Words;
  readonly digest: Digest;
  readonly citations: Citations;
}

/** Who published it, as readers know it: the outlet, else the kind of source. */
export const publisherName = (
  { words }: Pick<View, 'words'>,
  document: { readonly outlet: string | null; readonly source: string },
): string =>
  document.outlet === null
    ? words.say(`source-${document.source}`)
    : outletName(words, document.outlet);

/** Outlet a claim's own voice belongs to: the publisher's name as readers know it. */
export const outletOf = (view: View, claim: FigureClaim): string | null => {
  const source = view.digest.sources.find(({ id }) => id === claim.source);
  return source ? publisherName(view, source) : null;
};

/** The speaker's short name: "Zelensky", "Air Force", or the outlet that says it itself. */
export const nameOf = (view: View, claim: FigureClaim): string =>
  speakerName(view.words, {
    by: claim.by,
    speaker: claim.speaker,
    outlet: outletOf(view, claim),
  });

/** "Zelensky [1]": who says it and where, for the brackets of a line. */
export const saidIn = (view: View, claim: FigureClaim, more: readonly string[] = []): string =>
  `${nameOf(view, claim)} ${view.citations.mark(claim.source, ...more)}`.trimEnd();

/** Documents other than the lead's that give the lead's value: they share its marks. */
export const relaysOf = (figure: Figure): readonly string[] =>
  figure.others
    .filter(({ value, bound }) => value === figure.lead.value && bound === figure.lead.bound)
    .map(({ source }) => source);

export const sceneOf = (digest: Digest, direction: Direction, part: Part): Scene => ({
  attacker: direction.attacker,
  figures: direction.figures.filter((figure) => figure.part === part),
  documents: new Map(digest.sources.map((source) => [source.id, source] as const)),
  unnumbered:
    part === 'night'
      ? digest.unnumbered.filter(({ attacker }) => attacker === direction.attacker)
      : [],
});

/** The official speaker whose figures the direction's lines are made of; null where none spoke. */
export const voiceOf = (scene: Scene): Speaker | null => {
  const munitions = scene.figures.filter(({ munition }) => munition !== null);
  for (const own of [true, false])
    for (const speaker of officialSpeakers[scene.attacker])
      if (
        munitions.some((figure) => figure.lead.by === speaker && (!own || leadIsOwn(scene, figure)))
      )
        return speaker;
  return null;
};

/** True where a source of this night counts decoys apart: then a total of drones is of both. */
export const countsDecoys = (scene: Scene): boolean =>
  scene.figures.some(({ munition }) => munition === 'decoy');

/** "426 strike drones and decoys", "3 Neptune over the Black Sea". */
export const counted = (view: View, figure: Figure, strikeDrones = false): string => {
  const { lead, munition, region } = figure;
  const text = countedMunition(view.words, lead, munition ?? 'air-target', {
    strikeDrones,
    quote: lead.quote,
  });
  return region === null
    ? text
    : view.words.say('line-over', { items: text, place: view.words.say(`region-in-${region}`) });
};

export const headingKey = (attacker: Side): string => `heading-${attacker}`;
