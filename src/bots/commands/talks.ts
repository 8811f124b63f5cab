// `/talks [since] [kind or party] [page N]`: where diplomacy stands, then the dated record.
import { DateTime } from 'luxon';
import { eventKinds, type EventKind } from '../../data/model/terms.ts';
import { errorMessage } from '../../digest/help.ts';
import { wordsOf } from '../../digest/locale.ts';
import { partyName } from '../../digest/sections/events/telling.ts';
import { timelineMessage } from '../../digest/events/timeline.ts';
import { today } from '../digests.ts';
import type { Command, Question } from './command.ts';
import { findDate } from './typed/dates.ts';

/** What people type for a kind, in any language that we speak: stems. */
const kindOf = (typed: string): EventKind | null => {
  for (const language of ['en', 'uk'] as const) {
    const words = wordsOf(language);
    const found = eventKinds.find((kind) =>
      words
        .say(`typed-${kind}`)
        .split(' ')
        .some((stem) => typed.startsWith(stem)),
    );
    if (found) return found;
  }
  return null;
};

/** A party by its English name or as either language names it; null where no event has it. */
const partyOf = (typed: string, known: ReadonlySet<string>): string | null =>
  [...known].find(
    (party) =>
      party === typed ||
      (['en', 'uk'] as const).some(
        (language) => partyName(wordsOf(language), party).toLowerCase() === typed,
      ),
  ) ?? null;

/** The archive's diplomacy begins here; asking for all of it costs nothing. */
const beginning = '2022-02-24';

const run = async (question: Question) => {
  const { store, now, language, zone } = question;
  let rest = question.argument.trim().toLowerCase().slice(0, 200);
  let page = 1;
  rest = rest.replace(/(?:^|\s)(?:page\s*|p)(\d{1,3})$/u, (_, digits: string) => {
    page = Math.max(1, Number(digits));
    return '';
  });
  const kept = rest.split(/\s+/).filter((word) => word !== '' && word !== 'since');
  const kind = kept.map(kindOf).find((found) => found !== null) ?? null;
  const others = kept.filter((word) => kindOf(word) === null);
  let since: string | null = null;
  let party: string | null = null;
  if (others.length > 0) {
    const parsed = await findDate(others.join(' '), now, zone);
    if (parsed.kind === 'date') {
      if (parsed.date > today(now)) {
        return errorMessage('future-day', { night: parsed.date }, language);
      }
      since = parsed.date;
    } else if (parsed.kind === 'impossible')
      return errorMessage('no-such-day', { typed: others.join(' ').slice(0, 60) }, language);
    else party = others.join(' ');
  }
  // Rounds that are set for a coming day belong to "next".
  const horizon = DateTime.fromJSDate(now).plus({ years: 1 }).toISODate() ?? today(now);
  const events = await store.events(beginning, horizon);
  const typed = party;
  party = typed === null ? null : partyOf(typed, new Set(events.flatMap(({ parties }) => parties)));
  if (typed !== null && party === null) {
    // As it was typed, capitals and all.
    const at = question.argument.toLowerCase().indexOf(typed);
    const shown = at < 0 ? typed : question.argument.slice(at, at + typed.length);
    return errorMessage('unknown-topic', { typed: shown.slice(0, 60) }, language);
  }
  return timelineMessage(events, { now, since, party, kind, page, language });
};

export const talksCommand: Command = { names: ['talks'], run };
