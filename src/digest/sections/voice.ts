// One direction as its lines are written: whose words lead it, which document its heading names, and how a
// figure is marked that another document says.
import {
  covers,
  munitionKey,
  type MunitionId,
  type Quantity,
  type Speaker,
} from '../../data/model/terms.ts';
import type { Direction, Figure } from '../digest.ts';
import { munitionLabel } from '../munitions.ts';
import { isTotal, tellingOf, type Scene } from '../judging/sums.ts';
import { relaysOf, type View } from './view.ts';

export const roots = [
  'drone',
  'missile',
  'bomb',
  'banderol',
] as const satisfies readonly MunitionId[];

/** `speaker`: whose figures lead, null where no official spoke; `main`: the document of the heading. */
export interface Voice extends View {
  readonly direction: Direction;
  readonly scene: Scene;
  readonly speaker: Speaker | null;
  readonly main: string | null;
}

/** Stands after a figure that the heading's document says alone, until `sharedMarks` has run. */
const unmarked = '\uE002';

/**
 * A figure's words with its marks: none where the heading's document alone says it, that document and its
 * relays where they give the same value, else those that say it. Lines go through `sharedMarks` afterwards.
 */
export const item = (voice: Voice, figure: Figure, text: string): string => {
  const relays = relaysOf(figure);
  if (figure.lead.source === voice.main && !figure.ours)
    return relays.length === 0
      ? text + unmarked
      : `${text} ${voice.citations.mark(voice.main, ...relays)}`;
  const said = figure.parts.length > 0 ? figure.parts : [figure.lead];
  if (relays.length === 0 && said.every(({ source }) => source === voice.main))
    return text + unmarked;
  return `${text} ${voice.citations.mark(...said.map(({ source }) => source), ...relays)}`;
};

/** One mark for neighbours that have the same: it stands after the last of them. */
export const sharedMarks = (line: string): string => {
  const found = [...line.matchAll(/ (?:\uE000\d+\uE001)+(?![\uE000)])|\uE002/gu)];
  return found.reduceRight((text, match, at) => {
    const [mark] = match;
    return mark === unmarked || mark === found[at + 1]?.[0]
      ? text.slice(0, match.index) + text.slice(match.index + mark.length)
      : text;
  }, line);
};

/** Told by the leading speaker; where there is none, everything there is, each with its speaker. */
export const told = (
  voice: Voice,
  wanted: readonly Quantity[],
  whole: MunitionId,
): { readonly total: Figure | null; readonly kinds: readonly Figure[] } => {
  const figures = voice.speaker ? tellingOf(voice.scene, voice.speaker, wanted, whole) : [];
  const total = figures.find((figure) => isTotal(voice.scene, figure, figures, whole)) ?? null;
  const below = figures.filter((figure) => figure !== total);
  return {
    total,
    kinds: below.filter(
      ({ munition }) =>
        munition !== null &&
        !below.some(
          (other) =>
            other.munition !== null &&
            munitionKey(other.munition) !== whole &&
            covers(other.munition, munition),
        ),
    ),
  };
};

/** "46 of them jet-powered": parts of a total as the same speaker tells them. */
export const partsOfTotal = (voice: Voice, total: Figure): string => {
  const parts = voice.scene.figures.filter(
    (figure) =>
      figure.subset &&
      figure.region === null &&
      figure.quantity === total.quantity &&
      figure.lead.by === total.lead.by &&
      figure.munition !== null &&
      total.munition !== null &&
      covers(total.munition, figure.munition),
  );
  if (parts.length === 0) return '';
  const { words } = voice;
  return ` (${parts
    .map(({ lead, munition }) =>
      words.say('of-them', {
        value: words.count(lead, { quote: lead.quote }),
        kind: munitionLabel(words, munition ?? ''),
      }),
    )
    .join(', ')})`;
};
