// Who subscribed at a place: asked at every question, so those who ask at once are looked up together.
import { CompiledQuery, type Kysely, type Selectable } from 'kysely';
import type { Place, PlatformName, Subscriber } from '../../model/subscriber.ts';
import { evened } from '../nights/evened.ts';
import { gathered } from '../gathered.ts';
import type { SubscriberTable, Tables } from '../schema.ts';
import { subscriberOf } from './subscriber-rows.ts';

/** Places in one statement. */
const mostTogether = 256;

const keyOf = ({
  platform,
  chat,
  thread,
}: Record<'platform' | 'chat', string> & { thread: string | null }): string =>
  JSON.stringify([platform, chat, thread ?? '']);

/** Null where the place never subscribed or was forgotten. By place, not by id: one that moved keeps its id. */
export const subscriberLookup = (
  db: Kysely<Tables>,
): ((place: Place) => Promise<Subscriber | null>) => {
  const statements = new Map<number, string>();
  /** The statement for so many chats of one platform. */
  const statementFor = (chats: readonly string[]): string => {
    const known = statements.get(chats.length);
    if (known !== undefined) return known;
    const { sql } = db
      .selectFrom('subscribers')
      .selectAll()
      .where('platform', '=', '')
      .where('chat', 'in', chats)
      .compile();
    statements.set(chats.length, sql);
    return sql;
  };
  const rowsIn = async (platform: PlatformName, places: readonly Place[]) => {
    const chats = evened([...new Set(places.map(({ chat }) => chat))]);
    const { rows } = await db.executeQuery<Selectable<SubscriberTable>>(
      CompiledQuery.raw(statementFor(chats), [platform, ...chats]),
    );
    return rows;
  };
  return gathered(mostTogether, async (places: readonly Place[]) => {
    const found = new Map<string, Selectable<SubscriberTable>>();
    for (const [platform, some] of Map.groupBy(places, (place) => place.platform))
      for (const row of await rowsIn(platform, some)) found.set(keyOf(row), row);
    return places.map((place) => {
      const row = found.get(keyOf(place));
      return row ? subscriberOf(row) : null;
    });
  });
};
