// What every database must do where a source, or our reading, changes a figure.
import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/data/model/count.ts';
import type { Store } from '../../src/data/store/store.ts';
import { claim, eveningAndNight, later, post, report } from './samples.ts';
import { keeping } from './keeping.ts';

/** `current` gives the store of the test that runs. */
export const revisionContract = (current: () => Store): void => {
  const keep = keeping(current);

  describe('revisions', () => {
    test('a newer text of a post replaces its figures and the change is on record', async () => {
      await keep(post(), report());
      await keep(
        post({ text: 'second text', editedAt: '2026-07-02T08:40:00Z' }),
        report({ claims: [claim({ count: exactly(500) })] }),
        later,
      );
      const night = await current().night('2026-07-02');
      expect(night?.claims.map(({ count }) => count.value)).toEqual([500]);
      expect(night?.revisions).toEqual([
        {
          at: '2026-07-02T08:40:00Z',
          quantity: 'launched',
          munition: 'drone',
          from: 496,
          to: 500,
          by: 'air-force-ua',
        },
      ]);
    });

    test('a figure that a newer text takes back is gone, and that is on record', async () => {
      await keep(post(), report({ claims: [claim(), claim({ munition: 'kalibr' })] }));
      await keep(post({ text: 'second text' }), report({ claims: [claim()] }), later);
      const night = await current().night('2026-07-02');
      expect(night?.claims).toHaveLength(1);
      expect(night?.revisions).toMatchObject([
        { munition: 'kalibr', from: 496, to: null, at: later.toISOString() },
      ]);
    });

    test('a newer text that cannot be read does not take back the older figures', async () => {
      await keep(post(), report());
      await keep(
        post({ text: 'second text' }),
        report({ status: 'unreadable', reason: 'unknown-words', claims: [] }),
        later,
      );
      expect((await current().night('2026-07-02'))?.claims).toHaveLength(1);
      expect((await current().counts()).unreadable).toBe(1);
    });

    test('a newer text that is no report any more takes its figures along', async () => {
      await keep(post(), report());
      await keep(
        post({ text: 'second text' }),
        report({ status: 'not-a-report', reason: 'other-topic', claims: [], launchAreas: [] }),
        later,
      );
      expect(await current().night('2026-07-02')).toBeNull();
    });

    test('a later report of the same source about the same hours is a revision', async () => {
      await keep(post(), report());
      await keep(
        post({ key: '67100', url: 'https://t.me/kpszsu/67100' }),
        report({
          asOf: '2026-07-02T11:40:00+03:00',
          claims: [claim({ count: exactly(498) })],
        }),
      );
      const night = await current().night('2026-07-02');
      expect(night?.revisions).toMatchObject([
        { at: '2026-07-02T11:40:00+03:00', from: 496, to: 498, by: 'air-force-ua' },
      ]);
      expect(night?.claims.map(({ count }) => count.value)).toEqual([496, 498]);
    });

    test('reports about different hours revise nothing', async () => {
      for (const [told, read] of eveningAndNight) await keep(told, read);
      const night = await current().night('2026-04-13');
      expect(night?.claims).toHaveLength(2);
      expect(night?.revisions).toEqual([]);
    });

    test('two speakers who differ revise nothing', async () => {
      await keep(post(), report());
      await keep(
        post({ feed: 'news', source: 'news', key: 'a', url: null }),
        report({ source: 'news', claims: [claim({ count: exactly(400) })] }),
      );
      expect((await current().night('2026-07-02'))?.revisions).toEqual([]);
    });

    test('a better reading of the same text is our correction, not the source’s', async () => {
      const saved = await keep(post(), report());
      await current().saveReport(
        saved.postId,
        1,
        report({ claims: [claim({ count: exactly(490) })] }),
        later,
      );
      const night = await current().night('2026-07-02');
      expect(night?.claims.map(({ count }) => count.value)).toEqual([490]);
      expect(night?.revisions).toEqual([
        {
          at: later.toISOString(),
          quantity: 'launched',
          munition: 'drone',
          from: 496,
          to: 490,
          by: 'us',
        },
      ]);
    });

    test('the same reading again changes nothing, and an added figure corrects nobody', async () => {
      const saved = await keep(post(), report());
      await current().saveReport(saved.postId, 1, report(), later);
      await current().saveReport(
        saved.postId,
        1,
        report({ claims: [claim(), claim({ munition: 'kalibr' })] }),
        later,
      );
      expect((await current().night('2026-07-02'))?.revisions).toEqual([]);
    });
  });
};
