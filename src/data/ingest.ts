// Fetch, read and save, one source at a time. One bad post never stops the others, one silent source
// never stops the rest; run again it changes nothing.
import type { Post } from './model/post.ts';
import type { Report } from './model/report.ts';
import { read } from './reader/read.ts';
import type { Http, Source } from './sources/source.ts';
import type { SourceState, Store, StoredPost } from './store/store.ts';

/** What became of a batch of posts. `failures`: what could not be kept or read at all, for the log. */
export interface Ingested {
  readonly posts: number;
  readonly added: number;
  readonly revised: number;
  readonly same: number;
  /** Posts read in this run by status. */
  readonly report: number;
  readonly notAReport: number;
  readonly unreadable: number;
  /** Published instant of the newest post that was a report, null where none was. */
  readonly newestReportAt: string | null;
  readonly failures: readonly { readonly key: string; readonly reason: string }[];
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const readPost = (post: Post): Report =>
  read({
    id: post.key,
    source: post.source,
    published: post.publishedAt,
    text: post.text,
    url: post.url,
  });

const later = (a: string | null, b: string): string =>
  a === null || Date.parse(b) > Date.parse(a) ? b : a;

type Kept = Pick<Store, 'savePost' | 'saveReport'>;

/** Keeps and reads posts in the order given; texts already read are left alone. */
export const ingestPosts = async (
  store: Kept,
  posts: Iterable<Post> | AsyncIterable<Post>,
  now: Date,
): Promise<Ingested> => {
  const counts = { posts: 0, added: 0, revised: 0, same: 0 };
  const readings = { report: 0, notAReport: 0, unreadable: 0 };
  const failures: { key: string; reason: string }[] = [];
  let newestReportAt: string | null = null;
  for await (const post of posts) {
    counts.posts += 1;
    try {
      const saved = await store.savePost(post, now);
      counts[saved.outcome === 'new' ? 'added' : saved.outcome] += 1;
      if (!saved.unread) continue;
      const report = readPost(post);
      await store.saveReport(saved.postId, saved.revision, report, now);
      if (report.status === 'report') {
        readings.report += 1;
        newestReportAt = later(newestReportAt, post.publishedAt);
      } else if (report.status === 'unreadable') readings.unreadable += 1;
      else readings.notAReport += 1;
    } catch (error) {
      failures.push({ key: post.key, reason: reasonOf(error) });
    }
  }
  return { ...counts, ...readings, newestReportAt, failures };
};

/**
 * Reads everything stored again, earlier versions of posts too, and replaces the readings. Posts are left
 * as they are; a figure that changes is kept as our correction.
 */
export const reread = async (
  store: Pick<Store, 'posts' | 'revisions' | 'saveReport'>,
  now: Date,
  onProgress?: (done: number) => void,
): Promise<{
  readonly posts: number;
  readonly failures: readonly { readonly key: string; readonly reason: string }[];
}> => {
  let posts = 0;
  const failures: { key: string; reason: string }[] = [];
  for await (const post of store.posts()) {
    try {
      const versions: readonly StoredPost[] =
        post.revision > 1 ? await store.revisions(post.postId) : [post];
      for (const version of versions)
        await store.saveReport(version.postId, version.revision, readPost(version), now);
    } catch (error) {
      failures.push({ key: post.key, reason: reasonOf(error) });
    }
    posts += 1;
    onProgress?.(posts);
  }
  return { posts, failures };
};

const unseen = (feed: string): SourceState => ({
  feed,
  checkedAt: null,
  succeededAt: null,
  lastPostAt: null,
  lastReportAt: null,
  failure: null,
  failures: 0,
  unreadable: 0,
  cursor: {},
});

/** What one look at a source brought; `ingested` null where it could not be reached. */
export interface SourceOutcome {
  readonly state: SourceState;
  readonly ingested: Ingested | null;
}

/**
 * Asks one source, keeps and reads what it brought, and remembers how it went. Never throws for the
 * source's sake: a failure is in the state, and the cursor stays where it was.
 */
export const ingestSource = async (
  source: Source,
  {
    http,
    store,
    now,
    since,
    signal,
  }: {
    readonly http: Http;
    readonly store: Kept & Pick<Store, 'sourceStates' | 'saveSourceState'>;
    readonly now: Date;
    readonly since: Date | null;
    readonly signal: AbortSignal;
  },
): Promise<SourceOutcome> => {
  const states = await store.sourceStates();
  const before = states.find(({ feed }) => feed === source.id) ?? unseen(source.id);
  const checked = { ...before, checkedAt: now.toISOString() };
  try {
    const fetched = await source.fetch({ since, cursor: before.cursor, now, signal }, http);
    const ingested = await ingestPosts(store, fetched.posts, now);
    const state: SourceState = {
      ...checked,
      succeededAt: checked.checkedAt,
      lastPostAt: fetched.posts.reduce(
        (last, post) => later(last, post.publishedAt),
        before.lastPostAt,
      ),
      lastReportAt:
        ingested.newestReportAt === null
          ? before.lastReportAt
          : later(before.lastReportAt, ingested.newestReportAt),
      failure: null,
      failures: 0,
      unreadable: before.unreadable + ingested.unreadable,
      // A post that could not be kept is asked for again.
      cursor: ingested.failures.length > 0 ? before.cursor : fetched.cursor,
    };
    await store.saveSourceState(state);
    return { state, ingested };
  } catch (error) {
    const state = { ...checked, failure: reasonOf(error), failures: before.failures + 1 };
    await store.saveSourceState(state);
    return { state, ingested: null };
  }
};
