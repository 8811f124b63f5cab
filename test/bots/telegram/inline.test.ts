// "@bot 2025-07-21" in any chat: what is offered, what was sent on, and whoever presses its buttons there.
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/bots/platform.ts';
import type { Action, Message } from '../../../src/digest/message.ts';
import { person, setStage, stranger, type Stage } from './stage.ts';

let stage: Stage;
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  await stage.close();
});

const digest = (text: string, actions: readonly Action[]): Message => ({
  language: 'en',
  summary: `fact of ${text}`,
  blocks: [{ id: 'x', heading: [{ text }], lines: [{ spans: [{ text: 'a line' }] }] }],
  sources: [],
  actions,
});
const answer: Answer = ({ command, argument }) =>
  Promise.resolve({
    message:
      command === 'picture'
        ? { ...digest('picture', []), blocks: [] }
        : digest(`${command} ${argument}`.trim(), [
            { label: 'Before', command: '/night 2025-07-20' },
            { label: 'Subscribe', command: '/subscribe', opens: 'anew' },
            { label: 'Picture', command: '/picture 2025-07-21', opens: 'anew' },
          ]),
    discreet: false,
    picture: null,
  });
const sendOn = async (query = '2025-07-21') => {
  stage.fake.people.asksInline(person, query);
  await stage.settled();
  return stage.fake.people.sendsOn(person);
};
const press = async (id: string, label: string): Promise<void> => {
  stage.fake.people.pressesInline(stranger, id, label);
  await stage.settled();
};
const textOf = (id: string): string => stage.fake.world.inline.get(id)?.text ?? '';

describe('what was sent on', () => {
  test('turns the page in its place for whoever presses, and stays a digest', async () => {
    stage = await setStage({ empty: true, handlers: { answer } });
    const id = await sendOn();
    expect(textOf(id)).toContain('night 2025-07-21');
    await press(id, 'Before');
    expect(textOf(id)).toContain('night 2025-07-20');
  });
  test('offers no settings, and what cannot stand in its place opens in private', async () => {
    stage = await setStage({ empty: true, handlers: { answer } });
    const id = await sendOn();
    const labels = (): readonly string[] => stage.fake.people.inlineLabels(id);
    expect(labels()).toEqual(['Before', 'Picture']);
    await press(id, 'Before');
    expect(labels()).toEqual(['Before', 'Picture']);
    const before = textOf(id);
    await press(id, 'Picture');
    expect(textOf(id)).toBe(before);
    expect(stage.fake.scene.callbackAnswers.at(-1)).toMatchObject({
      url: 'https://t.me/strike_digest_bot?start=picture-2025-07-21',
    });
  });
  test('is left standing by buttons of another time and by forged ones', async () => {
    stage = await setStage({ empty: true });
    stage.fake.people.asksInline(person, 'help');
    await stage.settled();
    const id = stage.fake.people.sendsOn(person);
    const before = textOf(id);
    for (const data of ['!/picture 2025-07-21', '/subscribe', '/forget yes', '/oldcommand', '{}'])
      stage.fake.people.forgesInline(stranger, id, data);
    await stage.settled();
    expect(textOf(id)).toBe(before);
    expect(stage.fake.scene.callbackAnswers).toHaveLength(5);
  });
  test('is edited though Telegram holds us back for a moment', async () => {
    stage = await setStage({ empty: true, handlers: { answer } });
    const id = await sendOn();
    stage.fake.fail({
      method: 'editMessageText',
      then: {
        answer: {
          error_code: 429,
          description: 'Too Many Requests: retry after 2',
          parameters: { retry_after: 2 },
        },
      },
    });
    await press(id, 'Before');
    expect(textOf(id)).toContain('night 2025-07-20');
  });
});

describe('what is offered', () => {
  test('is nothing but a word of apology where the fault is ours', async () => {
    stage = await setStage({
      empty: true,
      handlers: { answer: () => Promise.reject(new Error('a fault of ours')) },
    });
    stage.fake.people.asksInline(person, '2025-07-21');
    await stage.settled();
    expect(stage.fake.scene.inlineAnswers).toHaveLength(1);
    expect(stage.fake.scene.inlineAnswers[0]).toMatchObject({ results: [] });
    expect(stage.log.map(({ event }) => event)).toContain('answer-failed');
  });
  test.each([
    ['', 'en'],
    ['bla', 'en'],
    ['2025-02-30', 'en'],
    ['July 2025', 'en'],
    ['2030-01-01', 'en'],
    ['2020-01-01', 'en'],
    ['yesterday', 'en'],
    ['today', 'en'],
    ['stats purple', 'en'],
    ['бла', 'uk'],
    ['30.02.2025', 'uk'],
    ['липень 2025', 'uk'],
    ['2030-01-01', 'uk'],
    ['2020-01-01', 'uk'],
    ['вчора', 'uk'],
    ['сьогодні', 'uk'],
  ] as const)(
    'what cannot be told of (“%s”, %s) is said whole in one short line',
    async (query, language) => {
      stage = await setStage();
      stage.fake.world.addUser({ id: 707, language_code: language });
      stage.fake.people.asksInline(707, query);
      await stage.settled();
      const answered = stage.fake.scene.inlineAnswers.at(-1);
      if (query === '') return expect(answered?.['results']).toHaveLength(1);
      const { text } = answered?.['button'] as { readonly text: string };
      expect(answered?.['results']).toEqual([]);
      expect(text).not.toMatch(/…|purple/);
      expect(/\p{Script=Cyrillic}/u.test(text)).toBe(language === 'uk');
    },
  );
  test('keeps within what Telegram takes, however long the answer', async () => {
    const long = 'x'.repeat(300);
    stage = await setStage({
      empty: true,
      handlers: {
        answer: () =>
          Promise.resolve({ message: digest(long, []), discreet: false, picture: null }),
      },
    });
    stage.fake.people.asksInline(person, '\u{1f680}'.repeat(64));
    await stage.settled();
    expect(stage.fake.refusals.size).toBe(0);
    expect(stage.fake.scene.inlineAnswers).toHaveLength(1);
  });
});
