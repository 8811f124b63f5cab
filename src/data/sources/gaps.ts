// Which post numbers between what is known are still to be asked for. A number that the page skips was
// deleted or belongs to an album: once a page has covered its place it is never asked for again.

/** Everything strictly between two known numbers is missing. */
export interface Gap {
  readonly low: number;
  readonly high: number;
}

/** "100-120,140-150"; anything else in it is left out. */
export const parseGaps = (text: string | undefined): readonly Gap[] =>
  (text ?? '')
    .split(',')
    .flatMap((part) => {
      const found = /^(\d{1,12})-(\d{1,12})$/.exec(part.trim());
      const gap = { low: Number(found?.[1]), high: Number(found?.[2]) };
      return found && gap.high > gap.low + 1 ? [gap] : [];
    })
    .sort((a, b) => b.high - a.high);

export const formatGaps = (gaps: readonly Gap[]): string =>
  gaps.map(({ low, high }) => `${low}-${high}`).join(',');

/** What is still missing once a page has shown all there is from `bottom` up to, not including, `top`. */
export const closeGaps = (gaps: readonly Gap[], bottom: number, top: number): readonly Gap[] =>
  gaps.flatMap(({ low, high }) =>
    [
      { low: Math.max(low, top - 1), high },
      { low, high: Math.min(high, bottom) },
    ].filter((gap) => gap.high > gap.low + 1),
  );
