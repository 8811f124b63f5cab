// Why nothing is sent any more, in words: every refusal that pauses a place has them in every language.
import { describe, expect, test } from 'vitest';
import { reasonWords } from '../../src/bots/commands/panel.ts';
import { pausingCodes as discordCodes } from '../../src/bots/discord/errors.ts';
import { pausingCodes as telegramCodes } from '../../src/bots/telegram/errors.ts';
import { languages } from '../../src/data/model/terms.ts';
import { wordsOf } from '../../src/digest/locale.ts';

describe.each(languages)('in %s', (language) => {
  const words = wordsOf(language);
  // "removed" is told by the gateway, "refused" is what no table knows.
  test.each([...telegramCodes, ...discordCodes, 'removed'])('%s says what is wrong', (code) => {
    expect(reasonWords(words, code)).not.toBe(words.say('reason-other'));
  });
  test('what nobody knows is told as such', () => {
    expect(reasonWords(words, 'refused')).toBe(words.say('reason-other'));
    expect(reasonWords(words, null)).toBe(words.say('reason-other'));
  });
});
