// Settings as people type them after /subscribe, in any language that we speak: which one, and its value.
import { languages, sections, type Language, type Section } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';
import { parseClock } from './clock.ts';

/** What can be set, then what can be done. */
export const settings = [
  'at',
  'zone',
  'language',
  'sections',
  'threshold',
  'silent',
  'weekly',
] as const;
const deeds = ['start', 'stop', 'forget', 'panel'] as const;
export type Setting = (typeof settings)[number] | (typeof deeds)[number];

export interface TypedSetting {
  readonly setting: Setting;
  /** What stands behind its name; empty where nothing does. */
  readonly value: string;
}

/** The phrases that stand in the locale files under a name, of every language. */
const phrasesOf = (id: string): readonly string[] =>
  languages.flatMap((language) => wordsOf(language).say(id).split(', '));

const named = (): readonly (readonly [phrase: string, setting: Setting])[] =>
  [...settings, ...deeds]
    .flatMap((setting) =>
      phrasesOf(`typed-setting-${setting}`).map((phrase) => [phrase, setting] as const),
    )
    .sort(([a], [b]) => b.length - a.length);
let phrases: ReturnType<typeof named> | null = null;

/** "at 7:30", "time zone Kyiv", an hour alone; null where no setting is named. */
export const readSetting = (typed: string): TypedSetting | null => {
  const text = typed.trim().replace(/\s+/g, ' ');
  const lower = text.toLowerCase();
  phrases ??= named();
  const found = phrases.find(([phrase]) => lower === phrase || lower.startsWith(`${phrase} `));
  if (found) return { setting: found[1], value: text.slice(found[0].length).trim() };
  return parseClock(text) === null ? null : { setting: 'at', value: text };
};

/** Yes, no, or null for anything else. */
export const readYesNo = (typed: string): boolean | null => {
  const lower = typed.toLowerCase();
  if (lower === '1' || phrasesOf('typed-yes').includes(lower)) return true;
  return lower === '0' || phrasesOf('typed-no').includes(lower) ? false : null;
};

/** A language by its code or a name that people type for it, which its own words list. */
export const readLanguage = (typed: string): Language | null =>
  languages.find((one) =>
    wordsOf(one).say('typed-language').split(', ').includes(typed.toLowerCase()),
  ) ?? null;

/** A section by its name in any of our languages. */
export const readSection = (typed: string): Section | null =>
  sections.find(
    (section) =>
      section === typed ||
      languages.some((one) => wordsOf(one).say(`section-${section}`) === typed),
  ) ?? null;
