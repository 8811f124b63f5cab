// Answers under difficulties: pictures, floods of one person, Telegram refusing for a while.
import { describe, expect, test } from 'vitest';
import type { Answer, Picture } from '../../../src/bots/platform.ts';
import type { Message } from '../../../src/digest/message.ts';
import { emptyStages, linesOf as lines } from './empty-stage.ts';
import { group, owner, person, stranger } from './stage.ts';

const set = emptyStages();

const pictureOf = (key: string, width = 1200, height = 600, size = 64): Picture => {
  const png = Buffer.alloc(size);
  png.writeUInt32BE(0x89504e47, 0);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return { key, name: 'card.png', png, alt: 'a card' };
};
const answering =
  (message: Message, picture: Picture | null = null): Answer =>
  () =>
    Promise.resolve({ message, discreet: false, picture });

describe('a picture', () => {
  test('is uploaded once, however many ask for it together and later', async () => {
    const { fake, settled, shown } = await set({
      handlers: { answer: answering(lines([{ text: 'caption' }]), pictureOf('k')) },
    });
    fake.setLatency(20);
    for (const from of [person, owner, stranger]) fake.people.says(from, from, '/stats');
    await settled();
    fake.people.says(person, person, '/stats');
    await settled();
    expect(fake.world.files.size).toBe(1);
    expect(shown(person)).toHaveLength(2);
    expect(shown(owner)[0]).toMatchObject({ text: 'caption', photo: 'AgACphoto1' });
  });
  test('that Telegram has lost is uploaded once more, though many meet it together', async () => {
    const { fake, settled, store } = await set({
      handlers: { answer: answering(lines([{ text: 'caption' }]), pictureOf('k')) },
    });
    await store.remember('telegram/picture/k', 'lost');
    fake.setLatency(10);
    for (let n = 0; n < 50; n += 1) {
      fake.world.addUser({ id: 9000 + n });
      fake.people.says(9000 + n, 9000 + n, '/stats');
    }
    await settled();
    expect(fake.world.files.size).toBe(1);
    expect(fake.world.sent).toHaveLength(50);
  });
  test.each([
    ['too large in sum of its sides', pictureOf('a', 9000, 1001)],
    ['too flat', pictureOf('b', 2100, 100)],
    ['too many bytes', pictureOf('c', 100, 100, 10 * 1024 * 1024 + 1)],
    ['no picture at all', { ...pictureOf('d'), png: Buffer.from('hello') }],
  ])('%s is left out, and the words go alone', async (_, picture) => {
    const { fake, settled, shown } = await set({
      handlers: { answer: answering(lines([{ text: 'words' }]), picture) },
    });
    fake.people.says(person, person, '/stats');
    await settled();
    expect(shown(person)).toMatchObject([{ text: 'words', photo: null }]);
    expect(fake.count('sendPhoto')).toBe(0);
  });
  test('where pictures are not allowed, the words go alone', async () => {
    const { fake, settled, shown } = await set({
      handlers: { answer: answering(lines([{ text: 'words' }]), pictureOf('k')) },
    });
    Object.assign(fake.world.chat(group)?.permissions ?? {}, { can_send_photos: false });
    fake.people.says(owner, group, '/stats');
    await settled();
    expect(shown(group)).toMatchObject([{ text: 'words', photo: null }]);
  });
  test('a press on a message with a picture answers with another in its place', async () => {
    let count = 0;
    const message: Message = {
      ...lines([{ text: 'words' }]),
      actions: [{ label: 'next', command: '/stats month' }],
    };
    const { fake, settled, shown } = await set({
      handlers: {
        answer: () => {
          count += 1;
          return Promise.resolve({ message, discreet: false, picture: pictureOf(`k${count}`) });
        },
      },
    });
    fake.people.says(person, person, '/stats');
    await settled();
    fake.people.press(person, person, 'next');
    await settled();
    expect(shown(person)).toHaveLength(1);
    expect(shown(person)[0]).toMatchObject({ photo: 'AgACphoto2', edits: 1 });
  });
});

describe('an answer that is edited with its question', () => {
  test.each([
    ['words by a picture', [false, true]],
    ['a picture by another', [true, true]],
    ['a picture by words', [true, false]],
  ] as const)('replaces %s, and the next edit finds it', async (_, kinds) => {
    let count = 0;
    const { fake, settled, shown } = await set({
      handlers: {
        answer: ({ argument }) => {
          const withPicture = kinds[Math.min(count, 1)];
          count += 1;
          return answering(
            lines([{ text: `words of ${argument}` }]),
            withPicture ? pictureOf(`k${count}`) : null,
          )({} as never);
        },
      },
    });
    const asked = fake.people.says(person, person, '/stats 0');
    await settled();
    for (const turn of [1, 2]) {
      fake.people.rewrites(person, person, asked.messageId, `/stats ${turn}`);
      await settled();
    }
    expect(shown(person).at(-1)).toMatchObject({ text: 'words of 2' });
    expect(shown(person).length).toBeLessThanOrEqual(2);
  });
});

describe('a flood', () => {
  test('of one person is answered once, then silence; others are answered meanwhile', async () => {
    const { fake, settled, shown, clock } = await set({
      bot: { flood: { burst: 3, perSecond: 0.1 } },
      handlers: { answer: answering(lines([{ text: 'words' }])) },
    });
    for (let n = 0; n < 10; n += 1) fake.people.says(person, person, '/help');
    fake.people.says(owner, owner, '/help');
    await settled();
    const texts = shown(person).map(({ text }) => text);
    expect(texts.filter((text) => text === 'words')).toHaveLength(3);
    expect(texts).toHaveLength(4);
    expect(texts.at(-1)).toMatch(/fast/);
    expect(shown(owner)).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 30_000);
    fake.people.says(person, person, '/help');
    await settled();
    expect(shown(person).at(-1)?.text).toBe('words');
  });
});

describe('Telegram in trouble', () => {
  test('a limit is waited out, and the answer comes once', async () => {
    const { fake, settled, shown } = await set({
      handlers: { answer: answering(lines([{ text: 'words' }])) },
    });
    fake.fail({
      method: 'sendMessage',
      times: 2,
      then: {
        answer: {
          error_code: 429,
          description: 'Too Many Requests: retry after 2',
          parameters: { retry_after: 2 },
        },
      },
    });
    fake.people.says(person, person, '/help');
    await settled();
    expect(shown(person)).toHaveLength(1);
  });
  test('an answer that may have arrived is not sent again', async () => {
    const { fake, settled, shown } = await set({
      handlers: { answer: answering(lines([{ text: 'words' }])) },
    });
    fake.fail({ method: 'sendMessage', accept: true, then: { cut: 'reset' } });
    fake.people.says(person, person, '/help');
    await settled();
    expect(shown(person)).toHaveLength(1);
  });
  test('polling goes on after resets, limits and broken answers, and loses nothing', async () => {
    const { fake, settled, shown } = await set({
      handlers: { answer: answering(lines([{ text: 'words' }])) },
    });
    fake.fail({ method: 'getUpdates', times: 2, then: { cut: 'reset' } });
    fake.fail({ method: 'getUpdates', times: 2, then: { cut: 'html' } });
    for (let n = 0; n < 5; n += 1) fake.people.says(person, person, `/help ${n}`);
    await settled();
    expect(shown(person)).toHaveLength(5);
  });
  test('our own fault in one answer is told, and the next question is answered', async () => {
    let count = 0;
    const { fake, settled, shown, log } = await set({
      handlers: {
        answer: () => {
          count += 1;
          if (count === 1) throw new Error('a fault of ours');
          return answering(lines([{ text: 'words' }]))({} as never);
        },
      },
    });
    fake.people.says(person, person, '/help');
    await settled();
    fake.people.says(person, person, '/help');
    await settled();
    expect(shown(person).map(({ text }) => text)).toEqual([
      expect.stringMatching(/fault is ours/),
      'words',
    ]);
    expect(log.map(({ event }) => event)).toContain('answer-failed');
  });
  test('another poller with the same token ends this one, which says so', async () => {
    let ended = '';
    const { fake } = await set({ bot: { ended: (reason) => (ended = reason) } });
    fake.fail({
      method: 'getUpdates',
      then: {
        answer: {
          error_code: 409,
          description: 'Conflict: terminated by other getUpdates request',
        },
      },
    });
    fake.people.says(person, person, 'x');
    await fake.until(() => ended !== '');
    expect(ended).toBe('conflict');
  });
});
