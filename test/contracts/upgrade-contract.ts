// What every database must do with one that an earlier version wrote: go on from it, and lose nothing.
import { Migrator, sql, type Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrationProvider, migrations } from '../../src/data/store/migrations/index.ts';
import type { Tables } from '../../src/data/store/schema.ts';
import { NewerDatabase, type Store } from '../../src/data/store/store.ts';
import { placeOrderOf, subscriberIdOf } from '../../src/data/store/subscribers/subscriber-rows.ts';
import { now } from './samples.ts';

/** A database of its own, bare and through the store. */
export interface OldDatabase {
  /** Without the store: as an earlier version has it. */
  bare(work: (db: Kysely<Tables>) => Promise<void>): Promise<void>;
  open(): Promise<Store>;
}

const place = { platform: 'telegram', chat: '1', thread: null } as const;
const subscriber = subscriberIdOf(place);
const slot = '2026-07-01';

/** Rows as the step that made their tables was written to hold them, by that step. */
const rowsOf: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>> = {
  '0001-posts-and-claims': {
    posts: [
      {
        ...{ id: 'p', feed: 'air-force-ua', key: '67095', source: 'air-force-ua' },
        ...{ published_at: '2026-07-02T06:20:00.000Z', revision: 2, status: 'report' },
        reason: null,
      },
    ],
    post_revisions: [1, 2].map((revision) => ({
      ...{ post_id: 'p', revision, url: 'https://t.me/kpszsu/67095', title: null, outlet: null },
      ...{ text: `text ${revision}`, edited_at: null, kept_at: '2026-07-02T07:00:00.000Z' },
    })),
    reports: [
      {
        ...{ id: 'r', document_id: 'p', revision: 2, current: 1, origin: 'post', relay_of: null },
        ...{ source: 'air-force-ua', outlet: null, title: null, url: 'https://t.me/kpszsu/67095' },
        ...{ published_at: '2026-07-02T06:20:00.000Z', edited_at: null, as_of: null },
        ...{ status: 'report', reason: null, attacker: 'russia', ongoing: null },
        ...{ night: '2026-07-02', part: 'night', launch_areas: '["Kursk"]', fingerprint: null },
      },
    ],
    claims: [
      {
        ...{ report_id: 'r', position: 0, current: 1, night: '2026-07-02', part: 'night' },
        ...{ stated_night: '2026-07-02', stated_part: 'night', window_from: null },
        ...{ window_to: null, attacker: 'russia', quantity: 'launched', munition: 'drone' },
        ...{ munition_key: 'drone', value: 496, bound: 'exactly', region: null, subset: 0 },
        ...{ by: 'air-force-ua', speaker: null, outlet: null, quote: '496 drones' },
      },
    ],
    corrections: [
      {
        ...{ id: 'c', document_id: 'p', at: '2026-07-02T08:00:00.000Z', night: '2026-07-02' },
        ...{ quantity: 'launched', munition: 'drone', from_value: 490, to_value: 496 },
      },
    ],
    facts: [
      { name: 'kept/telegram/menu', value: 'a hash' },
      { name: 'made-at', value: '2026-01-01T00:00:00.000Z' },
    ],
  },
  '0002-subscribers': {
    subscribers: [
      {
        ...{ id: subscriber, platform: 'telegram', chat: '1', thread: '', kind: 'private' },
        ...{ title: null, owner: '1', language: 'uk', timezone: 'Europe/Kyiv', at: '09:15' },
        ...{ sections: 'strikes,talks', threshold: 100, weekly: 1, silent: 1, state: 'active' },
        ...{ reason: null, strikes: 1, last_strike_date: '2026-06-30', media: 0 },
        ...{ created_at: '2026-06-01T00:00:00.000Z', version: 4 },
      },
    ],
    seen_updates: [{ platform: 'telegram', update_id: '77', seen_at: '2026-07-02T06:00:00.000Z' }],
  },
  '0003-outbox': {
    editions: [
      {
        ...{ id: `daily/${slot}/1`, kind: 'daily', slot, version: 1, state: 'complete' },
        ...{ fingerprint: 'a', content: '{}', created_at: '2026-07-01T06:00:00.000Z' },
      },
    ],
    bodies: [
      {
        ...{ id: 'b', edition_id: `daily/${slot}/1`, platform: 'telegram', language: 'uk' },
        ...{ variant: 'strikes,talks', body: 'words', picture: 'k' },
      },
    ],
    pictures: [
      { key: 'k', name: 'n.png', alt: 'a', png: 'AQI=', kept_at: '2026-07-01T06:00:00.000Z' },
    ],
    deliveries: [
      { kind: 'daily', state: 'sent', message_id: '5', shown_body: 'b', attempt: 1 },
      { kind: 'weekly', state: 'pending', message_id: null, shown_body: null, attempt: 0 },
    ].map((row) => ({
      ...{ ...row, id: `${subscriber}/${row.kind}/${slot}`, subscriber_id: subscriber, slot },
      ...{ platform: 'telegram', body_id: 'b', code: null, urgency: 1, turn: 5, fence: null },
      ...{ due_at: '2026-07-01T06:00:00.000Z', not_before: '2026-07-01T06:00:00.000Z' },
      ...{ expires_at: '2026-07-09T10:00:00.000Z', first_try_at: null, finished_at: null },
      ...{ planned_at: '2026-07-01T06:00:00.000Z', wanted_body: null, edited_at: null },
      ...{ edit_not_before: null, edit_attempt: 0 },
    })),
    leases: [{ name: 'telegram', owner: 'o', fence: 3, until: '' }],
  },
};

const steps = Object.keys(migrations);
const before = (index: number): readonly string[] => steps.slice(0, index + 1);

/** As the version left it whose newest step was this one. */
const writtenBy = (step: string) => async (db: Kysely<Tables>) => {
  const migrator = new Migrator({ db, provider: migrationProvider });
  for (const one of before(steps.indexOf(step))) {
    const { error } = await migrator.migrateTo(one);
    if (error) throw error;
    for (const [table, rows] of Object.entries(rowsOf[one] ?? {}))
      for (const row of rows)
        await db
          .insertInto(table as keyof Tables)
          .values(row as never)
          .execute();
  }
};

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Every row of every table that the steps so far filled. */
const rowsIn = async (db: Kysely<Tables>, step: string): Promise<Rows> => {
  const found: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const one of before(steps.indexOf(step)))
    for (const table of Object.keys(rowsOf[one] ?? {})) {
      const { rows } = await sql<
        Record<string, unknown>
      >`select * from ${sql.table(table)}`.execute(db);
      found[table] = rows;
    }
  return found;
};

/** Tables with their columns, whatever order they were made in. */
const shapeOf = async (db: Kysely<Tables>): Promise<unknown> => {
  const tables = await db.introspection.getTables();
  return tables
    .map(({ name, columns }) => [
      name,
      columns.map((one) => [one.name, one.dataType, one.isNullable].join()).sort(),
    ])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
};

/** `make`: an empty database under that name. */
export const upgradeContract = (make: (name: string) => Promise<OldDatabase>): void => {
  describe.each(steps)('a database as the step %s left it', (step) => {
    const has = (one: string): boolean => before(steps.indexOf(step)).includes(one);

    test('is opened without loss, and has the shape of a new one', async () => {
      const old = await make(`old ${step}`);
      let kept: Rows = {};
      await old.bare(async (db) => {
        await writtenBy(step)(db);
        kept = await rowsIn(db, step);
      });
      await (await old.open()).close();
      // Once more: nothing is left to do.
      await (await old.open()).close();
      const fresh = await make(`new ${step}`);
      await (await fresh.open()).close();
      let shape: unknown;
      await fresh.bare(async (db) => {
        shape = await shapeOf(db);
      });
      await old.bare(async (db) => {
        expect(await shapeOf(db)).toEqual(shape);
        const rows = await rowsIn(db, step);
        for (const [table, were] of Object.entries(kept)) {
          expect(were.length, table).toBeGreaterThan(0);
          expect(rows[table], table).toHaveLength(were.length);
          for (const [index, row] of were.entries())
            expect(rows[table]?.[index], table).toMatchObject(
              // Made by the step after it out of what was there.
              table === 'subscribers' ? { ...row, place_order: placeOrderOf(subscriber) } : row,
            );
        }
      });
    });

    test('is read and written on as if this version had made it', async () => {
      const old = await make(`read ${step}`);
      await old.bare(writtenBy(step));
      const store = await old.open();
      const night = await store.night('2026-07-02');
      expect(night?.claims).toMatchObject([{ count: { value: 496 }, quote: '496 drones' }]);
      expect(await store.revisions('p')).toHaveLength(2);
      expect(await store.recall('telegram/menu')).toBe('a hash');
      if (!has('0002-subscribers')) {
        expect(await store.subscriber(place)).toBeNull();
      } else {
        expect(await store.subscriber(place)).toMatchObject({
          ...{ id: subscriber, language: 'uk', at: '09:15', sections: ['strikes', 'talks'] },
          ...{ threshold: 100, weekly: true, silent: true, strikes: 1, media: false, version: 4 },
        });
        expect(await store.firstSeen('telegram', '77', now)).toBe(false);
      }
      if (has('0003-outbox')) {
        expect(await store.deliveryCounts()).toMatchObject({ sent: 1, pending: 1 });
        expect(await store.waiting('telegram', now, 10)).toMatchObject([
          { kind: 'weekly', bodyId: 'b', subscriber: { id: subscriber } },
        ]);
        expect((await store.picture('k'))?.png).toEqual(Buffer.from([1, 2]));
      }
      // What went out stays served, what comes is planned.
      await store.saveSubscriber(
        {
          ...{ ...place, kind: 'private', title: null, owner: null, language: 'uk' },
          ...{ timezone: 'Europe/Kyiv', at: '09:15', sections: ['strikes', 'talks'] },
          ...{ threshold: null, weekly: true, silent: false },
        },
        now,
      );
      const order = {
        ...({ kind: 'daily', slot, platform: 'telegram', dueAt: now } as const),
        expiresAt: new Date('2026-07-09T00:00:00Z'),
        outcome: { state: 'pending', bodyId: 'b' } as const,
      };
      expect(await store.enqueue(order, now)).toBe(has('0003-outbox') ? 0 : 1);
      expect(await store.enqueue({ ...order, slot: '2026-07-02' }, now)).toBe(1);
      await store.close();
    });
  });

  test('a step that fails leaves the database to the version that wrote it', async () => {
    const old = await make('broken off');
    await old.bare(async (db) => {
      await writtenBy('0001-posts-and-claims')(db);
      // In the way of a table that a later step makes.
      await sql`create table leases (mine integer)`.execute(db);
    });
    await expect(old.open()).rejects.toThrow();
    await old.bare(async (db) => {
      const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
      expect(done.rows.map(({ name }) => name)).toEqual(['0001-posts-and-claims']);
      const tables = (await db.introspection.getTables()).map(({ name }) => name);
      expect(tables).not.toContain('subscribers');
      await sql`drop table leases`.execute(db);
    });
    const store = await old.open();
    expect((await store.night('2026-07-02'))?.claims).toHaveLength(1);
    await store.close();
  });

  test('a newer one is refused with what to do, and stays as it is', async () => {
    const newer = await make('newer');
    await newer.bare(async (db) => {
      await writtenBy(steps.at(-1) ?? '')(db);
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(
        db,
      );
    });
    const error = await newer.open().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NewerDatabase);
    expect(String(error)).toMatch(
      /was written by a newer version \(9999-later\)\. Start that version again, or restore a backup/,
    );
    await newer.bare(async (db) => {
      expect((await rowsIn(db, '0002-subscribers'))['subscribers']).toHaveLength(1);
    });
  });
};
