// Tables as Kysely sees them. Rows are flat words and numbers so that SQLite and PostgreSQL hold the same.

/** 0 or 1: the one truth value that both databases store alike. */
export type Flag = 0 | 1;

/** One text of one feed; its words are in `post_revisions`. */
export interface PostTable {
  id: string;
  feed: string;
  key: string;
  source: string;
  published_at: string;
  /** Newest revision. */
  revision: number;
  /** Reading of the newest revision; null until it was read. */
  status: string | null;
  reason: string | null;
}

export interface PostRevisionTable {
  post_id: string;
  revision: number;
  url: string | null;
  title: string | null;
  outlet: string | null;
  text: string;
  edited_at: string | null;
  kept_at: string;
}

/**
 * One reading: of one revision of a post, or of one document of the archive. `current`: the newest
 * revision of its document. `origin`: `post`, `archive` (bundled) or `import` (the operator's newer table).
 * `night`/`part`: where its own period belongs, null where it names none.
 */
export interface ReportTable {
  id: string;
  document_id: string;
  revision: number;
  current: Flag;
  origin: string;
  relay_of: string | null;
  source: string;
  outlet: string | null;
  title: string | null;
  url: string | null;
  published_at: string | null;
  edited_at: string | null;
  as_of: string | null;
  status: string;
  reason: string | null;
  attacker: string | null;
  ongoing: Flag | null;
  night: string | null;
  part: string | null;
  launch_areas: string | null;
  /** Of the archive document, so that loading the same one again writes nothing. */
  fingerprint: string | null;
}

/** `stated_night`/`stated_part` as the text says; `night`/`part` as its window places it. */
export interface ClaimTable {
  report_id: string;
  position: number;
  current: Flag;
  night: string | null;
  part: string;
  stated_night: string | null;
  stated_part: string;
  window_from: string | null;
  window_to: string | null;
  attacker: string;
  quantity: string;
  munition: string | null;
  munition_key: string;
  value: number;
  bound: string;
  region: string | null;
  subset: Flag;
  by: string | null;
  speaker: string | null;
  outlet: string | null;
  quote: string | null;
}

export interface UnnumberedTable {
  report_id: string;
  position: number;
  current: Flag;
  night: string | null;
  attacker: string;
  quantity: string;
  munition: string | null;
  word: string | null;
  by: string | null;
  speaker: string | null;
  quote: string | null;
}

export interface IncidentTable {
  report_id: string;
  position: number;
  current: Flag;
  night: string | null;
  attacker: string;
  kind: string;
  place: string | null;
  region: string | null;
  what: string | null;
  by: string | null;
  speaker: string | null;
  quote: string | null;
}

/** `own_date`: the day of the thing, null where the text fixes none; `said_on`: the day it was said. */
export interface EventTable {
  report_id: string;
  position: number;
  current: Flag;
  own_date: string | null;
  filed_on: string;
  said_on: string;
  body: string;
}

/** Figures that a better reading of the same text changed: ours, not the source's. */
export interface CorrectionTable {
  id: string;
  document_id: string;
  at: string;
  night: string;
  quantity: string;
  munition: string | null;
  from_value: number | null;
  to_value: number | null;
}

export interface SourceStateTable {
  feed: string;
  body: string;
}

/** Few words about the database itself: the version of the archive in it. */
export interface FactTable {
  name: string;
  value: string;
}

/** One chat, channel or topic with its settings. `thread` is '' for the chat itself, so that it can be unique. */
export interface SubscriberTable {
  id: string;
  platform: string;
  chat: string;
  thread: string;
  kind: string;
  title: string | null;
  owner: string | null;
  language: string;
  timezone: string;
  at: string;
  sections: string;
  threshold: number | null;
  weekly: Flag;
  silent: Flag;
  state: string;
  reason: string | null;
  strikes: number;
  last_strike_date: string | null;
  media: Flag;
  created_at: string;
  /** Version of the settings. */
  version: number;
  /** Hash of the id below a million: place in the order of a day, which varies by day. */
  place_order: number;
}

/** What was decided to be said for one slot; a change of lead figures makes the next version. */
export interface EditionTable {
  id: string;
  kind: string;
  slot: string;
  version: number;
  state: string;
  fingerprint: string;
  content: string;
  created_at: string;
}

/** Exact bodies, never changed once kept. */
export interface BodyTable {
  id: string;
  edition_id: string;
  platform: string;
  language: string;
  variant: string;
  body: string;
  picture: string | null;
}

/** Pictures of editions; `png` in base64, `key` names the content. */
export interface PictureTable {
  key: string;
  name: string;
  alt: string;
  png: string;
  kept_at: string;
}

/**
 * One message to one subscriber: `id` is "subscriber/kind/slot", so that a slot can exist once only.
 * `urgency` 0 before 1; `turn`: place in the order of the day. `fence`: number of the lease under which it
 * was or is sent. `shown_body`: what stands in the chat now; `wanted_body`: what it is to be edited to.
 * `held_at`/`edit_held_at`: when `not_before` after a try, or `edit_not_before`, was written.
 */
export interface DeliveryTable {
  id: string;
  subscriber_id: string;
  kind: string;
  slot: string;
  platform: string;
  body_id: string | null;
  state: string;
  code: string | null;
  urgency: number;
  due_at: string;
  not_before: string;
  held_at: string | null;
  expires_at: string;
  turn: number;
  attempt: number;
  fence: number | null;
  first_try_at: string | null;
  planned_at: string;
  finished_at: string | null;
  message_id: string | null;
  shown_body: string | null;
  wanted_body: string | null;
  edited_at: string | null;
  edit_not_before: string | null;
  edit_held_at: string | null;
  edit_attempt: number;
}

/** Who alone may send in the name of one bot, until when; `fence` grows with every owner. */
export interface LeaseTable {
  name: string;
  owner: string;
  fence: number;
  until: string;
}

/** Updates of the platforms that were taken in, kept for two days: delivered twice, handled once. */
export interface SeenUpdateTable {
  platform: string;
  update_id: string;
  seen_at: string;
}

export interface Tables {
  subscribers: SubscriberTable;
  seen_updates: SeenUpdateTable;
  editions: EditionTable;
  bodies: BodyTable;
  pictures: PictureTable;
  deliveries: DeliveryTable;
  leases: LeaseTable;
  posts: PostTable;
  post_revisions: PostRevisionTable;
  reports: ReportTable;
  claims: ClaimTable;
  unnumbered: UnnumberedTable;
  incidents: IncidentTable;
  events: EventTable;
  corrections: CorrectionTable;
  source_states: SourceStateTable;
  facts: FactTable;
}
