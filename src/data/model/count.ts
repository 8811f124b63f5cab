// A number never loses its hedge: "over 400" is atLeast 400 and is not equal to exactly 400.
import { z } from 'zod';

export const bounds = ['exactly', 'about', 'atLeast', 'atMost'] as const;
export type Bound = (typeof bounds)[number];

export const countSchema = z.object({
  value: z.number().int().nonnegative(),
  bound: z.enum(bounds),
});
/** A whole number with its hedge. A stated zero is a claim; an absent figure is no count at all. */
export type Count = z.infer<typeof countSchema>;

export const exactly = (value: number): Count => ({ value, bound: 'exactly' });

/** True where both statements can be true at once: "over 400" agrees with 426, not with 390. */
export const agrees = (a: Count, b: Count): boolean => {
  if (a.bound === 'exactly' && b.bound === 'exactly') return a.value === b.value;
  const range = ({ value, bound }: Count): [number, number] => {
    switch (bound) {
      case 'exactly':
        return [value, value];
      case 'about':
        return [value * 0.9, value * 1.1];
      case 'atLeast':
        return [value, Number.POSITIVE_INFINITY];
      case 'atMost':
        return [0, value];
    }
  };
  const [lowA, highA] = range(a);
  const [lowB, highB] = range(b);
  return lowA <= highB && lowB <= highA;
};
