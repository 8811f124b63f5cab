// What every database must do for posts: kept once, with every text they ever had.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/data/store/store.ts';
import { later, now, post, report } from './samples.ts';
import { keeping } from './keeping.ts';

/** `current` gives the store of the test that runs. */
export const postContract = (current: () => Store): void => {
  const keep = keeping(current);

  describe('posts', () => {
    test('a post saved twice is kept once', async () => {
      expect((await current().savePost(post(), now)).outcome).toBe('new');
      expect(await current().savePost(post(), later)).toMatchObject({
        outcome: 'same',
        revision: 1,
      });
      expect((await current().counts()).posts).toBe(1);
    });

    test('a post with another text keeps the old text as a revision', async () => {
      const { postId } = await current().savePost(post(), now);
      const second = await current().savePost(post({ text: 'second text' }), later);
      expect(second).toMatchObject({ postId, outcome: 'revised', revision: 2 });
      expect((await current().revisions(postId)).map(({ text }) => text)).toEqual([
        'first text',
        'second text',
      ]);
    });

    test('the same key in two feeds is two posts', async () => {
      await current().savePost(post(), now);
      await current().savePost(post({ feed: 'mirror' }), now);
      expect((await current().counts()).posts).toBe(2);
    });

    test('a stop between saving and reading leaves the post marked as unread', async () => {
      const saved = await current().savePost(post(), now);
      expect((await current().savePost(post(), now)).unread).toBe(true);
      await current().saveReport(saved.postId, 1, report(), now);
      expect((await current().savePost(post(), now)).unread).toBe(false);
    });

    test('posts come oldest first, newest text only, and can be read while readings are saved', async () => {
      await current().savePost(post({ key: '2', publishedAt: '2026-07-02T08:00:00Z' }), now);
      await current().savePost(post({ key: '1', publishedAt: '2026-07-01T08:00:00+00:00' }), now);
      await current().savePost(
        post({ key: '1', publishedAt: '2026-07-01T08:00:00Z', text: 'b' }),
        now,
      );
      const seen: string[] = [];
      for await (const stored of current().posts()) {
        seen.push(`${stored.key} ${stored.text}`);
        await current().saveReport(stored.postId, stored.revision, report(), now);
      }
      expect(seen).toEqual(['1 b', '2 first text']);
    });

    test('posts are chosen by feed and by day', async () => {
      await current().savePost(post({ key: '1', publishedAt: '2026-07-01T08:00:00Z' }), now);
      await current().savePost(post({ key: '2', publishedAt: '2026-07-02T08:00:00Z' }), now);
      await current().savePost(post({ key: '3', feed: 'isw' }), now);
      const keys: string[] = [];
      for await (const { key } of current().posts({ feed: 'air-force-ua', since: '2026-07-02' }))
        keys.push(key);
      expect(keys).toEqual(['2']);
    });

    test('more posts than fit on a page come once each', async () => {
      const keys = Array.from({ length: 450 }, (_, index) => String(index).padStart(3, '0'));
      for (const key of keys) await current().savePost(post({ key }), now);
      const seen: string[] = [];
      for await (const { key } of current().posts()) seen.push(key);
      expect(seen).toEqual(keys);
    });

    test('unreadable posts are counted and shown to the operator with their reason', async () => {
      await keep(post(), report());
      await keep(
        post({ key: '2', publishedAt: '2026-07-02T08:00:00Z' }),
        report({ status: 'unreadable', reason: 'unknown-words', claims: [] }),
      );
      expect(await current().counts()).toEqual({
        posts: 2,
        report: 1,
        'not-a-report': 0,
        unreadable: 1,
      });
      expect(await current().unreadable(5)).toMatchObject([{ key: '2', reason: 'unknown-words' }]);
    });

    test('a reading of a revision that is not stored is refused', async () => {
      const { postId } = await current().savePost(post(), now);
      await expect(current().saveReport(postId, 2, report(), now)).rejects.toThrow('no revision 2');
    });
  });
};
