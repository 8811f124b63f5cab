// The public mirror: which address shows what. Read only, without scripts, cookies or anything of a stranger.
import { Hono, type Context } from 'hono';
import { languages, type Language } from '../../data/model/terms.ts';
import { digestJson } from '../../digest/json.ts';
import { themes, type Theme } from '../../digest/charts/picture.ts';
import { errorMessage } from '../../digest/help.ts';
import type { Message } from '../../digest/message.ts';
import { askedNight } from '../commands/night.ts';
import { newestToldNight, today } from '../digests.ts';
import type { Picture } from '../pictures/pictures.ts';
import { csvOf, jsonOf, wholeArchive, type DownloadNight } from './downloads.ts';
import { feedKinds, feedText, feedTypes } from './feeds.ts';
import { keepPages, type KeptPage, type KeptPages, type Rendered } from './kept-pages.ts';
import { baseOf, hrefOf, renderPage, type Page } from './page.ts';
import { faultPage, statusOf, type FaultKind } from './pages/fault.ts';
import { frontPage } from './pages/front.ts';
import { monthPage, statsOf } from './pages/month.ts';
import { findNight, nightPage } from './pages/night.ts';
import { talksPage } from './pages/talks.ts';
import { parseDate } from '../commands/typed/dates.ts';
import { isDate, isMonth, type Site } from './site.ts';
import { icon, style, styleVersion } from './style.ts';

const htmlType = 'text/html; charset=utf-8';
const longestAddress = 1_000;
const longestQuestion = 80;
/** The downloads are made anew at most so often, in milliseconds: they read every night there is. */
const downloadAge = 60_000;

const guards: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** `?lang=`, else the first language of the browser that we speak, else English. */
export const languageOfRequest = (
  asked: string | undefined,
  accepted: string | undefined,
): Language => {
  const named = languages.find((one) => one === asked);
  if (named) return named;
  const ranges = (accepted ?? '')
    .slice(0, 400)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const q = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((one) => one);
      return { tag: tag.split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of ranges) {
    const spoken = languages.find((one) => one === tag);
    if (spoken) return spoken;
  }
  return 'en';
};

const languageFor = (context: Context): Language =>
  languageOfRequest(context.req.query('lang'), context.req.header('accept-language'));

const entityMatches = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined &&
  asked
    .split(',')
    .map((one) => one.trim().replace(/^W\//, '').replace(/-gz"$/, '"'))
    .some((one) => one === etag || one === '*');

/** Answers with a kept page: unchanged where the reader has it, squeezed where the reader can. */
const answer = (context: Context, page: KeptPage, cache: string): Response => {
  const squeezed =
    page.squeezed !== null && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
      ? page.squeezed
      : null;
  // A plain object: the server writes it as it is.
  const headers: Record<string, string> = {
    ...guards,
    ...page.headers,
    'content-type': page.type,
    'cache-control': cache,
    etag: squeezed ? page.etag.replace(/"$/, '-gz"') : page.etag,
    vary:
      context.req.query('lang') === undefined
        ? 'accept-encoding, accept-language'
        : 'accept-encoding',
  };
  if (page.status === 200 && entityMatches(context.req.header('if-none-match'), page.etag))
    return new Response(null, { status: 304, headers });
  const body = squeezed ?? page.body;
  if (squeezed) headers['content-encoding'] = 'gzip';
  headers['content-length'] = String(body.length);
  return new Response(context.req.method === 'HEAD' ? null : body, {
    status: page.status,
    headers,
  });
};

const pageCache = 'public, max-age=60, stale-while-revalidate=300';

export interface Mirror {
  readonly app: Hono;
  readonly pages: KeptPages;
}

/** The routes. `onFault` hears of what went wrong by our mistake. */
export const createMirror = (
  site: Site,
  onFault: (error: unknown, path: string) => void,
): Mirror => {
  const clock = site.clock ?? (() => performance.now());
  const pages = keepPages({ mark: site.nights.mark, clock });
  const base = baseOf(site.origin);
  const app = new Hono();

  const htmlOf = (page: Page, status = 200): Rendered => ({
    status,
    type: htmlType,
    body: Buffer.from(renderPage(page, site.origin)),
  });
  const fault = (
    kind: FaultKind,
    language: Language,
    message: Message | null = null,
  ): Rendered => ({
    ...htmlOf(faultPage(kind, language, message), statusOf(kind)),
    ...(kind === 'busy' ? { headers: { 'retry-after': '5' } } : {}),
    ...(kind === 'method' ? { headers: { allow: 'GET, HEAD' } } : {}),
  });
  const show = async (
    context: Context,
    key: string,
    render: (language: Language) => Promise<Rendered>,
  ): Promise<Response> => {
    const language = languageFor(context);
    // What is "not yet" today is "not in our archive" tomorrow.
    const page = await pages.get(`${today(site.now())} ${language} ${key}`, () => render(language));
    return answer(context, page, page.status === 200 ? pageCache : 'no-store');
  };
  const showFault = (
    context: Context,
    kind: FaultKind,
    message: Message | null = null,
  ): Response => {
    const rendered = fault(kind, languageFor(context), message);
    return answer(context, { ...rendered, etag: '"-"', squeezed: null }, 'no-store');
  };
  const redirect = (path: string): Response =>
    new Response(null, {
      status: 302,
      headers: { ...guards, location: `${base}${path}`, 'cache-control': 'no-store' },
    });

  app.use(async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      return showFault(context, 'method');
    if (context.req.url.length > longestAddress) return showFault(context, 'bad');
    return next();
  });

  app.get('/', (context) =>
    show(context, '/', async (language) => htmlOf(await frontPage(site, language))),
  );
  app.get('/night', async (context) => {
    const newest = await newestToldNight(site.store);
    return newest === null
      ? redirect('/')
      : redirect(hrefOf(`/night/${newest}`, languageFor(context)));
  });
  app.get('/search', async (context) => {
    const language = languageFor(context);
    const typed = (context.req.query('date') ?? '').slice(0, longestQuestion);
    if (typed.trim() === '') return redirect(hrefOf('/', language));
    const asked = await askedNight(
      { store: site.store, language, now: site.now(), zone: 'Europe/Kyiv' },
      typed,
    );
    if ('answer' in asked && asked.month !== undefined)
      return redirect(hrefOf(`/month/${asked.month}`, language));
    return 'night' in asked
      ? redirect(hrefOf(`/night/${asked.night}`, language))
      : showFault(context, 'night', asked.answer);
  });
  app.get('/night/:date{[^/]+\\.json}', (context) => {
    const date = context.req.param('date').replace(/\.json$/, '');
    if (!isDate(date)) return showFault(context, 'not-found');
    return show(context, `/night/${date}.json`, async (language) => {
      const asked = await findNight(site, date, language);
      if ('fault' in asked) return fault('night', language, asked.fault);
      return {
        status: 200,
        type: 'application/json; charset=utf-8',
        body: Buffer.from(`${JSON.stringify(digestJson(asked.found.digest))}\n`),
      };
    });
  });
  app.get('/night/:date', (context) => {
    const date = context.req.param('date');
    if (!isDate(date)) {
      const language = languageFor(context);
      if (isMonth(date)) return redirect(hrefOf(`/month/${date}`, language));
      const none = parseDate(date, site.now(), 'Europe/Kyiv').kind === 'impossible';
      return showFault(
        context,
        'bad',
        errorMessage(
          none ? 'no-such-day' : 'unknown-date',
          { typed: date.slice(0, longestQuestion) },
          language,
        ),
      );
    }
    return show(context, `/night/${date}`, async (language) => {
      const asked = await findNight(site, date, language);
      return 'fault' in asked
        ? fault('night', language, asked.fault)
        : htmlOf(nightPage(site, asked.found, language));
    });
  });
  app.get('/talks', (context) => {
    const asked = (context.req.query('q') ?? '').slice(0, longestQuestion).trim();
    return show(context, `/talks ${asked}`, async (language) =>
      htmlOf(await talksPage(site, asked, language)),
    );
  });

  const pictureAnswer = (context: Context, picture: Picture): Response => {
    if (!picture.ok)
      return picture.reason === 'nothing'
        ? showFault(context, 'not-found')
        : showFault(context, picture.reason === 'busy' ? 'busy' : 'ours');
    const page: KeptPage = {
      status: 200,
      type: 'image/png',
      body: Buffer.from(picture.png),
      etag: `"${picture.hash}"`,
      squeezed: null,
    };
    return answer(context, page, 'public, max-age=300, stale-while-revalidate=3600');
  };
  /** "2025-07-21.en.dark.png" in parts; null for anything else. */
  const pictureName = (
    name: string,
  ): { readonly subject: string; readonly language: Language; readonly theme: Theme } | null => {
    const parts = /^(?:([\d-]{7,10})\.)?([a-z]{2})(?:\.(light|dark))?\.png$/.exec(name);
    const language = languages.find((one) => one === parts?.[2]);
    const theme = themes.find((one) => one === (parts?.[3] ?? 'light'));
    return language && theme ? { subject: parts?.[1] ?? '', language, theme } : null;
  };
  for (const kind of ['card', 'map'] as const)
    app.get(`/${kind}/:name`, async (context) => {
      const asked = pictureName(context.req.param('name'));
      if (!asked || !isDate(asked.subject)) return showFault(context, 'not-found');
      const night = await findNight(site, asked.subject, asked.language);
      if ('fault' in night) return showFault(context, 'night', night.fault);
      const { digest } = night.found;
      return pictureAnswer(
        context,
        await (kind === 'card'
          ? site.pictures.night(digest, asked)
          : site.pictures.map(digest, asked)),
      );
    });
  app.get('/month/:name{[^/]+\\.png}', async (context) => {
    const asked = pictureName(context.req.param('name'));
    if (!asked || !isMonth(asked.subject)) return showFault(context, 'not-found');
    const stats = await statsOf(site, { kind: 'month', month: asked.subject });
    return pictureAnswer(context, await site.pictures.stats(stats, asked));
  });
  app.get('/month/:month', (context) => {
    const month = context.req.param('month');
    if (!isMonth(month)) return showFault(context, 'not-found');
    return show(context, `/month/${month}`, async (language) => {
      const page = await monthPage(site, month, language);
      return page ? htmlOf(page) : fault('not-found', language);
    });
  });
  app.get('/:name{archive\\..+\\.png}', async (context) => {
    const asked = pictureName(context.req.param('name').slice('archive.'.length));
    if (!asked || asked.subject !== '') return showFault(context, 'not-found');
    return pictureAnswer(context, await site.pictures.archive(asked));
  });

  for (const kind of feedKinds)
    app.get(`/feed.${kind}`, (context) =>
      show(context, `/feed.${kind}`, async (language) => ({
        status: 200,
        type: feedTypes[kind],
        body: Buffer.from(await feedText(site, kind, language)),
      })),
    );

  const downloads = keepPages({ mark: site.nights.mark, clock, fresh: downloadAge, most: 4 });
  let whole: {
    readonly at: number;
    readonly mark: string;
    readonly nights: Promise<readonly DownloadNight[]>;
  } | null = null;
  /** Both forms of one reading of the archive. */
  const archive = async (): Promise<readonly DownloadNight[]> => {
    const mark = await site.nights.mark();
    const now = clock();
    if (!whole || (whole.mark !== mark && now - whole.at > downloadAge)) {
      const nights = wholeArchive(site.store);
      whole = { at: now, mark, nights };
      nights.catch(() => (whole = null));
    }
    return whole.nights;
  };
  const download = async (
    context: Context,
    name: string,
    type: string,
    text: (nights: readonly DownloadNight[]) => string,
  ): Promise<Response> => {
    const page = await downloads.get(name, async () => ({
      status: 200,
      type,
      body: Buffer.from(text(await archive())),
      headers: { 'access-control-allow-origin': '*' },
    }));
    return answer(context, page, 'public, max-age=300');
  };
  app.get('/nights.json', (context) =>
    download(context, 'json', 'application/json; charset=utf-8', jsonOf),
  );
  app.get('/nights.csv', (context) => download(context, 'csv', 'text/csv; charset=utf-8', csvOf));

  const fixed = (path: string, type: string, text: string, cache: string): void => {
    const body = Buffer.from(text);
    const page: KeptPage = { status: 200, type, body, etag: `"${styleVersion}"`, squeezed: null };
    app.get(path, (context) => answer(context, page, cache));
  };
  fixed('/style.css', 'text/css; charset=utf-8', style, 'public, max-age=31536000, immutable');
  fixed('/icon.svg', 'image/svg+xml', icon, 'public, max-age=604800');
  fixed(
    '/robots.txt',
    'text/plain; charset=utf-8',
    'User-agent: *\nAllow: /\n',
    'public, max-age=86400',
  );

  app.notFound((context) => showFault(context, 'not-found'));
  app.onError((error, context) => {
    onFault(error, context.req.path.slice(0, 200));
    return showFault(context, 'ours');
  });
  return { app, pages };
};
