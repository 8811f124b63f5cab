// Commands as people call them in words of their language, where they have no slash to press.
import { languages } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';

const names = [
  'night',
  'talks',
  'stats',
  'week',
  'month',
  'records',
  'region',
  'quotes',
  'picture',
  'subscribe',
  'settings',
  'status',
  'stop',
  'sources',
  'help',
] as const;

let known: ReadonlyMap<string, string> | null = null;

/** The command's own name for a word typed in its place; the word itself where it means none. */
export const commandMeant = (typed: string): string => {
  known ??= new Map(
    names.flatMap((name) =>
      languages.flatMap((language) =>
        wordsOf(language)
          .say(`typed-command-${name}`)
          .split(', ')
          .map((word): [string, string] => [word, name]),
      ),
    ),
  );
  return known.get(typed) ?? typed;
};
