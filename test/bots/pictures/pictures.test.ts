import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDigest } from '../../../src/bots/digests.ts';
import { startEasel, type Easel } from '../../../src/bots/pictures/easel.ts';
import type { Job } from '../../../src/bots/pictures/job.ts';
import { createPictures } from '../../../src/bots/pictures/pictures.ts';
import type { Digest } from '../../../src/digest/digest.ts';
import { buildStats } from '../../../src/digest/stats.ts';
import { openSite, type TestSite } from '../http/site.ts';

const data = JSON.parse(
  readFileSync(new URL('../../fixtures/charts/card.json', import.meta.url), 'utf8'),
) as never;
const job: Job = { kind: 'night', data, language: 'en', theme: 'light' };

let site: TestSite;
let digest: Digest;
beforeAll(async () => {
  site = await openSite({ from: '2025-07-15', to: '2025-07-21' });
  const found = await findDigest(site.store, '2025-07-21');
  if (!found) throw new Error('the night is not there');
  digest = found.digest;
});
afterAll(() => site.close());

/** Counts what is really drawn. */
const counting = (easel: Easel): { readonly easel: Easel; readonly drawn: () => number } => {
  let count = 0;
  return {
    drawn: () => count,
    easel: {
      draw: (one) => {
        count += 1;
        return easel.draw(one);
      },
      close: () => easel.close(),
    },
  };
};

describe('pictures', () => {
  test('the card of a night is drawn once for each language and theme', async () => {
    const { easel, drawn } = counting(startEasel());
    const pictures = createPictures({ store: site.store, easel });
    const [first, second] = await Promise.all([
      pictures.night(digest, { language: 'en' }),
      pictures.night(digest, { language: 'en', theme: 'light' }),
    ]);
    const third = await pictures.night(digest, { language: 'en' });
    expect(drawn()).toBe(1);
    if (!first.ok || !second.ok || !third.ok) throw new Error('not drawn');
    expect([second.hash, third.hash]).toEqual([first.hash, first.hash]);
    expect(first.alt).toContain('426');
    expect(PNG.sync.read(Buffer.from(first.png)).width).toBe(1200);
    const dark = await pictures.night(digest, { language: 'en', theme: 'dark' });
    expect(dark.ok && dark.hash !== first.hash).toBe(true);
    expect(drawn()).toBe(2);
    await pictures.close();
  });
  test('a night without regions has no map, and a view without figures no picture', async () => {
    const pictures = createPictures({ store: site.store });
    const bare = {
      ...digest,
      incidents: [],
      directions: digest.directions.map((direction) => ({
        ...direction,
        regions: [],
        figures: direction.figures.filter(({ region }) => region === null),
      })),
    };
    expect(await pictures.map(bare, { language: 'uk' })).toMatchObject({ reason: 'nothing' });
    const stats = buildStats({ kind: 'week', to: '2030-01-01' }, [], []);
    expect(await pictures.stats(stats, { language: 'uk' })).toMatchObject({ reason: 'nothing' });
    await pictures.close();
  });
  test('what goes wrong is a reason that is logged, never an error, and is tried again', async () => {
    const faults: string[] = [];
    const pictures = createPictures({
      store: site.store,
      easel: startEasel({ thread: new URL('data:text/javascript,throw new Error("no paint")') }),
      onFault: ({ detail }) => faults.push(detail),
    });
    const answers = [
      await pictures.night(digest, { language: 'en' }),
      await pictures.night(digest, { language: 'en' }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('no paint');
    await pictures.close();
  });
  test('a database that cannot be read is a reason too', async () => {
    const broken = await openSite({ from: '2025-07-21', to: '2025-07-21' });
    await broken.store.close();
    expect(await broken.pictures.night(digest, { language: 'en' })).toMatchObject({
      ok: false,
      reason: 'failed',
    });
    expect(await broken.pictures.archive({ language: 'en' })).toMatchObject({ ok: false });
    await broken.pictures.close();
  });
});

describe('the thread that draws', () => {
  test('a picture that takes too long is given up, and the next one is drawn', async () => {
    const easel = startEasel({
      patience: 50,
      thread: new URL('data:text/javascript,setInterval(() => {}, 1000)'),
    });
    expect(await easel.draw(job)).toMatchObject({ ok: false, reason: 'failed' });
    await easel.close();
  });
  test('a picture that takes too long leaves the one that waits behind it its turn', async () => {
    const stuckOnOne = new URL(
      `data:text/javascript,${encodeURIComponent(
        "import { parentPort } from 'node:worker_threads';" +
          "parentPort.on('message', ({ number }) => {" +
          '  if (number > 1) parentPort.postMessage({ number, drawn: { alt: String(number) } });' +
          '});',
      )}`,
    );
    const easel = startEasel({ patience: 1000, thread: stuckOnOne });
    const stuck = easel.draw(job);
    await new Promise((resolve) => setImmediate(resolve));
    const later = easel.draw(job);
    expect(await stuck).toMatchObject({ ok: false, reason: 'failed' });
    expect(await later).toEqual({ ok: true, drawn: { alt: '2' } });
    await easel.close();
  });
  test('a thread without work ends, and a new one is started for the next picture', async () => {
    const names = new URL(
      `data:text/javascript,${encodeURIComponent(
        "import { parentPort, threadId } from 'node:worker_threads';" +
          "parentPort.on('message', ({ number }) => parentPort.postMessage({ number, drawn: { alt: String(threadId) } }));",
      )}`,
    );
    const easel = startEasel({ idle: 5, thread: names });
    const thread = async (): Promise<string> => {
      const answer = await easel.draw(job);
      return answer.ok ? answer.drawn.alt : answer.detail;
    };
    const first = await thread();
    await expect.poll(thread, { interval: 60, timeout: 10_000 }).not.toBe(first);
    await easel.close();
  });
  test('more pictures than may wait are refused at once', async () => {
    const easel = startEasel({
      thread: new URL('data:text/javascript,setInterval(() => {}, 1000)'),
    });
    const asked = Array.from({ length: 25 }, () => easel.draw(job));
    expect(await asked[24]).toMatchObject({ ok: false, reason: 'busy' });
    await easel.close();
    expect(await asked[0]).toMatchObject({ ok: false, reason: 'failed' });
  });
  test('a job that cannot be drawn leaves the thread working', async () => {
    const easel = startEasel();
    const nonsense = { kind: 'trend', data: { view: 'nights' }, language: 'en', theme: 'light' };
    expect(await easel.draw(nonsense as unknown as Job)).toMatchObject({ ok: false });
    expect(await easel.draw(job)).toMatchObject({ ok: true });
    await easel.close();
  });
});
