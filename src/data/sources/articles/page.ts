// A plain web page as a source: an article is one post and its changes are revisions; a page that lists
// articles is followed to each of them, politely, those whose words are about the war first.
import type { Post } from '../../model/post.ts';
import { readArticle, titled, type Article } from './article.ts';
import { articleLinks, type ArticleLink } from './listing.ts';
import { formatSeen, parseSeen } from '../seen.ts';
import type { Cursor, Fetched, FetchRequest, Http, Source, SourceConfig } from '../source.ts';
import { conditionalHeaders, validatorsOf } from '../web/conditional.ts';
import { FetchFault, shownUrl } from '../web/fault.ts';
import { loadPage } from '../web/text.ts';

/** Less running text than this is no article. */
const leastText = 40;
/** An article is asked for again for this long after it was first seen. */
const watched = 48 * 3_600_000;
/** After so many failed attempts an article is left alone. */
const attempts = 3;

const postOf = (
  config: SourceConfig,
  article: Article,
  key: string,
  url: string,
  now: Date,
): Post => {
  const ahead = article.publishedAt !== null && Date.parse(article.publishedAt) > now.getTime();
  const publishedAt =
    ahead || article.publishedAt === null ? now.toISOString() : article.publishedAt;
  const edited = article.modifiedAt;
  return {
    feed: config.id,
    source: config.reader,
    key,
    url: article.canonical ?? url,
    title: article.title,
    outlet: config.reader === 'news' ? config.name : null,
    text: titled(article.title, article.text),
    publishedAt,
    editedAt:
      edited !== null &&
      Date.parse(edited) > Date.parse(publishedAt) + 60_000 &&
      Date.parse(edited) <= now.getTime()
        ? edited
        : null,
  };
};

/** When an article was first and last had, and how often it failed: "first last failures", in ms. */
interface Visit {
  readonly first: number;
  readonly last: number;
  readonly failures: number;
}
const visitOf = (mark: string | undefined): Visit => {
  const [first = 0, last = 0, failures = 0] = (mark ?? '').split(' ').map(Number);
  return { first: first || 0, last: last || 0, failures: failures || 0 };
};
const formatVisit = ({ first, last, failures }: Visit): string => `${first} ${last} ${failures}`;

/**
 * An article, or a list of articles? What JSON-LD calls an article is one; else much running text beside few
 * links is, and where Open Graph says "article", text beside few cards.
 */
const isArticle = (article: Article, links: readonly ArticleLink[]): boolean => {
  const size = article.text.length;
  if (size < leastText) return false;
  const cards = links.filter(({ inHeading }) => inHeading).length;
  return (
    article.declared ||
    links.length < 5 ||
    size > 400 * links.length ||
    (article.hinted && size > 250 * cards)
  );
};

async function* fetchPage(
  config: SourceConfig,
  { since, cursor, now, signal, patience, recheckAfter, onTopic }: FetchRequest,
  http: Http,
): AsyncGenerator<Fetched> {
  const before = parseSeen(cursor['seen']);
  const isListing = Object.keys(before).length > 0;
  // A listing's articles may change while the listing does not: it is asked for whole.
  const answer = await http.get(config.url, {
    headers: isListing ? {} : conditionalHeaders(cursor),
    signal,
  });
  if (answer.status === 304) return yield { posts: [], cursor, unchanged: true };
  const $ = loadPage(answer.body);
  const article = readArticle($, answer.url);
  const links = articleLinks($, answer.url);
  if (isArticle(article, links)) {
    const post = postOf(config, article, config.url, answer.url, now);
    return yield { posts: [post], cursor: validatorsOf(answer), unchanged: false };
  }
  if (links.length === 0)
    throw new FetchFault(
      'bad-content',
      `${shownUrl(config.url)} has no running text and no links to articles; check the address and the kind`,
    );

  const visits = new Map(links.map(({ url }) => [url, visitOf(before[url])]));
  const batch = (posts: readonly Post[]): Fetched => ({
    posts,
    cursor: {
      seen: formatSeen(
        new Map(
          [...visits]
            .filter(([, { first, failures }]) => first + failures > 0)
            .map(([url, visit]) => [url, formatVisit(visit)]),
        ),
      ),
    } satisfies Cursor,
    unchanged: false,
  });
  const isDue = ({ url }: { readonly url: string }): boolean => {
    const { first, last, failures } = visits.get(url) ?? visitOf(undefined);
    if (first === 0) return failures < attempts || recheckAfter === 0;
    return (
      recheckAfter === 0 ||
      (now.getTime() - first < watched && now.getTime() - last >= recheckAfter)
    );
  };
  const rank = ({ url, words }: { readonly url: string; readonly words: string }): number =>
    ((visits.get(url)?.first ?? 0) > 0 ? 2 : 0) +
    (onTopic(`${words} ${url.replaceAll(/[-_/]/g, ' ')}`) ? 0 : 1);
  const due = links.filter(isDue).sort((a, b) => rank(a) - rank(b));
  yield batch([]);
  let [had, refused]: [number, FetchFault | null] = [0, null];
  for (const { url } of due.slice(0, Math.max(0, patience - 1))) {
    const visit = visits.get(url) ?? visitOf(undefined);
    try {
      const page = await http.get(url, { signal });
      const linked = readArticle(loadPage(page.body), page.url);
      visits.set(url, { first: visit.first || now.getTime(), last: now.getTime(), failures: 0 });
      const wanted =
        linked.text.length >= leastText &&
        (since === null ||
          linked.publishedAt === null ||
          Date.parse(linked.publishedAt) >= since.getTime());
      had += 1;
      yield batch(wanted ? [postOf(config, linked, url, page.url, now)] : []);
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      // Its server asks for peace: the whole source waits.
      if (error.status === 429) throw error;
      refused = error;
      visits.set(url, { ...visit, failures: error.lasting ? attempts : visit.failures + 1 });
      yield batch([]);
    }
  }
  if (refused !== null && had === 0) throw refused;
}

/** An article's page, or a page that lists articles, as a source. */
export const page = (config: SourceConfig): Source => ({
  ...config,
  fetch: (request, http) => fetchPage(config, request, http),
});
