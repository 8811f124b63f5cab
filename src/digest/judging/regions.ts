// Figures by region beside the total that they are parts of. A ministry posts several times a night: what an
// evening's post tells of a region is no part of the total that another post gives.
import { munitionKey } from '../../data/model/terms.ts';
import { isOwn } from './statements.ts';
import type { Document } from '../../data/model/night.ts';
import type { Figure, FigureClaim } from '../digest.ts';

/** Posts behind the totals that a figure of a region is held against; null where its speaker gave none. */
const postsBehind = (figure: Figure, totals: readonly Figure[]): ReadonlySet<string> | null => {
  const beside = totals.filter(
    (total) =>
      !total.subset &&
      total.part === figure.part &&
      total.quantity === figure.quantity &&
      total.lead.by === figure.lead.by &&
      munitionKey(total.munition) === munitionKey(figure.munition),
  );
  return beside.length === 0
    ? null
    : new Set(beside.flatMap(({ lead, parts }) => [lead, ...parts].map(({ source }) => source)));
};

const ownOf = (claims: readonly FigureClaim[], by: FigureClaim['by']): readonly FigureClaim[] =>
  claims.filter((claim) => claim.by === by);

/** The figure as the posts of the total tell it; null where none of them names the region. */
const narrowed = (figure: Figure, posts: ReadonlySet<string>): Figure | null => {
  const told = figure.parts.length > 0 ? figure.parts : [figure.lead];
  if (told.every(({ source }) => posts.has(source))) return figure;
  const parts = told.filter(({ source }) => posts.has(source));
  const [first] =
    parts.length > 0
      ? parts
      : ownOf(figure.others, figure.lead.by).filter(({ source }) => posts.has(source));
  if (!first) return null;
  const value = parts.length > 1 ? parts.reduce((sum, part) => sum + part.value, 0) : first.value;
  const kept = parts.length > 1 ? parts : [];
  return {
    ...figure,
    lead: { ...first, value },
    others: figure.others.filter((claim) => claim !== first),
    ours: kept.length > 0,
    sumOf: kept.length > 0 ? figure.sumOf : null,
    parts: kept,
  };
};

/**
 * Regions of the night that belong to the totals beside them. A region of a speaker without a total stays, and so
 * does what one text relays of another's.
 */
export const regionsOfTotals = (
  regions: readonly Figure[],
  totals: readonly Figure[],
  documents: ReadonlyMap<string, Document>,
): readonly Figure[] =>
  regions.flatMap((figure) => {
    const document = documents.get(figure.lead.source);
    const posts =
      figure.part === 'night' && document !== undefined && isOwn(figure.lead.by, document)
        ? postsBehind(figure, totals)
        : null;
    return posts === null ? [figure] : [narrowed(figure, posts)].flatMap((one) => one ?? []);
  });
