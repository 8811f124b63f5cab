// Where we speak. A platform renders and transports; what is said is decided before it.
import type { Language } from '../data/model/terms.ts';
import type { Message } from '../digest/message.ts';

export interface Target {
  readonly chat: string;
  readonly thread: string | null;
}

/** What a person asked, as every platform hands it to the same commands. */
export interface Request {
  readonly platform: 'console' | 'telegram' | 'discord';
  /** Name without slash or bot name, lower case: "night". */
  readonly command: string;
  /** The rest of the line as typed. */
  readonly argument: string;
  readonly language: Language;
  /** IANA zone of the chat. */
  readonly zone: string;
}

/** Answers one request; null is a deliberate silence. */
export type Answer = (request: Request) => Promise<Message | null>;

/** What to do with the delivery, and with the subscription, after a platform refused. */
export interface DeliveryFault {
  readonly delivery: 'wait' | 'retry' | 'failed' | 'unknown';
  readonly seconds: number | null;
  readonly subscription: 'keep' | 'strike' | 'pause' | 'end' | 'move' | 'no-media';
  readonly movedTo: string | null;
  readonly platform: 'ok' | 'token' | 'down';
}

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly fault: DeliveryFault;
  constructor(message: string, fault: DeliveryFault, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** `send` and `edit` throw `DeliveryError` only. `key` is the delivery's own (Discord's nonce). */
export interface Platform {
  readonly name: string;
  start(answer: Answer): Promise<void>;
  send(target: Target, message: Message, key: string): Promise<{ readonly messageId: string }>;
  edit(target: Target, messageId: string, message: Message): Promise<void>;
  stop(): Promise<void>;
}
