// The process itself: database, sources, platforms, delivery, the port. Wired once for `npm start` and `serve`.
import { composeSuggest } from '../bots/commands/suggest.ts';
import { composeAnswer } from '../bots/compose.ts';
import { createConsole } from '../bots/console/console.ts';
import { createDelivery } from '../bots/delivery/delivery.ts';
import { journalFolder } from '../bots/delivery/sending/journal.ts';
import { applyHappening } from '../bots/happened.ts';
import { createMetrics } from '../bots/http/metrics.ts';
import { knowNights } from '../bots/known-nights.ts';
import { createOperator } from '../bots/operator.ts';
import { createPictures } from '../bots/pictures/pictures.ts';
import type { Answer, Handlers, Platform } from '../bots/platform.ts';
import type { Config } from '../config.ts';
import { fillArchive } from '../data/archive/fill.ts';
import type { PlatformName } from '../data/model/subscriber.ts';
import type { Language } from '../data/model/terms.ts';
import { loadSources } from '../data/sources/list.ts';
import { createLog } from '../log.ts';
import { openOrSetAside } from '../open-database.ts';
import { createBeat } from './beat.ts';
import { showNewest } from './console-start.ts';
import { fileMark } from './database/database-file.ts';
import { watchDatabase } from './database/database-watch.ts';
import { firstSeenOf } from './database/first-seen.ts';
import { heldFor } from './database/held.ts';
import { noteHeard, noteUnheard } from './heard.ts';
import { tellOwner } from './telling/owners.ts';
import { renderWithLooks } from './looks.ts';
import { sendToOperator } from './telling/operator-chat.ts';
import { createChats, type Role } from './platforms.ts';
import { startPolling } from './polling.ts';
import { firstSignal } from './signals.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { lookAround, tellDelivery, tellLanes, tellPolling, type Ears } from './telling/telling.ts';

export interface ServeOptions {
  readonly config: Config;
  /** Of the console. */
  readonly language: Language;
  readonly only: Role;
  /** Connects to Discord although it lets us identify only a few more times today. */
  readonly spendLastIdentifies: boolean;
  /** Polls although there is no token. */
  readonly live: boolean;
  readonly tell: (text: string) => void;
  readonly now: () => Date;
}

const lookAroundEvery = 10;
const tokenOf = { telegram: 'TELEGRAM_BOT_TOKEN', discord: 'DISCORD_BOT_TOKEN' } as const;

/** Runs until it is told to stop, or until the console's input ends. Throws where it cannot start. */
export const serve = async (options: ServeOptions): Promise<void> => {
  const { config, only, now, tell } = options;
  const log = createLog(config);
  const hasTokens =
    config.TELEGRAM_BOT_TOKEN !== undefined || config.DISCORD_BOT_TOKEN !== undefined;
  const speaksHere = !hasTokens && only === null;
  const needed = only === null || only === 'ingest' ? null : tokenOf[only];
  if (needed !== null && config[needed] === undefined)
    throw new Error(`--only ${only} needs ${needed}; without it nothing would be done`);
  // A wrong list of sources ends the start before anything is opened.
  const sources = loadSources({
    file: config.SOURCES_FILE ?? null,
    ids: config.SOURCES ?? null,
    allowPrivate: config.ALLOW_PRIVATE_SOURCES,
  });

  const store = await openOrSetAside(config.DATABASE_URL, { hasTokens, now: now(), tell });
  const file = databaseFile(config);
  const openedFile = file === null ? null : fileMark(file);
  const terminal = process.stderr.isTTY === true;
  await fillArchive(store, (done, total) => {
    if (terminal || done === total)
      process.stderr.write(
        `${terminal ? '\r' : ''}filling the archive: ${done} of ${total} documents${done === total ? '\n' : ''}`,
      );
  });

  const nights = knowNights(store);
  const pictures = createPictures({
    store,
    nights,
    onFault: ({ picture, detail }) => {
      log('warn', 'picture-failed', { picture, detail });
      metrics.pictureFailed(picture);
    },
  });
  let stopped: Promise<void> | null = null;
  const chats = await createChats(options, (name, reason) => {
    if (stopped !== null) return;
    log('error', 'platform-ended', { platform: name, reason });
    void operator.tell({ what: 'alarm', name: `${name} is not heard any more`, text: reason });
    void noteUnheard(store, name, reason, now()).catch(() => database.suspect());
  });
  const console_ = speaksHere
    ? createConsole({
        input: process.stdin,
        output: process.stdout,
        language: options.language,
        zone: config.DIGEST_TIMEZONE,
      })
    : null;
  const platforms: readonly Platform[] = console_ ? [console_] : chats.platforms;
  const operator = createOperator({
    send: sendToOperator(config.OPERATOR_CHAT, () => platforms, now),
    now,
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
    failed: (error) => log('warn', 'operator-not-told', { error }),
  });
  const database = watchDatabase({ store, operator: () => operator, log, now });
  const metrics = createMetrics({
    store,
    now,
    reading: async () => ({
      queue: await store.deliveryCounts(),
      oldestDueSeconds: secondsSince(await store.oldestDue(now()), now()),
      subscribers: await store.subscriberCounts(),
      limiter: delivery.status().map(({ platform, blockedForSeconds }) => ({
        platform,
        heldSeconds: blockedForSeconds,
      })),
      platforms: chats.health(),
      databaseWorks: database.trouble() === null,
    }),
  });
  const ears: Ears = { log, metrics, operator, database };
  const delivery = createDelivery({
    store,
    platforms,
    config,
    now,
    notes: journalFolder(config.DATABASE_URL),
    renderEdition: renderWithLooks({
      store,
      platforms,
      pictures,
      publicUrl: config.PUBLIC_URL ?? null,
    }),
    // The delivery itself tells the one who subscribed.
    on: (event) => tellDelivery(ears, event),
  });

  const answer = composeAnswer(store, {
    now,
    // What many ask at once is worked out once; older than this is never said.
    shareFor: 2000,
    pictures,
    subscriptions: subscriptionsOf({ store, platforms, config, now }),
    sources: async () => {
      const states = await store.sourceStates();
      return sources.map(({ id, name }) => ({
        name,
        lastReportAt: states.find(({ feed }) => feed === id)?.lastReportAt ?? null,
      }));
    },
  });
  /** Whoever asks goes before what is pushed. */
  const answerFirst: Answer = async (request) => {
    const done = delivery.answering(request.platform);
    try {
      return await answer(request);
    } finally {
      done();
    }
  };
  const handlersFor = (platform: PlatformName): Handlers => ({
    answer: answerFirst,
    suggest: composeSuggest(now),
    happened: heldFor(
      async (happening) => {
        await applyHappening(store, platform, happening, (subscriber) =>
          tellOwner(platforms, subscriber),
        );
        log('info', `chat-${happening.what}`, { platform });
        delivery.wake();
      },
      { away: database.suspect, ending: () => stopped !== null, log },
    ),
    firstSeen: firstSeenOf(store, platform, now, () => void database.suspect()),
    recall: (name) => store.recall(`${platform}/${name}`),
    remember: (name, value) => store.remember(`${platform}/${name}`, value),
    log,
  });

  const polls =
    (options.live || hasTokens || only === 'ingest') && (only === null || only === 'ingest');
  const poller = polls
    ? await startPolling(config, sources, store, now, (event) => tellPolling(ears, store, event))
    : null;

  let ticks = 0;
  const tick = async (): Promise<void> => {
    ticks += 1;
    if (ticks % lookAroundEvery === 1)
      await lookAround(ears, store, polls ? sources : [], file, now(), openedFile).catch(
        (error: unknown) => log('error', 'look-around-failed', { error }),
      );
    await database.look();
    await delivery.tick();
    await tellLanes(ears, delivery.status());
    // Asking the sources may take longer than a minute; the next tick does not wait for it.
    void poller
      ?.tick()
      .then(async (results) => {
        if (results.some(({ ingested }) => ingested.report > 0)) await delivery.tick();
      })
      .catch((error: unknown) => log('error', 'polling-failed', { error }));
  };

  const { telegram } = chats;
  const http =
    config.HTTP_PORT === undefined
      ? null
      : await (
          await import('../bots/http/server.ts')
        ).startHttp({
          config,
          store,
          pictures,
          nights,
          metrics,
          now,
          platforms: () => chats.health(),
          databaseTrouble: database.trouble,
          ...(telegram === null ? {} : { webhook: (request) => telegram.webhook(request) }),
          onFault: (error, path) => log('error', 'page-failed', { path, error }),
        });
  if (http) log('info', 'listening', { host: config.HTTP_HOST, port: http.port });

  const beat = createBeat(() =>
    tick().catch((error: unknown) => log('error', 'tick-failed', { error })),
  );
  /** Takes nothing new, finishes what is under way, closes the database last. */
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      beat.stop();
      await Promise.allSettled([poller?.stop(), delivery.stop()]);
      await Promise.allSettled(platforms.map((platform) => platform.stop()));
      await Promise.allSettled([http?.close(), pictures.close()]);
      await store.close();
    })());

  const ended = new Promise<string>((resolve) => {
    void firstSignal(
      process,
      () => performance.now(),
      () => process.exit(130),
    ).then(resolve);
    void console_?.ended.then(() => resolve('input ended'));
  });
  try {
    if (console_) {
      await showNewest(store, console_, options.language, now(), process.stdin.isTTY === true);
      await console_.start(handlersFor('console'));
    } else {
      for (const { name } of chats.platforms) await noteHeard(store, name);
      const refused = await Promise.race([chats.start(handlersFor), ended.then(() => null)]);
      // Told to stop before everybody was there.
      if (refused === null) return;
      for (const { name, detail } of refused) {
        const platform = chats.platforms.find((one) => one.name === name);
        if (platform) await noteUnheard(store, platform.name, detail ?? 'no reason given', now());
        log('error', 'platform-refused', { platform: name, detail });
        tell(`${name} could not be connected: ${detail ?? 'no reason given'}`);
      }
      if (refused.length > 0 && refused.length === chats.platforms.length)
        throw new Error('No platform could be connected; "doctor" says how to mend it.');
      log('info', 'started', { platforms: chats.health().map(({ name }) => name), only });
    }
    // A console that is only asked something from a pipe delivers nothing.
    if (!console_ || options.live || process.stdin.isTTY === true) {
      delivery.start();
      await tick();
      beat.start();
    }
    const reason = await ended;
    log(console_ ? 'debug' : 'info', 'stopping', { reason });
  } finally {
    await stop();
  }
};

const secondsSince = (at: string | null, now: Date): number =>
  at === null ? 0 : Math.max(0, (now.getTime() - Date.parse(at)) / 1000);

const databaseFile = ({ DATABASE_URL }: Config): string | null =>
  DATABASE_URL.startsWith('file:') ? DATABASE_URL.slice('file:'.length) : null;
