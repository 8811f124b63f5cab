// Claims and nights in short, for tests that say only what matters to them.
import { exactly, type Bound } from '../../src/data/model/count.ts';
import type {
  Document,
  Night,
  SourcedClaim,
  SourcedUnnumbered,
} from '../../src/data/model/night.ts';
import type { Munition, Quantity, Speaker } from '../../src/data/model/terms.ts';
import { buildDigest, emptyNight, type DigestOptions } from '../../src/digest/build.ts';
import type { Digest } from '../../src/digest/digest.ts';

export const night = '2026-01-15';

export const document = (id: string, parts: Partial<Document> = {}): Document => ({
  id,
  source: 'news',
  outlet: null,
  title: null,
  url: null,
  publishedAt: `${night}T06:30:00Z`,
  asOf: null,
  archived: false,
  ...parts,
});

/** The Air Force's own post, Russia's ministry's, an article that relays. */
export const post = document('post', { source: 'air-force-ua', url: 'https://t.me/kpszsu/1' });
export const ministryPost = document('ministry', { source: 'defence-ministry-ru' });
export const article = document('article', { outlet: 'Wire' });

export const told = (
  quantity: Quantity,
  munition: Munition | null,
  value: number,
  parts: Partial<Omit<SourcedClaim, 'count'>> & { readonly bound?: Bound } = {},
): SourcedClaim => {
  const { bound, ...rest } = parts;
  return {
    night,
    part: 'night',
    window: null,
    attacker: 'russia',
    quantity,
    munition,
    count: bound ? { value, bound } : exactly(value),
    region: null,
    subset: false,
    by: 'air-force-ua',
    speaker: null,
    outlet: null,
    quote: null,
    document: post,
    ...rest,
  };
};

export const byMinistry = (
  value: number,
  parts: Partial<Omit<SourcedClaim, 'count'>> = {},
): SourcedClaim =>
  told('intercepted', 'drone', value, {
    attacker: 'ukraine',
    by: 'defence-ministry-ru',
    document: ministryPost,
    ...parts,
  });

export const withoutNumber = (
  quantity: Quantity,
  munition: Munition,
  word: string | null = null,
  by: Speaker | null = 'air-force-ua',
): SourcedUnnumbered => ({
  night,
  attacker: 'russia',
  quantity,
  munition,
  word,
  by,
  speaker: null,
  quote: null,
  document: post,
});

export const digestFrom = (
  claims: readonly SourcedClaim[],
  parts: Partial<Night> = {},
  options: Partial<DigestOptions> = {},
): Digest =>
  buildDigest(
    { ...emptyNight(night), claims, ...parts },
    { series: [], editionCutoff: '2026-01-14T06:00:00Z', ...options },
  );
