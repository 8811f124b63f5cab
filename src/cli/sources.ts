// The sources and the network as the tool's commands use them: the configured list, the polite fetcher.
import type { Config } from '../config.ts';
import { createHttp, userAgentOf } from '../data/sources/fetch.ts';
import { chooseSources, loadSources, SourceListError } from '../data/sources/list.ts';
import type { Http, SourceConfig } from '../data/sources/source.ts';
import { Failure } from './tool.ts';

/** The configured sources; with `ids` only those. Throws `Failure` with every fault of the list. */
export const configuredSources = (
  config: Config,
  ids: readonly string[] | null = null,
): readonly SourceConfig[] => {
  try {
    const list = loadSources({
      file: config.SOURCES_FILE ?? null,
      // Who names a source gets it, whether it is polled or not.
      ids: ids === null ? (config.SOURCES ?? null) : null,
      allowPrivate: config.ALLOW_PRIVATE_SOURCES,
    });
    return chooseSources(list, ids, '--source');
  } catch (error) {
    if (error instanceof SourceListError) throw new Failure(error.message);
    throw error;
  }
};

/** The network as those sources may use it. */
export const httpFor = (config: Config, sources: readonly SourceConfig[]): Http =>
  createHttp({
    userAgent: userAgentOf(config.PUBLIC_URL ?? null),
    allowPrivate: config.ALLOW_PRIVATE_SOURCES,
    trustedOrigins: new Set(sources.flatMap(({ url }) => URL.parse(url)?.origin ?? [])),
  });
