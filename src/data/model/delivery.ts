// One message to one subscriber: what kinds there are and how one can end.
import type { PlatformName } from './subscriber.ts';
import type { Instant, Language, LocalDate } from './terms.ts';

/** What is pushed. `weekly` comes on Mondays beside the daily one; a `notice` is bound to no hour. */
export const deliveryKinds = ['daily', 'weekly', 'notice'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/**
 * `sending` is committed before the call. `unknown`: it may have arrived, and is never sent again.
 * `expired`: too late to be useful. `cancelled`: nobody wants it any more, or it is under the threshold.
 */
export const deliveryStates = [
  'pending',
  'sending',
  'sent',
  'failed',
  'unknown',
  'expired',
  'cancelled',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * What was decided to be said for one slot, as a version: figures that changed make the next one.
 * `fingerprint` holds the lead figures; `content` is the planner's own (frozen diplomacy, known revisions).
 */
export interface Edition {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly slot: LocalDate;
  readonly version: number;
  readonly state: string;
  readonly fingerprint: string;
  readonly content: string;
  readonly createdAt: Instant;
}

/** The exact body for one platform, language and variant. Never changed once kept. */
export interface Body {
  readonly id: string;
  readonly edition: string;
  readonly platform: PlatformName;
  readonly language: Language;
  /** Sections, and whether it says that it is late: "strikes,talks,aid" or "strikes;late". */
  readonly variant: string;
  readonly body: string;
  /** Key of the kept picture; null sends the text alone. */
  readonly picture: string | null;
}
