// The outbox: what was said for each slot, to whom it goes, who may send, and what became of it.
import { createHash } from 'node:crypto';
import { sql, type Kysely, type Migration } from 'kysely';

/** Place of a subscriber in the order of a day; the same reckoning as for new ones. */
const orderOf = (id: string): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % 1_000_000;

const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('subscribers')
    .addColumn('place_order', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  const known = await sql<{ id: string }>`select id from subscribers`.execute(db);
  for (const { id } of known.rows)
    await sql`update subscribers set place_order = ${orderOf(id)} where id = ${id}`.execute(db);

  await db.schema
    .createTable('editions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('editions_version', ['kind', 'slot', 'version'])
    .execute();
  await db.schema
    .createTable('pictures')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('alt', 'text', (column) => column.notNull())
    .addColumn('png', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('bodies')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('edition_id', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('variant', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('picture', 'text')
    .execute();
  await db.schema.createIndex('bodies_edition').on('bodies').column('edition_id').execute();

  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subscriber_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('body_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .addColumn('urgency', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('not_before', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('fence', 'integer')
    .addColumn('first_try_at', 'text')
    .addColumn('planned_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('message_id', 'text')
    .addColumn('shown_body', 'text')
    .addColumn('wanted_body', 'text')
    .addColumn('edited_at', 'text')
    .addColumn('edit_not_before', 'text')
    .addColumn('edit_attempt', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('deliveries_queue')
    .on('deliveries')
    .columns(['platform', 'urgency', 'due_at', 'turn'])
    .where(sql.ref('state'), '=', sql.lit('pending'))
    .execute();
  await db.schema
    .createIndex('deliveries_sending')
    .on('deliveries')
    .column('platform')
    .where(sql.ref('state'), '=', sql.lit('sending'))
    .execute();
  await db.schema
    .createIndex('deliveries_edits')
    .on('deliveries')
    .columns(['platform', 'edit_not_before', 'turn'])
    .where(sql.ref('wanted_body'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('deliveries_shown')
    .on('deliveries')
    .column('shown_body')
    .where(sql.ref('shown_body'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('deliveries_slot')
    .on('deliveries')
    .columns(['slot', 'kind', 'platform', 'state'])
    .execute();
  await db.schema
    .createIndex('deliveries_subscriber')
    .on('deliveries')
    .columns(['subscriber_id', 'slot'])
    .execute();

  await db.schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .execute();
};

export const outbox: Migration = { up };
