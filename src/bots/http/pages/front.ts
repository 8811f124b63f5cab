// The front page: the newest night, the search by date, the whole archive as a chart and month by month.
import type { Language } from '../../../data/model/terms.ts';
import { trendAlt } from '../../../digest/charts/trends/trend-chart.ts';
import { archiveData } from '../../../digest/charts/trends/trend-data.ts';
import { cardData } from '../../../digest/charts/card-data.ts';
import { cardAlt } from '../../../digest/charts/night-card.ts';
import { wordsOf } from '../../../digest/locale.ts';
import { renderNight } from '../../../digest/render.ts';
import { statsSeries } from '../../../digest/stats.ts';
import { newestToldNight, today } from '../../digests.ts';
import { html, type Html } from '../html.ts';
import { messageHtml, titleOfMessage } from '../message-html.ts';
import { hrefOf, type Page } from '../page.ts';
import { freshNight, picturePath, type Site } from '../site.ts';
import { pictureHtml } from './picture.ts';

const searchHtml = (language: Language, first: string, last: string): Html => {
  const words = wordsOf(language);
  return html`<h2 id="search">${words.say('front-search')}</h2>
    <form action="/search" method="get" role="search" aria-labelledby="search">
      <input type="hidden" name="lang" value="${language}" />
      <label for="date">${words.say('front-date')}</label>
      <input
        type="date"
        id="date"
        name="date"
        min="${first}"
        max="${last}"
        value="${last}"
        required
      />
      <button type="submit">${words.say('front-go')}</button>
    </form>
    <p>
      ${words.say('front-range', { first: words.night(first, { year: true }), newest: words.night(last, { year: true }) })}
    </p> `;
};

const monthsHtml = async (site: Site, language: Language): Promise<Html> => {
  const words = wordsOf(language);
  const dates = await site.store.nightDates();
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))].reverse();
  return html`<h3>${words.say('front-months')}</h3>
    <ul class="months">
      ${months.map(
        (month) =>
          html`<li>
            <a href="${hrefOf(`/month/${month}`, language)}">${words.month(month)}</a>
          </li> `,
      )}
    </ul> `;
};

export const frontPage = async (site: Site, language: Language): Promise<Page> => {
  const words = wordsOf(language);
  const [first, newest, told] = await Promise.all([
    site.store.firstNight(),
    site.store.newestNight(),
    newestToldNight(site.store),
  ]);
  const found = told === null ? null : await site.nights.find(told, freshNight);
  const [key] = statsSeries;
  const archive = key ? archiveData({ ...key, points: await site.store.series(key) }) : null;
  const page = {
    language,
    title: words.say('help-title'),
    description: words.say('front-description'),
    path: '/',
  };
  if (!found || first === null || newest === null)
    return {
      ...page,
      body: html`<h1>${page.title}</h1>
        <p>${words.say('front-intro')}</p>
        <p>${words.say('front-empty')}</p>`,
    };
  const { digest } = found;
  const message = renderNight(digest, { language, variant: 'night', today: today(site.now()) });
  const [lead] = message.blocks;
  return {
    ...page,
    preview: {
      picture: picturePath('card', digest.night, language),
      alt: cardAlt(cardData(digest, []), language),
    },
    body: html`<h1>${page.title}</h1>
      <p>${words.say('front-intro')}</p>
      <h2>${words.say('front-newest')}</h2>
      <h3>${titleOfMessage(message)}</h3>
      ${
        lead
          ? messageHtml(
              {
                ...message,
                blocks: [
                  {
                    ...lead,
                    heading: null,
                    // Sources stand on the page of the night itself.
                    lines: lead.lines.map((line) => ({
                      ...line,
                      spans: line.spans.flatMap((span) =>
                        'text' in span ? [{ ...span, text: span.text.replace(/ $/, '') }] : [],
                      ),
                    })),
                  },
                ],
              },
              { top: false },
            )
          : null
      }
      <p><a href="${hrefOf(`/night/${digest.night}`, language)}">${words.say('front-read')}</a></p>
      ${searchHtml(language, first, newest)}
      <h2>${words.say('front-archive')}</h2>
      ${archive && pictureHtml('archive', null, language, trendAlt(archive, language))}${await monthsHtml(site, language)}
      <h2>${words.say('front-data')}</h2>
      <p>
        ${words.say('front-data-text')} <a href="/nights.csv">CSV</a>,
        <a href="/nights.json">JSON</a>, <a href="${hrefOf('/feed.rss', language)}">RSS</a>,
        <a href="${hrefOf('/feed.atom', language)}">Atom</a>,
        <a href="${hrefOf('/feed.json', language)}">JSON Feed</a>
      </p>`,
  };
};
