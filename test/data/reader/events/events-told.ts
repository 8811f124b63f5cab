// Tables of passages for the reader of events: what is told, as short lines that a person can check.
import { expect, test } from 'vitest';
import type { DiplomaticEvent } from '../../../../src/data/model/event.ts';
import { readEvents } from '../../../../src/data/reader/events.ts';

/** Events of a text published at noon of a day. */
export const eventsOf = (day: string, text: string): DiplomaticEvent[] =>
  readEvents({ id: 'text', source: 'news', published: `${day}T12:00:00Z`, text });

/** "exchange completed 2025-08-24 146 person each" and the like; statements as "statement: quotation". */
export const toldIn = (day: string, text: string): string[] =>
  eventsOf(day, text).map((event) =>
    event.kind === 'statement'
      ? `statement: ${event.quote ?? ''}`
      : [
          event.kind,
          event.status,
          event.date ?? event.dates?.join('|') ?? '-',
          ...event.figures.map(
            ({ value, unit, item, bound, converted }) =>
              `${bound === 'exactly' ? '' : `${bound} `}${value} ${unit}${
                item?.endsWith(', each side') === true ? ' each' : ''
              }${converted ? ` = ${converted.value} ${converted.unit}` : ''}`,
          ),
        ].join(' '),
  );

/** One test a passage: the day of its text, the text, and everything it tells. */
export const passages = (
  rows: readonly (readonly [title: string, day: string, text: string, told: readonly string[]])[],
): void => {
  test.each(rows)('%s', (_title, day, text, told) => {
    expect(toldIn(day, text)).toEqual(told);
  });
};
