// Live sources: each tick asks the sources that are due, several at a time and never one twice at once.
// It holds no timer and no clock; what it remembers stands in the store, so that a restart neither asks
// everything again nor forgets who wished to be left alone.
import {
  ingestSource,
  nothingIngested,
  type Ingested,
  type SourceOutcome,
  type UnreadablePost,
} from './ingest.ts';
import { isDue, lookBack, nextLook, silentSince } from './sources/schedule.ts';
import type { Http, Source } from './sources/source.ts';
import { FetchFault, type FaultKind } from './sources/web/fault.ts';
import type { SourceState, Store } from './store/store.ts';

/** What one look came to. `kind`: `failed` may have brought posts before it failed. */
export interface PollResult {
  readonly source: string;
  readonly kind: 'polled' | 'failed' | 'stopped';
  readonly at: string;
  readonly nextAt: string | null;
  readonly ingested: Ingested;
  /** Why it failed, in words for people; null where it did not. */
  readonly failure: string | null;
  /** A closed list for metrics: what kind of fault; `ours` is not the source's. Null where there is none. */
  readonly fault: FaultKind | 'ours' | null;
  /** Failures in a row, this one included. */
  readonly failures: number;
}

/** What is worth a line in the log, a count, or a word to the operator. */
export type PollEvent =
  | PollResult
  | { readonly kind: 'unreadable'; readonly source: string; readonly post: UnreadablePost }
  | { readonly kind: 'recovered'; readonly source: string; readonly after: number }
  /** Told once until it speaks again: nothing readable since then. */
  | { readonly kind: 'silent'; readonly source: string; readonly since: string };

export interface PollerOptions {
  readonly store: Pick<Store, 'savePost' | 'saveReport' | 'sourceStates' | 'saveSourceState'>;
  readonly sources: readonly Source[];
  readonly http: Http;
  readonly now: () => Date;
  /** 0 to 1; spreads the looks. */
  readonly random: () => number;
  readonly on: (event: PollEvent) => void;
  /** Sources asked at once. */
  readonly atOnce?: number;
}

export interface Poller {
  /**
   * Asks what is due and not being asked already; resolves when all of them are done. Call it once a minute
   * without waiting for the call before. Rejects only where the store itself cannot be read.
   */
  tick(): Promise<readonly PollResult[]>;
  /** Calls off what runs and waits for it; nothing is asked afterwards. */
  stop(): Promise<void>;
}

/** Requests a single look may make; what is left over comes with the next. */
const patience = 30;
/** An article that a listing names may have changed after three hours. */
const recheckAfter = 3 * 3_600_000;

const resultOf = (source: Source, at: Date, outcome: SourceOutcome): PollResult => ({
  source: source.id,
  kind: outcome.stopped ? 'stopped' : outcome.fault === null ? 'polled' : 'failed',
  at: at.toISOString(),
  nextAt: outcome.state.dueAt ?? null,
  ingested: outcome.ingested,
  failure: outcome.fault?.message ?? null,
  fault:
    outcome.fault === null
      ? null
      : outcome.fault instanceof FetchFault
        ? outcome.fault.kind
        : 'ours',
  failures: outcome.state.failures,
});

/** Live polling as something to be ticked. */
export const createPoller = ({
  store,
  sources,
  http,
  now,
  random,
  on,
  atOnce = 4,
}: PollerOptions): Poller => {
  const calledOff = new AbortController();
  const running = new Map<string, Promise<unknown>>();
  const toldSilent = new Map<string, string>();
  // Ticks may overlap: the places are shared by all of them.
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const place = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((done) => waiting.push(done));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  const look = async (source: Source, before: SourceState | null): Promise<PollResult> => {
    const at = now();
    const since = source.kind === 'telegram-channel' ? lookBack(source, before, at) : null;
    const outcome = await ingestSource(source, {
      http,
      store,
      now: at,
      since,
      signal: calledOff.signal,
      patience,
      recheckAfter,
      plan: (state, fault) => ({
        ...state,
        dueAt: nextLook(
          source,
          at,
          fault === null
            ? null
            : {
                failures: state.failures,
                lasting: fault instanceof FetchFault && fault.lasting,
                retryAfter: fault instanceof FetchFault ? fault.retryAfter : null,
              },
          random,
        ).toISOString(),
        ...(since !== null && fault === null ? { lookedBackAt: at.toISOString() } : {}),
      }),
    });
    const result = resultOf(source, at, outcome);
    on(result);
    for (const post of outcome.ingested.unread) on({ kind: 'unreadable', source: source.id, post });
    if (result.kind === 'polled' && before !== null && before.failures > 0)
      on({ kind: 'recovered', source: source.id, after: before.failures });
    const silent = silentSince(source, outcome.state);
    if (silent === null) toldSilent.delete(source.id);
    else if (toldSilent.get(source.id) !== silent) {
      toldSilent.set(source.id, silent);
      on({ kind: 'silent', source: source.id, since: silent });
    }
    return result;
  };

  /** A fault of ours (the store, the disk) with one source: told, and the others go on. */
  const guarded = async (
    source: Source,
    before: SourceState | null,
  ): Promise<PollResult | null> => {
    await place();
    try {
      return calledOff.signal.aborted ? null : await look(source, before);
    } catch (error) {
      const failed: PollResult = {
        source: source.id,
        kind: 'failed',
        at: now().toISOString(),
        nextAt: null,
        ingested: nothingIngested,
        failure: error instanceof Error ? error.message : String(error),
        fault: 'ours',
        failures: (before?.failures ?? 0) + 1,
      };
      on(failed);
      return failed;
    } finally {
      leave();
      running.delete(source.id);
    }
  };

  return {
    tick: async () => {
      if (calledOff.signal.aborted) return [];
      const states = await store.sourceStates();
      if (calledOff.signal.aborted) return [];
      const at = now();
      const started = sources.flatMap((source) => {
        const state = states.find(({ feed }) => feed === source.id) ?? null;
        if (running.has(source.id) || !isDue(source, state, at)) return [];
        const work = guarded(source, state);
        running.set(source.id, work);
        return work;
      });
      const results = await Promise.all(started);
      return results.filter((result) => result !== null);
    },
    stop: async () => {
      calledOff.abort(new Error('polling was called off'));
      await Promise.allSettled([...running.values()]);
    },
  };
};
