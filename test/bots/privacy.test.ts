// What is kept of people and chats: who sees it, and that nothing of it is left once they ask to be forgotten.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/bots/compose.ts';
import { formatText } from '../../src/bots/console/format.ts';
import { applyHappening } from '../../src/bots/happened.ts';
import type { Answer, Reply, Request } from '../../src/bots/platform.ts';
import type { Place } from '../../src/data/model/subscriber.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';

const now = new Date('2026-11-24T07:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
const file = join(folder, 'privacy.db');
let store: Store;
let answer: Answer;
beforeAll(async () => {
  store = await openStore({ url: `file:${file}`, now });
  answer = composeAnswer(store, { now: () => now });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let person = 770_000_000;
let channel: Place;
beforeEach(() => {
  person += 1;
  channel = { platform: 'telegram', chat: `-100${person}0`, thread: null };
});
const own = (): Place => ({ platform: 'telegram', chat: String(person), thread: null });
const actor = (id: number, ...places: readonly string[]): Request['actor'] => ({
  id: String(id),
  mayConfigure: ({ chat }) => Promise.resolve(chat === String(id) || places.includes(chat)),
});
const ask = (line: string, change: Partial<Request> = {}): Promise<Reply | null> => {
  const [, command = '', argument = ''] = /^\/?(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  return answer({
    platform: 'telegram',
    command,
    argument,
    language: 'en',
    zone: 'Europe/Kyiv',
    place: own(),
    kind: 'private',
    title: null,
    actor: actor(person, channel.chat),
    ...change,
  });
};
const text = (reply: Reply | null): string => (reply ? formatText(reply.message) : '');
const subscribeChannel = (): Promise<Reply | null> =>
  ask('/subscribe start', {
    about: { place: channel, kind: 'channel', title: 'Secret newsroom' },
  });

/** Every value of every row in the database that holds the text, and the bytes of its files. */
const traces = (wanted: string): readonly string[] => {
  const db = new DatabaseSync(file, { readOnly: true });
  const tables = db
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => String(name));
  const found = tables.flatMap((table) =>
    db
      .prepare(`select * from "${table}"`)
      .all()
      .flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => String(value).includes(wanted))
          .map(([column, value]) => `${table}.${column} = ${String(value)}`),
      ),
  );
  db.close();
  return found;
};

describe('the settings of a place', () => {
  test('are shown elsewhere to nobody but those who may change them', async () => {
    await subscribeChannel();
    const stranger = { actor: actor(1), place: { ...own(), chat: '1' } };
    for (const line of ['panel', '', 'at', 'forget'])
      expect(text(await ask(`/subscribe ${channel.chat} ${line}`, stranger)), line).toMatch(
        /only administrators/i,
      );
    for (const line of ['/status', '/settings'])
      expect(text(await ask(`${line} ${channel.chat}`, stranger)), line).toMatch(
        /only administrators/i,
      );
    expect(text(await ask(`/subscribe ${channel.chat} panel`))).toContain('Secret newsroom');
  });
  test('are shown in the place itself to whoever asks there', async () => {
    await subscribeChannel();
    const there = { actor: actor(1), place: channel, kind: 'channel', title: 'x' } as const;
    expect(text(await ask('/status', there))).toContain('Secret newsroom');
  });
  test('a place that is not known elsewhere is no different to strangers', async () => {
    const line = `/subscribe ${channel.chat} panel`;
    expect(text(await ask(line, { actor: actor(1) }))).toMatch(/only administrators/i);
    expect(text(await ask(line))).toMatch(/nothing is subscribed/i);
  });
});

describe('being forgotten', () => {
  test('leaves nothing of a chat in the database, whatever had happened to it', async () => {
    await ask('/subscribe');
    await ask('/subscribe zone Lima');
    await applyHappening(store, 'telegram', {
      what: 'lost',
      chat: String(person),
      thread: null,
      reason: 'blocked',
      at: now.toISOString(),
    });
    await applyHappening(store, 'telegram', {
      what: 'regained',
      chat: String(person),
      at: now.toISOString(),
    });
    expect(traces(String(person)).length).toBeGreaterThan(0);
    expect(text(await ask('/forget yes'))).toMatch(/deleted/i);
    expect(traces(String(person))).toEqual([]);
  });
  test('takes the person out of what they set up elsewhere, which goes on', async () => {
    await subscribeChannel();
    await ask('/subscribe');
    const shown = text(await ask('/forget'));
    expect(shown).toContain('Secret newsroom');
    await ask('/forget yes');
    expect(traces(String(person)).filter((trace) => !trace.includes(channel.chat))).toEqual([]);
    expect(await store.subscriber(channel)).toMatchObject({ state: 'active', owner: null });
  });
  test('is offered to whoever is known only for a channel they set up', async () => {
    await subscribeChannel();
    const shown = await ask('/forget');
    expect(text(shown)).not.toMatch(/nothing is kept/i);
    expect(shown?.message.actions.map(({ label }) => label)).toContain('Yes, delete');
    expect(text(await ask('/forget yes'))).toMatch(/deleted/i);
    expect(text(await ask('/forget'))).toMatch(/nothing is kept/i);
  });
  test('of a channel by its number leaves the person’s own chat and other places alone', async () => {
    await subscribeChannel();
    await ask('/subscribe');
    await ask(`/subscribe ${channel.chat} forget yes`);
    expect(traces(channel.chat)).toEqual([]);
    expect(await store.subscriber(own())).toMatchObject({ state: 'active' });
  });
  test('of a group leaves the settings of its topics, and what happened to the group for them', async () => {
    const group: Place = { ...channel, chat: `${channel.chat}1` };
    const topic: Place = { ...group, thread: '77' };
    const there = { actor: actor(person, group.chat), title: 'Group' } as const;
    await ask('/subscribe', { ...there, place: group, kind: 'group' });
    await ask('/subscribe', { ...there, place: topic, kind: 'thread' });
    await applyHappening(store, 'telegram', {
      what: 'regained',
      chat: group.chat,
      at: now.toISOString(),
    });
    await ask('/forget yes', { ...there, place: group, kind: 'group' });
    expect(await store.subscriber(topic)).toMatchObject({ state: 'active' });
    await ask('/forget yes', { ...there, place: topic, kind: 'thread' });
    expect(traces(group.chat)).toEqual([]);
  });
  test('a group that moved leaves nothing of its old number', async () => {
    const there = { place: channel, kind: 'group', title: 'Group' } as const;
    await ask('/subscribe', there);
    await applyHappening(store, 'telegram', {
      what: 'regained',
      chat: channel.chat,
      at: now.toISOString(),
    });
    const to = `${channel.chat}2`;
    await applyHappening(store, 'telegram', {
      what: 'moved',
      chat: channel.chat,
      to,
      at: now.toISOString(),
    });
    await ask('/forget yes', {
      ...there,
      place: { ...channel, chat: to },
      actor: actor(person, to),
    });
    expect(traces(channel.chat)).toEqual([]);
  });
});

test('the database file is read as it is, not by our own methods', () => {
  expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
});
