// The wiring, top to bottom: settings, database, archive, platforms. The only file that knows everything.
import './small-heap.ts';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { composeAnswer } from './bots/compose.ts';
import { createConsole } from './bots/console/console.ts';
import { findDigest, newestToldNight, today } from './bots/digests.ts';
import { ConfigError, readConfig, readEnvironment, unknownKeys } from './config.ts';
import { fillArchive } from './data/archive/fill.ts';
import { languages, type Language } from './data/model/terms.ts';
import { openOrSetAside } from './open-database.ts';
import { wordsOf } from './digest/locale.ts';
import { renderNight } from './digest/render.ts';
import { messageOf } from './bots/console/note.ts';

const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const refuse = (reason: string): never => {
  tell(reason);
  process.exit(1);
};

const languageOf = (locale: string | undefined): Language =>
  locale?.startsWith('uk') ? 'uk' : 'en';

const usage = 'usage: npm start -- [--live] [--lang en|uk]';

/** Flags after `npm start --`. Wrong ones end the start with exit 2. */
const readFlags = (): { readonly live: boolean; readonly lang: Language | null } => {
  try {
    const { values } = parseArgs({
      options: {
        live: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    const lang = languages.find((one) => one === values.lang) ?? null;
    if (values.lang !== undefined && lang === null)
      throw new Error(`--lang is "${values.lang}"; allowed: ${languages.join(', ')}`);
    return { live: values.live, lang };
  } catch (error) {
    tell(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
};

const run = async (): Promise<void> => {
  const flags = readFlags();
  const environment = readEnvironment('.', process.env);
  const config = readConfig(environment);
  for (const warning of unknownKeys(environment)) tell(warning);
  if (flags.live) tell('This version does not poll its sources yet: it answers from the archive.');
  const hasTokens =
    config.TELEGRAM_BOT_TOKEN !== undefined || config.DISCORD_BOT_TOKEN !== undefined;
  if (hasTokens)
    refuse(
      'This version speaks in the console only; Telegram and Discord are not connected yet.\n' +
        'Take TELEGRAM_BOT_TOKEN and DISCORD_BOT_TOKEN out of the environment (or .env) to start the console.',
    );
  const store = await openOrSetAside(config.DATABASE_URL, { hasTokens, now: new Date(), tell });
  const terminal = process.stderr.isTTY === true;
  await fillArchive(store, (done, total) => {
    if (terminal || done === total)
      process.stderr.write(
        `${terminal ? '\r' : ''}filling the archive: ${done} of ${total} documents${done === total ? '\n' : ''}`,
      );
  });

  const language =
    flags.lang ??
    languageOf(environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG']);
  const zone = config.DIGEST_TIMEZONE;
  const terminalPlatform = createConsole({
    input: process.stdin,
    output: process.stdout,
    language,
    zone,
  });
  const answer = composeAnswer(store, { now: () => new Date() });
  const now = new Date();
  const newest = await newestToldNight(store);
  const found = newest === null ? null : await findDigest(store, newest);
  if (found && newest) {
    const { digest, before, after } = found;
    terminalPlatform.print(
      renderNight(digest, { language, variant: 'night', before, after, today: today(now) }),
    );
    const words = wordsOf(language);
    const days = Math.round(
      DateTime.fromISO(today(now), { zone: 'utc' }).diff(
        DateTime.fromISO(newest, { zone: 'utc' }),
        'days',
      ).days,
    );
    const note = [
      words.say('console-age', { days }),
      ...(process.stdin.isTTY ? [words.say('console-welcome')] : []),
    ];
    terminalPlatform.print(messageOf(language, note));
  }
  await terminalPlatform.start({
    answer,
    suggest: () => [],
    happened: () => Promise.resolve(),
    firstSeen: () => Promise.resolve(true),
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
    log: () => undefined,
  });
  await terminalPlatform.ended;
  await terminalPlatform.stop();
  await store.close();
};

run().catch((error: unknown) => {
  if (error instanceof ConfigError) refuse(error.message);
  refuse(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
});
