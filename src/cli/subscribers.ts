// `subscribers import FILE` and `subscribers export`: one subscriber a line (CONTRACT 5).
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { findZone } from '../bots/commands/typed/zones.ts';
import { readConfig, type Config } from '../config.ts';
import { languages, sections } from '../data/model/terms.ts';
import type { Subscriber } from '../data/model/subscriber.ts';
import type { SubscriberDraft } from '../data/store/subscribers/subscribers.ts';
import { withStore } from './database.ts';
import { Failure, WrongUse, type Invocation, type Tool } from './tool.ts';

/** Lines that are named when a file is refused. */
const mostNamed = 20;

const lineSchema = (config: Config) =>
  z
    .strictObject({
      platform: z.enum(['telegram', 'discord'], 'telegram or discord'),
      chat: z.string('an id as a string, in quotation marks').max(40),
      thread: z
        .string('an id as a string, or null')
        .regex(/^\d{1,20}$/, 'a number as a string, or null')
        .nullable()
        .default(null),
      language: z.enum(languages, languages.join(' or ')).default('en'),
      timezone: z.string('an IANA zone').max(60).default(config.DIGEST_TIMEZONE),
      at: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00')
        .default(config.DIGEST_AT),
      sections: z
        .array(z.enum(sections, `of ${sections.join(', ')}`))
        .min(1, 'at least one section')
        .default([...sections]),
      threshold: z.int('a whole number or null').min(0).max(1_000_000).nullable().default(null),
      weekly: z.boolean('true or false').default(false),
      silent: z.boolean('true or false').default(false),
    })
    .superRefine(({ platform, chat, thread }, check) => {
      const form = platform === 'telegram' ? /^-?[1-9]\d{0,18}$/ : /^[1-9]\d{16,19}$/;
      if (!form.test(chat))
        check.addIssue({
          code: 'custom',
          path: ['chat'],
          message:
            platform === 'telegram'
              ? 'a Telegram id, such as -1001234567890'
              : 'a Discord id of 17 to 20 digits',
        });
      if (platform === 'discord' && thread !== null)
        check.addIssue({
          code: 'custom',
          path: ['thread'],
          message: 'null: a thread of Discord is a chat of its own',
        });
    });

type Line = z.infer<ReturnType<typeof lineSchema>>;

const draftOf = (line: Line, timezone: string): SubscriberDraft => ({
  ...line,
  timezone,
  // Canonical order, so that equal wishes are equal.
  sections: sections.filter((section) => line.sections.includes(section)),
  kind:
    line.platform === 'telegram' && !line.chat.startsWith('-')
      ? 'private'
      : line.thread !== null
        ? 'thread'
        : 'group',
  title: null,
  owner: line.platform === 'telegram' && !line.chat.startsWith('-') ? line.chat : null,
});

const reasonOf = (error: unknown): string =>
  error instanceof z.ZodError
    ? error.issues
        .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
        .join('; ')
    : error instanceof SyntaxError
      ? 'no JSON'
      : String(error);

/** Every line, or a refusal that names the wrong ones: nothing is imported by halves. */
const readLines = async (file: string, config: Config): Promise<readonly SubscriberDraft[]> => {
  const schema = lineSchema(config);
  const zones = new Map<string, string | null>();
  const zoneOf = async (typed: string): Promise<string | null> => {
    const known = zones.get(typed);
    if (known !== undefined) return known;
    const found = await canonicalZone(typed);
    zones.set(typed, found);
    return found;
  };
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const drafts: SubscriberDraft[] = [];
  const bad: string[] = [];
  let count = 0;
  let number = 0;
  try {
    for await (const text of lines) {
      number += 1;
      if (text.trim() === '') continue;
      try {
        const line = schema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
        const zone = await zoneOf(line.timezone);
        if (zone === null) throw new Error(`timezone: "${line.timezone}" is no zone`);
        drafts.push(draftOf(line, zone));
      } catch (error) {
        count += 1;
        const words =
          error instanceof Error && error.constructor === Error ? error.message : reasonOf(error);
        if (bad.length < mostNamed) bad.push(`  line ${number}: ${words}`);
      }
    }
  } catch (error) {
    throw new Failure(
      `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (count > 0)
    throw new Failure(
      `nothing was imported, ${count} of ${number} lines are wrong:\n${bad.join('\n')}` +
        (count > bad.length ? `\n  and ${count - bad.length} more` : ''),
    );
  if (drafts.length === 0) throw new Failure(`${file} holds no subscriber`);
  return drafts;
};

/** The zone under its usual name; null where there is none of that name. */
const canonicalZone = async (typed: string): Promise<string | null> => {
  const found = await findZone(typed);
  return found.kind === 'zone' ? found.zone : null;
};

const lineOf = (subscriber: Subscriber): string =>
  JSON.stringify({
    platform: subscriber.platform,
    chat: subscriber.chat,
    thread: subscriber.thread,
    language: subscriber.language,
    timezone: subscriber.timezone,
    at: subscriber.at,
    sections: subscriber.sections,
    threshold: subscriber.threshold,
    weekly: subscriber.weekly,
    silent: subscriber.silent,
  });

const importLines = async (invocation: Invocation, file: string): Promise<number> => {
  const drafts = await readLines(file, readConfig(invocation.environment));
  return withStore(invocation, async (store) => {
    const imported = await store.importSubscribers(drafts, invocation.now);
    invocation.terminal.out(JSON.stringify(imported));
    return 0;
  });
};

const exportLines = (invocation: Invocation): Promise<number> =>
  withStore(invocation, async (store) => {
    let count = 0;
    // Who stopped or is gone must not come back by an import.
    for await (const subscriber of store.subscribers()) {
      if (subscriber.platform === 'console') continue;
      if (subscriber.state !== 'active' && subscriber.state !== 'paused') continue;
      invocation.terminal.out(lineOf(subscriber));
      count += 1;
    }
    invocation.terminal.err(`${count} subscribers`);
    return 0;
  });

export const subscribersTool: Tool = {
  name: 'subscribers',
  purpose: 'imports and exports subscribers, one a line',
  usage: `subscribers import FILE.jsonl|-
subscribers export

  A line: {"platform":"telegram","chat":"-1001234567890","thread":null,"language":"en","timezone":"Europe/Kyiv",
  "at":"08:00","sections":["strikes","talks","aid"],"threshold":null,"weekly":false,"silent":false}
  What is left out of a line has its default; platform and chat must be there. A file with a wrong line is
  refused as a whole, with the numbers of the lines. Known places get the new settings; who stopped stays so.`,
  options: {},
  run: (invocation) => {
    const [what, file, ...more] = invocation.positionals;
    if (what === 'import' && file !== undefined && more.length === 0)
      return importLines(invocation, file);
    if (what === 'export' && file === undefined) return exportLines(invocation);
    throw new WrongUse('give import and one file, or export');
  },
};
