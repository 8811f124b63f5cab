// Where commands meet the store and the digest: one request in, one message out, whatever was typed.
import type { Store } from '../data/store/store.ts';
import { errorMessage, type HelpSource } from '../digest/help.ts';
import { wordsOf } from '../digest/locale.ts';
import { findDate } from './commands/dates.ts';
import { commands } from './commands/index.ts';
import { nearest } from './commands/nearest.ts';
import { nightCommand } from './commands/night.ts';
import { messageOf } from './console/note.ts';
import type { Answer } from './platform.ts';

export interface AnswerOptions {
  readonly now: () => Date;
  /** Who speaks in our sources and when last heard, for the help. */
  readonly sources?: () => Promise<readonly HelpSource[]>;
}

/** Longer arguments are nobody's question; the rest is not read. */
const longest = 300;

const names = commands.flatMap((command) => command.names.filter((name) => name.length > 2));

/** Answers every request with one message; a date alone with its night, an unknown command with the nearest. */
export const composeAnswer =
  (store: Store, options: AnswerOptions): Answer =>
  async (request) => {
    const name = request.command.toLowerCase();
    const question = {
      name,
      argument: request.argument.slice(0, longest),
      language: request.language,
      zone: request.zone,
      now: options.now(),
      store,
      sources: options.sources ?? (() => Promise.resolve([])),
    };
    const command = commands.find((one) => one.names.includes(name));
    if (command) return command.run(question);
    const whole = `${request.command.slice(0, longest)} ${question.argument}`.trim();
    const dated = await findDate(whole, question.now, question.zone);
    if (dated.kind === 'date') return nightCommand.run({ ...question, argument: whole });
    const typed = request.command.slice(0, 40);
    const meant = nearest(name, names);
    return meant === null
      ? errorMessage('unknown-command', { typed }, request.language)
      : messageOf(request.language, [
          wordsOf(request.language).say('suggest-command', { typed, meant }),
        ]);
  };
