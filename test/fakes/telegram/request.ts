// A call's parameters out of an HTTP request: query, form, JSON, or an upload in parts.
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { Upload } from './scene.ts';
import type { Fields } from './world.ts';

export interface Incoming {
  readonly params: Fields;
  readonly uploads: ReadonlyMap<string, Upload>;
}

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Forms carry everything as text: numbers, truth and nested values are told apart as the server does. */
const fromText = (text: string): unknown => {
  if (/^(-?\d{1,15}|true|false)$/.test(text) || /^[[{]/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  }
  return text;
};
/** These are text whatever they look like. */
const textual = new Set(['text', 'caption', 'callback_query_id', 'inline_query_id', 'description']);
const fromForm = (pairs: Iterable<readonly [string, string]>): Fields =>
  Object.fromEntries(
    [...pairs].map(([name, value]) => [name, textual.has(name) ? value : fromText(value)]),
  );

const readParts = (request: IncomingMessage): Promise<Incoming> =>
  new Promise((resolve, reject) => {
    const pairs: [string, string][] = [];
    const uploads = new Map<string, Upload>();
    const parser = busboy({ headers: request.headers });
    parser.on('field', (name, value) => pairs.push([name, value]));
    parser.on('file', (name, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () =>
        uploads.set(name, { name: String(info.filename), bytes: Buffer.concat(chunks) }),
      );
    });
    parser.on('close', () => resolve({ params: fromForm(pairs), uploads }));
    parser.on('error', reject);
    request.pipe(parser);
  });

const none: ReadonlyMap<string, Upload> = new Map();

/** Throws a SyntaxError where the body is not what its type says. */
export const readRequest = async (request: IncomingMessage, url: URL): Promise<Incoming> => {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readParts(request);
  const body = await readAll(request);
  const query = fromForm(url.searchParams);
  if (body.length === 0) return { params: query, uploads: none };
  if (type.startsWith('application/json')) {
    const params = JSON.parse(body.toString('utf8')) as Fields;
    return { params: url.search === '' ? params : { ...query, ...params }, uploads: none };
  }
  return {
    params: { ...query, ...fromForm(new URLSearchParams(body.toString('utf8'))) },
    uploads: none,
  };
};
