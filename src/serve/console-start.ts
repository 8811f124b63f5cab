// What the console shows first: the newest night, how old it is, and what can be asked.
import { DateTime } from 'luxon';
import type { Console } from '../bots/console/console.ts';
import { messageOf } from '../bots/console/note.ts';
import { findDigest, newestToldNight, today } from '../bots/digests.ts';
import type { Language } from '../data/model/terms.ts';
import type { Store } from '../data/store/store.ts';
import { wordsOf } from '../digest/locale.ts';
import { renderNight } from '../digest/render.ts';

/** Prints the newest night and its age; nothing where the archive is empty. `greets`: a person is there. */
export const showNewest = async (
  store: Store,
  console: Console,
  language: Language,
  now: Date,
  greets: boolean,
): Promise<void> => {
  const newest = await newestToldNight(store);
  const found = newest === null ? null : await findDigest(store, newest);
  if (!found || newest === null) return;
  const { digest, before, after } = found;
  console.print(
    renderNight(digest, { language, variant: 'night', before, after, today: today(now) }),
  );
  const words = wordsOf(language);
  const utc = { zone: 'utc' };
  const days = DateTime.fromISO(today(now), utc).diff(DateTime.fromISO(newest, utc), 'days').days;
  console.print(
    messageOf(language, [
      words.say('console-age', { days: Math.round(days) }),
      ...(greets ? [words.say('console-welcome')] : []),
    ]),
  );
};
