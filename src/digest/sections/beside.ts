// What stands beside the leading speaker's figures: other speakers where it is silent, single regions, and how
// large the night was among that speaker's own.
import { belongsTo, munitionKey, type MunitionId, type Quantity } from '../../data/model/terms.ts';
import { downedQuantities, oneLevel } from '../sums.ts';
import { counted, relaysOf, saidIn } from './view.ts';
import { told, type Voice } from './voice.ts';

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
  return items.length === 0 ? null : words.say('line-scale', { items: items.join('; ') });
};

/** By region as the leading speaker tells it, then what others tell of a region, each with its speaker. */
export const regionsLine = (voice: Voice): string | null => {
  const { words } = voice;
  const downed = voice.direction.regions.filter(
    (figure) =>
      figure.part === 'night' &&
      figure.munition !== null &&
      (figure.quantity === 'intercepted' || figure.quantity === 'interceptedOrSuppressed'),
  );
  const own = downed.filter(({ lead }) => lead.by === voice.speaker);
  const others = downed.filter(({ lead }) => lead.by !== voice.speaker);
  const shown = [...(own.length > 1 ? own : []), ...others];
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
  return words.say('line-regions', { items: texts.join(', ') });
};
