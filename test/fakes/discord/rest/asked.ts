// One call of the fake Discord's REST as its handlers get it.
import type { Gateway } from '../gateway.ts';
import type { Limiter } from './limits.ts';
import type { People } from '../people/people.ts';
import type { Answer, FakeMessage, Json } from '../shapes.ts';
import type { World } from '../world.ts';

/** One call after it was read. `files`: what was uploaded with it. */
export interface Asked {
  readonly method: string;
  /** Without version and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly files: FakeMessage['files'];
}

export interface Parts {
  readonly world: World;
  readonly people: People;
  readonly gateway: Gateway;
  readonly limiter: Limiter;
  /** How often the list of commands was written. */
  registrations: number;
}

export type Handler = (parts: Parts, asked: Asked, ids: readonly string[]) => Answer;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const nothing: Answer = { status: 204 };
export const names = (asked: Asked): readonly string[] => asked.files.map(({ name }) => name);
export const at = (ids: readonly string[], index: number): string => ids[index] ?? '';
