// The digest as other programs read it (CONTRACT 6). Keys may be added, never renamed.
import { sourceLabel } from './marks.ts';
import { wordsOf } from './locale.ts';
import type { Digest, Direction, Figure, FigureClaim } from './digest.ts';
import type { Document } from '../data/model/night.ts';

const claimJson = (claim: FigureClaim): Record<string, unknown> => ({
  value: claim.value,
  bound: claim.bound,
  by: claim.by,
  speaker: claim.speaker,
  via: claim.via,
  url: claim.url,
  title: claim.title,
  asOf: claim.asOf,
  quote: claim.quote,
  source: claim.source,
});

const figureJson = (figure: Figure): Record<string, unknown> => ({
  part: figure.part,
  quantity: figure.quantity,
  munition: figure.munition,
  region: figure.region,
  subset: figure.subset,
  lead: claimJson(figure.lead),
  others: figure.others.map(claimJson),
  disputed: figure.disputed,
  ours: figure.ours,
  parts: figure.parts.map(claimJson),
});

const directionJson = (direction: Direction): Record<string, unknown> => ({
  attacker: direction.attacker,
  defender: direction.defender,
  reported: direction.reported,
  figures: direction.figures.map(figureJson),
  regions: direction.regions.map(figureJson),
  launchAreas: direction.launchAreas,
});

/** What was said, with the id of its source in `sources` instead of the whole document. */
const sourced = <T extends { readonly document: Document }>({
  document,
  ...said
}: T): Record<string, unknown> => ({ ...said, source: document.id });

/** CONTRACT 6 exactly, with a few keys more; ready for JSON.stringify. A source without a title has its label. */
export const digestJson = (digest: Digest): Record<string, unknown> => ({
  night: digest.night,
  state: digest.state,
  ongoing: digest.ongoing,
  directions: digest.directions.map(directionJson),
  dayBefore: digest.dayBefore.map(directionJson),
  checks: digest.checks,
  context: digest.context,
  diplomacy: digest.diplomacy.map(sourced),
  diplomacySince: digest.diplomacySince,
  incidents: digest.incidents.map(sourced),
  unnumbered: digest.unnumbered.map(sourced),
  revisions: digest.revisions,
  sources: digest.sources.map((source) => ({
    id: source.id,
    title: source.title ?? sourceLabel(wordsOf('en'), source),
    url: source.url,
    publishedAt: source.publishedAt,
    source: source.source,
    outlet: source.outlet,
    asOf: source.asOf,
    relayOf: source.relayOf,
  })),
});
