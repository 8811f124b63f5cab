// Planning rows in one statement each: unique by (subscriber, kind, slot), in an order that varies by day.
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import { z } from 'zod';
import { deliveryKinds, deliveryStates, type DeliveryState } from '../../model/delivery.ts';
import { platformNames } from '../../model/subscriber.ts';
import { languages, type LocalDate } from '../../model/terms.ts';
import type { DeliveryCounts, OutboxStore, PlanOrder } from './outbox.ts';
import type { Tables } from '../schema.ts';

const wishWords = z.object({ platform: z.enum(platformNames), language: z.enum(languages) });
const deliveryWords = z.object({ kind: z.enum(deliveryKinds), state: z.enum(deliveryStates) });

const day = 86_400_000;
const forgottenFor = 2 * day;
const keptFor = 30 * day;

/**
 * Place in the order of a day out of the kept hash x below a million. Over any seven days in a row
 * everybody's places add up to nearly the same: two days and their mirror images, and three that cancel out.
 */
const turnOf = (slot: LocalDate) => {
  const weekday = new Date(`${slot}T12:00:00Z`).getUTCDay();
  const [factor, shift, add] = (
    [
      [1, 0, 0],
      [-1, 0, 999_999],
      [1, 333_333, 0],
      [-1, 333_333, 999_999],
      [1, 166_667, 0],
      [1, 666_667, 0],
      [-2, 166_667, 1_999_998],
    ] as const
  )[weekday] ?? [1, 0, 0];
  return sql<number>`(${sql.lit(factor)} * ((subscribers.place_order + ${sql.lit(shift)}) % 1000000) + ${sql.lit(add)}) % 1000000`;
};

const text = (value: string | null) => sql<string>`cast(${value} as text)`;

type Row = ExpressionBuilder<Tables, 'subscribers'>;

const matches = (row: Row, order: PlanOrder) => {
  const { threshold } = order;
  const conditions = [
    row('subscribers.state', '=', 'active'),
    row('subscribers.platform', '=', order.platform),
    ...(order.language === undefined ? [] : [row('subscribers.language', '=', order.language)]),
    ...(order.sections === undefined ? [] : [row('subscribers.sections', '=', order.sections)]),
    ...(order.timezone === undefined ? [] : [row('subscribers.timezone', '=', order.timezone)]),
    ...(order.at === undefined ? [] : [row('subscribers.at', '=', order.at)]),
    ...(order.weekly === undefined ? [] : [row('subscribers.weekly', '=', 1)]),
    ...(order.subscriberId === undefined ? [] : [row('subscribers.id', '=', order.subscriberId)]),
    ...(order.places === undefined
      ? []
      : [
          row('subscribers.place_order', '>=', order.places.from),
          row('subscribers.place_order', '<', order.places.below),
        ]),
    ...(order.createdBefore === undefined
      ? []
      : [row('subscribers.created_at', '<', order.createdBefore.toISOString())]),
    ...(order.createdFrom === undefined
      ? []
      : [row('subscribers.created_at', '>=', order.createdFrom.toISOString())]),
  ];
  if (threshold && 'metBy' in threshold)
    conditions.push(
      row.or([
        row('subscribers.threshold', 'is', null),
        row('subscribers.threshold', '<=', threshold.metBy),
      ]),
    );
  if (threshold && 'above' in threshold)
    conditions.push(row('subscribers.threshold', '>', threshold.above));
  if (threshold && 'none' in threshold) conditions.push(row('subscribers.threshold', 'is', null));
  return row.and(conditions);
};

const enqueue =
  (db: Kysely<Tables>): OutboxStore['enqueue'] =>
  async (order, now) => {
    const pending = order.outcome.state === 'pending';
    const at = now.toISOString();
    const due = order.dueAt.toISOString();
    const result = await db
      .insertInto('deliveries')
      .columns([
        'id',
        'subscriber_id',
        'kind',
        'slot',
        'platform',
        'body_id',
        'state',
        'code',
        'urgency',
        'due_at',
        'not_before',
        'expires_at',
        'turn',
        'attempt',
        'planned_at',
        'finished_at',
        'edit_attempt',
      ])
      .expression((insert) =>
        insert
          .selectFrom('subscribers')
          .select([
            sql<string>`subscribers.id || ${text(`/${order.kind}/${order.slot}`)}`.as('id'),
            'subscribers.id as subscriber_id',
            text(order.kind).as('kind'),
            text(order.slot).as('slot'),
            'subscribers.platform as platform',
            text('bodyId' in order.outcome ? order.outcome.bodyId : null).as('body_id'),
            text(order.outcome.state).as('state'),
            text('code' in order.outcome ? order.outcome.code : null).as('code'),
            sql.lit(1).as('urgency'),
            text(due).as('due_at'),
            text(due).as('not_before'),
            text(order.expiresAt.toISOString()).as('expires_at'),
            turnOf(order.slot).as('turn'),
            sql.lit(0).as('attempt'),
            text(at).as('planned_at'),
            text(pending ? null : at).as('finished_at'),
            sql.lit(0).as('edit_attempt'),
          ])
          .where((row) => matches(row, order)),
      )
      .onConflict((conflict) => {
        const known = conflict.column('id');
        if (!pending) return known.doNothing();
        return known
          .doUpdateSet((row) => ({
            body_id: row.ref('excluded.body_id'),
            state: 'pending',
            code: null,
            urgency: row.ref('excluded.urgency'),
            due_at: due,
            not_before: due,
            expires_at: row.ref('excluded.expires_at'),
            planned_at: at,
            finished_at: null,
          }))
          .where((row) =>
            row.and([
              row('deliveries.state', 'in', ['expired', 'cancelled']),
              row('deliveries.attempt', '=', 0),
              row('deliveries.first_try_at', 'is', null),
              // Who got it in a chat that became one with this one has it.
              row.or([row('deliveries.code', 'is', null), row('deliveries.code', '!=', 'merged')]),
            ]),
          );
      })
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0);
  };

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

type Part = Pick<
  OutboxStore,
  | 'wishes'
  | 'wishesMark'
  | 'enqueue'
  | 'settleQueue'
  | 'deliveryCounts'
  | 'lastDelivery'
  | 'sweepOutbox'
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
  enqueue: enqueue(db),
  settleQueue: async (now) => {
    const at = now.toISOString();
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
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('subscribers')
              .select('subscribers.id')
              .whereRef('subscribers.id', '=', 'deliveries.subscriber_id'),
          ),
        ),
      )
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
