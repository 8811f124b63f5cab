// Subscribers with their settings, and the small facts that platforms remember over restarts.
import type { Kysely } from 'kysely';
import type {
  Place,
  PlatformName,
  Settings,
  Subscriber,
  SubscriberState,
} from '../../model/subscriber.ts';
import type { LocalDate } from '../../model/terms.ts';
import { reopenRefused } from '../outbox/outbox-regain.ts';
import { voidWaiting } from '../outbox/outbox-void.ts';
import type { Tables } from '../schema.ts';
import { seenUpdates } from '../seen-updates.ts';
import { subscriberLookup } from './subscriber-lookup.ts';
import { placeStore } from './subscriber-places.ts';
import {
  columnsOf,
  findSubscriber,
  rowSchema,
  subscriberOf,
  writeSubscriber,
} from './subscriber-rows.ts';

/** A new subscriber, or what is to be changed of one. */
export type SubscriberDraft = Place &
  Settings &
  Pick<Subscriber, 'kind' | 'title' | 'owner'> &
  Partial<Pick<Subscriber, 'state' | 'reason'>>;

export type SubscriberChange = Partial<
  Settings & Pick<Subscriber, 'kind' | 'title' | 'owner' | 'state' | 'reason' | 'media'>
>;

export interface SubscriberStore {
  /** Null where the place never subscribed or was forgotten. */
  subscriber(place: Place): Promise<Subscriber | null>;
  subscriberById(id: string): Promise<Subscriber | null>;
  /** Adds, or replaces settings and state of the one at the same place. */
  saveSubscriber(draft: SubscriberDraft, now: Date): Promise<Subscriber>;
  /**
   * Adds many at once, all or none. One at a known place gets the new settings and keeps what else is known
   * of it; who stopped stays stopped.
   */
  importSubscribers(
    drafts: readonly SubscriberDraft[],
    now: Date,
  ): Promise<{ readonly added: number; readonly changed: number }>;
  /** Null where there is no such subscriber. */
  changeSubscriber(id: string, change: SubscriberChange): Promise<Subscriber | null>;
  /** Every subscriber of one chat: the chat itself and its topics. */
  subscribersOf(platform: PlatformName, chat: string): Promise<readonly Subscriber[]>;
  /** Subscribed by one person, for managing channels from a private chat. */
  subscribersBy(platform: PlatformName, owner: string): Promise<readonly Subscriber[]>;
  /** All, ascending by id, page by page. */
  subscribers(filter?: { readonly state?: SubscriberState }): AsyncIterable<Subscriber>;
  subscriberCounts(): Promise<
    readonly {
      readonly platform: PlatformName;
      readonly state: SubscriberState;
      readonly count: number;
    }[]
  >;
  /**
   * A refusal that may be the platform's own fault: counted once a local day; at the third the subscriber
   * is paused with `reason`. A success clears it.
   */
  strike(id: string, date: LocalDate, reason: string): Promise<Subscriber | null>;
  clearStrikes(id: string): Promise<void>;
  /** The chat's id became another one; where that is subscribed already, the older settings stay. */
  moveSubscribers(platform: PlatformName, from: string, to: string): Promise<void>;
  /** Erases settings and what names the place; only its hash with the slots of two days stays. */
  forgetSubscriber(id: string): Promise<void>;

  /** True the first time an update of a platform is seen; false for its repetition. Older ones are let go. */
  firstSeen(platform: PlatformName, updateId: string, now: Date): Promise<boolean>;
  /** Small facts of the platforms: hash of the registered commands, learnt rates, file ids. Null = unknown. */
  recall(name: string): Promise<string | null>;
  remember(name: string, value: string): Promise<void>;
  /** A fact that is not known any more. */
  letGo(name: string): Promise<void>;
}

const pageSize = 1000;
const strikesUntilPause = 3;

async function* everySubscriber(
  db: Kysely<Tables>,
  filter: { readonly state?: SubscriberState },
): AsyncIterable<Subscriber> {
  for (let after = ''; ;) {
    let query = db.selectFrom('subscribers').selectAll().where('id', '>', after);
    if (filter.state !== undefined) query = query.where('state', '=', filter.state);
    const rows = await query.orderBy('id').limit(pageSize).execute();
    for (const row of rows) yield subscriberOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.id;
  }
}

/** The part of the store that knows who gets digests. */
export const subscriberStore = (db: Kysely<Tables>): SubscriberStore => ({
  ...placeStore(db),
  subscriber: subscriberLookup(db),
  subscriberById: (id) => findSubscriber(db, id),
  changeSubscriber: (id, wanted) =>
    db.transaction().execute(async (transaction) => {
      const before = await transaction
        .selectFrom('subscribers')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (!before) return null;
      const columns = columnsOf(wanted);
      const changed = await writeSubscriber(transaction, id, columns);
      if (before.state !== 'active' && changed?.state === 'active')
        await reopenRefused(transaction, id);
      await voidWaiting(transaction, [{ id, before, after: columns }]);
      return changed;
    }),
  subscribersOf: async (platform, chat) => {
    const rows = await db
      .selectFrom('subscribers')
      .selectAll()
      .where('platform', '=', platform)
      .where('chat', '=', chat)
      .orderBy('thread')
      .execute();
    return rows.map(subscriberOf);
  },
  subscribersBy: async (platform, owner) => {
    const rows = await db
      .selectFrom('subscribers')
      .selectAll()
      .where('platform', '=', platform)
      .where('owner', '=', owner)
      .orderBy('created_at')
      .execute();
    return rows.map(subscriberOf);
  },
  subscribers: (filter = {}) => everySubscriber(db, filter),
  subscriberCounts: async () => {
    const rows = await db
      .selectFrom('subscribers')
      .select(({ fn }) => ['platform', 'state', fn.countAll().as('count')])
      .groupBy(['platform', 'state'])
      .orderBy('platform')
      .orderBy('state')
      .execute();
    return rows.map((row) => ({
      platform: rowSchema.shape.platform.parse(row.platform),
      state: rowSchema.shape.state.parse(row.state),
      count: Number(row.count),
    }));
  },
  strike: (id, date, reason) =>
    db.transaction().execute(async (transaction) => {
      const known = await findSubscriber(transaction, id);
      if (!known || known.lastStrikeDate === date) return known;
      const strikes = known.strikes + 1;
      return writeSubscriber(transaction, id, {
        strikes,
        last_strike_date: date,
        ...(strikes >= strikesUntilPause && known.state === 'active'
          ? { state: 'paused', reason }
          : {}),
      });
    }),
  clearStrikes: async (id) => {
    await db
      .updateTable('subscribers')
      .set({ strikes: 0, last_strike_date: null })
      .where('id', '=', id)
      .where('strikes', '>', 0)
      .execute();
  },
  firstSeen: seenUpdates(db),
  recall: async (name) => {
    const row = await db
      .selectFrom('facts')
      .select('value')
      .where('name', '=', `kept/${name}`)
      .executeTakeFirst();
    return row?.value ?? null;
  },
  remember: async (name, value) => {
    await db
      .insertInto('facts')
      .values({ name: `kept/${name}`, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  },
  letGo: async (name) => {
    await db.deleteFrom('facts').where('name', '=', `kept/${name}`).execute();
  },
});
