// Tells the person who subscribed a place, by another route, that it can no longer be reached.
import { reasonWords } from '../../bots/commands/panel.ts';
import { messageOf } from '../../bots/console/note.ts';
import type { Platform } from '../../bots/platform.ts';
import type { Subscriber } from '../../data/model/subscriber.ts';
import { wordsOf } from '../../digest/locale.ts';

/** Nothing where the place is the person's own chat, nobody is known, or it is not paused. */
export const tellOwner = async (
  platforms: readonly Platform[],
  subscriber: Subscriber,
): Promise<void> => {
  const { owner, kind, language, state } = subscriber;
  if (state !== 'paused' || owner === null || kind === 'private') return;
  const platform = platforms.find(({ name }) => name === subscriber.platform);
  const words = wordsOf(language);
  await platform?.tell(
    owner,
    messageOf(language, [
      words.say('lost-rights', {
        title: subscriber.title ?? subscriber.chat,
        reason: reasonWords(words, subscriber.reason),
      }),
    ]),
  );
};
