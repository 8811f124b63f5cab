// Whatever is typed, pressed or linked: no crash, no markup that Telegram refuses, an answer or a meant silence.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  fromPayload,
  payloadOf,
  readCommand,
  readMessage,
} from '../../../src/bots/telegram/hearing/asked.ts';
import { group, person, setStage, stranger, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());
afterEach(() => {
  expect(stage.fake.complaints).toEqual([]);
  expect(stage.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    '<b>bold</b> & <script>alert(1)</script>',
    '</b></a><a href="javascript:alert(1)">x</a>',
    "'; DROP TABLE subscribers; --",
    '\u202e\u05d0\u05d1\u05d2 21 \u05d9\u05d5\u05dc\u05d9',
    '\u0000\u0007\u001b[31m\u009f',
    '\ud800 lone \udfff',
    '31 June 2025',
    '0000-00-00',
    '9999-99-99 99:99',
    '2025-07-21 2025-07-21 2025-07-21',
    '__proto__ constructor toString',
    '&lt;&amp;&#0;&#x110000;',
    '[1](http://x) *a* _b_ `c` ~d~ ||e||',
    `${'a\u0301'.repeat(100)}`,
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(20),
    `-1001234567890 at 09:00`,
    '-99999999999999999999 stop',
    '-1/0 forget yes',
  ),
);
const commandName = fc.constantFrom(
  'night',
  'talks',
  'stats',
  'subscribe',
  'help',
  'start',
  'stop',
  'settings',
  'status',
  'sources',
  'forget',
  'week',
  'month',
  'records',
  'region',
  'quotes',
  'channel',
  'nonsense',
);

describe('in private', () => {
  test('every line of text is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(commandName), nasty, async (name, text) => {
        const line = name === null ? text : `/${name} ${text}`;
        const before = stage.fake.world.sent.length;
        stage.fake.people.says(person, person, line);
        await stage.settled();
        const answers = stage.fake.world.sent.length - before;
        expect(answers).toBe(line.trim() === '' ? 0 : 1);
      }),
      { numRuns: 50 },
    );
  });
  test('a hundred thousand characters are answered in short', async () => {
    for (const text of [
      'x'.repeat(100_000),
      `/night ${'1'.repeat(100_000)}`,
      '<'.repeat(100_000),
    ]) {
      const answer = await stage.ask(person, person, text);
      expect(answer?.text.length).toBeLessThan(1500);
      expect(answer?.text).not.toBe('');
    }
  });
});

describe('by somebody without rights', () => {
  test('nothing changes, by command, button, forged press or link', async () => {
    const shown = await stage.ask(person, group, '/help@strike_digest_bot');
    const settings = async () => [
      await stage.store.subscribersOf('telegram', String(group)),
      await stage.store.subscribersOf('telegram', '-1001000000002'),
    ];
    const before = await settings();
    const target = fc.constantFrom('', '-1001000000001 ', '-1001000000002 ', '-1001000000001/77 ');
    const verb = fc.constantFrom(
      '',
      'start',
      'stop',
      'forget yes',
      'at 09:00',
      'zone Kyiv',
      'silent on',
      'panel',
    );
    const name = fc.constantFrom(
      'subscribe',
      'stop',
      'settings',
      'forget',
      'unsubscribe',
      'status',
    );
    const way = fc.constantFrom('group', 'private', 'press', 'link');
    await fc.assert(
      fc.asyncProperty(name, target, verb, way, async (command, about, wanted, how) => {
        const line = `/${command} ${about}${wanted}`.trim();
        if (how === 'group') stage.fake.people.says(stranger, group, line);
        if (how === 'private' && about !== '') stage.fake.people.says(stranger, stranger, line);
        if (how === 'press')
          stage.fake.people.forges(stranger, group, line.slice(0, 60), shown?.messageId ?? 0);
        if (how === 'link')
          stage.fake.people.says(
            stranger,
            stranger,
            `/start ${line.slice(1).replaceAll(/[\s:]/g, '_')}`,
          );
        await stage.settled();
        expect(await settings()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
  test('a press that is no command, or anything at all, does no harm', async () => {
    const shown = await stage.ask(person, group, '/help@strike_digest_bot');
    await fc.assert(
      fc.asyncProperty(nasty, async (data) => {
        stage.fake.people.forges(stranger, group, data, shown?.messageId ?? 0);
        await stage.settled();
      }),
      { numRuns: 30 },
    );
  });
  test('inline questions of any kind are answered or left alone', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (query) => {
        const before = stage.fake.scene.inlineAnswers.length;
        stage.fake.people.asksInline(person, query);
        await stage.settled();
        // A flood of them is met with silence.
        expect(stage.fake.scene.inlineAnswers.length - before).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('links', () => {
  test('carry a question there and back, and nothing that changes a setting', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('night', 'talks', 'stats', 'quotes'),
        fc.oneof(nasty, fc.constantFrom('2025-07-21', 'since 2025-07-01', 'region kyiv_city')),
        (command, argument) => {
          const payload = payloadOf({ command, argument });
          expect(payload).toMatch(/^[\w-]{1,64}$/);
          const back = fromPayload(payload ?? '');
          expect(back?.command).toBe(command);
          // What is too long for a link leads to the command alone.
          const words = (text: string) => text.trim().split(/\s+/).join(' ');
          if (payload !== command)
            expect(words(back?.argument ?? '')).toBe(words(argument.toWellFormed()));
        },
      ),
    );
    for (const payload of ['stop', 'forget_yes', 'subscribe', 'subscribe_-100_stop', 'x-L3N0b3A'])
      expect(fromPayload(payload)).toBeNull();
    expect(fromPayload('night-2025-07-21')).toEqual({ command: 'night', argument: '2025-07-21' });
  });
  test('reading a message or a press never throws', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        readCommand(text);
        fromPayload(text);
        readMessage(
          {
            message_id: 1,
            date: 1,
            chat: { id: 1, type: 'private', first_name: 'x' },
            text,
          } as never,
          { id: 2, username: 'strike_digest_bot' },
        );
      }),
    );
  });
});
