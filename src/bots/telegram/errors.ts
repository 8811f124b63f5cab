// What Telegram's refusals mean for a delivery and a subscription: PLATFORMS section 6.1 as a table.
// Matched by error code and a part of the text, in any case: "its contents are subject to change".
import { BotError, GrammyError, HttpError } from 'grammy';
import { DeliveryError, type DeliveryFault } from '../platform.ts';
import { TransportError } from './sending/transport.ts';

interface Row {
  readonly codes: readonly number[];
  readonly text: RegExp;
  readonly fault: Partial<DeliveryFault> & Pick<DeliveryFault, 'code'>;
}

const plain: Omit<DeliveryFault, 'code'> = {
  delivery: 'failed',
  seconds: null,
  subscription: 'keep',
  movedTo: null,
  platform: 'ok',
  scope: 'chat',
};

const refusals = [400, 403] as const;

/** In order: the first row that fits is meant. */
const rows: readonly Row[] = [
  {
    codes: refusals,
    text: /bot was blocked by the user|USER_IS_BLOCKED/i,
    fault: { subscription: 'pause', code: 'blocked' },
  },
  {
    codes: refusals,
    text: /user is deactivated|INPUT_USER_DEACTIVATED/i,
    fault: { subscription: 'end', code: 'deactivated' },
  },
  {
    codes: refusals,
    text: /can't initiate conversation|PEER_ID_INVALID/i,
    fault: { subscription: 'pause', code: 'not-started' },
  },
  {
    codes: refusals,
    text: /can't send messages to (?:the )?bots?\b/i,
    fault: { subscription: 'end', code: 'is-bot' },
  },
  {
    codes: refusals,
    text: /bot was kicked from|bot is not a member of/i,
    fault: { subscription: 'pause', code: 'kicked' },
  },
  {
    codes: refusals,
    text: /group chat was deleted/i,
    fault: { subscription: 'end', code: 'deleted' },
  },
  {
    codes: refusals,
    text: /upgraded to a supergroup/i,
    fault: { delivery: 'retry', subscription: 'move', code: 'moved' },
  },
  {
    codes: refusals,
    text: /have no write access to the chat|have no rights to send a message|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i,
    fault: { subscription: 'strike', code: 'no-rights' },
  },
  {
    codes: refusals,
    text: /not enough rights to send text messages|CHAT_SEND_PLAIN_FORBIDDEN/i,
    fault: { subscription: 'pause', code: 'no-rights' },
  },
  {
    codes: refusals,
    text: /not enough rights to send|CHAT_SEND_\w+_FORBIDDEN/i,
    fault: { delivery: 'retry', subscription: 'no-media', code: 'no-media' },
  },
  {
    codes: refusals,
    text: /need administrator rights in the channel|CHAT_ADMIN_REQUIRED/i,
    fault: { subscription: 'pause', code: 'admin-needed' },
  },
  {
    codes: refusals,
    text: /TOPIC_CLOSED/i,
    fault: { subscription: 'pause', code: 'topic-closed' },
  },
  {
    codes: refusals,
    text: /message thread not found|TOPIC_DELETED/i,
    fault: { subscription: 'pause', code: 'topic-gone' },
  },
  {
    codes: refusals,
    text: /ALLOW_PAYMENT_REQUIRED/i,
    fault: { subscription: 'pause', code: 'payment' },
  },
  {
    codes: [400],
    text: /failed to send message #\d+/i,
    fault: { delivery: 'unknown', code: 'partly-sent' },
  },
  {
    codes: [400],
    text: /can't parse entities|must be encoded in UTF-8|message is too long|caption is too long|ENTITIES_TOO_LONG|reply markup is too long|message text is empty|BUTTON_\w+_INVALID|inline keyboard button/i,
    fault: { platform: 'ours', code: 'body' },
  },
  {
    codes: [400, 413],
    text: /wrong file identifier|wrong remote file identifier|failed to get HTTP URL content|wrong type of the web page content|PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|Request Entity Too Large/i,
    fault: { delivery: 'retry', code: 'picture' },
  },
  {
    codes: [400],
    text: /message is not modified/i,
    fault: { code: 'not-modified' },
  },
  {
    codes: [400],
    text: /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no text in the message/i,
    fault: { delivery: 'gone', code: 'message-gone' },
  },
  {
    codes: [400],
    text: /query is too old|query ID is invalid|QUERY_ID_INVALID/i,
    fault: { code: 'late' },
  },
  {
    codes: [400],
    text: /chat not found/i,
    fault: { subscription: 'strike', code: 'chat-not-found' },
  },
  {
    codes: [401, 404, 421],
    text: /(?:)/,
    fault: { delivery: 'retry', platform: 'token', scope: 'bot', code: 'token' },
  },
  {
    codes: [406],
    text: /FROZEN_METHOD_INVALID/i,
    fault: { delivery: 'retry', platform: 'token', scope: 'bot', code: 'frozen' },
  },
  { codes: [409], text: /(?:)/, fault: { delivery: 'retry', scope: 'bot', code: 'conflict' } },
];

/** Short codes of refusals that pause a place, at once or in time: each has words for the panel. */
export const pausingCodes: readonly string[] = rows
  .filter(({ fault }) => fault.subscription === 'pause' || fault.subscription === 'strike')
  .map(({ fault }) => fault.code);

/** Where a flood wait names no seconds. */
const unsaidWait = 5;
/** How long everything stops while Telegram cannot be reached. */
const unreachableFor = 5;

const faultOfAnswer = (error: GrammyError): DeliveryFault => {
  const { error_code, description, parameters } = error;
  if (error_code === 429) {
    const said = parameters.retry_after ?? Number(/retry after (\d+)/i.exec(description)?.[1]);
    const seconds = Number.isFinite(said) && said > 0 ? said : unsaidWait;
    return { ...plain, delivery: 'wait', seconds, scope: 'unsaid', code: 'rate' };
  }
  if (error_code >= 500 || error_code === 0)
    return { ...plain, delivery: 'unknown', scope: 'bot', code: 'server' };
  const row = rows.find(({ codes, text }) => codes.includes(error_code) && text.test(description));
  if (!row) return { ...plain, subscription: 'strike', code: 'refused' };
  const movedTo = parameters.migrate_to_chat_id;
  // Without the new id there is nothing to move to.
  if (row.fault.subscription === 'move' && movedTo === undefined)
    return { ...plain, subscription: 'strike', code: 'moved' };
  return { ...plain, ...row.fault, ...(movedTo === undefined ? {} : { movedTo: String(movedTo) }) };
};

/** Nothing was sent: no address, no connection, no trust. */
const neverSent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ECONNECTTIMEOUT|UND_ERR_CONNECT_TIMEOUT|EPROTO|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

const codeOf = (error: unknown): string => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = at instanceof HttpError ? at.error : at.cause;
  }
  return '';
};
const innermost = (error: unknown): unknown =>
  error instanceof HttpError || error instanceof BotError ? innermost(error.error) : error;

const faultOfConnection = (error: unknown): DeliveryFault => {
  const inner = innermost(error);
  const code = codeOf(error);
  const connecting = inner instanceof Error && 'syscall' in inner && inner.syscall === 'connect';
  const safe = inner instanceof TransportError ? !inner.sent : neverSent.test(code) || connecting;
  return safe
    ? {
        ...plain,
        delivery: 'retry',
        seconds: unreachableFor,
        platform: 'down',
        scope: 'bot',
        code: 'unreachable',
      }
    : { ...plain, delivery: 'unknown', scope: 'bot', code: 'broken-off' };
};

/** What to do after a call failed, whatever was thrown. */
export const faultOf = (error: unknown): DeliveryFault =>
  error instanceof DeliveryError
    ? error.fault
    : error instanceof GrammyError
      ? faultOfAnswer(error)
      : faultOfConnection(error);

/** Tokens have this form in every address of the API. */
const tokenForm = /\d{5,}:[\w-]{20,}/g;
/** A text without any token in it. */
export const withoutToken = (text: string): string => text.replace(tokenForm, '[token]');

/** An error in words for a log: what Telegram or the connection said, never a token, never a stack. */
export const describe = (error: unknown): string => {
  if (error instanceof BotError) return describe(error.error);
  if (error instanceof GrammyError)
    return withoutToken(`${error.method}: ${error.error_code} ${error.description}`);
  const inner = innermost(error);
  const message = inner instanceof Error ? inner.message : String(inner);
  const outer = error instanceof HttpError ? `${error.message} ` : '';
  return withoutToken(`${outer}${message}`);
};

/** The error that leaves the platform: its words hold no token, and nothing of the original goes along. */
export const deliveryErrorOf = (error: unknown): DeliveryError =>
  error instanceof DeliveryError ? error : new DeliveryError(describe(error), faultOf(error));
