// The queue around planning: who wishes what, what ends unsent, what is counted and what is let go.
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { deliveryKinds, deliveryStates, type DeliveryState } from '../../model/delivery.ts';
import { platformNames } from '../../model/subscriber.ts';
import { languages } from '../../model/terms.ts';
import { itsSubscriber } from './outbox-send.ts';
import type { DeliveryCounts, OutboxStore } from './outbox.ts';
import type { Tables } from '../schema.ts';

const wishWords = z.object({ platform: z.enum(platformNames), language: z.enum(languages) });
const deliveryWords = z.object({ kind: z.enum(deliveryKinds), state: z.enum(deliveryStates) });

const day = 86_400_000;
const forgottenFor = 2 * day;
const keptFor = 30 * day;

const noCounts = (): Record<DeliveryState, number> => ({
  pending: 0,
  sending: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  expired: 0,
  cancelled: 0,
});

const deliveryCounts =
  (db: Kysely<Tables>): OutboxStore['deliveryCounts'] =>
  async (filter = {}): Promise<DeliveryCounts> => {
    let query = db
      .selectFrom('deliveries')
      .select(({ fn }) => ['state', fn.countAll().as('count')])
      .groupBy('state');
    if (filter.platform !== undefined) query = query.where('platform', '=', filter.platform);
    if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
    if (filter.slot !== undefined) query = query.where('slot', '=', filter.slot);
    const counts = noCounts();
    for (const row of await query.execute())
      counts[deliveryWords.shape.state.parse(row.state)] = Number(row.count);
    return counts;
  };

/** A waiting row that was tried with an open end may have arrived. */
const ending = (state: 'expired' | 'cancelled') =>
  sql<string>`case when first_try_at is null then ${sql.lit(state)} else 'unknown' end`;

/** What says that it began to wait later than now was written before the clock was set back: it waits no longer. */
const freeHeld = async (db: Kysely<Tables>, at: string): Promise<void> => {
  await db
    .updateTable('deliveries')
    .set((row) => ({ not_before: row.ref('due_at'), held_at: null }))
    .where('state', '=', sql.lit('pending'))
    // Only what was put back has been held: the index finds it without a look at all that waits.
    .where('platform', 'in', [...platformNames])
    .where('urgency', 'in', [0, 2])
    .where('held_at', '>', at)
    .execute();
  await db
    .updateTable('deliveries')
    .set({ edit_not_before: at, edit_held_at: at })
    .where('wanted_body', 'is not', null)
    .where('edit_held_at', '>', at)
    .execute();
};

type Part = Pick<
  OutboxStore,
  'wishes' | 'wishesMark' | 'settleQueue' | 'deliveryCounts' | 'lastDelivery' | 'sweepOutbox'
>;

/** The part of the outbox that plans and counts. */
export const planStore = (db: Kysely<Tables>): Part => ({
  wishes: async () => {
    const rows = await db
      .selectFrom('subscribers')
      .select(({ fn }) => [
        'platform',
        'timezone',
        'at',
        'language',
        'sections',
        'weekly',
        fn.countAll().as('count'),
      ])
      .where('state', '=', 'active')
      .groupBy(['platform', 'timezone', 'at', 'language', 'sections', 'weekly'])
      .execute();
    return rows.map((row) => ({
      ...wishWords.parse(row),
      timezone: row.timezone,
      at: row.at,
      sections: row.sections,
      weekly: row.weekly === 1,
      count: Number(row.count),
    }));
  },
  wishesMark: async () => {
    const row = await db
      .selectFrom('subscribers')
      .select(({ fn }) => [
        fn.countAll().as('count'),
        fn.sum('version').as('versions'),
        fn.sum('place_order').as('places'),
        fn.max('created_at').as('newest'),
        // Of those alone who get something: one who leaves and another who comes back are not the same.
        sql<string>`sum(case when state = 'active' then place_order else 0 end)`.as('active'),
      ])
      .executeTakeFirstOrThrow();
    return [row.count, row.versions, row.places, row.newest, row.active].join('|');
  },
  settleQueue: async (now) => {
    const at = now.toISOString();
    await freeHeld(db, at);
    const expired = await db
      .updateTable('deliveries')
      .set({ state: ending('expired'), code: 'too-late', finished_at: at })
      .where('state', '=', 'pending')
      .where('expires_at', '<=', at)
      .executeTakeFirst();
    const cancelled = await db
      .updateTable('deliveries')
      .set({ state: ending('cancelled'), code: 'not-active', finished_at: at })
      .where('state', '=', 'pending')
      .where('subscriber_id', 'in', (query) =>
        query
          .selectFrom('subscribers')
          .select('id')
          .where('state', 'in', ['paused', 'stopped', 'ended']),
      )
      .executeTakeFirst();
    return {
      expired: Number(expired.numUpdatedRows),
      cancelled: Number(cancelled.numUpdatedRows),
    };
  },
  deliveryCounts: deliveryCounts(db),
  lastDelivery: async (subscriberId, kind) => {
    let query = db
      .selectFrom('deliveries')
      .selectAll()
      .where('subscriber_id', '=', subscriberId)
      .where((row) => row.or([row('state', '!=', 'pending'), row('body_id', 'is not', null)]))
      .orderBy('slot', 'desc')
      .orderBy('planned_at', 'desc')
      .limit(1);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    const row = await query.executeTakeFirst();
    return row
      ? {
          ...deliveryWords.parse(row),
          slot: row.slot,
          code: row.code,
          dueAt: row.due_at,
          finishedAt: row.finished_at,
          editedAt:
            row.shown_body !== null && row.shown_body !== row.body_id ? row.edited_at : null,
        }
      : null;
  },
  sweepOutbox: async (now) => {
    const before = (age: number): string => new Date(now.getTime() - age).toISOString();
    await db
      .deleteFrom('deliveries')
      .where('planned_at', '<', before(forgottenFor))
      .where('state', 'not in', ['pending', 'sending'])
      .where((row) => row.not(row.exists(itsSubscriber(row))))
      .execute();
    await db
      .deleteFrom('deliveries')
      .where('planned_at', '<', before(keptFor))
      .where('state', 'not in', ['pending', 'sending'])
      .execute();
    const old = before(keptFor);
    await db
      .deleteFrom('bodies')
      .where('edition_id', 'in', (query) =>
        query.selectFrom('editions').select('id').where('created_at', '<', old),
      )
      .execute();
    await db.deleteFrom('editions').where('created_at', '<', old).execute();
    await db
      .deleteFrom('pictures')
      .where('kept_at', '<', old)
      .where('key', 'not in', (query) =>
        query
          .selectFrom('bodies')
          .select('picture')
          .where('picture', 'is not', null)
          .$castTo<{ picture: string }>(),
      )
      .execute();
  },
});
