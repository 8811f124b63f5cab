// Settings that change while a delivery waits: its words are taken away at once, so that nothing is said that is
// not wished any more, and the planner gives it what is wished now.
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { deliveryKinds } from '../../model/delivery.ts';
import { platformNames } from '../../model/subscriber.ts';
import { languages } from '../../model/terms.ts';
import type { Connection } from '../reports.ts';
import type { SubscriberTable, Tables } from '../schema.ts';
import { voidedBy, type OutboxStore, type VoidedBy } from './outbox.ts';

const groupWords = z.object({
  kind: z.enum(deliveryKinds),
  platform: z.enum(platformNames),
  language: z.enum(languages),
  by: z.enum(voidedBy),
});

type Wished = Pick<
  SubscriberTable,
  'timezone' | 'at' | 'language' | 'sections' | 'threshold' | 'weekly'
>;

/** What of the wishes is another one; null where all are the same. */
const changed = (before: Wished, after: Partial<Wished>): VoidedBy | null => {
  const differs = (name: keyof Wished): boolean =>
    after[name] !== undefined && after[name] !== before[name];
  if (differs('timezone') || differs('at')) return 'new-hour';
  return (['language', 'sections', 'threshold', 'weekly'] as const).some(differs)
    ? 'new-choice'
    : null;
};

/**
 * To be called in the transaction that writes the settings. Rows that may have been sent keep their words, and
 * notices were asked for by nobody's settings.
 */
export const voidWaiting = async (
  db: Connection,
  changes: readonly {
    readonly id: string;
    readonly before: Wished;
    readonly after: Partial<Wished>;
  }[],
): Promise<void> => {
  for (const by of voidedBy) {
    const ids = changes.flatMap(({ id, before, after }) =>
      changed(before, after) === by ? [id] : [],
    );
    if (ids.length === 0) continue;
    await db
      .updateTable('deliveries')
      // A new hour stays one whatever else is changed after it.
      .set({
        body_id: null,
        code: sql<string>`case when body_id is null and code = 'new-hour' then code else ${by} end`,
      })
      .where('subscriber_id', 'in', ids)
      .where('state', '=', 'pending')
      .where('first_try_at', 'is', null)
      .where('kind', '!=', 'notice')
      .execute();
  }
};

/** For a row that comes back unsent: its words are not what its subscriber wishes by now. */
export const wordsOutdated = sql<boolean>`deliveries.kind <> 'notice' and exists (
  select 1 from bodies inner join subscribers on subscribers.id = deliveries.subscriber_id
  where bodies.id = deliveries.body_id and (bodies.language <> subscribers.language
    or bodies.variant not in (subscribers.sections, subscribers.sections || ';late')))`;

/** The part of the outbox that tells what waits for words. */
export const voidStore = (db: Kysely<Tables>): Pick<OutboxStore, 'voided'> => ({
  voided: async () => {
    const columns = [
      'deliveries.kind',
      'deliveries.slot',
      'deliveries.code',
      'deliveries.due_at',
      'deliveries.expires_at',
      'subscribers.platform',
      'subscribers.timezone',
      'subscribers.at',
      'subscribers.language',
      'subscribers.sections',
      'subscribers.weekly',
    ] as const;
    const rows = await db
      .selectFrom('deliveries')
      // Crossed, so that no database begins with everybody to find the few that wait.
      .crossJoin('subscribers')
      .whereRef('subscribers.id', '=', 'deliveries.subscriber_id')
      .select(columns)
      .select(({ fn }) => fn.countAll().as('count'))
      .where('deliveries.state', '=', sql.lit('pending'))
      .where('deliveries.body_id', 'is', null)
      .where('subscribers.state', '=', 'active')
      .groupBy([...columns])
      .orderBy('deliveries.slot')
      .execute();
    return rows.map((row) => ({
      ...groupWords.parse({ ...row, by: row.code }),
      slot: row.slot,
      timezone: row.timezone,
      at: row.at,
      sections: row.sections,
      weekly: row.weekly === 1,
      count: Number(row.count),
      dueAt: row.due_at,
      expiresAt: row.expires_at,
    }));
  },
});
