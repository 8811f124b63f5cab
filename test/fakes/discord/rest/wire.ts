// How the fake Discord reads calls and writes answers over HTTP.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import busboy from 'busboy';
import type { Answer, FakeMessage } from '../shapes.ts';

/** One call as it was read. */
export interface Read {
  readonly body: unknown;
  readonly raw: string;
  readonly files: FakeMessage['files'];
}

/** The bytes of a call. */
export const readPlain = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const readMultipart = (request: IncomingMessage): Promise<Read> =>
  new Promise((resolve, reject) => {
    const files: { name: string; size: number }[] = [];
    let raw = '';
    const parser = busboy({ headers: request.headers });
    parser.on('field', (name, value) => {
      if (name === 'payload_json') raw = value ?? '';
    });
    parser.on('file', (_field, stream, { filename }) => {
      let size = 0;
      stream.on('data', (chunk: Buffer) => (size += chunk.length));
      stream.on('end', () => files.push({ name: filename ?? '', size }));
    });
    parser.on('close', () =>
      resolve({ raw, files, body: raw === '' ? {} : (JSON.parse(raw) as unknown) }),
    );
    parser.on('error', reject);
    request.pipe(parser);
  });

/** The body of a call, JSON or a form. */
export const read = async (request: IncomingMessage): Promise<Read> => {
  if (/^multipart\/form-data/i.test(request.headers['content-type'] ?? ''))
    return readMultipart(request);
  const raw = (await readPlain(request)).toString('utf8');
  return { raw, files: [], body: raw === '' ? {} : (JSON.parse(raw) as unknown) };
};

/** Sends an answer; `cut` leaves half of it out and the connection in pieces. */
export const write = (response: ServerResponse, answer: Answer, cut: boolean): void => {
  const text =
    answer.body === undefined
      ? ''
      : typeof answer.body === 'string'
        ? answer.body
        : JSON.stringify(answer.body);
  // A 204 must not carry a JSON content type: clients would try to read it.
  const headers =
    text === ''
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  response.writeHead(answer.status, { ...headers, ...answer.headers });
  if (cut) {
    response.write(text.slice(0, Math.floor(text.length / 2)));
    setTimeout(() => response.destroy(), 5).unref();
  } else response.end(text);
};

/** The port that is listened on, on loopback. */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
