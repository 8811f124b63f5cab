// The port: health and metrics, Telegram's webhook where there is one, and the public mirror.
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../../config.ts';
import type { Store } from '../../data/store/store.ts';
import { knowNights, type KnownNights } from '../known-nights.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { readHealth, type PlatformHealth } from './health.ts';
import type { Metrics } from './metrics.ts';
import { createMirror } from './mirror.ts';
import { baseOf } from './page.ts';

export interface HttpOptions {
  readonly config: Pick<Config, 'HTTP_PORT' | 'HTTP_HOST' | 'PUBLIC_URL' | 'TELEGRAM_WEBHOOK_URL'>;
  readonly store: Store;
  readonly pictures: Pictures;
  /** Digests kept for pages and pictures together; the pages' own where absent. */
  readonly nights?: KnownNights;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** Platforms that have a token, for `/readyz`. */
  readonly platforms?: () => readonly PlatformHealth[];
  /** What is the matter with writing to the database; null where nothing is. */
  readonly databaseTrouble?: () => string | null;
  /** Takes Telegram's updates at the path of TELEGRAM_WEBHOOK_URL; it checks the secret itself. */
  readonly webhook?: (request: Request) => Promise<Response>;
  /** For the log. */
  readonly onFault?: (error: unknown, path: string) => void;
}

export interface HttpServer {
  /** The port really listened on. */
  readonly port: number;
  /** Ends when open requests are answered, five seconds later at most. */
  close(): Promise<void>;
}

/** Larger than any update of Telegram. */
const largestUpdate = 1024 * 1024;
const closingPatience = 5_000;

const plain = (text: string, status: number, type = 'text/plain; charset=utf-8'): Response =>
  new Response(text, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } });

/** The address readers use: PUBLIC_URL, else the port itself. */
export const originOf = (config: HttpOptions['config'], port: number): string => {
  if (config.PUBLIC_URL !== undefined) return config.PUBLIC_URL;
  const host = config.HTTP_HOST.includes(':') ? `[${config.HTTP_HOST}]` : config.HTTP_HOST;
  return `http://${host}:${port}`;
};

/** Every route of the port. */
export const httpApp = (options: HttpOptions, origin: string): Hono => {
  const { store, now, metrics, pictures, config } = options;
  const platforms = options.platforms ?? (() => []);
  const onFault = options.onFault ?? (() => undefined);
  const app = new Hono();
  app.use(async (context, next) => {
    const start = performance.now();
    await next();
    metrics.requested(context.res.status, performance.now() - start);
  });
  app.get('/healthz', () => plain('alive\n', 200));
  app.get('/readyz', async () => {
    const health = await readHealth({
      store,
      now,
      platforms,
      databaseTrouble: options.databaseTrouble,
    });
    return plain(
      `${JSON.stringify(health)}\n`,
      health.ready ? 200 : 503,
      'application/json; charset=utf-8',
    );
  });
  app.get('/metrics', async () => {
    const { type, text } = await metrics.render();
    return plain(text, 200, type);
  });
  const { webhook } = options;
  if (webhook && config.TELEGRAM_WEBHOOK_URL !== undefined)
    app.post(
      new URL(config.TELEGRAM_WEBHOOK_URL).pathname,
      bodyLimit({ maxSize: largestUpdate, onError: () => plain('too large\n', 413) }),
      (context) => webhook(context.req.raw),
    );
  const mirror = createMirror(
    { store, nights: options.nights ?? knowNights(store), pictures, now, origin },
    onFault,
  );
  const base = baseOf(origin);
  app.all('*', (context) => {
    const { raw } = context.req;
    // A proxy may leave the path of PUBLIC_URL in front or take it away.
    const url = base === '' ? null : new URL(raw.url);
    if (url && (url.pathname === base || url.pathname.startsWith(`${base}/`))) {
      url.pathname = url.pathname.slice(base.length) || '/';
      return mirror.app.fetch(new Request(url, { method: raw.method, headers: raw.headers }));
    }
    return mirror.app.fetch(raw);
  });
  app.onError((error, context) => {
    onFault(error, context.req.path.slice(0, 200));
    return plain('our mistake\n', 500);
  });
  return app;
};

/** Null without HTTP_PORT. Rejects where the port cannot be had, with what to do. */
export const startHttp = async (options: HttpOptions): Promise<HttpServer | null> => {
  const { HTTP_PORT, HTTP_HOST } = options.config;
  if (HTTP_PORT === undefined) return null;
  return new Promise((resolve, reject) => {
    const origin = originOf(options.config, HTTP_PORT);
    const server = serve(
      { fetch: httpApp(options, origin).fetch, port: HTTP_PORT, hostname: HTTP_HOST },
      ({ port }) => {
        resolve({
          port,
          close: () =>
            new Promise((done) => {
              const timer = setTimeout(() => server.closeAllConnections(), closingPatience);
              server.close(() => {
                clearTimeout(timer);
                done();
              });
              server.closeIdleConnections();
            }),
        });
      },
    ) as Server;
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    server.maxHeadersCount = 100;
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `HTTP_PORT ${HTTP_PORT} on ${HTTP_HOST} is taken by another process; choose another port or stop it`,
              { cause: error },
            )
          : error,
      );
    });
  });
};
