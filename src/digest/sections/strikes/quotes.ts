// "Quotes & more": statements in their own language, what happened on the ground, single regions, and every
// figure that another source gives differently. Adds nothing of ours.
import type { Direction, Figure } from '../../digest.ts';
import { lineOf } from '../../marks.ts';
import type { Block } from '../../message.ts';
import type { Entry } from '../../events/timeline.ts';
import { figureThing, toldBySum } from './figures.ts';
import { groundLines } from './ground.ts';
import { allStatementLines } from '../events/talks.ts';
import { headingKey, saidIn, type View } from '../view.ts';

const headed = (view: View, key: string, lines: Block['lines']): readonly Block[] =>
  lines.length === 0
    ? []
    : [{ id: key, heading: lineOf(view.words.say(key), { bold: true }), lines }];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Values of a figure that are not the leading one, each with who gives it; null where all agree. */
const othersText = (view: View, figure: Figure): string | null => {
  const { words } = view;
  const differing = figure.others.filter(
    ({ value, bound }, index, all) =>
      (value !== figure.lead.value || bound !== figure.lead.bound) &&
      all.findIndex((one) => one.value === value && one.bound === bound) === index,
  );
  if (differing.length === 0) return null;
  const people = figure.munition === null;
  return words.say('other-figure', {
    thing: capital(figureThing(view, figure)),
    values: [figure.lead, ...differing]
      .map((claim, index) =>
        words.say(index === 0 && figure.ours ? 'dispute-value-by-ours' : 'dispute-value-by', {
          value: words.count(claim, { people, quote: claim.quote }),
          by: saidIn(
            view,
            claim,
            figure.others
              .filter(({ value, bound }) => value === claim.value && bound === claim.bound)
              .map(({ source }) => source),
          ),
        }),
      )
      .join(', '),
  });
};

const directionBlocks = (view: View, direction: Direction): readonly Block[] => {
  const { words } = view;
  const others = direction.figures
    .filter(
      (figure) =>
        figure.part === 'night' && !figure.subset && !toldBySum(figure, direction.figures),
    )
    .flatMap((figure) => othersText(view, figure) ?? [])
    .map((text) => ({ spans: lineOf(text) }));
  const regions = direction.regions
    .filter(({ part }) => part === 'night')
    .map((figure) => ({
      spans: lineOf(
        words.say('other-figure', {
          thing: capital(words.say(`region-${figure.region ?? ''}`)),
          values: `${words.count(figure.lead, { people: figure.munition === null })} ${words.say(
            `quantity-${figure.quantity}`,
          )} (${saidIn(view, figure.lead)})`,
        }),
      ),
    }));
  const ground = groundLines(view, direction.attacker).map(({ spans }) => ({ spans }));
  const lines = [...ground, ...others, ...regions];
  return lines.length === 0
    ? []
    : [
        {
          id: `more-${direction.attacker}`,
          heading: lineOf(words.say(headingKey(direction.attacker)), { bold: true }),
          lines,
        },
      ];
};

const toldBlocks = (view: View, entries: readonly Entry[]): readonly Block[] => {
  const quotes = allStatementLines(view, entries).map((spans) => ({ spans }));
  const more = view.digest.directions.flatMap((direction) => directionBlocks(view, direction));
  return [...headed(view, 'heading-quotes', quotes), ...more];
};

/** Whether there is anything to tell beyond the digest itself. */
export const hasQuotes = (view: View, entries: readonly Entry[]): boolean =>
  toldBlocks(view, entries).length > 0;

/** The blocks after the title; one sentence where there is nothing more. */
export const quotesBlocks = (view: View, entries: readonly Entry[]): readonly Block[] => {
  const blocks = toldBlocks(view, entries);
  return blocks.length > 0
    ? blocks
    : [{ id: 'none', heading: null, lines: [{ spans: lineOf(view.words.say('quotes-none')) }] }];
};
