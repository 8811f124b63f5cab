// What the fake Discord can be told to do wrong, and to which calls.
import { banned, limited } from './limits.ts';
import type { Answer } from '../shapes.ts';

/**
 * One order. Without `method` and `path` it meets every call; `path` is a regular expression over the path
 * without version. `times`: how often (1). `skip`: how many calls go well before.
 */
export interface Order {
  readonly method?: string;
  readonly path?: string;
  readonly times?: number;
  readonly skip?: number;
  readonly how:
    | {
        readonly kind: 'answer';
        readonly status: number;
        readonly code?: number;
        readonly message?: string;
        readonly retryAfter?: number;
      }
    /** A 5xx, before the call is taken in or after it was. */
    | { readonly kind: 'broken'; readonly status: number; readonly accepted: boolean }
    /** The connection is cut, before the call is taken in or after it was. */
    | { readonly kind: 'reset'; readonly accepted: boolean }
    /** Half of a JSON answer to a call that was taken in. */
    | { readonly kind: 'truncated' }
    /** Taken in (or not) and never answered. */
    | { readonly kind: 'silence'; readonly accepted: boolean }
    | {
        readonly kind: 'limited';
        readonly retryAfter: number;
        readonly scope: 'user' | 'global' | 'shared';
        readonly code?: number;
      }
    | { readonly kind: 'banned'; readonly retryAfter: number }
    | { readonly kind: 'late'; readonly milliseconds: number };
}

export interface Standing {
  readonly order: Order;
  left: number;
  skip: number;
}

export class Faults {
  readonly #standing: Standing[] = [];

  tell(order: Order): void {
    this.#standing.push({ order, left: order.times ?? 1, skip: order.skip ?? 0 });
  }
  clear(): void {
    this.#standing.length = 0;
  }
  /** The order that meets a call, used up by one. */
  meet(method: string, path: string): Order['how'] | null {
    for (const standing of this.#standing) {
      const { order } = standing;
      if (standing.left <= 0) continue;
      if (order.method !== undefined && order.method !== method) continue;
      if (order.path !== undefined && !new RegExp(order.path).test(path)) continue;
      if (standing.skip > 0) {
        standing.skip -= 1;
        continue;
      }
      standing.left -= 1;
      return order.how;
    }
    return null;
  }
}

/** The answer that an order gives by itself; null where it does something to the connection. */
export const answerOf = (how: Order['how']): Answer | null => {
  switch (how.kind) {
    case 'answer':
      return {
        status: how.status,
        ...(how.code === undefined && how.message === undefined
          ? {}
          : {
              body: {
                message: how.message ?? '',
                code: how.code ?? 0,
                ...(how.retryAfter === undefined ? {} : { retry_after: how.retryAfter }),
              },
            }),
        ...(how.retryAfter === undefined
          ? {}
          : { headers: { 'retry-after': String(how.retryAfter) } }),
      };
    case 'broken':
      return {
        status: how.status,
        body: '<html>upstream connect error</html>',
        headers: { 'content-type': 'text/html' },
      };
    case 'limited':
      return limited(how.retryAfter, how.scope, how.code);
    case 'banned':
      return banned(how.retryAfter);
    default:
      return null;
  }
};
