// Do the published figures add up? One speaker, one munition level, exact figures only. What was launched
// and not told of afterwards is unaccounted for: computed, never claimed, never called hits.
import type { MunitionId, Speaker } from '../../data/model/terms.ts';
import { isMunitionId, munitionKey } from '../../data/model/terms.ts';
import type { Check, Figure } from '../digest.ts';
import {
  downedQuantities,
  hasUnnumbered,
  isTotal,
  leadSpeaker,
  outcomeQuantities,
  oneLevel,
  saidBy,
  sumOf,
  type Scene,
} from './sums.ts';

const exactOnly = (figures: readonly Figure[]): boolean =>
  figures.every(({ lead }) => lead.bound === 'exactly');

const checkOf = (
  kind: Check['kind'],
  holds: boolean,
  detail: string,
  scene: Scene,
  munition: MunitionId,
  by: Speaker | null,
  terms: readonly number[],
  total: number,
): Check => ({ kind, holds, detail, attacker: scene.attacker, munition, by, terms, total });

const values = (figures: readonly Figure[]): number[] => figures.map(({ lead }) => lead.value);

/** Figures of the class itself or of its two or three kinds stand alone; many kinds are told by their end. */
const byLevel = (figures: readonly Figure[], whole: MunitionId): number[] => {
  if (whole !== 'missile') return values(figures);
  const sums = new Map<string, number>();
  for (const { quantity, lead } of figures)
    sums.set(quantity, (sums.get(quantity) ?? 0) + lead.value);
  return [...sums.values()];
};

/** Launched against what became of it; nothing where an end is told without a number for the whole class. */
const outcomes = (scene: Scene, root: MunitionId): Check[] => {
  const speaker = leadSpeaker(scene, root);
  if (!speaker) return [];
  const launched = saidBy(scene, speaker, ['launched'], root);
  // Where one kind alone was launched, only that kind's ends are held against it.
  const only = launched.length === 1 ? munitionKey(launched[0]?.munition ?? null) : root;
  const whole = root === 'drone' && isMunitionId(only) ? only : root;
  const downed = saidBy(scene, speaker, downedQuantities, whole);
  const rest = outcomeQuantities
    .filter((quantity) => !downedQuantities.includes(quantity))
    .flatMap((quantity) => saidBy(scene, speaker, [quantity], whole));
  const ends = [...downed, ...rest].filter(({ lead }) => lead.value > 0);
  // An end that is only told as zero leaves nothing to add.
  if (launched.length === 0 || downed.length === 0 || ends.length === 0) return [];
  if (!exactOnly([...launched, ...downed, ...rest])) return [];
  if (hasUnnumbered(scene, speaker, 'launched', whole)) return [];
  const total = sumOf(launched);
  const sum = sumOf(ends);
  const terms = byLevel(ends, whole);
  const left = total - sum;
  if (left > 0) {
    return [
      checkOf(
        'unaccounted',
        true,
        `${total} = ${[...terms, left].join(' + ')}`,
        scene,
        whole,
        speaker,
        [...terms, left],
        total,
      ),
    ];
  }
  return [
    checkOf(
      'outcomes-sum',
      left === 0,
      left === 0 ? `${terms.join(' + ')} = ${total}` : `${terms.join(' + ')} > ${total}`,
      scene,
      whole,
      speaker,
      terms,
      total,
    ),
  ];
};

/** Classes by the classes or kinds right below them that a total lists. */
const itemsOf: readonly (readonly [whole: MunitionId, items: readonly MunitionId[]])[] = [
  ['air-target', ['missile', 'drone', 'bomb', 'banderol']],
  ['missile', ['missile']],
];

/** A stated total against the items of the same report. A total of things brought down is its headline. */
const totals = (scene: Scene): Check[] =>
  scene.figures
    .filter(
      ({ subset, region, ours, munition }) =>
        !subset && region === null && !ours && munition !== null,
    )
    .flatMap((total): Check[] => {
      const entry = itemsOf.find(([whole]) => isTotal(scene, total, scene.figures, whole));
      const speaker = total.lead.by;
      if (!entry || !speaker || total.lead.bound !== 'exactly') return [];
      const same = scene.figures.filter(
        (figure) =>
          figure !== total &&
          !figure.subset &&
          !figure.ours &&
          figure.region === null &&
          figure.quantity === total.quantity &&
          figure.lead.source === total.lead.source &&
          munitionKey(figure.munition) !== entry[0],
      );
      const items = entry[1].flatMap((item) => oneLevel(scene, same, item));
      if (items.length < 2 || !exactOnly(items)) return [];
      if (hasUnnumbered(scene, speaker, total.quantity, entry[0])) return [];
      const sum = sumOf(items);
      const holds = sum === total.lead.value;
      return [
        checkOf(
          downedQuantities.includes(total.quantity) ? 'headline' : 'parts-sum',
          holds,
          `${values(items).join(' + ')} ${holds ? '=' : '!='} ${total.lead.value}`,
          scene,
          entry[0],
          speaker,
          values(items),
          total.lead.value,
        ),
      ];
    });

/** The documents that a figure was read from: its own, or those that our sum was added from. */
const readFrom = ({ lead, parts }: Figure): ReadonlySet<string> =>
  new Set([lead, ...parts].map(({ source }) => source));

/** The ministry's items by region against its total. Fewer is no fault: not every item is told. */
const byRegion = (scene: Scene, regions: readonly Figure[]): Check[] =>
  scene.figures
    .filter(({ subset, region, munition }) => !subset && region === null && munition !== null)
    .flatMap((total): Check[] => {
      const posts = readFrom(total);
      const items = regions.filter(
        (figure) =>
          figure.subset &&
          figure.part === total.part &&
          figure.quantity === total.quantity &&
          munitionKey(figure.munition) === munitionKey(total.munition) &&
          [...readFrom(figure)].every((source) => posts.has(source)),
      );
      const sum = sumOf(items);
      if (items.length < 2 || !exactOnly([total, ...items]) || sum < total.lead.value) return [];
      const holds = sum === total.lead.value;
      return [
        checkOf(
          'parts-sum',
          holds,
          `${values(items).join(' + ')} ${holds ? '=' : '!='} ${total.lead.value}`,
          scene,
          munitionKey(total.munition) as MunitionId,
          total.lead.by,
          values(items),
          total.lead.value,
        ),
      ];
    });

/** Every check of one direction's night figures. */
export const checksOf = (scene: Scene, regions: readonly Figure[]): readonly Check[] => [
  ...outcomes(scene, 'drone'),
  ...outcomes(scene, 'missile'),
  ...totals(scene),
  ...byRegion(scene, regions),
];
