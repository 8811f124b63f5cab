// Figures of a day, which stand on lines of their own and are never added to a night's.
import type { LocalDate } from '../../../data/model/terms.ts';
import { munitionKey } from '../../../data/model/terms.ts';
import type { Direction, Figure } from '../../digest.ts';
import { downedQuantities, isRow, oneLevel, tellingOf } from '../../judging/sums.ts';
import { lineOf } from '../../marks.ts';
import type { Block } from '../../message.ts';
import { counted, headingKey, nameOf, relaysOf, sceneOf, voiceOf, type View } from '../view.ts';

const valueOf = (view: View, figure: Figure): string => {
  if (figure.ours || figure.parts.length < 2) return counted(view, figure);
  const { words } = view;
  const values = words.list(figure.parts.map((part) => words.count(part)));
  const [first] = figure.parts;
  const one = counted(view, { ...figure, lead: first ?? figure.lead });
  return words.say('separate-posts', {
    values: `${values} ${one.slice(one.indexOf(' ') + 1)}`,
  });
};

const directionLine = (view: View, direction: Direction): string | null => {
  const { words } = view;
  const scene = sceneOf(view.digest, direction, 'day');
  const speaker = voiceOf(scene);
  const figures = scene.figures.filter(
    (figure) => figure.munition !== null && !figure.subset && figure.sumOf !== 'kinds',
  );
  const [any] = figures;
  if (!any) return null;
  const pick = (quantities: readonly (typeof any.quantity)[]): readonly Figure[] =>
    (['drone', 'missile', 'air-target'] as const)
      .flatMap((root) =>
        speaker
          ? oneLevel(scene, tellingOf(scene, speaker, quantities, root), root)
          : oneLevel(
              scene,
              figures.filter(({ quantity }) => quantities.includes(quantity)),
              root,
            ),
      )
      .filter(
        (figure, index, all) =>
          all.indexOf(figure) === index &&
          !(munitionKey(figure.munition) === 'air-target' && all.length > 1),
      );
  // Zeros beside other figures only lengthen the line; alone they are what was said, but for a table's, which has
  // a zero where its post says nothing.
  const told = (all: readonly Figure[]): readonly Figure[] => {
    const above = all.filter(({ lead }) => lead.value > 0);
    return above.length > 0 ? above : all.filter((figure) => !isRow(scene, figure));
  };
  const launched = told(pick(['launched']));
  const downed = told(pick(downedQuantities));
  const used = [...launched, ...downed];
  const [first] = used;
  if (!first) return null;
  const items = [
    ...(launched.length > 0
      ? [
          words.say('day-launched', {
            items: words.list(launched.map((figure) => valueOf(view, figure))),
          }),
        ]
      : []),
    ...[...Map.groupBy(downed, ({ quantity }) => quantity)].map(([quantity, of]) =>
      words.say('day-downed', {
        items: words.list(of.map((figure) => valueOf(view, figure))),
        verb: words.say(`verb-${quantity}`),
      }),
    ),
  ];
  const documents = used.flatMap((figure) => [
    figure.lead.source,
    ...figure.parts.map(({ source }) => source),
    ...relaysOf(figure),
  ]);
  return words.say('day-direction', {
    direction: words.say(headingKey(direction.attacker)),
    items: items.join('; '),
    by: `${nameOf(view, first.lead)} ${view.citations.mark(...documents)}`,
  });
};

/** The day figures of one date, both directions; null where none are known. */
export const dayBlock = (
  view: View,
  date: LocalDate,
  directions: readonly Direction[],
): Block | null => {
  const lines = directions.flatMap((direction) => {
    const text = directionLine(view, direction);
    return text === null ? [] : [{ spans: lineOf(text) }];
  });
  return lines.length === 0
    ? null
    : {
        id: `day-${date}`,
        heading: lineOf(view.words.say('heading-day', { date: view.words.day(date) }), {
          bold: true,
        }),
        lines,
      };
};
