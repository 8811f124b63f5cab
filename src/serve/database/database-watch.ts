// Whether the database takes what is written: noticed when a part of the process fails, told to the operator
// once, and told again when it goes on. A full disk is read from as before, so that only a write can tell.
import type { Operator } from '../../bots/operator.ts';
import type { Store } from '../../data/store/store.ts';
import type { Log } from '../../log.ts';

export interface DatabaseWatch {
  /** What is the matter, in words; null where writing works as far as is known. */
  trouble(): string | null;
  /** A part of the process failed: is it the database? Resolves to true where a write fails now. */
  suspect(): Promise<boolean>;
  /** Something failed that was certainly a call to the database. */
  failed(text: string): Promise<void>;
  /** Now and then: has it ended? Costs nothing while all is well, but for the first time. */
  look(): Promise<void>;
}

const factName = 'database-tried';

export const watchDatabase = ({
  store,
  operator,
  log,
  now,
}: {
  readonly store: Pick<Store, 'remember'>;
  readonly operator: () => Pick<Operator, 'tell'>;
  readonly log: Log;
  readonly now: () => Date;
}): DatabaseWatch => {
  let known: string | null = null;
  /** What an earlier process told of may have ended since. */
  let looked = false;

  /** The words of the fault, null where a write works. */
  const tryWrite = async (): Promise<string | null> => {
    try {
      await store.remember(factName, now().toISOString());
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const failed = async (text: string): Promise<void> => {
    if (known === null) log('error', 'database-trouble', { text });
    known = text;
    await operator().tell({ what: 'database', ended: false, text });
  };
  return {
    trouble: () => known,
    failed,
    suspect: async () => {
      const fault = await tryWrite();
      if (fault !== null) await failed(fault);
      return fault !== null;
    },
    look: async () => {
      if (known === null && looked) return;
      looked = true;
      const fault = await tryWrite();
      if (fault !== null) {
        await failed(fault);
        return;
      }
      if (known !== null) log('info', 'database-answers', {});
      known = null;
      await operator().tell({ what: 'database', ended: true, text: '' });
    },
  };
};
