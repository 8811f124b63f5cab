// node bench/outside.ts: the bot as an operator runs it, `npm start` with a .env, between a Telegram, a Discord and
// a channel page. A channel of each chat gets the digest with its card; then the report is corrected and both
// messages are edited. Takes about twelve minutes, since a correction settles for ten.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { startDiscord } from '../test/fakes/discord/server.ts';
import { startTelegram } from '../test/fakes/telegram/telegram.ts';
import { fakeChannel } from '../test/fakes/web/channel.ts';
import { startWeb } from '../test/fakes/web/web.ts';
import { nightPost } from '../test/fixtures/night-post.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-outside-'));
const telegram = await startTelegram();
const discord = await startDiscord();
const web = await startWeb();
const tonight = DateTime.now().setZone('Europe/Kyiv').toISODate() ?? '';
const html = (drones: number): string =>
  nightPost({ date: tonight, drones, stopped: 160 }).replaceAll('\n', '<br/>');
const page = fakeChannel('kpszsu');
page.publish({ id: 101, html: html(187), at: new Date().toISOString() });
web.on('/s/kpszsu', page.answer);

const channel = -1_001_234_567_890;
telegram.world.addUser({ id: 42 });
telegram.world.addChat({ id: channel, type: 'channel', title: 'Air news' });
telegram.people.says(42, 42, '/start');
const guild = discord.world.addGuild();
const announcements = discord.world.addChannel({ guild: guild.id, sort: 'announcement' });
const admin = discord.world.addUser();

const sources = join(folder, 'sources.json');
writeFileSync(
  sources,
  JSON.stringify([
    {
      id: 'air-force-ua',
      name: 'Air Force',
      kind: 'telegram-channel',
      url: `${web.origin}/s/kpszsu`,
      language: 'uk',
      side: 'ukraine',
      reader: 'air-force-ua',
    },
  ]),
);
writeFileSync(
  join(folder, '.env'),
  [
    `TELEGRAM_BOT_TOKEN=${telegram.token}`,
    `TELEGRAM_API_ROOT=${telegram.apiRoot}`,
    `DISCORD_BOT_TOKEN=${discord.token}`,
    `DISCORD_APPLICATION_ID=${discord.application}`,
    `DISCORD_API_URL=${discord.url}`,
    `DATABASE_URL=file:${join(folder, 'outside.db')}`,
    `SOURCES_FILE=${sources}`,
    'ALLOW_PRIVATE_SOURCES=true',
    'HTTP_PORT=18341',
    'PUBLIC_URL=http://127.0.0.1:18341',
    'DIGEST_AT=00:00',
    'DIGEST_LATEST=23:59',
    'DIGEST_MAX_LATE=1h',
  ].join('\n'),
);
const node = (script: string, args: readonly string[]) =>
  spawn(process.execPath, [resolve(script), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
const bot = node('src/main.ts', []);
let log = '';
bot.stderr.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
const began = Date.now();
const until = async (what: string, minutes: number, holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + minutes * 60_000; !holds(); await wait(250))
    if (Date.now() > end || bot.exitCode !== null)
      throw new Error(`${what} did not come\n${log.slice(-4000)}`);
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0)} s: ${what}\n`);
};
const posts = (): readonly { readonly text: string; readonly preview: unknown }[] =>
  [...(telegram.world.chat(channel)?.messages.values() ?? [])].filter(({ fromBot }) => fromBot);
const shown = (): readonly string[] =>
  discord.messages(announcements.id).map(({ body }) => JSON.stringify(body));
const isDigest = (text: string): boolean => text.includes('160') && /187|191/.test(text);

try {
  await until('started', 1, () => log.includes('"event":"started"'));
  telegram.people.setBot(42, channel, {
    status: 'administrator',
    rights: { can_post_messages: true, can_edit_messages: true },
  });
  telegram.world.chat(channel)?.members.set(42, { status: 'creator', rights: {} });
  telegram.people.says(42, 42, `/subscribe ${channel} start`);
  const asked = discord.people.slash(
    { channel: announcements.id, user: admin.id, rights: ['manageGuild'] },
    'subscribe',
  );
  await until('both panels', 1, () => asked.message !== null && telegram.world.sent.length > 1);
  await until(
    'the digest in both channels',
    3,
    () => posts().some(({ text }) => isDigest(text)) && shown().some(isDigest),
  );
  process.stdout.write(
    `Telegram's preview: ${JSON.stringify(posts().find(({ text }) => isDigest(text))?.preview)}\n` +
      `Discord's picture: ${JSON.stringify(discord.messages(announcements.id).map(({ files }) => files))}\n`,
  );
  page.edit(101, html(191));
  const ingest = node('src/cli.ts', ['ingest', '--source', 'air-force-ua']);
  await new Promise((done) => ingest.once('close', done));
  await until(
    'the correction in both channels',
    16,
    () =>
      posts().some(({ text }) => text.includes('191')) &&
      shown().some((text) => text.includes('191')),
  );
  await wait(2000);
  const all = [...posts().map(({ text }) => text), ...shown()].filter(isDigest);
  process.stdout.write(
    `${all.length} digests in two channels; ${all.filter((text) => /187 (→|\u2192) 191/.test(text)).length} say what was revised\n\n${posts().find(({ text }) => isDigest(text))?.text ?? ''}\n`,
  );
  if (all.length !== 2 || telegram.complaints.length + discord.complaints.length > 0)
    throw new Error(
      `not as promised: ${[...telegram.complaints, ...discord.complaints].join('; ')}`,
    );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  bot.kill('SIGTERM');
  await new Promise((done) => (bot.exitCode === null ? bot.once('close', done) : done(null)));
  await Promise.all([telegram.close(), discord.close(), web.close()]);
  rmSync(folder, { recursive: true, force: true });
}
