// Sending under a lease: an intent is committed before the call, a result only under the same fence.
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import { z } from 'zod';
import { deliveryKinds } from '../../model/delivery.ts';
import type { DeliveryResult, Lease, OutboxStore } from './outbox.ts';
import type { SubscriberTable, Tables } from '../schema.ts';
import { subscriberOf } from '../subscribers/subscriber-rows.ts';
import { movedUnderWay } from './outbox-merge.ts';
import { wordsOutdated } from './outbox-void.ts';

const kindSchema = z.enum(deliveryKinds);

/** Columns of a subscriber under names of their own, so that a row of two tables can be told apart. */
export const subscriberColumns = [
  'subscribers.id as subscriber_id',
  'subscribers.chat',
  'subscribers.thread',
  'subscribers.kind as place_kind',
  'subscribers.title',
  'subscribers.owner',
  'subscribers.language',
  'subscribers.timezone',
  'subscribers.at',
  'subscribers.sections',
  'subscribers.threshold',
  'subscribers.weekly',
  'subscribers.silent',
  'subscribers.state as subscriber_state',
  'subscribers.reason',
  'subscribers.strikes',
  'subscribers.last_strike_date',
  'subscribers.media',
  'subscribers.created_at',
  'subscribers.version',
  'subscribers.place_order',
] as const;

type Joined = Omit<SubscriberTable, 'id' | 'kind' | 'state'> & {
  readonly subscriber_id: string;
  readonly place_kind: string;
  readonly subscriber_state: string;
};

export const joinedSubscriber = (row: Joined) =>
  subscriberOf({
    ...row,
    id: row.subscriber_id,
    kind: row.place_kind,
    state: row.subscriber_state,
  });

/** The subscriber of the delivery at hand, to ask in a condition whether there is one such. */
export const itsSubscriber = (row: ExpressionBuilder<Tables, 'deliveries'>) =>
  row
    .selectFrom('subscribers')
    .select('subscribers.id')
    .whereRef('subscribers.id', '=', 'deliveries.subscriber_id');

/** The lease is still ours: nobody took it since. Its end does not matter until somebody does. */
export const holds = (lease: Lease) => sql<boolean>`exists (select 1 from leases
  where leases.name = ${lease.name} and leases.owner = ${lease.owner} and leases.fence = ${lease.fence})`;

const acquireLease =
  (db: Kysely<Tables>): OutboxStore['acquireLease'] =>
  async ({ name, owner, dead, stale }, now, milliseconds) => {
    const at = now.toISOString();
    const until = new Date(now.getTime() + milliseconds).toISOString();
    const row = await db
      .insertInto('leases')
      .values({ name, owner, fence: 1, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ owner, until, fence: (e) => e('leases.fence', '+', 1) })
          .where((e) =>
            e.or([
              e('leases.until', '<=', at),
              e('leases.owner', '=', owner),
              ...(dead ? [e('leases.owner', '=', dead)] : []),
              ...(stale
                ? [
                    e.and([
                      e('leases.owner', '=', stale.owner),
                      e('leases.until', '=', stale.until),
                    ]),
                  ]
                : []),
            ]),
          ),
      )
      .returning('fence')
      .executeTakeFirst();
    return row ? { name, owner, fence: row.fence } : null;
  };

const finish =
  (db: Kysely<Tables>): OutboxStore['finish'] =>
  async (results, lease, now) => {
    if (results.length === 0) return 0;
    const at = now.toISOString();
    const value = (result: DeliveryResult) => {
      const waits = result.state === 'pending';
      return sql`(${result.id}, ${result.state}, ${'code' in result ? result.code : ''},
        ${'messageId' in result ? result.messageId : ''},
        ${waits ? result.notBefore.toISOString() : ''}, ${waits && !result.tried ? 'untried' : ''}, ${waits && !result.open ? 'closed' : ''},
        ${waits && result.last ? 'last' : ''})`;
    };
    const comesBack = sql`told.column2 = 'pending' and told.column7 = 'closed'`;
    const stands = sql`coalesce(deliveries.code, '') <> ${movedUnderWay}`;
    // Both databases name the columns of values column1, column2 and so on.
    const { numAffectedRows } = await sql`
      update deliveries set
        state = told.column2,
        code = case when ${comesBack} and ${wordsOutdated} then 'new-choice' else nullif(told.column3, '') end,
        body_id = case when ${comesBack} and ${wordsOutdated} then null else body_id end,
        message_id = case when ${stands} then nullif(told.column4, '') else null end,
        shown_body = case when told.column2 = 'sent' and ${stands} then body_id else null end,
        not_before = coalesce(nullif(told.column5, ''), not_before),
        held_at = case when told.column5 <> '' then ${at} else held_at end,
        urgency = case
          when told.column2 <> 'pending' then urgency
          when told.column8 = 'last' then 2
          else 0 end,
        first_try_at = case when told.column7 = 'closed' then null else first_try_at end,
        attempt = attempt - case when told.column6 = 'untried' then 1 else 0 end,
        finished_at = case when told.column2 = 'pending' then null else ${at} end
      from (values ${sql.join(results.map(value))}) as told
      where deliveries.id = told.column1 and deliveries.state = 'sending'
        and deliveries.fence = ${lease.fence}`.execute(db);
    return Number(numAffectedRows ?? 0);
  };

type Part = Pick<
  OutboxStore,
  | 'acquireLease'
  | 'renewLease'
  | 'releaseLease'
  | 'leaseHolder'
  | 'waiting'
  | 'intend'
  | 'finish'
  | 'underWay'
  | 'takeOver'
  | 'giveUpRetries'
>;

/** The part of the outbox that only the owner of a lease uses. */
export const sendStore = (db: Kysely<Tables>): Part => ({
  acquireLease: acquireLease(db),
  renewLease: async (lease, now, milliseconds) => {
    const result = await db
      .updateTable('leases')
      .set({ until: new Date(now.getTime() + milliseconds).toISOString() })
      .where('name', '=', lease.name)
      .where('owner', '=', lease.owner)
      .where('fence', '=', lease.fence)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  },
  releaseLease: async (lease) => {
    await db
      .updateTable('leases')
      .set({ until: '' })
      .where('name', '=', lease.name)
      .where('owner', '=', lease.owner)
      .where('fence', '=', lease.fence)
      .execute();
  },
  leaseHolder: async (name) => {
    const row = await db
      .selectFrom('leases')
      .select(['owner', 'until'])
      .where('name', '=', name)
      .executeTakeFirst();
    return row ?? null;
  },
  waiting: async (platform, now, limit, held) => {
    const rows = await db
      .selectFrom('deliveries')
      .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
      .select([
        'deliveries.id as delivery_id',
        'deliveries.kind',
        'deliveries.slot',
        'deliveries.platform',
        'deliveries.body_id',
        'deliveries.attempt',
        'deliveries.first_try_at',
        'deliveries.due_at',
        'deliveries.expires_at',
        ...subscriberColumns,
      ])
      .where('deliveries.platform', '=', platform)
      .where('deliveries.state', '=', sql.lit('pending'))
      .where('deliveries.not_before', '<=', now.toISOString())
      .where('deliveries.body_id', 'is not', null)
      .orderBy('deliveries.urgency')
      .orderBy('deliveries.due_at')
      .orderBy('deliveries.turn')
      .limit(limit + (held?.size ?? 0))
      .execute();
    return rows
      .filter((row) => !held?.has(row.delivery_id))
      .slice(0, limit)
      .map((row) => ({
        id: row.delivery_id,
        kind: kindSchema.parse(row.kind),
        slot: row.slot,
        bodyId: row.body_id ?? '',
        attempt: row.attempt,
        firstTryAt: row.first_try_at,
        dueAt: row.due_at,
        expiresAt: row.expires_at,
        subscriber: joinedSubscriber(row),
      }));
  },
  intend: async (ahead, lease, now) => {
    if (ahead.length === 0) return [];
    const at = now.toISOString();
    const ids = ahead.map(({ id }) => sql`${id}`);
    const bodies = ahead.map(({ id, bodyId }) => sql`(${id}, ${bodyId})`);
    const { rows } = await sql<{ id: string; version: number | null }>`
      update deliveries set state = 'sending', attempt = attempt + 1, fence = ${lease.fence},
        first_try_at = coalesce(first_try_at, ${at})
      where id in (${sql.join(ids)}) and state = 'pending' and expires_at > ${at}
        and (id, body_id) in (values ${sql.join(bodies)})
        and ${holds(lease)}
        and exists (select 1 from subscribers
          where subscribers.id = deliveries.subscriber_id and subscribers.state = 'active')
      returning id, (select version from subscribers
        where subscribers.id = deliveries.subscriber_id) as version`.execute(db);
    return rows.map(({ id, version }) => ({ id, version: version ?? 0 }));
  },
  finish: finish(db),
  underWay: (platform, fence) =>
    db
      .selectFrom('deliveries')
      .select(['id', 'attempt'])
      .where('platform', '=', platform)
      .where('state', '=', sql.lit('sending'))
      .where('fence', '=', fence)
      .execute(),
  takeOver: async (platform, lease, resendableFrom, now) => {
    const at = now.toISOString();
    const left = db
      .updateTable('deliveries')
      .where('platform', '=', platform)
      .where('state', '=', sql.lit('sending'))
      .where('fence', '!=', lease.fence)
      .where(holds(lease));
    let again = 0;
    if (resendableFrom !== null) {
      const result = await left
        .set({
          state: 'pending',
          code: 'interrupted',
          urgency: 0,
          not_before: at,
          held_at: at,
          fence: null,
        })
        .where('first_try_at', '>=', resendableFrom.toISOString())
        .where('first_try_at', '<=', at)
        .where((row) => row.exists(itsSubscriber(row).where('subscribers.kind', '!=', 'forum')))
        .executeTakeFirst();
      again = Number(result.numUpdatedRows);
    }
    const result = await left
      .set({ state: 'unknown', code: 'interrupted', finished_at: at })
      .executeTakeFirst();
    return { unknown: Number(result.numUpdatedRows), again };
  },
  giveUpRetries: async (platform, before, now) => {
    const at = now.toISOString();
    const result = await db
      .updateTable('deliveries')
      .set({ state: 'unknown', code: 'interrupted', finished_at: at })
      .where('platform', '=', platform)
      .where('state', '=', sql.lit('pending'))
      // As all that was put back to wait: the others need not be looked at.
      .where('urgency', '=', 0)
      .where((row) =>
        row.or([
          row('first_try_at', '<', before.toISOString()),
          // The clock was set back since: how long ago is not known.
          row('first_try_at', '>', at),
        ]),
      )
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  },
});
