// Where it came from and where it was: launch areas of a sentence, regions of a figure.
import type { Document } from '../document.ts';
import { within } from '../phrases.ts';

/** Words and marks that may stand between a place in Crimea and the name of Crimea itself. */
const between = (document: Document, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const token = document.tokens[at];
    if (token?.kind === 'mark' && token.lower !== ';') continue;
    if (token && document.language.apposition.has(token.lower)) continue;
    return false;
  }
  return true;
};

/** Launch areas named between two tokens, in the order of the text, each once. */
export const findLaunchAreas = (document: Document, from: number, to: number): string[] => {
  const areas: string[] = [];
  const crimean = new Set(document.language.lexicon.crimeanPlaces);
  let previous: { readonly value: string; readonly to: number } | null = null;
  const marks = within(document.marks.area, from, to);
  for (const [index, mark] of marks.entries()) {
    const known: { readonly value: string; readonly to: number } | null = previous;
    previous = mark;
    const next = marks[index + 1];
    // «ТОТ АР Крим – Гвардійське» names one place.
    if (
      mark.value === 'Crimea' &&
      next &&
      crimean.has(next.value) &&
      next.from === mark.to + 1 &&
      document.tokens[mark.to]?.lower === '-'
    )
      continue;
    // «Гвардійське, Чауда – ТОТ АР Крим» names two places, not a third.
    if (
      mark.value === 'Crimea' &&
      known &&
      crimean.has(known.value) &&
      between(document, known.to, mark.from)
    )
      continue;
    if (!areas.includes(mark.value)) areas.push(mark.value);
  }
  return areas;
};

/** Regions named between two tokens, each once. */
export const findRegions = (document: Document, from: number, to: number): string[] => [
  ...new Set(within(document.marks.region, from, to).map((mark) => mark.value)),
];
