// What is kept, named by what the caller wants. Two databases, one contract test; no SQL outside this folder.
import type { Night, SourcedEvent } from '../model/night.ts';
import type { Post } from '../model/post.ts';
import type { Report } from '../model/report.ts';
import type { OutboxStore } from './outbox/outbox.ts';
import type { SubscriberStore } from './subscribers/subscribers.ts';
import type {
  Instant,
  LocalDate,
  Munition,
  Part,
  Quantity,
  Side,
  SourceId,
  Speaker,
} from '../model/terms.ts';

/** What saving a post did: `same` text writes nothing, `revised` keeps the old text as a revision. */
export interface SavedPost {
  readonly postId: string;
  /** 1 for the first text of a post, then counted up by one with every changed text. */
  readonly revision: number;
  readonly outcome: 'new' | 'revised' | 'same';
  /** True where no reading of this revision is kept yet, as after a stop between saving and reading. */
  readonly unread: boolean;
}

/** A stored post as the reader needs it again. */
export interface StoredPost extends Post {
  readonly postId: string;
  readonly revision: number;
}

/** One speaker's figure per night, for ranks, records and medians. Nights without a figure are absent. */
export interface SeriesPoint {
  readonly night: LocalDate;
  readonly value: number;
}

export interface SeriesQuery {
  readonly by: Speaker;
  readonly attacker: Side;
  readonly quantity: Quantity;
  readonly munition: Munition;
  readonly part: Part;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/**
 * A document of the bundled archive: figures, names, kinds and links, no sentences of others.
 * `id` is stable over versions of the archive, so that loading a newer one replaces and never doubles.
 */
export interface ArchiveDocument {
  readonly id: string;
  readonly source: SourceId;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly publishedAt: Instant | null;
  /** The public table through which the document's figures reached us; null where it is the text's own. */
  readonly relayOf?: string | null;
  readonly report: Report;
}

/** Documents that may be made one by one, so that a whole archive is never held at once. An array is one. */
export interface Documents extends Iterable<ArchiveDocument> {
  readonly length: number;
}

/** How one configured source is doing. Instants are null before the first success. */
export interface SourceState {
  readonly feed: string;
  readonly checkedAt: Instant | null;
  readonly succeededAt: Instant | null;
  readonly lastPostAt: Instant | null;
  readonly lastReportAt: Instant | null;
  readonly failure: string | null;
  readonly failures: number;
  readonly unreadable: number;
  /** What the fetcher wants back next time (ETag, Last-Modified, highest post id). */
  readonly cursor: Readonly<Record<string, string>>;
  /** When it may be asked again; null or absent where nothing speaks against it. */
  readonly dueAt?: Instant | null | undefined;
  /** When older posts were last looked at again for edits. */
  readonly lookedBackAt?: Instant | null | undefined;
}

/** The embedded file or the server cannot be read as our database. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
}

/** The database was written by a newer version: refused as it is, never set aside. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** The database server does not answer or refuses us, or a file's place does not let it be used. The message says what to do and holds no password. */
export class UnreachableDatabase extends Error {
  override readonly name = 'UnreachableDatabase';
}

export interface Store extends SubscriberStore, OutboxStore {
  /** Keeps a post; the same (feed, key) with another text becomes a new revision, the old one stays. */
  savePost(post: Post, now: Date): Promise<SavedPost>;
  /** Keeps what the reader made of one revision, in place of an earlier reading of the same revision. */
  saveReport(postId: string, revision: number, report: Report, now: Date): Promise<void>;
  /** Newest revision of every stored post, oldest first, for reading again. */
  posts(filter?: { readonly feed?: string; readonly since?: Instant }): AsyncIterable<StoredPost>;
  /** Every revision of one post, oldest first. */
  revisions(postId: string): Promise<readonly StoredPost[]>;

  /** All that is known about one night; null where nothing is. */
  night(date: LocalDate): Promise<Night | null>;
  /** Dates that have at least one claim or incident, ascending, both ends included. */
  nightDates(from?: LocalDate, to?: LocalDate): Promise<readonly LocalDate[]>;
  /** The nearest such dates before and after `date` within `from`..`to`; null where there is none. */
  neighbours(
    date: LocalDate,
    from: LocalDate,
    to: LocalDate,
  ): Promise<{ readonly before: LocalDate | null; readonly after: LocalDate | null }>;
  /**
   * Dates `from`..`to` on which a claim or an incident is about the region, ascending. `spelled`: its name as places
   * of several regions spell it ("Kyiv and Kharkiv oblasts"); null where it is in none.
   */
  regionDates(
    region: { readonly id: string; readonly spelled: string | null },
    from: LocalDate,
    to: LocalDate,
  ): Promise<readonly LocalDate[]>;
  firstNight(): Promise<LocalDate | null>;
  newestNight(): Promise<LocalDate | null>;
  /** Official first-hand figures ascending by night; where a source revised itself, its newest. */
  series(query: SeriesQuery): Promise<readonly SeriesPoint[]>;
  /** Events whose own date, else day of saying, lies between the dates, ascending; both ends included. */
  events(from: LocalDate, to: LocalDate): Promise<readonly SourcedEvent[]>;

  /** Loads or replaces bundled documents in one transaction; `onProgress` gets documents done. */
  loadArchive(
    version: string,
    documents: Documents,
    onProgress?: (done: number, total: number) => void,
  ): Promise<{ readonly added: number; readonly replaced: number; readonly same: number }>;
  archiveVersion(): Promise<string | null>;
  /**
   * Adds or replaces documents of a newer public table, whose ids all begin with `prefix`; its older
   * documents of the nights `from`..`to` that are not among them go. The bundled archive leaves them alone.
   */
  importDocuments(
    scope: { readonly prefix: string; readonly from: LocalDate; readonly to: LocalDate },
    documents: readonly ArchiveDocument[],
  ): Promise<{
    readonly added: number;
    readonly replaced: number;
    readonly same: number;
    readonly removed: number;
  }>;

  sourceStates(): Promise<readonly SourceState[]>;
  saveSourceState(state: SourceState): Promise<void>;
  /** Posts by reading status, and the unreadable ones for the operator, newest first. */
  counts(): Promise<Readonly<Record<'posts' | 'report' | 'not-a-report' | 'unreadable', number>>>;
  unreadable(limit: number): Promise<readonly (StoredPost & { readonly reason: string | null })[]>;

  /**
   * Changes whenever anything in the database was written, by this process or another; what it says is not
   * to be read. Cheap enough to be asked several times a second.
   */
  changeMark(): Promise<string>;
  /**
   * Changes with everything written, by this process or another, that `night`, `nightDates`, `firstNight`,
   * `newestNight`, `series` or `events` answer from, and with nothing else: not with chats and deliveries. Cheap
   * enough to be asked at every question.
   */
  knownMark(): Promise<string>;

  /** Copies the database to a file while it is in use. Embedded database only. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
