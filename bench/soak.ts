// npm run soak [-- --minutes 10]: the whole bot between a Telegram and a Discord that drop connections, resume,
// answer 429 and 5xx, and deliver updates twice and out of order. No question may be lost or handled twice.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { wordsOf } from '../src/digest/locale.ts';
import { startDiscord } from '../test/fakes/discord/server.ts';
import type { Conversation } from '../test/fakes/discord/people/conversations.ts';
import { startTelegram } from '../test/fakes/telegram/telegram.ts';
import { machine, resultTable, type Measured } from './results.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 120)) {
  process.stderr.write('--minutes is a number up to 120\n');
  process.exit(2);
}

const people = 40;
/** Milliseconds between two questions, over all people of a platform. */
const pace = { telegram: 100, discord: 400 };
const troubleEvery = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'strike-soak-'));
const telegram = await startTelegram({ keepCalls: 1_000_000, keepTexts: 20, latency: [5, 60] });
const discord = await startDiscord();
const users = Array.from({ length: people }, (_, index) => 7000 + index);
for (const id of users) telegram.world.addUser({ id });
const guild = discord.world.addGuild();
const channels = Array.from({ length: 8 }, () => discord.world.addChannel({ guild: guild.id }).id);
const members = Array.from({ length: people }, () => discord.world.addUser().id);

Object.assign(telegram.updates.troubles, { repeat: 0.1, disorder: 0.05 });
const limited = { error_code: 429, description: 'Too Many Requests: retry after 1' };
const broken = { error_code: 502, description: 'Bad Gateway' };
const standing = { times: null } as const;
telegram.fail({
  ...standing,
  chance: 0.02,
  then: { answer: { ...limited, parameters: { retry_after: 1 } } },
  method: 'sendMessage',
});
telegram.fail({ ...standing, chance: 0.005, then: { answer: broken }, method: 'sendMessage' });
telegram.fail({
  ...standing,
  chance: 0.005,
  accept: true,
  then: { answer: broken },
  method: 'sendMessage',
});
telegram.fail({
  ...standing,
  chance: 0.005,
  accept: true,
  then: { cut: 'reset' },
  method: 'sendMessage',
});
telegram.fail({ ...standing, chance: 0.02, then: { cut: 'reset' }, method: 'getUpdates' });
telegram.fail({
  ...standing,
  chance: 0.01,
  accept: true,
  then: { cut: 'reset' },
  method: 'getUpdates',
});
telegram.fail({ ...standing, chance: 0.01, then: { answer: broken }, method: 'getUpdates' });

const sources = join(folder, 'sources.json');
writeFileSync(
  sources,
  // A source that nobody answers for: the soak is about the chats.
  JSON.stringify([
    {
      id: 'nobody',
      name: 'Nobody',
      kind: 'feed',
      url: 'http://127.0.0.1:9/feed',
      language: 'en',
      side: null,
      reader: 'news',
    },
  ]),
);
const child = spawn(process.execPath, ['src/main.ts'], {
  env: {
    PATH: process.env['PATH'],
    TZ: 'UTC',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.application,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: `file:${join(folder, 'soak.db')}`,
    SOURCES_FILE: sources,
    ALLOW_PRIVATE_SOURCES: 'true',
    LOG_LEVEL: 'info',
  },
  stdio: ['ignore', 'ignore', 'pipe'],
});
let log = '';
child.stderr.on('data', (chunk: Buffer) => {
  log = (log + chunk.toString('utf8')).slice(-200_000);
});
const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
const memory = (): number => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
};

const until = async (
  what: string,
  holds: () => boolean,
  milliseconds: number,
): Promise<boolean> => {
  for (const end = Date.now() + milliseconds; !holds(); await wait(50))
    if (Date.now() > end || child.exitCode !== null) {
      process.stderr.write(`${what} did not come\n`);
      return false;
    }
  return true;
};
if (!(await until('the start', () => log.includes('"event":"started"'), 60_000))) {
  process.stderr.write(log);
  process.exit(1);
}

const words = wordsOf('en');
const dateAt = (index: number): string =>
  new Date(Date.UTC(2025, 1, 1) + (index % 480) * 86_400_000).toISOString().slice(0, 10);
const asked: { readonly chat: string; readonly night: string }[] = [];
const conversations: Conversation[] = [];
const stopAt = Date.now() + minutes * 60_000;
let startMemory = Number.NaN;
let troubles = 0;

const asking = async (between: number, ask: (index: number) => void): Promise<void> => {
  for (let index = 0; Date.now() < stopAt && child.exitCode === null; index += 1) {
    ask(index);
    await wait(between);
  }
};
const troubling = async (): Promise<void> => {
  const kinds = [
    () => discord.gateway.drop(),
    () => discord.gateway.askToReconnect(),
    () => discord.gateway.invalidate(true),
    () =>
      discord.fail({ path: '^/webhooks/', how: { kind: 'broken', status: 502, accepted: false } }),
    () =>
      discord.fail({
        path: '^/webhooks/',
        how: { kind: 'limited', retryAfter: 0.5, scope: 'user' },
      }),
    () =>
      telegram.fail({
        method: 'getUpdates',
        then: { answer: { ...limited, parameters: { retry_after: 2 } } },
      }),
  ];
  while (Date.now() < stopAt && child.exitCode === null) {
    kinds[troubles % kinds.length]?.();
    troubles += 1;
    process.stderr.write(
      `\r${Math.max(0, Math.round((stopAt - Date.now()) / 1000))} s left, ${asked.length + conversations.length} asked, ${memory().toFixed(0)} MB `,
    );
    // By half-time what is kept for the next one to ask is full.
    if (Number.isNaN(startMemory) && stopAt - Date.now() < minutes * 30_000) startMemory = memory();
    await wait(troubleEvery);
  }
};
await Promise.all([
  asking(pace.telegram, (index) => {
    const user = users[index % people] ?? 0;
    const night = dateAt(Math.floor(index / people));
    asked.push({ chat: String(user), night });
    telegram.people.says(user, user, `/night ${night}`);
  }),
  asking(pace.discord, (index) => {
    const doing = { user: members[index % people] ?? '', channel: channels[index % 8] ?? '' };
    const copies = index % 10 === 0 ? 2 : 1;
    conversations.push(discord.people.slash(doing, 'night', { date: dateAt(index) }, copies));
  }),
  troubling(),
]);

const key = (chat: string, text: string): string =>
  `${chat} ${/night of ([^\n<;.]+)/i.exec(text)?.[1] ?? ''}`;
const count = (entries: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
};
const expected = asked.map(({ chat, night }) => `${chat} ${words.night(night, { year: true })}`);
const attempts = (): Map<string, number> =>
  count(
    telegram.calls
      .filter(({ method }) => method === 'sendMessage')
      .map(({ params }) => key(String(params['chat_id']), String(params['text']))),
  );
await until(
  'every answer',
  () => {
    const tried = attempts();
    return (
      expected.every((one) => tried.has(one)) &&
      conversations.every(({ message }) => message !== null)
    );
  },
  60_000,
);
const endMemory = memory();
child.kill('SIGTERM');
const code = await ended;

const tried = attempts();
const accepted = count(telegram.world.sent.map(({ chat, text }) => key(chat, text)));
const callbacks = count(
  discord.calls
    .map(({ path }) => /^\/interactions\/(\d+)\//.exec(path)?.[1])
    .filter((id) => id !== undefined),
);
const wanted = count(expected);
const twice = [...wanted].filter(([one, times]) => (accepted.get(one) ?? 0) > times);
const lost = [...wanted.keys()].filter((one) => !tried.has(one));
const silent = [...wanted.keys()].filter((one) => tried.has(one) && !accepted.has(one));
const line = (name: string, value: number, n: number, limit?: number): Measured => ({
  name,
  value,
  unit: 'of',
  n,
  ...(limit === undefined ? {} : { limit }),
});
const measured: readonly Measured[] = [
  line('Telegram: questions lost', lost.length, asked.length, 0),
  line('Telegram: questions answered twice', twice.length, asked.length, 0),
  line('Telegram: answers that an ambiguous fault swallowed', silent.length, asked.length),
  line(
    'Discord: questions lost',
    conversations.filter(({ message }) => message === null).length,
    conversations.length,
    0,
  ),
  line(
    'Discord: interactions handled twice',
    [...callbacks.values()].filter((times) => times > 1).length,
    conversations.length,
    0,
  ),
  line(
    'calls against the published descriptions',
    telegram.complaints.length + discord.complaints.length,
    telegram.calls.length + discord.calls.length,
    0,
  ),
  {
    name: 'memory at the end against half-time',
    value: endMemory / startMemory,
    unit: 'x',
    n: 1,
    limit: 1.15,
  },
];
process.stdout.write(
  `\n${resultTable(measured)}\n\n${minutes} min, ${troubles} troubles, exit ${code}; ${machine()}\n`,
);
for (const one of [...lost, ...twice.map(([one]) => one)].slice(0, 20))
  process.stdout.write(`  ${one}\n`);
await Promise.all([telegram.close(), discord.close()]);
rmSync(folder, { recursive: true, force: true });
if (code !== 0 || measured.some(({ value, limit }) => limit !== undefined && !(value <= limit))) {
  process.stderr.write(log.slice(-5000));
  process.exitCode = 1;
}
