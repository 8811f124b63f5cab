// The raw text one source published, kept word for word with every later version.
import type { SourceId } from './terms.ts';

/**
 * One fetched or imported text. `feed`: id of the configured source it came from ("air-force-ua",
 * "bbc-world"); `source`: how the reader reads it; `key`: unique within the feed (post number, article
 * address), stable over edits. Instants are ISO 8601 UTC. `outlet`: the publisher's name for readers,
 * null for the official channels.
 */
export interface Post {
  readonly feed: string;
  readonly source: SourceId;
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly text: string;
  readonly publishedAt: string;
  readonly editedAt: string | null;
}
