// A source of ours over a web server of ours, looked at as the poller would.
import { createHttp } from '../../../src/data/sources/fetch.ts';
import { sourceOf } from '../../../src/data/sources/kinds.ts';
import type { Cursor, FetchRequest, SourceConfig } from '../../../src/data/sources/source.ts';
import { FetchFault } from '../../../src/data/sources/web/fault.ts';
import type { Post } from '../../../src/data/model/post.ts';
import type { Web } from '../../fakes/web/web.ts';

export const now = new Date('2026-07-02T09:00:00Z');

export const httpOf = (web: Web) =>
  createHttp({
    userAgent: 'StrikeDigest test',
    allowPrivate: true,
    trustedOrigins: new Set([web.origin]),
    spacing: 0,
    totalTimeout: 5_000,
  });

export const configOf = (
  web: Web,
  path: string,
  more: Partial<SourceConfig> = {},
): SourceConfig => ({
  id: 'test',
  name: 'The Outlet',
  kind: 'feed',
  url: web.origin + path,
  language: 'en',
  side: null,
  reader: 'news',
  ...more,
});

export interface Looked {
  readonly posts: readonly Post[];
  readonly cursor: Cursor;
  readonly unchanged: boolean;
  readonly fault: FetchFault | null;
}

/** One look: all batches together, the last cursor, and the fault it ended with. */
export const lookAt = async (
  web: Web,
  config: SourceConfig,
  request: Partial<FetchRequest> = {},
): Promise<Looked> => {
  const posts: Post[] = [];
  let cursor: Cursor = request.cursor ?? {};
  let unchanged = false;
  let fault: FetchFault | null = null;
  try {
    const batches = sourceOf(config).fetch(
      {
        since: null,
        cursor,
        now,
        signal: new AbortController().signal,
        patience: 30,
        recheckAfter: 3 * 3_600_000,
        onTopic: (words) => /drone|missile|БпЛА/i.test(words),
        ...request,
      },
      httpOf(web),
    );
    for await (const batch of batches) {
      posts.push(...batch.posts);
      ({ cursor, unchanged } = batch);
    }
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error;
    fault = error;
  }
  return { posts, cursor, unchanged, fault };
};
