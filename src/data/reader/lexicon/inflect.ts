// Endings of Ukrainian and Russian adjectives and nouns, so that a lexicon can write a word once.
// Spelling only: what a word means stands in the lexicons.
import type { Forms } from './lexicon.ts';

/** Endings that show one thing, and endings that show several; `any`: endings that do not tell. */
export interface Endings {
  readonly one: readonly string[];
  readonly many: readonly string[];
  readonly any?: readonly string[];
}

/** "ворож" with the endings of its class: every form that stands for one, and every one for several. */
export const inflect = (stems: readonly string[], endings: Endings): Forms => {
  const all = (list: readonly string[] | undefined): string[] =>
    stems.flatMap((stem) => (list ?? []).map((ending) => stem + ending));
  return { one: all(endings.one), many: all(endings.many), any: all(endings.any) };
};

/** Pairs of adjective and noun that agree: "балістичною ракетою", "балістичних ракет". */
export const agree = (
  adjectives: readonly string[],
  pairs: {
    readonly one: readonly (readonly [string, string])[];
    readonly many: readonly (readonly [string, string])[];
  },
): Forms => {
  const all = (list: readonly (readonly [string, string])[]): string[] =>
    adjectives.flatMap((words) =>
      list.map(([ending, noun]) => `${words.replaceAll('~', ending)} ${noun}`),
    );
  return { one: all(pairs.one), many: all(pairs.many) };
};

export const join = (...forms: readonly Forms[]): Forms => ({
  one: forms.flatMap((form) => form.one ?? []),
  many: forms.flatMap((form) => form.many ?? []),
  any: forms.flatMap((form) => form.any ?? []),
});

/** The past of verbs in every person, by their stems: "зби" to "збив, збила, збило, збили". */
export const past = (masculine: string, ...stems: readonly string[]): string[] =>
  stems.flatMap((stem) => [stem + masculine, `${stem}ла`, `${stem}ло`, `${stem}ли`]);
