// Pledges of aid by donor and stage; money in brackets is the same money, and nothing is added over stages.
import type { EventFigure } from '../../../data/model/event.ts';
import type { SourcedEvent } from '../../../data/model/night.ts';
import { oddConversions, type OddConversion } from '../../judging/conversions.ts';
import { donorsOf } from '../../judging/same-event.ts';
import type { Words } from '../../locale.ts';
import { lineOf } from '../../marks.ts';
import type { Line } from '../../message.ts';
import { slugOf } from '../../speakers.ts';
import type { Entry } from '../../events/timeline.ts';
import { citing, partyName, publisherOf, quotation, tellerOf, type EntryView } from './telling.ts';

/** Who gives, several as one key: a joint pledge is nobody's alone. */
export const donorOf = (entry: Entry): string => donorsOf(entry).join('+');

/** "Finland and Sweden" */
export const donorNames = (words: Words, key: string): string =>
  words.list(key.split('+').map((party) => partyName(words, party)));

/** "€200M", "€1bn", "CAD 20M": money as short as a line bears, never rounded further than two decimals. */
export const moneyText = (words: Words, value: number, unit: string): string => {
  const [scaled, scale] =
    value >= 1e9
      ? [value / 1e9, 'billion']
      : value >= 1e6
        ? [value / 1e6, 'million']
        : [value, 'unit'];
  const amount = words.say(`amount-${scale}`, { value: words.number(scaled) });
  const key = `money-${unit.toLowerCase()}`;
  return words.has(key) ? words.say(key, { amount }) : words.say('money-other', { amount, unit });
};

/** What is given, in the reader's language where we have the words, else in the text's own. */
const itemText = (words: Words, figure: EventFigure): string => {
  const item = figure.item ?? '';
  if (item === '') return '';
  const key = `item-${slugOf(item)}`;
  if (words.has(key)) return words.say(key, { count: figure.value });
  return words.language === 'en' ? item : words.say('quoted', { text: item });
};

const figureText = (words: Words, figure: EventFigure): string => {
  const item = itemText(words, figure);
  if (figure.unit === 'piece') return words.say('given', { what: words.count(figure), item });
  const money = moneyText(words, figure.value, figure.unit);
  const what =
    figure.bound === 'exactly'
      ? money
      : words.say(`hedge-${{ atLeast: 'over', atMost: 'at-most', about: 'about' }[figure.bound]}`, {
          value: money,
        });
  return item === '' ? what : words.say('given-for', { what, item });
};

/** A part of a sum; what it is for is said where the whole is not for the same. */
const partText = (words: Words, whole: EventFigure, part: EventFigure): string => {
  const same = (whole.item ?? '')
    .toLowerCase()
    .includes((part.item ?? '').toLowerCase().replace(/s$/, ''));
  return figureText(words, same ? { ...part, item: null } : part);
};

/** The telling that a line follows: that of the one who tells most, else the first. */
export const firstOf = (
  view: EntryView,
  entry: Entry,
  common: string | null,
): SourcedEvent | undefined =>
  entry.tellings.find((telling) => tellerOf(view, telling) === common) ?? entry.tellings[0];

/** Every figure once, with those who confirm the first telling's. */
export const pledgeText = (view: EntryView, entry: Entry, common: string | null): string | null => {
  const { words } = view;
  const first = firstOf(view, entry, common);
  const rest = entry.tellings.filter((telling) => telling !== first);
  if (!first) return null;
  const [whole, ...parts] = first.figures;
  const teller = tellerOf(view, first);
  const others = [...new Set(rest.map((telling) => tellerOf(view, telling)))].filter(
    (name) => name !== teller,
  );
  const confirmed =
    others.length > 0
      ? ` ${words.say('confirmed', { names: words.list(others), count: others.length })}`
      : '';
  if (!whole)
    return (
      first.wording?.[words.language] ?? quotation(words, first.quote) ?? words.say('no-amount')
    );
  const including =
    parts.length > 0 && whole.unit !== 'piece'
      ? ` ${words.say('of-it', { parts: words.list(parts.map((part) => partText(words, whole, part))) })}`
      : '';
  const beside =
    whole.unit === 'piece' ? parts.map((part) => `, ${figureText(words, part)}`).join('') : '';
  return `${figureText(words, whole)}${beside}${including}${confirmed}`;
};

/** "ISW prints $1.67bn; its other rates give about $1.17bn". */
export const oddText = (view: EntryView, odd: OddConversion): string =>
  view.words.say('conversion-odd', {
    outlet: publisherOf(view, odd.event),
    printed: moneyText(view.words, odd.printed, odd.unit),
    expected: moneyText(view.words, roundTo(odd.expected), odd.unit),
  });

/** Three figures: a rate read from rounded conversions is no more exact. */
const roundTo = (value: number): number => Number(value.toPrecision(3));

/** Stages in the order of a list: what is promised before what was refused. */
export const stages = [
  'announced',
  'agreed',
  'completed',
  'proposed',
  'postponed',
  'rejected',
  'held',
] as const;

/** Lines of pledges, a donor and stage each; the heading names the occasion's day and speaker where one is. */
export const pledgeSection = (
  view: EntryView,
  entries: readonly Entry[],
): { readonly heading: Line | null; readonly lines: readonly Line[] } => {
  const { words } = view;
  const pledges = entries.filter(({ kind }) => kind === 'pledge').toSorted(inOrder);
  const tellings = pledges.flatMap((entry) => entry.tellings);
  const odd = oddConversions(tellings);
  const firsts = pledges.flatMap(({ tellings: [first] }) => first ?? []);
  const common = commonTeller(view, pledges);
  const donors = Map.groupBy(pledges, donorOf);
  const lines: Line[] = [];
  for (const [donor, given] of donors)
    for (const stage of stages) {
      const told = given.filter(({ status }) => status === stage);
      // Amounts before what has none.
      const texts = told
        .toSorted((a, b) => Number(noFigure(a)) - Number(noFigure(b)))
        .flatMap((entry) => {
          const text = pledgeText(view, entry, common);
          const first = firstOf(view, entry, common);
          if (text === null || !first) return [];
          const apart = common !== null && tellerOf(view, first) !== common;
          return apart || common === null ? `${text} (${tellerOf(view, first)})` : text;
        });
      if (texts.length === 0) continue;
      const told_ = told.flatMap((entry) => entry.tellings);
      const notes = odd
        .filter(({ event }) => told_.includes(event))
        .map((one) => oddText(view, one));
      lines.push(
        lineOf(
          [
            words.say(stage === 'announced' ? 'pledge-line' : 'pledge-line-stage', {
              donor: donorNames(words, donor),
              stage: words.say(`pledge-${stage}`),
              given: moreText(words, [...new Set(texts)]),
            }),
            ...notes.map((note) => `. ${note}`),
            common === null || firsts.length === 1 ? ` ${citing(view, told_)}` : '',
          ].join(''),
        ),
      );
    }
  const days = new Set(pledges.map(({ day }) => day));
  const [day] = days;
  const heading =
    common !== null && firsts.length > 1 && days.size === 1 && day !== undefined
      ? lineOf(
          words.say('pledge-heading', {
            day: words.day(day),
            by: common,
            marks: citing(view, firsts),
          }),
        )
      : null;
  return { heading, lines };
};

/** "CAD 20M for tank upkeep; more, amount not published". */
const moreText = (words: Words, texts: readonly string[]): string => {
  const none = words.say('no-amount');
  const told = texts.filter((text) => text !== none);
  if (told.length === texts.length) return told.join(', ');
  return told.length === 0 ? none : `${told.join(', ')}; ${words.say('no-amount-more')}`;
};

const noFigure = ({ tellings: [first] }: Entry): boolean => !first || first.figures.length === 0;

/** Things before money, the larger sum first, what has no figure last; a donor's few systems before shells. */
export const inOrder = (a: Entry, b: Entry): number => {
  const rank = ({ tellings: [first] }: Entry): readonly [number, number] => {
    const figure = first?.figures[0];
    if (!figure) return [2, 0];
    return figure.unit === 'piece' ? [0, figure.value] : [1, -figure.value];
  };
  const [kindA, valueA] = rank(a);
  const [kindB, valueB] = rank(b);
  return kindA - kindB || valueA - valueB;
};

/** The one who tells most of the pledges of a day, so that a line need not repeat the name; null with none. */
export const commonTeller = (view: EntryView, pledges: readonly Entry[]): string | null => {
  if (pledges.length < 2 || new Set(pledges.map(({ day }) => day)).size > 1) return null;
  const names = new Map<string, number>();
  for (const { tellings } of pledges)
    for (const name of new Set(tellings.map((telling) => tellerOf(view, telling))))
      names.set(name, (names.get(name) ?? 0) + 1);
  const [name, count] = [...names].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return count * 2 > pledges.length ? name : null;
};
