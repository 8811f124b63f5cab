// The page of a night: the message of the bots, its card, its map, its sources, and the way to the nights beside it.
import { createHash } from 'node:crypto';
import type { Language, LocalDate } from '../../../data/model/terms.ts';
import { cardData } from '../../../digest/charts/card-data.ts';
import { mapData } from '../../../digest/charts/map/map-data.ts';
import { cardAlt } from '../../../digest/charts/night-card.ts';
import { mapAlt } from '../../../digest/charts/map/region-map.ts';
import { errorMessage } from '../../../digest/help.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Message } from '../../../digest/message.ts';
import { renderNight, renderQuotes } from '../../../digest/render.ts';
import { today, unreportedDigest, type FoundDigest } from '../../digests.ts';
import { html, type Html } from '../html.ts';
import { actionsHtml, messageHtml, sourcesHtml, titleOfMessage } from '../message-html.ts';
import { hrefOf, type Page } from '../page.ts';
import { freshNight, picturePath, type Site } from '../site.ts';
import { pictureHtml } from './picture.ts';

/** A night that has a page; else why not, in words. */
export type AskedNight =
  { readonly found: FoundDigest } | { readonly fault: Message; readonly status: 404 };

/** Tonight's night has a page before anything is known of it. */
export const findNight = async (
  site: Site,
  date: LocalDate,
  language: Language,
): Promise<AskedNight> => {
  const known = await site.nights.find(date, freshNight);
  if (known) return { found: known };
  const [first, newest] = await Promise.all([site.store.firstNight(), site.store.newestNight()]);
  const now = today(site.now());
  if (date === now)
    return { found: { digest: unreportedDigest(date), before: newest, after: null } };
  const values = { night: date, first, newest };
  const fault =
    first === null || newest === null
      ? errorMessage('empty-archive', {}, language)
      : date > now
        ? errorMessage('future-date', values, language)
        : date < first
          ? errorMessage('before-archive', values, language)
          : errorMessage('no-data', values, language);
  return { fault, status: 404 };
};

/** What "Quotes & more" has and the night's own message has not. */
const quotesHtml = (message: Message, night: Message, language: Language): Html => {
  const words = wordsOf(language);
  const shown = new Set(night.blocks.map(({ id }) => id));
  const blocks = message.blocks.slice(1).filter(({ id }) => !shown.has(id));
  if (message.sources.length === 0 || blocks.length === 0) return html``;
  return html`<h2>${words.say('page-quotes')}</h2>
    ${messageHtml({ ...message, blocks }, { prefix: 'q', top: false })}${sourcesHtml(message, words.say('page-sources'), 'q')}`;
};

/** Names what the card shows of the night itself. */
const versionOf = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 10);

export const nightPage = (
  site: Site,
  { digest, before, after }: FoundDigest,
  language: Language,
): Page => {
  const words = wordsOf(language);
  const options = { language, variant: 'night', before, after, today: today(site.now()) } as const;
  const message = renderNight(digest, options);
  const card = cardData(digest, []);
  const map = mapData(digest);
  const version = versionOf(card);
  const alt = cardAlt(card, language);
  const month = digest.night.slice(0, 7);
  return {
    language,
    title: titleOfMessage(message),
    description: message.summary,
    path: `/night/${digest.night}`,
    preview: { picture: picturePath('card', digest.night, language, { version }), alt },
    body: html`<article>
        ${messageHtml(message)}${pictureHtml('card', digest.night, language, alt, version)}${
          map &&
          html`<h2>${words.say('page-map-heading')}</h2>
            ${pictureHtml('map', digest.night, language, mapAlt(map, language), versionOf(map))}`
        }${sourcesHtml(message, words.say('page-sources'))}${quotesHtml(renderQuotes(digest, options), message, language)}
      </article>
      ${actionsHtml(message, language)}
      <p>
        <a href="${hrefOf(`/month/${month}`, language)}"
          >${words.say('page-of-month', { month: words.month(month) })}</a
        >
        · <a href="/night/${digest.night}.json">${words.say('page-data')}</a>
      </p>`,
  };
};
