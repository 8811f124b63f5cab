// Asking only for what has changed: the validators of the last answer go with the next request.
import type { Cursor, HttpAnswer } from '../source.ts';

/** Headers that let the server answer "304, as it was"; none where the last answer had no validators. */
export const conditionalHeaders = (cursor: Cursor): Readonly<Record<string, string>> => ({
  ...(cursor['etag'] === undefined ? {} : { 'if-none-match': cursor['etag'] }),
  ...(cursor['modified'] === undefined ? {} : { 'if-modified-since': cursor['modified'] }),
});

/** The validators of an answer, as they are kept in the cursor. Over-long ones are none. */
export const validatorsOf = ({ headers }: HttpAnswer): Cursor => {
  const [etag, modified] = [headers.get('etag'), headers.get('last-modified')];
  return {
    ...(etag !== null && etag.length <= 300 ? { etag } : {}),
    ...(modified !== null && modified.length <= 100 ? { modified } : {}),
  };
};
