// Every kind of picture against one that a person looked at. UPDATE_GOLDEN=1 draws them anew: look at them then.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { draw, type Job } from '../../../src/bots/pictures/job.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const dataOf = (name: string): never =>
  JSON.parse(readFileSync(join(fixtures, 'charts', `${name}.json`), 'utf8')) as never;

const pictures: readonly (readonly [title: string, name: string, job: Job])[] = [
  [
    'the card of a night, with its record, in English on light',
    'card-en-light',
    { kind: 'night', data: dataOf('card'), language: 'en', theme: 'light' },
  ],
  [
    'a card with missiles whose number was withheld, in Ukrainian on dark',
    'card-withheld-uk-dark',
    { kind: 'night', data: dataOf('card-withheld'), language: 'uk', theme: 'dark' },
  ],
  [
    'a card before the report is out, in Ukrainian on light',
    'card-preliminary-uk-light',
    { kind: 'night', data: dataOf('card-preliminary'), language: 'uk', theme: 'light' },
  ],
  [
    'the map of both directions in Ukrainian',
    'map-uk-light',
    { kind: 'map', data: dataOf('map'), language: 'uk', theme: 'light' },
  ],
  [
    'a week with a number on each night',
    'week-en-light',
    { kind: 'trend', data: dataOf('week'), language: 'en', theme: 'light' },
  ],
  [
    'a month with many nights without a report',
    'month-uk-dark',
    { kind: 'trend', data: dataOf('month'), language: 'uk', theme: 'dark' },
  ],
  [
    'records',
    'records-uk-light',
    { kind: 'trend', data: dataOf('records'), language: 'uk', theme: 'light' },
  ],
  [
    'the nights of one region',
    'region-en-dark',
    { kind: 'trend', data: dataOf('region'), language: 'en', theme: 'dark' },
  ],
  [
    'two nights side by side, with what was not published',
    'compare-uk-light',
    { kind: 'trend', data: dataOf('compare'), language: 'uk', theme: 'light' },
  ],
  [
    'the whole archive by months',
    'archive-en-light',
    { kind: 'trend', data: dataOf('archive'), language: 'en', theme: 'light' },
  ],
];

describe('pictures look as they did when a person looked at them', () => {
  test.for(pictures)('%s', async ([, name, job]) => {
    const { png, alt, width, height } = await draw(job);
    const file = join(fixtures, 'golden-pictures', `${name}.png`);
    const words = join(fixtures, 'golden-pictures', `${name}.txt`);
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(join(fixtures, 'golden-pictures'), { recursive: true });
      writeFileSync(file, png);
      writeFileSync(words, `${alt}\n`);
    }
    expect(existsSync(file), 'draw it with UPDATE_GOLDEN=1, and look at it').toBe(true);
    const golden = PNG.sync.read(readFileSync(file));
    const drawn = PNG.sync.read(Buffer.from(png));
    expect([drawn.width, drawn.height]).toEqual([golden.width, golden.height]);
    expect([width, height]).toEqual([golden.width, golden.height]);
    const difference = new PNG({ width, height });
    const differing = pixelmatch(golden.data, drawn.data, difference.data, width, height, {
      threshold: 0.1,
    });
    if (differing > 0) {
      mkdirSync('var', { recursive: true });
      writeFileSync(`var/${name}-difference.png`, PNG.sync.write(difference));
    }
    // The letters and the rasteriser come from packages: a newer version may round an edge elsewhere.
    expect(differing / (width * height)).toBeLessThan(0.002);
    expect(png.length).toBeLessThanOrEqual(100_000);
    expect(`${alt}\n`).toBe(readFileSync(words, 'utf8'));
  });

  test('the same figures give the same bytes', async () => {
    const [, , job] = pictures[0] ?? [];
    if (!job) throw new Error('no picture');
    const [first, second] = [await draw(job), await draw(job)];
    expect(Buffer.from(first.png).equals(Buffer.from(second.png))).toBe(true);
  });
});
