// Subscribers by their places: taken in with their settings, moved with their chat, and forgotten.
import type { Kysely } from 'kysely';
import { anonymise, leaveMessages, mergeDeliveries } from '../outbox/outbox-merge.ts';
import { reopenRefused } from '../outbox/outbox-regain.ts';
import { voidWaiting } from '../outbox/outbox-void.ts';
import type { Connection } from '../reports.ts';
import type { SubscriberTable, Tables } from '../schema.ts';
import {
  findSubscriber,
  rowOf,
  subscriberIdOf,
  subscriberOf,
  writeSubscriber,
} from './subscriber-rows.ts';
import type { SubscriberStore } from './subscribers.ts';

const importBatch = 500;

/** Rows of chats that moved since, under the place where they are now. */
const placed = async (
  db: Connection,
  rows: readonly SubscriberTable[],
): Promise<readonly SubscriberTable[]> => {
  const known = await db
    .selectFrom('subscribers')
    .select(['id', 'chat', 'thread'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const places = new Map(known.map(({ id, ...place }) => [id, place]));
  return rows.map((row) => ({ ...row, ...places.get(row.id) }));
};

const placeKey = (row: Pick<SubscriberTable, 'platform' | 'chat' | 'thread'>): string =>
  [row.platform, row.chat, row.thread].join('\n');

/** What of these places waits with other settings than they bring. */
const voidChanged = async (db: Connection, rows: readonly SubscriberTable[]): Promise<void> => {
  const coming = new Map(rows.map((row) => [placeKey(row), row]));
  const known = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('platform', 'in', [...new Set(rows.map(({ platform }) => platform))])
    .where(
      'chat',
      'in',
      rows.map(({ chat }) => chat),
    )
    .execute();
  await voidWaiting(
    db,
    known.flatMap((before) => {
      const after = coming.get(placeKey(before));
      return after ? [{ id: before.id, before, after }] : [];
    }),
  );
};

const byPlace = (rows: readonly SubscriberTable[]): readonly SubscriberTable[] => [
  ...new Map(rows.map((row) => [placeKey(row), row] as const)).values(),
];

type Part = Pick<
  SubscriberStore,
  'saveSubscriber' | 'importSubscribers' | 'moveSubscribers' | 'forgetSubscriber'
>;

/** The part of the subscribers' store that knows where they are. */
export const placeStore = (db: Kysely<Tables>): Part => ({
  saveSubscriber: (draft, now) =>
    db.transaction().execute(async (transaction) => {
      const [row = rowOf(draft, now)] = await placed(transaction, [rowOf(draft, now)]);
      const { id, created_at, version, place_order, ...settings } = row;
      await voidChanged(transaction, [row]);
      const before = await transaction
        .selectFrom('subscribers')
        .select('state')
        .where('platform', '=', row.platform)
        .where('chat', '=', row.chat)
        .where('thread', '=', row.thread)
        .executeTakeFirst();
      const saved = await transaction
        .insertInto('subscribers')
        .values({ ...settings, id, created_at, version, place_order })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'chat', 'thread'])
            .doUpdateSet({ ...settings, version: (e) => e('subscribers.version', '+', 1) }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      if (before && before.state !== 'active' && saved.state === 'active')
        await reopenRefused(transaction, saved.id);
      return subscriberOf(saved);
    }),
  importSubscribers: (drafts, now) =>
    db.transaction().execute(async (transaction) => {
      const count = async (): Promise<number> =>
        Number(
          (
            await transaction
              .selectFrom('subscribers')
              .select(({ fn }) => fn.countAll().as('count'))
              .executeTakeFirstOrThrow()
          ).count,
        );
      const before = await count();
      const given = byPlace(drafts.map((draft) => rowOf(draft, now)));
      const found: SubscriberTable[] = [];
      for (let at = 0; at < given.length; at += importBatch)
        found.push(...(await placed(transaction, given.slice(at, at + importBatch))));
      const rows = byPlace(found);
      for (let at = 0; at < rows.length; at += importBatch) {
        const batch = rows.slice(at, at + importBatch);
        await voidChanged(transaction, batch);
        await transaction
          .insertInto('subscribers')
          .values(batch)
          .onConflict((conflict) =>
            conflict.columns(['platform', 'chat', 'thread']).doUpdateSet((e) => ({
              language: e.ref('excluded.language'),
              timezone: e.ref('excluded.timezone'),
              at: e.ref('excluded.at'),
              sections: e.ref('excluded.sections'),
              threshold: e.ref('excluded.threshold'),
              weekly: e.ref('excluded.weekly'),
              silent: e.ref('excluded.silent'),
              version: e('subscribers.version', '+', 1),
            })),
          )
          .execute();
      }
      const added = (await count()) - before;
      return { added, changed: rows.length - added };
    }),
  moveSubscribers: (platform, from, to) =>
    db.transaction().execute(async (transaction) => {
      const moving = await transaction
        .selectFrom('subscribers')
        .select(['id', 'thread'])
        .where('platform', '=', platform)
        .where('chat', '=', from)
        .execute();
      for (const { id, thread } of moving) {
        const there = await transaction
          .selectFrom('subscribers')
          .select('id')
          .where('platform', '=', platform)
          .where('chat', '=', to)
          .where('thread', '=', thread)
          .executeTakeFirst();
        if (there?.id === id) continue;
        await leaveMessages(transaction, id);
        if (there) {
          await mergeDeliveries(transaction, there.id, id);
          await transaction.deleteFrom('subscribers').where('id', '=', there.id).execute();
        }
        await writeSubscriber(transaction, id, { chat: to });
      }
    }),
  forgetSubscriber: (id) =>
    db.transaction().execute(async (transaction) => {
      const known = await findSubscriber(transaction, id);
      if (!known) return;
      await anonymise(transaction, id, subscriberIdOf(known));
      await transaction.deleteFrom('subscribers').where('id', '=', id).execute();
    }),
});
