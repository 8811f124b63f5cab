// The live sources as something to be ticked. Loaded only where sources are polled.
import type { Config } from '../config.ts';
import type { Poller, PollEvent } from '../data/poll.ts';
import type { SourceConfig } from '../data/sources/source.ts';
import type { Store } from '../data/store/store.ts';

/** A poller over the configured sources; nothing is asked before its first tick. */
export const startPolling = async (
  config: Config,
  sources: readonly SourceConfig[],
  store: Store,
  now: () => Date,
  on: (event: PollEvent) => void,
): Promise<Poller> => {
  const [{ createPoller }, { createHttp, userAgentOf }, { sourceOf }] = await Promise.all([
    import('../data/poll.ts'),
    import('../data/sources/fetch.ts'),
    import('../data/sources/kinds.ts'),
  ]);
  return createPoller({
    store,
    sources: sources.map(sourceOf),
    http: createHttp({
      userAgent: userAgentOf(config.PUBLIC_URL ?? null),
      allowPrivate: config.ALLOW_PRIVATE_SOURCES,
      trustedOrigins: new Set(sources.flatMap(({ url }) => URL.parse(url)?.origin ?? [])),
    }),
    now,
    random: Math.random,
    on,
  });
};
