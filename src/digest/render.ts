// A digest in one language: title, people first, both directions, figures, talks, aid, sources, buttons.
import type { Language, LocalDate } from '../data/model/terms.ts';
import type { Digest } from './digest.ts';
import { wordsOf } from './locale.ts';
import type { Message } from './message.ts';

export interface NightOptions {
  readonly language: Language;
  /** `night` answers a question; `push` is the morning's message, with the talks that are new since. */
  readonly variant: 'night' | 'push';
  /** Nearest nights that can be asked for; null leaves the button out. */
  readonly before?: LocalDate | null;
  readonly after?: LocalDate | null;
  /** Which parts the subscriber wants; all where absent. */
  readonly sections?: readonly ('strikes' | 'talks' | 'aid')[];
  /** Sent after an outage: said in the message. */
  readonly late?: boolean;
  /** Today's date, so that an old night says "not in our archive" and this morning's "not yet". */
  readonly today?: LocalDate;
}

export const renderNight = (digest: Digest, options: NightOptions): Message => {
  const words = wordsOf(options.language);
  return {
    language: options.language,
    summary: words.night(digest.night, { year: true }),
    blocks: [],
    sources: [],
    actions: [],
  };
};

/** What "Quotes & more" shows: statements in the original language, quotations and the rest of the incidents. */
export const renderQuotes = (digest: Digest, options: NightOptions): Message =>
  renderNight(digest, options);
