// Messages that were sent are edited when a figure that led them changed, once it has settled; never for
// wording, never with new diplomacy.
import { z } from 'zod';
import type { Body } from '../../../data/model/delivery.ts';
import type { LocalDate } from '../../../data/model/terms.ts';
import type { Digest } from '../../../digest/digest.ts';
import { bodyOf, digestOf, isOutdated, keepEdition, leadFigures } from './editions.ts';
import type { Planning } from './enqueue.ts';
import { wordsOfError } from '../events.ts';

/** A change must stand so long; one that goes on changing is told after the longer time all the same. */
const settleTime = 10 * 60_000;
const longestWait = 60 * 60_000;
/** Nights are followed for so long after their edition. */
const followed = 7 * 86_400_000;

const factOf = (night: LocalDate): string => `revision/${night}`;
const waitSchema = z.object({ figures: z.string(), since: z.string(), first: z.string() });

/** Null where the night has nothing that is settling. */
const waitOf = async ({ store }: Planning, night: LocalDate) =>
  waitSchema.safeParse(JSON.parse((await store.recall(factOf(night))) ?? 'null')).data ?? null;

const settled = async (planning: Planning, digest: Digest, now: Date): Promise<boolean> => {
  const { store } = planning;
  const figures = JSON.stringify([digest.state, leadFigures(digest)]);
  const at = now.toISOString();
  const kept = await waitOf(planning, digest.night);
  // What is said to have begun later than now was written before the clock was set back.
  const first = kept && kept.first <= at ? kept.first : at;
  if (kept?.figures !== figures || kept.since > at) {
    await store.remember(factOf(digest.night), JSON.stringify({ figures, since: at, first }));
    if (now.getTime() - Date.parse(first) < longestWait) return false;
  } else if (now.getTime() - Date.parse(kept.since) < settleTime) return false;
  await store.remember(factOf(digest.night), 'null');
  return true;
};

/** The bodies of a slot that are in chats or on their way, told apart by whether their figures still hold. */
const bodiesOf = async (
  { store }: Planning,
  digest: Digest,
): Promise<{ readonly right: readonly Body[]; readonly outdated: readonly Body[] }> => {
  const editions = new Map(
    (await store.editions('daily', digest.night)).map((edition) => [edition.id, edition]),
  );
  const known = (await store.bodiesInUse('daily', digest.night)).filter(({ edition }) =>
    editions.has(edition),
  );
  const isOld = ({ edition }: Body): boolean => {
    const version = editions.get(edition);
    return version !== undefined && isOutdated(version, digest);
  };
  return {
    right: known.filter((body) => !isOld(body)),
    outdated: known.filter(isOld),
  };
};

/** Puts the new words in place of those that stand in chats; returns how many messages are to be edited. */
const replace = async (planning: Planning, digest: Digest, now: Date): Promise<number> => {
  const { store, render, tell } = planning;
  const slot = digest.night;
  const newest = await keepEdition(store, digest, now);
  const { right, outdated } = await bodiesOf(planning, digest);
  let messages = 0;
  for (const old of outdated) {
    const body = await bodyOf(store, render, newest, {
      ...{ kind: 'daily', slot, digest, now },
      platform: old.platform,
      language: old.language,
      variant: old.variant,
    });
    if (body && body.body !== old.body)
      messages += await store.replaceBody('daily', slot, old.id, body.id, now);
  }
  // A figure that went back before its edit was made: what stands there is right.
  await store.dropEdits(
    'daily',
    slot,
    right.map(({ id }) => id),
    outdated.map(({ id }) => id),
  );
  if (messages > 0)
    tell({ event: 'revision', kind: 'daily', slot, version: newest.version, messages });
  return messages;
};

/** One run over the nights of the last seven days. Returns how many messages are to be edited. */
export const revise = async (planning: Planning, now: Date): Promise<number> => {
  const { store, tell } = planning;
  const since = new Date(now.getTime() - followed);
  let messages = 0;
  for (const { kind, slot } of await store.newestEditions(since)) {
    if (kind !== 'daily') continue;
    try {
      // Later versions do not make a night any younger.
      const [first] = await store.editions('daily', slot);
      if (!first || first.createdAt < since.toISOString()) continue;
      const digest = await digestOf(store, slot);
      const { outdated } = await bodiesOf(planning, digest);
      if (outdated.length === 0) {
        if (await waitOf(planning, slot)) await store.remember(factOf(slot), 'null');
      } else if (await settled(planning, digest, now))
        messages += await replace(planning, digest, now);
    } catch (error) {
      tell({ event: 'alarm', what: 'edition', platform: null, text: wordsOfError(error) });
    }
  }
  return messages;
};
