// What a feed or a listing has already brought, kept in the cursor: a mark per address or id. Bounded by what
// the source still names.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Key to mark. */
export type Seen = Readonly<Record<string, string>>;

const schema = z.record(z.string(), z.string());

/** Reads what `formatSeen` wrote; anything else is nothing seen. */
export const parseSeen = (text: string | undefined): Seen => {
  try {
    return schema.parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
};

/** The marks of the keys given, at most 1000 of them, as one string. */
export const formatSeen = (seen: ReadonlyMap<string, string>): string =>
  JSON.stringify(Object.fromEntries([...seen].slice(0, 1000)));

/** A short fingerprint of some words. */
export const fingerprint = (...words: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 12);
