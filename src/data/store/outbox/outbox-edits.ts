// Messages that already stand in chats and are to say something else: newest wanted body wins, retried freely.
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { platformNames } from '../../model/subscriber.ts';
import { holds, itsSubscriber, joinedSubscriber, subscriberColumns } from './outbox-send.ts';
import type { OutboxStore } from './outbox.ts';
import type { Tables } from '../schema.ts';

const platformSchema = z.enum(platformNames);

type Part = Pick<
  OutboxStore,
  'replaceBody' | 'dropEdits' | 'waitingEdits' | 'intendEdits' | 'finishEdits' | 'editCounts'
>;

/** The part of the outbox that corrects. */
export const editStore = (db: Kysely<Tables>): Part => ({
  replaceBody: async (kind, slot, from, to, now) => {
    const at = now.toISOString();
    await db
      .updateTable('deliveries')
      .set({ body_id: to })
      .where('kind', '=', kind)
      .where('slot', '=', slot)
      .where('body_id', '=', from)
      .where('state', '=', 'pending')
      .where('first_try_at', 'is', null)
      .execute();
    const held = sql`edit_not_before > ${at} and coalesce(edit_held_at, '') <= ${at}`;
    const result = await db
      .updateTable('deliveries')
      .set({
        wanted_body: to,
        edit_not_before: sql<string>`case when ${held} then edit_not_before else ${at} end`,
        edit_held_at: sql<string>`case when ${held} then edit_held_at else ${at} end`,
        edit_attempt: 0,
      })
      .where('kind', '=', kind)
      .where('slot', '=', slot)
      .where('shown_body', '=', from)
      .where('state', '=', 'sent')
      .where('message_id', 'is not', null)
      .where((row) => row.or([row('wanted_body', 'is', null), row('wanted_body', '!=', to)]))
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  },
  dropEdits: async (kind, slot, right, wrong) => {
    if (right.length === 0 || wrong.length === 0) return 0;
    const result = await db
      .updateTable('deliveries')
      .set({ wanted_body: null })
      .where('kind', '=', kind)
      .where('slot', '=', slot)
      .where('shown_body', 'in', [...right])
      .where('wanted_body', 'in', [...wrong])
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  },
  waitingEdits: async (platform, now, limit, held) => {
    const rows = await db
      .selectFrom('deliveries')
      .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
      .select([
        'deliveries.id as delivery_id',
        'deliveries.message_id',
        'deliveries.wanted_body',
        'deliveries.edit_attempt',
        'deliveries.platform',
        ...subscriberColumns,
      ])
      .where('deliveries.platform', '=', platform)
      .where('deliveries.wanted_body', 'is not', null)
      .where('deliveries.edit_not_before', '<=', now.toISOString())
      .where('subscribers.state', '=', 'active')
      .orderBy('deliveries.edit_not_before')
      .orderBy('deliveries.turn')
      .limit(limit + (held?.size ?? 0))
      .execute();
    return rows
      .filter((row) => !held?.has(row.delivery_id))
      .slice(0, limit)
      .map((row) => ({
        id: row.delivery_id,
        messageId: row.message_id ?? '',
        bodyId: row.wanted_body ?? '',
        attempt: row.edit_attempt,
        subscriber: joinedSubscriber(row),
      }));
  },
  intendEdits: async (edits, lease) => {
    if (edits.length === 0) return [];
    const wanted = edits.map(({ id, bodyId }) => sql`(${id}, ${bodyId})`);
    const rows = await db
      .updateTable('deliveries')
      .set((row) => ({ edit_attempt: row('edit_attempt', '+', 1) }))
      .where(
        'id',
        'in',
        edits.map(({ id }) => id),
      )
      .where(sql<boolean>`(id, wanted_body) in (values ${sql.join(wanted)})`)
      .where('message_id', 'is not', null)
      .where(holds(lease))
      .where((row) => row.exists(itsSubscriber(row).where('subscribers.state', '=', 'active')))
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  },
  finishEdits: async (results, lease, now) => {
    if (results.length === 0) return;
    const at = now.toISOString();
    const values = results.map(
      (result) =>
        sql`(${result.id}, ${result.bodyId}, ${result.outcome}, ${
          'freeAt' in result
            ? result.freeAt.toISOString()
            : 'notBefore' in result
              ? result.notBefore.toISOString()
              : ''
        })`,
    );
    // A body that is wanted by now instead of the one that was shown stays wanted.
    await sql`
      update deliveries set
        shown_body = case
          when told.column3 = 'gone' or message_id is null then null
          when told.column3 = 'done' then told.column2
          else shown_body end,
        message_id = case told.column3 when 'gone' then null else message_id end,
        edited_at = case told.column3 when 'done' then ${at} else edited_at end,
        wanted_body = case
          when told.column3 = 'gone' then null
          when told.column3 <> 'wait' and wanted_body = told.column2 then null
          else wanted_body end,
        edit_not_before = case when told.column4 <> '' then told.column4 else edit_not_before end,
        edit_held_at = case when told.column4 <> '' then ${at} else edit_held_at end
      from (values ${sql.join(values)}) as told
      where deliveries.id = told.column1 and ${holds(lease)}`.execute(db);
  },
  editCounts: async () => {
    const rows = await db
      .selectFrom('deliveries')
      // Crossed, so that no database begins with everybody to find the few that wait.
      .crossJoin('subscribers')
      .whereRef('subscribers.id', '=', 'deliveries.subscriber_id')
      .select(({ fn }) => ['deliveries.platform as platform', fn.countAll().as('count')])
      .where('deliveries.wanted_body', 'is not', null)
      .where('subscribers.state', '=', 'active')
      .groupBy('deliveries.platform')
      .execute();
    return rows.map(({ platform, count }) => ({
      platform: platformSchema.parse(platform),
      count: Number(count),
    }));
  },
});
