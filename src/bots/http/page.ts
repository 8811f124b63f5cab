// What every page has: its language, its title, the way to the others, what a link preview shows.
import { languages, type Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import { html, type Html } from './html.ts';
import { styleVersion } from './style.ts';

export interface Preview {
  /** Path of the picture with its query. */
  readonly picture: string;
  readonly alt: string;
}

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** One plain sentence: for search engines and link previews. */
  readonly description: string;
  /** Path without language: "/night/2025-07-21". */
  readonly path: string;
  /** Query beside the language, in a fixed order; empty for none. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body: Html;
  readonly preview?: Preview | null;
  /** False for pages of mistakes: not to be found by search. */
  readonly found?: boolean;
}

/** A path in a language; a fixed order of the query, so that one page has one address. */
export const hrefOf = (
  path: string,
  language: Language,
  query: Readonly<Record<string, string>> = {},
): string => `${path}?${new URLSearchParams({ lang: language, ...query }).toString()}`;

const feeds = [
  ['/feed.rss', 'application/rss+xml', 'RSS'],
  ['/feed.atom', 'application/atom+xml', 'Atom'],
  ['/feed.json', 'application/feed+json', 'JSON Feed'],
] as const;

/** Path behind the host under which readers reach the mirror, "/strikes"; empty for the root. */
export const baseOf = (origin: string): string => new URL(origin).pathname.replace(/\/+$/, '');

/** `origin`: where readers reach the mirror, without a slash at the end. */
export const renderPage = (page: Page, origin: string): string => {
  const { language, title, description, path, query = {}, preview = null } = page;
  const words = wordsOf(language);
  const name = words.say('help-title');
  const address = `${origin}${hrefOf(path, language, query)}`;
  const found = page.found ?? true;
  const base = baseOf(origin);
  const whole = title === name ? name : `${title} · ${name}`;
  const text = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${whole}</title>
        <meta name="description" content="${description}" />
        ${
          found
            ? [
                html`<link rel="canonical" href="${address}" /> `,
                languages.map(
                  (one) =>
                    html`<link
                      rel="alternate"
                      hreflang="${one}"
                      href="${origin}${hrefOf(path, one, query)}"
                    /> `,
                ),
                html`<meta property="og:type" content="article" />
                  <meta property="og:site_name" content="${name}" />
                  <meta property="og:title" content="${title}" />
                  <meta property="og:description" content="${description}" />
                  <meta property="og:url" content="${address}" />
                  <meta
                    property="og:locale"
                    content="${language === 'uk' ? 'uk_UA' : 'en_GB'}"
                  /> `,
                preview &&
                  html`<meta property="og:image" content="${origin}${preview.picture}" />
                    <meta property="og:image:type" content="image/png" />
                    <meta property="og:image:alt" content="${preview.alt}" />
                    <meta name="twitter:card" content="summary_large_image" /> `,
              ]
            : html`<meta name="robots" content="noindex" /> `
        }${feeds.map(
          ([feed, type, kind]) =>
            html`<link
              rel="alternate"
              type="${type}"
              title="${name}, ${kind}"
              href="${hrefOf(feed, language)}"
            /> `,
        )}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css?v=${styleVersion}" />
      </head>
      <body>
        <a class="skip" href="#main">${words.say('page-skip')}</a>
        <header>
          <a class="name" href="${hrefOf('/', language)}">${name}</a>
          <nav aria-label="${words.say('page-navigation')}">
            <ul>
              <li><a href="${hrefOf('/night', language)}">${words.say('page-newest')}</a></li>
              <li><a href="${hrefOf('/talks', language)}">${words.say('page-talks')}</a></li>
              ${languages
                .filter((one) => one !== language)
                .map(
                  (one) =>
                    html`<li>
                      <a href="${hrefOf(path, one, query)}" hreflang="${one}" lang="${one}"
                        >${wordsOf(one).say('page-language')}</a
                      >
                    </li> `,
                )}
            </ul>
          </nav>
        </header>
        <main id="main">${page.body}</main>
        <footer>
          <p>${words.say('page-foot')}</p>
          <ul class="links">
            ${feeds.map(
              ([feed, , kind]) => html`<li><a href="${hrefOf(feed, language)}">${kind}</a></li> `,
            )}
            <li><a href="/nights.json">nights.json</a></li>
            <li><a href="/nights.csv">nights.csv</a></li>
          </ul>
        </footer>
      </body>
    </html> `.html;
  // Texts have their quotation marks escaped: only our own attributes look like this.
  return base === ''
    ? text
    : text.replaceAll(/ (href|src|srcset|action)="\/(?!\/)/g, ` $1="${base}/`);
};
