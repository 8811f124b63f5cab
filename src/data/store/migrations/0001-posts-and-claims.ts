// First tables: what was published, what it says, and how the sources are doing.
import type { Kysely, Migration } from 'kysely';

const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('posts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('feed', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('status', 'text')
    .addColumn('reason', 'text')
    .addUniqueConstraint('posts_feed_key', ['feed', 'key'])
    .execute();
  await db.schema
    .createIndex('posts_published')
    .on('posts')
    .columns(['published_at', 'id'])
    .execute();
  await db.schema.createIndex('posts_status').on('posts').column('status').execute();

  await db.schema
    .createTable('post_revisions')
    .addColumn('post_id', 'text', (column) =>
      column.notNull().references('posts.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('title', 'text')
    .addColumn('outlet', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('edited_at', 'text')
    .addColumn('kept_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('post_revisions_key', ['post_id', 'revision'])
    .execute();

  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('current', 'integer', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('relay_of', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('outlet', 'text')
    .addColumn('title', 'text')
    .addColumn('url', 'text')
    .addColumn('published_at', 'text')
    .addColumn('edited_at', 'text')
    .addColumn('as_of', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('attacker', 'text')
    .addColumn('ongoing', 'integer')
    .addColumn('night', 'text')
    .addColumn('part', 'text')
    .addColumn('launch_areas', 'text')
    .addColumn('fingerprint', 'text')
    .addUniqueConstraint('reports_document_revision', ['document_id', 'revision'])
    .execute();
  await db.schema.createIndex('reports_night').on('reports').column('night').execute();
  await db.schema.createIndex('reports_origin').on('reports').column('origin').execute();

  await db.schema
    .createTable('claims')
    .addColumn('report_id', 'text', (column) =>
      column.notNull().references('reports.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('current', 'integer', (column) => column.notNull())
    .addColumn('night', 'text')
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('stated_night', 'text')
    .addColumn('stated_part', 'text', (column) => column.notNull())
    .addColumn('window_from', 'text')
    .addColumn('window_to', 'text')
    .addColumn('attacker', 'text', (column) => column.notNull())
    .addColumn('quantity', 'text', (column) => column.notNull())
    .addColumn('munition', 'text')
    .addColumn('munition_key', 'text', (column) => column.notNull())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addColumn('bound', 'text', (column) => column.notNull())
    .addColumn('region', 'text')
    .addColumn('subset', 'integer', (column) => column.notNull())
    .addColumn('by', 'text')
    .addColumn('speaker', 'text')
    .addColumn('outlet', 'text')
    .addColumn('quote', 'text')
    .addPrimaryKeyConstraint('claims_key', ['report_id', 'position'])
    .execute();
  await db.schema.createIndex('claims_night').on('claims').column('night').execute();
  await db.schema
    .createIndex('claims_series')
    .on('claims')
    .columns(['munition_key', 'quantity', 'by', 'attacker', 'part', 'night'])
    .execute();

  await db.schema
    .createTable('unnumbered')
    .addColumn('report_id', 'text', (column) =>
      column.notNull().references('reports.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('current', 'integer', (column) => column.notNull())
    .addColumn('night', 'text')
    .addColumn('attacker', 'text', (column) => column.notNull())
    .addColumn('quantity', 'text', (column) => column.notNull())
    .addColumn('munition', 'text')
    .addColumn('word', 'text')
    .addColumn('by', 'text')
    .addColumn('speaker', 'text')
    .addColumn('quote', 'text')
    .addPrimaryKeyConstraint('unnumbered_key', ['report_id', 'position'])
    .execute();
  await db.schema.createIndex('unnumbered_night').on('unnumbered').column('night').execute();

  await db.schema
    .createTable('incidents')
    .addColumn('report_id', 'text', (column) =>
      column.notNull().references('reports.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('current', 'integer', (column) => column.notNull())
    .addColumn('night', 'text')
    .addColumn('attacker', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('region', 'text')
    .addColumn('what', 'text')
    .addColumn('by', 'text')
    .addColumn('speaker', 'text')
    .addColumn('quote', 'text')
    .addPrimaryKeyConstraint('incidents_key', ['report_id', 'position'])
    .execute();
  await db.schema.createIndex('incidents_night').on('incidents').column('night').execute();

  await db.schema
    .createTable('events')
    .addColumn('report_id', 'text', (column) =>
      column.notNull().references('reports.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('current', 'integer', (column) => column.notNull())
    .addColumn('own_date', 'text')
    .addColumn('filed_on', 'text', (column) => column.notNull())
    .addColumn('said_on', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_key', ['report_id', 'position'])
    .execute();
  await db.schema.createIndex('events_filed').on('events').column('filed_on').execute();
  await db.schema.createIndex('events_said').on('events').column('said_on').execute();

  await db.schema
    .createTable('corrections')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('night', 'text', (column) => column.notNull())
    .addColumn('quantity', 'text', (column) => column.notNull())
    .addColumn('munition', 'text')
    .addColumn('from_value', 'integer')
    .addColumn('to_value', 'integer')
    .execute();
  await db.schema.createIndex('corrections_night').on('corrections').column('night').execute();

  await db.schema
    .createTable('source_states')
    .addColumn('feed', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('facts')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
};

export const postsAndClaims: Migration = { up };
