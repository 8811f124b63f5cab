// A mirror over a real database with some weeks of the archive, for the tests of its pages.
import { join } from 'node:path';
import { createMetrics } from '../../../src/bots/http/metrics.ts';
import { httpApp, type HttpOptions } from '../../../src/bots/http/server.ts';
import { createPictures, type Pictures } from '../../../src/bots/pictures/pictures.ts';
import { readBundle } from '../../../src/data/archive/bundle.ts';
import { openStore } from '../../../src/data/store/open.ts';
import type { Store } from '../../../src/data/store/store.ts';
import { ownFolder } from '../../own-folder.ts';

export const origin = 'https://strikes.example';
export const now = (): Date => new Date('2025-07-31T09:00:00Z');

export interface TestSite {
  readonly store: Store;
  readonly pictures: Pictures;
  readonly options: HttpOptions;
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  readonly page: (path: string, init?: RequestInit) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** `from`..`to`: nights of the archive that are in the database; none for an empty one. */
export const openSite = async (
  { from, to }: { readonly from: string; readonly to: string } = {
    from: '2025-06-20',
    to: '2025-07-31',
  },
  more: Partial<HttpOptions> = {},
): Promise<TestSite> => {
  const folder = ownFolder();
  const store = await openStore({ url: `file:${join(folder, 'site.db')}`, now: now() });
  const within = (date: string | null | undefined): boolean =>
    date != null && date >= from && date <= to;
  const documents = [...readBundle().documents].filter(
    ({ report }) =>
      (report.claims.length > 0 && report.claims.every(({ night }) => within(night))) ||
      (report.claims.length === 0 && report.events.some(({ date }) => within(date))),
  );
  await store.loadArchive('test', documents);
  const pictures = createPictures({ store });
  const options: HttpOptions = {
    config: { HTTP_PORT: 0, HTTP_HOST: '127.0.0.1' },
    store,
    pictures,
    metrics: createMetrics({ store, now }),
    now,
    onFault: (error) => {
      throw error;
    },
    ...more,
  };
  const app = httpApp(options, origin);
  const get = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.fetch(new Request(`${origin}${path}`, init));
  return {
    store,
    pictures,
    options,
    get,
    page: async (path, init) => (await get(path, init)).text(),
    close: async () => {
      await pictures.close();
      await store.close();
    },
  };
};
