// The one place of timers in the delivery: a sleep that can be ended early.
export interface Alarm {
  /** Resolves after the time, or at once when rung; a ring before it is remembered once. */
  sleep(milliseconds: number): Promise<void>;
  ring(): void;
}

export const createAlarm = (): Alarm => {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        if (rung || milliseconds <= 0) {
          rung = false;
          // Whatever else is ready goes first.
          setImmediate(resolve);
          return;
        }
        const timer = setTimeout(() => {
          wake = null;
          resolve();
        }, milliseconds);
        wake = () => {
          clearTimeout(timer);
          wake = null;
          resolve();
        };
      }),
    ring: () => {
      if (wake) wake();
      else rung = true;
    },
  };
};
