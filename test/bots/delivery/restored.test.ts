// A backup in the place of the database: what was sent after it was made is not in it, and is not sent again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoreDatabase } from '../../../src/data/store/engine/safekeeping.ts';
import { at, openMorning } from './morning-scene.ts';
import { sceneAt, type Scene } from './scene.ts';

let folder: string;
let scene: Scene;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strike-digest-restored-'));
  scene = await sceneAt(`file:${join(folder, 'strike.db')}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const backup = (): string => join(folder, 'backup.db');
const chatsOf = (calls: readonly { readonly chat: string }[]): string[] =>
  calls.map(({ chat }) => chat).sort();

/** A morning on which 1 and 2 get their digest; the backup is made when `when` says. */
const morningUntil = async (when: 'before it is due' | 'while it waits'): Promise<void> => {
  const morning = await openMorning({}, 500, scene);
  for (const chat of ['1', '2']) await morning.subscribe(chat, at('20:00', '2026-07-01'));
  await morning.airForceSays(187, '07:30');
  if (when === 'before it is due') await morning.scene.store.backup(backup());
  await morning.tickAt('08:42');
  if (when === 'while it waits') await morning.scene.store.backup(backup());
  await morning.sendAll();
  expect(chatsOf(morning.server.accepted)).toEqual(['1', '2']);
  await morning.close();
};
/** The bot begins again at a quarter past nine; returns who is sent to. */
const goOn = async (join?: string): Promise<string[]> => {
  const morning = await openMorning({}, 500, await sceneAt(scene.url));
  if (join) await morning.subscribe(join, at('09:14'));
  await morning.tickAt('09:15');
  await morning.sendAll();
  const reached = chatsOf(morning.server.accepted);
  await morning.tickAt('10:31', '2026-07-03');
  await morning.sendAll();
  // The next day is as every other.
  expect(chatsOf(morning.server.accepted)).toEqual(
    [...reached, '1', '2', ...(join ? [join] : [])].sort(),
  );
  await morning.close();
  return reached;
};

test.each(['before it is due', 'while it waits'] as const)(
  'made %s: nobody is sent twice, and who joins afterwards is served',
  async (when) => {
    await morningUntil(when);
    restoreDatabase(backup(), scene.url, at('09:10'));
    expect(await goOn('3')).toEqual(['3']);
  },
);

test.each(['before it is due', 'while it waits'] as const)(
  'made %s, and nothing was sent since: the operator can say so',
  async (when) => {
    await morningUntil(when);
    restoreDatabase(backup(), scene.url, at('09:10'), true);
    expect(await goOn()).toEqual(['1', '2']);
  },
);
