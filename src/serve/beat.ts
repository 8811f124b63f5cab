// The beat of the process: once a minute, at its beginning. node-cron waits for a moment of the wall clock, so that a
// clock that is set would hold it up for as long as it was set back: then its timetable is begun anew.
import cron from 'node-cron';

export interface Beat {
  /** The first one comes with the next minute. */
  start(): void;
  /** No beat begins after this; one under way goes on. */
  stop(): void;
}

/** How often the clock is looked at, and how far it may be from where it was expected, in milliseconds. */
const look = 15_000;
const tolerance = 5_000;

/** `work` is not begun while it is still under way. It may not reject. */
export const createBeat = (work: () => Promise<void>): Beat => {
  let underWay = false;
  const beat = (): void => {
    if (underWay) return;
    underWay = true;
    void work().finally(() => {
      underWay = false;
    });
  };
  const task = cron.createTask('* * * * *', beat, { suppressMissedWarning: true });
  let watch: NodeJS.Timeout | null = null;
  const arm = (): void => {
    const expected = Date.now() + look;
    watch = setTimeout(() => {
      if (Math.abs(Date.now() - expected) > tolerance) {
        void task.stop();
        void task.start();
      }
      arm();
    }, look);
  };
  return {
    start: () => {
      void task.start();
      arm();
    },
    stop: () => {
      if (watch) clearTimeout(watch);
      void task.destroy();
    },
  };
};
