// What is known of an official post while its figures become claims, and how one claim is drafted.
import type { Bound } from '../../../model/count.ts';
import type { Claim, Period } from '../../../model/report.ts';
import { munitionKey } from '../../../model/terms.ts';
import type { Quantity } from '../../../model/terms.ts';
import { quoteTokens, type Document } from '../../document.ts';
import type { House } from '../house.ts';
import type { PeriodReading } from '../period/period.ts';
import type { Figure } from './assign.ts';
import type { launchedByValue } from './bare.ts';
import type { Draft } from './breakdown.ts';
import type { Mention } from './mentions.ts';

/** `value` null for a weapon without a number. */
export interface Last {
  readonly munition: string;
  readonly quantity: Quantity | null;
  readonly value: number | null;
  readonly sentence: number;
}

/** A post while its figures are drafted. `last`: the munition and quantity that a bare number goes on with. */
export interface Drafting {
  readonly document: Document;
  readonly house: House;
  readonly period: PeriodReading;
  /** The times that sentences have of their own. */
  readonly windows: ReadonlyMap<number, Period>;
  readonly figures: readonly Figure[];
  readonly regions: readonly (readonly string[])[];
  readonly launchedLater: ReturnType<typeof launchedByValue>;
  readonly label: (mention: Mention) => string;
  readonly drafts: Draft[];
  readonly launched: {
    readonly value: number;
    readonly munition: string;
    readonly bound: Bound;
    readonly from: number;
    readonly region: string | null;
  }[];
  /** The largest launched figure of each munition. */
  readonly most: Map<string, { readonly munition: string; readonly value: number }>;
  last: Last | null;
  /** The weapon without a number that a sentence names: «Наибольшее число БПЛА – над ЛНР (20)». */
  named: { readonly munition: string; readonly sentence: number } | null;
}

/** A figure, which of the post's it is, and the regions it is about. */
export interface Item {
  readonly figure: Figure;
  readonly index: number;
  readonly places: readonly string[];
}

/** `words`: the tokens that are its quotation, from and up to. */
export interface Counted extends Pick<Claim, 'quantity' | 'munition' | 'region' | 'subset'> {
  readonly value: number;
  /** Of the figure itself where left out. */
  readonly bound?: Bound;
  readonly words: readonly [from: number, to: number];
}

export const onlyPlace = ({ places }: Item): string | null =>
  places.length === 1 ? (places[0] ?? null) : null;

const timeOf = (
  { period, windows }: Drafting,
  sentence: number,
): Pick<Claim, 'night' | 'part' | 'window'> => {
  const own = windows.get(sentence);
  return {
    night: own?.date ?? period.period?.date ?? period.published,
    part: own?.kind ?? period.period?.kind ?? 'night',
    window: own?.from ? { from: own.from, to: own.to } : null,
  };
};

/** Drafts one claim of a figure. */
export const claim = (drafting: Drafting, { figure, places }: Item, counted: Counted): void => {
  const { quantity, munition, region, subset, value, words, bound } = counted;
  const { house } = drafting;
  const key = munitionKey(munition) ?? '';
  if (quantity === 'launched' && munition && value >= (drafting.most.get(key)?.value ?? 0))
    drafting.most.set(key, { munition, value });
  drafting.drafts.push({
    figure,
    regions: places,
    claim: {
      ...timeOf(drafting, figure.sentence),
      attacker: house.attacker,
      by: house.by,
      speaker: null,
      outlet: null,
      quantity,
      munition,
      count: { value, bound: bound ?? figure.mention.bound },
      region,
      subset,
      quote: quoteTokens(drafting.document, ...words),
    },
  });
};
