// Messages that were sent are edited when a figure that led them changed, once it has settled; never for
// wording, never with new diplomacy.
import { z } from 'zod';
import type { Edition } from '../../data/model/delivery.ts';
import type { Digest } from '../../digest/digest.ts';
import { bodyOf, digestOf, isOutdated, keepEdition, leadFigures } from './editions.ts';
import type { Planning } from './enqueue.ts';
import { wordsOfError } from './events.ts';

/** A change must stand so long; one that goes on changing is told after the longer time all the same. */
const settleTime = 10 * 60_000;
const longestWait = 60 * 60_000;
/** Nights are followed for so long after their edition. */
const followed = 7 * 86_400_000;

const waitSchema = z.object({ figures: z.string(), since: z.string(), first: z.string() });

const settled = async ({ store }: Planning, digest: Digest, now: Date): Promise<boolean> => {
  const name = `revision/${digest.night}`;
  const figures = JSON.stringify([digest.state, leadFigures(digest)]);
  const kept = waitSchema.safeParse(JSON.parse((await store.recall(name)) ?? 'null')).data;
  const at = now.toISOString();
  if (kept?.figures !== figures) {
    const first = kept?.first !== undefined && kept.first !== '' ? kept.first : at;
    await store.remember(name, JSON.stringify({ figures, since: at, first }));
    if (now.getTime() - Date.parse(first) < longestWait) return false;
  } else if (now.getTime() - Date.parse(kept.since) < settleTime) return false;
  await store.remember(name, 'null');
  return true;
};

const editionsOf = async (
  planning: Planning,
  digest: Digest,
): Promise<ReadonlyMap<string, Edition>> =>
  new Map(
    (await planning.store.editions('daily', digest.night)).map((edition) => [edition.id, edition]),
  );

/** Puts the new words in place of those that stand in chats; returns how many messages are to be edited. */
const replace = async (planning: Planning, digest: Digest, now: Date): Promise<number> => {
  const { store, render, tell } = planning;
  const newest = await keepEdition(store, digest, now);
  const editions = await editionsOf(planning, digest);
  let messages = 0;
  for (const old of await store.bodiesInUse('daily', digest.night)) {
    const edition = editions.get(old.edition);
    if (old.edition === newest.id || !edition || !isOutdated(edition, digest)) continue;
    const body = await bodyOf(store, render, newest, {
      kind: 'daily',
      slot: digest.night,
      digest,
      platform: old.platform,
      language: old.language,
      variant: old.variant,
      now,
    });
    if (body && body.body !== old.body)
      messages += await store.replaceBody('daily', digest.night, old.id, body.id, now);
  }
  if (messages > 0)
    tell({
      event: 'revision',
      kind: 'daily',
      slot: digest.night,
      version: newest.version,
      messages,
    });
  return messages;
};

/** One run over the nights of the last seven days. Returns how many messages are to be edited. */
export const revise = async (planning: Planning, now: Date): Promise<number> => {
  const { store, tell } = planning;
  let messages = 0;
  for (const { kind, slot } of await store.newestEditions(new Date(now.getTime() - followed))) {
    if (kind !== 'daily') continue;
    try {
      const digest = await digestOf(store, slot);
      const editions = await editionsOf(planning, digest);
      const inUse = await store.bodiesInUse('daily', slot);
      const outdated = inUse.some(({ edition }) => {
        const known = editions.get(edition);
        return known !== undefined && isOutdated(known, digest);
      });
      if (outdated && (await settled(planning, digest, now)))
        messages += await replace(planning, digest, now);
    } catch (error) {
      tell({ event: 'alarm', what: 'edition', platform: null, text: wordsOfError(error) });
    }
  }
  return messages;
};
