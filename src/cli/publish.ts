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

  Exit 1 where something still waits; what was refused (a chat that is gone) is told in the line, with exit 0.
  Run again it finishes what is left and never sends twice. Thresholds of subscribers are kept.`,
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
      const on = (event: DeliveryEvent): void => {
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
      const before = (await countsOf(store, slot, platforms)).sent;
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
        terminal.out(report(counts, before, (performance.now() - started) / 1000));
        return whole && counts.pending + counts.sending === 0 ? 0 : 1;
      } finally {
        await delivery.stop();
        await pictures.close();
        for (const platform of chosen) await platform.stop();
      }
    });
  },
};
