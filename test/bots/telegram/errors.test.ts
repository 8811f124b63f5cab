// Every row of the decision table with Telegram's own words, in lower and upper case.
import { readFileSync } from 'node:fs';
import { GrammyError, HttpError } from 'grammy';
import { describe as group, expect, test } from 'vitest';
import type { DeliveryFault } from '../../../src/bots/platform.ts';
import { deliveryErrorOf, describe, faultOf } from '../../../src/bots/telegram/errors.ts';
import { TransportError } from '../../../src/bots/telegram/sending/transport.ts';

const token = '123456789:AAsecret-secret-secret-secret-1234';

const refusal = (
  error_code: number,
  description: string,
  parameters: { retry_after?: number; migrate_to_chat_id?: number } = {},
): GrammyError =>
  new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code, description, parameters },
    'sendMessage',
    {},
  );

type Expected = Partial<DeliveryFault> & { readonly code: string };
const pause = (code: string): Expected => ({ delivery: 'failed', subscription: 'pause', code });
const end = (code: string): Expected => ({ delivery: 'failed', subscription: 'end', code });
const strike = (code: string): Expected => ({ delivery: 'failed', subscription: 'strike', code });
const ours: Expected = { delivery: 'failed', subscription: 'keep', platform: 'ours', code: 'body' };
const picture: Expected = { delivery: 'retry', subscription: 'keep', code: 'picture' };
const noMedia: Expected = { delivery: 'retry', subscription: 'no-media', code: 'no-media' };
const gone: Expected = { delivery: 'gone', subscription: 'keep', code: 'message-gone' };
const stops: Expected = {
  delivery: 'retry',
  subscription: 'keep',
  platform: 'token',
  code: 'token',
};
const unknown: Expected = { delivery: 'unknown', subscription: 'keep', code: 'server' };

const table: readonly (readonly [code: number, text: string, expected: Expected])[] = [
  [403, 'Forbidden: bot was blocked by the user', pause('blocked')],
  [403, 'Forbidden: user is deactivated', end('deactivated')],
  [403, "Forbidden: bot can't initiate conversation with a user", pause('not-started')],
  [400, 'Bad Request: PEER_ID_INVALID', pause('not-started')],
  [400, 'Bad Request: chat not found', strike('chat-not-found')],
  [400, 'Bad Request: private chat not found', strike('chat-not-found')],
  [403, 'Forbidden: bot was kicked from the group chat', pause('kicked')],
  [403, 'Forbidden: bot was kicked from the supergroup chat', pause('kicked')],
  [403, 'Forbidden: bot was kicked from the channel chat', pause('kicked')],
  [403, 'Forbidden: bot is not a member of the supergroup chat', pause('kicked')],
  [403, 'Forbidden: bot is not a member of the channel chat', pause('kicked')],
  [403, 'Forbidden: the group chat was deleted', end('deleted')],
  [400, 'Bad Request: have no write access to the chat', strike('no-rights')],
  [400, 'Bad Request: have no rights to send a message', strike('no-rights')],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', strike('no-rights')],
  [400, 'Bad Request: CHAT_RESTRICTED', strike('no-rights')],
  [400, 'Bad Request: not enough rights to send text messages to the chat', pause('no-rights')],
  [400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN', pause('no-rights')],
  [400, 'Bad Request: not enough rights to send photos to the chat', noMedia],
  [400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN', noMedia],
  [400, 'Bad Request: not enough rights to send the rich message to the chat', noMedia],
  [400, 'Bad Request: need administrator rights in the channel chat', pause('admin-needed')],
  [400, 'Bad Request: CHAT_ADMIN_REQUIRED', pause('admin-needed')],
  [400, 'Bad Request: TOPIC_CLOSED', pause('topic-closed')],
  [400, 'Bad Request: message thread not found', pause('topic-gone')],
  [400, 'Bad Request: TOPIC_DELETED', pause('topic-gone')],
  [400, 'Bad Request: ALLOW_PAYMENT_REQUIRED_50', pause('payment')],
  [403, "Forbidden: the bot can't send messages to the bot", end('is-bot')],
  [403, "Forbidden: bot can't send messages to bots", end('is-bot')],
  [400, "Bad Request: can't parse entities: Unsupported start tag", ours],
  [400, 'Bad Request: text must be encoded in UTF-8', ours],
  [400, 'Bad Request: message is too long', ours],
  [400, 'Bad Request: message caption is too long', ours],
  [400, 'Bad Request: ENTITIES_TOO_LONG', ours],
  [400, 'Bad Request: reply markup is too long', ours],
  [400, 'Bad Request: wrong file identifier/HTTP URL specified', picture],
  [400, 'Bad Request: wrong remote file identifier specified: wrong padding', picture],
  [400, 'Bad Request: failed to get HTTP URL content', picture],
  [400, 'Bad Request: wrong type of the web page content', picture],
  [400, 'Bad Request: message is not modified: specified new message', { code: 'not-modified' }],
  [400, 'Bad Request: message to edit not found', gone],
  [400, "Bad Request: message can't be edited", gone],
  [400, 'Bad Request: MESSAGE_ID_INVALID', gone],
  [
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    { delivery: 'failed', subscription: 'keep', code: 'late' },
  ],
  [
    400,
    'Bad Request: Failed to send message #2 with the error message "X"',
    { delivery: 'unknown', subscription: 'keep', code: 'partly-sent' },
  ],
  [401, 'Unauthorized', stops],
  [404, 'Not Found', stops],
  [421, 'Misdirected Request', stops],
  [406, 'Not Acceptable: FROZEN_METHOD_INVALID', { ...stops, code: 'frozen' }],
  [
    409,
    'Conflict: terminated by other getUpdates request',
    { delivery: 'retry', code: 'conflict' },
  ],
  [500, 'Internal Server Error: restart', unknown],
  [500, 'Internal Server Error: Request aborted', unknown],
  [502, 'Bad Gateway', unknown],
  [503, 'Service Unavailable', unknown],
  [504, 'Gateway Timeout', unknown],
  [400, 'Bad Request: something nobody has seen yet', strike('refused')],
  [403, 'Forbidden: something nobody has seen yet', strike('refused')],
];

group('a refusal', () => {
  test.each(table)('%i %s', (code, text, expected) => {
    expect(faultOf(refusal(code, text))).toMatchObject(expected);
    expect(faultOf(refusal(code, text.toUpperCase()))).toMatchObject(expected);
    expect(faultOf(refusal(code, text.toLowerCase()))).toMatchObject(expected);
  });
  test.each([
    [{ retry_after: 1 }, 1],
    [{ retry_after: 35 }, 35],
    [{ retry_after: 10_072 }, 10_072],
  ])('429 %o holds for just so long, and does not say whom', (parameters, seconds) => {
    expect(faultOf(refusal(429, 'Too Many Requests: retry after 7', parameters))).toMatchObject({
      delivery: 'wait',
      seconds,
      subscription: 'keep',
      platform: 'ok',
      scope: 'unsaid',
      code: 'rate',
    });
  });
  test('429 without parameters is read from its words, and without any it still waits', () => {
    expect(faultOf(refusal(429, 'Too Many Requests: retry after 7')).seconds).toBe(7);
    expect(faultOf(refusal(429, 'Too Many Requests')).seconds).toBeGreaterThan(0);
  });
  test('a group that grew is followed to its new id, in full digits', () => {
    const text = 'Bad Request: group chat was upgraded to a supergroup chat';
    const fault = faultOf(refusal(400, text, { migrate_to_chat_id: -1_002_147_483_648 }));
    expect(fault).toMatchObject({
      delivery: 'retry',
      subscription: 'move',
      movedTo: '-1002147483648',
    });
    expect(faultOf(refusal(400, text)).subscription).not.toBe('move');
  });
});

const coded = (code: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { code, ...more });
const url = `https://api.telegram.org/bot${token}/sendMessage`;
const network = (inner: unknown): HttpError =>
  new HttpError("Network request for 'sendMessage' failed!", inner);

const neverSent = [
  coded('ECONNREFUSED', `request to ${url} failed, reason: connect ECONNREFUSED`),
  coded('ENOTFOUND', `request to ${url} failed, reason: getaddrinfo ENOTFOUND`),
  coded('EAI_AGAIN', `request to ${url} failed`),
  coded('EHOSTUNREACH', `request to ${url} failed`),
  coded('ENETUNREACH', `request to ${url} failed`),
  coded('ETIMEDOUT', `request to ${url} failed`, { syscall: 'connect' }),
  coded('CERT_HAS_EXPIRED', `request to ${url} failed`),
  coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE', `request to ${url} failed`),
  coded('DEPTH_ZERO_SELF_SIGNED_CERT', `request to ${url} failed`),
  new TransportError('no connection: ECONNRESET', 'ECONNRESET', false),
];
const ambiguous = [
  coded('ECONNRESET', `request to ${url} failed, reason: socket hang up`),
  coded('EPIPE', `request to ${url} failed, reason: write EPIPE`),
  coded('ETIMEDOUT', `request to ${url} failed`, { syscall: 'read' }),
  new Error("Request to 'sendMessage' timed out after 60 seconds"),
  Object.assign(new Error(`invalid json response body at ${url}`), { type: 'invalid-json' }),
  new TransportError('the connection failed: ECONNRESET', 'ECONNRESET', true),
  new TransportError('the answer (HTTP 502) is not JSON', 'EBADANSWER', true),
];

group('a connection that failed', () => {
  test.each(neverSent.map((error) => [error.message.replace(token, ''), error] as const))(
    'certainly sent nothing: %s',
    (_, error) => {
      expect(faultOf(network(error))).toMatchObject({
        delivery: 'retry',
        subscription: 'keep',
        platform: 'down',
        code: 'unreachable',
      });
    },
  );
  test.each(ambiguous.map((error) => [error.message.replace(token, ''), error] as const))(
    'may have sent: %s',
    (_, error) => {
      expect(faultOf(network(error))).toMatchObject({ delivery: 'unknown', subscription: 'keep' });
    },
  );
  test('no error, its words or its stack holds the token', () => {
    const wrapped = new Error(`outer ${url}`, { cause: network(ambiguous[0]) });
    for (const inner of [...neverSent, ...ambiguous, wrapped, url]) {
      const error = deliveryErrorOf(network(inner));
      const everything = [
        error.message,
        error.stack,
        describe(network(inner)),
        JSON.stringify(error),
        String(error.cause),
      ].join('\n');
      expect(everything).not.toContain('secret');
    }
    expect(describe(refusal(400, `Bad Request: ${token}`))).not.toContain('secret');
  });
});

test('nothing is installed that sends again by itself what may have been sent', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const plugin = '@grammyjs/auto-' + 'retry';
  if (!(plugin in manifest.dependencies)) return;
  const source = readFileSync('src/bots/telegram/connect.ts', 'utf8');
  expect(source).toContain('rethrowHttpErrors: true');
  expect(source).toContain('rethrowInternalServerErrors: true');
});
