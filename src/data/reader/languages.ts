// The languages the reader knows, compiled once, and which of them a text is written in.
import { compileLanguage } from './document.ts';
import type { Language } from './document.ts';
import { english } from './lexicon/en.ts';
import type { LanguageRead } from './lexicon/lexicon.ts';
import { russian } from './lexicon/ru.ts';
import { ukrainian } from './lexicon/uk.ts';
import type { Normalised } from './normalise.ts';

const languages: Readonly<Record<LanguageRead, Language>> = {
  uk: compileLanguage(ukrainian),
  ru: compileLanguage(russian),
  en: compileLanguage(english),
};

/**
 * Letters that only one of the two Cyrillic alphabets has decide; figures and links do not. A short text
 * may have none of them: then it is in the language of its source, `home`.
 */
export const languageRead = (lower: string, home: 'uk' | 'ru'): LanguageRead => {
  let latin = 0;
  let cyrillic = 0;
  let ukrainianLetters = 0;
  let russianLetters = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code >= 97 && code <= 122) latin += 1;
    else if (code >= 0x400 && code <= 0x52f) {
      cyrillic += 1;
      // i, yi, ye, ge with upturn; then yery, e, hard sign, yo.
      if (code === 0x456 || code === 0x457 || code === 0x454 || code === 0x491)
        ukrainianLetters += 1;
      else if (code === 0x44b || code === 0x44d || code === 0x44a || code === 0x451)
        russianLetters += 1;
    }
  }
  if (latin > cyrillic) return 'en';
  if (russianLetters === ukrainianLetters) return home;
  return russianLetters > ukrainianLetters ? 'ru' : 'uk';
};

/** The compiled language of an official post. */
export const languageOf = ({ lower }: Normalised, home: 'uk' | 'ru' = 'uk'): Language =>
  languages[languageRead(lower, home)];
