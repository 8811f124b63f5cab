// The sources that are shipped, official voices first. SOURCES_FILE replaces the whole list.
import type { SourceConfig } from './source.ts';

const outlet = (
  id: string,
  name: string,
  language: SourceConfig['language'],
  url: string,
): SourceConfig => ({ id, name, kind: 'feed', url, language, side: null, reader: 'news' });

export const shippedSources: readonly SourceConfig[] = [
  {
    id: 'air-force-ua',
    name: "Ukraine's Air Force",
    kind: 'telegram-channel',
    url: 'https://t.me/s/kpszsu',
    language: 'uk',
    side: 'ukraine',
    reader: 'air-force-ua',
  },
  {
    id: 'defence-ministry-ru',
    name: "Russia's Ministry of Defence",
    kind: 'telegram-channel',
    url: 'https://t.me/s/mod_russia',
    language: 'ru',
    side: 'russia',
    reader: 'defence-ministry-ru',
  },
  {
    id: 'isw',
    name: 'Institute for the Study of War',
    kind: 'page',
    url: 'https://understandingwar.org/research/',
    language: 'en',
    side: null,
    reader: 'isw',
  },
  outlet('ukrinform', 'Ukrinform', 'en', 'https://www.ukrinform.net/rss/block-lastnews'),
  outlet('ukrinform-uk', 'Ukrinform', 'uk', 'https://www.ukrinform.ua/rss/block-lastnews'),
  outlet('interfax-ukraine', 'Interfax-Ukraine', 'en', 'https://en.interfax.com.ua/news/last.rss'),
  outlet('suspilne', 'Suspilne', 'uk', 'https://suspilne.media/rss/all.rss'),
  outlet('ukrainska-pravda', 'Ukrainska Pravda', 'uk', 'https://www.pravda.com.ua/rss/view_news/'),
  outlet(
    'kyiv-independent',
    'Kyiv Independent',
    'en',
    'https://kyivindependent.com/news-archive/rss/',
  ),
  outlet('tass', 'TASS', 'en', 'https://tass.com/rss/v2.xml'),
  outlet('tass-ru', 'TASS', 'ru', 'https://tass.ru/rss/v2.xml'),
  outlet('interfax-ru', 'Interfax', 'ru', 'https://www.interfax.ru/rss.asp'),
  outlet('meduza', 'Meduza', 'ru', 'https://meduza.io/rss/all'),
  outlet('moscow-times', 'The Moscow Times', 'en', 'https://www.themoscowtimes.com/rss/news'),
  outlet('bbc-europe', 'BBC News', 'en', 'https://feeds.bbci.co.uk/news/world/europe/rss.xml'),
  outlet('bbc-ukrainian', 'BBC Ukrainian', 'uk', 'https://feeds.bbci.co.uk/ukrainian/rss.xml'),
  outlet('bbc-russian', 'BBC Russian', 'ru', 'https://feeds.bbci.co.uk/russian/rss.xml'),
  outlet('guardian', 'The Guardian', 'en', 'https://www.theguardian.com/world/ukraine/rss'),
  outlet('al-jazeera', 'Al Jazeera', 'en', 'https://www.aljazeera.com/xml/rss/all.xml'),
  outlet('france-24', 'France 24', 'en', 'https://www.france24.com/en/europe/rss'),
];
