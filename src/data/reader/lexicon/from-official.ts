// The words of official posts as words of prose: weapons, regions, months and numbers are written once for both.
import type { Lexicon } from './lexicon.ts';
import type { Entry } from './prose-words.ts';

/** Entries for weapons, regions, months, weekdays, hedges and sub-totals of an official lexicon. */
export const fromOfficial = (lexicon: Lexicon): Entry[] => {
  const entries: Entry[] = [];
  for (const [id, names] of Object.entries(lexicon.regions))
    if (names.length > 0) entries.push(['region', id, names.join('|')]);
  for (const [id, names] of Object.entries(lexicon.names))
    entries.push(['munition', id, names.join('|')]);
  for (const [id, forms] of Object.entries(lexicon.nouns)) {
    const words = [...(forms.one ?? []), ...(forms.many ?? []), ...(forms.any ?? [])];
    const munition = ['guided-air', 'anti-ship', 'anti-radar', 'anti-aircraft'].includes(id)
      ? 'missile'
      : id;
    if (words.length > 0) entries.push(['munition', munition, words.join('|')]);
  }
  for (const [bound, words] of Object.entries(lexicon.bounds))
    entries.push(['bound', bound, words.join('|')]);
  lexicon.months.forEach((names, index) =>
    entries.push(['month', String(index + 1), names.join('|')]),
  );
  lexicon.weekdays.forEach((names, index) =>
    entries.push(['weekday', String(index + 1), names.join('|')]),
  );
  entries.push(['subset', 'plain', lexicon.subsets.join('|')]);
  return entries;
};
