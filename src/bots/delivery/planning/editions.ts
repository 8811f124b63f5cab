// What is said for one slot: the digest at that moment with its diplomacy frozen, as versions by lead figures,
// rendered once for each platform, language and variant.
import { z } from 'zod';
import type { Body, DeliveryKind, Edition } from '../../../data/model/delivery.ts';
import type { Revision } from '../../../data/model/night.ts';
import type { PlatformName } from '../../../data/model/subscriber.ts';
import {
  sections,
  type Language,
  type LocalDate,
  type Section,
} from '../../../data/model/terms.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Digest } from '../../../digest/digest.ts';

import { renderNight } from '../../../digest/render.ts';
import { isOwn } from '../../../digest/judging/statements.ts';
import { findDigest, unreportedDigest } from '../../digests.ts';
import type { Looks, Picture, Platform } from '../../platform.ts';
import { hourReached, nightOf, nightZone } from './schedule.ts';

/** One rendering that is asked for. `digest` null for the weekly and for notices. */
export interface EditionOrder {
  readonly kind: DeliveryKind;
  readonly slot: LocalDate;
  readonly digest: Digest | null;
  readonly platform: PlatformName;
  readonly language: Language;
  readonly sections: readonly Section[];
  readonly late: boolean;
  readonly now: Date;
}

/** Null where there is nothing of that kind to say. */
export type RenderEdition = (
  order: EditionOrder,
) => Promise<{ readonly body: string; readonly picture: Picture | null } | null>;

/** The digests of nights: a push of `renderNight`, prepared by its platform. `looks` adds preview and picture. */
export const renderDigests =
  (
    platforms: readonly Platform[],
    looks: (
      order: EditionOrder,
    ) => Promise<{ readonly looks: Looks; readonly picture: Picture | null }> = () =>
      Promise.resolve({ looks: { previewUrl: null, picture: null }, picture: null }),
  ): RenderEdition =>
  async (order) => {
    const platform = platforms.find(({ name }) => name === order.platform);
    if (!order.digest || !platform) return null;
    const message = renderNight(order.digest, {
      language: order.language,
      variant: 'push',
      sections: order.sections,
      late: order.late,
      today: nightOf(order.now),
    });
    const dressed = await looks(order);
    return { body: platform.prepare(message, dressed.looks), picture: dressed.picture };
  };

/** Hour until which a morning edition takes in diplomacy, the same for all chats. */
const diplomacyHour = '08:00';

const contentSchema = z.object({
  news: z.array(z.unknown()),
  diplomacySince: z.string(),
  revisions: z.array(z.string()),
  figures: z.record(z.string(), z.number()),
});
/** What an edition keeps beside its fingerprint. */
interface Content {
  readonly news: Digest['news'];
  readonly diplomacySince: string;
  readonly revisions: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

const revisionKey = (revision: Revision): string =>
  [revision.at, revision.quantity, revision.munition, revision.from, revision.to, revision.by].join(
    '|',
  );

/** Lead figures of the night itself, by what they count. */
export const leadFigures = (digest: Digest): Readonly<Record<string, number>> =>
  Object.fromEntries(
    digest.directions.flatMap(({ attacker, figures }) =>
      figures
        .filter(({ part, region }) => part === 'night' && region === null)
        .map((figure) => [
          [attacker, figure.quantity, figure.munition ?? '', figure.subset ? 'part' : ''].join('|'),
          figure.lead.value,
        ]),
    ),
  );

const fingerprintOf = (digest: Digest): string =>
  JSON.stringify(Object.entries(leadFigures(digest)).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Munitions launched at Ukraine by the leading figures; null where nobody told a number. */
export const launchedOf = (digest: Digest): number | null => {
  const value = (munition: string): number | null =>
    digest.directions
      .find(({ attacker }) => attacker === 'russia')
      ?.figures.find(
        (figure) =>
          figure.part === 'night' &&
          figure.quantity === 'launched' &&
          figure.region === null &&
          !figure.subset &&
          figure.munition === munition,
      )?.lead.value ?? null;
  const whole = value('air-target');
  const drones = value('drone');
  const missiles = value('missile');
  const sum = drones === null && missiles === null ? null : (drones ?? 0) + (missiles ?? 0);
  return whole === null ? sum : Math.max(whole, sum ?? 0);
};

/** When the Air Force's own report of the night was published; null while it is not out. */
export const reportOf = async (store: Store, slot: LocalDate): Promise<Date | null> => {
  const night = await store.night(slot);
  const own = (night?.claims ?? []).filter(
    (claim) =>
      claim.attacker === 'russia' &&
      claim.part === 'night' &&
      claim.by === 'air-force-ua' &&
      isOwn(claim.by, claim.document),
  );
  if (own.length === 0) return null;
  const moments = own.flatMap(({ document }) => {
    const at = Date.parse(document.publishedAt ?? document.asOf ?? '');
    return Number.isNaN(at) ? [] : [at];
  });
  // A report without a time is out; since when does not matter.
  return new Date(moments.length > 0 ? Math.min(...moments) : 0);
};

const contentOf = (edition: Edition): Content =>
  contentSchema.parse(JSON.parse(edition.content)) as unknown as Content;

/** The slot as it would be said now, with the diplomacy of its first edition. */
export const digestOf = async (store: Store, slot: LocalDate): Promise<Digest> => {
  const digest = (await findDigest(store, slot))?.digest ?? unreportedDigest(slot);
  const [first] = await store.editions('daily', slot);
  if (first) {
    const { news, diplomacySince } = contentOf(first);
    return { ...digest, news, diplomacySince };
  }
  const until = hourReached(slot, diplomacyHour, nightZone).getTime();
  return {
    ...digest,
    news: digest.news.filter(
      ({ document }) => document.publishedAt === null || Date.parse(document.publishedAt) < until,
    ),
  };
};

/** Keeps the digest as the newest version of its slot, where a lead figure or its state is another. */
export const keepEdition = (store: Store, digest: Digest, now: Date): Promise<Edition> => {
  const content: Content = {
    news: digest.news,
    diplomacySince: digest.diplomacySince,
    revisions: digest.revisions.map(revisionKey),
    figures: leadFigures(digest),
  };
  return store.saveEdition(
    {
      kind: 'daily',
      slot: digest.night,
      state: digest.state,
      fingerprint: fingerprintOf(digest),
      content: JSON.stringify(content),
    },
    now,
  );
};

/**
 * Whether readers of that edition must be told: a night that was not complete is, or a source (or we)
 * changed a figure that led. A new voice, another wording or more detail is no reason.
 */
export const isOutdated = (edition: Edition, digest: Digest): boolean => {
  if (edition.state !== 'complete' && digest.state === 'complete') return true;
  const before = contentOf(edition);
  const now = leadFigures(digest);
  const known = new Set(before.revisions);
  const changed = new Set(
    Object.keys({ ...before.figures, ...now }).filter(
      (key) => before.figures[key] !== undefined && before.figures[key] !== now[key],
    ),
  );
  return digest.revisions.some(
    (revision) =>
      !known.has(revisionKey(revision)) &&
      [...changed].some((key) => {
        const [, quantity, munition] = key.split('|');
        return quantity === revision.quantity && munition === (revision.munition ?? '');
      }),
  );
};

export const variantOf = (wanted: string, late: boolean): string =>
  late ? `${wanted};late` : wanted;
export const sectionsOf = (variant: string): readonly Section[] => {
  const names = (variant.split(';')[0] ?? '').split(',');
  return sections.filter((section) => names.includes(section));
};

/** The body of an edition, rendered the first time it is asked for; null where there is nothing to say. */
export const bodyOf = async (
  store: Store,
  render: RenderEdition,
  edition: Edition,
  order: Omit<EditionOrder, 'sections' | 'late'> & { readonly variant: string },
): Promise<Body | null> => {
  const { platform, language, variant } = order;
  const kept = await store.findBody(edition.id, platform, language, variant);
  if (kept) return kept;
  const rendered = await render({
    ...order,
    sections: sectionsOf(variant),
    late: variant.endsWith(';late'),
  });
  if (!rendered) return null;
  return store.saveBody(
    { edition: edition.id, platform, language, variant, body: rendered.body },
    rendered.picture,
    order.now,
  );
};
