// A push on Discord arrives once, where it should, in its form.
// Brings its own HTTP agent into the process, as it does in the whole bot.
import 'cheerio';
import { describe, expect, test } from 'vitest';
import { nonceOf } from '../../../src/bots/discord/push.ts';
import { formatPush, limits } from '../../../src/bots/discord/format.ts';
import { checkMessage, embedCharacters } from '../../fakes/discord/rest/rules.ts';
import type { Json } from '../../fakes/discord/shapes.ts';
import { at, message, outgoing, picture, unconnectedBot } from './bot.ts';

const looks = { previewUrl: null, picture: null };

describe('the nonce', () => {
  test('is the key where that is short, and never longer than Discord takes', () => {
    expect(nonceOf('delivery-1')).toBe('delivery-1');
    const long = nonceOf('2026-11-26/daily/a-subscriber-with-a-long-id');
    expect(long).toMatch(/^[\w-]{25}$/);
    expect(nonceOf('2026-11-26/daily/a-subscriber-with-a-long-id')).toBe(long);
    expect(nonceOf('2026-11-26/daily/another-subscriber')).not.toBe(long);
  });
  test('is the same after a restart, so that the message that was sent comes back', async () => {
    const bot = await unconnectedBot();
    const { messageId } = await bot.platform.send(outgoing(bot));
    const second = await unconnectedBot();
    expect(nonceOf(outgoing(second).key)).toBe(nonceOf(outgoing(bot).key));
    expect((await bot.platform.send(outgoing(bot))).messageId).toBe(messageId);
    expect(bot.fake.copies(bot.channel)).toBe(1);
  });
  test('differs between channels, so that each gets its own message', async () => {
    const bot = await unconnectedBot();
    const other = bot.fake.world.addChannel({ guild: bot.guild });
    await bot.platform.send(outgoing(bot, { key: 'a' }));
    await bot.platform.send(outgoing(bot, { key: 'b', target: at(other.id) }));
    expect([bot.fake.copies(bot.channel), bot.fake.copies(other.id)]).toEqual([1, 1]);
  });
  test('of a message deleted meanwhile fails the delivery, and nothing is sent again', async () => {
    const bot = await unconnectedBot();
    const { messageId } = await bot.platform.send(outgoing(bot));
    bot.fake.world.channels.get(bot.channel)?.messages.delete(messageId);
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { delivery: 'failed', subscription: 'keep' },
    });
    expect(bot.fake.copies(bot.channel)).toBe(1);
  });
});

describe('what is sent', () => {
  test('is the prepared body byte for byte, and after it the nonce', async () => {
    const bot = await unconnectedBot();
    const push = outgoing(bot);
    await bot.platform.send(push);
    const raw = bot.fake.calls.at(-1)?.raw ?? '';
    expect(raw.startsWith(push.body.slice(0, -1))).toBe(true);
    expect(raw.slice(push.body.length - 1)).toBe(',"nonce":"delivery-1","enforce_nonce":true}');
  });
  test('shows the fact in the text of a notification and says nothing twice', () => {
    const payload = formatPush(message(), looks);
    expect(payload.content).toBe(
      '**Night of 20–21 July**\n**426 drones** [\\[1\\]](<https://example.org/a>)',
    );
    expect(payload.embeds).toEqual([
      {
        description: '**FIGURES**\nadds up\n\n-# [\\[1\\] Air Force](https://example.org/a)',
      },
    ]);
  });
  test('has buttons that leave it as it is', () => {
    expect(JSON.stringify(formatPush(message(), looks).components)).toContain(
      '"custom_id":"new:/night 2025-07-20"',
    );
  });
  test('makes no sound where it is wanted silent', async () => {
    const bot = await unconnectedBot();
    await bot.platform.send(outgoing(bot, { silent: true }));
    expect(bot.fake.messages(bot.channel)[0]?.flags).toBe(1 << 12);
  });
  test('carries its picture inside, and goes without where there is none', async () => {
    const bot = await unconnectedBot();
    const body = bot.platform.prepare(message(), {
      previewUrl: null,
      picture: { name: 'chart.png', alt: 'a chart' },
    });
    await bot.platform.send(outgoing(bot, { body, picture, key: 'with' }));
    await bot.platform.send(outgoing(bot, { body, key: 'without' }));
    const [first, second] = bot.fake.messages(bot.channel);
    expect(first?.files).toEqual([{ name: 'chart.png', size: 4 }]);
    expect(first?.body['embeds']).toMatchObject([{ image: { url: 'attachment://chart.png' } }]);
    expect(second?.files).toEqual([]);
    expect(JSON.stringify(second?.body)).not.toContain('attachment://');
    expect(bot.fake.complaints).toEqual([]);
  });
  test('stays within every limit however long it is, and mentions nobody', () => {
    const long = message({
      summary: '@everyone '.repeat(400),
      blocks: Array.from({ length: 30 }, (_, block) => ({
        id: `b${block}`,
        heading: [{ text: '@here HEAD' }],
        lines: Array.from({ length: 20 }, () => ({ spans: [{ text: 'word '.repeat(20) }] })),
      })),
      actions: Array.from({ length: 60 }, (_, index) => ({
        label: 'x'.repeat(99),
        command: `/night ${index}`,
        row: index % 12,
      })),
    });
    const payload = formatPush(long, looks) as unknown as Json;
    expect(() => checkMessage(payload, [], true)).not.toThrow();
    expect(embedCharacters(payload['embeds'])).toBeLessThanOrEqual(limits.description);
    expect(JSON.stringify(payload)).not.toMatch(/@(everyone|here)/);
    expect(payload['allowed_mentions']).toEqual({ parse: [] });
  });
  test.each([
    [6000, true],
    [6001, false],
  ])('embeds of %i characters: taken %s', (length, taken) => {
    const half = Math.floor(length / 2);
    const body = {
      embeds: [{ description: 'x'.repeat(half) }, { description: 'x'.repeat(length - half) }],
    };
    if (taken) expect(() => checkMessage(body, [], true)).not.toThrow();
    else expect(() => checkMessage(body, [], true)).toThrow(/Invalid Form Body/);
  });
});

describe('an edit', () => {
  test('replaces the words of the message', async () => {
    const bot = await unconnectedBot();
    const { messageId } = await bot.platform.send(outgoing(bot));
    const body = bot.platform.prepare(message({ blocks: [] }), looks);
    await bot.platform.edit(outgoing(bot, { body }), messageId);
    expect(bot.fake.messages(bot.channel)[0]?.body['content']).toContain('20–21 July: 426 drones');
    expect(bot.fake.copies(bot.channel)).toBe(1);
  });
  test('of a message that is no more says so and sends nothing', async () => {
    const bot = await unconnectedBot();
    await expect(bot.platform.edit(outgoing(bot), bot.fake.world.id())).rejects.toMatchObject({
      fault: { delivery: 'gone', subscription: 'keep' },
    });
    expect(bot.fake.copies(bot.channel)).toBe(0);
  });
  test('waits where Discord has had enough edits of an old message', async () => {
    const bot = await unconnectedBot();
    const { messageId } = await bot.platform.send(outgoing(bot));
    bot.fake.fail({
      method: 'PATCH',
      how: { kind: 'answer', status: 400, code: 30046, message: 'Maximum number of edits' },
    });
    await expect(bot.platform.edit(outgoing(bot), messageId)).rejects.toMatchObject({
      fault: { delivery: 'wait', seconds: 3600 },
    });
  });
});
