// How each configured source is doing, kept over restarts.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from './schema.ts';
import type { SourceState, Store } from './store.ts';

const stateSchema: z.ZodType<SourceState> = z.object({
  feed: z.string(),
  checkedAt: z.string().nullable(),
  succeededAt: z.string().nullable(),
  lastPostAt: z.string().nullable(),
  lastReportAt: z.string().nullable(),
  failure: z.string().nullable(),
  failures: z.number(),
  unreadable: z.number(),
  cursor: z.record(z.string(), z.string()),
  dueAt: z.string().nullish(),
  lookedBackAt: z.string().nullish(),
});

/** The part of the store that remembers the sources. */
export const sourceStateStore = (
  db: Kysely<Tables>,
): Pick<Store, 'sourceStates' | 'saveSourceState'> => ({
  sourceStates: async () => {
    const rows = await db.selectFrom('source_states').select('body').orderBy('feed').execute();
    return rows.map((row) => stateSchema.parse(JSON.parse(row.body)));
  },
  saveSourceState: async (state) => {
    const body = JSON.stringify(state);
    await db
      .insertInto('source_states')
      .values({ feed: state.feed, body })
      .onConflict((conflict) => conflict.column('feed').doUpdateSet({ body }))
      .execute();
  },
});
