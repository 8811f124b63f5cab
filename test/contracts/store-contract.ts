// What every database must do for the product. A second database runs the same suite.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exactly } from '../../src/data/model/count.ts';
import type { DiplomaticEvent } from '../../src/data/model/event.ts';
import type { Post } from '../../src/data/model/post.ts';
import type { Claim, Report } from '../../src/data/model/report.ts';
import { outboxContract } from './outbox-contract.ts';
import type { ArchiveDocument, Store } from '../../src/data/store/store.ts';

export const now = new Date('2026-07-02T07:00:00Z');
export const later = new Date('2026-07-02T09:00:00Z');

export const claim = (change: Partial<Claim> = {}): Claim => ({
  night: '2026-07-02',
  part: 'night',
  window: null,
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  count: exactly(496),
  region: null,
  subset: false,
  by: 'air-force-ua',
  speaker: null,
  outlet: null,
  quote: '496 drones',
  ...change,
});

export const report = (change: Partial<Report> = {}): Report => ({
  id: 'text',
  status: 'report',
  reason: null,
  source: 'air-force-ua',
  attacker: 'russia',
  period: { kind: 'night', date: '2026-07-02', from: '2026-07-01T18:00:00+03:00', to: null },
  asOf: '2026-07-02T09:00:00+03:00',
  ongoing: true,
  launchAreas: ['Bryansk', 'Kursk'],
  claims: [claim()],
  unnumbered: [],
  incidents: [],
  events: [],
  ...change,
});

export const post = (change: Partial<Post> = {}): Post => ({
  feed: 'air-force-ua',
  source: 'air-force-ua',
  key: '67095',
  url: 'https://t.me/kpszsu/67095',
  title: null,
  outlet: null,
  text: 'first text',
  publishedAt: '2026-07-02T06:20:00.000Z',
  editedAt: null,
  ...change,
});

export const document = (change: Partial<ArchiveDocument> = {}): ArchiveDocument => ({
  id: 'table/2026-07-02',
  source: 'air-force-ua',
  outlet: null,
  title: 'A table',
  url: 'https://www.facebook.com/kpszsu/posts/1',
  publishedAt: null,
  relayOf: 'A table',
  report: report({ id: 'table/2026-07-02', claims: [claim({ quote: null })] }),
  ...change,
});

const event = (change: Partial<DiplomaticEvent> = {}): DiplomaticEvent => ({
  kind: 'talks-round',
  date: null,
  dates: ['2026-07-22', '2026-07-23'],
  precision: 'either',
  status: 'proposed',
  parties: ['ukraine', 'russia'],
  place: 'Istanbul',
  ordinal: 3,
  agenda: [],
  delegations: [],
  outcome: null,
  figures: [],
  role: null,
  by: 'news',
  speaker: 'a source',
  outlet: 'Suspilne',
  quote: null,
  ...change,
});

const interval = (from: string, to: string, value: number): Report =>
  report({
    source: 'defence-ministry-ru',
    attacker: 'ukraine',
    period: { kind: 'day', date: '2026-04-12', from, to },
    asOf: null,
    ongoing: null,
    launchAreas: [],
    claims: [
      claim({
        night: '2026-04-12',
        part: 'day',
        attacker: 'ukraine',
        quantity: 'intercepted',
        count: exactly(value),
        by: 'defence-ministry-ru',
      }),
    ],
  });

const drones = {
  by: 'air-force-ua',
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  part: 'night',
} as const;

/**
 * `open` makes a store over an empty database; called again with the same name it opens that database
 * once more, as another process would.
 */
export const storeContract = (open: (name: string) => Promise<Store>): void => {
  let store: Store;
  let count = 0;
  const name = () => `contract-${count}`;
  beforeEach(async () => {
    count += 1;
    store = await open(name());
  });
  afterEach(() => store.close());

  const keep = async (given: Post, said: Report, at = now) => {
    const saved = await store.savePost(given, at);
    await store.saveReport(saved.postId, saved.revision, said, at);
    return saved;
  };

  describe('posts', () => {
    test('a post saved twice is kept once', async () => {
      expect((await store.savePost(post(), now)).outcome).toBe('new');
      expect(await store.savePost(post(), later)).toMatchObject({ outcome: 'same', revision: 1 });
      expect((await store.counts()).posts).toBe(1);
    });

    test('a post with another text keeps the old text as a revision', async () => {
      const { postId } = await store.savePost(post(), now);
      const second = await store.savePost(post({ text: 'second text' }), later);
      expect(second).toMatchObject({ postId, outcome: 'revised', revision: 2 });
      expect((await store.revisions(postId)).map(({ text }) => text)).toEqual([
        'first text',
        'second text',
      ]);
    });

    test('the same key in two feeds is two posts', async () => {
      await store.savePost(post(), now);
      await store.savePost(post({ feed: 'mirror' }), now);
      expect((await store.counts()).posts).toBe(2);
    });

    test('a stop between saving and reading leaves the post marked as unread', async () => {
      const saved = await store.savePost(post(), now);
      expect((await store.savePost(post(), now)).unread).toBe(true);
      await store.saveReport(saved.postId, 1, report(), now);
      expect((await store.savePost(post(), now)).unread).toBe(false);
    });

    test('posts come oldest first, newest text only, and can be read while readings are saved', async () => {
      await store.savePost(post({ key: '2', publishedAt: '2026-07-02T08:00:00Z' }), now);
      await store.savePost(post({ key: '1', publishedAt: '2026-07-01T08:00:00+00:00' }), now);
      await store.savePost(post({ key: '1', publishedAt: '2026-07-01T08:00:00Z', text: 'b' }), now);
      const seen: string[] = [];
      for await (const stored of store.posts()) {
        seen.push(`${stored.key} ${stored.text}`);
        await store.saveReport(stored.postId, stored.revision, report(), now);
      }
      expect(seen).toEqual(['1 b', '2 first text']);
    });

    test('posts are chosen by feed and by day', async () => {
      await store.savePost(post({ key: '1', publishedAt: '2026-07-01T08:00:00Z' }), now);
      await store.savePost(post({ key: '2', publishedAt: '2026-07-02T08:00:00Z' }), now);
      await store.savePost(post({ key: '3', feed: 'isw' }), now);
      const keys: string[] = [];
      for await (const { key } of store.posts({ feed: 'air-force-ua', since: '2026-07-02' }))
        keys.push(key);
      expect(keys).toEqual(['2']);
    });

    test('more posts than fit on a page come once each', async () => {
      const keys = Array.from({ length: 450 }, (_, index) => String(index).padStart(3, '0'));
      for (const key of keys) await store.savePost(post({ key }), now);
      const seen: string[] = [];
      for await (const { key } of store.posts()) seen.push(key);
      expect(seen).toEqual(keys);
    });

    test('unreadable posts are counted and shown to the operator with their reason', async () => {
      await keep(post(), report());
      await keep(
        post({ key: '2', publishedAt: '2026-07-02T08:00:00Z' }),
        report({ status: 'unreadable', reason: 'unknown-words', claims: [] }),
      );
      expect(await store.counts()).toEqual({
        posts: 2,
        report: 1,
        'not-a-report': 0,
        unreadable: 1,
      });
      expect(await store.unreadable(5)).toMatchObject([{ key: '2', reason: 'unknown-words' }]);
    });

    test('a reading of a revision that is not stored is refused', async () => {
      const { postId } = await store.savePost(post(), now);
      await expect(store.saveReport(postId, 2, report(), now)).rejects.toThrow('no revision 2');
    });
  });

  describe('a night', () => {
    test('a night of which nothing is known is null', async () => {
      expect(await store.night('2026-07-02')).toBeNull();
      expect(await store.newestNight()).toBeNull();
    });

    test('a claim comes back with its hedge, its words and its document', async () => {
      await keep(
        post(),
        report({ claims: [claim({ count: { value: 500, bound: 'atLeast' }, region: 'UA-53' })] }),
      );
      const night = await store.night('2026-07-02');
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
      expect((await store.night('2026-07-02'))?.claims[0]?.count).toEqual(exactly(0));
    });

    test('claims of two sources stand side by side', async () => {
      await keep(post(), report());
      await keep(
        post({ feed: 'isw', source: 'isw', key: 'a', url: 'https://understandingwar.org/a' }),
        report({ source: 'isw', claims: [claim({ count: exactly(490) })] }),
      );
      const night = await store.night('2026-07-02');
      expect(night?.claims.map(({ count }) => count.value).sort()).toEqual([490, 496]);
    });

    test('a claim about no night belongs to none', async () => {
      await keep(post(), report({ period: null, claims: [claim({ night: null })] }));
      expect(await store.nightDates()).toEqual([]);
    });

    test('a window of the evening belongs to the night of the next morning', async () => {
      await keep(post(), interval('2026-04-12T20:00:00+03:00', '2026-04-12T23:20:00+03:00', 12));
      const night = await store.night('2026-04-13');
      expect(night?.claims).toMatchObject([
        {
          night: '2026-04-13',
          part: 'night',
          window: { from: '2026-04-12T20:00:00+03:00', to: '2026-04-12T23:20:00+03:00' },
        },
      ]);
      expect(await store.night('2026-04-12')).toBeNull();
    });

    test('a window of the forenoon is the day of its date', async () => {
      await keep(post(), interval('2026-04-12T08:30:00+03:00', '2026-04-12T12:00:00+03:00', 5));
      expect((await store.night('2026-04-12'))?.claims[0]?.part).toBe('day');
    });

    test('a figure about another night than the text does not take the text’s hours', async () => {
      await keep(post(), report({ claims: [claim({ night: '2026-06-01' })] }));
      expect((await store.night('2026-06-01'))?.claims[0]?.window).toBeNull();
    });

    test('one date gives its night and its day', async () => {
      await keep(post(), report({ claims: [claim(), claim({ part: 'day', count: exactly(60) })] }));
      const night = await store.night('2026-07-02');
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
      const night = await store.night('2026-07-02');
      expect(night?.unnumbered).toMatchObject([{ word: 'scores', by: 'officials-ru' }]);
      expect(night?.incidents).toMatchObject([{ place: 'Sheremetyevo', region: 'RU-MOS' }]);
      expect(await store.nightDates()).toEqual(['2026-07-02']);
    });

    test('a text that could not be read whole shows nothing of itself', async () => {
      await keep(post(), report({ status: 'unreadable', reason: 'unknown-words' }));
      expect(await store.night('2026-07-02')).toBeNull();
      expect(await store.newestNight()).toBeNull();
    });

    test('a bundled copy of a post that was fetched too is one document', async () => {
      await store.loadArchive('1', [
        document({ relayOf: null, url: 'https://t.me/kpszsu/67095', id: 'air-force-ua/67095x' }),
      ]);
      await keep(post(), report());
      expect((await store.night('2026-07-02'))?.claims).toHaveLength(1);
    });

    test('nights are listed once each in order, and within dates', async () => {
      await keep(post({ key: '1' }), report({ period: null, claims: [claim(), claim()] }));
      await keep(
        post({ key: '2' }),
        report({ period: null, claims: [claim({ night: '2026-06-30' })] }),
      );
      expect(await store.nightDates()).toEqual(['2026-06-30', '2026-07-02']);
      expect(await store.nightDates('2026-07-01')).toEqual(['2026-07-02']);
      expect(await store.nightDates(undefined, '2026-07-01')).toEqual(['2026-06-30']);
      expect(await store.firstNight()).toBe('2026-06-30');
      expect(await store.newestNight()).toBe('2026-07-02');
    });
  });

  describe('revisions', () => {
    test('a newer text of a post replaces its figures and the change is on record', async () => {
      await keep(post(), report());
      await keep(
        post({ text: 'second text', editedAt: '2026-07-02T08:40:00Z' }),
        report({ claims: [claim({ count: exactly(500) })] }),
        later,
      );
      const night = await store.night('2026-07-02');
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
      const night = await store.night('2026-07-02');
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
      expect((await store.night('2026-07-02'))?.claims).toHaveLength(1);
      expect((await store.counts()).unreadable).toBe(1);
    });

    test('a newer text that is no report any more takes its figures along', async () => {
      await keep(post(), report());
      await keep(
        post({ text: 'second text' }),
        report({ status: 'not-a-report', reason: 'other-topic', claims: [], launchAreas: [] }),
        later,
      );
      expect(await store.night('2026-07-02')).toBeNull();
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
      const night = await store.night('2026-07-02');
      expect(night?.revisions).toMatchObject([
        { at: '2026-07-02T11:40:00+03:00', from: 496, to: 498, by: 'air-force-ua' },
      ]);
      expect(night?.claims.map(({ count }) => count.value)).toEqual([496, 498]);
    });

    test('reports about different hours revise nothing', async () => {
      const ministry = (key: string): Post =>
        post({ feed: 'defence-ministry-ru', source: 'defence-ministry-ru', key, url: null });
      await keep(
        ministry('1'),
        interval('2026-04-12T20:00:00+03:00', '2026-04-12T23:20:00+03:00', 12),
      );
      await keep(
        ministry('2'),
        interval('2026-04-12T23:20:00+03:00', '2026-04-13T07:00:00+03:00', 30),
      );
      const night = await store.night('2026-04-13');
      expect(night?.claims).toHaveLength(2);
      expect(night?.revisions).toEqual([]);
    });

    test('two speakers who differ revise nothing', async () => {
      await keep(post(), report());
      await keep(
        post({ feed: 'news', source: 'news', key: 'a', url: null }),
        report({ source: 'news', claims: [claim({ count: exactly(400) })] }),
      );
      expect((await store.night('2026-07-02'))?.revisions).toEqual([]);
    });

    test('a better reading of the same text is our correction, not the source’s', async () => {
      const saved = await keep(post(), report());
      await store.saveReport(
        saved.postId,
        1,
        report({ claims: [claim({ count: exactly(490) })] }),
        later,
      );
      const night = await store.night('2026-07-02');
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
      await store.saveReport(saved.postId, 1, report(), later);
      await store.saveReport(
        saved.postId,
        1,
        report({ claims: [claim(), claim({ munition: 'kalibr' })] }),
        later,
      );
      expect((await store.night('2026-07-02'))?.revisions).toEqual([]);
    });
  });

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
      expect(await store.series(drones)).toEqual([
        { night: '2026-06-30', value: 100 },
        { night: '2026-07-02', value: 496 },
      ]);
      expect(await store.series({ ...drones, from: '2026-07-01' })).toHaveLength(1);
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
      expect(await store.series(drones)).toEqual([]);
    });

    test('where a source revised itself its newest figure counts', async () => {
      await keep(post(), report());
      await keep(
        post({ key: '2' }),
        report({ asOf: '2026-07-02T11:40:00+03:00', claims: [claim({ count: exactly(498) })] }),
      );
      expect(await store.series(drones)).toEqual([{ night: '2026-07-02', value: 498 }]);
    });

    test('a table’s copy of a figure gives way to the source’s own post', async () => {
      await store.loadArchive('1', [
        document({
          report: report({
            asOf: '2026-07-02T12:00:00+03:00',
            claims: [claim({ count: exactly(480) })],
          }),
        }),
      ]);
      await keep(post(), report());
      expect(await store.series(drones)).toEqual([{ night: '2026-07-02', value: 496 }]);
    });

    test('figures of hours that do not overlap make the night together, overlapping ones never', async () => {
      const ministry = (key: string): Post =>
        post({ feed: 'defence-ministry-ru', source: 'defence-ministry-ru', key, url: null });
      const query = {
        ...drones,
        by: 'defence-ministry-ru',
        attacker: 'ukraine',
        quantity: 'intercepted',
      } as const;
      await keep(
        ministry('1'),
        interval('2026-04-12T20:00:00+03:00', '2026-04-12T23:20:00+03:00', 12),
      );
      await keep(
        ministry('2'),
        interval('2026-04-12T23:20:00+03:00', '2026-04-13T07:00:00+03:00', 30),
      );
      expect(await store.series(query)).toEqual([{ night: '2026-04-13', value: 42 }]);
      await keep(
        { ...ministry('3'), publishedAt: '2026-07-03T06:00:00Z' },
        interval('2026-04-12T20:00:00+03:00', '2026-04-13T07:00:00+03:00', 44),
      );
      expect(await store.series(query)).toEqual([{ night: '2026-04-13', value: 44 }]);
    });

    test('a bundle is the same series in any order of its kinds', async () => {
      await keep(post(), report({ claims: [claim({ munition: 'kh-555/kh-101' })] }));
      expect(await store.series({ ...drones, munition: 'kh-101/kh-555' })).toHaveLength(1);
    });
  });

  describe('events', () => {
    test('an event without a day of its own is filed under the day it was said', async () => {
      await keep(post(), report({ claims: [], events: [event()] }));
      expect(await store.events('2026-07-02', '2026-07-02')).toMatchObject([
        { date: null, dates: ['2026-07-22', '2026-07-23'], saidOn: '2026-07-02', ordinal: 3 },
      ]);
    });

    test('an event is filed under its own day and comes with the night on which it was said', async () => {
      await keep(post(), report({ claims: [], events: [event({ date: '2026-07-05' })] }));
      expect(await store.events('2026-07-02', '2026-07-04')).toEqual([]);
      expect(await store.events('2026-07-05', '2026-07-05')).toHaveLength(1);
      expect((await store.night('2026-07-02'))?.events).toHaveLength(1);
      expect((await store.night('2026-07-05'))?.events).toHaveLength(1);
    });

    test('the day of saying is Kyiv’s', async () => {
      await keep(
        post({ publishedAt: '2026-07-01T22:30:00Z' }),
        report({ claims: [], events: [event()] }),
      );
      expect((await store.events('2026-07-02', '2026-07-02'))[0]?.saidOn).toBe('2026-07-02');
    });
  });

  describe('the mark of change', () => {
    test('it stays while nothing is written and changes with every reading that is kept', async () => {
      const { postId, revision } = await store.savePost(post(), now);
      const before = await store.changeMark();
      await store.night('2026-07-02');
      expect(await store.changeMark()).toBe(before);
      await store.saveReport(postId, revision, report(), now);
      expect(await store.changeMark()).not.toBe(before);
    });

    test('what is known has a mark of its own, which chats leave alone', async () => {
      await keep(post(), report());
      const before = await store.knownMark();
      expect(await store.knownMark()).toBe(before);
      expect(await store.firstSeen('telegram', 'mark', now)).toBe(true);
      await store.remember('telegram/picture', 'file');
      await store.sourceStates();
      expect(await store.knownMark()).toBe(before);
    });

    test('everything that can change an answer about nights changes it, in another process too', async () => {
      const other = await open(name());
      const seen = new Set([await other.knownMark()]);
      const wrote = async () => {
        const mark = await other.knownMark();
        expect(seen).not.toContain(mark);
        seen.add(mark);
      };
      await keep(post(), report());
      await wrote();
      await keep(
        post({ text: 'second text' }),
        report({ claims: [claim({ count: exactly(500) })] }),
      );
      await wrote();
      await store.loadArchive('1', [document()]);
      await wrote();
      await store.importDocuments({ prefix: 'new/', from: '2026-07-01', to: '2026-07-03' }, [
        document({ id: 'new/2026-07-02' }),
      ]);
      await wrote();
      await other.close();
    });
  });

  describe('the archive', () => {
    test('documents are loaded once per version and told as archived', async () => {
      expect(await store.archiveVersion()).toBeNull();
      expect(await store.loadArchive('1', [document()])).toEqual({
        added: 1,
        replaced: 0,
        same: 0,
      });
      expect(await store.loadArchive('1', [document()])).toMatchObject({ added: 0, same: 1 });
      expect(await store.archiveVersion()).toBe('1');
      const night = await store.night('2026-07-02');
      expect(night?.claims).toHaveLength(1);
      expect(night?.claims[0]?.document).toMatchObject({ archived: true, relayOf: 'A table' });
    });

    test('a newer version replaces what changed and removes what is not in it', async () => {
      const other = document({ id: 'table/b', url: 'https://www.facebook.com/kpszsu/posts/2' });
      await store.loadArchive('1', [document(), other]);
      const changed = document({ report: report({ claims: [claim({ count: exactly(1) })] }) });
      expect(await store.loadArchive('2', [changed])).toEqual({ added: 0, replaced: 1, same: 0 });
      const night = await store.night('2026-07-02');
      expect(night?.claims.map(({ count }) => count.value)).toEqual([1]);
    });

    test('progress goes to the number of documents', async () => {
      const seen: [number, number][] = [];
      const many = Array.from({ length: 230 }, (_, index) => document({ id: `table/${index}` }));
      await store.loadArchive('1', many, (done, total) => seen.push([done, total]));
      expect(seen.at(-1)).toEqual([230, 230]);
      expect(seen.length).toBeGreaterThan(1);
    });

    test('a loading that stops half-way leaves nothing behind', async () => {
      const broken = {
        length: 300,
        *[Symbol.iterator]() {
          for (let index = 0; index < 250; index += 1) yield document({ id: `table/${index}` });
          throw new Error('the file ends here');
        },
      };
      await expect(store.loadArchive('1', broken)).rejects.toThrow('the file ends here');
      expect(await store.archiveVersion()).toBeNull();
      expect(await store.night('2026-07-02')).toBeNull();
      expect((await store.loadArchive('1', [document()])).added).toBe(1);
    });

    test('an imported table replaces the bundled one and survives a newer bundle', async () => {
      await store.loadArchive('1', [document(), document({ id: 'table/gone' })]);
      const newer = document({ report: report({ claims: [claim({ count: exactly(7) })] }) });
      const scope = { prefix: 'table/', from: '2026-07-01', to: '2026-07-03' };
      expect(await store.importDocuments(scope, [newer])).toEqual({
        added: 0,
        replaced: 1,
        same: 0,
        removed: 1,
      });
      expect(await store.importDocuments(scope, [newer])).toMatchObject({ same: 1, removed: 0 });
      await store.loadArchive('2', [document()]);
      const night = await store.night('2026-07-02');
      expect(night?.claims.map(({ count }) => count.value)).toEqual([7]);
    });
  });

  describe('two processes', () => {
    test('what one writes the other sees', async () => {
      const other = await open(name());
      await keep(post(), report());
      expect((await other.night('2026-07-02'))?.claims).toHaveLength(1);
      await other.close();
    });

    test('both load the archive at once and it stands there once', async () => {
      const other = await open(name());
      const documents = Array.from({ length: 150 }, (_, index) =>
        document({ id: `table/${index}` }),
      );
      const results = await Promise.all([
        store.loadArchive('1', documents),
        other.loadArchive('1', documents),
      ]);
      expect(results.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 150]);
      await other.close();
    });

    test('both plan the same morning and its words are one version', async () => {
      const other = await open(name());
      const draft = {
        kind: 'daily',
        slot: '2026-07-02',
        state: 'complete',
        content: '{}',
      } as const;
      for (const fingerprint of ['a', 'b', 'c', 'd']) {
        const both = await Promise.all(
          [store, other, store, other].map((one) =>
            one.saveEdition({ ...draft, fingerprint }, now),
          ),
        );
        expect(new Set(both.map(({ id }) => id)).size).toBe(1);
      }
      expect(await store.editions('daily', '2026-07-02')).toHaveLength(4);
      await other.close();
    });

    test('both save the same post and it is kept once', async () => {
      const other = await open(name());
      const saved = await Promise.all([
        store.savePost(post(), now),
        other.savePost(post(), now),
        store.savePost(post({ text: 'b' }), now),
        other.savePost(post({ text: 'b' }), now),
      ]);
      expect(new Set(saved.map(({ postId }) => postId)).size).toBe(1);
      expect((await store.counts()).posts).toBe(1);
      await other.close();
    });
  });

  describe('sources', () => {
    test('the state of a source is kept with its cursor', async () => {
      const state = {
        feed: 'air-force-ua',
        checkedAt: now.toISOString(),
        succeededAt: null,
        lastPostAt: null,
        lastReportAt: null,
        failure: 'no answer',
        failures: 2,
        unreadable: 0,
        cursor: { etag: 'x' },
      };
      await store.saveSourceState(state);
      await store.saveSourceState({ ...state, failures: 3 });
      expect(await store.sourceStates()).toEqual([{ ...state, failures: 3 }]);
    });
  });

  outboxContract(() => store);
};
