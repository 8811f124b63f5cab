// Which nights are told of: all of them, the first and the newest, those beside one, those of one region.
import type { Kysely } from 'kysely';
import type { LocalDate } from '../../model/terms.ts';
import type { Tables } from '../schema.ts';
import { given, statement } from '../statement.ts';
import type { Store } from '../store.ts';

const nightDates = (db: Kysely<Tables>) => {
  const told = statement(db, () =>
    db
      .selectFrom('claims')
      .select('night')
      .where('current', '=', 1)
      .where('night', '>=', given(0))
      .where('night', '<=', given(1))
      .union(
        db
          .selectFrom('incidents')
          .select('night')
          .where('current', '=', 1)
          .where('night', '>=', given(0))
          .where('night', '<=', given(1)),
      ),
  );
  return async (from = '', to = '9999-12-31'): Promise<readonly LocalDate[]> =>
    (await told(from, to)).flatMap(({ night }) => night ?? []).sort();
};

const neighbours = (db: Kysely<Tables>): Store['neighbours'] => {
  const before = (table: 'claims' | 'incidents') =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.max('night').as('night'))
      .where('current', '=', 1)
      .where('night', '>=', given(1))
      .where('night', '<', given(0));
  const after = (table: 'claims' | 'incidents') =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.min('night').as('night'))
      .where('current', '=', 1)
      .where('night', '>', given(0))
      .where('night', '<=', given(2));
  const nearest = statement(db, () =>
    before('claims')
      .unionAll(before('incidents'))
      .unionAll(after('claims'))
      .unionAll(after('incidents')),
  );
  return async (date, from, to) => {
    const dates = (await nearest(date, from, to)).flatMap(({ night }) => night ?? []).sort();
    return {
      before: dates.findLast((other) => other < date) ?? null,
      after: dates.find((other) => other > date) ?? null,
    };
  };
};

const regionDates =
  (db: Kysely<Tables>) =>
  async (
    { id, spelled }: Parameters<Store['regionDates']>[0],
    from: LocalDate,
    to: LocalDate,
  ): Promise<readonly LocalDate[]> => {
    const dates = await db
      .selectFrom('claims')
      .select('night')
      .where('current', '=', 1)
      .where('region', '=', id)
      .where('night', '>=', from)
      .where('night', '<=', to)
      .union(
        db
          .selectFrom('incidents')
          .select('night')
          .where('current', '=', 1)
          .where((where) =>
            where.or([
              where('region', '=', id),
              ...(spelled === null ? [] : [where('place', 'like', `%${spelled}%oblasts`)]),
            ]),
          )
          .where('night', '>=', from)
          .where('night', '<=', to),
      )
      .execute();
    return dates.flatMap(({ night }) => night ?? []).sort();
  };

const edgeNight = async (db: Kysely<Tables>, order: 'asc' | 'desc'): Promise<LocalDate | null> => {
  const edge = async (table: 'claims' | 'incidents') =>
    (
      await db
        .selectFrom(table as 'claims')
        .select('night')
        .where('current', '=', 1)
        .where('night', 'is not', null)
        .orderBy('night', order)
        .limit(1)
        .executeTakeFirst()
    )?.night;
  const found = [await edge('claims'), await edge('incidents')].flatMap((date) => date ?? []);
  found.sort();
  return (order === 'asc' ? found.at(0) : found.at(-1)) ?? null;
};

export const nightDateStore = (
  db: Kysely<Tables>,
): Pick<Store, 'nightDates' | 'neighbours' | 'regionDates' | 'firstNight' | 'newestNight'> => ({
  nightDates: nightDates(db),
  neighbours: neighbours(db),
  regionDates: regionDates(db),
  firstNight: () => edgeNight(db, 'asc'),
  newestNight: () => edgeNight(db, 'desc'),
});
