// Discord's refusals as what to do with the delivery and the subscription: one table, read top to bottom.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DeliveryError, type DeliveryFault } from '../platform.ts';

/** Too many of our calls were refused: none goes out until the count begins anew. */
export class Halted extends Error {
  override readonly name = 'Halted';
  readonly seconds: number;
  constructor(seconds: number) {
    super('stopped before Discord bans the address: too many of our calls were refused');
    this.seconds = seconds;
  }
}

/** A refusal that did not come from Discord but from what stands before it: the address is banned. */
export class Banned extends Error {
  override readonly name = 'Banned';
  readonly seconds: number;
  constructor(seconds: number) {
    super('the address is banned for a while (refused without JSON)');
    this.seconds = seconds;
  }
}

const fault = (
  code: string,
  delivery: DeliveryFault['delivery'],
  subscription: DeliveryFault['subscription'],
  more: Partial<DeliveryFault> = {},
): DeliveryFault => ({
  delivery,
  subscription,
  seconds: null,
  movedTo: null,
  platform: 'ok',
  scope: 'chat',
  code,
  ...more,
});

const minute = 60;
/** How long no new DM is opened after Discord found it too many. */
export const dmPause = 10 * minute;

const notSent = { seconds: 5, platform: 'down', scope: 'bot' } as const;
const tokenFault = fault('token', 'wait', 'keep', { platform: 'token', scope: 'bot' });
const ambiguous = fault('ambiguous', 'unknown', 'keep');

/** JSON codes of Discord (PLATFORMS 6.2). A `wait` without seconds takes those of the answer, else a minute. */
const table: readonly (readonly [codes: readonly number[], fault: DeliveryFault])[] = [
  [[50014, 40001], tokenFault],
  [[10003], fault('channel-gone', 'failed', 'end')],
  [[10004], fault('guild-gone', 'failed', 'end')],
  [[50001], fault('no-access', 'failed', 'strike')],
  // Paused at the third day of it, as all that strikes.
  [[50013], fault('no-rights', 'failed', 'strike')],
  [[50007, 50278], fault('dm-closed', 'failed', 'pause')],
  [[160005], fault('thread-locked', 'failed', 'pause')],
  [[50083], fault('thread-archived', 'failed', 'keep')],
  [[160006, 160007], fault('too-many-threads', 'failed', 'strike')],
  [[40067], fault('tag-needed', 'failed', 'pause')],
  [[40058, 50008, 50024], fault('wrong-channel', 'failed', 'pause')],
  [[50006, 50035, 50109], fault('our-bug', 'failed', 'keep', { platform: 'ours' })],
  // The same key again: what was refused has left no nonce, and a second copy stays impossible.
  [[40005, 50045, 400001], fault('no-uploads', 'retry', 'no-media')],
  [[200000, 240000], fault('content-blocked', 'failed', 'strike')],
  [[10015, 50027], fault('webhook-gone', 'failed', 'pause')],
  [[40003], fault('too-many-dms', 'wait', 'keep', { seconds: dmPause })],
  [[10008], fault('message-gone', 'failed', 'keep')],
  [[30046], fault('too-many-edits', 'wait', 'keep', { seconds: 60 * minute })],
  [[20016, 20028, 20029, 40062, 130000, 40004], fault('rate', 'wait', 'keep')],
  [[40333], fault('banned', 'wait', 'keep', { platform: 'down', scope: 'bot' })],
];

/** Codes that the table knows, for tests. */
export const knownCodes: readonly number[] = table.flatMap(([codes]) => codes);

/** Short codes of refusals that pause a place, at once or in time: each has words for the panel. */
export const pausingCodes: readonly string[] = table
  .filter(([, { subscription }]) => subscription === 'pause' || subscription === 'strike')
  .map(([, { code }]) => code);

/** System errors that come before a byte of the request was sent. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The system's code of an error or of what lies under it. */
const systemCode = (error: unknown): string | null => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) at = at.errors[0];
    else at = at.cause;
  }
  return null;
};

const retryAfter = (error: DiscordAPIError): number | null => {
  const raw: unknown = error.rawError;
  const told =
    typeof raw === 'object' && raw !== null && 'retry_after' in raw ? raw.retry_after : null;
  return typeof told === 'number' && told > 0 ? Math.ceil(told) : null;
};

const ofApi = (error: DiscordAPIError): DeliveryFault => {
  if (error.status === 401) {
    const known = table.find(([codes]) => codes.includes(Number(error.code)))?.[1];
    return known ?? tokenFault;
  }
  const known = table.find(([codes]) => codes.includes(Number(error.code)))?.[1];
  if (known?.delivery === 'wait')
    return { ...known, seconds: retryAfter(error) ?? known.seconds ?? minute };
  if (known) return known;
  if (error.status === 429)
    return fault('rate', 'wait', 'keep', { seconds: retryAfter(error) ?? minute });
  if (error.status === 413) return fault('no-uploads', 'retry', 'no-media');
  return fault(`refused-${error.status}-${error.code}`, 'failed', 'strike');
};

/** What to do after `error`, whatever it is. `editing`: a message that is no more is then gone, not failed. */
export const faultOf = (error: unknown, editing = false): DeliveryFault => {
  if (error instanceof Halted)
    return fault('halted', 'wait', 'keep', { ...notSent, seconds: error.seconds });
  if (error instanceof Banned)
    return fault('banned', 'wait', 'keep', { ...notSent, seconds: error.seconds });
  if (error instanceof RateLimitError)
    return fault('rate', 'wait', 'keep', {
      seconds: Math.max(1, Math.ceil(Math.max(error.retryAfter, error.timeToReset) / 1000)),
      scope: error.global ? 'bot' : 'chat',
    });
  if (error instanceof DiscordAPIError) {
    const known = ofApi(error);
    return editing && known.code === 'message-gone' ? { ...known, delivery: 'gone' } : known;
  }
  if (error instanceof HTTPError) return ambiguous;
  const code = systemCode(error);
  if (code !== null && neverSent.has(code)) return fault('unreachable', 'retry', 'keep', notSent);
  // The client forgets its token after a 401 and says so at the next call.
  if (error instanceof Error && /token to be set/.test(error.message)) return tokenFault;
  return ambiguous;
};

/** One line about an error for a log: never an address (interaction tokens stand in them), never a body. */
export const sayError = (error: unknown): string => {
  if (error instanceof DiscordAPIError) return `Discord ${error.status}, code ${error.code}`;
  if (error instanceof HTTPError) return `Discord ${error.status}`;
  if (error instanceof RateLimitError) return `Discord 429 for ${Math.ceil(error.retryAfter)} ms`;
  if (error instanceof Halted || error instanceof Banned) return error.message;
  const code = systemCode(error);
  const name = error instanceof Error ? error.name : typeof error;
  return code === null ? name : `${name} ${code}`;
};

/** The error that a delivery sees; what the client threw is not carried along, since it holds addresses. */
export const deliveryError = (error: unknown, editing = false): DeliveryError =>
  error instanceof DeliveryError
    ? error
    : new DeliveryError(sayError(error), faultOf(error, editing));
