// Words for stretches of time longer than a night, put together once: «за цей тиждень», «протягом минулого року».
// Spelling only.

/** Every opening with every determiner and noun that agree, and with the noun alone. */
export const spans = (
  openings: readonly string[],
  agreeing: readonly (readonly [determiners: string, nouns: string])[],
): string[] =>
  openings.flatMap((opening) =>
    agreeing.flatMap(([determiners, nouns]) =>
      nouns
        .split(' ')
        .flatMap((noun) => [
          `${opening} ${noun}`,
          ...determiners.split(' ').map((determiner) => `${opening} ${determiner} ${noun}`),
        ]),
    ),
  );
