// How calls travel to Telegram: kept connections, one deadline, and errors that say whether anything was sent.
// Never lets the token, which is part of every address, into an error.
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import { GrammyError, HttpError } from 'grammy';

/**
 * Why a call did not come back. `sent` false: the connection was never made, so nothing was sent; true: it
 * may have been carried out.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: string;
  readonly sent: boolean;
  constructor(message: string, code: string, sent: boolean) {
    super(message);
    this.code = code;
    this.sent = sent;
  }
}

export interface TransportOptions {
  readonly apiRoot: string;
  readonly token: string;
  /** Milliseconds for one call from its start to its answer. */
  readonly timeout: number;
  /** Milliseconds until a connection must stand. */
  readonly connectTimeout?: number;
}

interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: {
    readonly aborted: boolean;
    addEventListener(name: 'abort', listener: () => void): void;
    removeEventListener(name: 'abort', listener: () => void): void;
  };
}

export interface Transport {
  /** In the form that grammY takes as its `fetch`. */
  readonly fetch: (url: string, init?: FetchInit) => Promise<{ json(): Promise<unknown> }>;
  /**
   * One call whose parameters are JSON already. `calling` is called just before its first byte may leave; where it
   * throws, nothing leaves. Throws GrammyError or HttpError, as grammY does.
   */
  call(method: string, json: string, calling?: () => void): Promise<unknown>;
  close(): void;
}

interface Answered {
  readonly ok?: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
}

/** A free connection older than this is not used again: the other side may be closing it just then. */
const idleFor = 4000;
const mostSockets = 512;

const parse = (text: string, status: number): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TransportError(`the answer (HTTP ${status}) is not JSON`, 'EBADANSWER', true);
  }
};

export const createTransport = (options: TransportOptions): Transport => {
  const root = new URL(options.apiRoot);
  const secure = root.protocol === 'https:';
  const agentOptions = {
    keepAlive: true,
    maxSockets: mostSockets,
    maxFreeSockets: 128,
    timeout: idleFor,
    scheduling: 'lifo' as const,
  };
  const agent = secure ? new SecureAgent(agentOptions) : new PlainAgent(agentOptions);
  const open = secure ? secureRequest : plainRequest;
  const connectTimeout = options.connectTimeout ?? 10_000;

  const exchange = (
    path: string,
    headers: Readonly<Record<string, string | number>>,
    body: string | Readable,
    timeout: number | null,
    signal: FetchInit['signal'],
    calling: () => void = () => undefined,
  ): Promise<{ readonly status: number; readonly text: string }> =>
    new Promise((resolve, reject) => {
      let connected = false;
      const request = open(
        {
          agent,
          protocol: root.protocol,
          hostname: root.hostname,
          ...(root.port === '' ? {} : { port: root.port }),
          path,
          method: 'POST',
          headers,
        },
        (response: IncomingMessage) => {
          response.setEncoding('utf8');
          let text = '';
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => settle(null, { status: response.statusCode ?? 0, text }));
          response.on('error', fail);
          response.on('close', () => {
            if (!response.complete) fail({ code: 'ECONNRESET' });
          });
        },
      );
      const abort = (): void => {
        fail({ code: 'ABORTED' });
      };
      const connecting = setTimeout(() => fail({ code: 'ECONNECTTIMEOUT' }), connectTimeout);
      const deadline =
        timeout === null ? null : setTimeout(() => fail({ code: 'ETIMEOUT' }), timeout);
      const settle = (
        error: TransportError | null,
        answer?: { readonly status: number; readonly text: string },
      ): void => {
        clearTimeout(connecting);
        if (deadline) clearTimeout(deadline);
        signal?.removeEventListener('abort', abort);
        if (error) reject(error);
        else if (answer) resolve(answer);
      };
      const fail = (cause: { readonly code?: string }): void => {
        const code = cause.code ?? 'EUNKNOWN';
        settle(
          new TransportError(
            connected ? `the connection failed: ${code}` : `no connection: ${code}`,
            code,
            connected,
          ),
        );
        request.destroy();
      };
      request.on('error', fail);
      request.on('socket', (socket) => {
        // Written where it was not told of, it could go out a second time: told early rather than late.
        const leaving = (): void => {
          try {
            calling();
          } catch {
            fail({ code: 'EUNTOLD' });
          }
        };
        const ready = (): void => {
          connected = true;
          clearTimeout(connecting);
        };
        if (request.reusedSocket || !socket.connecting) {
          leaving();
          ready();
        } else {
          socket.once('connect', leaving);
          socket.once(secure ? 'secureConnect' : 'connect', ready);
        }
      });
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort);
      if (typeof body === 'string') request.end(body);
      else body.on('error', fail).pipe(request);
    });

  const jsonHeaders = (body: string): Readonly<Record<string, string | number>> => ({
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });

  return {
    fetch: async (url, init = {}) => {
      const { pathname, search } = new URL(url);
      const { body } = init;
      const whole = typeof body === 'string' ? body : body instanceof Readable ? body : '';
      // grammY keeps the deadline of its own calls, longer for long polling.
      const { status, text } = await exchange(
        pathname + search,
        typeof whole === 'string'
          ? jsonHeaders(whole)
          : { 'content-type': init.headers?.['content-type'] ?? '' },
        whole,
        null,
        init.signal,
      );
      return { json: () => Promise.resolve(parse(text, status)) };
    },
    call: async (method, json, calling) => {
      let answered: Answered;
      try {
        const { status, text } = await exchange(
          `${root.pathname.replace(/\/$/, '')}/bot${options.token}/${method}`,
          jsonHeaders(json),
          json,
          options.timeout,
          undefined,
          calling,
        );
        answered = parse(text, status) as Answered;
      } catch (error) {
        throw new HttpError(`Network request for '${method}' failed!`, error);
      }
      if (answered.ok === true) return answered.result;
      throw new GrammyError(
        `Call to '${method}' failed!`,
        {
          ok: false,
          error_code: answered.error_code ?? 0,
          description: answered.description ?? '',
          ...('parameters' in answered ? { parameters: answered.parameters as object } : {}),
        },
        method,
        {},
      );
    },
    close: () => agent.destroy(),
  };
};
