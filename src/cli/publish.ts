// `publish`: plans the digest of one night for every active subscriber now, and with --wait delivers it.
import { setTimeout as rest } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import { createDelivery, type Delivery } from '../bots/delivery/delivery.ts';
import type { DeliveryEvent } from '../bots/delivery/events.ts';
import { journalFolder } from '../bots/delivery/sending/journal.ts';
import { findDigest } from '../bots/digests.ts';
import { readConfig } from '../config.ts';
import { deliveryStates, type DeliveryState } from '../data/model/delivery.ts';
import type { PlatformName } from '../data/model/subscriber.ts';
import type { LocalDate } from '../data/model/terms.ts';
import type { Store } from '../data/store/store.ts';
import { withStore } from './database.ts';
import { choice, Failure, option, WrongUse, type Terminal, type Tool } from './tool.ts';

const names = ['all', 'telegram', 'discord'] as const;

const nightOption = (value: string | null): LocalDate => {
  if (value === null) throw new WrongUse('give --night DATE');
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (date === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value)
    throw new WrongUse(`--night is "${value}"; give a date such as 2026-07-21`);
  return value;
};

type Counts = Record<DeliveryState, number>;

const countsOf = async (
  store: Store,
  slot: LocalDate,
  platforms: readonly PlatformName[],
): Promise<Counts> => {
  const sum = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Counts;
  for (const platform of platforms) {
    const counts = await store.deliveryCounts({ kind: 'daily', slot, platform });
    for (const state of deliveryStates) sum[state] += counts[state];
  }
  return sum;
};

const total = (counts: Counts): number =>
  deliveryStates.reduce((sum, state) => sum + counts[state], 0);

/** The one line of JSON: what became of everybody's delivery of that night. */
const report = (counts: Counts, sentBefore: number, seconds: number): string =>
  JSON.stringify({
    planned: total(counts),
    sent: counts.sent,
    failed: counts.failed,
    unknown: counts.unknown,
    expired: counts.expired,
    cancelled: counts.cancelled,
    ...(counts.pending + counts.sending > 0 ? { waiting: counts.pending + counts.sending } : {}),
    seconds: Math.round(seconds * 1000) / 1000,
    perSecond: Math.round(((counts.sent - sentBefore) / Math.max(seconds, 0.001)) * 10) / 10,
  });

const shortfalls = [
  ['failed', 'refused'],
  ['unknown', 'may have arrived or not, and will not be sent again'],
  ['expired', 'came too late'],
] as const;

/** What this run could not deliver, one sentence each; `codes`: how often a delivery ended so and why. */
const undelivered = (
  before: Counts,
  counts: Counts,
  codes: ReadonlyMap<string, number>,
): readonly string[] =>
  shortfalls.flatMap(([state, words]) => {
    const count = counts[state] - before[state];
    if (count <= 0) return [];
    const why = [...codes]
      .filter(([key]) => key.startsWith(`${state} `))
      .map(([key, times]) => `${key.slice(state.length + 1)} (${times})`);
    return [`${count} of ${total(counts)} ${words}${why.length > 0 ? `: ${why.join(', ')}` : ''}`];
  });

/** Delivers until nothing waits, a signal comes, or every lane has stopped. */
const deliver = async (
  store: Store,
  delivery: Delivery,
  slot: LocalDate,
  platforms: readonly PlatformName[],
  terminal: Terminal,
): Promise<boolean> => {
  let interrupted = false;
  const stop = (): void => {
    interrupted = true;
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const bar = terminal.watched
    ? new SingleBar({
        format: '{bar} {value} of {total} · {duration_formatted} · {eta_formatted} left',
      })
    : null;
  let counts = await countsOf(store, slot, platforms);
  bar?.start(total(counts), 0);
  delivery.start();
  let settledAt = performance.now();
  for (;;) {
    counts = await countsOf(store, slot, platforms).catch(() => counts);
    const waiting = counts.pending + counts.sending;
    bar?.update(total(counts) - waiting);
    const dead = delivery.status().every(({ state }) => state === 'stopped');
    if (waiting === 0 || interrupted || dead) break;
    await rest(waiting > 1000 ? 1_000 : 100);
    if (performance.now() - settledAt > 5_000) {
      settledAt = performance.now();
      await store.settleQueue(new Date()).catch(() => undefined);
      await delivery.follow();
    }
  }
  await delivery.stop();
  bar?.stop();
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  return !interrupted;
};

export const publishTool: Tool = {
  name: 'publish',
  purpose: 'sends the digest of one night to every subscriber, once',
  usage: `publish --night DATE [--wait] [--platform telegram|discord]

  --night     the morning on which the night ends, as 2026-07-21
  --wait      delivers too, and prints one line of JSON; without it the running bot delivers
  --platform  to the subscribers of one platform alone

  With --wait, exit 1 where something still waits, and where this run was refused sends, came too late for some, or
  cannot know whether one arrived: how many and why is told. Run again it finishes what is left, never sends twice,
  and has no part in what was refused before. Thresholds of subscribers are kept.`,
  options: {
    night: { type: 'string' },
    wait: { type: 'boolean' },
    platform: { type: 'string' },
  },
  run: async (invocation) => {
    const { terminal, environment, values } = invocation;
    if (invocation.positionals.length > 0) throw new WrongUse('give the night with --night DATE');
    const slot = nightOption(option(invocation, 'night'));
    const only = choice(invocation, 'platform', names, 'all');
    const config = readConfig(environment);
    // Large libraries that no other command needs.
    const [{ createChats }, { renderWithLooks }, { createPictures }] = await Promise.all([
      import('../serve/platforms.ts'),
      import('../serve/looks.ts'),
      import('../bots/pictures/pictures.ts'),
    ]);
    const role = only === 'all' ? null : only;
    // Nobody is heard: they are only sent with.
    const { platforms: chosen } = await createChats(
      { config, only: role, now: () => new Date(), spendLastIdentifies: false },
      () => undefined,
    );
    if (chosen.length === 0)
      throw new Failure(
        only === 'all'
          ? 'no platform has a token: set TELEGRAM_BOT_TOKEN or DISCORD_BOT_TOKEN'
          : `${only} has no token: set ${only.toUpperCase()}_BOT_TOKEN`,
      );
    return withStore(invocation, async (store) => {
      if ((await findDigest(store, slot)) === null)
        throw new Failure(`nothing is known about the night of ${slot}; nothing was planned`);
      const troubles = new Set<string>();
      const codes = new Map<string, number>();
      const on = (event: DeliveryEvent): void => {
        if (event.event === 'not-sent') {
          const key = `${event.state} ${event.code}`;
          codes.set(key, (codes.get(key) ?? 0) + 1);
        }
        if (event.event !== 'alarm' || troubles.has(`${event.what} ${event.text}`)) return;
        troubles.add(`${event.what} ${event.text}`);
        terminal.err(`${event.platform ?? 'delivery'}: ${event.text}`);
      };
      const pictures = createPictures({
        store,
        onFault: ({ picture, detail }) => terminal.err(`no picture of ${picture}: ${detail}`),
      });
      const delivery = createDelivery({
        store,
        platforms: chosen,
        config,
        notes: journalFolder(config.DATABASE_URL),
        on,
        renderEdition: renderWithLooks({
          store,
          platforms: chosen,
          pictures,
          publicUrl: config.PUBLIC_URL ?? null,
        }),
      });
      const platforms = chosen.map(({ name }) => name);
      const before = await countsOf(store, slot, platforms);
      const started = performance.now();
      try {
        const added = await delivery.publish(slot, platforms);
        terminal.err(`${added} deliveries planned for the night of ${slot}`);
        if (values['wait'] !== true) {
          terminal.out(JSON.stringify({ planned: added }));
          return 0;
        }
        const whole = await deliver(store, delivery, slot, platforms, terminal);
        const counts = await countsOf(store, slot, platforms);
        terminal.out(report(counts, before.sent, (performance.now() - started) / 1000));
        const short = undelivered(before, counts, codes);
        for (const sentence of short) terminal.err(sentence);
        const left = counts.pending + counts.sending;
        if (left > 0) terminal.err(`${left} of ${total(counts)} still wait; run it again`);
        return whole && left === 0 && short.length === 0 ? 0 : 1;
      } finally {
        await delivery.stop();
        await pictures.close();
        for (const platform of chosen) await platform.stop();
      }
    });
  },
};
