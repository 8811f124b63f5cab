// Who says it, as short as a line bears: a person's surname, a body's usual name, else the class.
import type { Speaker } from '../data/model/terms.ts';
import type { Words } from './locale.ts';

/** Lower-case ASCII words joined by hyphens: the form of a locale key for a name of a text. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/**
 * An outlet, or several joined by commas, as readers of the language know them. A name of two letters that the
 * locale does not know tells nobody who speaks: then it is an article.
 */
export const outletName = (words: Words, outlet: string): string =>
  outlet
    .split(', ')
    .map((name) => {
      const key = `outlet-${slugOf(name)}`;
      if (words.has(key)) return words.say(key);
      return /^\p{Lu}{1,2}$/u.test(name) ? words.say('source-news') : name;
    })
    .join(', ');

/**
 * A word that a source said in place of a number ("several"), in the reader's language: the reader of texts gives
 * every language's by one name.
 */
export const sourceWord = (words: Words, word: string): string => {
  const key = `source-word-${slugOf(word)}`;
  return words.has(key) ? words.say(key) : word;
};

const body =
  /\b(Staff|Force|Forces|Ministry|Defen[cs]e|Command|Administration|Office|Council|Service|Kremlin|Government|Navy|Army|House|Department|Agency|Committee|Police|Union|Nations)$/;

/** "Kyiv City Military Administration Head Timur Tkachenko" or "Timur Tkachenko, head of …": Tkachenko. */
const surnameOf = (speaker: string): string | null => {
  const name = (speaker.split(/,|\s+\(/)[0] ?? '').trim();
  const last = name.split(/\s+/).at(-1) ?? '';
  return /^\p{Lu}[\p{L}'-]+$/u.test(last) && !body.test(name) ? last : null;
};

export interface Said {
  readonly by: Speaker | null;
  readonly speaker: string | null;
  /** Outlet a relay quotes, or the publisher. */
  readonly outlet: string | null;
}

/**
 * The speaker's short name in the language. A name that the locale does not know stays as the text has it;
 * without any name the class speaks, and a publisher's own voice is its outlet's.
 */
export const speakerName = (words: Words, said: Said): string => {
  if (said.speaker !== null) {
    const whole = `name-${slugOf(said.speaker)}`;
    if (words.has(whole)) return words.say(whole);
    const surname = surnameOf(said.speaker);
    if (surname !== null) {
      const key = `name-${slugOf(surname)}`;
      return words.has(key) ? words.say(key) : surname;
    }
    if (said.by === null) return said.speaker;
  }
  if (said.by !== null && said.by !== 'news') return words.say(`by-${said.by}`);
  return said.outlet ?? words.say('by-news');
};
