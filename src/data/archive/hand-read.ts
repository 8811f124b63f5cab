// Hand-read reports of the two official channels as documents: their figures without their words.
// Never dates a figure that its text leaves undated.
import { DateTime } from 'luxon';
import { z } from 'zod';
import { countSchema } from '../model/count.ts';
import { claimSchema, periodSchema, unnumberedSchema } from '../model/report.ts';
import type { Claim, Report } from '../model/report.ts';
import { reportStatuses, sides, type Part } from '../model/terms.ts';
import type { ArchiveDocument } from '../store/store.ts';

const truthSchema = z.object({
  id: z.string(),
  published: z.string(),
  truth: z.object({
    status: z.enum(reportStatuses),
    attacker: z.enum(sides).nullable(),
    period: periodSchema.nullable(),
    asOf: z.string().nullable(),
    ongoing: z.boolean().nullable(),
    launchAreas: z.array(z.string()).default([]),
    claims: z.array(
      claimSchema
        .pick({
          night: true,
          attacker: true,
          quantity: true,
          munition: true,
          region: true,
          subset: true,
          by: true,
        })
        .extend({ count: countSchema }),
    ),
    unnumbered: z
      .array(
        z.object({
          quantity: unnumberedSchema.shape.quantity,
          munition: unnumberedSchema.shape.munition,
          word: z.string().nullish(),
        }),
      )
      .default([]),
  }),
});
type Truth = z.infer<typeof truthSchema>;

const airForcePostSchema = z.object({
  id: z.string(),
  date: z.string(),
  channel: z.string(),
  post_id: z.number().nullable(),
  url: z.string().nullable(),
  kind: z.string(),
});
const lines = <T>(schema: z.ZodType<T>, text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));

const claimsOf = (truth: Truth['truth'], part: Part): Claim[] =>
  truth.claims.map((claim) => ({
    ...claim,
    part: truth.period?.kind ?? part,
    window: null,
    speaker: null,
    outlet: null,
    quote: null,
  }));

const reportOf = (
  { truth }: Truth,
  source: ArchiveDocument['source'],
  part: Part,
): Omit<Report, 'id'> => ({
  status: 'report',
  reason: null,
  source,
  attacker: truth.attacker,
  period: truth.period,
  asOf: truth.asOf,
  ongoing: truth.ongoing,
  launchAreas: truth.launchAreas,
  claims: claimsOf(truth, part),
  unnumbered: truth.unnumbered.map(({ quantity, munition, word }) => ({
    night: truth.period?.date ?? truth.claims[0]?.night ?? null,
    attacker: truth.attacker ?? 'russia',
    quantity,
    munition,
    word: word ?? null,
    by: truth.claims[0]?.by ?? null,
    speaker: null,
    quote: null,
  })),
  incidents: [],
  events: [],
});

const hostOf = (address: string | null): string | null => {
  const host = /^https?:\/\/([^/\s]+)/.exec(address ?? '')?.[1];
  return host?.replace(/^www\./, '') ?? null;
};

interface Outcome {
  readonly documents: readonly ArchiveDocument[];
  readonly skipped: readonly string[];
}

/**
 * Posts of the Air Force. Those that only an outlet quotes are that outlet's documents: the Air Force is
 * who says it, not who published it. A text whose own date cannot be right is left out.
 */
export const readAirForceReports = (truthText: string, postsText: string): Outcome => {
  const posts = new Map(lines(airForcePostSchema, postsText).map((post) => [post.id, post]));
  const documents: ArchiveDocument[] = [];
  const skipped: string[] = [];
  for (const truth of lines(truthSchema, truthText)) {
    const post = posts.get(truth.id);
    if (!post || truth.truth.status !== 'report') {
      skipped.push(`${truth.id}: no post or no report`);
      continue;
    }
    const stated = truth.truth.period?.date ?? post.date;
    const apart = DateTime.fromISO(stated).diff(DateTime.fromISO(post.date), 'days').days;
    if (Math.abs(apart) > 2) {
      skipped.push(`${truth.id}: states ${stated}, published ${post.date}`);
      continue;
    }
    const own = post.channel === 'kpszsu';
    const source = own ? 'air-force-ua' : 'news';
    const id = `${own ? 'air-force-ua' : 'air-force-ua-quoted'}/${post.post_id ?? truth.id}`;
    const address = /^https?:\/\/\S+$/.test(post.url ?? '') ? post.url : null;
    documents.push({
      id,
      source,
      outlet: own ? null : hostOf(post.url),
      title: own ? 'Air Force of Ukraine, Telegram' : null,
      url: own ? (post.post_id === null ? null : `https://t.me/kpszsu/${post.post_id}`) : address,
      publishedAt: truth.published,
      report: { id, ...reportOf(truth, source, post.kind === 'day' ? 'day' : 'night') },
    });
  }
  return { documents, skipped };
};

/** The ministry's posts bear no number here: they are named by channel and time. */
export const ministryTitle = 'Russian MoD, Telegram';

/** Posts of Russia's defence ministry, which bear no number here: they are named by channel and time. */
export const readMinistryReports = (truthText: string): Outcome => {
  const documents: ArchiveDocument[] = [];
  const skipped: string[] = [];
  for (const truth of lines(truthSchema, truthText)) {
    if (truth.truth.status !== 'report') {
      skipped.push(`${truth.id}: ${truth.truth.status}`);
      continue;
    }
    const id = `defence-ministry-ru/${truth.id}`;
    documents.push({
      id,
      source: 'defence-ministry-ru',
      outlet: null,
      title: ministryTitle,
      url: null,
      publishedAt: truth.published,
      report: { id, ...reportOf(truth, 'defence-ministry-ru', 'night') },
    });
  }
  return { documents, skipped };
};
