// Whatever people type on Discord: every answer keeps every limit and mentions nobody.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embedCharacters } from '../../fakes/discord/rest/rules.ts';
import type { Json } from '../../fakes/discord/shapes.ts';
import { blamelessBot, message, reply } from './bot.ts';

describe('hostile input', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '@everyone @here <@123> <@&456> <#789>',
      '**_~~`||>#[]()<t:0:R>',
      "'; DROP TABLE subscribers; --",
      '\u202e\u2066\u0000\u0007',
      'x'.repeat(100_000),
      '\ud800',
      '2025-02-30',
    ),
  );
  test('whatever is typed is answered within every limit, and nobody is ever mentioned', async () => {
    const bot = await blamelessBot({
      answer: ({ argument }) =>
        Promise.resolve(
          reply({
            message: message({
              summary: argument,
              blocks: [
                {
                  id: 'a',
                  heading: [{ text: argument }],
                  lines: [
                    { spans: [{ text: argument, bold: true, url: argument }], bullet: true },
                    { spans: [{ text: argument, italic: true }] },
                  ],
                },
              ],
              sources: [{ number: 1, label: argument, url: argument }],
              actions: [
                { label: argument, command: `/night ${argument}` },
                { label: argument, command: '/help' },
              ],
            }),
          }),
        ),
    });
    const { people } = bot.fake;
    await fc.assert(
      fc.asyncProperty(nasty, async (typed) => {
        const asking = await people.seen(people.slash(bot.doing, 'night', { date: typed }));
        const body: Json = asking.message?.body ?? {};
        expect(embedCharacters(body['embeds'])).toBeLessThanOrEqual(6000);
        expect(body['allowed_mentions']).toEqual({ parse: [] });
        expect(asking.message?.pinged).toBe(false);
        const pressed = people.press(bot.doing, asking.message?.id ?? '', typed.slice(0, 100));
        await expect.poll(() => pressed.firstAfter).not.toBeNull();
      }),
      { numRuns: 60 },
    );
    expect(bot.logs.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
