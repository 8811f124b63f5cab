// What every database must do for the product. A second database runs the same suite.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exactly } from '../../src/data/model/count.ts';
import type { Place, PlatformName } from '../../src/data/model/subscriber.ts';
import type { Store } from '../../src/data/store/store.ts';
import { keeping } from './keeping.ts';
import { nightContract } from './night-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { draft } from './outbox-scene.ts';
import { postContract } from './post-contract.ts';
import { revisionContract } from './revision-contract.ts';
import { claim, document, now, post, report } from './samples.ts';
import { seriesContract } from './series-contract.ts';

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

  const current = (): Store => store;
  const keep = keeping(current);

  postContract(current);
  nightContract(current);
  revisionContract(current);
  seriesContract(current);

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

  describe('places that are asked for at once', () => {
    const at = (platform: PlatformName, chat: string, thread: string | null): Place => ({
      platform,
      chat,
      thread,
    });
    test('each gets its own subscriber, topics and platforms apart, and a stranger none', async () => {
      const places = [
        at('telegram', '7', null),
        at('telegram', '7', '12'),
        at('discord', '7', null),
        ...Array.from({ length: 600 }, (_, index) => at('telegram', String(1000 + index), null)),
        at('telegram', '7', '13'),
      ];
      const joined = places
        .slice(0, 3)
        .concat(places.slice(200, 600).filter((_, n) => n % 50 === 0));
      for (const place of joined) await store.saveSubscriber({ ...draft('7'), ...place }, now);
      const found = await Promise.all(
        [...places, ...joined].map((place) => store.subscriber(place)),
      );
      expect(found.map((one) => one && at(one.platform, one.chat, one.thread))).toEqual([
        ...places.map((place) => (joined.includes(place) ? place : null)),
        ...joined,
      ]);
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
