// Where we speak. A platform renders and transports; what is said is decided before it.
import type { Place, PlaceKind, PlatformName, Subscriber } from '../data/model/subscriber.ts';
import type { Instant, Language } from '../data/model/terms.ts';
import type { Message } from '../digest/message.ts';

/** Who asked. `name` is never kept. `id` is null where the platform hides the person (anonymous admin). */
export interface Actor {
  readonly id: string | null;
  /**
   * Whether this person may change settings of a place: always in their own private chat, elsewhere as an
   * administrator. Asked of the platform at the time, at most a minute old.
   */
  mayConfigure(place: Place): Promise<boolean>;
}

/** What a person asked, as every platform hands it to the same commands. */
export interface Request {
  readonly platform: PlatformName;
  /** Name without slash or bot name, lower case: "night". */
  readonly command: string;
  /** The rest of the line as typed, or of the pressed button's command. */
  readonly argument: string;
  /** Language of the person's app; a subscribed place's own language wins over it. */
  readonly language: Language;
  /** IANA zone of the place where nothing is subscribed there. */
  readonly zone: string;
  /** Where it was asked and a digest could be sent; null where none can (inline, an app used elsewhere). */
  readonly place: Place | null;
  readonly kind: PlaceKind;
  /** Name of the group or channel; null in private. */
  readonly title: string | null;
  readonly actor: Actor;
  /**
   * The place that a settings command is about where it is not the one it was typed in: a channel chosen in
   * a private chat, a channel option. The panel's buttons then carry the place's number.
   */
  readonly about?: {
    readonly place: Place;
    readonly kind: PlaceKind;
    readonly title: string | null;
  };
}

/** A picture that goes with an answer. `key` names its content, so that a platform uploads it once. */
export interface Picture {
  readonly key: string;
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
}

/** One answer. `discreet`: for the eyes of the one who asked, where the platform can (settings, mistakes). */
export interface Reply {
  readonly message: Message;
  readonly discreet: boolean;
  readonly picture: Picture | null;
}

/**
 * Answers one request; null is a deliberate silence. Never throws for what was typed. The button command
 * "/channel" is the platform's own: it lets a person choose a channel or group to set up.
 */
export type Answer = (request: Request) => Promise<Reply | null>;

/** A proposal while a person types an option: `label` is shown, `value` is sent. At most 25. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}
/** Without a look at the database, since it must come at once. */
export type Suggest = (request: {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  readonly language: Language;
  readonly zone: string;
}) => readonly Choice[];

/**
 * What platforms tell of themselves. `at` is the event's own time: events of one chat may come out of order
 * and the newest decides. `thread` null means the whole chat.
 */
export type Happening =
  /** Blocked, removed, rights taken: pushes wait until it is regained. */
  | {
      readonly what: 'lost';
      readonly chat: string;
      readonly thread: string | null;
      readonly reason: string;
      readonly at: Instant;
    }
  | {
      readonly what: 'regained';
      readonly chat: string;
      readonly thread?: string | null;
      readonly at: Instant;
    }
  /** Deleted: nothing will ever arrive there. */
  | {
      readonly what: 'gone';
      readonly chat: string;
      readonly thread: string | null;
      readonly at: Instant;
    }
  | { readonly what: 'moved'; readonly chat: string; readonly to: string; readonly at: Instant };

export interface Handlers {
  readonly answer: Answer;
  readonly suggest: Suggest;
  readonly happened: (happening: Happening) => Promise<void>;
  /** False for an update that was taken in before: it is then left alone. */
  readonly firstSeen: (updateId: string) => Promise<boolean>;
  /** Facts over restarts: hash of the registered menu, ids of uploaded files. */
  readonly recall: (name: string) => Promise<string | null>;
  readonly remember: (name: string, value: string) => Promise<void>;
  /** For logs and metrics; never holds a token. */
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    event: string,
    values?: Readonly<Record<string, unknown>>,
  ) => void;
}

/** How an edition looks beyond its words. `previewUrl`: page whose picture a link preview shows. */
export interface Looks {
  readonly previewUrl: string | null;
  readonly picture: { readonly name: string; readonly alt: string } | null;
}

/** One push. `body` comes from `prepare`; `key` is the delivery's own and stays the same over retries. */
export interface Outgoing {
  readonly target: Pick<Subscriber, 'chat' | 'thread' | 'kind'>;
  readonly body: string;
  readonly key: string;
  readonly silent: boolean;
  /** The bytes that go with `looks.picture`; null sends the text alone. */
  readonly picture: Picture | null;
}

/** What to do with the delivery, and with the subscription, after a platform refused (PLATFORMS section 6). */
export interface DeliveryFault {
  /** `wait`: certainly not sent, again after `seconds`; `unknown`: may have been sent; `gone`: what was to be edited is no more. */
  readonly delivery: 'wait' | 'retry' | 'failed' | 'unknown' | 'gone';
  readonly seconds: number | null;
  readonly subscription: 'keep' | 'strike' | 'pause' | 'end' | 'move' | 'no-media';
  readonly movedTo: string | null;
  /** `token`: stop and touch nothing; `down`: stop for `seconds`; `ours`: our own bug, alarm. */
  readonly platform: 'ok' | 'token' | 'down' | 'ours';
  /** Short stable code for the ledger and the panel: "blocked", "no-rights", "chat-not-found", "rate". */
  readonly code: string;
  /** Whom a `wait` holds: this chat, the whole bot, or not said (Telegram's 429 does not say). */
  readonly scope: 'chat' | 'bot' | 'unsaid';
}

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly fault: DeliveryFault;
  constructor(message: string, fault: DeliveryFault, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

export interface Platform {
  readonly name: PlatformName;
  /** Connects and begins to hand over what people ask. Resolves once connected; rejects where the token is refused. */
  start(handlers: Handlers): Promise<void>;
  /** The exact body of a push, kept with its edition and sent byte for byte however often it is tried. */
  prepare(message: Message, looks: Looks): string;
  /**
   * True: `send` calls `calling` in the moment before the first byte that could carry the message out leaves, and
   * sends nothing where that throws. Absent: a send counts as called from its beginning.
   */
  readonly tellsCalling?: true;
  /** Throws `DeliveryError` only. */
  send(outgoing: Outgoing, calling?: () => void): Promise<{ readonly messageId: string }>;
  /** Replaces the words of a message that was sent; "nothing to change" is success. Throws `DeliveryError` only. */
  edit(outgoing: Outgoing, messageId: string): Promise<void>;
  /**
   * Permissions that a push to this place needs and the bot lacks, in the reader's words; empty = none.
   * Asked freshly.
   */
  missing(
    target: Pick<Subscriber, 'chat' | 'thread' | 'kind'>,
    language: Language,
  ): Promise<readonly string[]>;
  /** Tells one person something in private, where the platform lets us; false where it does not. */
  tell(person: string, message: Message): Promise<boolean>;
  /** Stops taking updates, finishes what is under way within 20 s. */
  stop(): Promise<void>;
}
