// The newest nights as RSS, Atom and JSON Feed, for those who follow without a chat.
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { Language, LocalDate } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import { renderNight } from '../../digest/render.ts';
import { today } from '../digests.ts';
import { html } from './html.ts';
import { messageHtml, sourcesHtml, titleOfMessage } from './message-html.ts';
import { hrefOf } from './page.ts';
import { freshNight, type Site } from './site.ts';

export const feedKinds = ['rss', 'atom', 'json'] as const;
export type FeedKind = (typeof feedKinds)[number];

export const feedTypes: Readonly<Record<FeedKind, string>> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

const mostNights = 20;
/** Nights are looked for in as many days. */
const reach = 60;

interface Entry {
  readonly address: string;
  readonly title: string;
  readonly summary: string;
  readonly content: string;
  readonly published: Date;
  readonly updated: Date;
}

const shift = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const entriesOf = async (site: Site, language: Language): Promise<readonly Entry[]> => {
  const newest = await site.store.newestNight();
  if (newest === null) return [];
  const dates = await site.store.nightDates(shift(newest, -reach), newest);
  const entries: Entry[] = [];
  for (const date of dates.slice(-mostNights).reverse()) {
    const found = await site.nights.find(date, freshNight);
    if (!found) continue;
    const { digest } = found;
    const message = renderNight(digest, { language, variant: 'night', today: today(site.now()) });
    const times = [
      ...digest.sources.flatMap(({ publishedAt }) => publishedAt ?? []),
      ...digest.revisions.map(({ at }) => at),
    ].map((at) => Date.parse(at));
    const known = times.filter(Number.isFinite).sort((a, b) => a - b);
    const published = new Date(known[0] ?? Date.parse(`${date}T06:00:00Z`));
    entries.push({
      address: `${site.origin}${hrefOf(`/night/${date}`, language)}`,
      title: titleOfMessage(message),
      summary: message.summary,
      content:
        html`${messageHtml(message, { top: false })}${sourcesHtml(message, wordsOf(language).say('page-sources'))}`
          .html,
      published,
      updated: new Date(known.at(-1) ?? published.getTime()),
    });
  }
  return entries;
};

/** One feed as text. */
export const feedText = async (site: Site, kind: FeedKind, language: Language): Promise<string> => {
  const words = wordsOf(language);
  const entries = await entriesOf(site, language);
  const title = words.say('help-title');
  const description = words.say('feed-description');
  const home = `${site.origin}${hrefOf('/', language)}`;
  const self = `${site.origin}${hrefOf(`/feed.${kind}`, language)}`;
  const updated = entries.reduce(
    (latest, entry) => (entry.updated > latest ? entry.updated : latest),
    new Date(0),
  );
  switch (kind) {
    case 'rss':
      return generateRssFeed({
        title,
        link: home,
        description,
        language,
        lastBuildDate: updated,
        ttl: 15,
        atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
        items: entries.map((entry) => ({
          title: entry.title,
          link: entry.address,
          guid: { value: entry.address, isPermaLink: true },
          pubDate: entry.published,
          description: entry.summary,
          content: { encoded: entry.content },
        })),
      });
    case 'atom':
      return generateAtomFeed({
        id: home,
        title: { value: title },
        subtitle: { value: description },
        updated,
        authors: [{ name: title }],
        links: [
          { href: self, rel: 'self', type: 'application/atom+xml' },
          { href: home, rel: 'alternate', type: 'text/html', hreflang: language },
        ],
        entries: entries.map((entry) => ({
          id: entry.address,
          title: { value: entry.title },
          updated: entry.updated,
          published: entry.published,
          links: [{ href: entry.address, rel: 'alternate', type: 'text/html' }],
          summary: { value: entry.summary },
          content: { value: entry.content, type: 'html' },
        })),
      });
    case 'json':
      return JSON.stringify(
        generateJsonFeed({
          title,
          description,
          language,
          home_page_url: home,
          feed_url: self,
          items: entries.map((entry) => ({
            id: entry.address,
            url: entry.address,
            title: entry.title,
            summary: entry.summary,
            content_html: entry.content,
            date_published: entry.published,
            date_modified: entry.updated,
          })),
        }),
      );
  }
};
