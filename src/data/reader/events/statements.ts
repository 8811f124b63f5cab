// What leaders, officials and analysts say about the talks or the strikes, as short quotations. Only a named
// speaker's own words or what the text says he said; never more than 25 words.
import type { DiplomaticEvent } from '../../model/event.ts';
import type { Sentence } from '../clauses.ts';
import type { When } from './dates.ts';
import type { Saying } from './who/speakers.ts';
import type { EventText } from './text.ts';

const most = 25;

/** At most 25 words from a token on, ended at a clause where one ends. */
const shortened = (text: EventText, from: number, to: number): string => {
  let words = 0;
  let end = from;
  let clause = from;
  while (end < to && words < most) {
    const token = text.tokens[end];
    if (token?.lower === ',' || token?.lower === ';') clause = end;
    // "face-to-face" and "U.S." count as the words a reader sees.
    if (token?.kind !== 'mark' && !(token?.glued && end > from)) words += 1;
    end += 1;
  }
  if (end < to && clause - from > 6) end = clause;
  const quote = text.quote(from, end).replace(/^[\s"“”«»,:—–-]+|[\s"“”«»,:—–-]+$/gu, '');
  return quote.split(/\s+/u).length <= most
    ? quote
    : quote
        .split(/(?<=\S)(?=\s)/u)
        .slice(0, most)
        .join('');
};

export const statementIn = (
  text: EventText,
  sentence: Sentence,
  sayings: readonly Saying[],
  parties: readonly string[],
  whens: readonly When[],
  today: string,
): DiplomaticEvent | null => {
  const saying = sayings.find(
    ({ name, role, person }) => name !== null && (person || role === 'analyst'),
  );
  if (!saying) return null;
  const from = Math.max(saying.from, sentence.from);
  const { to } = saying;
  const matter = text.has('topic', from, to) && text.has('stance', from, to);
  if (!matter || text.has('foreign', sentence.from, sentence.to)) return null;
  let start = text.find('clause', from, Math.min(to, from + 4))[0]?.to ?? from;
  while (
    start < to &&
    (text.find('clause', start, start + 1).length > 0 ||
      text.tokens[start]?.kind === 'mark' ||
      whens.some((when) => when.from <= start && start < when.to) ||
      text.has('quoteOpens', start, start + 1))
  )
    start += 1;
  const quote = shortened(text, start, to);
  if (quote.split(/\s+/u).length < 5) return null;
  const said = whens.find((when) => when.said)?.past[0] ?? null;
  return {
    kind: 'statement',
    date: said !== null && said <= today ? said : null,
    dates: null,
    precision: null,
    status: 'announced',
    parties: [...new Set([...(saying.party === null ? [] : [saying.party]), ...parties])],
    place: null,
    ordinal: null,
    agenda: [],
    delegations: [],
    outcome: null,
    figures: [],
    by: saying.by,
    speaker: saying.name,
    outlet: saying.outlet,
    role: saying.role,
    quote,
  };
};
