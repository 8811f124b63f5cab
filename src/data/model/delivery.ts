// What can become of one message to one subscriber.

/**
 * `pending` waits; `sending` was begun; `unknown` may have arrived and is never sent again; `expired` would
 * have come too late; `cancelled`: the subscriber went away first.
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
