// Lists of any length for statements of few lengths, which are put into words and prepared once.

/** The last one again up to the next power of two; `items` is not empty, and repeats change nothing. */
export const evened = <Item>(items: readonly Item[]): readonly Item[] => {
  const more = 2 ** Math.ceil(Math.log2(items.length)) - items.length;
  return [...items, ...items.slice(-1).flatMap((last) => Array<Item>(more).fill(last))];
};
