// Feeds of every format with the same items, and articles' pages as outlets build them. Texts are ours.

export interface FakeItem {
  readonly id: string;
  /** Path or address. */
  readonly link: string;
  readonly title: string;
  readonly summary?: string;
  /** HTML of the whole text. */
  readonly content?: string;
  readonly published: string;
  readonly updated?: string;
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const cdata = (html: string): string => `<![CDATA[${html}]]>`;

export const rss = (items: readonly FakeItem[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Outlet</title><link>https://outlet.example/</link>
${items
  .map(
    ({ id, link, title, summary, content, published, updated }) =>
      `<item><title>${xml(title)}</title><link>${xml(link)}</link><guid isPermaLink="false">${xml(id)}</guid><pubDate>${new Date(published).toUTCString()}</pubDate>${updated ? `<atom:updated>${updated}</atom:updated>` : ''}${summary === undefined ? '' : `<description>${cdata(summary)}</description>`}${content === undefined ? '' : `<content:encoded>${cdata(content)}</content:encoded>`}</item>`,
  )
  .join('\n')}</channel></rss>`;

export const atom = (items: readonly FakeItem[]): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet</title><id>urn:x</id><updated>2026-07-02T00:00:00Z</updated>
${items
  .map(
    ({ id, link, title, summary, content, published, updated }) =>
      `<entry><id>${xml(id)}</id><title>${xml(title)}</title><link rel="enclosure" href="https://cdn.example/a.mp3"/><link rel="alternate" href="${xml(link)}"/><published>${published}</published><updated>${updated ?? published}</updated>${summary === undefined ? '' : `<summary type="html">${xml(summary)}</summary>`}${content === undefined ? '' : `<content type="html">${xml(content)}</content>`}</entry>`,
  )
  .join('\n')}</feed>`;

export const rdf = (items: readonly FakeItem[]): string =>
  `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://outlet.example/"><title>Outlet</title></channel>
${items
  .map(
    ({ id, link, title, summary, content, published }) =>
      `<item rdf:about="${xml(id)}"><title>${xml(title)}</title><link>${xml(link)}</link><dc:date>${published}</dc:date>${summary === undefined ? '' : `<description>${xml(summary)}</description>`}${content === undefined ? '' : `<content:encoded>${cdata(content)}</content:encoded>`}</item>`,
  )
  .join('\n')}</rdf:RDF>`;

export const jsonFeed = (items: readonly FakeItem[]): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Outlet',
    items: items.map(({ id, link, title, summary, content, published, updated }) => ({
      id,
      url: link,
      title,
      summary,
      content_html: content,
      date_published: published,
      date_modified: updated,
    })),
  });

/** Paragraphs of a plausible length about a night; `launched` stands in the first. */
export const paragraphs = (launched: number): readonly string[] => [
  `Russia launched ${launched} drones at Ukraine overnight on July 2, the Ukrainian Air Force said, in an attack that went on until the morning.`,
  `Air defence shot down or jammed ${launched - 20} of them, the statement said. Hits were recorded at 7 locations, and debris fell at 5 more.`,
  'Rescue crews worked in two regions through the morning, and the power company said that supply would be restored by the evening.',
  'The figures are those of the statement and may be made more precise during the day, as the command has done before.',
];

/** A page as outlets build it: menus, a consent banner, captions, appeals, related links, a footer. */
export const articlePage = ({
  title,
  body,
  published = '2026-07-02T07:10:00+03:00',
  modified,
  canonical,
  declared = true,
}: {
  readonly title: string;
  readonly body: readonly string[];
  readonly published?: string | null;
  readonly modified?: string;
  readonly canonical?: string;
  readonly declared?: boolean;
}): string => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${xml(title)} | The Outlet</title>
${canonical ? `<link rel="canonical" href="${canonical}">` : ''}
${declared ? `<meta property="og:type" content="article"><meta property="og:title" content="${xml(title)}">` : ''}
${
  declared && published
    ? `<script type="application/ld+json">${JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'The Outlet' },
          {
            '@type': 'NewsArticle',
            headline: title,
            datePublished: published,
            dateModified: modified,
          },
        ],
      })}</script>`
    : ''
}
<style>.x{color:red}</style></head><body class="single page-with-sidebar">
<div class="cookie-consent">We use cookies to improve this site. <button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li><li><a href="/about">About the people who make this outlet</a></li></ul></nav></header>
<div class="layout has-sidebar"><main><article><h1>${xml(title)}</h1><div class="byline">By A. Reporter</div>
<figure><img src="a.jpg" alt="smoke"><figcaption>Smoke rises after 99 drones, in a picture of last year. Photo: An Agency</figcaption></figure>
<div class="article__body">${body.map((text, at) => `<p>${text}</p>${at === 0 ? '<div class="ad-slot">Advertisement</div>' : ''}`).join('\n')}
<p><strong>Read also: <a href="/2026/07/01/another-story-of-yesterday">Russia launched 55 drones the night before</a></strong></p>
<p><a href="/2026/06/29/a-story-of-last-week">Russia launched 44 drones in the night to Monday, and 12 missiles</a></p>
<div class="newsletter-signup"><p>Sign up for our newsletter and get 100 stories a week in your inbox, every single morning.</p></div>
<p>Subscribe to our channel to support independent journalism.</p></div></article></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/2026/06/30/some-older-story-here">77 missiles fired at the capital, officials say in a long statement</a></li></ul></aside></div>
<footer><p>© 2026 The Outlet. All rights reserved. Reproduction of 10 or more words needs consent of the editors.</p></footer>
<script>var tracking = "Russia launched 1000 drones";</script></body></html>`;

/** A page that lists articles. */
export const listingPage = (
  links: readonly { readonly href: string; readonly words: string }[],
): string =>
  `<!DOCTYPE html><html><head><title>Research</title></head><body><nav><a href="/about-us">About us and what we do all day long</a><a href="/research/">Research</a></nav>
<main><h1>Research</h1>${links
    .map(
      ({ href, words }) =>
        `<div class="research-card"><h3 class="research-card-title"><a href="${href}">${xml(words)}</a></h3><p>In short.</p></div>`,
    )
    .join('\n')}
<a href="https://elsewhere.example/2026/07/02/a-story-of-another-site">A story of another site about drones and missiles</a>
<a href="/research/page/2/">2</a></main></body></html>`;
