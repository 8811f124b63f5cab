// What the parts of the process tell of themselves, to the log, the metrics and the operator's chat.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DeliveryEvent } from '../bots/delivery/events.ts';
import type { Metrics } from '../bots/http/metrics.ts';
import { diskEvent, sourceEvents, type Operator } from '../bots/operator.ts';
import type { PollEvent } from '../data/poll.ts';
import type { SourceConfig } from '../data/sources/source.ts';
import type { Store } from '../data/store/store.ts';
import type { Log } from '../log.ts';

export interface Ears {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly operator: Operator;
}

/** One event of the delivery. */
export const tellDelivery = ({ log, metrics, operator }: Ears, event: DeliveryEvent): void => {
  switch (event.event) {
    case 'planned':
      log('info', 'planned', { ...event });
      metrics.planned(event.kind, event.count);
      return;
    case 'sent':
      log('debug', 'sent', { ...event });
      metrics.delivered(event.platform, 'sent', event.lateness / 1000);
      return;
    case 'not-sent':
      log('warn', 'not-sent', { ...event });
      metrics.delivered(event.platform, event.state, null);
      return;
    case 'blocked':
      log('warn', 'blocked', { ...event });
      metrics.limited(event.platform, event.seconds);
      return;
    case 'alarm':
      log('error', 'alarm', { ...event });
      void operator.tell(
        event.what === 'breaker'
          ? {
              what: 'breaker',
              platform: event.platform ?? 'all',
              ended: false,
              text: event.text,
            }
          : event.what === 'database'
            ? { what: 'database', ended: false, text: event.text }
            : {
                what: 'alarm',
                name: `${event.what}${event.platform === null ? '' : ` ${event.platform}`}`,
                text: event.text,
              },
      );
      return;
    default:
      log('info', event.event, { ...event });
  }
};

/** One event of polling. */
export const tellPolling = ({ log, operator }: Ears, store: Store, event: PollEvent): void => {
  switch (event.kind) {
    case 'polled':
      log(event.ingested.added + event.ingested.revised > 0 ? 'info' : 'debug', 'polled', {
        ...event,
      });
      return;
    case 'failed':
      log('warn', 'poll-failed', { ...event });
      return;
    case 'unreadable':
      log('warn', 'unreadable', { ...event });
      void store
        .unreadable(50)
        .then((posts) =>
          posts.find(({ key, feed }) => key === event.post.key && feed === event.source),
        )
        .catch(() => undefined)
        .then((post) =>
          operator.tell({
            what: 'unreadable',
            feed: event.source,
            key: event.post.key,
            url: event.post.url,
            reason: event.post.reason,
            text: post?.text ?? '',
          }),
        );
      return;
    default:
      log('info', `source-${event.kind}`, { ...event });
  }
};

/** Once in a while: silent sources, room on the disk. */
export const lookAround = async (
  { operator, log }: Ears,
  store: Store,
  sources: readonly SourceConfig[],
  databaseFile: string | null,
  now: Date,
): Promise<void> => {
  const official = new Set(sources.filter(({ side }) => side !== null).map(({ id }) => id));
  const known = new Set(sources.map(({ id }) => id));
  const states = (await store.sourceStates()).filter(({ feed }) => known.has(feed));
  for (const event of sourceEvents(states, official, now)) await operator.tell(event);
  if (databaseFile !== null) {
    const disk = await statfs(dirname(databaseFile)).catch((error: unknown) => {
      log('debug', 'disk-unknown', { error });
      return null;
    });
    const event =
      disk === null
        ? null
        : diskEvent({ free: disk.bavail * disk.bsize, whole: disk.blocks * disk.bsize });
    if (event) await operator.tell(event);
  }
  await operator.tick();
};
