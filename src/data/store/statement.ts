// Statements that are asked again and again: put into words once, given their values each time.
import type { Compilable, CompiledQuery } from 'kysely';
import type { Connection } from './reports.ts';

const mark = '\u0000';

/** Stands in a statement for the value at this place of those that it is given, as often as it is needed. */
export const given = (place: number): string => `${mark}${place}`;

const placeOf = (parameter: unknown): number | null =>
  typeof parameter === 'string' && parameter.startsWith(mark)
    ? Number(parameter.slice(mark.length))
    : null;

/** Asks what a statement says, with these values where it has `given(0)`, `given(1)` and so on. */
export type Statement<Row> = (...values: readonly string[]) => Promise<Row[]>;

/** `words` is run at the first question. */
export const statement = <Row>(db: Connection, words: () => Compilable<Row>): Statement<Row> => {
  let compiled: CompiledQuery<Row> | null = null;
  return async (...values) => {
    compiled ??= words().compile();
    const parameters = compiled.parameters.map((parameter) => {
      const place = placeOf(parameter);
      return place === null ? parameter : values[place];
    });
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
};
