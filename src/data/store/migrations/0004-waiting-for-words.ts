// Rows that wait without words, because their subscriber changed settings, are found without reading the queue.
import { sql, type Kysely, type Migration } from 'kysely';

const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createIndex('deliveries_void')
    .on('deliveries')
    .columns(['kind', 'slot'])
    .where(sql.ref('state'), '=', sql.lit('pending'))
    .where(sql.ref('body_id'), 'is', null)
    .execute();
};

export const waitingForWords: Migration = { up };
