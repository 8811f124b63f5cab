// Single questions that come at once, put to the database as one.

interface Waiting<Asked, Found> {
  readonly asked: Asked;
  readonly settle: (found: Found) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * What is asked in one turn of the loop is answered after it, `most` by one call of `answer`, which gives the
 * found in the order of the asked. Nobody is told of anything older than the question.
 */
export const gathered = <Asked, Found>(
  most: number,
  answer: (asked: readonly Asked[]) => Promise<readonly Found[]>,
): ((asked: Asked) => Promise<Found>) => {
  let waiting: Waiting<Asked, Found>[] = [];
  const tell = async (some: readonly Waiting<Asked, Found>[]): Promise<void> => {
    try {
      const found = await answer(some.map(({ asked }) => asked));
      some.forEach(({ settle }, index) => settle(found[index] as Found));
    } catch (error) {
      for (const { fail } of some) fail(error);
    }
  };
  const turn = (): void => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += most) void tell(all.slice(at, at + most));
  };
  return (asked) =>
    new Promise((settle, fail) => {
      waiting.push({ asked, settle, fail });
      if (waiting.length === 1) setImmediate(turn);
    });
};
