// Where commands meet the store and the digest: one request in, one message out, whatever was typed.
import type { Store } from '../data/store/store.ts';
import { errorMessage, type HelpSource } from '../digest/help.ts';
import { commands } from './commands/index.ts';
import type { Answer } from './platform.ts';

export interface AnswerOptions {
  readonly now: () => Date;
  /** Who speaks in our sources and when last heard, for the help. */
  readonly sources?: () => Promise<readonly HelpSource[]>;
}

/** Longer arguments are nobody's question; the rest is not read. */
const longest = 300;

/** Answers every request with one message; an unknown command with what can be asked. */
export const composeAnswer =
  (store: Store, options: AnswerOptions): Answer =>
  (request) => {
    const name = request.command.toLowerCase();
    const command = commands.find(({ names }) => names.includes(name));
    if (!command)
      return Promise.resolve(
        errorMessage('unknown-command', { typed: request.command.slice(0, 40) }, request.language),
      );
    return command.run({
      name,
      argument: request.argument.slice(0, longest),
      language: request.language,
      zone: request.zone,
      now: options.now(),
      store,
      sources: options.sources ?? (() => Promise.resolve([])),
    });
  };
