// What every database must do for one speaker's figures over the nights.
import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/data/model/count.ts';
import type { Store } from '../../src/data/store/store.ts';
import {
  claim,
  document,
  drones,
  eveningAndNight,
  interval,
  ministryPost,
  post,
  report,
} from './samples.ts';
import { keeping } from './keeping.ts';

/** `current` gives the store of the test that runs. */
export const seriesContract = (current: () => Store): void => {
  const keep = keeping(current);

  describe('series', () => {
    test('a series has one speaker’s own figures, nights without one left out', async () => {
      await keep(post({ key: '1' }), report());
      await keep(
        post({ key: '2' }),
        report({ period: null, claims: [claim({ night: '2026-06-30', count: exactly(100) })] }),
      );
      await keep(
        post({ feed: 'news', source: 'news', key: '3' }),
        report({ source: 'news', claims: [claim({ night: '2026-06-29', count: exactly(999) })] }),
      );
      expect(await current().series(drones)).toEqual([
        { night: '2026-06-30', value: 100 },
        { night: '2026-07-02', value: 496 },
      ]);
      expect(await current().series({ ...drones, from: '2026-07-01' })).toHaveLength(1);
    });

    test('parts of a figure, figures of regions and the day are not in a series of nights', async () => {
      await keep(
        post(),
        report({
          claims: [
            claim({ subset: true }),
            claim({ region: 'UA-53' }),
            claim({ part: 'day' }),
            claim({ munition: 'shahed' }),
          ],
        }),
      );
      expect(await current().series(drones)).toEqual([]);
    });

    test('where a source revised itself its newest figure counts', async () => {
      await keep(post(), report());
      await keep(
        post({ key: '2' }),
        report({ asOf: '2026-07-02T11:40:00+03:00', claims: [claim({ count: exactly(498) })] }),
      );
      expect(await current().series(drones)).toEqual([{ night: '2026-07-02', value: 498 }]);
    });

    test('a table’s copy of a figure gives way to the source’s own post', async () => {
      await current().loadArchive('1', [
        document({
          report: report({
            asOf: '2026-07-02T12:00:00+03:00',
            claims: [claim({ count: exactly(480) })],
          }),
        }),
      ]);
      await keep(post(), report());
      expect(await current().series(drones)).toEqual([{ night: '2026-07-02', value: 496 }]);
    });

    test('figures of hours that do not overlap make the night together, overlapping ones never', async () => {
      const query = {
        ...drones,
        by: 'defence-ministry-ru',
        attacker: 'ukraine',
        quantity: 'intercepted',
      } as const;
      for (const [told, read] of eveningAndNight) await keep(told, read);
      expect(await current().series(query)).toEqual([{ night: '2026-04-13', value: 42 }]);
      await keep(
        { ...ministryPost('3'), publishedAt: '2026-07-03T06:00:00Z' },
        interval('2026-04-12T20:00:00+03:00', '2026-04-13T07:00:00+03:00', 44),
      );
      expect(await current().series(query)).toEqual([{ night: '2026-04-13', value: 44 }]);
    });

    test('a bundle is the same series in any order of its kinds', async () => {
      await keep(post(), report({ claims: [claim({ munition: 'kh-555/kh-101' })] }));
      expect(await current().series({ ...drones, munition: 'kh-101/kh-555' })).toHaveLength(1);
    });
  });
};
