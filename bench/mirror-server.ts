// The mirror in a process of its own, over the archive, for bench/pictures.ts. Prints its port, and at the
// end the milliseconds of processor time it took.
import { createMetrics } from '../src/bots/http/metrics.ts';
import { startHttp } from '../src/bots/http/server.ts';
import { createPictures } from '../src/bots/pictures/pictures.ts';
import { openStore } from '../src/data/store/open.ts';

const now = (): Date => new Date();
const store = await openStore({ url: process.env['DATABASE_URL'] ?? '', now: now() });
const pictures = createPictures({ store });
const server = await startHttp({
  config: { HTTP_PORT: 0, HTTP_HOST: '127.0.0.1' },
  store,
  pictures,
  metrics: createMetrics({ store, now }),
  now,
});
process.stdout.write(`${server?.port ?? 0}\n`);
const before = process.cpuUsage();
process.stdin.resume();
process.stdin.on('end', () => {
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1000}\n`);
  void server?.close().then(async () => {
    await pictures.close();
    await store.close();
  });
});
