// Subscribers with their settings, and the small facts that platforms remember over restarts.
import { createHash } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import {
  placeKinds,
  platformNames,
  subscriberStates,
  type Place,
  type PlatformName,
  type Settings,
  type Subscriber,
  type SubscriberState,
} from '../model/subscriber.ts';
import { languages, sections, type LocalDate } from '../model/terms.ts';
import { anonymise, mergeDeliveries } from './outbox-merge.ts';
import type { SubscriberTable, Tables } from './schema.ts';
import { seenUpdates } from './seen-updates.ts';

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
}

/** The subscriber's id: a hash of its place, so that a forgotten place that comes back meets its own slots. */
export const subscriberIdOf = ({ platform, chat, thread }: Place): string =>
  createHash('sha256')
    .update(`${platform}\n${chat}\n${thread ?? ''}`)
    .digest('base64url')
    .slice(0, 22);

/** Place in the order of a day, below a million. The outbox turns it into a different order every day. */
export const placeOrderOf = (id: string): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % 1_000_000;

const rowSchema = z.object({
  platform: z.enum(platformNames),
  kind: z.enum(placeKinds),
  language: z.enum(languages),
  state: z.enum(subscriberStates),
  sections: z.array(z.enum(sections)),
});

/** A row as the subscriber it is. */
export const subscriberOf = (row: Selectable<SubscriberTable>): Subscriber => ({
  id: row.id,
  ...rowSchema.parse({ ...row, sections: row.sections === '' ? [] : row.sections.split(',') }),
  chat: row.chat,
  thread: row.thread === '' ? null : row.thread,
  title: row.title,
  owner: row.owner,
  timezone: row.timezone,
  at: row.at,
  threshold: row.threshold,
  weekly: row.weekly === 1,
  silent: row.silent === 1,
  reason: row.reason,
  strikes: row.strikes,
  lastStrikeDate: row.last_strike_date,
  media: row.media === 1,
  createdAt: row.created_at,
  version: row.version,
});

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

const columnsOf = (change: SubscriberChange): Partial<SubscriberTable> => ({
  ...(change.kind === undefined ? {} : { kind: change.kind }),
  ...(change.title === undefined ? {} : { title: change.title }),
  ...(change.owner === undefined ? {} : { owner: change.owner }),
  ...(change.language === undefined ? {} : { language: change.language }),
  ...(change.timezone === undefined ? {} : { timezone: change.timezone }),
  ...(change.at === undefined ? {} : { at: change.at }),
  ...(change.sections === undefined ? {} : { sections: change.sections.join(',') }),
  ...(change.threshold === undefined ? {} : { threshold: change.threshold }),
  ...(change.weekly === undefined ? {} : { weekly: flag(change.weekly) }),
  ...(change.silent === undefined ? {} : { silent: flag(change.silent) }),
  ...(change.state === undefined ? {} : { state: change.state }),
  ...(change.reason === undefined ? {} : { reason: change.reason }),
  ...(change.media === undefined ? {} : { media: flag(change.media) }),
  // Whoever goes on begins without strikes.
  ...(change.state === 'active' ? { strikes: 0, last_strike_date: null } : {}),
});

/** A new subscriber as a row, and what of it replaces the settings of a known one. */
const rowOf = (draft: SubscriberDraft, now: Date) => {
  const id = subscriberIdOf(draft);
  const settings = {
    platform: draft.platform,
    chat: draft.chat,
    thread: draft.thread ?? '',
    kind: draft.kind,
    title: draft.title,
    owner: draft.owner,
    language: draft.language,
    timezone: draft.timezone,
    at: draft.at,
    sections: draft.sections.join(','),
    threshold: draft.threshold,
    weekly: flag(draft.weekly),
    silent: flag(draft.silent),
    state: draft.state ?? 'active',
    reason: draft.reason ?? null,
    strikes: 0,
    last_strike_date: null,
    media: 1 as const,
  };
  const row: SubscriberTable = {
    ...settings,
    id,
    created_at: now.toISOString(),
    version: 1,
    place_order: placeOrderOf(id),
  };
  return { row, settings };
};

type Db = Kysely<Tables> | Transaction<Tables>;

const find = async (db: Db, id: string): Promise<Subscriber | null> => {
  const row = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? subscriberOf(row) : null;
};

const change = async (db: Db, id: string, columns: Partial<SubscriberTable>) => {
  await db
    .updateTable('subscribers')
    .set({ ...columns })
    .set((expression) => ({ version: expression('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return find(db, id);
};

const pageSize = 1000;
const importBatch = 500;
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
export const subscriberStore = (db: Kysely<Tables>): SubscriberStore => {
  return {
    // By place, not by id: one that moved keeps the id it began with.
    subscriber: async ({ platform, chat, thread }) => {
      const row = await db
        .selectFrom('subscribers')
        .selectAll()
        .where('platform', '=', platform)
        .where('chat', '=', chat)
        .where('thread', '=', thread ?? '')
        .executeTakeFirst();
      return row ? subscriberOf(row) : null;
    },
    subscriberById: (id) => find(db, id),
    saveSubscriber: async (draft, now) => {
      const { row, settings } = rowOf(draft, now);
      const saved = await db
        .insertInto('subscribers')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'chat', 'thread'])
            .doUpdateSet({ ...settings, version: (e) => e('subscribers.version', '+', 1) }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return subscriberOf(saved);
    },
    importSubscribers: (drafts, now) =>
      db.transaction().execute(async (transaction) => {
        const count = async (): Promise<number> =>
          Number(
            (
              await transaction
                .selectFrom('subscribers')
                .select(({ fn }) => fn.countAll().as('count'))
                .executeTakeFirstOrThrow()
            ).count,
          );
        const before = await count();
        const unique = new Map(
          drafts.map((draft) => [subscriberIdOf(draft), rowOf(draft, now).row] as const),
        );
        const rows = [...unique.values()];
        for (let at = 0; at < rows.length; at += importBatch)
          await transaction
            .insertInto('subscribers')
            .values(rows.slice(at, at + importBatch))
            .onConflict((conflict) =>
              conflict.columns(['platform', 'chat', 'thread']).doUpdateSet((e) => ({
                language: e.ref('excluded.language'),
                timezone: e.ref('excluded.timezone'),
                at: e.ref('excluded.at'),
                sections: e.ref('excluded.sections'),
                threshold: e.ref('excluded.threshold'),
                weekly: e.ref('excluded.weekly'),
                silent: e.ref('excluded.silent'),
                version: e('subscribers.version', '+', 1),
              })),
            )
            .execute();
        const added = (await count()) - before;
        return { added, changed: rows.length - added };
      }),
    changeSubscriber: (id, wanted) => change(db, id, columnsOf(wanted)),
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
        const known = await find(transaction, id);
        if (!known || known.lastStrikeDate === date) return known;
        const strikes = known.strikes + 1;
        return change(transaction, id, {
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
    moveSubscribers: (platform, from, to) =>
      db.transaction().execute(async (transaction) => {
        const moving = await transaction
          .selectFrom('subscribers')
          .select(['id', 'thread'])
          .where('platform', '=', platform)
          .where('chat', '=', from)
          .execute();
        for (const { id, thread } of moving) {
          const there = await transaction
            .selectFrom('subscribers')
            .select('id')
            .where('platform', '=', platform)
            .where('chat', '=', to)
            .where('thread', '=', thread)
            .executeTakeFirst();
          if (there?.id === id) continue;
          if (there) {
            await mergeDeliveries(transaction, there.id, id);
            await transaction.deleteFrom('subscribers').where('id', '=', there.id).execute();
          }
          await change(transaction, id, { chat: to });
        }
      }),
    forgetSubscriber: (id) =>
      db.transaction().execute(async (transaction) => {
        const known = await find(transaction, id);
        if (!known) return;
        await anonymise(transaction, id, subscriberIdOf(known));
        await transaction.deleteFrom('subscribers').where('id', '=', id).execute();
      }),
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
  };
};
