// How long the queue has been waiting: what an operator looks at first.
import { sql, type Kysely } from 'kysely';
import type { OutboxStore } from './outbox.ts';
import type { Tables } from '../schema.ts';

/** The part of the outbox that tells since when something is due. */
export const ageStore = (db: Kysely<Tables>): Pick<OutboxStore, 'oldestDue'> => ({
  oldestDue: async (now) => {
    const moments: string[] = [];
    // Each state has an index of its own; together they would be looked for among all that ever was.
    for (const state of ['pending', 'sending'] as const) {
      const row = await db
        .selectFrom('deliveries')
        .select(({ fn }) => fn.min('due_at').as('at'))
        .where('state', '=', sql.lit(state))
        .where('due_at', '<=', now.toISOString())
        .executeTakeFirst();
      if (row?.at) moments.push(row.at);
    }
    return moments.sort()[0] ?? null;
  },
});
