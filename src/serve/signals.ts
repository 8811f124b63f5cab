// When the process is told to end. One Ctrl-C comes twice, from the terminal and from npm: what is under way is
// finished all the same; who insists later ends it at once.
import type { EventEmitter } from 'node:events';

/** Milliseconds after the first signal from which another one does not wait for what is under way. */
const insistsAfter = 2_000;

/** Resolves with the first signal. `quit` is called where one comes again later; `clock` counts milliseconds. */
export const firstSignal = (
  process: Pick<EventEmitter, 'on'>,
  clock: () => number,
  quit: () => void,
): Promise<string> =>
  new Promise((resolve) => {
    let firstAt: number | null = null;
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.on(signal, () => {
        if (firstAt !== null && clock() - firstAt > insistsAfter) quit();
        firstAt ??= clock();
        resolve(signal);
      });
  });
