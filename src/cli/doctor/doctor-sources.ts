// Whether each source can be had and read just now: one request to each, nothing kept.
import type { Config } from '../../config.ts';
import { unasked } from '../../data/ingest.ts';
import { sourceOf } from '../../data/sources/kinds.ts';
import { silentSince } from '../../data/sources/schedule.ts';
import type { Http, SourceConfig } from '../../data/sources/source.ts';
import type { SourceState, Store } from '../../data/store/store.ts';
import { ill, well, type Finding } from './doctor-finding.ts';
import { configuredSources, httpFor } from '../sources.ts';
import { Failure } from '../tool.ts';

const mendOf = (message: string): string =>
  /not https|private network|check the (address|list)|is not there|t\.me\/s\/NAME/.test(message)
    ? 'Correct its address in SOURCES_FILE, or take it out of SOURCES.'
    : 'If it stays so, take it out with SOURCES; the others go on without it.';

const checkSource = async (
  config: SourceConfig,
  state: SourceState,
  http: Http,
  now: Date,
): Promise<Finding> => {
  const check = `source ${config.id}`;
  try {
    const batches = sourceOf(config).fetch(
      {
        since: null,
        cursor: {},
        now,
        signal: AbortSignal.timeout(30_000),
        patience: 1,
        recheckAfter: Number.POSITIVE_INFINITY,
        onTopic: () => false,
      },
      http,
    );
    let posts = 0;
    let newest: string | null = null;
    for await (const batch of batches) {
      posts += batch.posts.length;
      for (const { publishedAt } of batch.posts)
        if (newest === null || publishedAt > newest) newest = publishedAt;
    }
    const silent = silentSince(config, state);
    const answers = `answers, ${posts} posts${newest === null ? '' : `, the newest of ${newest}`}`;
    return silent === null
      ? well(check, answers)
      : well(
          check,
          `${answers}; nothing could be read as a report since ${silent}`,
          'Look at its page and at "status": it may have fallen silent, moved, or changed how it writes.',
        );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return ill(check, message, mendOf(message));
  }
};

/** One finding for each configured source, or one for the list. `store`: null where it cannot be opened. */
export const checkSources = async (
  config: Config,
  store: Store | null,
  now: Date,
): Promise<Finding[]> => {
  let sources: readonly SourceConfig[];
  try {
    sources = configuredSources(config);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [ill('sources', error.message, 'Correct SOURCES or SOURCES_FILE as told above.')];
  }
  const http = httpFor(config, sources);
  const states = store ? await store.sourceStates() : [];
  return Promise.all(
    sources.map((source) =>
      checkSource(
        source,
        states.find(({ feed }) => feed === source.id) ?? unasked(source.id),
        http,
        now,
      ),
    ),
  );
};
