// When it was written until when a delivery or its correction waits, so that a clock that is set back is seen.
import type { Kysely, Migration } from 'kysely';

const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['held_at', 'edit_held_at'])
    await db.schema.alterTable('deliveries').addColumn(column, 'text').execute();
};

export const holds: Migration = { up };
