// A feed as a source. What the feed says in full is taken from it; where it has only a summary of something
// about the war, the article's own page is asked for, once, and again when the feed says that it changed.
import type { Post } from '../../model/post.ts';
import { readArticle, titled, type Article } from '../articles/article.ts';
import { readFeed, type FeedItem } from './feed-items.ts';
import { fingerprint, formatSeen, parseSeen } from '../seen.ts';
import type { Cursor, Fetched, FetchRequest, Http, Source, SourceConfig } from '../source.ts';
import { conditionalHeaders, validatorsOf } from '../web/conditional.ts';
import { FetchFault } from '../web/fault.ts';
import { loadPage } from '../web/text.ts';

/** From so many characters on a feed's text is an article and not the summary of one, unless it breaks off. */
const wholeText = 400;
const breaksOff = /(\u2026|\.\.\.|\[\W*\]|(read|continue)\b.{0,30})$/i;
const isWhole = (text: string): boolean => text.length >= wholeText && !breaksOff.test(text);
/** After so many failed attempts at an article's page its summary has to do. */
const attempts = 3;

const outletOf = (config: SourceConfig): string | null =>
  config.reader === 'news' ? config.name : null;

/** A date that lies ahead is a fault of the publisher: the post is here now. */
const notAfter = (now: Date, at: string): string =>
  Date.parse(at) > now.getTime() ? now.toISOString() : at;

const postOf = (config: SourceConfig, item: FeedItem, article: Article | null, now: Date): Post => {
  const own = item.content.length >= item.summary.length ? item.content : item.summary;
  const text = article !== null && article.text.length > own.length ? article.text : own;
  const title = item.title || article?.title || null;
  const publishedAt = notAfter(
    now,
    item.publishedAt ?? article?.publishedAt ?? item.updatedAt ?? now.toISOString(),
  );
  const edited = item.updatedAt ?? article?.modifiedAt ?? null;
  return {
    feed: config.id,
    source: config.reader,
    key: item.key,
    url: article?.canonical ?? item.url,
    title,
    outlet: outletOf(config),
    text: titled(title, text),
    publishedAt,
    editedAt:
      edited !== null && Date.parse(edited) > Date.parse(publishedAt) + 60_000
        ? notAfter(now, edited)
        : null,
  };
};

const markOf = (item: FeedItem): string =>
  fingerprint(item.title, item.summary, item.content, item.updatedAt);
const timeOf = (item: FeedItem): number =>
  Date.parse(item.publishedAt ?? item.updatedAt ?? '') || 0;

async function* fetchFeed(
  config: SourceConfig,
  { since, cursor, now, signal, patience, onTopic }: FetchRequest,
  http: Http,
): AsyncGenerator<Fetched> {
  const leftOver = cursor['left'] !== undefined;
  const answer = await http.get(config.url, {
    headers: leftOver ? {} : conditionalHeaders(cursor),
    signal,
  });
  if (answer.status === 304) return yield { posts: [], cursor, unchanged: true };

  const items = readFeed(answer.body, answer.url);
  const before = parseSeen(cursor['seen']);
  const tried = parseSeen(cursor['tried']);
  const seen = new Map<string, string>();
  const failed = new Map<string, string>();
  for (const { key } of items) {
    const [mark, count] = [before[fingerprint(key)], tried[fingerprint(key)]];
    if (mark !== undefined) seen.set(fingerprint(key), mark);
    if (count !== undefined) failed.set(fingerprint(key), count);
  }
  const isNew = (item: FeedItem): boolean => seen.get(fingerprint(item.key)) !== markOf(item);
  const done = (item: FeedItem): void => {
    seen.set(fingerprint(item.key), markOf(item));
    failed.delete(fingerprint(item.key));
  };
  const batch = (posts: readonly Post[]): Fetched => ({
    posts,
    cursor: {
      ...validatorsOf(answer),
      seen: formatSeen(seen),
      ...(failed.size > 0 ? { tried: formatSeen(failed) } : {}),
      ...(items.some((item) => isWanted(item) && isNew(item)) ? { left: 'true' } : {}),
    } satisfies Cursor,
    unchanged: false,
  });
  const isWanted = (item: FeedItem): boolean =>
    since === null || timeOf(item) === 0 || timeOf(item) >= since.getTime();
  const needsPage = ({ url, content, title, summary }: FeedItem): boolean =>
    url !== null && !isWhole(content) && !(isWhole(summary) && summary.length >= 3 * wholeText)
      ? onTopic(`${title}\n${summary}\n${content}`)
      : false;

  const fresh = items
    .filter((item) => isWanted(item) && isNew(item))
    .sort((a, b) => timeOf(a) - timeOf(b));
  const whole = fresh.filter((item) => !needsPage(item));
  for (const item of whole) done(item);
  yield batch(whole.map((item) => postOf(config, item, null, now)));

  // The newest first: where patience ends, what is left is the oldest.
  let asked = 1;
  for (const item of fresh.filter(needsPage).toReversed()) {
    if (asked >= patience) return;
    asked += 1;
    let article: Article | null = null;
    try {
      const page = await http.get(item.url ?? '', { signal });
      article = readArticle(loadPage(page.body), page.url);
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      const count = Number(failed.get(fingerprint(item.key)) ?? 0) + 1;
      // Its server asks for peace: the whole source waits, and comes back to this article.
      if (error.status === 429) throw error;
      if (!error.lasting && count < attempts) {
        failed.set(fingerprint(item.key), String(count));
        yield batch([]);
        continue;
      }
    }
    done(item);
    yield batch([postOf(config, item, article, now)]);
  }
}

/** An RSS, RDF, Atom or JSON feed as a source. */
export const feed = (config: SourceConfig): Source => ({
  ...config,
  fetch: (request, http) => fetchFeed(config, request, http),
});
