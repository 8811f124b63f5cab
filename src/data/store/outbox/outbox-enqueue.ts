// Planning rows in one statement each: unique by (subscriber, kind, slot), in an order that varies by day.
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { DeliveryKind } from '../../model/delivery.ts';
import type { LocalDate } from '../../model/terms.ts';
import type { Tables } from '../schema.ts';
import type { OutboxStore, PlanOrder } from './outbox.ts';

/**
 * Place in the order of a day out of the kept hash x below a million. Over any seven days in a row
 * everybody's places add up to nearly the same: two days and their mirror images, and three that cancel out. What comes
 * beside the daily digest has the next day's order: a chat takes one message a second.
 */
const turnOf = (slot: LocalDate, kind: DeliveryKind) => {
  const day = new Date(`${slot}T12:00:00Z`).getUTCDay();
  const weekday = kind === 'daily' ? day : (day + 1) % 7;
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

/** Whom an order names. */
const matches = (row: Row, order: Omit<PlanOrder, 'outcome' | 'expiresAt'>) => {
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

const planAnew =
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
            turnOf(order.slot, order.kind).as('turn'),
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

/** Rows that lost their words, among those whom the order names. */
const voidedOf =
  (order: Omit<PlanOrder, 'outcome' | 'expiresAt'>) =>
  (row: ExpressionBuilder<Tables, 'deliveries'>) =>
    row.and([
      row('kind', '=', order.kind),
      row('slot', '=', order.slot),
      row('state', '=', sql.lit('pending')),
      row('body_id', 'is', null),
      row('code', '=', order.voided ?? ''),
      row('due_at', '=', order.dueAt.toISOString()),
      row(
        'subscriber_id',
        'in',
        row
          .selectFrom('subscribers')
          .select('subscribers.id')
          .where((who) => matches(who, order)),
      ),
    ]);

/** What becomes of rows that lost their words: place in the queue and times stay as they were. */
const giveWords =
  (db: Kysely<Tables>): OutboxStore['enqueue'] =>
  async (order, now) => {
    const { outcome } = order;
    const result = await db
      .updateTable('deliveries')
      .set(
        outcome.state === 'pending'
          ? { body_id: outcome.bodyId, code: null }
          : { state: outcome.state, code: outcome.code, finished_at: now.toISOString() },
      )
      .where(voidedOf(order))
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  };

/** The part of the outbox that plans rows. */
export const enqueueStore = (db: Kysely<Tables>): Pick<OutboxStore, 'enqueue' | 'letGoVoided'> => {
  const [plan, word] = [planAnew(db), giveWords(db)];
  return {
    enqueue: (order, now) => (order.voided === undefined ? plan(order, now) : word(order, now)),
    letGoVoided: async (order) => {
      const result = await db.deleteFrom('deliveries').where(voidedOf(order)).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
};
