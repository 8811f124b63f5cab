// Who gets digests, and which updates of the platforms were taken in.
import type { Kysely, Migration } from 'kysely';

const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('subscribers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('owner', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('timezone', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('sections', 'text', (column) => column.notNull())
    .addColumn('threshold', 'integer')
    .addColumn('weekly', 'integer', (column) => column.notNull())
    .addColumn('silent', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('strikes', 'integer', (column) => column.notNull())
    .addColumn('last_strike_date', 'text')
    .addColumn('media', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addUniqueConstraint('subscribers_place', ['platform', 'chat', 'thread'])
    .execute();
  await db.schema
    .createIndex('subscribers_due')
    .on('subscribers')
    .columns(['state', 'timezone', 'at'])
    .execute();
  await db.schema.createIndex('subscribers_owner').on('subscribers').column('owner').execute();

  await db.schema
    .createTable('seen_updates')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('update_id', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('seen_updates_key', ['platform', 'update_id'])
    .execute();
  await db.schema.createIndex('seen_updates_at').on('seen_updates').column('seen_at').execute();
};

export const subscribers: Migration = { up };
