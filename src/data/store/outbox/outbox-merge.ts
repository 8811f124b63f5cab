// What happens to deliveries when two places become one, or a place is forgotten: a slot that was served
// stays served, whoever's row it was.
import { sql, type ExpressionBuilder } from 'kysely';
import type { Connection } from '../reports.ts';
import type { Tables } from '../schema.ts';

/** Rows that mean "something went out, or may have". */
const served = ['sending', 'sent', 'unknown'] as const;

/**
 * The deliveries of `gone` go over to `kept`, which becomes its place. What waits of `gone` is dropped, and a
 * slot that `gone` was served is not sent to `kept` again.
 */
export const mergeDeliveries = async (
  db: Connection,
  gone: string,
  kept: string,
): Promise<void> => {
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', code: 'merged' })
    .where('subscriber_id', '=', gone)
    .where('state', '=', 'pending')
    .execute();
  const servedThere = (row: ExpressionBuilder<Tables, 'deliveries'>) =>
    row.exists(
      row
        .selectFrom('deliveries as other')
        .select('other.id')
        .where('other.subscriber_id', '=', gone)
        .whereRef('other.kind', '=', 'deliveries.kind')
        .whereRef('other.slot', '=', 'deliveries.slot')
        .where('other.state', 'in', [...served]),
    );
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', code: 'merged' })
    .where('subscriber_id', '=', kept)
    .where('state', '=', 'pending')
    .where(servedThere)
    .execute();
  // One under way may come back as not sent; it is then too late for it.
  await db
    .updateTable('deliveries')
    .set({ expires_at: '' })
    .where('subscriber_id', '=', kept)
    .where('state', '=', 'sending')
    .where(servedThere)
    .execute();
  await closeSlots(db, gone, kept);
  // What stands in the chat goes on being corrected: its row changes places with the one that was dropped.
  await sql`update deliveries set id = 'dropped/' || id, subscriber_id = ${gone}
    where subscriber_id = ${kept} and state = 'cancelled' and code = 'merged' and attempt = 0
      and exists (select 1 from deliveries as other where other.subscriber_id = ${gone}
        and other.kind = deliveries.kind and other.slot = deliveries.slot
        and other.state in ('sent', 'unknown'))`.execute(db);
  await rename(db, gone, kept);
  await sql`update deliveries set id = cast(${gone} as text) || '/' || kind || '/' || slot
    where subscriber_id = ${gone} and id like 'dropped/%'`.execute(db);
};

/**
 * A row in flight keeps its name, by which its result will come; its slot is closed by a row of its own under
 * the other name.
 */
const closeSlots = async (db: Connection, from: string, to: string): Promise<void> => {
  await sql`insert into deliveries (id, subscriber_id, kind, slot, platform, state, code, urgency, due_at,
      not_before, expires_at, turn, attempt, planned_at, finished_at, edit_attempt)
    select cast(${to} as text) || '/' || kind || '/' || slot, cast(${to} as text), kind, slot, platform,
      'cancelled', 'merged', urgency, due_at, not_before, expires_at, turn, 0, planned_at, planned_at, 0
    from deliveries where subscriber_id = ${from} and state = 'sending'
    on conflict (id) do nothing`.execute(db);
};

/** Code of a row whose chat moved while its message was under way. */
export const movedUnderWay = 'chat-moved';

/** Messages in a chat that moved: their numbers mean other messages, or none, in the new one. */
export const leaveMessages = async (db: Connection, id: string): Promise<void> => {
  await db
    .updateTable('deliveries')
    .set({ message_id: null, shown_body: null, wanted_body: null })
    .where('subscriber_id', '=', id)
    .where('message_id', 'is not', null)
    .execute();
  // Accepted, one under way will have the old chat's number too.
  await db
    .updateTable('deliveries')
    .set({ code: movedUnderWay })
    .where('subscriber_id', '=', id)
    .where('state', '=', 'sending')
    .execute();
};

/** Terminal rows under another subscriber's name, where that one has none for the slot. */
const rename = async (db: Connection, from: string, to: string): Promise<void> => {
  await sql`update deliveries set subscriber_id = ${to},
      id = cast(${to} as text) || '/' || kind || '/' || slot
    where subscriber_id = ${from} and state in ('sent', 'unknown', 'failed', 'expired')
      and not exists (select 1 from deliveries as other
        where other.id = cast(${to} as text) || '/' || deliveries.kind || '/' || deliveries.slot)`.execute(
    db,
  );
};

/**
 * Leaves of a subscriber only which slots were served, under the hash of its place (`hash`; one that moved
 * has another id), so that subscribing again repeats none.
 */
export const anonymise = async (db: Connection, id: string, hash: string): Promise<void> => {
  await db
    .deleteFrom('deliveries')
    .where('subscriber_id', '=', id)
    .where('state', '=', 'pending')
    .execute();
  await db
    .updateTable('deliveries')
    .set({ message_id: null, shown_body: null, wanted_body: null })
    .where('subscriber_id', '=', id)
    .execute();
  if (hash === id) return;
  await closeSlots(db, id, hash);
  await rename(db, id, hash);
};
