// What was decided to be said, version by version, and the exact bodies. Nothing kept here is ever changed.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { deliveryKinds, type Body, type Edition } from '../../model/delivery.ts';
import { platformNames } from '../../model/subscriber.ts';
import { languages } from '../../model/terms.ts';
import type { OutboxStore } from './outbox.ts';
import type { BodyTable, EditionTable, Tables } from '../schema.ts';

const kindSchema = z.enum(deliveryKinds);
const bodyWords = z.object({ platform: z.enum(platformNames), language: z.enum(languages) });

const editionOf = (row: Selectable<EditionTable>): Edition => ({
  id: row.id,
  kind: kindSchema.parse(row.kind),
  slot: row.slot,
  version: row.version,
  state: row.state,
  fingerprint: row.fingerprint,
  content: row.content,
  createdAt: row.created_at,
});

/** A row as the body it is. */
export const bodyOf = (row: Selectable<BodyTable>): Body => ({
  id: row.id,
  edition: row.edition_id,
  ...bodyWords.parse(row),
  variant: row.variant,
  body: row.body,
  picture: row.picture,
});

const bodyIdOf = (draft: Omit<Body, 'id' | 'picture' | 'body'>): string =>
  [draft.edition, draft.platform, draft.language, draft.variant].join('/');

type Part = Pick<
  OutboxStore,
  | 'saveEdition'
  | 'editions'
  | 'newestEditions'
  | 'saveBody'
  | 'findBody'
  | 'body'
  | 'picture'
  | 'bodiesInUse'
>;

/** The part of the outbox that holds the words. */
export const editionStore = (db: Kysely<Tables>): Part => {
  const body: Part['body'] = async (id) => {
    const row = await db.selectFrom('bodies').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? bodyOf(row) : null;
  };
  return {
    body,
    saveEdition: (draft, now) =>
      db.transaction().execute(async (transaction) => {
        const newest = await transaction
          .selectFrom('editions')
          .selectAll()
          .where('kind', '=', draft.kind)
          .where('slot', '=', draft.slot)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (newest?.fingerprint === draft.fingerprint && newest.state === draft.state)
          return editionOf(newest);
        const version = (newest?.version ?? 0) + 1;
        const row: EditionTable = {
          ...draft,
          id: `${draft.kind}/${draft.slot}/${version}`,
          version,
          created_at: now.toISOString(),
        };
        await transaction.insertInto('editions').values(row).execute();
        return editionOf(row);
      }),
    editions: async (kind, slot) => {
      const rows = await db
        .selectFrom('editions')
        .selectAll()
        .where('kind', '=', kind)
        .where('slot', '=', slot)
        .orderBy('version')
        .execute();
      return rows.map(editionOf);
    },
    newestEditions: async (since) => {
      const rows = await db
        .selectFrom('editions')
        .selectAll()
        .where('created_at', '>=', since.toISOString())
        .orderBy('slot')
        .orderBy('kind')
        .orderBy('version')
        .execute();
      return [...new Map(rows.map((row) => [`${row.kind}/${row.slot}`, editionOf(row)])).values()];
    },
    saveBody: async (draft, picture, now) => {
      const id = bodyIdOf(draft);
      if (picture)
        await db
          .insertInto('pictures')
          .values({
            key: picture.key,
            name: picture.name,
            alt: picture.alt,
            png: Buffer.from(picture.png).toString('base64'),
            kept_at: now.toISOString(),
          })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .execute();
      await db
        .insertInto('bodies')
        .values({
          id,
          edition_id: draft.edition,
          platform: draft.platform,
          language: draft.language,
          variant: draft.variant,
          body: draft.body,
          picture: picture?.key ?? null,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const kept = await body(id);
      if (!kept) throw new Error(`the body ${id} was not kept`);
      return kept;
    },
    findBody: (edition, platform, language, variant) =>
      body(bodyIdOf({ edition, platform, language, variant })),
    picture: async (key) => {
      const row = await db
        .selectFrom('pictures')
        .selectAll()
        .where('key', '=', key)
        .executeTakeFirst();
      return row
        ? { key, name: row.name, alt: row.alt, png: Buffer.from(row.png, 'base64') }
        : null;
    },
    bodiesInUse: async (kind, slot) => {
      const rows = await db
        .selectFrom('bodies')
        .innerJoin('editions', 'editions.id', 'bodies.edition_id')
        .selectAll('bodies')
        .where('editions.kind', '=', kind)
        .where('editions.slot', '=', slot)
        .where((where) =>
          where.exists(
            where
              .selectFrom('deliveries')
              .select('deliveries.id')
              .where('deliveries.kind', '=', kind)
              .where('deliveries.slot', '=', slot)
              .where((row) =>
                row.or([
                  row('deliveries.shown_body', '=', row.ref('bodies.id')),
                  row('deliveries.wanted_body', '=', row.ref('bodies.id')),
                  row.and([
                    row('deliveries.body_id', '=', row.ref('bodies.id')),
                    row('deliveries.state', '=', 'pending'),
                  ]),
                ]),
              ),
          ),
        )
        .execute();
      return rows.map(bodyOf);
    },
  };
};
