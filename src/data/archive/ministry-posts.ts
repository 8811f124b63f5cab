// The Russian defence ministry's posts as the reader reads them. A post that was cut is used for its total
// alone, and only where that stood whole before the cut; a hand-read post is never read again.
import { DateTime } from 'luxon';
import { z } from 'zod';
import { exactly } from '../model/count.ts';
import { nothingTold, type Claim, type Report } from '../model/report.ts';
import { read } from '../reader/read.ts';
import type { ArchiveDocument } from '../store/store.ts';
import { ministryTitle } from './hand-read.ts';

const postSchema = z.object({
  id: z.string(),
  posted_at: z.string(),
  text: z.string(),
  truncated: z.boolean(),
});
type Post = z.infer<typeof postSchema>;

const totalSchema = z.object({
  id: z.string(),
  kind: z.enum(['night', 'interval']),
  total: z.number().int().nonnegative(),
});

const lines = <T>(schema: z.ZodType<T>, text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));

/** The channel signs with a blue diamond, a hashtag or a link: what stands before has come to its end. */
const signature = /\u{1F539}|\]\(h|#\p{L}|\[\p{L}/u;

const isTotal = (claim: Claim): boolean => claim.region === null && !claim.subset;

/** From then on the ministry's posts open with their total; before, more might follow the first number. */
const totalsSince = '2024-12-01';

/**
 * What of a cut post is certain: everything where only its signature was cut, else totals that items or the
 * usual form of its time show to be whole. Null where nothing is.
 */
const certain = (report: Report, post: Post): Report | null => {
  if (!post.truncated || signature.test(post.text)) return report;
  const itemised = report.claims.some(({ subset }) => subset);
  const totals = report.claims.filter(isTotal);
  const sure = itemised || (report.period?.date ?? '') >= totalsSince;
  return sure && totals.length > 0
    ? { ...report, claims: totals, unnumbered: [], incidents: [] }
    : null;
};

const sumOfDrones = (claims: readonly Claim[]): number => {
  const downed = claims.filter(
    ({ quantity, munition, subset }) =>
      quantity === 'intercepted' && munition === 'drone' && !subset,
  );
  const totals = downed.filter(isTotal);
  return (totals.length > 0 ? totals : downed).reduce((sum, { count }) => sum + count.value, 0);
};

const documentOf = (post: Post, report: Report): ArchiveDocument => {
  const id = `defence-ministry-ru/${post.id}`;
  return {
    id,
    source: 'defence-ministry-ru',
    outlet: null,
    title: ministryTitle,
    url: null,
    publishedAt: post.posted_at,
    report: {
      ...report,
      id,
      claims: report.claims.map((claim) => ({ ...claim, quote: null })),
      unnumbered: report.unnumbered.map((entry) => ({ ...entry, quote: null })),
      incidents: report.incidents.map((incident) => ({ ...incident, quote: null })),
      events: [],
    },
  };
};

/** The total that somebody added up by hand, for a post that the reader refuses; a night's only. */
const totalAlone = (post: Post, total: number): Report | null => {
  const night = DateTime.fromISO(post.posted_at, { zone: 'Europe/Moscow' }).toISODate();
  if (night === null) return null;
  return {
    id: post.id,
    status: 'report',
    reason: null,
    source: 'defence-ministry-ru',
    ...nothingTold,
    attacker: 'ukraine',
    period: { kind: 'night', date: night, from: null, to: null },
    claims: [
      {
        night,
        part: 'night',
        window: null,
        attacker: 'ukraine',
        quantity: 'intercepted',
        munition: 'drone',
        count: exactly(total),
        region: null,
        subset: false,
        by: 'defence-ministry-ru',
        speaker: null,
        outlet: null,
        quote: null,
      },
    ],
  };
};

export interface MinistryPosts {
  readonly documents: readonly ArchiveDocument[];
  /** Why posts were left out, each reason with the number of posts. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Posts whose total by hand differs from the reader's. */
  readonly differing: readonly string[];
}

/** Every post that is not hand-read; `figuresText` holds totals by hand, to check against and to fall back on. */
export const readMinistryPosts = (
  postsText: string,
  figuresText: string,
  handRead: ReadonlySet<string>,
): MinistryPosts => {
  const totals = new Map(lines(totalSchema, figuresText).map((entry) => [entry.id, entry]));
  const documents: ArchiveDocument[] = [];
  const skipped = new Map<string, number>();
  const differing: string[] = [];
  for (const post of lines(postSchema, postsText)) {
    if (handRead.has(`defence-ministry-ru/${post.id}`)) continue;
    const report = read({
      id: post.id,
      source: 'defence-ministry-ru',
      published: post.posted_at,
      text: post.text,
    });
    const byHand = totals.get(post.id);
    const kept = report.status === 'report' ? certain(report, post) : null;
    if (kept && byHand && sumOfDrones(kept.claims) !== byHand.total)
      differing.push(`${post.id}: read ${sumOfDrones(kept.claims)}, by hand ${byHand.total}`);
    const used =
      kept ?? (byHand?.kind === 'night' && !post.truncated ? totalAlone(post, byHand.total) : null);
    if (used && used.claims.length > 0) documents.push(documentOf(post, used));
    else {
      const reason = report.status === 'report' ? 'cut before its total' : (report.reason ?? '');
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    }
  }
  return { documents, skipped, differing };
};
