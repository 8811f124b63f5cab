// Text to Report: pure, by rule, exact. Never guesses: what cannot be read whole is refused with a reason.
import { DateTime } from 'luxon';
import { nothingTold, type Report, type SourceText } from '../model/report.ts';
import { languageOf } from './languages.ts';
import { normalise } from './normalise.ts';
import { prepare } from './document.ts';
import { readEvents } from './events.ts';
import { readOfficial } from './official/official.ts';
import { readProse } from './prose/prose.ts';
import { readRelayed } from './prose/voices/relayed.ts';

/**
 * Reads one text. Never throws. Every value stands in its quote, every quote in the text.
 * Official posts can be `unreadable`; an article is read for what can be read.
 */
export const read = (given: SourceText): Report => {
  const text = { ...given, published: instantOf(given.published) };
  if (text.source === 'isw' || text.source === 'news') return readArticle(text);
  const source = normalise(text.text);
  const document = prepare(
    source,
    languageOf(source, text.source === 'air-force-ua' ? 'uk' : 'ru'),
  );
  return { ...nothing(text), ...readOfficial(text, text.source, document) };
};

/** An instant that cannot be ("2026-02-31T06:00:00Z") dates nothing: then the beginning of time. */
const instantOf = (published: string): string =>
  DateTime.fromISO(published).isValid ? published : new Date(0).toISOString();

/** An article has no period of its own: every claim carries its night. */
const readArticle = (text: SourceText): Report => {
  const relayed = readRelayed(text);
  const prose = readProse(text, relayed);
  const events = readEvents(text);
  const found = prose.claims.length > 0 || events.length > 0;
  return {
    ...nothing(text),
    status: found ? 'report' : 'not-a-report',
    reason: found ? null : 'no-figures',
    ...prose,
    events,
  };
};

const nothing = (text: SourceText): Report => ({
  id: text.id,
  status: 'not-a-report',
  reason: 'no-figures',
  source: text.source,
  ...nothingTold,
});
