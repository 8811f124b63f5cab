// What the parts of the process tell of themselves, to the log, the metrics and the operator's chat.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DeliveryEvent } from '../../bots/delivery/events.ts';
import type { Metrics } from '../../bots/http/metrics.ts';
import type { LaneStatus } from '../../bots/delivery/sending/lane.ts';
import { diskEvent, sourceEvents, type Operator } from '../../bots/operator.ts';
import type { PollEvent } from '../../data/poll.ts';
import type { SourceConfig } from '../../data/sources/source.ts';
import type { Store } from '../../data/store/store.ts';
import type { Log, LogLevel } from '../../log.ts';
import { displaced } from '../database/database-file.ts';
import type { DatabaseWatch } from '../database/database-watch.ts';

export interface Ears {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly operator: Operator;
  readonly database: DatabaseWatch;
}

/** What will not mend itself; where the database is the reason, that alone is told. */
const tellAlarm = async (
  { operator, database }: Ears,
  event: Extract<DeliveryEvent, { readonly event: 'alarm' }>,
): Promise<void> => {
  if (event.what === 'database') return database.failed(event.text);
  if ((event.what === 'planning' || event.what === 'edition') && (await database.suspect())) return;
  await operator.tell({
    what: 'alarm',
    name: `${event.what}${event.platform === null ? '' : ` ${event.platform}`}`,
    text: event.text,
  });
};

/** Seconds for which a platform may hold us back before a person is told. */
const longBlock = 300;

/** One event of the delivery. */
export const tellDelivery = (ears: Ears, event: DeliveryEvent): void => {
  const { log, metrics, operator } = ears;
  // The event's name stands once in its line.
  const { event: name, ...values } = event;
  const note = (level: LogLevel): void => log(level, name, values);
  switch (event.event) {
    case 'planned':
      note('info');
      metrics.planned(event.kind, event.count);
      return;
    case 'sent':
      note('debug');
      metrics.delivered(event.platform, 'sent', event.lateness / 1000);
      return;
    case 'not-sent':
      note('warn');
      metrics.delivered(event.platform, event.state, null);
      return;
    case 'blocked':
      note('warn');
      metrics.limited(event.platform, event.seconds);
      if (event.seconds >= longBlock)
        void operator.tell({
          what: 'breaker',
          platform: event.platform,
          ended: false,
          text: `it holds us back for ${Math.round(event.seconds / 60)} minutes (${event.code})`,
        });
      return;
    case 'queue':
      note(event.expired > 0 ? 'warn' : 'info');
      if (event.expired > 0)
        void operator.tell({
          what: 'alarm',
          name: 'digests expired',
          text: `${event.expired} could not be sent while they were of use; \`status\` and the log say what held them up`,
        });
      return;
    case 'alarm':
      note('error');
      void tellAlarm(ears, event);
      return;
    default:
      note('info');
  }
};

/** Now and then: what was held back, and goes on by now. */
export const tellLanes = async (
  { operator }: Ears,
  lanes: readonly LaneStatus[],
): Promise<void> => {
  for (const { platform, state } of lanes)
    if (state === 'sending' || state === 'idle')
      await operator.tell({ what: 'breaker', platform, ended: true, text: '' });
};

/** One event of polling. */
export const tellPolling = (
  { log, operator, database }: Ears,
  store: Store,
  event: PollEvent,
): void => {
  switch (event.kind) {
    case 'polled':
      log(event.ingested.added + event.ingested.revised > 0 ? 'info' : 'debug', 'polled', {
        ...event,
      });
      return;
    case 'failed':
      log('warn', 'poll-failed', { ...event });
      if (event.fault === 'ours') void database.suspect();
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

/** Once in a while: silent sources, room on the disk, the file in its place (`openedFile`: its mark when it was opened). */
export const lookAround = async (
  { operator, log }: Ears,
  store: Store,
  sources: readonly SourceConfig[],
  databaseFile: string | null,
  now: Date,
  openedFile: string | null = null,
): Promise<void> => {
  const official = new Set(sources.filter(({ side }) => side !== null).map(({ id }) => id));
  const known = new Set(sources.map(({ id }) => id));
  const states = (await store.sourceStates()).filter(({ feed }) => known.has(feed));
  for (const event of sourceEvents(states, official, now)) await operator.tell(event);
  if (databaseFile !== null) {
    const text = displaced(databaseFile, openedFile);
    if (text !== null) {
      log('error', 'database-file-gone', { text });
      await operator.tell({ what: 'alarm', name: 'database file', text });
    }
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
