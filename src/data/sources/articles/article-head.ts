// What a page says of itself in its head: title, dates, canonical address, whether it is an article.
// JSON-LD first, then Open Graph and the older names.
import type { CheerioAPI } from 'cheerio/slim';
import { articleUrl } from '../feeds/feed-items.ts';
import { dateInUrl, parseDate } from '../web/dates.ts';
import { htmlToText } from '../web/text.ts';

export interface ArticleHead {
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** The address the page gives as its own; null where it gives none on its own site. */
  readonly canonical: string | null;
  /** True where its JSON-LD calls it an article. */
  readonly declared: boolean;
  /** True where Open Graph does: many sites say so of their lists too. */
  readonly hinted: boolean;
  /** The whole text as JSON-LD carries it, or an empty one. */
  readonly body: string;
}

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in a JSON-LD text, however nested; a bounded number. */
const thingsIn = (value: unknown): readonly Thing[] => {
  const found: Thing[] = [];
  const todo: unknown[] = [value];
  for (let at = todo.pop(); todo.length < 5000 && found.length < 500; at = todo.pop()) {
    if (Array.isArray(at)) todo.push(...at.slice(0, 500));
    else if (isThing(at)) {
      found.push(at);
      todo.push(at['@graph'], at['mainEntity'], at['mainEntityOfPage']);
    }
    if (todo.length === 0) break;
  }
  return found;
};

const jsonOf = (text: string): unknown => {
  try {
    // Line ends inside strings are a common fault of such texts.
    return JSON.parse(text.replace(/[\u0000-\u001f]+/g, ' '));
  } catch {
    return null;
  }
};

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

const articleTypes = /(^|\/)(\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$/i;
const isArticle = (thing: Thing): boolean =>
  [thing['@type']].flat().some((type) => typeof type === 'string' && articleTypes.test(type));

const hostOf = (url: string): string =>
  (URL.parse(url)?.hostname ?? '').replace(/^(www|m|amp)\./, '');

/** The first time the page marks, one inside its article before any other. */
const timeIn = ($: CheerioAPI): string | null => {
  const times = $('time[datetime]').toArray().slice(0, 20);
  const inside = times.find((node) => $(node).closest('article, main').length > 0);
  return text((inside ?? times[0])?.attribs['datetime']);
};

/** Reads a page's head. `url`: where the page was had, for relative addresses. Never throws. */
export const readHead = ($: CheerioAPI, url: string): ArticleHead => {
  const things = $('script[type="application/ld+json"]')
    .toArray()
    .slice(0, 20)
    .flatMap((node) => thingsIn(jsonOf($(node).text())));
  const article = things.find(isArticle);
  const metas = new Map<string, string>();
  for (const { attribs } of $('meta[content]').toArray()) {
    const value = text(attribs['content']);
    for (const name of [attribs['property'], attribs['name'], attribs['itemprop']])
      if (name !== undefined && value !== null && !metas.has(name.toLowerCase()))
        metas.set(name.toLowerCase(), value);
  }
  const meta = (...names: readonly string[]): string | null =>
    names.map((name) => metas.get(name.toLowerCase())).find((value) => value !== undefined) ?? null;
  const date = (...values: readonly (string | null)[]): string | null => {
    for (const value of values) {
      const at = parseDate(value);
      if (at !== null) return at;
    }
    return null;
  };
  const heading = text($('h1').first().text()) ?? text($('title').first().text());
  const title = text(article?.['headline']) ?? meta('og:title', 'twitter:title') ?? heading;
  const given =
    text($('link[rel="canonical"]').first().attr('href')) ?? meta('og:url') ?? undefined;
  const canonical = articleUrl(given ?? undefined, url);
  const own =
    canonical !== null &&
    hostOf(canonical) === hostOf(url) &&
    // A canonical that is the site's front page is a fault of the page.
    (new URL(canonical).pathname !== '/' || URL.parse(url)?.pathname === '/');
  return {
    title: title === null ? null : htmlToText(title).replace(/\s+/g, ' ').slice(0, 300),
    publishedAt:
      date(
        text(article?.['datePublished']),
        meta(
          'article:published_time',
          'datePublished',
          'pubdate',
          'publishdate',
          'date',
          'DC.date.issued',
          'dcterms.created',
        ),
        timeIn($),
      ) ?? dateInUrl(url),
    modifiedAt: date(
      text(article?.['dateModified']),
      meta('article:modified_time', 'og:updated_time', 'dateModified', 'lastmod'),
    ),
    canonical: own ? canonical : null,
    declared: article !== undefined,
    hinted: meta('og:type')?.toLowerCase() === 'article',
    body: htmlToText((text(article?.['articleBody']) ?? '').replace(/\n+/g, '<br><br>')),
  };
};
