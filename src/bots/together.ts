// A question that many ask at once is asked once for all of them, and never before the last of them asked it.

/** Every question asked in one turn of the loop is answered by one call of `answer`. */
export const together = <Found>(answer: () => Promise<Found>): (() => Promise<Found>) => {
  let waiting: Promise<Found> | null = null;
  return () =>
    (waiting ??= new Promise<void>((turn) => setImmediate(turn)).then(() => {
      // Whoever asks from now on may be told of something newer.
      waiting = null;
      return answer();
    }));
};
