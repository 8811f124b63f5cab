// Which links of a page lead to its articles: those on the same site whose words or address look like a
// headline, not like a menu.
import type { CheerioAPI } from 'cheerio/slim';
import { articleUrl } from '../feeds/feed-items.ts';
import { textOf } from '../web/text.ts';

/** A link with the words a reader sees in it. */
export interface ArticleLink {
  readonly url: string;
  readonly words: string;
  /** True where it is a heading, as the cards of a list have them. */
  readonly inHeading: boolean;
}

const siteOf = (url: URL): string => `${url.hostname.replace(/^(www|m)\./, '')}:${url.port}`;

/** Places of a site that hold no article. */
const elsewhere =
  /\/(tags?|topics?|category|categories|authors?|contributors?|people|login|signin|register|subscribe|subscription|account|about(-us)?|contacts?|privacy[\w-]*|terms[\w-]*|cookies?[\w-]*|search|donate|jobs|careers|advertis\w*|newsletters?|rss|feeds?|video|videos|gallery|podcasts?|page)(\/|$)/i;
const file = /\.(jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|docx?|xlsx?|xml|rss|ics)$/i;

/** A slug of several words, a date or a long number in the path. */
const likeArticle = (path: string): boolean => {
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return (
    last.split(/[-_]/).filter((word) => /\p{L}{2}|\d/u.test(word)).length >= 4 ||
    /\/20\d\d\/\d{1,2}\//.test(path) ||
    /\d{5,}/.test(last)
  );
};

/** More than any listing names. */
const mostLinks = 300;
const headings = 'h1, h2, h3, h4';

/** The article links of a page in its order, each address once. `url`: where the page was had. */
export const articleLinks = ($: CheerioAPI, url: string): readonly ArticleLink[] => {
  const here = new URL(url);
  const base = URL.parse($('base[href]').first().attr('href') ?? '', url)?.href ?? url;
  const found = new Map<string, ArticleLink>();
  for (const node of $('a[href]').toArray()) {
    if (found.size >= mostLinks) break;
    const href = articleUrl(node.attribs['href'], base);
    const target = href === null ? null : URL.parse(href);
    if (href === null || !target || siteOf(target) !== siteOf(here)) continue;
    if (target.pathname === here.pathname && target.search === here.search) continue;
    if (elsewhere.test(target.pathname) || file.test(target.pathname)) continue;
    const words = textOf(node.children).replace(/\s+/g, ' ');
    const inHeading = $(node).closest(headings).length > 0 || $(node).find(headings).length > 0;
    const spoken = words.length >= 25 && words.includes(' ');
    if (!(likeArticle(target.pathname) || spoken || (inHeading && words.length >= 10))) continue;
    const known = found.get(href);
    found.set(href, {
      url: href,
      words: known && known.words.length >= words.length ? known.words : words,
      inHeading: inHeading || (known?.inHeading ?? false),
    });
  }
  return [...found.values()];
};
