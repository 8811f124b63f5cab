// A platform that only counts: which message was accepted how often in which chat. The ground truth of the
// tests about kills, and a place to make things go wrong.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as rest } from 'node:timers/promises';
import { z } from 'zod';
import type { DeliveryFault } from '../../../src/bots/platform.ts';

const callSchema = z.object({
  chat: z.string(),
  key: z.string(),
  body: z.string(),
  messageId: z.string().nullable(),
});
export type CountedCall = z.infer<typeof callSchema> & { readonly at: number };

/** What a call meets: a refusal, a cut before or after it was accepted, or nothing (null). */
export type Mishap = { readonly fault: Partial<DeliveryFault> } | 'cut-before' | 'cut-after';

export interface CountingOptions {
  readonly port?: number;
  /** Milliseconds until a message is accepted, and from then until the answer. */
  readonly before?: () => number;
  readonly after?: () => number;
  /** A key that was seen gives back the first message, as Discord does. */
  readonly knowsKeys?: boolean;
  readonly mishap?: (call: CountedCall) => Mishap | null;
  /** Messages a second, enforced as a bucket of that size; a refusal costs two seconds. */
  readonly limit?: number;
}

export interface CountingServer {
  readonly root: string;
  /** Accepted messages in order. */
  readonly accepted: readonly CountedCall[];
  /** Calls that came, accepted or not. */
  readonly calls: number;
  readonly refused: number;
  /** When a call was refused for the rate. */
  readonly refusals: readonly number[];
  readonly edits: readonly CountedCall[];
  /** What stands in a chat: message id to body. */
  readonly standing: ReadonlyMap<string, string>;
  /** How often the chat was sent to. */
  copies(chat: string): number;
  /** Chats that got more than one copy of one key. */
  duplicates(): readonly string[];
  close(): Promise<void>;
}

export const startCounting = async (options: CountingOptions = {}): Promise<CountingServer> => {
  const accepted: CountedCall[] = [];
  const edits: CountedCall[] = [];
  const refusals: number[] = [];
  const keys = new Map<string, string>();
  const standing = new Map<string, string>();
  const copies = new Map<string, number>();
  const perKey = new Map<string, number>();
  let calls = 0;
  let refused = 0;
  let tokens = options.limit ?? 0;
  let filled = performance.now();

  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(text);
  };

  const overLimit = (): boolean => {
    if (options.limit === undefined) return false;
    const at = performance.now();
    tokens = Math.min(options.limit, tokens + ((at - filled) / 1000) * options.limit);
    filled = at;
    if (tokens < 1) return true;
    tokens -= 1;
    return false;
  };

  const accept = (call: CountedCall): string => {
    const first = options.knowsKeys ? keys.get(call.key) : undefined;
    if (first !== undefined) return first;
    accepted.push(call);
    const id = String(accepted.length);
    keys.set(call.key, id);
    standing.set(id, call.body);
    copies.set(call.chat, (copies.get(call.chat) ?? 0) + 1);
    const key = `${call.chat} ${call.key}`;
    perKey.set(key, (perKey.get(key) ?? 0) + 1);
    return id;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call: CountedCall = { ...callSchema.parse(await json(request)), at: performance.now() };
    calls += 1;
    if (overLimit()) {
      refused += 1;
      refusals.push(performance.now());
      const fault = { delivery: 'wait', seconds: 2, code: 'rate', scope: 'bot' } as const;
      answer(response, 400, { fault });
      return;
    }
    const mishap = options.mishap?.(call) ?? null;
    if (mishap === 'cut-before') {
      response.socket?.resetAndDestroy();
      return;
    }
    if (mishap !== null && typeof mishap === 'object') {
      refused += 1;
      answer(response, 400, mishap);
      return;
    }
    if (options.before) await rest(options.before());
    let id: string;
    if (call.messageId === null) id = accept(call);
    else {
      id = call.messageId;
      edits.push(call);
      standing.set(id, call.body);
    }
    if (options.after) await rest(options.after());
    if (mishap === 'cut-after') response.socket?.resetAndDestroy();
    else answer(response, 200, { messageId: id });
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    edits,
    refusals,
    standing,
    get calls() {
      return calls;
    },
    get refused() {
      return refused;
    },
    copies: (chat) => copies.get(chat) ?? 0,
    duplicates: () => [...perKey].filter(([, count]) => count > 1).map(([key]) => key),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
