// What the fake Discord keeps: the platform's own shapes, only as deep as a bot can see them.

/** A JSON body as it came. */
export type Json = Readonly<Record<string, unknown>>;

/** Permission bits (Discord's topic "permissions"). */
export const bits = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
} as const;
export type Permission = keyof typeof bits;
export const allBits = Object.values(bits).reduce((sum, bit) => sum | bit, 0n);

/** Channel types (Discord's resource "channel"). */
export const channelTypes = {
  text: 0,
  dm: 1,
  voice: 2,
  group: 3,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  thread: 11,
  forum: 15,
  media: 16,
} as const;
export type ChannelSort = keyof typeof channelTypes;

export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

export interface FakeChannel {
  readonly id: string;
  readonly sort: ChannelSort;
  readonly guild: string | null;
  readonly parent: string | null;
  name: string;
  tags: readonly Tag[];
  requiresTag: boolean;
  archived: boolean;
  locked: boolean;
  /** Refuses with 50083 while archived, as threads did to callers that may not open them by posting. */
  strictArchive: boolean;
  readonly owner: string | null;
  readonly appliedTags: readonly string[];
  /** The other side of a DM. */
  readonly recipient: string | null;
  /** Bits taken from the bot, or given back, in this channel. */
  denied: bigint;
  messages: Map<string, FakeMessage>;
  crossposts: number[];
}

export interface FakeMessage {
  readonly id: string;
  readonly channel: string;
  readonly nonce: string | null;
  body: Json;
  /** Names and sizes of what was uploaded with it. */
  files: readonly { readonly name: string; readonly size: number }[];
  edits: number;
  flags: number;
  crossposted: boolean;
  /** Interaction that it answers; null for a message the bot sent by itself. */
  readonly interaction: string | null;
  /** Whether anybody was pinged by it. */
  pinged: boolean;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  member: boolean;
  unavailable: boolean;
  /** Of the bot's role. */
  permissions: bigint;
  readonly channels: Set<string>;
}

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  /** 50007 when false. */
  acceptsDms: boolean;
}

/** One call that arrived. `body` is the JSON (or payload_json) as sent. */
export interface Call {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly raw: string;
  readonly status: number;
}

/** An answer of the API, or an order to do something to the connection instead. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in Discord's own form. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(status: number, code: number, message: string, errors?: unknown, more: Json = {}) {
    super(message);
    this.answer = { status, body: { message, code, ...(errors ? { errors } : {}), ...more } };
  }
}
