// Subscribers as rows: their ids, and what of a wish is kept in which column.
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  placeKinds,
  platformNames,
  subscriberStates,
  type Place,
  type Subscriber,
} from '../../model/subscriber.ts';
import { languages, sections } from '../../model/terms.ts';
import type { Connection } from '../reports.ts';
import type { SubscriberTable } from '../schema.ts';
import type { SubscriberChange, SubscriberDraft } from './subscribers.ts';

/** The subscriber's id: a hash of its place, so that a forgotten place that comes back meets its own slots. */
export const subscriberIdOf = ({ platform, chat, thread }: Place): string =>
  createHash('sha256')
    .update(`${platform}\n${chat}\n${thread ?? ''}`)
    .digest('base64url')
    .slice(0, 22);

/** Place in the order of a day, below a million. The outbox turns it into a different order every day. */
export const placeOrderOf = (id: string): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % 1_000_000;

export const rowSchema = z.object({
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

/** The columns that a change names. */
export const columnsOf = (change: SubscriberChange): Partial<SubscriberTable> => ({
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

/** A new subscriber as a row. */
export const rowOf = (draft: SubscriberDraft, now: Date): SubscriberTable => {
  const id = subscriberIdOf(draft);
  return {
    id,
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
    media: 1,
    created_at: now.toISOString(),
    version: 1,
    place_order: placeOrderOf(id),
  };
};

/** Null where there is no such subscriber. */
export const findSubscriber = async (db: Connection, id: string): Promise<Subscriber | null> => {
  const row = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? subscriberOf(row) : null;
};

/** Writes the columns as the next version of the settings; null where there is no such subscriber. */
export const writeSubscriber = async (
  db: Connection,
  id: string,
  columns: Partial<SubscriberTable>,
): Promise<Subscriber | null> => {
  await db
    .updateTable('subscribers')
    .set({ ...columns })
    .set((expression) => ({ version: expression('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return findSubscriber(db, id);
};
