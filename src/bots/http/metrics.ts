// What Prometheus reads: posts, editions, deliveries and how late they came, the queue, the limiter.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../../data/store/store.ts';

/** What is counted in the database or held in memory, read when Prometheus asks. Absent parts are left out. */
export interface MetricsReading {
  /** Deliveries by state: "pending", "sent" … */
  readonly queue?: Readonly<Record<string, number>>;
  /** Seconds until the oldest due delivery was due; 0 where none waits. */
  readonly oldestDueSeconds?: number;
  /** Subscribers by platform and state. */
  readonly subscribers?: readonly {
    readonly platform: string;
    readonly state: string;
    readonly count: number;
  }[];
  /** Seconds the limiter of a platform still holds back; 0 where it lets through. */
  readonly limiter?: readonly { readonly platform: string; readonly heldSeconds: number }[];
  readonly platforms?: readonly { readonly name: string; readonly ok: boolean }[];
  /** False while the database takes no writes. */
  readonly databaseWorks?: boolean;
}

export interface Metrics {
  /** One delivery came to an end. `lagSeconds`: from its due moment to the answer, where it was sent. */
  delivered(platform: string, outcome: string, lagSeconds: number | null): void;
  /** An edition was planned for so many subscribers. */
  planned(kind: string, subscribers: number): void;
  /** A platform told us to wait. */
  limited(platform: string, seconds: number): void;
  /** A picture could not be drawn or sent. */
  pictureFailed(picture: string): void;
  /** Milliseconds a request took. */
  requested(status: number, milliseconds: number): void;
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** `reading` may throw: then the gauges it fills are left out, and `strike_digest_up_to_date` is 0. */
export const createMetrics = ({
  store,
  now,
  reading = () => Promise.resolve({}),
}: {
  readonly store: Store;
  readonly now: () => Date;
  readonly reading?: () => Promise<MetricsReading>;
}): Metrics => {
  const register = new Registry();
  const registers = [register];
  const counter = (name: string, help: string, labelNames: readonly string[]): Counter =>
    new Counter({ name: `strike_digest_${name}`, help, labelNames: [...labelNames], registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []): Gauge =>
    new Gauge({ name: `strike_digest_${name}`, help, labelNames: [...labelNames], registers });

  const deliveries = counter('deliveries_total', 'Deliveries by how they ended.', [
    'platform',
    'outcome',
  ]);
  const lag = new Histogram({
    name: 'strike_digest_delivery_lag_seconds',
    help: 'From the due moment of a delivery to its arrival.',
    labelNames: ['platform'],
    buckets: [1, 5, 15, 60, 300, 900, 3600, 14_400],
    registers,
  });
  const editions = counter('editions_total', 'Editions planned.', ['kind']);
  const planned = counter('planned_total', 'Deliveries planned.', ['kind']);
  const waits = counter('limited_seconds_total', 'Seconds that platforms told us to wait.', [
    'platform',
  ]);
  const pictures = counter('pictures_failed_total', 'Pictures that failed.', ['picture']);
  const requests = new Histogram({
    name: 'strike_digest_http_seconds',
    help: 'Answers of the mirror by status.',
    labelNames: ['status'],
    buckets: [0.002, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const posts = gauge('posts', 'Posts by how they were read; "posts" is all of them.', ['status']);
  const unreadable = gauge('unreadable_posts', 'Official posts that could not be read whole.');
  const sourceAge = gauge('source_report_age_seconds', 'Since the newest report of a source.', [
    'source',
  ]);
  const sourceFailures = gauge('source_failures', 'Fetches of a source that failed in a row.', [
    'source',
  ]);
  const queue = gauge('queue', 'Deliveries by state.', ['state']);
  const oldest = gauge('oldest_due_seconds', 'How long the oldest due delivery has been due.');
  const subscribers = gauge('subscribers', 'Subscribers.', ['platform', 'state']);
  const limiter = gauge('limiter_held_seconds', 'Seconds for which a platform is held back.', [
    'platform',
  ]);
  const platforms = gauge('platform_up', '1 where the platform is connected.', ['platform']);
  const works = gauge('database_up', '0 while the database takes no writes or cannot be read.');
  const current = gauge('up_to_date', '0 where the database could not be read for this answer.');
  const memory = gauge('resident_bytes', 'Memory of the process.');

  const read = async (): Promise<void> => {
    const [counts, states, more] = await Promise.all([
      store.counts(),
      store.sourceStates(),
      reading(),
    ]);
    for (const [status, count] of Object.entries(counts)) posts.set({ status }, count);
    unreadable.set(counts.unreadable);
    sourceAge.reset();
    sourceFailures.reset();
    for (const { feed, lastReportAt, failures } of states) {
      if (lastReportAt !== null)
        sourceAge.set(
          { source: feed },
          Math.max(0, (now().getTime() - Date.parse(lastReportAt)) / 1000),
        );
      sourceFailures.set({ source: feed }, failures);
    }
    queue.reset();
    for (const [state, count] of Object.entries(more.queue ?? {})) queue.set({ state }, count);
    oldest.set(more.oldestDueSeconds ?? 0);
    subscribers.reset();
    for (const { platform, state, count } of more.subscribers ?? [])
      subscribers.set({ platform, state }, count);
    limiter.reset();
    for (const { platform, heldSeconds } of more.limiter ?? [])
      limiter.set({ platform }, heldSeconds);
    platforms.reset();
    works.set(Number(more.databaseWorks ?? true));
    for (const { name, ok } of more.platforms ?? []) platforms.set({ platform: name }, Number(ok));
  };

  return {
    delivered: (platform, outcome, lagSeconds) => {
      deliveries.inc({ platform, outcome });
      if (lagSeconds !== null) lag.observe({ platform }, Math.max(0, lagSeconds));
    },
    planned: (kind, count) => {
      editions.inc({ kind });
      planned.inc({ kind }, count);
    },
    limited: (platform, seconds) => waits.inc({ platform }, Math.max(0, seconds)),
    pictureFailed: (picture) => pictures.inc({ picture }),
    requested: (status, milliseconds) =>
      requests.observe({ status: String(status) }, milliseconds / 1000),
    render: async () => {
      memory.set(process.memoryUsage.rss());
      try {
        await read();
        current.set(1);
      } catch {
        current.set(0);
        works.set(0);
      }
      return { type: register.contentType, text: await register.metrics() };
    },
  };
};
