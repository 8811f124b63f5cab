// Conversions of money held against the other conversions of the same text: a rate that falls out of line is
// said to, never corrected. Rates of other days or texts are not used.
import type { EventFigure } from '../../data/model/event.ts';
import type { SourcedEvent } from '../../data/model/night.ts';

/** A conversion out of line; `expected`: what the other rates of that text give, in the converted unit. */
export interface OddConversion {
  readonly event: SourcedEvent;
  readonly figure: EventFigure;
  readonly printed: number;
  readonly unit: string;
  readonly expected: number;
}

interface Rate {
  readonly event: SourcedEvent;
  readonly figure: EventFigure;
  readonly printed: number;
  readonly unit: string;
  readonly rate: number;
}

/** Outlets round their conversions: "146 for 125" and "468 for 400" differ by half a percent. */
const tolerance = 0.08;

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

const apart = (a: number, b: number): boolean => Math.abs(a / b - 1) > tolerance;

/** Groups of one text and one pair of currencies, each conversion once. */
const ratesOf = (events: readonly SourcedEvent[]): readonly (readonly Rate[])[] => {
  const groups = new Map<string, Map<string, Rate>>();
  for (const event of events)
    for (const figure of event.figures) {
      const { converted, value, unit } = figure;
      if (!converted || value <= 0 || converted.value <= 0) continue;
      const key = `${event.document.id}|${unit}|${converted.unit}`;
      const group = groups.get(key) ?? new Map<string, Rate>();
      groups.set(key, group);
      const told = `${value}|${converted.value}`;
      if (!group.has(told))
        group.set(told, {
          event,
          figure,
          printed: converted.value,
          unit: converted.unit,
          rate: converted.value / value,
        });
    }
  return [...groups.values()].map((group) => [...group.values()]);
};

/**
 * Conversions that differ by more than 8 percent from the middle of the others. Asked only where at least two
 * others agree among themselves: of two rates nobody can say which is odd.
 */
export const oddConversions = (events: readonly SourcedEvent[]): OddConversion[] =>
  ratesOf(events).flatMap((group) =>
    group.flatMap((one): OddConversion[] => {
      const others = group.filter((other) => other !== one).map(({ rate }) => rate);
      const middle = medianOf(others);
      const agreeing = others.filter((rate) => !apart(rate, middle)).length;
      if (agreeing < 2 || agreeing * 2 <= others.length || !apart(one.rate, middle)) return [];
      const { event, figure, printed, unit } = one;
      return [{ event, figure, printed, unit, expected: Math.round(figure.value * middle) }];
    }),
  );

/** Conversions that could be held against others and are in line. */
export const checkedConversions = (events: readonly SourcedEvent[]): number =>
  ratesOf(events)
    .filter((group) => group.length > 2)
    .reduce((all, group) => all + group.length, 0);
