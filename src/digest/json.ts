// The digest as other programs read it (CONTRACT 6). Keys may be added, never renamed.
import type { Digest } from './digest.ts';

/** CONTRACT 6 exactly, with a few keys more; ready for JSON.stringify. */
export const digestJson = (digest: Digest): Record<string, unknown> => ({ ...digest });
