// `status`: how the sources are doing, what is queued for whom, and what waits for a person, as JSON.
import { readConfig, type Config } from '../config.ts';
import { unasked } from '../data/ingest.ts';
import { silentSince } from '../data/sources/schedule.ts';
import type { SourceConfig } from '../data/sources/source.ts';
import { shownUrl } from '../data/sources/web/fault.ts';
import type { SourceState, Store } from '../data/store/store.ts';
import { unheard } from '../serve/heard.ts';
import { withStore } from './database.ts';
import { configuredSources } from './sources.ts';
import type { Tool } from './tool.ts';

/** The newest edition with what became of it, and the queue as it stands. */
const delivery = async (store: Store, now: Date) => {
  const last = (await store.newestEditions(new Date(now.getTime() - 30 * 86_400_000))).at(-1);
  return {
    queue: { deliveries: await store.deliveryCounts(), edits: await store.editCounts() },
    subscribers: await store.subscriberCounts(),
    lastEdition: last
      ? {
          kind: last.kind,
          slot: last.slot,
          version: last.version,
          state: last.state,
          createdAt: last.createdAt,
          deliveries: await store.deliveryCounts({ kind: last.kind, slot: last.slot }),
        }
      : null,
  };
};

/** Every platform that has a token: whether the process that speaks there hears it, as far as it could tell. */
const heard = async (store: Store, config: Config) => {
  const silent = await unheard(store);
  return [
    ...(config.TELEGRAM_BOT_TOKEN === undefined ? [] : ['telegram' as const]),
    ...(config.DISCORD_BOT_TOKEN === undefined ? [] : ['discord' as const]),
  ].map((name) => {
    const found = silent.find((one) => one.name === name);
    return {
      name,
      heard: found === undefined,
      since: found?.at ?? null,
      reason: found?.reason ?? null,
    };
  });
};

const sourceLine = (config: SourceConfig, state: SourceState) => ({
  id: config.id,
  name: config.name,
  kind: config.kind,
  url: shownUrl(config.url),
  /** When it was last asked, last answered, and when it will be asked again. */
  checkedAt: state.checkedAt,
  lastSeenAt: state.succeededAt,
  nextAt: state.dueAt ?? null,
  lastPostAt: state.lastPostAt,
  lastReportAt: state.lastReportAt,
  silentSince: silentSince(config, state),
  failure: state.failure,
  failures: state.failures,
  unreadable: state.unreadable,
});

export const statusTool: Tool = {
  name: 'status',
  purpose: 'prints platforms, sources, queue, subscribers and what could not be read, as JSON',
  usage: 'status',
  options: {},
  run: (invocation) =>
    withStore(invocation, async (store) => {
      const { now, terminal, environment } = invocation;
      const config = readConfig(environment);
      const sources = configuredSources(config);
      const states = await store.sourceStates();
      const unreadable = await store.unreadable(20);
      terminal.out(
        JSON.stringify(
          {
            archive: await store.archiveVersion(),
            nights: { first: await store.firstNight(), newest: await store.newestNight() },
            posts: await store.counts(),
            platforms: await heard(store, config),
            sources: sources.map((source) =>
              sourceLine(
                source,
                states.find(({ feed }) => feed === source.id) ?? unasked(source.id),
              ),
            ),
            ...(await delivery(store, now)),
            unreadable: unreadable.map(({ feed, key, url, publishedAt, reason, text }) => ({
              feed,
              key,
              url,
              publishedAt,
              reason,
              begins: text.slice(0, 120),
            })),
          },
          null,
          2,
        ),
      );
      return 0;
    }),
};
