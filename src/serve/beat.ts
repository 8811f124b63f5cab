// The beat of the process: once a minute, at its beginning. No timer runs for longer than that minute, so that a clock
// that is set, by however much, holds nothing up and has nothing made up for.

export interface Beat {
  /** The first one comes with the next minute. */
  start(): void;
  /** No beat begins after this; one under way goes on. */
  stop(): void;
}

const minute = 60_000;
/** A timer may come a little before the minute that it was meant for. */
const early = 500;

/** `work` is not begun while it is still under way. It may not reject. */
export const createBeat = (work: () => Promise<void>): Beat => {
  let timer: NodeJS.Timeout | null = null;
  let underWay = false;
  const arm = (): void => {
    const left = minute - (Date.now() % minute);
    timer = setTimeout(beat, left < early ? left + minute : left);
  };
  const beat = (): void => {
    arm();
    if (underWay) return;
    underWay = true;
    void work().finally(() => {
      underWay = false;
    });
  };
  return {
    start: arm,
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
};
