// Which statement leads a line, and which statements are about the same thing. Nothing is lost or
// averaged: what does not lead stands beside it. The one place where precedence is decided.
import { agrees } from '../../data/model/count.ts';
import type { Document, SourcedClaim } from '../../data/model/night.ts';
import { munitionKinds, type Munition, type Side, type Speaker } from '../../data/model/terms.ts';
import type { Figure, FigureClaim } from '../digest.ts';
import {
  addUp,
  disjoint,
  groupBy,
  isOwn,
  statementOf,
  thingKey,
  type Statement,
} from './statements.ts';

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

/**
 * Order of precedence of two statements about the same direction. `outdated`: documents that another figure
 * shows to be from before a revision; they come last among their equals.
 */
export const leadsBefore = (
  a: Statement,
  b: Statement,
  outdated: ReadonlySet<string> = new Set(),
): number =>
  rankOf(a.attacker, a.by, a.document) - rankOf(b.attacker, b.by, b.document) ||
  Number(outdated.has(a.document.id)) - Number(outdated.has(b.document.id)) ||
  momentOf(b.document) - momentOf(a.document) ||
  (a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : 0);

/** From the first to the last of the claims' hours; null where one of them does not state both. */
const hoursOf = ({ claims }: Statement): FigureClaim['hours'] => {
  const stated = claims.flatMap(({ window }) =>
    window?.from && window.to ? [{ from: window.from, to: window.to }] : [],
  );
  const by = (at: string): number => Date.parse(at);
  const [first] = stated.toSorted((a, b) => by(a.from) - by(b.from));
  const [last] = stated.toSorted((a, b) => by(b.to) - by(a.to));
  return first && last && stated.length === claims.length
    ? { from: first.from, to: last.to }
    : null;
};

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
    hours: hoursOf(statement),
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
const mergeBundles = (
  groups: readonly Statement[][],
  inOrder: (a: Statement, b: Statement) => number,
): Statement[][] => {
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
  return merged.map((group) => group.sort(inOrder));
};

/** Relays of a speaker that contradict its own report of any one thing: they were written before it. */
const outdatedIn = (groups: readonly (readonly Statement[])[]): ReadonlySet<string> =>
  new Set(
    groups.flatMap((group) => {
      const [first] = group.toSorted((a, b) => leadsBefore(a, b));
      if (!first || !isOwn(first.by, first.document)) return [];
      return group
        .filter((other) => other.by === first.by && !isOwn(other.by, other.document))
        .filter((other) => contradicts(first, other))
        .map(({ document }) => document.id);
    }),
  );

const figureOf = (group: readonly Statement[]): Figure | null => {
  const chosen = leadOf(group);
  if (!chosen) return null;
  const { lead, parts, ours } = chosen;
  const inLead = new Set(parts.map(({ document }) => document.id));
  const rest = group.filter(
    (statement) =>
      statement !== lead &&
      !lead.claims.includes(statement.claims[0] as SourcedClaim) &&
      !(inLead.has(statement.document.id) && parts.includes(statement)),
  );
  return {
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
  };
};

/** Figures of one direction and part with everything said of each; regions and totals alike. */
export const figuresOf = (statements: readonly Statement[]): Figure[] => {
  const groups = groupBy(statements, thingKey);
  const outdated = outdatedIn(groups);
  const inOrder = (a: Statement, b: Statement): number => leadsBefore(a, b, outdated);
  return mergeBundles(
    groups.map((group) => group.toSorted(inOrder)),
    inOrder,
  ).flatMap((group) => figureOf(group) ?? []);
};
