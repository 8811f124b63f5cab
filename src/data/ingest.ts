// Fetch, read and save, one source at a time. One bad post never stops the others, one silent source
// never stops the rest; run again it changes nothing.
import type { Post } from './model/post.ts';
import type { Report } from './model/report.ts';
import type { Refusal } from './model/terms.ts';
import { read } from './reader/read.ts';
import { isOnTopic } from './reader/topic.ts';
import type { Http, Source } from './sources/source.ts';
import type { FetchFault } from './sources/web/fault.ts';
import type { SourceState, Store, StoredPost } from './store/store.ts';

/** A post that is a summary and could not be read whole: kept, and shown to the operator. */
export interface UnreadablePost {
  readonly key: string;
  readonly url: string | null;
  readonly publishedAt: string;
  readonly reason: Refusal | null;
}

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
  readonly unread: readonly UnreadablePost[];
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

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) > Date.parse(a)) ? b : a;

type Kept = Pick<Store, 'savePost' | 'saveReport'>;

/** Keeps and reads posts in the order given; texts already read are left alone. */
export const ingestPosts = async (
  store: Kept,
  posts: Iterable<Post> | AsyncIterable<Post>,
  now: Date,
  onProgress?: (done: number) => void,
): Promise<Ingested> => {
  const counts = { posts: 0, added: 0, revised: 0, same: 0 };
  const readings = { report: 0, notAReport: 0, unreadable: 0 };
  const unread: UnreadablePost[] = [];
  const failures: { key: string; reason: string }[] = [];
  let newestReportAt: string | null = null;
  for await (const post of posts) {
    counts.posts += 1;
    try {
      const saved = await store.savePost(post, now);
      counts[saved.outcome === 'new' ? 'added' : saved.outcome] += 1;
      if (saved.unread) {
        const report = readPost(post);
        await store.saveReport(saved.postId, saved.revision, report, now);
        if (report.status === 'report') {
          readings.report += 1;
          newestReportAt = later(newestReportAt, post.publishedAt);
        } else if (report.status === 'unreadable') {
          const { key, url, publishedAt } = post;
          readings.unreadable += 1;
          unread.push({ key, url, publishedAt, reason: report.reason });
        } else readings.notAReport += 1;
      }
    } catch (error) {
      failures.push({ key: post.key, reason: reasonOf(error) });
    }
    onProgress?.(counts.posts);
  }
  return { ...counts, ...readings, newestReportAt, unread, failures };
};

/** What two batches came to together. */
export const together = (a: Ingested, b: Ingested): Ingested => ({
  posts: a.posts + b.posts,
  added: a.added + b.added,
  revised: a.revised + b.revised,
  same: a.same + b.same,
  report: a.report + b.report,
  notAReport: a.notAReport + b.notAReport,
  unreadable: a.unreadable + b.unreadable,
  newestReportAt: later(a.newestReportAt, b.newestReportAt),
  unread: [...a.unread, ...b.unread],
  failures: [...a.failures, ...b.failures],
});

/** Nothing came. */
export const nothingIngested: Ingested = {
  posts: 0,
  added: 0,
  revised: 0,
  same: 0,
  report: 0,
  notAReport: 0,
  unreadable: 0,
  newestReportAt: null,
  unread: [],
  failures: [],
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
  readonly report: number;
  readonly notAReport: number;
  readonly unreadable: number;
  readonly failures: readonly { readonly key: string; readonly reason: string }[];
}> => {
  let posts = 0;
  const readings = { report: 0, notAReport: 0, unreadable: 0 };
  const failures: { key: string; reason: string }[] = [];
  for await (const post of store.posts()) {
    try {
      const versions: readonly StoredPost[] =
        post.revision > 1 ? await store.revisions(post.postId) : [post];
      let status: Report['status'] = 'not-a-report';
      for (const version of versions) {
        const report = readPost(version);
        status = report.status;
        await store.saveReport(version.postId, version.revision, report, now);
      }
      readings[status === 'not-a-report' ? 'notAReport' : status] += 1;
    } catch (error) {
      failures.push({ key: post.key, reason: reasonOf(error) });
    }
    posts += 1;
    onProgress?.(posts);
  }
  return { posts, ...readings, failures };
};

/** The state of a source that was never asked. */
export const unasked = (feed: string): SourceState => ({
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

/** What one look at a source brought, as far as it came. */
export interface SourceOutcome {
  readonly state: SourceState;
  readonly ingested: Ingested;
  /** Why it could not be had, or not whole; null where all went well. */
  readonly fault: FetchFault | Error | null;
  /** True where the look was called off from outside: no fault of the source. */
  readonly stopped: boolean;
}

export interface Look {
  readonly http: Http;
  readonly store: Kept & Pick<Store, 'sourceStates' | 'saveSourceState'>;
  readonly now: Date;
  readonly since: Date | null;
  readonly signal: AbortSignal;
  /** Requests at most; without it the source is asked for all there is. */
  readonly patience?: number;
  /** Milliseconds; without it every article of a listing is asked for again. */
  readonly recheckAfter?: number;
  /** The state that is kept is what this makes of the one found: when to ask next. */
  readonly plan?: (state: SourceState, fault: FetchFault | Error | null) => SourceState;
  readonly onProgress?: (done: number) => void;
}

/**
 * Asks one source, keeps and reads what it brings batch by batch, and remembers how it went. Never throws
 * for the source's sake: a failure is in the state and in the outcome, what came before it is kept, and what
 * could not be kept is asked for again.
 */
export const ingestSource = async (source: Source, look: Look): Promise<SourceOutcome> => {
  const { http, store, now, since, signal, patience, recheckAfter, plan, onProgress } = look;
  const states = await store.sourceStates();
  const before = states.find(({ feed }) => feed === source.id) ?? unasked(source.id);
  let state: SourceState = { ...before, checkedAt: now.toISOString() };
  let ingested = nothingIngested;
  let fault: FetchFault | Error | null = null;
  try {
    const batches = source.fetch(
      {
        since,
        cursor: before.cursor,
        now,
        signal,
        patience: patience ?? Number.POSITIVE_INFINITY,
        recheckAfter: recheckAfter ?? 0,
        onTopic: isOnTopic,
      },
      http,
    );
    for await (const { posts, cursor } of batches) {
      const earlier = ingested.posts;
      const kept = await ingestPosts(store, posts, now, (done) => onProgress?.(earlier + done));
      ingested = together(ingested, kept);
      state = {
        ...state,
        lastPostAt: posts.reduce((last, post) => later(last, post.publishedAt), state.lastPostAt),
        lastReportAt: later(state.lastReportAt, kept.newestReportAt),
        unreadable: state.unreadable + kept.unreadable,
        // A post that could not be kept is asked for again.
        cursor: ingested.failures.length > 0 ? state.cursor : cursor,
      };
      if (posts.length > 0) await store.saveSourceState(state);
    }
    const lost = ingested.failures[0];
    if (lost) fault = new Error(`${ingested.failures.length} posts were not kept: ${lost.reason}`);
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
  }
  if (signal.aborted && fault !== null) return { state, ingested, fault: null, stopped: true };
  state =
    fault === null
      ? { ...state, succeededAt: state.checkedAt, failure: null, failures: 0 }
      : { ...state, failure: fault.message, failures: before.failures + 1 };
  if (plan) state = plan(state, fault);
  await store.saveSourceState(state);
  return { state, ingested, fault, stopped: false };
};
