// Results on their way into the database: gathered for a moment, written together, kept until they are written.
import type { DeliveryResult, EditResult, Lease } from '../../../data/store/outbox/outbox.ts';
import type { Store } from '../../../data/store/store.ts';
import { createAlarm } from './alarm.ts';

export interface Ledger {
  add(result: DeliveryResult, lease: Lease): void;
  addEdit(result: EditResult, lease: Lease): void;
  /** Resolves when everything known so far is written; waits through outages until `patience` is over. */
  flush(patience: number): Promise<void>;
  /**
   * How this delivery ended in this process, where it did: a database that lost its last writes, after a failover to a
   * copy that was behind, would have it sent once more.
   */
  ended(id: string): DeliveryResult | undefined;
  /** True while a result of this delivery is not known to be written. */
  owes(id: string): boolean;
  /** Tries no more; returns how many results were never written. Their rows stay "sending" and become unknown. */
  close(): Promise<number>;
  readonly size: number;
}

/** A crash in between leaves `sending`, which becomes unknown and never a duplicate. */
const gather = 60;
const most = 200;
const retry = 500;
/** Ends that are remembered: those of the last hours. */
const mostEnds = 200_000;

export const createLedger = (
  store: Store,
  now: () => Date,
  failed: (error: unknown) => void,
  /** Told of each delivery whose result is known to be written. */
  written: (id: string) => void,
): Ledger => {
  let results: { readonly result: DeliveryResult; readonly lease: Lease }[] = [];
  let edits: { readonly result: EditResult; readonly lease: Lease }[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  const alarm = createAlarm();
  const owed = new Set<string>();
  const ends = new Map<string, DeliveryResult>();
  const remember = (result: DeliveryResult): void => {
    if (result.state !== 'sent' && result.state !== 'unknown') return;
    const [oldest] = ends.keys();
    if (ends.size >= mostEnds && oldest !== undefined) ends.delete(oldest);
    ends.set(result.id, result);
  };
  const settle = (batch: readonly { readonly result: { readonly id: string } }[]): void => {
    for (const { result } of batch) {
      owed.delete(result.id);
      written(result.id);
    }
  };

  const writeOnce = async (): Promise<void> => {
    const [first] = results;
    if (first) {
      const batch = results.filter(({ lease }) => lease.fence === first.lease.fence).slice(0, most);
      await store.finish(
        batch.map(({ result }) => result),
        first.lease,
        now(),
      );
      results = results.filter((entry) => !batch.includes(entry));
      settle(batch);
    }
    const [edit] = edits;
    if (edit) {
      const batch = edits.filter(({ lease }) => lease.fence === edit.lease.fence).slice(0, most);
      await store.finishEdits(
        batch.map(({ result }) => result),
        edit.lease,
        now(),
      );
      edits = edits.filter((entry) => !batch.includes(entry));
      settle(batch);
    }
  };

  const run = async (): Promise<void> => {
    await alarm.sleep(gather);
    while (results.length + edits.length > 0 && !closed)
      try {
        await writeOnce();
      } catch (error) {
        failed(error);
        await alarm.sleep(retry);
      }
  };
  const start = (): void => {
    running ??= run().finally(() => {
      running = null;
      if (results.length + edits.length > 0 && !closed) start();
    });
    if (results.length >= most) alarm.ring();
  };

  return {
    add: (result, lease) => {
      owed.add(result.id);
      remember(result);
      results.push({ result, lease });
      start();
    },
    addEdit: (result, lease) => {
      owed.add(result.id);
      edits.push({ result, lease });
      start();
    },
    flush: async (patience) => {
      const deadline = performance.now() + patience;
      const turn = createAlarm();
      alarm.ring();
      while (running !== null && performance.now() < deadline) await turn.sleep(5);
    },
    ended: (id) => ends.get(id),
    owes: (id) => owed.has(id),
    close: async () => {
      closed = true;
      alarm.ring();
      await running;
      return results.length + edits.length;
    },
    get size() {
      return results.length + edits.length;
    },
  };
};
