// How long the queue has been waiting: what an operator looks at first.
import type { Kysely } from 'kysely';
import type { OutboxStore } from './outbox.ts';
import type { Tables } from '../schema.ts';

/** The part of the outbox that tells since when something is due. */
export const ageStore = (db: Kysely<Tables>): Pick<OutboxStore, 'oldestDue'> => ({
  oldestDue: async (now) => {
    const row = await db
      .selectFrom('deliveries')
      .select(({ fn }) => fn.min('due_at').as('at'))
      .where('state', 'in', ['pending', 'sending'])
      .where('due_at', '<=', now.toISOString())
      .executeTakeFirst();
    return row?.at ?? null;
  },
});
