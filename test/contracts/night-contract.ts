// What every database must do for a night: every claim with its words, its hours and its document.
import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/data/model/count.ts';
import type { Store } from '../../src/data/store/store.ts';
import { claim, document, event, interval, post, report } from './samples.ts';
import { keeping } from './keeping.ts';

/** `current` gives the store of the test that runs. */
export const nightContract = (current: () => Store): void => {
  const keep = keeping(current);

  describe('a night', () => {
    test('a night of which nothing is known is null', async () => {
      expect(await current().night('2026-07-02')).toBeNull();
      expect(await current().newestNight()).toBeNull();
    });

    test('a claim comes back with its hedge, its words and its document', async () => {
      await keep(
        post(),
        report({ claims: [claim({ count: { value: 500, bound: 'atLeast' }, region: 'UA-53' })] }),
      );
      const night = await current().night('2026-07-02');
      expect(night?.claims).toMatchObject([
        {
          count: { value: 500, bound: 'atLeast' },
          region: 'UA-53',
          quote: '496 drones',
          document: {
            source: 'air-force-ua',
            url: 'https://t.me/kpszsu/67095',
            asOf: '2026-07-02T09:00:00+03:00',
            archived: false,
          },
        },
      ]);
      expect(night?.launchAreas[0]?.areas).toEqual(['Bryansk', 'Kursk']);
      expect(night?.ongoing).toBe(true);
    });

    test('a stated zero is kept and is not an absent figure', async () => {
      await keep(post(), report({ claims: [claim({ count: exactly(0) })] }));
      expect((await current().night('2026-07-02'))?.claims[0]?.count).toEqual(exactly(0));
    });

    test('claims of two sources stand side by side', async () => {
      await keep(post(), report());
      await keep(
        post({ feed: 'isw', source: 'isw', key: 'a', url: 'https://understandingwar.org/a' }),
        report({ source: 'isw', claims: [claim({ count: exactly(490) })] }),
      );
      const night = await current().night('2026-07-02');
      expect(night?.claims.map(({ count }) => count.value).sort()).toEqual([490, 496]);
    });

    test('a claim about no night belongs to none', async () => {
      await keep(post(), report({ period: null, claims: [claim({ night: null })] }));
      expect(await current().nightDates()).toEqual([]);
    });

    test('a window of the evening belongs to the night of the next morning', async () => {
      await keep(post(), interval('2026-04-12T20:00:00+03:00', '2026-04-12T23:20:00+03:00', 12));
      const night = await current().night('2026-04-13');
      expect(night?.claims).toMatchObject([
        {
          night: '2026-04-13',
          part: 'night',
          window: { from: '2026-04-12T20:00:00+03:00', to: '2026-04-12T23:20:00+03:00' },
        },
      ]);
      expect(await current().night('2026-04-12')).toBeNull();
    });

    test('a window of the forenoon is the day of its date', async () => {
      await keep(post(), interval('2026-04-12T08:30:00+03:00', '2026-04-12T12:00:00+03:00', 5));
      expect((await current().night('2026-04-12'))?.claims[0]?.part).toBe('day');
    });

    test('a figure about another night than the text does not take the text’s hours', async () => {
      await keep(post(), report({ claims: [claim({ night: '2026-06-01' })] }));
      expect((await current().night('2026-06-01'))?.claims[0]?.window).toBeNull();
    });

    test('one date gives its night and its day', async () => {
      await keep(post(), report({ claims: [claim(), claim({ part: 'day', count: exactly(60) })] }));
      const night = await current().night('2026-07-02');
      expect(night?.claims.map(({ part }) => part)).toEqual(['night', 'day']);
    });

    test('what has no figure and what happened on the ground come with the night', async () => {
      await keep(
        post(),
        report({
          claims: [],
          unnumbered: [
            {
              night: '2026-07-02',
              attacker: 'ukraine',
              quantity: 'intercepted',
              munition: 'drone',
              word: 'scores',
              by: 'officials-ru',
              speaker: null,
              quote: null,
            },
          ],
          incidents: [
            {
              night: '2026-07-02',
              attacker: 'ukraine',
              kind: 'airport-closed',
              place: 'Sheremetyevo',
              region: 'RU-MOS',
              what: null,
              by: null,
              speaker: null,
              quote: null,
            },
          ],
        }),
      );
      const night = await current().night('2026-07-02');
      expect(night?.unnumbered).toMatchObject([{ word: 'scores', by: 'officials-ru' }]);
      expect(night?.incidents).toMatchObject([{ place: 'Sheremetyevo', region: 'RU-MOS' }]);
      expect(await current().nightDates()).toEqual(['2026-07-02']);
      expect(await current().neighbours('2026-07-05', '2026-06-01', '2026-08-01')).toEqual({
        before: '2026-07-02',
        after: null,
      });
    });

    test('a text that could not be read whole shows nothing of itself', async () => {
      await keep(post(), report({ status: 'unreadable', reason: 'unknown-words' }));
      expect(await current().night('2026-07-02')).toBeNull();
      expect(await current().newestNight()).toBeNull();
    });

    test('a bundled copy of a post that was fetched too is one document', async () => {
      await current().loadArchive('1', [
        document({ relayOf: null, url: 'https://t.me/kpszsu/67095', id: 'air-force-ua/67095x' }),
      ]);
      await keep(post(), report());
      expect((await current().night('2026-07-02'))?.claims).toHaveLength(1);
    });

    test('dates of one region are those of its claims and incidents, and of places that list it', async () => {
      const incident = (night: string, region: string | null, place: string | null) => ({
        night,
        attacker: 'russia' as const,
        kind: 'damage' as const,
        place,
        region,
        what: null,
        by: null,
        speaker: null,
        quote: 'damage',
      });
      await keep(
        post({ key: '1' }),
        report({
          period: null,
          claims: [
            claim({ night: '2026-07-02', region: 'UA-63' }),
            claim({ night: '2026-07-02', region: 'UA-63' }),
            claim({ night: '2026-07-03' }),
          ],
          incidents: [
            incident('2026-07-01', 'UA-63', 'Kharkiv'),
            incident('2026-07-04', null, 'Sumy, Kharkiv, and Kyiv oblasts'),
            incident('2026-07-05', 'UA-59', 'Sumy'),
          ],
        }),
      );
      const kharkiv = { id: 'UA-63', spelled: 'Kharkiv' };
      expect(await current().regionDates(kharkiv, '2026-01-01', '2026-12-31')).toEqual([
        '2026-07-01',
        '2026-07-02',
        '2026-07-04',
      ]);
      expect(await current().regionDates(kharkiv, '2026-07-02', '2026-07-03')).toEqual([
        '2026-07-02',
      ]);
      expect(
        await current().regionDates({ id: 'UA-63', spelled: null }, '2026-07-03', '2026-12-31'),
      ).toEqual([]);
    });

    test('nights are listed once each in order, and within dates', async () => {
      await keep(post({ key: '1' }), report({ period: null, claims: [claim(), claim()] }));
      await keep(
        post({ key: '2' }),
        report({ period: null, claims: [claim({ night: '2026-06-30' })] }),
      );
      expect(await current().nightDates()).toEqual(['2026-06-30', '2026-07-02']);
      expect(await current().nightDates('2026-07-01')).toEqual(['2026-07-02']);
      expect(await current().nightDates(undefined, '2026-07-01')).toEqual(['2026-06-30']);
      expect(await current().neighbours('2026-07-01', '2026-06-30', '2026-07-02')).toEqual({
        before: '2026-06-30',
        after: '2026-07-02',
      });
      expect(await current().neighbours('2026-06-30', '2026-06-01', '2026-07-01')).toEqual({
        before: null,
        after: null,
      });
      expect(await current().firstNight()).toBe('2026-06-30');
      expect(await current().newestNight()).toBe('2026-07-02');
    });
  });

  describe('events', () => {
    test('an event without a day of its own is filed under the day it was said', async () => {
      await keep(post(), report({ claims: [], events: [event()] }));
      expect(await current().events('2026-07-02', '2026-07-02')).toMatchObject([
        { date: null, dates: ['2026-07-22', '2026-07-23'], saidOn: '2026-07-02', ordinal: 3 },
      ]);
    });

    test('an event is filed under its own day and comes with the night on which it was said', async () => {
      await keep(post(), report({ claims: [], events: [event({ date: '2026-07-05' })] }));
      expect(await current().events('2026-07-02', '2026-07-04')).toEqual([]);
      expect(await current().events('2026-07-05', '2026-07-05')).toHaveLength(1);
      expect((await current().night('2026-07-02'))?.events).toHaveLength(1);
      expect((await current().night('2026-07-05'))?.events).toHaveLength(1);
    });

    test('the day of saying is Kyiv’s', async () => {
      await keep(
        post({ publishedAt: '2026-07-01T22:30:00Z' }),
        report({ claims: [], events: [event()] }),
      );
      expect((await current().events('2026-07-02', '2026-07-02'))[0]?.saidOn).toBe('2026-07-02');
    });
  });
};
