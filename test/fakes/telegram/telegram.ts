// A Telegram of our own on loopback: speaks the real Bot API over HTTP, keeps chats, and fails when told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createFaults,
  createLimiter,
  seeded,
  telegramLimits,
  type Fault,
  type Faults,
  type Limits,
} from './faults.ts';
import { accepted, cutOff, json, refuse } from './http-answers.ts';
import { methods } from './methods.ts';
import { createPeople, type People } from './people.ts';
import { readRequest } from './request.ts';
import { loadSchemaCheck } from './schema.ts';
import { Refused, type Call, type Scene } from './scene.ts';
import { loadParser, type Parsed, type ParseMode } from './text.ts';
import { createUpdates, type Updates } from './updates.ts';
import { createWorld, type Fields, type World } from './world.ts';

export interface TelegramOptions {
  readonly token?: string;
  /** 0 chooses a free one. */
  readonly port?: number;
  /** Checks every call against the published description, where that is present; on where absent. */
  readonly schema?: boolean;
  /** Limits that are kept; none where absent, `true` for Telegram's own. */
  readonly limits?: Limits | true;
  /** Milliseconds before each answer, the same or drawn from a range. */
  readonly latency?: number | readonly [number, number];
  /** Chats come into being when they are written to. */
  readonly anyChat?: boolean;
  readonly seed?: number;
  /** Messages kept with their words in each chat. */
  readonly keepTexts?: number;
  /** Calls kept in `calls`; 10,000 where absent. */
  readonly keepCalls?: number;
  /** Webhooks go here instead of their public origin. */
  readonly webhookOrigin?: string;
  /** Between two tries of a webhook. */
  readonly webhookRetry?: number;
  /** Control over HTTP (`POST /control`), for a fake in its own process. */
  readonly control?: (scene: FakeTelegram, body: Fields) => unknown;
}

export interface FakeTelegram {
  readonly apiRoot: string;
  readonly port: number;
  readonly token: string;
  readonly world: World;
  readonly people: People;
  readonly updates: Updates;
  readonly faults: Faults;
  readonly scene: Scene;
  /** Calls in order as they came, getUpdates left out. */
  readonly calls: readonly Call[];
  /** Calls that were not as the description says; a test asks that there are none. */
  readonly complaints: readonly string[];
  /** How many calls of a method came, getUpdates included. */
  count(method: string): number;
  /** Refusals answered, by error code. */
  readonly refusals: ReadonlyMap<number, number>;
  /** Whether Telegram's own parser judges markup. */
  readonly ownParser: boolean;
  /** The token is accepted; false answers 401. */
  setTokenValid(valid: boolean): void;
  setLatency(latency: TelegramOptions['latency']): void;
  fail(fault: Fault): void;
  parse(text: string, mode: ParseMode): Parsed;
  /** Told of every call but getUpdates the moment it comes, before latency and faults; answers how to end that. */
  watch(listener: (call: Call) => void): () => void;
  /** Resolves as soon as the condition holds; rejects after `milliseconds`. */
  until(condition: () => boolean, milliseconds?: number): Promise<void>;
  close(): Promise<void>;
}

export const defaultToken = '123456789:AAfake-token-of-the-tests-0000000';

export const startTelegram = async (options: TelegramOptions = {}): Promise<FakeTelegram> => {
  const token = options.token ?? defaultToken;
  const random = seeded(options.seed ?? 1);
  const check = options.schema === false ? null : loadSchemaCheck();
  const parser = await loadParser();
  const bot = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Strike Digest',
    username: 'strike_digest_bot',
  };
  const world = createWorld(bot, options.keepTexts ?? Number.POSITIVE_INFINITY);
  world.anyChat = options.anyChat ?? false;
  const listeners = new Set<(call: Call) => void>();
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const updates = createUpdates({
    random,
    webhookOrigin: options.webhookOrigin ?? null,
    retryMilliseconds: options.webhookRetry ?? 30,
    changed,
  });
  const texts = new Map<string, string>();
  // A broadcast is one text for many: parsed and kept once.
  let last: { readonly text: string; readonly mode: ParseMode; readonly parsed: Parsed } | null =
    null;
  const parse = (text: string, mode: ParseMode): Parsed => {
    if (last?.text === text && last.mode === mode) return last.parsed;
    const parsed = parser.parse(text, mode);
    last = { text, mode, parsed };
    return parsed;
  };
  const scene: Scene = {
    world,
    updates,
    parse,
    settings: new Map(),
    callbackAnswers: [],
    inlineAnswers: [],
    intern: (text) => {
      const known = texts.get(text);
      if (known !== undefined) return known;
      if (texts.size < 10_000) texts.set(text, text);
      return text;
    },
  };
  const faults = createFaults(random);
  const limiter = options.limits
    ? createLimiter(options.limits === true ? telegramLimits : options.limits)
    : null;
  const calls: Call[] = [];
  const complaints: string[] = [];
  const counts = new Map<string, number>();
  const refusals = new Map<number, number>();
  const keepCalls = options.keepCalls ?? 10_000;
  let latency = options.latency;
  let tokenValid = true;

  const perform = (call: Call): unknown => {
    const method = methods[call.method];
    if (!method) throw new Refused(404, 'Not Found: method not found');
    const complaint = check?.(call.method, call.params, new Set(call.uploads.keys())) ?? [];
    if (complaint.length > 0) {
      const text = `${call.method}: ${complaint.join('; ')}`;
      complaints.push(text);
      throw new Refused(400, `Bad Request: not as described: ${text}`);
    }
    if (limiter && /^send|^copy|^forward|^editMessage/.test(call.method)) {
      const chat = world.chat(Number(call.params['chat_id']));
      const reply = chat !== null && call.at - chat.heardAt < 5000;
      const group = chat !== null && chat.type !== 'private';
      const wait = limiter(String(call.params['chat_id']), group, reply, call.at);
      if (wait > 0)
        throw new Refused(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    }
    return method(scene, call.params, call);
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    name: string,
  ): Promise<void> => {
    const { params, uploads } = await readRequest(request, url);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (name === 'getUpdates') {
      const gone = new Promise<void>((resolve) => response.on('close', resolve));
      const fault = faults.next(name, null);
      if (fault && 'answer' in fault.then)
        throw Object.assign(new Refused(0, ''), { refusal: fault.then.answer });
      if (fault && 'cut' in fault.then) return cutOff(response, fault.then.cut, accepted);
      json(response, 200, { ok: true, result: await updates.poll(params, gone) });
      return;
    }
    const call: Call = { method: name, params, uploads, at: performance.now() };
    calls.push(call);
    for (const listener of listeners) listener(call);
    if (calls.length > keepCalls) calls.splice(0, calls.length - keepCalls);
    const wait =
      typeof latency === 'object' ? latency[0] + random() * (latency[1] - latency[0]) : latency;
    if (wait !== undefined && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const chat = params['chat_id'];
    const fault = faults.next(name, chat === undefined ? null : String(chat));
    if (fault && 'late' in fault.then)
      await new Promise((resolve) => setTimeout(resolve, (fault.then as { late: number }).late));
    const spoilt = fault !== null && !('late' in fault.then);
    const result = !spoilt || fault.accept ? perform(call) : true;
    if (spoilt && 'answer' in fault.then)
      throw Object.assign(new Refused(0, ''), { refusal: fault.then.answer });
    if (spoilt && 'cut' in fault.then)
      return cutOff(response, fault.then.cut, { ok: true, result });
    json(response, 200, { ok: true, result });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/control' && options.control) {
      const { params } = await readRequest(request, url);
      return json(response, 200, (await options.control(fake, params)) ?? null);
    }
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
    if (file) {
      const found = [...world.files.values()].find(({ path }) => path === file[2]);
      if (!found || file[1] !== token)
        return refuse(response, { error_code: 404, description: 'Not Found' });
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(found.bytes);
      return;
    }
    const [, given, name = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
    if (given === undefined) return refuse(response, { error_code: 404, description: 'Not Found' });
    if (given !== token || !tokenValid) {
      request.resume();
      return refuse(response, { error_code: 401, description: 'Unauthorized' });
    }
    return answer(request, response, url, name);
  };

  const server = createServer((request, response) => {
    handle(request, response)
      .catch((error: unknown) => {
        const refusal =
          error instanceof Refused
            ? error.refusal
            : { error_code: 500, description: `Internal Server Error: ${String(error)}` };
        refusals.set(refusal.error_code, (refusals.get(refusal.error_code) ?? 0) + 1);
        if (!response.headersSent) refuse(response, refusal);
      })
      .finally(changed);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const fake: FakeTelegram = {
    apiRoot: `http://127.0.0.1:${port}`,
    port,
    token,
    world,
    updates,
    faults,
    scene,
    calls,
    complaints,
    refusals,
    people: createPeople(scene),
    ownParser: parser.own,
    count: (method) => counts.get(method) ?? 0,
    setTokenValid: (valid) => {
      tokenValid = valid;
    },
    setLatency: (wanted) => {
      latency = wanted;
    },
    fail: (fault) => faults.add(fault),
    parse,
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    until: (condition, milliseconds = 25_000) =>
      new Promise((resolve, reject) => {
        const done = (): void => {
          clearTimeout(timer);
          clearInterval(look);
          watchers.delete(watcher);
        };
        const watcher = (): void => {
          if (!condition()) return;
          done();
          resolve();
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`not within ${milliseconds} ms: ${condition.toString()}`));
        }, milliseconds);
        const look = setInterval(watcher, 20);
        watchers.add(watcher);
        watcher();
      }),
    close: async () => {
      updates.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
};
