// A chat that can be written to again: what it was refused a moment ago may be planned anew.
import { sql } from 'kysely';
import type { Connection } from '../reports.ts';

/**
 * To be called in the transaction that makes a subscriber active that was not. Of each kind the newest slot, where it was
 * refused for certain, counts as never tried: whether it is still of use is the planner's to say.
 */
export const reopenRefused = async (db: Connection, subscriberId: string): Promise<void> => {
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', code: 'not-active', attempt: 0, first_try_at: null })
    .where('subscriber_id', '=', subscriberId)
    .where('state', '=', 'failed')
    .where('kind', '!=', 'notice')
    .where(
      'slot',
      '=',
      sql<string>`(select max(newest.slot) from deliveries as newest
        where newest.subscriber_id = deliveries.subscriber_id and newest.kind = deliveries.kind)`,
    )
    .execute();
};
