// One chat, channel or topic with its settings. Ids are the platform's own, as strings: some pass 53 bits.
import type { Instant, Language, LocalDate, Section } from './terms.ts';

/** Where we speak. The console is one chat of its own and is never exported. */
export const platformNames = ['telegram', 'discord', 'console'] as const;
export type PlatformName = (typeof platformNames)[number];

/**
 * What sort of place it is: `group` also for a Discord text channel, `channel` for a Telegram channel or a
 * Discord announcement channel, `thread` for a topic or thread, `forum` for a Discord forum.
 */
export const placeKinds = ['private', 'group', 'channel', 'thread', 'forum'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where a message goes. `thread`: topic of a Telegram group; null for the chat itself and on Discord. */
export interface Place {
  readonly platform: PlatformName;
  readonly chat: string;
  readonly thread: string | null;
}

/** What a subscriber chooses. `at`: earliest local time HH:MM; `timezone`: IANA; `threshold`: munitions launched. */
export interface Settings {
  readonly language: Language;
  readonly timezone: string;
  readonly at: string;
  readonly sections: readonly Section[];
  /** Only nights with at least so many munitions launched; null = every night. */
  readonly threshold: number | null;
  readonly weekly: boolean;
  readonly silent: boolean;
}

/**
 * `active` gets digests. `paused`: the platform refuses for now (`reason` says why), settings are kept and
 * it goes on when the platform says so or by /subscribe. `stopped`: by a person. `ended`: the chat is gone.
 */
export const subscriberStates = ['active', 'paused', 'stopped', 'ended'] as const;
export type SubscriberState = (typeof subscriberStates)[number];

export interface Subscriber extends Place, Settings {
  readonly id: string;
  readonly kind: PlaceKind;
  /** Name of the group or channel as last heard; null in private chats. */
  readonly title: string | null;
  /** Platform id of the person who subscribed it; null where nobody is known (imported). */
  readonly owner: string | null;
  readonly state: SubscriberState;
  /** Why it is paused or ended, in the platform's words; null otherwise. */
  readonly reason: string | null;
  /** Refusals on different local days without a success between; paused at the third. */
  readonly strikes: number;
  readonly lastStrikeDate: LocalDate | null;
  /** False once the platform has refused pictures there. */
  readonly media: boolean;
  readonly createdAt: Instant;
  /** Counts every change, so that a sender sees that settings changed under it. */
  readonly version: number;
}
