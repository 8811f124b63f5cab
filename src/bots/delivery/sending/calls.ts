// One call to the platform and what follows from its outcome. The intent is committed before this is reached;
// nothing between that and the call can fail without the delivery being put back.
import type { Body } from '../../../data/model/delivery.ts';
import type { Subscriber } from '../../../data/model/subscriber.ts';
import type {
  KeptPicture,
  Lease,
  Waiting,
  WaitingEdit,
} from '../../../data/store/outbox/outbox.ts';
import type { Store } from '../../../data/store/store.ts';
import type { DeliveryFault, Outgoing, Platform } from '../../platform.ts';
import type { Breaker } from '../breaker.ts';
import { applyFault } from '../consequences.ts';
import { wordsOfError, type Tell } from '../events.ts';
import { keyOf } from './key.ts';
import { repeatableFor, targetOf, type LaneRules } from './lane.ts';
import type { Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { editDone, editInStorm, editResultOf, faultOf, inStorm, resultOf } from './outcome.ts';
import type { Pace } from './pace.ts';

export interface Words {
  readonly body: Body;
  readonly picture: KeptPicture | null;
}

export interface Calls {
  send(row: Waiting, words: Words, version: number, lease: Lease): Promise<void>;
  edit(row: WaitingEdit, words: Words, lease: Lease): Promise<void>;
  /** Bodies of which too many sends failed by our own mistake. */
  readonly broken: ReadonlySet<string>;
}

export interface CallContext {
  readonly store: Store;
  readonly platform: Platform;
  readonly rules: LaneRules;
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly breaker: Breaker;
  readonly now: () => Date;
  readonly elapsed: () => number;
  readonly tell: Tell;
  /** The token was refused. */
  readonly stopLane: () => void;
}

/** Sends of one body that may fail by our own mistake, before it is no longer tried. */
const mostOwnMistakes = 5;

const outgoingOf = (subscriber: Subscriber, words: Words, id: string): Outgoing => ({
  target: { chat: subscriber.chat, thread: subscriber.thread, kind: subscriber.kind },
  body: words.body.body,
  key: keyOf(id),
  silent: subscriber.silent,
  picture: subscriber.media ? words.picture : null,
});

export const createCalls = (context: CallContext): Calls => {
  const { store, platform, rules, pace, ledger, journal, breaker, now, elapsed, tell } = context;
  const mistakes = new Map<string, number>();
  const broken = new Set<string>();

  const ownMistake = (bodyId: string, text: string): void => {
    const count = (mistakes.get(bodyId) ?? 0) + 1;
    mistakes.set(bodyId, count);
    if (count === 1) tell({ event: 'alarm', what: 'our-bug', platform: platform.name, text });
    if (count < mostOwnMistakes) return;
    broken.add(bodyId);
    if (count === mostOwnMistakes)
      tell({
        event: 'alarm',
        what: 'our-bug',
        platform: platform.name,
        text: `${bodyId} is no longer sent: ${text}`,
      });
  };

  /** What every fault means beside the delivery itself. */
  const suffer = async (
    subscriber: Subscriber,
    fault: DeliveryFault,
    text: string,
    bodyId: string,
    key: string,
  ): Promise<void> => {
    const at = elapsed();
    pace.refused(key, targetOf(subscriber), fault, at);
    if (fault.platform === 'token') {
      context.stopLane();
      tell({ event: 'alarm', what: 'token', platform: platform.name, text });
      return;
    }
    if (fault.platform === 'ours') ownMistake(bodyId, text);
    if (fault.subscription !== 'keep')
      await applyFault({ store, platform, breaker, tell }, subscriber, fault, now(), at).catch(
        (error: unknown) =>
          tell({
            event: 'alarm',
            what: 'database',
            platform: platform.name,
            text: wordsOfError(error),
          }),
      );
    else if (fault.delivery === 'failed') breaker.sent(at);
  };

  /** One of many refusals at once, as it may be: asked once its own is counted. */
  const isStormy = (fault: DeliveryFault): boolean =>
    fault.subscription !== 'keep' && breaker.isOpen(elapsed());

  return {
    broken,
    send: async (row, words, version, lease) => {
      let { subscriber } = row;
      if (version !== subscriber.version)
        try {
          subscriber = (await store.subscriberById(subscriber.id)) ?? subscriber;
        } catch {
          ledger.add(
            {
              id: row.id,
              state: 'pending',
              code: 'database',
              notBefore: now(),
              tried: false,
              open: row.firstTryAt !== null,
            },
            lease,
          );
          return;
        }
      const started = elapsed();
      let messageId: string;
      let noted = false;
      const calling = (): void => {
        if (!noted) journal.called(row.id);
        noted = true;
      };
      try {
        if (platform.tellsCalling !== true) calling();
        ({ messageId } = await platform.send(outgoingOf(subscriber, words, row.id), calling));
      } catch (error) {
        const fault = faultOf(error);
        const text = wordsOfError(error);
        const outcome = resultOf(row, fault, repeatableFor(rules, subscriber), now());
        await suffer(subscriber, fault, text, row.bodyId, row.id);
        const result = isStormy(fault) ? inStorm(outcome, row, now()) : outcome;
        // After the move is written, so that the row is read with its new place.
        ledger.add(result, lease);
        tell({
          event: 'not-sent',
          platform: platform.name,
          kind: row.kind,
          state: result.state,
          code: fault.code,
          text,
        });
        return;
      }
      // From here on it stands there, whatever else fails.
      const took = elapsed() - started;
      journal.answered(row.id, messageId);
      ledger.add({ id: row.id, state: 'sent', messageId }, lease);
      pace.limiter.returned(took);
      pace.accepted(row.id, targetOf(subscriber));
      breaker.sent(elapsed());
      const lateness = now().getTime() - Date.parse(row.dueAt);
      tell({ event: 'sent', platform: platform.name, kind: row.kind, lateness, took });
      if (subscriber.strikes > 0) await store.clearStrikes(subscriber.id).catch(() => undefined);
    },
    edit: async (row, words, lease) => {
      const { subscriber } = row;
      const started = elapsed();
      try {
        await platform.edit(outgoingOf(subscriber, words, row.id), row.messageId);
        pace.limiter.returned(elapsed() - started);
        ledger.addEdit(editDone(row, now()), lease);
        pace.accepted(row.id, targetOf(subscriber));
        breaker.sent(elapsed());
        tell({ event: 'edited', platform: platform.name });
      } catch (error) {
        const fault = faultOf(error);
        const text = wordsOfError(error);
        await suffer(subscriber, fault, text, row.bodyId, row.id);
        const outcome = editResultOf(row, fault, now());
        ledger.addEdit(isStormy(fault) ? editInStorm(outcome, row, now()) : outcome, lease);
        tell({ event: 'not-edited', platform: platform.name, code: fault.code, text });
      }
    },
  };
};
