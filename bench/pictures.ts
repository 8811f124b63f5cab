// Pictures, drawn and from the cache, and the mirror under load on the loopback.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDigest } from '../src/bots/digests.ts';
import { draw } from '../src/bots/pictures/job.ts';
import { createPictures } from '../src/bots/pictures/pictures.ts';
import { fillArchive } from '../src/data/archive/fill.ts';
import { openStore } from '../src/data/store/open.ts';
import { cardData, nightsBefore, type CardData } from '../src/digest/charts/card-data.ts';
import type { Digest } from '../src/digest/digest.ts';
import { median, percentile, timeEach } from './measure.ts';
import type { Measured } from './results.ts';

const rate = 500;
const seconds = 8;

/** Milliseconds to the first byte of each request, sent at an even rate whatever the answers do. */
const underLoad = async (port: number, paths: readonly string[]): Promise<number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  const requests: Promise<void>[] = [];
  const start = performance.now();
  const one = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = performance.now();
      get(
        { host: '127.0.0.1', port, path, agent, headers: { 'accept-encoding': 'gzip' } },
        (response) => {
          times.push(performance.now() - sent);
          response.on('end', () => {
            if (response.statusCode === 200) resolve();
            else reject(new Error(`${path} answered ${response.statusCode}`));
          });
          response.resume();
        },
      ).on('error', reject);
    });
  for (let index = 0; index < rate * seconds;) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - start) / 1000) * rate));
    for (; index < due; index += 1) requests.push(one(paths[index % paths.length] ?? '/'));
    await new Promise((done) => setTimeout(done, 1));
  }
  await Promise.all(requests);
  agent.destroy();
  return times;
};

const size = (port: number, path: string): Promise<number> =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    async (response) => (await response.arrayBuffer()).byteLength,
  );

const measureMirror = async (url: string, nights: readonly string[]): Promise<Measured[]> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mirror-server.ts')], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString('utf8'))));
      child.once('exit', () => reject(new Error('the mirror did not start')));
    });
    const pages = nights.flatMap((night) => [`/night/${night}?lang=en`, `/night/${night}?lang=uk`]);
    const sizes: number[] = [];
    for (const page of pages) sizes.push(await size(port, page));
    const warm = await underLoad(port, pages);
    const told = new Promise<number>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString('utf8'))));
    });
    child.stdin.end();
    const processor = await told;
    return [
      {
        name: 'page of a night without its picture, largest',
        value: Math.max(...sizes) / 1000,
        unit: 'kB',
        n: sizes.length,
        limit: 30,
      },
      {
        name: `first byte of a night's page at ${rate} requests/s, 99th percentile`,
        value: percentile(warm, 99),
        unit: 'ms',
        n: warm.length,
        limit: 20,
      },
      {
        name: `first byte of a night's page at ${rate} requests/s, median`,
        value: median(warm),
        unit: 'ms',
        n: warm.length,
      },
      {
        name: "processor time of a night's page",
        value: processor / (warm.length + sizes.length),
        unit: 'ms',
        n: warm.length + sizes.length,
      },
    ];
  } finally {
    child.stdin.end();
    await new Promise((done) => (child.exitCode === null ? child.once('exit', done) : done(null)));
  }
};

export const measurePictures = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-pictures-'));
  const url = `file:${join(folder, 'bench.db')}`;
  try {
    const store = await openStore({ url, now: new Date() });
    await fillArchive(store);
    const dates = (await store.nightDates()).filter((date) => date >= '2024-06-01');
    // A stride over two years: small nights and records, numbers withheld and published.
    const chosen = Array.from(
      { length: 24 },
      (_, at) => dates[Math.floor((at * dates.length) / 24)] ?? '',
    );
    const cards: { readonly digest: Digest; readonly data: CardData }[] = [];
    for (const night of chosen) {
      const found = await findDigest(store, night);
      const earlier: Digest[] = [];
      for (const date of nightsBefore(night)) {
        const one = await findDigest(store, date);
        if (one) earlier.push(one.digest);
      }
      if (found) cards.push({ digest: found.digest, data: cardData(found.digest, earlier) });
    }
    const sizes: number[] = [];
    const drawOne = async (index: number): Promise<void> => {
      const card = cards[index % cards.length];
      if (!card) return;
      const language = index % 2 === 0 ? 'en' : 'uk';
      const { png } = await draw({ kind: 'night', data: card.data, language, theme: 'light' });
      sizes.push(png.length);
    };
    await timeEach(4, drawOne);
    const before = process.cpuUsage();
    const drawn = await timeEach(cards.length * 2, drawOne);
    const { user, system } = process.cpuUsage(before);

    const pictures = createPictures({ store });
    const [card] = cards;
    if (!card) throw new Error('there is no night in the archive');
    await pictures.night(card.digest, { language: 'en' });
    const kept = await timeEach(300, () => pictures.night(card.digest, { language: 'en' }));
    await pictures.close();
    await store.close();
    return [
      {
        name: 'card of a night, drawn warm, median',
        value: median(drawn),
        unit: 'ms',
        n: drawn.length,
        limit: 150,
      },
      {
        name: 'card of a night, drawn warm, 95th percentile',
        value: percentile(drawn, 95),
        unit: 'ms',
        n: drawn.length,
      },
      {
        name: 'card of a night, drawn warm, processor time',
        value: (user + system) / 1000 / drawn.length,
        unit: 'ms',
        n: drawn.length,
      },
      {
        name: 'card of a night from the cache, 95th percentile',
        value: percentile(kept, 95),
        unit: 'ms',
        n: kept.length,
        limit: 5,
      },
      {
        name: 'card of a night, largest',
        value: Math.max(...sizes) / 1000,
        unit: 'kB',
        n: sizes.length,
        limit: 100,
      },
      ...(await measureMirror(url, chosen.slice(-12))),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
