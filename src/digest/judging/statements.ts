// What each document says of each thing: a claim, or our sum of claims that it makes side by side. Adds only
// what is said to be apart.
import type { Count } from '../../data/model/count.ts';
import type { Document, SourcedClaim } from '../../data/model/night.ts';
import type { Window } from '../../data/model/report.ts';
import {
  munitionKey,
  quantitiesWithoutMunition,
  type Munition,
  type Part,
  type Quantity,
  type Side,
  type Speaker,
} from '../../data/model/terms.ts';

/** What one document says of one thing: a claim, or our sum of claims that it makes side by side. */
export interface Statement {
  readonly part: Part;
  readonly attacker: Side;
  readonly quantity: Quantity;
  readonly munition: Munition | null;
  readonly region: string | null;
  readonly subset: boolean;
  readonly count: Count;
  readonly window: Window | null;
  readonly by: Speaker | null;
  readonly document: Document;
  /** The claims it is made of; more than one where it is our sum. */
  readonly claims: readonly SourcedClaim[];
}

/** True where the document is the speaker's own post, or the table that keeps that post's figures. */
export const isOwn = (by: Speaker | null, document: { readonly source: string }): boolean =>
  by !== null && document.source === by;

type Thing = Pick<Statement, 'part' | 'attacker' | 'quantity' | 'munition' | 'region' | 'subset'>;
/** Two statements with the same key are about the same thing. */
export const thingKey = (thing: Thing): string =>
  [
    thing.part,
    thing.attacker,
    thing.quantity,
    munitionKey(thing.munition),
    thing.region ?? '',
    String(thing.subset),
  ].join('|');

/** Groups in order of first appearance. */
export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
};

/** True where both windows are wholly stated and share no moment: only then may figures be added. */
export const disjoint = (a: Window | null, b: Window | null): boolean => {
  if (!a?.from || !a.to || !b?.from || !b.to) return false;
  return Date.parse(a.to) <= Date.parse(b.from) || Date.parse(b.to) <= Date.parse(a.from);
};

const total = (counts: readonly Count[]): Count => ({
  value: counts.reduce((sum, { value }) => sum + value, 0),
  bound: counts.every(({ bound }) => bound === 'exactly') ? 'exactly' : 'about',
});

/** One claim as a statement. */
export const statementOf = (claim: SourcedClaim): Statement => ({
  part: claim.part,
  attacker: claim.attacker,
  quantity: claim.quantity,
  munition: claim.munition,
  region: claim.region,
  subset: claim.subset,
  count: claim.count,
  window: claim.window,
  by: claim.by,
  document: claim.document,
  claims: [claim],
});

/** Our sum of statements, null of none; not exact where one of them is not. */
export const addUp = (
  statements: readonly Statement[],
  region: string | null,
): Statement | null => {
  const [first] = statements;
  if (!first) return null;
  if (statements.length === 1) return { ...first, region };
  return {
    ...first,
    region,
    count: total(statements.map(({ count }) => count)),
    claims: statements.flatMap(({ claims }) => claims),
  };
};

/**
 * What one document says of one thing. Rows of one post with hours of their own («30 by night, 6 at
 * noon») and the ministry's "one destroyed and two more intercepted" are added; all else stands alone.
 */
const statementsOfDocument = (claims: readonly SourcedClaim[]): Statement[] =>
  groupBy(claims.map(statementOf), thingKey).flatMap((group) => {
    const [first, ...rest] = group;
    if (!first || rest.length === 0) return group;
    const people = quantitiesWithoutMunition.has(first.quantity);
    const exact = group.every(({ count }) => count.bound === 'exactly');
    const apart = group.every((a, at) =>
      group.every((b, other) => at === other || disjoint(a.window, b.window)),
    );
    const tally = isOwn(first.by, first.document) && first.by === 'defence-ministry-ru';
    if (!people && exact && (apart || tally)) return [addUp(group, first.region) ?? first];
    const seen = new Set<number>();
    return group.filter(({ count }) => {
      const twice = seen.has(count.value);
      seen.add(count.value);
      return !twice;
    });
  });

/** True where some of the values, at least two of them, add up to `whole`. */
const addsUpFrom = (values: readonly number[], whole: number): boolean => {
  let sums: readonly (readonly [sum: number, terms: number])[] = [[0, 0]];
  for (const value of values.slice(0, 12))
    sums = [...sums, ...sums.map(([sum, terms]) => [sum + value, terms + 1] as const)];
  return sums.some(([sum, terms]) => terms > 1 && sum === whole);
};

/**
 * A ministry post without a grand total ("29 over Belgorod oblast and one over Voronezh oblast"): its
 * items make one, which is our sum. An item of several regions ("five over Crimea and the Black Sea") is one of
 * them, unless it says again what two or more of the others say. Items of a stated total are subsets and never
 * added to it.
 */
const withTotalOfItems = (statements: readonly Statement[]): Statement[] => {
  const whole = statements.filter(({ subset }) => !subset);
  const replaced = new Map<Statement, Statement | null>();
  const totals = groupBy(
    whole.filter(({ region, munition }) => region !== null && munition !== null),
    (statement) => thingKey({ ...statement, region: null }),
  ).flatMap((items) => {
    const [first] = items;
    if (!first || !isOwn(first.by, first.document)) return [];
    const key = thingKey({ ...first, region: null });
    const together = whole.filter(
      (statement) => statement.region === null && thingKey(statement) === key,
    );
    const values = items.map(({ count }) => count.value);
    const all = values.reduce((sum, value) => sum + value, 0);
    if (together.some(({ count }) => count.value === all)) return [];
    const counted: Statement[] = [];
    for (const one of together) {
      const again = addsUpFrom(values, one.count.value);
      replaced.set(one, again ? null : { ...one, subset: true });
      if (!again) counted.push(one);
    }
    const sum = items.length + counted.length > 1 ? addUp([...items, ...counted], null) : null;
    return sum ? [sum] : [];
  });
  return [
    ...statements.flatMap((statement) => {
      const other = replaced.get(statement);
      return other === undefined ? [statement] : other === null ? [] : [other];
    }),
    ...totals,
  ];
};

/** Every statement about the night, one document at a time. */
export const statementsOf = (claims: readonly SourcedClaim[]): Statement[] =>
  groupBy(claims, ({ document, by }) => `${document.id}|${by ?? ''}`).flatMap((group) =>
    withTotalOfItems(statementsOfDocument(group)),
  );
