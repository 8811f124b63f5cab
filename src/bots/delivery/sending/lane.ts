// What one lane of sending knows at a moment: limits of its platform, what is under way, and how it stands.
import type { Subscriber } from '../../../data/model/subscriber.ts';
import type { Platform } from '../../platform.ts';
import type { Limits, Target } from './limiter.ts';

/** `standby`: another process sends. `stopped`: the token was refused; nothing is touched until a restart. */
export type LaneState = 'standby' | 'sending' | 'idle' | 'blocked' | 'stopped';

export interface LaneStatus {
  readonly platform: Platform['name'];
  readonly state: LaneState;
  /** Messages a second it may send now. */
  readonly rate: number;
  readonly inFlight: number;
  /** Read ahead and not sent yet. */
  readonly held: number;
  readonly blockedForSeconds: number;
}

/** How a platform's deliveries behave where they differ. */
export interface LaneRules {
  readonly limits: Limits;
  /** How long after the first try the same key is still known there; null = a repetition is a second message. */
  readonly sameKeyFor: number | null;
}

export const rulesOf = (platform: Platform['name'], rate: number): LaneRules =>
  platform === 'discord'
    ? {
        limits: { rate, perChat: 1, perGroupMinute: null, mostInFlight: 40 },
        sameKeyFor: 120_000,
      }
    : {
        limits: { rate, perChat: 1, perGroupMinute: 20, mostInFlight: 120 },
        sameKeyFor: null,
      };

/** A forum post takes no key: it is treated as a message on Telegram. */
export const repeatableFor = (rules: LaneRules, subscriber: Subscriber): number | null =>
  subscriber.kind === 'forum' ? null : rules.sameKeyFor;

export const targetOf = ({ chat, kind }: Subscriber): Target => ({
  chat,
  private: kind === 'private',
  group: kind === 'group' || kind === 'thread',
});
