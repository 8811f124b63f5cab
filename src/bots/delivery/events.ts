// What the delivery tells of itself: for the log, the metrics and the operator. Never holds a token or words
// of a digest.
import type { DeliveryKind, DeliveryState } from '../../data/model/delivery.ts';
import type { PlatformName } from '../../data/model/subscriber.ts';
import type { LocalDate } from '../../data/model/terms.ts';

export type DeliveryEvent =
  | {
      readonly event: 'planned';
      readonly kind: DeliveryKind;
      readonly slot: LocalDate;
      readonly platform: PlatformName;
      readonly count: number;
      readonly state: DeliveryState;
    }
  | {
      readonly event: 'edition';
      readonly kind: DeliveryKind;
      readonly slot: LocalDate;
      readonly version: number;
      readonly state: string;
    }
  /** `lateness`: milliseconds from due to accepted. */
  | {
      readonly event: 'sent';
      readonly platform: PlatformName;
      readonly kind: DeliveryKind;
      readonly lateness: number;
      readonly took: number;
    }
  | {
      readonly event: 'not-sent';
      readonly platform: PlatformName;
      readonly kind: DeliveryKind;
      readonly state: DeliveryState;
      readonly code: string;
      readonly text: string;
    }
  | { readonly event: 'edited'; readonly platform: PlatformName }
  | {
      readonly event: 'not-edited';
      readonly platform: PlatformName;
      readonly code: string;
      readonly text: string;
    }
  | {
      readonly event: 'revision';
      readonly kind: DeliveryKind;
      readonly slot: LocalDate;
      readonly version: number;
      readonly messages: number;
    }
  | {
      readonly event: 'subscription';
      readonly platform: PlatformName;
      readonly subscriberId: string;
      readonly change: 'strike' | 'pause' | 'end' | 'move' | 'no-media';
      readonly code: string;
    }
  /** Ended unsent: too late, or the subscriber is not active any more. */
  | { readonly event: 'queue'; readonly expired: number; readonly cancelled: number }
  /** `unknown`, `again`, `sent`: what became of the messages that the owner before left under way. */
  | {
      readonly event: 'lease';
      readonly platform: PlatformName;
      readonly held: boolean;
      readonly unknown: number;
      readonly again: number;
      readonly sent: number;
    }
  /** Calls stand still until then; `scope` whose fault it is. */
  | {
      readonly event: 'blocked';
      readonly platform: PlatformName;
      readonly seconds: number;
      readonly code: string;
    }
  /** For a person: something is wrong that will not mend itself. */
  | {
      readonly event: 'alarm';
      readonly what:
        'token' | 'breaker' | 'our-bug' | 'invalid-requests' | 'database' | 'planning' | 'edition';
      readonly platform: PlatformName | null;
      readonly text: string;
    };

export type Tell = (event: DeliveryEvent) => void;

/** The words of an error without anything that looks like a bot's token. */
export const wordsOfError = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll(/\d{5,}:[\w-]{20,}/g, '(token)')
    .slice(0, 500);
