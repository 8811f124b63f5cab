// Who speaks, and how their texts are fetched. A source knows pages, never figures.
import type { Post } from '../model/post.ts';
import type { Side, SourceId } from '../model/terms.ts';

/** Kinds of page are code; the list of sources is data (SOURCES_FILE). */
export const sourceKinds = ['telegram-channel', 'feed', 'page'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** One line of the list. `side`: whose official voice it is, null for outlets and institutes. */
export interface SourceConfig {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly language: 'uk' | 'ru' | 'en';
  readonly side: Side | null;
  readonly reader: SourceId;
}

/** What a fetch brought: posts oldest first, and what to remember for the next one. */
export interface Fetched {
  readonly posts: readonly Post[];
  readonly cursor: Readonly<Record<string, string>>;
  /** True where the server said nothing has changed. */
  readonly unchanged: boolean;
}

export interface FetchRequest {
  /** Posts published before this are not wanted; null = only the newest page. */
  readonly since: Date | null;
  readonly cursor: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly signal: AbortSignal;
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

export interface Source extends SourceConfig {
  fetch(request: FetchRequest, http: Http): Promise<Fetched>;
}
