// A month: its nights, each with what was launched, and the picture of the month.
import type { Language } from '../../../data/model/terms.ts';
import { trendAlt } from '../../../digest/charts/trends/trend-chart.ts';
import { trendData } from '../../../digest/charts/trends/trend-data.ts';
import type { Digest } from '../../../digest/digest.ts';
import { wordsOf } from '../../../digest/locale.ts';
import { renderStats } from '../../../digest/sections/stats.ts';
import {
  buildStats,
  statsNights,
  statsSeries,
  type Stats,
  type StatsQuestion,
} from '../../../digest/stats.ts';
import { renderNight } from '../../../digest/render.ts';
import { today } from '../../digests.ts';
import { html } from '../html.ts';
import { messageHtml } from '../message-html.ts';
import { hrefOf, type Page } from '../page.ts';
import { freshNight, picturePath, shiftMonth, type Site } from '../site.ts';
import { pictureHtml } from './picture.ts';

/** The figures of a view of `/stats`, digests of nights kept among pages. */
export const statsOf = async (site: Site, question: StatsQuestion): Promise<Stats> => {
  const series = [];
  for (const key of statsSeries) series.push({ ...key, points: await site.store.series(key) });
  const digests = [];
  for (const date of statsNights(question)) {
    const found = await site.nights.find(date, freshNight);
    if (found) digests.push(found.digest);
  }
  return buildStats(question, series, digests);
};

/** Null where no night of the month is known. */
export const monthPage = async (
  site: Site,
  month: string,
  language: Language,
): Promise<Page | null> => {
  const words = wordsOf(language);
  const stats = await statsOf(site, { kind: 'month', month });
  const known = stats.nights.flatMap(({ digest }) => (digest ? [digest] : []));
  if (known.length === 0) return null;
  const [first, newest] = await Promise.all([site.store.firstNight(), site.store.newestNight()]);
  const message = renderStats(stats, { language });
  const picture = trendData(stats);
  const alt = picture === null ? null : trendAlt(picture, language);
  const beside = ([-1, 1] as const).flatMap((by) => {
    const other = shiftMonth(month, by);
    const within =
      first !== null &&
      newest !== null &&
      other >= first.slice(0, 7) &&
      other <= newest.slice(0, 7);
    return within
      ? [
          html`<li>
            <a href="${hrefOf(`/month/${other}`, language)}"
              >${words.say(by < 0 ? 'page-month-before' : 'page-month-after', { month: words.month(other) })}</a
            >
          </li> `,
        ]
      : [];
  });
  const summary = (digest: Digest): string =>
    renderNight(digest, { language, variant: 'night', today: today(site.now()) }).summary;
  return {
    language,
    title: message.summary,
    description: words.say('month-description', { month: words.month(month) }),
    path: `/month/${month}`,
    preview: alt === null ? null : { picture: picturePath('month', month, language), alt },
    body: html`${messageHtml(message)}${alt === null ? null : pictureHtml('month', month, language, alt)}
      <h2>${words.say('month-nights')}</h2>
      <ul>
        ${known.map(
          (digest) =>
            html`<li>
              <a href="${hrefOf(`/night/${digest.night}`, language)}">${summary(digest)}</a>
            </li> `,
        )}
      </ul>
      <ul class="pager">
        ${beside}
      </ul>`,
  };
};
