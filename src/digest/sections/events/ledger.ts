// Pledges as a ledger: donor, stage, thing, each with its day and speaker. Money of one donor, stage and
// currency may be summed, and then the sum is ours; stages are never added.
import type { SourcedEvent } from '../../../data/model/night.ts';
import { oddConversions } from '../../judging/conversions.ts';
import { lineOf } from '../../marks.ts';
import type { Block } from '../../message.ts';
import type { Entry } from '../../events/timeline.ts';
import {
  commonTeller,
  donorNames,
  donorOf,
  firstOf,
  moneyText,
  oddText,
  pledgeText,
  stages,
} from './pledges.ts';
import { citing, entryDay, tellerOf, type EntryView } from './telling.ts';

/** Whole sums of an entry as its leading telling gives them: parts of a sum are in it already. */
const sumsOf = (first: SourcedEvent | undefined): readonly { value: number; unit: string }[] => {
  const [whole] = first?.figures ?? [];
  return whole && whole.unit !== 'piece' && whole.bound === 'exactly' ? [whole] : [];
};

/**
 * "In all EUR 325M, our sum" for each currency of which a donor gave several sums at one stage. Two equal sums
 * may be one and the same, told again: then nothing is added.
 */
const totalLines = (view: EntryView, given: readonly Entry[]): readonly string[] => {
  const { words } = view;
  const sums = given.flatMap(({ tellings: [first] }) => sumsOf(first));
  return [...Map.groupBy(sums, ({ unit }) => unit)].flatMap(([unit, of]) =>
    of.length < 2 || new Set(of.map(({ value }) => value)).size < of.length
      ? []
      : [
          words.say('ledger-total', {
            sum: moneyText(
              words,
              of.reduce((all, { value }) => all + value, 0),
              unit,
            ),
          }),
        ],
  );
};

/**
 * One block a donor and stage, the newest donor first. `shown` are the entries of the page; `all` those that
 * sums are made of and conversions are checked against.
 */
export const ledgerBlocks = (
  view: EntryView,
  shown: readonly Entry[],
  all: readonly Entry[],
): readonly Block[] => {
  const { words } = view;
  const odd = oddConversions(all.flatMap(({ tellings }) => tellings));
  const byDay = Map.groupBy(all, ({ day }) => day);
  return [...Map.groupBy(shown, donorOf)].flatMap(([donor, given]) =>
    stages.flatMap((stage): Block[] => {
      const told = given.filter(({ status }) => status === stage);
      if (told.length === 0) return [];
      const lines = told.map((entry) => {
        const common = commonTeller(view, byDay.get(entry.day) ?? []);
        const first = firstOf(view, entry, common);
        const notes = odd
          .filter(({ event }) => entry.tellings.includes(event))
          .map((one) => `. ${oddText(view, one)}`)
          .join('');
        return words.say('ledger-line', {
          day: entryDay(words, entry),
          given: pledgeText(view, entry, common) ?? '',
          by: first ? tellerOf(view, first) : '',
          marks: citing(view, entry.tellings),
          notes,
        });
      });
      const ofDonor = all.filter((entry) => donorOf(entry) === donor && entry.status === stage);
      return [
        {
          id: `pledge-${donor}-${stage}`,
          heading: lineOf(
            words.say('ledger-heading', {
              donor: donorNames(words, donor),
              stage: words.say(`pledge-${stage}`),
            }),
            { bold: true },
          ),
          lines: [...lines, ...totalLines(view, ofDonor)].map((text) => ({ spans: lineOf(text) })),
        },
      ];
    }),
  );
};
