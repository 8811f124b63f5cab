// What every command gets and gives. Commands know the store and the digest, never a platform.
import type { Language } from '../../data/model/terms.ts';
import type { Store } from '../../data/store/store.ts';
import type { HelpSource } from '../../digest/help.ts';
import type { Message } from '../../digest/message.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Reply, Request } from '../platform.ts';
import type { Known } from '../known.ts';
import type { Subscriptions } from '../subscriptions.ts';

/** One question with everything it may need: `argument` as typed, `language` and `zone` those of the place. */
export interface Question {
  readonly name: string;
  readonly argument: string;
  readonly language: Language;
  readonly zone: string;
  readonly now: Date;
  readonly store: Store;
  /** Digests and statistics as of this question; `store` reads what is known as of the same moment. */
  readonly known: Pick<Known, 'find' | 'answer' | 'stats'>;
  readonly sources: () => Promise<readonly HelpSource[]>;
  readonly subscriptions: Subscriptions;
  /** Draws; null where there are no pictures. */
  readonly pictures: Pictures | null;
  /** Who asked and where, for what only some may do. */
  readonly request: Request;
}

/** `names`: the command's own name first, then what else people type for it. */
export interface Command {
  readonly names: readonly string[];
  run(question: Question): Promise<Message | Reply>;
}
