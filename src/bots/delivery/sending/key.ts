// The key of one delivery: the same however often and in whichever process it is tried, different everywhere else.
import { createHash } from 'node:crypto';

/** At most 25 characters, as Discord's nonce allows. */
export const keyOf = (deliveryId: string): string =>
  `sd${createHash('sha256').update(deliveryId).digest('base64url').slice(0, 22)}`;
