// What platforms tell of a chat, applied to its subscribers. The newest event decides, however they arrive.
import type { PlatformName, Subscriber } from '../data/model/subscriber.ts';
import type { Store } from '../data/store/store.ts';
import type { Happening } from './platform.ts';

const timeKey = (platform: PlatformName, chat: string): string => `happened/${platform}/${chat}`;

/** What is remembered of a chat's happenings is let go, once nothing in it is subscribed any more. */
export const forgetHappenings = async (
  store: Store,
  platform: PlatformName,
  chat: string,
): Promise<void> => {
  const left = await store.subscribersOf(platform, chat);
  if (left.length === 0) await store.letGo(timeKey(platform, chat));
};

/** Told after something changed, for the log, the operator and the person who subscribed. */
export type Told = (subscriber: Subscriber, happening: Happening) => Promise<void>;

/**
 * Applies one happening. `lost` pauses what was active, `regained` starts what was paused for such a
 * reason, `gone` ends, `moved` carries over. An event older than the last one of its chat is left alone.
 */
export const applyHappening = async (
  store: Store,
  platform: PlatformName,
  happening: Happening,
  told: Told = () => Promise.resolve(),
): Promise<void> => {
  const { chat } = happening;
  const subscribers = await store.subscribersOf(platform, chat);
  if (happening.what === 'moved') {
    await store.moveSubscribers(platform, chat, happening.to);
    await store.letGo(timeKey(platform, chat));
    return;
  }
  if (subscribers.length === 0) return;
  const key = timeKey(platform, chat);
  const newest = await store.recall(key);
  if (newest !== null && newest > happening.at) return;
  await store.remember(key, happening.at);
  const thread = happening.what === 'regained' ? null : happening.thread;
  for (const subscriber of subscribers) {
    if (thread !== null && subscriber.thread !== thread) continue;
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
