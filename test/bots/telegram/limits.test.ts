// What Telegram takes: lengths as it counts them, entities and their bytes, captions, buttons; and what is let go first.
import { describe, expect, test } from 'vitest';
import {
  captionLimit,
  formatCaption,
  formatTelegram,
  keyboardOf,
  textLimit,
  visibleLength,
} from '../../../src/bots/telegram/sending/format.ts';
import type { Line, Message } from '../../../src/digest/message.ts';
import { loadParser } from '../../fakes/telegram/text.ts';
import { emptyStages, linesOf as lines } from './empty-stage.ts';

const set = emptyStages();

describe('limits', () => {
  const visible = async (html: string): Promise<number> => {
    const { parse } = await loadParser();
    const parsed = parse(html, 'HTML');
    if (!parsed.ok) throw new Error(parsed.description);
    return parsed.text.length;
  };
  test.each([
    ['letters', 'x'],
    ['emoji of two units', '\u{1f680}'],
    ['signs that are escaped', '&'],
    ['letters from right to left', '\u05d0'],
  ])('%s count as Telegram counts them, up to the last one', async (_, sign) => {
    const line = (length: number): Line => [{ text: sign.repeat(length / sign.length) }];
    const fits = lines([{ text: 'fact' }], line(textLimit - 5 - ((textLimit - 5) % sign.length)));
    expect(await visible(formatTelegram(fits))).toBe(visibleLength(formatTelegram(fits)));
    expect(formatTelegram(fits).length).toBeGreaterThan(textLimit - 10);
    const over = lines([{ text: 'fact' }], line(textLimit));
    expect(formatTelegram(over)).toBe('fact');
  });
  test('the words under a picture keep within 1024, or the picture stays away', async () => {
    const fits = lines([{ text: '\u{1f680}'.repeat(512) }]);
    const html = formatCaption(fits);
    expect(html === null ? 0 : await visible(html)).toBe(captionLimit);
    expect(formatCaption(lines([{ text: 'x'.repeat(1025) }]))).toBeNull();
    const detailed: Message = {
      ...fits,
      blocks: [
        {
          id: 'x',
          heading: null,
          lines: [
            { spans: [{ text: 'fact' }] },
            { spans: [{ text: 'x'.repeat(1025) }], detail: 'quotes' },
          ],
        },
      ],
    };
    expect(formatCaption(detailed)).toBe('fact');
  });
  test('beyond a hundred entities the last links go, and no markup is left open', async () => {
    const cited = (count: number): Message => ({
      ...lines(...Array.from({ length: count }, (): Line => [{ text: 'line ' }, { cite: 1 }])),
      sources: [{ number: 1, label: 'Air Force', url: 'https://example.org/1' }],
    });
    const { parse } = await loadParser();
    for (const count of [99, 100, 180]) {
      const html = formatTelegram(cited(count));
      expect((html.match(/<a /g) ?? []).length).toBe(Math.min(100, count + 1));
      expect(parse(html, 'HTML').ok).toBe(true);
      expect(html).toContain('>[1] Air Force</a>');
    }
  });
  test('long addresses are let go from the end before Telegram refuses the whole message', async () => {
    const { fake, bot } = await set({});
    const cited = (marks: number, sources: number): Message => ({
      ...lines(
        ...Array.from({ length: marks }, (_, index): Line => [
          { text: 'line ' },
          { cite: 1 + (index % sources) },
        ]),
      ),
      sources: Array.from({ length: sources }, (_, index) => ({
        number: index + 1,
        label: 'Article',
        url: `https://example.org/${index}/${'long-title-'.repeat(12)}`,
      })),
    });
    for (const [marks, sources] of [
      [80, 2],
      [30, 60],
      [10, 90],
    ] as const) {
      const before = fake.refusals.size;
      fake.world.addUser({ id: 8000 + marks });
      fake.people.says(8000 + marks, 8000 + marks, 'x');
      const body = bot.prepare(cited(marks, sources), { previewUrl: null, picture: null });
      await bot.send({
        target: { chat: String(8000 + marks), thread: null, kind: 'private' },
        body,
        key: 'k',
        silent: false,
        picture: null,
      });
      expect(fake.refusals.size, `${marks} marks of ${sources} sources`).toBe(before);
    }
  });
  test('a button too long for Telegram is left out, the others stay', () => {
    const keyboard = keyboardOf([
      { label: 'long', command: `/night ${'x'.repeat(60)}` },
      { label: 'short', command: '/night 2025-07-21' },
    ]);
    expect(keyboard?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['short']);
  });
  test('a name that turns the direction of writing turns nothing but itself', () => {
    const html = formatTelegram(
      lines([{ text: 'Chat \u202eevil\u2067 \u05e9\u05dc\u05d5\u05dd, -1001' }]),
    );
    expect(html).toBe('Chat evil \u05e9\u05dc\u05d5\u05dd, -1001');
    const keyboard = keyboardOf([{ label: '\u202eevil', command: '/night' }]);
    expect(keyboard?.inline_keyboard).toEqual([[{ text: 'evil', callback_data: '/night' }]]);
  });
  test('a time of day is shown in the zone of whoever reads it', async () => {
    const html = formatTelegram(lines([{ text: '08:05', at: '2025-07-21T05:05:00Z' }]));
    const { parse } = await loadParser();
    const parsed = parse(html, 'HTML');
    expect(parsed.ok && parsed.text).toBe('08:05');
    expect(parsed.ok && parsed.entities).toMatchObject([
      { type: 'date_time', unix_time: 1_753_074_300 },
    ]);
  });
});
