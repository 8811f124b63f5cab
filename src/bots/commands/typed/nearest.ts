// The name a person probably meant, a command or a setting: misspelt by a letter or two, never a guess further off.

/** Letters to add, drop, change or swap with their neighbour until one word is the other. */
const distance = (a: string, b: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + same,
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The nearest of `names`, at most one fault in so many letters of the longer word away; null where none is near. */
export const nearest = <Name extends string>(
  typed: string,
  names: readonly Name[],
  lettersToAFault = 3,
): Name | null => {
  if (typed.length > 40) return null;
  const [best] = names
    .map((name) => ({
      name,
      far: distance(typed, name),
      allowed: Math.floor(Math.max(typed.length, name.length) / lettersToAFault),
    }))
    .filter(({ far, allowed }) => far <= allowed)
    .sort((a, b) => a.far - b.far);
  return best?.name ?? null;
};
