import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/bots/console/format.ts';
import { formatDiscord, limits } from '../../src/bots/discord/format.ts';
import {
  formatTelegram,
  textLimit,
  visibleLength,
} from '../../src/bots/telegram/sending/format.ts';
import type { Line, Message } from '../../src/digest/message.ts';

const message = (parts: Partial<Message> = {}): Message => ({
  language: 'en',
  summary: 'the fact',
  blocks: [
    {
      id: 'title',
      heading: [{ text: 'Night of 20–21 July' }],
      lines: [{ spans: [{ text: '426 drones ', bold: true }, { cite: 1 }] }],
    },
  ],
  sources: [{ number: 1, label: 'Air Force', url: 'https://example.org/a?b=1&c=2' }],
  actions: [{ label: 'before', command: '/night 2025-07-20' }],
  ...parts,
});
const saying = (...spans: Line): Message =>
  message({ blocks: [{ id: 'x', heading: null, lines: [{ spans }] }], sources: [] });
/** More than any platform takes; every second line may be left out. */
const endless = message({
  blocks: [
    {
      id: 'title',
      heading: [{ text: 'Night' }],
      lines: [{ spans: [{ text: 'the fact itself' }] }],
    },
    {
      id: 'long',
      heading: [{ text: 'LONG' }],
      lines: Array.from({ length: 200 }, (_, index) => ({
        spans: [{ text: `line ${index} ${'word '.repeat(12)}` }, { cite: 1 as const }],
        ...(index % 2 === 0 ? { detail: 'quotes' as const } : {}),
      })),
    },
  ],
});

describe('Telegram', () => {
  test('a figure stands bold with its mark linked to the source', () => {
    expect(formatTelegram(message())).toBe(
      '<b>Night of 20–21 July</b>\n' +
        '<b>426 drones </b><a href="https://example.org/a?b=1&amp;c=2">[1]</a>\n\n' +
        '<a href="https://example.org/a?b=1&amp;c=2">[1] Air Force</a>',
    );
  });
  test("signs of a source's text are never markup", () => {
    expect(formatTelegram(saying({ text: '<script> & "x"' }))).toBe(
      '&lt;script&gt; &amp; &quot;x&quot;',
    );
  });
  test('an address that is not of the web is no link', () => {
    expect(formatTelegram(saying({ text: 'here', url: 'javascript:alert(1)' }))).toBe('here');
  });
  test('the limit counts what is seen, not the markup', () => {
    expect(visibleLength('<b>a&amp;b</b>')).toBe(3);
  });
  test('a message too long loses whole lines, detail first, and keeps the fact and the sources', () => {
    const html = formatTelegram(endless);
    expect(visibleLength(html)).toBeLessThanOrEqual(textLimit);
    expect(visibleLength(html)).toBeGreaterThan(textLimit / 2);
    expect(html).toContain('the fact itself');
    expect(html).toContain('[1] Air Force');
    expect(html).not.toContain('line 0 ');
    expect((html.match(/<b>/g) ?? []).length).toBe((html.match(/<\/b>/g) ?? []).length);
    expect(html.match(/line \d+ (word )+$/m)).toBeNull();
  });
});

describe('Discord', () => {
  test('a message is one embed that mentions nobody, with its buttons', () => {
    expect(formatDiscord(message())).toEqual({
      content: '',
      embeds: [
        {
          title: 'Night of 20–21 July',
          description:
            '**426 drones** [\\[1\\]](https://example.org/a?b=1&c=2)\n\n' +
            '-# [\\[1\\] Air Force](https://example.org/a?b=1&c=2)',
        },
      ],
      components: [
        {
          type: 1,
          components: [{ type: 2, style: 2, label: 'before', custom_id: '/night 2025-07-20' }],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });
  test("signs of a source's text are never markup or a mention", () => {
    const text = formatDiscord(saying({ text: '**x** @everyone <@1> [a](b)' })).embeds[0];
    expect(text?.description).not.toContain('@everyone');
    expect(text?.description).not.toContain('<@1>');
    expect(text?.description).toContain('\\*\\*x\\*\\*');
    expect(text?.description).toContain('\\[a\\]');
  });
  test('a message too long keeps within every limit', () => {
    const { embeds } = formatDiscord(endless);
    const total = embeds.reduce(
      (sum, { title, description }) => sum + (title?.length ?? 0) + description.length,
      0,
    );
    expect(embeds[0]?.description.length).toBeLessThanOrEqual(limits.description);
    expect(total).toBeLessThanOrEqual(limits.total);
    expect(embeds[0]?.description).toContain('the fact itself');
  });
  test('more buttons than a row takes are left out', () => {
    const actions = Array.from({ length: 9 }, (_, index) => ({
      label: 'x'.repeat(200),
      command: `/night ${index}`,
    }));
    const [row] = formatDiscord(message({ actions })).components;
    expect(row?.components).toHaveLength(limits.buttons);
    expect(row?.components[0]?.label.length).toBeLessThanOrEqual(limits.label);
  });
});

describe('plain text', () => {
  test('sources stand at the end with their addresses, and a pipe gets no styles', () => {
    expect(formatText(message())).toBe(
      'Night of 20–21 July\n426 drones [1]\n\n[1] Air Force https://example.org/a?b=1&c=2',
    );
  });
  test('a terminal gets bold', () => {
    expect(formatText(message(), { styled: true })).toContain('\u001b[1m');
  });
  test('lines are wrapped between words', () => {
    const text = formatText(saying({ text: 'word '.repeat(40).trim() }), { width: 40 });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(text.replace(/\s+/g, ' ')).toBe('word '.repeat(40).trim());
  });
  test("control characters of a source's text never reach a terminal", () => {
    expect(formatText(saying({ text: 'a\u001b[31mb\u0007c\u202ed' }))).toBe('ab c d');
  });
});
