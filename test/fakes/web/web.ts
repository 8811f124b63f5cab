// A web server of our own on loopback: pages by path, a log of what was asked, and every way in which real
// servers misbehave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';

export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

export interface Web {
  readonly origin: string;
  /** Every request in its order, as path and query. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
  /** What a path answers from now on. */
  on(path: string, answer: Answer): void;
  close(): Promise<void>;
}

export const startWeb = async (): Promise<Web> => {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    asked.push(url.pathname + url.search);
    headers.push(request.headers);
    const answer = answers.get(url.pathname);
    if (answer) answer(request, response, url);
    else response.writeHead(404).end('nothing here');
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    headers,
    on: (path, answer) => void answers.set(path, answer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

/** A page as most servers give it. */
export const page =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };

/** A page with validators: who brings them back gets 304. The body is made anew with every request. */
export const validated =
  (body: () => string, type = 'text/html; charset=utf-8'): Answer =>
  (request, response) => {
    const text = body();
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag)
      return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { 'content-type': type, etag }).end(text);
  };

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end('trouble');

export const redirect = (location: string, code = 302): Answer => status(code, { location });

/** Goes on sending until the other side has had enough; `sent` counts the bytes. */
export const endless = (chunk: Buffer, headers: Record<string, string>, bytes: number) => {
  const sent = { bytes: 0, stopped: false };
  const answer: Answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    response.on('close', () => {
      sent.stopped = true;
    });
    const go = (): void => {
      while (sent.bytes < bytes && !sent.stopped) {
        sent.bytes += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', go);
      }
      response.end();
    };
    go();
  };
  return { sent, answer };
};
