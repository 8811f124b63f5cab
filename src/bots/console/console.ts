// The platform without a token: prints to a stream and answers lines of another. No network.
import { createInterface } from 'node:readline';
import type { Place } from '../../data/model/subscriber.ts';
import type { Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import type { Message } from '../../digest/message.ts';
import { DeliveryError, type Answer, type Platform, type Request } from '../platform.ts';
import { formatText } from './format.ts';
import { messageOf } from './note.ts';

export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly language: Language;
  /** IANA zone in which "yesterday" is meant. */
  readonly zone: string;
}

export interface Console extends Platform {
  /** Prints a message as it stands. */
  print(message: Message): void;
  /** Resolves when the input has ended and everything asked has been answered. */
  readonly ended: Promise<void>;
}

/** Splits "/night@bot 21 July" into its command and the rest; a line of dates alone asks for a night. */
export const parseLine = (
  line: string,
): { readonly command: string; readonly argument: string } | null => {
  const text = line.trim();
  if (text === '') return null;
  const [, command = '', argument = ''] = /^\/?([^\s@]+)(?:@\S+)?\s*([\s\S]*)$/.exec(text) ?? [];
  return /^\d/.test(command)
    ? { command: 'night', argument: text }
    : { command: command.toLowerCase(), argument };
};

const prompt = '> ';

/** The console is one private place of its own; whoever types there may do everything. */
export const consolePlace: Place = { platform: 'console', chat: 'console', thread: null };
/** What the console adds to everything that is typed there. */
export const consoleRequest = (asked: {
  readonly command: string;
  readonly argument: string;
  readonly language: Language;
  readonly zone: string;
}): Request => ({
  ...asked,
  platform: 'console',
  place: consolePlace,
  kind: 'private',
  title: null,
  actor: { id: 'console', mayConfigure: () => Promise.resolve(true) },
});

const complain = (text: string): void => void process.stderr.write(`${text}\n`);

export const createConsole = ({ input, output, language, zone }: ConsoleOptions): Console => {
  const terminal = output.isTTY === true;
  const asking = input.isTTY === true && terminal;
  let open = true;
  let sent = 0;
  let settle: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let lines: ReturnType<typeof createInterface> | null = null;
  // A reader that went away ("| head") ends the console, it is no fault.
  output.on('error', () => {
    open = false;
    lines?.close();
    settle();
  });
  const bodyOf = (message: Message): string => {
    const width =
      terminal && output.columns ? { width: Math.max(40, Math.min(output.columns, 110)) } : {};
    return formatText(message, { styled: terminal, ...width });
  };
  const print = (message: Message): void => {
    if (open) output.write(`${bodyOf(message)}\n\n`);
  };

  const listen = async (answer: Answer): Promise<void> => {
    lines = createInterface({
      input,
      output: asking ? output : undefined,
      terminal: asking,
      prompt,
    });
    if (asking) lines.prompt();
    lines.on('SIGINT', () => lines?.close());
    // Answers keep the order of the questions, also when a whole file is piped in.
    for await (const line of lines) {
      const asked = parseLine(line);
      if (asked && ['quit', 'exit', 'q'].includes(asked.command)) break;
      if (asked) {
        // Our mistake in one answer is told and logged; the next question is answered.
        const reply = await answer(consoleRequest({ ...asked, language, zone })).catch(
          (error: unknown) => {
            complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
            return { message: messageOf(language, [wordsOf(language).say('command-failed')]) };
          },
        );
        if (reply) print(reply.message);
      }
      if (!open) break;
      if (asking) lines.prompt();
    }
    lines.close();
    // The shell's own prompt begins on a line of its own.
    if (asking && open) output.write('\n');
  };

  return {
    name: 'console',
    print,
    ended,
    start: ({ answer }) => {
      listen(answer).then(settle, (error: unknown) => {
        complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
        process.exitCode = 1;
        settle();
      });
      return Promise.resolve();
    },
    prepare: (message) => bodyOf(message),
    send: ({ body }) => {
      if (!open)
        return Promise.reject(
          new DeliveryError('the console is closed', {
            delivery: 'failed',
            seconds: null,
            subscription: 'keep',
            movedTo: null,
            platform: 'down',
            code: 'closed',
            scope: 'bot',
          }),
        );
      output.write(`${body}\n\n`);
      sent += 1;
      return Promise.resolve({ messageId: String(sent) });
    },
    edit: ({ body }) => {
      if (open) output.write(`${body}\n\n`);
      return Promise.resolve();
    },
    missing: () => Promise.resolve([]),
    tell: (_person, message) => {
      print(message);
      return Promise.resolve(open);
    },
    stop: () => {
      open = false;
      lines?.close();
      return Promise.resolve();
    },
  };
};
