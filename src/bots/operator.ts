// What the operator's chat is told: each matter once, again when it has ended, and never in a flood. Decides;
// sending is a function that is handed in.
import { z } from 'zod';
import type { SourceState } from '../data/store/store.ts';

/** Something that a person may have to look after. `text` never holds a token. */
export type OperatorEvent =
  /** An official post that could not be read whole; nothing of it was published. */
  | {
      readonly what: 'unreadable';
      readonly feed: string;
      readonly key: string;
      readonly url: string | null;
      readonly reason: string | null;
      /** The beginning of the text. */
      readonly text: string;
    }
  /** A source that does not answer, or has had no readable report for too long; `ended` when it has again. */
  | {
      readonly what: 'source';
      readonly feed: string;
      readonly ended: boolean;
      readonly text: string;
    }
  /** Calls to a platform are stopped; `ended` when they go on. */
  | {
      readonly what: 'breaker';
      readonly platform: string;
      readonly ended: boolean;
      readonly text: string;
    }
  | { readonly what: 'disk'; readonly ended: boolean; readonly text: string }
  | { readonly what: 'database'; readonly ended: boolean; readonly text: string }
  /** Anything else that will not mend itself; told once a day for one name. */
  | { readonly what: 'alarm'; readonly name: string; readonly text: string };

const stateSchema = z.object({
  /** Matters told, by name, with when; those that go on stay until they end. */
  told: z.record(z.string(), z.string()),
  /** When messages were sent in the last hour. */
  sent: z.array(z.string()),
  /** What was held back, by kind. */
  held: z.record(z.string(), z.number()),
  /** Texts held back, oldest first, as far as they fit. */
  texts: z.array(z.string()),
});
/** What is remembered over restarts, so that nothing is told twice. */
export type OperatorState = z.infer<typeof stateSchema>;

export const emptyOperatorState: OperatorState = { told: {}, sent: [], held: {}, texts: [] };

/** Messages in an hour; what is more is gathered into one. */
export const mostPerHour = 6;
const hour = 3_600_000;
const day = 24 * hour;
/** A matter that goes on is told again after so long. */
const again = 3 * day;
/** Matters that have no end are forgotten after so long. */
const remembered = 14 * day;
const mostTexts = 10;
const mostTold = 500;

const cut = (text: string, length: number): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}\u2026` : flat;
};

const matterOf = (event: OperatorEvent): string => {
  switch (event.what) {
    case 'unreadable':
      return `unreadable ${event.feed} ${event.key}`;
    case 'source':
      return `source ${event.feed}`;
    case 'breaker':
      return `breaker ${event.platform}`;
    case 'disk':
    case 'database':
      return event.what;
    case 'alarm':
      return `alarm ${event.name}`;
  }
};

/** The sentence for one event. */
export const operatorText = (event: OperatorEvent): string => {
  switch (event.what) {
    case 'unreadable':
      return [
        `Unreadable post of ${event.feed} (${event.reason ?? 'no reason'}): nothing of it was published.`,
        ...(event.url === null ? [] : [event.url]),
        cut(event.text, 400),
      ].join('\n');
    case 'source':
      return event.ended
        ? `Source ${event.feed} is heard again.`
        : `Source ${event.feed} is silent: ${cut(event.text, 300)}`;
    case 'breaker':
      return event.ended
        ? `Sending to ${event.platform} goes on.`
        : `Sending to ${event.platform} is stopped: ${cut(event.text, 300)}`;
    case 'disk':
      return event.ended
        ? 'The disk has room again.'
        : `The disk is nearly full: ${cut(event.text, 300)}`;
    case 'database':
      return event.ended
        ? 'The database answers again.'
        : `Trouble with the database: ${cut(event.text, 300)}`;
    case 'alarm':
      return `${event.name}: ${cut(event.text, 500)}`;
  }
};

const kindNames: Readonly<Record<OperatorEvent['what'], string>> = {
  unreadable: 'unreadable posts',
  source: 'sources',
  breaker: 'platforms',
  disk: 'disk',
  database: 'database',
  alarm: 'other matters',
};

const recent = (sent: readonly string[], now: Date): string[] =>
  sent.filter((at) => now.getTime() - Date.parse(at) < hour && Date.parse(at) <= now.getTime());

/** Forgets what is long past, so that the memory stays small. */
const pruned = (told: OperatorState['told'], now: Date): OperatorState['told'] =>
  Object.fromEntries(
    Object.entries(told)
      .filter(([, at]) => now.getTime() - Date.parse(at) < remembered)
      .sort(([, a], [, b]) => Date.parse(b) - Date.parse(a))
      .slice(0, mostTold),
  );

export interface OperatorDecision {
  readonly state: OperatorState;
  /** What to send now; null for nothing. */
  readonly text: string | null;
}

const wantsTelling = (event: OperatorEvent, toldAt: string | undefined, now: Date): boolean => {
  const age = toldAt === undefined ? null : now.getTime() - Date.parse(toldAt);
  if ('ended' in event && event.ended) return age !== null;
  if (age === null) return true;
  if (event.what === 'alarm') return age >= day;
  return event.what !== 'unreadable' && age >= again;
};

/** What one event leads to. The same event again leads to nothing. */
export const decideNotice = (
  state: OperatorState,
  event: OperatorEvent,
  now: Date,
): OperatorDecision => {
  const matter = matterOf(event);
  if (!wantsTelling(event, state.told[matter], now)) return { state, text: null };
  const told = pruned(state.told, now);
  if ('ended' in event && event.ended) delete told[matter];
  else told[matter] = now.toISOString();
  const sent = recent(state.sent, now);
  const text = operatorText(event);
  if (sent.length < mostPerHour && state.texts.length === 0)
    return { state: { ...state, told, sent: [...sent, now.toISOString()] }, text };
  return {
    state: {
      told,
      sent,
      held: { ...state.held, [event.what]: (state.held[event.what] ?? 0) + 1 },
      texts: [...state.texts, cut(text, 160)].slice(0, mostTexts),
    },
    text: null,
  };
};

/** What was held back, as one message, once there is room for one. */
export const decideGathered = (state: OperatorState, now: Date): OperatorDecision => {
  const sent = recent(state.sent, now);
  const count = Object.values(state.held).reduce((sum, one) => sum + one, 0);
  if (count === 0 || sent.length >= mostPerHour) return { state, text: null };
  const kinds = Object.entries(state.held)
    .map(([kind, number]) => `${kindNames[kind as OperatorEvent['what']]}: ${number}`)
    .join(', ');
  const left = count - state.texts.length;
  return {
    state: { ...state, sent: [...sent, now.toISOString()], held: {}, texts: [] },
    text: [
      `${count} more in the meantime (${kinds}):`,
      ...state.texts.map((text) => `- ${text}`),
      ...(left > 0 ? [`- and ${left} more; see the log and \`status\``] : []),
    ].join('\n'),
  };
};

/** No answer for so long is told. */
const longestUnanswered = 3 * hour;
/** Official sources report at least daily; outlets may have nothing to tell. */
const longestWithoutReport = 48 * hour;

/** What the sources' states have to tell. `official`: ids of those that report every night. */
export const sourceEvents = (
  states: readonly SourceState[],
  official: ReadonlySet<string>,
  now: Date,
): readonly OperatorEvent[] =>
  states.map((state): OperatorEvent => {
    const since = (at: string | null): number | null =>
      at === null ? null : now.getTime() - Date.parse(at);
    const hours = (milliseconds: number): string => `${Math.floor(milliseconds / hour)} h`;
    const answered = since(state.succeededAt);
    const reported = since(state.lastReportAt);
    const about = { what: 'source', feed: state.feed } as const;
    if (state.failures >= 3 && (answered === null || answered > longestUnanswered))
      return {
        ...about,
        ended: false,
        text: `no answer ${answered === null ? 'yet' : `for ${hours(answered)}`}; ${state.failures} attempts failed, the last with: ${state.failure ?? 'no reason'}`,
      };
    if (official.has(state.feed) && reported !== null && reported > longestWithoutReport)
      return {
        ...about,
        ended: false,
        text: `no readable report for ${hours(reported)}, although it answers; its page or its form of words may have changed`,
      };
    return { ...about, ended: true, text: '' };
  });

/** Free room of the disk the database stands on, in bytes. */
export interface DiskRoom {
  readonly free: number;
  readonly whole: number;
}

const gibibyte = 1024 ** 3;

/** Nearly full: under a gibibyte and under a tenth. Room again: over one and a half. */
export const diskEvent = ({ free, whole }: DiskRoom): OperatorEvent | null => {
  const low = free < gibibyte && free < whole / 10;
  const enough = free > 1.5 * gibibyte || free > whole / 5;
  if (!low && !enough) return null;
  return {
    what: 'disk',
    ended: !low,
    text: `${(free / gibibyte).toFixed(2)} GiB of ${(whole / gibibyte).toFixed(1)} GiB free`,
  };
};

export interface Operator {
  /** Tells, or keeps for later. Never throws: what could not be sent is tried with the next. */
  tell(event: OperatorEvent): Promise<void>;
  /** To be called now and then (every minute): sends what was held back. */
  tick(): Promise<void>;
}

const factName = 'operator-notices';

/** `recall` and `remember` keep one text over restarts. `failed` hears of what could not be sent. */
export const createOperator = ({
  send,
  now,
  recall,
  remember,
  failed = () => undefined,
}: {
  readonly send: (text: string) => Promise<void>;
  readonly now: () => Date;
  readonly recall: (name: string) => Promise<string | null>;
  readonly remember: (name: string, value: string) => Promise<void>;
  readonly failed?: (error: unknown) => void;
}): Operator => {
  let known: OperatorState | null = null;
  /** One after the other, so that two events at once are not both the sixth. */
  let last: Promise<void> = Promise.resolve();

  const stateNow = async (): Promise<OperatorState> => {
    if (known) return known;
    try {
      const kept = await recall(factName);
      known = kept === null ? emptyOperatorState : stateSchema.parse(JSON.parse(kept));
    } catch {
      known = emptyOperatorState;
    }
    return known;
  };
  const carryOut = async (decide: (state: OperatorState) => OperatorDecision): Promise<void> => {
    const before = await stateNow();
    const { state, text } = decide(before);
    if (state === before) return;
    if (text !== null)
      try {
        await send(text);
      } catch (error) {
        // Nothing is marked as told: the matter comes again, or with the next tick.
        failed(error);
        return;
      }
    known = state;
    await remember(factName, JSON.stringify(state)).catch(failed);
  };
  const inTurn = (decide: (state: OperatorState) => OperatorDecision): Promise<void> => {
    last = last.then(() => carryOut(decide)).catch(failed);
    return last;
  };
  return {
    tell: (event) => inTurn((state) => decideNotice(state, event, now())),
    tick: () => inTurn((state) => decideGathered(state, now())),
  };
};
