// The outbox as the delivery sees it: planned once per (subscriber, kind, slot), sent under a lease, never
// without an intent that was committed before. The statements are in the files beside this one.
import type { Body, DeliveryKind, DeliveryState, Edition } from '../../model/delivery.ts';
import type { PlatformName, Subscriber } from '../../model/subscriber.ts';
import type { Instant, Language, LocalDate } from '../../model/terms.ts';

export interface KeptPicture {
  readonly key: string;
  readonly name: string;
  readonly alt: string;
  readonly png: Uint8Array;
}

/** Active subscribers who wish the same: one body and one moment serve them all. */
export interface WishGroup {
  readonly platform: PlatformName;
  readonly timezone: string;
  readonly at: string;
  readonly language: Language;
  /** As kept: "strikes,talks,aid". */
  readonly sections: string;
  readonly weekly: boolean;
  readonly count: number;
}

/**
 * Why a waiting row has no words: another hour or zone (whether it is due is asked anew), or another choice of
 * what it says and whether.
 */
export const voidedBy = ['new-hour', 'new-choice'] as const;
export type VoidedBy = (typeof voidedBy)[number];

/** Waiting rows whose subscriber changed settings since they were planned, by what is wished now. */
export interface VoidGroup extends WishGroup {
  readonly kind: DeliveryKind;
  readonly slot: LocalDate;
  readonly by: VoidedBy;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
}

/** Rows to plan in one statement: everybody active whom the filters match and who has none for the slot. */
export interface PlanOrder {
  readonly kind: DeliveryKind;
  readonly slot: LocalDate;
  readonly platform: PlatformName;
  readonly language?: Language;
  readonly sections?: string;
  readonly timezone?: string;
  readonly at?: string;
  /** Only those who asked for the week. */
  readonly weekly?: true;
  /** One subscriber alone, for a notice. */
  readonly subscriberId?: string;
  /** Threshold met by a night of so many launches (who has none is met by every night), or above it. */
  readonly threshold?:
    { readonly metBy: number } | { readonly above: number } | { readonly none: true };
  /** Only those whose kept place in the order (0 to 999,999) is from `from` on and below `below`. */
  readonly places?: { readonly from: number; readonly below: number };
  readonly createdBefore?: Date;
  readonly createdFrom?: Date;
  /** Nobody new: only rows due at `dueAt` that lost their words so, which keep their place in the queue. */
  readonly voided?: VoidedBy;
  readonly outcome:
    | { readonly state: 'pending'; readonly bodyId: string }
    | { readonly state: 'expired' | 'cancelled'; readonly code: string };
  readonly dueAt: Date;
  readonly expiresAt: Date;
}

/** One row as the dispatcher reads ahead, with its subscriber as it was at reading. */
export interface Waiting {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly slot: LocalDate;
  readonly bodyId: string;
  readonly attempt: number;
  readonly firstTryAt: Instant | null;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  readonly subscriber: Subscriber;
}

/** One message that stands in a chat and is to be changed. */
export interface WaitingEdit {
  readonly id: string;
  readonly messageId: string;
  readonly bodyId: string;
  readonly attempt: number;
  readonly subscriber: Subscriber;
}

export type DeliveryResult =
  | { readonly id: string; readonly state: 'sent'; readonly messageId: string }
  | { readonly id: string; readonly state: 'failed' | 'unknown'; readonly code: string }
  /**
   * Waits again until `notBefore`. `tried` false takes the attempt back; `open`: this try or one before it may
   * have been accepted, so that it can only end as sent or unknown. `last`: only once nobody else can be sent to.
   */
  | {
      readonly id: string;
      readonly state: 'pending';
      readonly code: string;
      readonly notBefore: Date;
      readonly tried: boolean;
      readonly open: boolean;
      readonly last?: true;
    };

export type EditResult =
  | {
      readonly id: string;
      readonly bodyId: string;
      readonly outcome: 'done';
      readonly freeAt: Date;
    }
  /** The message is no more, or can never be edited: nothing of it is kept but its slot. */
  | {
      readonly id: string;
      readonly bodyId: string;
      readonly outcome: 'gone';
      readonly code: string;
    }
  /** Given up; what is wanted instead is not tried before `notBefore`. */
  | {
      readonly id: string;
      readonly bodyId: string;
      readonly outcome: 'failed';
      readonly code: string;
      readonly notBefore: Date;
    }
  | {
      readonly id: string;
      readonly bodyId: string;
      readonly outcome: 'wait';
      readonly notBefore: Date;
    };

export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly fence: number;
}

/** Who holds a lease, or held it last. `until`: by that owner's clock; empty where it was given back. */
export interface LeaseHolder {
  readonly owner: string;
  readonly until: string;
}

export interface LastDelivery {
  readonly kind: DeliveryKind;
  readonly slot: LocalDate;
  readonly state: DeliveryState;
  /** Why it failed, waits or was left out; null where nothing is to be said. */
  readonly code: string | null;
  readonly dueAt: Instant;
  /** When it ended; null while it waits. */
  readonly finishedAt: Instant | null;
  readonly editedAt: Instant | null;
}

export type DeliveryCounts = Readonly<Record<DeliveryState, number>>;

export interface OutboxStore {
  /** Keeps a version; where the newest of the slot has the same fingerprint and state, that one is given back. */
  saveEdition(
    draft: Pick<Edition, 'kind' | 'slot' | 'state' | 'fingerprint' | 'content'>,
    now: Date,
  ): Promise<Edition>;
  /** Versions of one slot, oldest first. */
  editions(kind: DeliveryKind, slot: LocalDate): Promise<readonly Edition[]>;
  /** Newest version of every slot that got one since, oldest slot first. */
  newestEditions(since: Date): Promise<readonly Edition[]>;
  /** Keeps a body; one that is kept already for that edition, platform, language and variant stays as it is. */
  saveBody(
    draft: Omit<Body, 'id' | 'picture'>,
    picture: KeptPicture | null,
    now: Date,
  ): Promise<Body>;
  findBody(
    edition: string,
    platform: PlatformName,
    language: Language,
    variant: string,
  ): Promise<Body | null>;
  body(id: string): Promise<Body | null>;
  picture(key: string): Promise<KeptPicture | null>;
  /** Bodies of every version of a slot that stand in chats, wait to be sent, or are to be edited in. */
  bodiesInUse(kind: DeliveryKind, slot: LocalDate): Promise<readonly Body[]>;

  wishes(): Promise<readonly WishGroup[]>;
  /** Changes with every new subscriber and every change of settings. */
  wishesMark(): Promise<string>;
  /**
   * Plans rows in one statement; returns how many are new. Running it again adds none. A slot that ended as
   * expired or cancelled without any try, and that is planned to be sent now, waits anew.
   */
  enqueue(order: PlanOrder, now: Date): Promise<number>;
  /**
   * Rows that wait for words. A change of settings takes the words from every row of that subscriber that
   * certainly was not sent yet, in the same transaction; without words nothing is sent.
   */
  voided(): Promise<readonly VoidGroup[]>;
  /** Lets voided rows go, so that their slot is planned when it is due. Returns how many. */
  letGoVoided(order: Omit<PlanOrder, 'outcome' | 'expiresAt'>): Promise<number>;
  /**
   * Ends rows that are too late, and those whose subscriber is no longer active; an open try as unknown. What was
   * put back to wait before the clock was set back waits no longer.
   */
  settleQueue(now: Date): Promise<{ readonly expired: number; readonly cancelled: number }>;
  /** The words of what was planned and due before `before`, waits, and certainly was not sent. */
  waitingBodies(
    before: Date,
  ): Promise<
    readonly { readonly kind: DeliveryKind; readonly slot: LocalDate; readonly body: Body }[]
  >;
  /** Gives those rows other words; they keep their place. Returns how many. */
  reword(order: {
    readonly kind: DeliveryKind;
    readonly slot: LocalDate;
    readonly from: string;
    readonly to: string;
    readonly before: Date;
  }): Promise<number>;
  /** By state; the filter narrows. */
  deliveryCounts(filter?: {
    readonly platform?: PlatformName;
    readonly kind?: DeliveryKind;
    readonly slot?: LocalDate;
  }): Promise<DeliveryCounts>;
  /** Since when the oldest delivery that waits or is under way has been due; null where none is due. */
  oldestDue(now: Date): Promise<Instant | null>;
  /** Newest delivery of a subscriber, those left out that are planned anew; null where there was none. */
  lastDelivery(subscriberId: string, kind?: DeliveryKind): Promise<LastDelivery | null>;
  /** Lets go what is older than it is needed: slots of the forgotten after two days, the rest after thirty. */
  sweepOutbox(now: Date): Promise<void>;

  /**
   * Takes the lease where it is free, over by this clock, ours, held by `dead`, or still as `stale` says: not renewed
   * since it was seen so. Null where another holds it.
   */
  acquireLease(
    wanted: {
      readonly name: string;
      readonly owner: string;
      readonly dead?: string | null;
      readonly stale?: LeaseHolder | null;
    },
    now: Date,
    milliseconds: number,
  ): Promise<Lease | null>;
  /** False where it was lost. */
  renewLease(lease: Lease, now: Date, milliseconds: number): Promise<boolean>;
  releaseLease(lease: Lease): Promise<void>;
  /** Null where nobody ever held it. */
  leaseHolder(name: string): Promise<LeaseHolder | null>;

  /**
   * From now on commits need not reach the disk at once. What is committed survives a killed process as
   * before, but not a power cut: for rates at which waiting for the disk would be the limit.
   */
  hurry(): Promise<void>;
  /** Rows to send, most urgent first; reading changes nothing. Those in `held` are left out. */
  waiting(
    platform: PlatformName,
    now: Date,
    limit: number,
    held?: ReadonlySet<string>,
  ): Promise<readonly Waiting[]>;
  /**
   * Commits that these rows are about to be sent. Only rows that still wait with the body that was read, are not
   * too late, whose subscriber is active and whose lease is ours are in the answer, with the version of the
   * settings.
   */
  intend(
    ahead: readonly Pick<Waiting, 'id' | 'bodyId'>[],
    lease: Lease,
    now: Date,
  ): Promise<readonly { readonly id: string; readonly version: number }[]>;
  /** Writes what became of rows sent under this lease; rows of another fence are left alone. */
  finish(results: readonly DeliveryResult[], lease: Lease, now: Date): Promise<number>;
  /** Rows that are `sending` under one fence; `attempt` counts the one that is under way. */
  underWay(
    platform: PlatformName,
    fence: number,
  ): Promise<readonly { readonly id: string; readonly attempt: number }[]>;
  /**
   * What a dead owner left in `sending`: rows first tried after `resendableFrom`, and not after now, wait again (null: none;
   * forum posts never), the others become unknown.
   */
  takeOver(
    platform: PlatformName,
    lease: Lease,
    resendableFrom: Date | null,
    now: Date,
  ): Promise<{ readonly unknown: number; readonly again: number }>;
  /** Rows that wait although they were tried before `before`, or after now by another clock, can no longer be repeated safely: unknown. */
  giveUpRetries(platform: PlatformName, before: Date, now: Date): Promise<number>;

  /** Every message that shows one body is to be edited to the other; rows that certainly did not arrive take it at once. */
  replaceBody(
    kind: DeliveryKind,
    slot: LocalDate,
    from: string,
    to: string,
    now: Date,
  ): Promise<number>;
  /** Messages that show one of `right` and were to be edited to one of `wrong` stay as they are. */
  dropEdits(
    kind: DeliveryKind,
    slot: LocalDate,
    right: readonly string[],
    wrong: readonly string[],
  ): Promise<number>;
  waitingEdits(
    platform: PlatformName,
    now: Date,
    limit: number,
    held?: ReadonlySet<string>,
  ): Promise<readonly WaitingEdit[]>;
  /**
   * Counts an attempt of each edit that is still wanted, whose subscriber is active, under a lease that is ours;
   * only their ids are in the answer.
   */
  intendEdits(
    edits: readonly Pick<WaitingEdit, 'id' | 'bodyId'>[],
    lease: Lease,
  ): Promise<readonly string[]>;
  finishEdits(results: readonly EditResult[], lease: Lease, now: Date): Promise<void>;
  /** Edits that wait, by platform. */
  editCounts(): Promise<readonly { readonly platform: PlatformName; readonly count: number }[]>;
}
