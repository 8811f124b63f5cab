// What has waited for long, certainly unsent, and may be given other words.
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import { z } from 'zod';
import { deliveryKinds } from '../../model/delivery.ts';
import { platformNames } from '../../model/subscriber.ts';
import type { Tables } from '../schema.ts';
import { bodyOf } from './outbox-editions.ts';
import type { OutboxStore } from './outbox.ts';

const kindSchema = z.enum(deliveryKinds);

/** Planned before, due before, waiting and certainly not sent; the index finds what is due. */
const waitingSince = (before: Date) => (row: ExpressionBuilder<Tables, 'deliveries'>) =>
  row.and([
    row('deliveries.state', '=', sql.lit('pending')),
    row('deliveries.platform', 'in', [...platformNames]),
    row('deliveries.urgency', 'in', [0, 1, 2]),
    row('deliveries.due_at', '<', before.toISOString()),
    row('deliveries.planned_at', '<', before.toISOString()),
    row('deliveries.first_try_at', 'is', null),
    row('deliveries.kind', '!=', 'notice'),
  ]);

/** The part of the outbox that knows what became late while it waited. */
export const lateStore = (db: Kysely<Tables>): Pick<OutboxStore, 'waitingBodies' | 'reword'> => ({
  waitingBodies: async (before) => {
    const waiting = await db
      .selectFrom('deliveries')
      .select(['kind', 'slot', 'body_id'])
      .distinct()
      .where(waitingSince(before))
      .where('body_id', 'is not', null)
      .execute();
    const ids = waiting.flatMap(({ body_id }) => (body_id === null ? [] : [body_id]));
    if (ids.length === 0) return [];
    const bodies = await db.selectFrom('bodies').selectAll().where('id', 'in', ids).execute();
    return waiting.flatMap(({ kind, slot, body_id }) => {
      const body = bodies.find(({ id }) => id === body_id);
      return body ? [{ kind: kindSchema.parse(kind), slot, body: bodyOf(body) }] : [];
    });
  },
  reword: async ({ kind, slot, from, to, before }) => {
    const result = await db
      .updateTable('deliveries')
      .set({ body_id: to })
      .where(waitingSince(before))
      .where('kind', '=', kind)
      .where('slot', '=', slot)
      .where('body_id', '=', from)
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  },
});
