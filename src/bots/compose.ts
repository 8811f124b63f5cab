// Where commands meet the store and the digest: one request in, one reply out, whatever was typed.
import type { Store } from '../data/store/store.ts';
import { errorMessage, isMistake, type HelpSource } from '../digest/help.ts';
import { wordsOf } from '../digest/locale.ts';
import type { Message } from '../digest/message.ts';
import type { Question } from './commands/command.ts';
import { findDate } from './commands/typed/dates.ts';
import { commands } from './commands/index.ts';
import { commandMeant } from './commands/typed/command-words.ts';
import { nearest } from './commands/typed/nearest.ts';
import { nightCommand } from './commands/night.ts';
import { subscriptionCommand } from './commands/subscription.ts';
import { messageOf } from './console/note.ts';
import { keepKnown } from './known.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Answer, Reply } from './platform.ts';
import { createShare } from './shared-answers.ts';
import { noSubscriptions, type Subscriptions } from './subscriptions.ts';
import { openTurns } from './turns.ts';

export interface AnswerOptions {
  readonly now: () => Date;
  /** Who speaks in our sources and when last heard, for the help. */
  readonly sources?: () => Promise<readonly HelpSource[]>;
  /** Permissions, what comes next and what was sent last; nothing is pushed where absent. */
  readonly subscriptions?: Subscriptions;
  /** Draws the pictures; answers are words alone where absent. */
  readonly pictures?: Pictures;
  /** Milliseconds for which the same question gets the same answer; only while it is under way where absent. */
  readonly shareFor?: number;
}

/** Longer arguments are nobody's question; the rest is not read. */
const longest = 300;

const names = commands.flatMap((command) => command.names.filter((name) => name.length > 2));

const replyOf = (answer: Message | Reply): Reply =>
  'message' in answer ? answer : { message: answer, discreet: isMistake(answer), picture: null };

const asked = ({ name, argument, language, zone }: Question): readonly string[] => [
  name,
  argument.trim(),
  language,
  zone,
];

/** Answers every request with one reply; a date alone with its night, an unknown command with the nearest. */
export const composeAnswer = (store: Store, options: AnswerOptions): Answer => {
  const share = createShare(options.shareFor ?? 0, options.now);
  const knownNow = keepKnown(store);
  const turns = openTurns();
  return async (request) => {
    const name = commandMeant(request.command.toLowerCase());
    const [place, known] = await Promise.all([
      request.place === null ? null : store.subscriber(request.place),
      knownNow(),
    ]);
    const question: Question = {
      name,
      argument: request.argument.slice(0, longest),
      language: place?.language ?? request.language,
      zone: place?.timezone ?? request.zone,
      now: options.now(),
      store: known.store,
      known,
      sources: options.sources ?? (() => Promise.resolve([])),
      subscriptions: options.subscriptions ?? noSubscriptions,
      pictures: options.pictures ?? null,
      request,
    };
    const command = commands.find((one) => one.names.includes(name));
    if (command) {
      const work = async (): Promise<Reply> => replyOf(await command.run(question));
      // Settings belong to a place and a person; everything else is the same for whoever asks so, as long as
      // nothing was written that it tells of.
      return command === subscriptionCommand
        ? work()
        : share(
            JSON.stringify([known.mark, ...asked(question), request.platform, request.kind]),
            // What is at hand goes out before anything is worked out anew.
            () => turns.wait().then(work),
          );
    }
    const whole = `${request.command.slice(0, longest)} ${question.argument}`.trim();
    const dated = await findDate(whole, question.now, question.zone);
    if (dated.kind === 'date')
      return replyOf(await nightCommand.run({ ...question, argument: whole }));
    const typed = request.command.slice(0, 40);
    const meant = nearest(name, names);
    return {
      message:
        meant === null
          ? errorMessage('unknown-command', { typed }, question.language)
          : messageOf(question.language, [
              wordsOf(question.language).say('suggest-command', { typed, meant }),
            ]),
      discreet: true,
      picture: null,
    };
  };
};
