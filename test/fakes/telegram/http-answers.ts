// How the fake answers over HTTP: in JSON, with a refusal, or in one of the ways in which an answer gets lost.
import type { ServerResponse } from 'node:http';
import type { Refusal } from './faults.ts';

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  more: object = {},
): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...more,
  });
  response.end(text);
};
/** A refusal as the real server puts it into body and header. */
export const refuse = (response: ServerResponse, refusal: Refusal): void => {
  const seconds = refusal.parameters?.retry_after;
  json(
    response,
    refusal.error_code,
    { ok: false, ...refusal },
    seconds === undefined ? {} : { 'retry-after': String(seconds) },
  );
};
export const accepted = { ok: true, result: true } as const;

/** An answer that never comes whole. */
export const cutOff = (
  response: ServerResponse,
  how: 'reset' | 'hang' | 'truncated' | 'html',
  answer: unknown,
): void => {
  if (how === 'hang') return;
  if (how === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (how === 'html') {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
    return;
  }
  const text = JSON.stringify(answer);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(text.slice(0, Math.floor(text.length / 2)));
};
