// RSS, RDF, Atom and JSON Feed to one shape. A feed that is no well-formed XML is read for what can be read:
// an outlet's stray ampersand must not silence it.
import { load } from 'cheerio/slim';
import { DetectError, MalformedError, parseFeed } from 'feedsmith';
import { parseDate } from '../web/dates.ts';
import { FetchFault, publicUrl, shownUrl } from '../web/fault.ts';
import { deepest, depthOf, htmlToText } from '../web/text.ts';

/** One item. `content` is the whole text where the feed carries it, `summary` what it says in short; both plain. */
export interface FeedItem {
  /** The item's own id, stable over edits; its address where it has none. */
  readonly key: string;
  readonly url: string | null;
  readonly title: string;
  readonly summary: string;
  readonly content: string;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
}

interface RawItem {
  readonly ids: readonly (string | undefined)[];
  readonly link: string | undefined;
  readonly base?: string | undefined;
  readonly title: string | undefined;
  readonly summaries: readonly (string | undefined)[];
  readonly contents: readonly (string | undefined)[];
  readonly published: readonly (string | undefined)[];
  readonly updated: readonly (string | undefined)[];
}

/** Words that follow a reader from link to link and say nothing of the article. */
const tracking =
  /^(utm_\w+|at_(medium|campaign|bbc_team|link_\w+)|fbclid|gclid|ocid|ftag|cmpid|xtor)$/i;

/** An article's address for readers: without tracking, user, password and fragment. Null where it is none. */
export const articleUrl = (url: string | undefined, base: string): string | null => {
  const found = publicUrl(url ?? '', base);
  if (url === undefined || url.trim() === '' || found === null) return null;
  const clean = new URL(found);
  for (const name of [...clean.searchParams.keys()])
    if (tracking.test(name)) clean.searchParams.delete(name);
  clean.hash = '';
  return clean.href;
};

/** One item's marks to text; an item that is no text must not silence the others. */
const plain = (html: string | undefined): string => {
  try {
    return html === undefined ? '' : htmlToText(html);
  } catch (error) {
    if (error instanceof FetchFault) return '';
    throw error;
  }
};
const longest = (texts: readonly (string | undefined)[]): string =>
  texts.map(plain).reduce((best, text) => (text.length > best.length ? text : best), '');
const firstDate = (dates: readonly (string | undefined)[]): string | null => {
  for (const date of dates) {
    const at = parseDate(date);
    if (at !== null) return at;
  }
  return null;
};

const itemOf = (raw: RawItem, feedUrl: string): FeedItem | null => {
  const base = URL.parse(raw.base ?? '', feedUrl)?.href ?? feedUrl;
  const url = articleUrl(raw.link, base);
  const title = plain(raw.title).replace(/\s+/g, ' ');
  const id = raw.ids.find((one) => one !== undefined && one.trim() !== '')?.trim();
  // BBC counts an address's fragment up with every edit: "...#1" is the same article.
  const key = (id && /^https?:/i.test(id) ? id.replace(/#\d*$/, '') : id) ?? url ?? title;
  if (key === '') return null;
  return {
    key: key.slice(0, 500),
    url: url ?? (id && /^https?:/i.test(id) ? articleUrl(id, base) : null),
    title,
    summary: longest(raw.summaries),
    content: longest(raw.contents),
    publishedAt: firstDate(raw.published),
    updatedAt: firstDate(raw.updated),
  };
};

/** Signs that are no marks, written as they should have been; a parser may spend minutes on a run of them. */
const mended = (xml: string): string =>
  xml
    .replace(/<(?![A-Za-z_/!?])|<(?=[A-Za-z_/][^<>]*(?:<|$))/g, '&lt;')
    .replace(/<(br|hr|img|input|wbr)\b([^<>]*)>/gi, (_, name: string, rest: string) =>
      rest.endsWith('/') ? `<${name}${rest}>` : `<${name}${rest}/>`,
    )
    .replace(/&(?![a-zA-Z#])/g, '&amp;');

const rawItems = (body: string): readonly RawItem[] => {
  const parsed = parseFeed(body);
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        ids: [item.guid?.value],
        link: item.link ?? item.atom?.links?.[0]?.href ?? undefined,
        title: item.title ?? item.dc?.titles?.[0],
        summaries: [item.description],
        contents: [item.content?.encoded],
        published: [item.pubDate, item.dc?.dates?.[0], item.atom?.published],
        updated: [item.atom?.updated, item.dcterms?.modified?.[0]],
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({
        ids: [entry.id],
        link: (
          entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ??
          entry.links?.[0]
        )?.href,
        base: parsed.feed.xml?.base,
        title: entry.title?.value,
        summaries: [entry.summary?.value],
        contents: [entry.content?.value],
        published: [entry.published, entry.updated],
        updated: [entry.updated],
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({
        ids: [item.rdf?.about],
        link: item.link,
        title: item.title,
        summaries: [item.description],
        contents: [item.content?.encoded],
        published: [item.dc?.dates?.[0]],
        updated: [],
      }));
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        ids: [item.id],
        link: item.url ?? item.external_url,
        title: item.title,
        summaries: [item.summary],
        contents: [
          item.content_html,
          item.content_text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
        ],
        published: [item.date_published, item.date_modified],
        updated: [item.date_modified],
      }));
  }
};

/** What can be read of XML with faults in it: every element whose name is an item's. */
const salvaged = (body: string): readonly RawItem[] => {
  const $ = load(body, { xml: { decodeEntities: true, recognizeCDATA: true } });
  return $('item, entry')
    .toArray()
    .map((node) => {
      const own = (name: string): string | undefined => {
        const found = $(node)
          .children()
          .toArray()
          .find((child) => child.name.toLowerCase() === name);
        return found ? $(found).text() : undefined;
      };
      const link = $(node).children('link').first();
      return {
        ids: [own('guid'), own('id')],
        link: own('link')?.trim() || link.attr('href'),
        title: own('title'),
        summaries: [own('description'), own('summary')],
        contents: [own('content:encoded'), own('content')],
        published: [own('pubdate'), own('published'), own('dc:date'), own('updated')],
        updated: [own('updated'), own('atom:updated')],
      };
    });
};

/**
 * The items of a feed, as it orders them, each key once. Relative addresses are read against the feed's own.
 * Throws `FetchFault` `bad-content` where the text is no feed.
 */
export const readFeed = (body: string, url: string): readonly FeedItem[] => {
  const isJson = body.trimStart().startsWith('{');
  const clean = isJson ? body : mended(body);
  if (!isJson && depthOf(clean, true) > deepest)
    throw new FetchFault(
      'bad-content',
      `${shownUrl(url)} nests deeper than any feed; it is left out`,
    );
  let raw: readonly RawItem[];
  try {
    raw = rawItems(clean);
  } catch (error) {
    if (!(error instanceof MalformedError || error instanceof DetectError)) throw error;
    raw = /<(rss|feed|rdf:RDF)[\s>]/i.test(body.slice(0, 5000)) ? salvaged(clean) : [];
    if (raw.length === 0)
      throw new FetchFault(
        'bad-content',
        `${shownUrl(url)} is no feed that can be read (RSS, Atom or JSON Feed); check the address and the kind`,
        { lasting: !/<(rss|feed|rdf:RDF)[\s>]/i.test(body.slice(0, 5000)) },
      );
  }
  const items = new Map<string, FeedItem>();
  for (const one of raw) {
    const item = itemOf(one, url);
    if (item && !items.has(item.key)) items.set(item.key, item);
  }
  return [...items.values()];
};
