// The network as the sources see it: one polite GET with limits on time and size, redirects followed by
// hand, and never an address inside the operator's own network. It must never show credentials.
import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import type { Http, HttpAnswer } from './source.ts';
import {
  anyLookup,
  isPublicAddress,
  literalAddress,
  publicLookup,
  RefusedAddress,
  resolveBySystem,
  type Resolve,
} from './web/addresses.ts';
import { acceptedEncodings, decodeBody, readBody } from './web/body.ts';
import { FetchFault, shownUrl } from './web/fault.ts';

/** Who we say we are. An operator's address is added by `PUBLIC_URL` where there is one. */
export const userAgentOf = (publicUrl: string | null): string =>
  `Mozilla/5.0 (compatible; StrikeDigest/0.1; news digest bot${publicUrl === null ? '' : `; +${publicUrl}`})`;

export interface HttpOptions {
  readonly userAgent: string;
  /** ALLOW_PRIVATE_SOURCES: lets `trustedOrigins` be http or private. */
  readonly allowPrivate: boolean;
  /** Origins of the configured addresses, `https://host:port`. Nothing else is ever trusted. */
  readonly trustedOrigins: ReadonlySet<string>;
  /** Milliseconds until the answer's head must be there, and until all of it must be. */
  readonly connectTimeout?: number;
  readonly totalTimeout?: number;
  /** Bytes after unpacking. */
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  /** Milliseconds between the end of one request to a host and the start of the next. */
  readonly spacing?: number;
  /** Names to addresses, the system's unless another is given. */
  readonly resolve?: Resolve;
  /** Certificates to trust beside the system's, as a mirror of one's own may need. */
  readonly ca?: string;
}

const binary = /^(image|audio|video|font)\/|^application\/(pdf|zip|gzip|msword|vnd\.)/i;

const retryAfterOf = (value: string | null): number | null => {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  return null;
};

const dateAfter = (value: string | null, date: string | null): number | null => {
  const [until, from] = [Date.parse(value ?? ''), Date.parse(date ?? '')];
  if (Number.isNaN(until) || Number.isNaN(from)) return null;
  return Math.max(0, Math.round((until - from) / 1000));
};

const statusWords = (status: number): string => {
  if (status === 429) return 'asks us to come less often; it is left alone for a while';
  if (status === 401 || status === 403) return 'does not let us in; if it stays so, take it out';
  if (status === 404 || status === 410) return 'is not there; check the address';
  if (status >= 500) return 'has trouble of its own; it will be asked again';
  return 'gave no page; check the address';
};

const headersOf = (raw: readonly string[]): Headers => {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    try {
      headers.append(raw[at] ?? '', raw[at + 1] ?? '');
    } catch {
      // A header that is no header says nothing.
    }
  }
  return headers;
};

/** `from`: the address that sent us to this one, null for the first. */
const networkFault = (error: unknown, url: URL, from: URL | null = null): FetchFault => {
  if (error instanceof FetchFault) return error;
  if (error instanceof RefusedAddress)
    return new FetchFault(
      'refused-address',
      from === null
        ? `${shownUrl(url)} leads to ${error.address}, which is inside a private network; set ALLOW_PRIVATE_SOURCES=true if this source is your own mirror`
        : `${shownUrl(from)} sends us on to ${shownUrl(url)} (${error.address}), which is inside a private network; such a redirect is never followed`,
    );
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  const said =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? 'its name is not known here'
      : (code ?? (error instanceof Error ? error.message : String(error)));
  return new FetchFault(
    'network',
    `${shownUrl(url)} cannot be reached (${said}); it will be asked again`,
  );
};

/**
 * Refuses what may not be asked at all. `trusted`: this address may be http and private. `from`: the address
 * that sent us here, null for the first.
 */
const checkUrl = (url: URL, trusted: boolean, from: URL | null): void => {
  if (url.protocol !== 'https:' && !(trusted && url.protocol === 'http:'))
    throw new FetchFault(
      'refused-address',
      from === null
        ? `${shownUrl(url)} is not https; use the https address, or set ALLOW_PRIVATE_SOURCES=true if it is your own mirror`
        : `${shownUrl(from)} sends us on to ${shownUrl(url)}, which is not https; redirects are followed over https only`,
    );
  const literal = literalAddress(url);
  if (literal !== null && !trusted && !isPublicAddress(literal))
    throw networkFault(new RefusedAddress(literal), url, from);
};

/** An `Http` that holds to the options. Every failure is a `FetchFault`; 304 is an answer. */
export const createHttp = (options: HttpOptions): Http => {
  const {
    userAgent,
    allowPrivate,
    trustedOrigins,
    connectTimeout = 15_000,
    totalTimeout = 60_000,
    maxBytes = 5_000_000,
    maxRedirects = 5,
    spacing = 300,
    resolve = resolveBySystem,
    ca,
  } = options;

  // One request at a time to each host, with a breath between. The process's own running time, not the
  // clock: nothing is decided by it but how long to wait.
  const turns = new Map<string, Promise<number>>();
  const enter = async (host: string, signal: AbortSignal): Promise<() => void> => {
    const before = turns.get(host) ?? Promise.resolve(0);
    let leave: () => void = () => undefined;
    let giveUp: () => void = () => undefined;
    const turn = new Promise<number>((done) => {
      leave = () => done(performance.now() + spacing);
      giveUp = () => done(before);
    });
    turns.set(host, turn);
    let stop: () => void = () => undefined;
    const stopped = new Promise<never>((_, fail) => {
      stop = () => fail(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      signal.throwIfAborted();
      const wait = (await Promise.race([before, stopped])) - performance.now();
      if (wait > 0) await delay(wait, undefined, { signal });
      signal.throwIfAborted();
    } catch (error) {
      giveUp();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    return leave;
  };

  const ask = (
    url: URL,
    trusted: boolean,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<http.IncomingMessage> =>
    new Promise((done, fail) => {
      const request = (url.protocol === 'http:' ? http : https).request(url, {
        method: 'GET',
        headers,
        agent: false,
        lookup: (trusted ? anyLookup : publicLookup)(resolve),
        signal,
        ...(ca === undefined ? {} : { ca }),
      });
      const slow = setTimeout(() => {
        request.destroy(
          new FetchFault(
            'timeout',
            `${shownUrl(url)} did not answer within ${connectTimeout} ms; it will be asked again`,
          ),
        );
      }, connectTimeout);
      request.on('response', (answer) => {
        clearTimeout(slow);
        done(answer);
      });
      request.on('error', (error) => {
        clearTimeout(slow);
        fail(error);
      });
      request.end();
    });

  const follow = async (
    from: string,
    wanted: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> => {
    const first = URL.parse(from);
    if (!first)
      throw new FetchFault(
        'refused-address',
        'an address cannot be read; check the list of sources',
      );
    const credentials =
      first.username === ''
        ? null
        : `Basic ${Buffer.from(`${decodeURIComponent(first.username)}:${decodeURIComponent(first.password)}`).toString('base64')}`;
    const origin = first.origin;
    const mayBePrivate = allowPrivate && trustedOrigins.has(origin);
    let url: URL = first;
    let cameFrom: URL | null = null;
    for (let hops = 0; ; hops += 1) {
      url.username = '';
      url.password = '';
      url.hash = '';
      const trusted = mayBePrivate && url.origin === origin;
      checkUrl(url, trusted, cameFrom);
      const answer = await ask(
        url,
        trusted,
        {
          'user-agent': userAgent,
          'accept-encoding': acceptedEncodings,
          accept: '*/*',
          ...wanted,
          ...(credentials !== null && url.origin === origin ? { authorization: credentials } : {}),
        },
        signal,
      ).catch((error: unknown) => {
        throw error instanceof RefusedAddress ? networkFault(error, url, cameFrom) : error;
      });
      const status = answer.statusCode ?? 0;
      const headers = headersOf(answer.rawHeaders);
      const location = headers.get('location');
      if ([301, 302, 303, 307, 308].includes(status) && location !== null) {
        answer.destroy();
        if (hops >= maxRedirects)
          throw new FetchFault(
            'http-status',
            `${shownUrl(first)} was sent on more than ${maxRedirects} times; check the address`,
            { status, lasting: true },
          );
        const next = URL.parse(location, url.href);
        if (!next)
          throw new FetchFault(
            'refused-address',
            `${shownUrl(url)} sends us to an address that cannot be read`,
          );
        cameFrom = url;
        url = next;
        continue;
      }
      if (status === 304) {
        answer.resume();
        return { status, url: url.href, headers, body: '' };
      }
      if (status < 200 || status >= 300) {
        answer.destroy();
        const wish = headers.get('retry-after');
        throw new FetchFault(
          'http-status',
          `${shownUrl(url)} answered ${status}: it ${statusWords(status)}`,
          {
            status,
            retryAfter: retryAfterOf(wish) ?? dateAfter(wish, headers.get('date')),
            lasting: status >= 400 && status < 500 && ![408, 425, 429].includes(status),
          },
        );
      }
      const type = headers.get('content-type');
      if (type !== null && binary.test(type.trim())) {
        answer.destroy();
        throw new FetchFault(
          'bad-content',
          `${shownUrl(url)} is of type "${type.slice(0, 80)}", not a page or feed; check the address`,
        );
      }
      const body = decodeBody(await readBody(answer, url, maxBytes), type);
      return { status, url: url.href, headers, body };
    }
  };

  return {
    get: async (url, { headers = {}, signal }) => {
      const shown = URL.parse(url) ?? new URL('about:blank');
      const leave = await enter(shown.host, signal);
      const limit = new AbortController();
      const stop = AbortSignal.any([signal, limit.signal]);
      const late = setTimeout(() => limit.abort(), totalTimeout);
      try {
        return await follow(url, headers, stop);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (limit.signal.aborted)
          throw new FetchFault(
            'timeout',
            `${shownUrl(shown)} was not there in full after ${totalTimeout} ms; it will be asked again`,
          );
        throw networkFault(error, shown);
      } finally {
        clearTimeout(late);
        leave();
      }
    },
  };
};
