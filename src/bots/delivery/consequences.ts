// What a refusal means for the subscription (PLATFORMS 6): strikes, pauses, ends, moves; and whom to tell.
import { DateTime } from 'luxon';
import type { Subscriber } from '../../data/model/subscriber.ts';
import type { Store } from '../../data/store/store.ts';
import { wordsOf } from '../../digest/locale.ts';
import { reasonWords } from '../commands/panel.ts';
import { messageOf } from '../console/note.ts';
import type { DeliveryFault, Platform } from '../platform.ts';
import type { Breaker } from './breaker.ts';
import { wordsOfError, type Tell } from './events.ts';

export interface Consequences {
  readonly store: Store;
  readonly platform: Platform;
  readonly breaker: Breaker;
  readonly tell: Tell;
}

/** The one who subscribed it hears in private that a group or channel gets nothing any more. */
const tellOwner = async ({ platform }: Consequences, subscriber: Subscriber, reason: string) => {
  if (subscriber.owner === null || subscriber.kind === 'private') return;
  const words = wordsOf(subscriber.language);
  const title = subscriber.title ?? subscriber.chat;
  await platform
    .tell(
      subscriber.owner,
      messageOf(subscriber.language, [
        words.say('lost-rights', { title, reason: reasonWords(words, reason) }),
      ]),
    )
    // Whoever cannot be told sees it in the panel.
    .catch(() => false);
};

const localDate = (zone: string, now: Date): string =>
  DateTime.fromJSDate(now, { zone }).toISODate() ?? now.toISOString().slice(0, 10);

/**
 * Moves and "no pictures" happen at once; what takes a subscription away waits for the breaker. A refusal
 * that came before the chat was subscribed anew changes nothing: `version` is that of the send.
 */
export const applyFault = async (
  context: Consequences,
  subscriber: Subscriber,
  fault: DeliveryFault,
  now: Date,
  at: number,
): Promise<void> => {
  const { store, breaker, tell } = context;
  const said = (change: 'strike' | 'pause' | 'end' | 'move' | 'no-media'): void =>
    tell({
      event: 'subscription',
      platform: context.platform.name,
      subscriberId: subscriber.id,
      change,
      code: fault.code,
    });
  const change = async (work: () => Promise<boolean>, name: 'strike' | 'pause' | 'end') => {
    const known = await store.subscriberById(subscriber.id);
    if (known?.state !== 'active' || known.version !== subscriber.version) return;
    const stopped = await work();
    said(name);
    if (stopped) await tellOwner(context, subscriber, fault.code);
  };
  switch (fault.subscription) {
    case 'keep':
      return;
    case 'move':
      if (fault.movedTo === null) return;
      await store.moveSubscribers(context.platform.name, subscriber.chat, fault.movedTo);
      said('move');
      return;
    case 'no-media':
      await store.changeSubscriber(subscriber.id, { media: false });
      said('no-media');
      return;
    case 'strike':
      breaker.refused(
        () =>
          change(async () => {
            const date = localDate(subscriber.timezone, now);
            const struck = await store.strike(subscriber.id, date, fault.code);
            return struck?.state === 'paused';
          }, 'strike'),
        at,
      );
      return;
    case 'pause':
    case 'end': {
      const name = fault.subscription;
      breaker.refused(
        () =>
          change(async () => {
            await store.changeSubscriber(subscriber.id, {
              state: name === 'pause' ? 'paused' : 'ended',
              reason: fault.code,
            });
            return true;
          }, name),
        at,
      );
    }
  }
};

/** Carries out what the breaker has come to trust. */
export const applyRipe = async (
  { breaker, tell, platform }: Consequences,
  at: number,
  idle: boolean,
): Promise<void> => {
  for (const change of breaker.ripe(at, idle))
    await change().catch((error: unknown) =>
      tell({
        event: 'alarm',
        what: 'database',
        platform: platform.name,
        text: wordsOfError(error),
      }),
    );
};
