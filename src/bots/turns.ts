// One answer begins at a time, and between two of them the network has its turn: fifty people who ask in the same
// moment each hear within milliseconds that they were heard.

export interface Turns {
  /** Something short was given to the network: no answer begins until that has had time to leave. */
  hush(): void;
  /** Resolves when one's turn has come. */
  wait(): Promise<void>;
  /** How many wait. */
  readonly waiting: number;
}

/** Rounds of the event loop in which a request reaches the wire, a new connection included. */
const rounds = 8;
/** Milliseconds after which an answer begins all the same, however many come in. */
const longestHush = 40;

export const openTurns = (): Turns => {
  const queue: (() => void)[] = [];
  let running = false;
  let quiet = 0;
  let begun = 0;
  // Asked for within its own turn, the next comes after a look at the network, not in the same breath.
  const turn = (): void => {
    if (quiet > 0 && performance.now() - begun < longestHush) quiet -= 1;
    else {
      queue.shift()?.();
      begun = performance.now();
    }
    if (queue.length > 0) setImmediate(turn);
    else running = false;
  };
  return {
    hush: () => {
      quiet = rounds;
    },
    get waiting() {
      return queue.length;
    },
    wait: () =>
      new Promise((resolve) => {
        queue.push(resolve);
        if (running) return;
        running = true;
        setImmediate(turn);
      }),
  };
};
