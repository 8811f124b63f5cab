// What became of what was launched: brought down, lost, missed, still flying. The source's own words for each
// end, never one for another.
import { belongsTo, covers, type MunitionId, type Quantity } from '../../../data/model/terms.ts';
import type { SourcedUnnumbered } from '../../../data/model/night.ts';
import type { Figure } from '../../digest.ts';
import { munitionLabel, pluralNoun } from '../../munitions.ts';
import { slugOf, sourceWord, speakerName } from '../../speakers.ts';
import {
  downedQuantities,
  isRow,
  leadIsOwn,
  oneLevel,
  sumOf,
  tellingOf,
  unnumberedBy,
} from '../../judging/sums.ts';
import { partOfNight } from '../hours.ts';
import { counted, publisherName } from '../view.ts';
import { item, partsOfTotal, roots, told, type Voice } from '../voice.ts';

/** A relay that gives the same speaker's figure with a narrower word: "203 drones (decoys [2])". */
const narrowerWord = (voice: Voice, figure: Figure): string => {
  const relay = voice.scene.figures.find(
    (other) =>
      other !== figure &&
      !other.subset &&
      downedQuantities.includes(other.quantity) &&
      other.lead.by === figure.lead.by &&
      other.lead.source !== figure.lead.source &&
      !leadIsOwn(voice.scene, other) &&
      other.munition !== null &&
      figure.munition !== null &&
      covers(figure.munition, other.munition) &&
      other.lead.value === figure.lead.value,
  );
  return relay?.munition
    ? ` (${munitionLabel(voice.words, relay.munition)} ${voice.citations.mark(relay.lead.source)})`
    : '';
};

const unnumberedOf = (
  voice: Voice,
  wanted: readonly Quantity[],
  keep: (entry: SourcedUnnumbered) => boolean,
): readonly SourcedUnnumbered[] =>
  voice.scene.unnumbered.filter((entry) => wanted.includes(entry.quantity) && keep(entry));

/** Ends in the order in which a reader asks for them. */
const ends: readonly Quantity[] = [
  'interceptedOrSuppressed',
  'intercepted',
  'suppressed',
  'lost',
  'missedTarget',
  'returned',
  'stillFlying',
];

interface Ending {
  readonly quantity: Quantity;
  readonly text: string;
  readonly figure: Figure | null;
}

const endingsOf = (voice: Voice, root: MunitionId): readonly Ending[] => {
  const { words } = voice;
  const downed = told(voice, downedQuantities, root);
  const rest = ends
    .filter((quantity) => !downedQuantities.includes(quantity))
    .map((quantity) => told(voice, [quantity], root));
  const figures = voice.speaker
    ? [
        ...tellingOf(voice.scene, voice.speaker, downedQuantities, root),
        ...rest.flatMap(({ total, kinds }) => [...(total ? [total] : []), ...kinds]),
      ]
    : [];
  const launched = told(voice, ['launched'], root);
  const launchedAll = launched.total ? [launched.total] : launched.kinds;
  return ends.flatMap((quantity): Ending[] => {
    const of = figures.filter((figure) => figure.quantity === quantity);
    const all = oneLevel(voice.scene, of, root);
    // Zeros beside other figures only lengthen the line; alone they are what was said.
    const above = all.filter(({ lead }) => lead.value > 0);
    const [first] = above.length > 0 ? above : all;
    const rows =
      root === 'drone' && first && isRow(voice.scene, first)
        ? of.filter((figure) => !all.includes(figure) && figure.lead.value > 0)
        : [];
    const level = [...(above.length > 0 ? above : all), ...rows];
    if (level.length === 0) return [];
    const onlyEnd = figures.every((figure) => figure.quantity === quantity);
    if (
      root === 'missile' &&
      onlyEnd &&
      downedQuantities.includes(quantity) &&
      sumOf(level) > 1 &&
      sumOf(level) === sumOf(launchedAll)
    )
      return [{ quantity, text: words.say('all-missiles'), figure: null }];
    return level.map((figure) => {
      const kinds =
        figure === downed.total && root === 'missile'
          ? downed.kinds.filter((kind) => kind.quantity === quantity)
          : [];
      const names = kinds.map((kind) => counted(voice, kind)).join(', ');
      return {
        quantity,
        figure,
        text:
          item(voice, figure, counted(voice, figure) + partOfNight(words, figure.lead)) +
          (names === '' ? partsOfTotal(voice, figure) : ` (${names})`) +
          narrowerWord(voice, figure),
      };
    });
  });
};

/** A word in place of a number ("all", "scores"): of the leading speaker only where no figure tells of that class. */
const wordsWithoutNumber = (
  voice: Voice,
  has: (munition: string) => boolean,
  beside: boolean,
): readonly Ending[] =>
  unnumberedOf(voice, ends, ({ word, munition }) => word !== null && munition !== null).flatMap(
    ({ quantity, word, munition, by, speaker, document }): Ending[] => {
      if (munition === null || word === null || (by === voice.speaker && has(munition))) return [];
      const { words } = voice;
      const mark = voice.citations.mark(document.id);
      const whole = word.toLowerCase() === 'all' && words.has(`all-${munition}`);
      const text = whole
        ? words.say(`all-${munition}`)
        : words.say(beside ? 'word-beside' : 'word-of', {
            word: sourceWord(words, word),
            key: slugOf(word),
            things: pluralNoun(words, munition),
          });
      const name = speakerName(words, { by, speaker, outlet: publisherName(voice, document) });
      return [
        {
          quantity,
          figure: null,
          text:
            document.id === voice.main
              ? text
              : by === voice.speaker
                ? `${text} ${mark}`
                : `${text} (${name} ${mark})`,
        },
      ];
    },
  );

/** What the leading speaker tells of one region alone: "3 Neptune over the Black Sea". */
const overOneRegion = (voice: Voice): readonly Ending[] =>
  voice.scene.figures
    .filter(
      (figure) =>
        figure.region !== null &&
        figure.munition !== null &&
        downedQuantities.includes(figure.quantity) &&
        figure.lead.by === voice.speaker,
    )
    .map((figure) => ({
      quantity: figure.quantity,
      figure,
      text: item(voice, figure, counted(voice, figure) + partOfNight(voice.words, figure.lead)),
    }));

export const downedLine = (voice: Voice): string | null => {
  const { words } = voice;
  const endings = [...roots].flatMap((root) => endingsOf(voice, root));
  endings.push(...overOneRegion(voice));
  const alone = told(voice, downedQuantities, 'air-target');
  if (endings.length === 0 && alone.total)
    endings.push({
      quantity: alone.total.quantity,
      figure: alone.total,
      text: item(voice, alone.total, counted(voice, alone.total)),
    });
  const has = (munition: string): boolean =>
    (['drone', 'missile'] as const).some(
      (root) =>
        belongsTo(munition, root) &&
        endingsOf(voice, root).some(({ quantity }) => downedQuantities.includes(quantity)),
    );
  // Zeros beside other figures only lengthen the line; alone they are what was said, but for a table's, which has
  // a zero where its post says nothing.
  const above = endings.filter(({ figure }) => figure === null || figure.lead.value > 0);
  const shown =
    above.length > 0
      ? above
      : endings.filter(({ figure }) => figure === null || !isRow(voice.scene, figure));
  const beside = shown.some(({ figure }) => figure !== null);
  shown.push(...wordsWithoutNumber(voice, has, beside));
  const segments = ends.flatMap((quantity) => {
    const texts = shown.filter((ending) => ending.quantity === quantity).map(({ text }) => text);
    const verb = words.say(`verb-${quantity}`);
    return texts.length === 0 ? [] : [words.say('verb-items', { verb, items: texts.join(', ') })];
  });
  const missed = unnumberedBy(voice.scene, voice.speaker, 'missedTarget', 'air-target');
  if (missed.length > 0) segments.push(words.say('missed-some'));
  if (segments.length === 0) return null;
  const text = segments.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
