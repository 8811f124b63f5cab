// Who speaks, and how their texts are fetched. A source knows pages, never figures.
import type { Post } from '../model/post.ts';
import type { Side, SourceId } from '../model/terms.ts';

/** Kinds of page are code; the list of sources is data (SOURCES_FILE). */
export const sourceKinds = ['telegram-channel', 'feed', 'page'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Languages that sources write. */
export const sourceLanguages = ['uk', 'ru', 'en'] as const;
export type SourceLanguage = (typeof sourceLanguages)[number];

/** One line of the list. `side`: whose official voice it is, null for outlets and institutes. */
export interface SourceConfig {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly language: SourceLanguage;
  readonly side: Side | null;
  readonly reader: SourceId;
}

/** What a fetcher wants back next time: validators, the highest post id, what it has already seen. */
export type Cursor = Readonly<Record<string, string>>;

/**
 * One batch of a look at a source: posts oldest first, and what to remember once they are kept. A later
 * batch's cursor replaces an earlier one's.
 */
export interface Fetched {
  readonly posts: readonly Post[];
  readonly cursor: Cursor;
  /** True where the server said nothing has changed. */
  readonly unchanged: boolean;
}

export interface FetchRequest {
  /** How far to page back, beyond what is new; older posts are not wanted. Null = only what is new. */
  readonly since: Date | null;
  readonly cursor: Cursor;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Requests this look may make at most; what is left over comes with the next one. */
  readonly patience: number;
  /** Milliseconds after which an article that a listing names is asked for again, as it may have changed. */
  readonly recheckAfter: number;
  /** Whether some words are about the war at all: only then is an article's own page worth a request. */
  readonly onTopic: (words: string) => boolean;
}

/** The network as sources see it: limits, redirects, addresses and manners are its business. */
export interface Http {
  get(
    url: string,
    options: { readonly headers?: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<HttpAnswer>;
}
export interface HttpAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * A source of the list with the code of its kind. `fetch` gives batches as they come, so that what was had
 * before a failure is kept; it ends by throwing a `FetchFault` where the source could not be had (whole).
 */
export interface Source extends SourceConfig {
  fetch(request: FetchRequest, http: Http): AsyncIterable<Fetched>;
}
