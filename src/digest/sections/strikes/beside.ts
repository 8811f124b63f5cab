// What stands beside the leading speaker's figures: other speakers where it is silent, single regions, and how
// large the night was among that speaker's own.
import {
  belongsTo,
  munitionKey,
  type MunitionId,
  type Quantity,
} from '../../../data/model/terms.ts';
import type { Figure } from '../../digest.ts';
import { downedQuantities, oneLevel, unnumberedBy } from '../../judging/sums.ts';
import { counted, relaysOf, saidIn } from '../view.ts';
import { told, type Voice } from '../voice.ts';

/** Figures of other speakers about what the leading one says nothing of. */
export const elsewhereLines = (voice: Voice): readonly string[] => {
  const { words } = voice;
  const silent = (quantity: Quantity, root: MunitionId): boolean => {
    const family = downedQuantities.includes(quantity) ? downedQuantities : [quantity];
    const { total, kinds } = told(voice, family, root);
    return total === null && kinds.length === 0;
  };
  return (['drone', 'missile', 'air-target'] as const).flatMap((root) =>
    (['launched', 'interceptedOrSuppressed', 'intercepted', 'impacts'] as const).flatMap(
      (quantity) => {
        if (!silent(quantity, root) || (root === 'air-target' && voice.speaker !== null)) return [];
        const [figure] = oneLevel(
          voice.scene,
          voice.scene.figures.filter(
            (one) =>
              one.quantity === quantity &&
              !one.subset &&
              one.sumOf !== 'kinds' &&
              one.munition !== null &&
              belongsTo(one.munition, root) &&
              one.lead.by !== voice.speaker,
          ),
          root,
        );
        if (!figure || (root === 'air-target' && munitionKey(figure.munition) !== root)) return [];
        const text = counted(voice, figure);
        const spoken =
          quantity === 'launched'
            ? words.say('line-launched', { items: text })
            : quantity === 'impacts'
              ? words.say('line-hits', { items: text })
              : words.say('verb-items', { verb: words.say(`verb-${quantity}`), items: text });
        return [
          words.say('line-elsewhere', {
            items: spoken.charAt(0).toUpperCase() + spoken.slice(1),
            by: saidIn(voice, figure.lead, relaysOf(figure)),
          }),
        ];
      },
    ),
  );
};

export const scaleLine = (voice: Voice): string | null => {
  const { words } = voice;
  const { context } = voice.digest;
  if (!context || voice.direction.attacker !== 'russia') return null;
  const year = (night: string): boolean => night.slice(0, 4) !== voice.digest.night.slice(0, 4);
  const high = context.rank <= 30 && context.nights > 30;
  const record = context.recordBefore;
  const items = [
    ...(high
      ? [
          context.rank === 1
            ? words.say('scale-largest')
            : words.say('scale-rank', {
                rank: context.rank,
                ordinal: words.ordinal(context.rank),
              }),
        ]
      : []),
    ...(context.multiple === null
      ? []
      : [
          words.say('scale-multiple', {
            multiple: words.number(context.multiple),
            count: context.multiple,
          }),
        ]),
    ...(high && record
      ? [
          words.say(context.rank === 1 ? 'scale-record-before' : 'scale-record', {
            value: words.number(record.value),
            night: words.night(record.night, { year: year(record.night) }),
          }),
        ]
      : []),
  ];
  if (items.length === 0) return null;
  // A night of missiles as well: the scale is that of its drones alone.
  const missiles = told(voice, ['launched'], 'missile');
  const mixed =
    missiles.total !== null ||
    missiles.kinds.length > 0 ||
    unnumberedBy(voice.scene, voice.speaker, 'launched', 'missile').length > 0;
  return words.say(mixed ? 'line-scale-drones' : 'line-scale', { items: items.join('; ') });
};

/** The total that the regions are parts of, where it is one exact figure. */
const totalOf = (voice: Voice, quantity: Quantity): number | null => {
  const { total, kinds } = told(voice, [quantity], 'drone');
  const figure = total ?? (kinds.length === 1 ? kinds[0] : null);
  return figure?.lead.bound === 'exactly' ? figure.lead.value : null;
};

/**
 * By region as the leading speaker tells it, with what it tells of several regions together and what it tells of
 * none; then what others tell of a region, each with its speaker.
 */
export const regionsLine = (voice: Voice): string | null => {
  const { words } = voice;
  const isDowned = ({ part, munition, quantity }: Figure): boolean =>
    part === 'night' &&
    munition !== null &&
    (quantity === 'intercepted' || quantity === 'interceptedOrSuppressed');
  const downed = voice.direction.regions.filter(isDowned);
  const own = downed.filter(({ lead }) => lead.by === voice.speaker);
  const others = downed.filter(({ lead }) => lead.by !== voice.speaker);
  const drones = own.filter(({ munition }) => munitionKey(munition) === 'drone');
  const together = voice.direction.figures.filter(
    (figure) =>
      isDowned(figure) &&
      figure.subset &&
      figure.region === null &&
      munitionKey(figure.munition) === 'drone' &&
      figure.lead.by === voice.speaker,
  );
  const counted = [...drones, ...together];
  const [first] = counted;
  const total = first ? totalOf(voice, first.quantity) : null;
  const exact = counted.every(({ lead }) => lead.bound === 'exactly');
  const rest =
    total === null || !exact ? 0 : total - counted.reduce((sum, { lead }) => sum + lead.value, 0);
  const ownShown = own.length + together.length > 1 || rest > 0 ? own : [];
  const shown = [...ownShown, ...others];
  if (shown.length === 0) return null;
  const texts = shown.map((figure) => {
    const text = words.say('region-value', {
      region: words
        .say(`region-${figure.region ?? ''}`)
        .replace(new RegExp(` ${words.say('oblast-word')}$`), ''),
      value: words.count(figure.lead),
    });
    return own.includes(figure) ? text : `${text} (${saidIn(voice, figure.lead)})`;
  });
  if (ownShown.length > 0)
    texts.splice(
      ownShown.length,
      0,
      ...together.map(({ lead }) => words.say('region-several', { value: words.count(lead) })),
      ...(rest > 0 ? [words.say('region-unnamed', { value: words.number(rest) })] : []),
    );
  return words.say('line-regions', { items: texts.join(', ') });
};
