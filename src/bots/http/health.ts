// Whether the process is alive, and whether it can do its work: what a supervisor and an operator ask.
import type { Store } from '../../data/store/store.ts';

export interface PlatformHealth {
  readonly name: string;
  readonly ok: boolean;
  /** Why it is not; never a token. */
  readonly detail: string | null;
}

/** What is asked of the other parts of the process. */
export interface HealthSources {
  readonly store: Store;
  readonly now: () => Date;
  /** Every platform that has a token; none in a process that only takes in reports. */
  readonly platforms: () => readonly PlatformHealth[];
  /** A database that can be read may take no writes: why, null where it does. */
  readonly databaseTrouble?: (() => string | null) | undefined;
}

/** `newestReport`: the newest readable report of any source; null before the first. Told, not judged. */
export interface Health {
  readonly ready: boolean;
  readonly database: { readonly ok: boolean; readonly detail: string | null };
  readonly platforms: readonly PlatformHealth[];
  readonly newestNight: string | null;
  readonly newestReport: { readonly at: string; readonly ageSeconds: number } | null;
  readonly sources: readonly {
    readonly feed: string;
    readonly succeededAt: string | null;
    readonly lastReportAt: string | null;
    readonly failures: number;
  }[];
}

const patience = 3_000;

const within = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Never throws: a database that does not answer is what is told. */
export const readHealth = async ({
  store,
  now,
  platforms,
  databaseTrouble,
}: HealthSources): Promise<Health> => {
  const trouble = databaseTrouble?.() ?? null;
  const connected = platforms();
  try {
    const [states, newestNight] = await within(
      Promise.all([store.sourceStates(), store.newestNight()]),
    );
    const newest = states
      .flatMap(({ lastReportAt }) => lastReportAt ?? [])
      .sort((a, b) => Date.parse(a) - Date.parse(b))
      .at(-1);
    return {
      ready: trouble === null && connected.every(({ ok }) => ok),
      database: { ok: trouble === null, detail: trouble },
      platforms: connected,
      newestNight,
      newestReport:
        newest === undefined
          ? null
          : {
              at: newest,
              ageSeconds: Math.max(0, Math.round((now().getTime() - Date.parse(newest)) / 1000)),
            },
      sources: states.map(({ feed, succeededAt, lastReportAt, failures }) => ({
        feed,
        succeededAt,
        lastReportAt,
        failures,
      })),
    };
  } catch (error) {
    return {
      ready: false,
      database: { ok: false, detail: error instanceof Error ? error.message : String(error) },
      platforms: connected,
      newestNight: null,
      newestReport: null,
      sources: [],
    };
  }
};
