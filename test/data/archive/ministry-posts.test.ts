import { describe, expect, test } from 'vitest';
import { readMinistryPosts } from '../../../src/data/archive/ministry-posts.ts';

const post = (id: string, text: string, truncated = false, at = '2025-07-21T05:28:00+00:00') =>
  JSON.stringify({ id, posted_at: at, kind: 'night', truncated, text });
const posts = (
  lines: readonly string[],
  figures: readonly string[] = [],
  handRead: string[] = [],
) =>
  readMinistryPosts(
    lines.join('\n'),
    figures.join('\n'),
    new Set(handRead.map((id) => `defence-ministry-ru/${id}`)),
  );

const opening = '⚡️ В течение прошедшей ночи дежурными средствами ПВО перехвачены и уничтожены ';
const whole =
  `${opening}12 украинских беспилотных летательных аппаратов: ` +
  '7 – над территорией Брянской области и 5 – над территорией Курской области.\n\n🔹 [Минобороны России](https://t.me/mod_russia)';

describe("the ministry's posts", () => {
  test('a whole post gives its total and its items, without its words', () => {
    const [document] = posts([post('one', whole)]).documents;
    expect(
      document?.report.claims.map(({ count, region, subset }) => [count.value, region, subset]),
    ).toEqual([
      [12, null, false],
      [7, 'RU-BRY', true],
      [5, 'RU-KRS', true],
    ]);
    expect(document?.report.claims.every(({ quote }) => quote === null)).toBe(true);
    expect(document?.report.period?.date).toBe('2025-07-21');
  });
  test('a post cut among its items gives its total alone', () => {
    const cut = whole.slice(0, whole.indexOf('Курской') + 3);
    const [document] = posts([post('one', cut, true)]).documents;
    expect(document?.report.claims.map(({ count }) => count.value)).toEqual([12]);
  });
  test('a post cut in its signature has lost nothing', () => {
    const cut = whole.slice(0, whole.indexOf('Минобороны') + 4);
    const [document] = posts([post('one', cut, true)]).documents;
    expect(document?.report.claims).toHaveLength(3);
  });
  test('a post of 2024 cut after its first number may have gone on, and is left out', () => {
    const cut =
      'Дежурными средствами ПВО в течение прошедшей ночи уничтожены 29 БПЛА над территорией Белгородской области и уничт';
    const { documents, skipped } = posts([post('one', cut, true, '2024-05-03T05:28:00+00:00')]);
    expect(documents).toEqual([]);
    expect([...skipped.keys()]).toEqual(['cut before its total']);
  });
  test('a post that was read by hand is not read again', () => {
    expect(posts([post('one', whole)], [], ['one']).documents).toEqual([]);
  });
  test('a total by hand that differs from the reader is named', () => {
    const figures = [JSON.stringify({ id: 'one', kind: 'night', total: 13 })];
    expect(posts([post('one', whole)], figures).differing).toEqual(['one: read 12, by hand 13']);
  });
});
