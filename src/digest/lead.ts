// Which statement leads a line, and which statements are about the same thing. Nothing is lost or
// averaged: what does not lead stands beside it. The one place where precedence is decided.
import type { Count } from '../data/model/count.ts';
import { agrees } from '../data/model/count.ts';
import type { Document, SourcedClaim } from '../data/model/night.ts';
import type { Window } from '../data/model/report.ts';
import {
  munitionKey,
  munitionKinds,
  quantitiesWithoutMunition,
  type Munition,
  type Part,
  type Quantity,
  type Side,
  type Speaker,
} from '../data/model/terms.ts';
import type { Figure, FigureClaim } from './digest.ts';

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

/** The channels whose own reports of attacks by `attacker` lead, the first before the second. */
export const officialSpeakers: Readonly<Record<Side, readonly Speaker[]>> = {
  russia: ['air-force-ua', 'general-staff-ua'],
  ukraine: ['defence-ministry-ru'],
};

/** Who speaks for the side attacked; their words make a direction reported. */
export const defendersOf: Readonly<Record<Side, ReadonlySet<Speaker>>> = {
  russia: new Set<Speaker>(['air-force-ua', 'general-staff-ua', 'president-ua', 'officials-ua']),
  ukraine: new Set<Speaker>(['defence-ministry-ru', 'officials-ru']),
};

/** True where the document is the speaker's own post, or the table that keeps that post's figures. */
export const isOwn = (by: Speaker | null, document: { readonly source: string }): boolean =>
  by !== null && document.source === by;

const others: readonly (Speaker | null)[] = [
  'president-ua',
  'officials-ua',
  'officials-ru',
  'un',
  'officials-other',
  'isw',
  'news',
  null,
];

/** Smaller leads: own official post, its copy in a table, relays of it, then the others by their office. */
const rankOf = (attacker: Side, by: Speaker | null, document: Document): number => {
  const official = by === null ? -1 : officialSpeakers[attacker].indexOf(by);
  if (official >= 0)
    return (isOwn(by, document) ? 0 : 10) + official * 2 + (document.relayOf == null ? 0 : 1);
  const place = others.indexOf(by);
  return 20 + (place < 0 ? others.length : place);
};

const momentOf = (document: Document): number =>
  Date.parse(document.asOf ?? document.publishedAt ?? '') || 0;

/** Order of precedence of two statements about the same direction. */
export const leadsBefore = (a: Statement, b: Statement): number =>
  rankOf(a.attacker, a.by, a.document) - rankOf(b.attacker, b.by, b.document) ||
  momentOf(b.document) - momentOf(a.document) ||
  (a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : 0);

type Thing = Pick<Statement, 'part' | 'attacker' | 'quantity' | 'munition' | 'region' | 'subset'>;
const thingKey = (thing: Thing): string =>
  [
    thing.part,
    thing.attacker,
    thing.quantity,
    munitionKey(thing.munition),
    thing.region ?? '',
    String(thing.subset),
  ].join('|');

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
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

const statementOf = (claim: SourcedClaim): Statement => ({
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

const addUp = (statements: readonly Statement[], region: string | null): Statement | null => {
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

/**
 * A ministry post without a grand total ("29 over Belgorod oblast and one over Voronezh oblast"): its
 * items make one, which is our sum. Items of a stated total are subsets and never added to it.
 */
const totalOfItems = (statements: readonly Statement[]): Statement[] => {
  const whole = statements.filter(({ subset }) => !subset);
  return groupBy(
    whole.filter(({ region, munition }) => region !== null && munition !== null),
    (statement) => thingKey({ ...statement, region: null }),
  ).flatMap((items) => {
    const [first] = items;
    if (!first || !isOwn(first.by, first.document)) return [];
    const key = thingKey({ ...first, region: null });
    if (whole.some((statement) => statement.region === null && thingKey(statement) === key))
      return [];
    const sum = items.length > 1 ? addUp(items, null) : null;
    return sum ? [sum] : [];
  });
};

/** Every statement about the night, one document at a time. */
export const statementsOf = (claims: readonly SourcedClaim[]): Statement[] =>
  groupBy(claims, ({ document, by }) => `${document.id}|${by ?? ''}`).flatMap((group) => {
    const statements = statementsOfDocument(group);
    return [...statements, ...totalOfItems(statements)];
  });

/** A claim as the digest prints it. */
export const figureClaim = (statement: Statement): FigureClaim => {
  const { document, count, by } = statement;
  const [claim] = statement.claims;
  return {
    value: count.value,
    bound: count.bound,
    by,
    speaker: claim?.speaker ?? null,
    via: claim?.outlet ?? document.outlet ?? document.source,
    url: document.url,
    title: document.title,
    asOf: document.asOf ?? document.publishedAt,
    quote: statement.claims.length === 1 ? (claim?.quote ?? null) : null,
    source: document.id,
  };
};

/**
 * The newest own report leads, and with it those of the same speaker whose hours do not overlap: then
 * the sum is ours and its parts are shown. Own posts about moments without hours cannot be added; they
 * stand as parts beside the newest.
 */
const leadOf = (
  statements: readonly Statement[],
): { lead: Statement; parts: readonly Statement[]; ours: boolean } | null => {
  const [first, ...rest] = statements;
  if (!first) return null;
  const alone = { lead: first, parts: [], ours: first.claims.length > 1 };
  const partsOfFirst =
    first.claims.length > 1 ? { ...alone, parts: first.claims.map(statementOf) } : alone;
  if (!isOwn(first.by, first.document) || first.munition === null) return partsOfFirst;
  const own = rest.filter(
    ({ by, document, count }) =>
      by === first.by &&
      isOwn(by, document) &&
      document.id !== first.document.id &&
      count.bound === 'exactly',
  );
  const taken = [first];
  for (const other of own)
    if (taken.every(({ window }) => disjoint(window, other.window))) taken.push(other);
  const sum = taken.length > 1 ? addUp(taken, first.region) : null;
  if (sum) return { lead: sum, parts: taken, ours: true };
  const moments =
    first.part === 'day' && first.by === 'defence-ministry-ru' && own.length > 0
      ? [first, ...own.filter(({ window }) => !window?.from || !window.to)]
      : [];
  return moments.length > 1 ? { ...alone, parts: moments } : partsOfFirst;
};

/**
 * Two statements that cannot both be true of the same thing. A speaker's own posts about other hours, or
 * before a revision, are no dispute.
 */
const contradicts = (a: Statement, b: Statement): boolean =>
  a.document.id !== b.document.id &&
  !(a.by === b.by && isOwn(a.by, a.document) && isOwn(b.by, b.document)) &&
  !disjoint(a.window, b.window) &&
  !agrees(a.count, b.count);

/** The narrower of two labels for one figure: "kh-101" of "kh-101" and "kh-101/kh-555". */
const narrower = (a: Munition | null, b: Munition | null): Munition | null =>
  a === null || b === null ? (a ?? b) : munitionKinds(a).length <= munitionKinds(b).length ? a : b;

const isBundleOf = (a: Munition | null, b: Munition | null): boolean => {
  if (a === null || b === null) return false;
  const [kindsA, kindsB] = [munitionKinds(a), munitionKinds(b)];
  const [small, large] = kindsA.length < kindsB.length ? [kindsA, kindsB] : [kindsB, kindsA];
  return small.length < large.length && small.every((kind) => large.includes(kind));
};

/** A bundled label and one of its kinds with the same value are one thing (CONTRACT 6). */
const mergeBundles = (groups: readonly Statement[][]): Statement[][] => {
  const merged: Statement[][] = [];
  for (const group of groups) {
    const [first] = group;
    const twin =
      first &&
      merged.find((other) => {
        const [head] = other;
        return (
          head !== undefined &&
          thingKey({ ...head, munition: null }) === thingKey({ ...first, munition: null }) &&
          isBundleOf(head.munition, first.munition) &&
          other.some(({ count }) => group.some((one) => one.count.value === count.value))
        );
      });
    if (twin) twin.push(...group);
    else merged.push([...group]);
  }
  return merged.map((group) => group.sort(leadsBefore));
};

/** Figures of one direction and part with everything said of each; regions and totals alike. */
export const figuresOf = (statements: readonly Statement[]): Figure[] =>
  mergeBundles(groupBy(statements, thingKey).map((group) => [...group].sort(leadsBefore))).flatMap(
    (group): Figure[] => {
      const chosen = leadOf(group);
      if (!chosen) return [];
      const { lead, parts, ours } = chosen;
      const inLead = new Set(parts.length > 0 ? parts.map(({ document }) => document.id) : []);
      const rest = group.filter(
        (statement) =>
          statement !== lead &&
          !lead.claims.includes(statement.claims[0] as SourcedClaim) &&
          !(inLead.has(statement.document.id) && parts.includes(statement)),
      );
      return [
        {
          part: lead.part,
          quantity: lead.quantity,
          munition: group.reduce<Munition | null>(
            (label, { munition }) => narrower(label, munition),
            lead.munition,
          ),
          region: lead.region,
          subset: lead.subset,
          lead: figureClaim(lead),
          others: rest.map(figureClaim),
          disputed: rest.some((statement) => contradicts(lead, statement)),
          ours,
          sumOf: ours ? 'hours' : null,
          parts: parts.map(figureClaim),
        },
      ];
    },
  );
