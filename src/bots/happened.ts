// What platforms tell of a chat, applied to its subscribers. The newest event decides, however they arrive.
import type { Place, PlatformName, Subscriber } from '../data/model/subscriber.ts';
import type { Store } from '../data/store/store.ts';
import type { Happening } from './platform.ts';

/** When the newest happening of a chat, or of one of its topics, took place. */
const timeKey = (platform: PlatformName, chat: string, thread: string | null): string =>
  `happened/${platform}/${chat}${thread === null ? '' : `/${thread}`}`;

/** What is remembered of a place's happenings is let go; of its chat, once nothing in it is subscribed any more. */
export const forgetHappenings = async (
  store: Store,
  { platform, chat, thread }: Place,
): Promise<void> => {
  if (thread !== null) await store.letGo(timeKey(platform, chat, thread));
  const left = await store.subscribersOf(platform, chat);
  if (left.length === 0) await store.letGo(timeKey(platform, chat, null));
};

/** Told after something changed, for the log, the operator and the person who subscribed. */
export type Told = (subscriber: Subscriber, happening: Happening) => Promise<void>;

/** Subscribers go over to the chat's new number. That the old one let the bot go first is no removal. */
const carryOver = async (
  store: Store,
  platform: PlatformName,
  { chat, to }: Extract<Happening, { readonly what: 'moved' }>,
): Promise<void> => {
  const moving = await store.subscribersOf(platform, chat);
  await store.moveSubscribers(platform, chat, to);
  for (const place of moving) await forgetHappenings(store, place);
  const moved = new Set(moving.map(({ id }) => id));
  for (const { id, state, reason } of await store.subscribersOf(platform, to))
    if (moved.has(id) && state === 'paused' && reason === 'kicked')
      await store.changeSubscriber(id, { state: 'active', reason: null });
};

/**
 * Applies one happening. `lost` pauses what was active, `regained` starts what was paused for such a
 * reason, `gone` ends, `moved` carries over. An event older than the last one of its chat or topic is left
 * alone.
 */
export const applyHappening = async (
  store: Store,
  platform: PlatformName,
  happening: Happening,
  told: Told = () => Promise.resolve(),
): Promise<void> => {
  if (happening.what === 'moved') return carryOver(store, platform, happening);
  const { chat, thread = null } = happening;
  const all = await store.subscribersOf(platform, chat);
  const subscribers = thread === null ? all : all.filter((one) => one.thread === thread);
  if (subscribers.length === 0) return;
  const key = timeKey(platform, chat, thread);
  const newest = await store.recall(key);
  if (newest !== null && newest > happening.at) return;
  await store.remember(key, happening.at);
  for (const subscriber of subscribers) {
    const change =
      happening.what === 'lost' && subscriber.state === 'active'
        ? { state: 'paused' as const, reason: happening.reason }
        : happening.what === 'gone' && subscriber.state !== 'ended'
          ? { state: 'ended' as const, reason: 'gone' }
          : happening.what === 'regained' && subscriber.state === 'paused'
            ? { state: 'active' as const, reason: null }
            : null;
    if (change === null) continue;
    const changed = await store.changeSubscriber(subscriber.id, change);
    if (changed) await told(changed, happening);
  }
};
