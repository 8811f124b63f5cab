// Sums of ours, and what they are held against. Levels are never mixed: a class is either its own
// figure or the figures of its kinds. A sum with a part that has no number is not made.
import { agrees, exactly } from '../../data/model/count.ts';
import type { SourcedUnnumbered } from '../../data/model/night.ts';
import {
  belongsTo,
  covers,
  munitionKey,
  type MunitionId,
  type Quantity,
  type Side,
  type Speaker,
} from '../../data/model/terms.ts';
import type { Figure, FigureClaim } from '../digest.ts';
import { figureClaim, officialSpeakers } from './lead.ts';
import { isOwn, type Statement } from './statements.ts';

/** Ends that a launched munition can come to by the defender's doing. */
export const downedQuantities: readonly Quantity[] = [
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
  'lost',
];

/** Every end that one report can tell of a launched munition; what still flies has not ended. */
export const outcomeQuantities: readonly Quantity[] = [
  ...downedQuantities,
  'missedTarget',
  'impacts',
  'returned',
];

/** Figures of one direction and part, with where they were read. */
export interface Scene {
  readonly attacker: Side;
  readonly figures: readonly Figure[];
  readonly documents: ReadonlyMap<
    string,
    { readonly source: string; readonly relayOf?: string | null }
  >;
  readonly unnumbered: readonly SourcedUnnumbered[];
}

const plain = (figure: Figure): boolean =>
  !figure.subset && figure.region === null && figure.munition !== null;

/** A sum over kinds, or over ends; a sum over hours of one speaker stands for its figure. */
export const isOurSum = (figure: Figure): boolean => figure.sumOf === 'kinds';

/** True where the figure's lead is its speaker's own post. */
export const leadIsOwn = (scene: Scene, figure: Figure): boolean => {
  const document = scene.documents.get(figure.lead.source);
  return document !== undefined && isOwn(figure.lead.by, document);
};

/** The official speaker whose figures of this class lead the direction; null where none spoke. */
export const leadSpeaker = (scene: Scene, whole: MunitionId): Speaker | null => {
  const about = scene.figures.filter(
    (figure) => plain(figure) && belongsTo(figure.munition ?? '', whole),
  );
  for (const own of [true, false])
    for (const speaker of officialSpeakers[scene.attacker])
      if (about.some((figure) => figure.lead.by === speaker && (!own || leadIsOwn(scene, figure))))
        return speaker;
  return null;
};

/**
 * A table has one row a weapon and no row of totals: "missile" beside kinds of missiles is one more kind,
 * whose name nobody gave. A text's "missile" beside kinds is their total.
 */
export const isTotal = (
  scene: Scene,
  figure: Figure,
  beside: readonly Figure[],
  whole: MunitionId,
): boolean =>
  munitionKey(figure.munition) === whole &&
  (figure.sumOf === 'kinds' ||
    whole !== 'missile' ||
    !isRow(scene, figure) ||
    !beside.some(
      ({ munition, lead }) =>
        munition !== null && lead.source === figure.lead.source && covers(whole, munition),
    ));

/** True where the figure is a row of a table: kinds beside it are rows of their own, not parts of it. */
export const isRow = (scene: Scene, figure: Figure): boolean =>
  scene.documents.get(figure.lead.source)?.relayOf != null;

/** A class at one level: its own figure where there is one, else the widest figures under it. */
export const oneLevel = (
  scene: Scene,
  figures: readonly Figure[],
  whole: MunitionId,
): readonly Figure[] => {
  const at = figures.filter((figure) => isTotal(scene, figure, figures, whole));
  if (at.length > 0) return at;
  return figures.filter(
    ({ munition }) =>
      munition !== null &&
      belongsTo(munition, whole) &&
      !figures.some(
        (other) =>
          other.munition !== null &&
          munitionKey(other.munition) !== whole &&
          covers(other.munition, munition),
      ),
  );
};

/**
 * The figures from which one speaker's words about some quantities of a class are taken: its own posts,
 * else its best relay; totals and kinds alike. `ours` are left out.
 */
export const tellingOf = (
  scene: Scene,
  speaker: Speaker,
  wanted: readonly Quantity[],
  whole: MunitionId,
): readonly Figure[] => {
  const all = scene.figures.filter(
    (figure) =>
      plain(figure) &&
      !isOurSum(figure) &&
      figure.lead.by === speaker &&
      wanted.includes(figure.quantity) &&
      belongsTo(figure.munition ?? '', whole),
  );
  const own = all.filter((figure) => leadIsOwn(scene, figure));
  const source = all[0]?.lead.source;
  return own.length > 0 ? own : all.filter(({ lead }) => lead.source === source);
};

/**
 * What the speaker said of some quantities of a class, each at one level. Figures that overlap in meaning
 * (`downedQuantities`) come from one telling alone: the speaker's own posts, else its best relay.
 */
export const saidBy = (
  scene: Scene,
  speaker: Speaker,
  wanted: readonly Quantity[],
  whole: MunitionId,
): readonly Figure[] => {
  const telling = tellingOf(scene, speaker, wanted, whole);
  const levels = wanted.flatMap((quantity) =>
    oneLevel(
      scene,
      telling.filter((figure) => figure.quantity === quantity),
      whole,
    ),
  );
  const together = levels.some(
    ({ quantity, munition }) =>
      quantity === 'interceptedOrSuppressed' && munitionKey(munition) === whole,
  );
  return together
    ? levels.filter(({ quantity }) => quantity !== 'intercepted' && quantity !== 'suppressed')
    : levels;
};

/**
 * Kinds of the class that the speaker names without a number; a plural in a relay says nothing against the
 * numbers of the speaker's own report.
 */
export const unnumberedBy = (
  scene: Scene,
  speaker: Speaker | null,
  quantity: Quantity,
  whole: MunitionId,
): readonly SourcedUnnumbered[] => {
  const own = scene.figures.some(
    (figure) => figure.lead.by === speaker && leadIsOwn(scene, figure),
  );
  return scene.unnumbered.filter(
    (entry) =>
      entry.attacker === scene.attacker &&
      entry.by === speaker &&
      entry.quantity === quantity &&
      entry.munition !== null &&
      entry.word === null &&
      belongsTo(entry.munition, whole) &&
      (!own || isOwn(entry.by, entry.document)),
  );
};

/** True where a kind of the class has no number: then the others make no sum. */
export const hasUnnumbered = (
  scene: Scene,
  speaker: Speaker,
  quantity: Quantity,
  whole: MunitionId,
): boolean => unnumberedBy(scene, speaker, quantity, whole).length > 0;

const exact = (figures: readonly Figure[]): boolean =>
  figures.every(({ lead }) => lead.bound === 'exactly');

export const sumOf = (figures: readonly Figure[]): number =>
  figures.reduce((sum, { lead }) => sum + lead.value, 0);

/** Sums of any of the terms, so that "shot down" of a relay may mean some of the source's words for it. */
const possibleSums = (terms: readonly Figure[]): ReadonlySet<number> => {
  let sums = new Set<number>([0]);
  for (const { lead } of terms.slice(0, 8))
    sums = new Set([...sums, ...[...sums].map((sum) => sum + lead.value)]);
  sums.delete(0);
  return sums;
};

const ourFigure = (
  quantity: Quantity,
  munition: MunitionId,
  terms: readonly Figure[],
  others: readonly FigureClaim[],
): Figure | null => {
  const [first] = terms;
  if (!first) return null;
  const sum = sumOf(terms);
  return {
    part: first.part,
    quantity,
    munition,
    region: null,
    subset: false,
    lead: { ...first.lead, value: sum, bound: 'exactly', quote: null },
    others,
    disputed: others.some((claim) => !agrees(claim, exactly(sum))),
    ours: true,
    sumOf: 'kinds',
    parts: terms.map(({ lead }) => lead),
  };
};

/** Missiles launched where nobody official published a total: the sum of the kinds is ours. */
const withMissileSum = (scene: Scene, figures: readonly Figure[]): readonly Figure[] => {
  const speaker = leadSpeaker(scene, 'missile');
  if (!speaker || hasUnnumbered(scene, speaker, 'launched', 'missile')) return figures;
  const kinds = saidBy(scene, speaker, ['launched'], 'missile');
  if (kinds.some((figure) => isTotal(scene, figure, kinds, 'missile'))) return figures;
  if (kinds.length === 0 || !exact(kinds)) return figures;
  const told = figures.find(
    (figure) => plain(figure) && figure.quantity === 'launched' && figure.munition === 'missile',
  );
  const item = told !== undefined && kinds.includes(told);
  if (kinds.length === 1 && !told) return figures;
  const others = told ? [...(item ? [] : [told.lead]), ...told.others] : [];
  const sum = ourFigure('launched', 'missile', kinds, others);
  return sum ? [...figures.filter((figure) => item || figure !== told), sum] : figures;
};

/**
 * Relays say "shot down" for what the source tells apart (404 against 200 + 203). Where such a figure
 * meets none of the source's own figures and none of their sums, both are kept and the sum is ours.
 */
const withDownedSum = (
  scene: Scene,
  figures: readonly Figure[],
  statements: readonly Statement[],
  whole: MunitionId,
): readonly Figure[] => {
  const speaker = leadSpeaker(scene, whole);
  if (!speaker) return figures;
  const terms = saidBy(scene, speaker, downedQuantities, whole);
  if (terms.length < 2 || !exact(terms)) return figures;
  const from = new Set(terms.map(({ lead }) => lead.source));
  const sums = [...possibleSums(terms)].map(exactly);
  const compared = statements.filter(
    ({ quantity, munition, region, subset, document }) =>
      (quantity === 'intercepted' || quantity === 'interceptedOrSuppressed') &&
      munitionKey(munition) === whole &&
      region === null &&
      !subset &&
      !from.has(document.id),
  );
  if (compared.length === 0) return figures;
  const against = compared.filter(({ count }) => !sums.some((sum) => agrees(sum, count)));
  const settled = figures.map((figure) =>
    plain(figure) &&
    (figure.quantity === 'intercepted' || figure.quantity === 'interceptedOrSuppressed') &&
    munitionKey(figure.munition) === whole
      ? {
          ...figure,
          disputed: against.some(({ quantity }) => quantity === figure.quantity),
        }
      : figure,
  );
  const told = settled.some(
    ({ quantity, munition, region, subset }) =>
      quantity === 'interceptedOrSuppressed' &&
      munitionKey(munition) === whole &&
      region === null &&
      !subset,
  );
  const sum =
    against.length > 0 && !told
      ? ourFigure('interceptedOrSuppressed', whole, terms, against.map(figureClaim))
      : null;
  return sum ? [...settled, sum] : settled;
};

/** The figures of a direction with our sums among them, each marked `ours` with its parts. */
export const withSums = (scene: Scene, statements: readonly Statement[]): readonly Figure[] => {
  let figures = withMissileSum(scene, scene.figures);
  for (const whole of ['drone', 'missile'] as const)
    figures = withDownedSum(scene, figures, statements, whole);
  return figures;
};
