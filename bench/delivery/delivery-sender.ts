// A sending process of its own, for measuring and killing: DATABASE_URL ROOT PLATFORM RATE [STRATEGY] [IN_FLIGHT].
// `ours` is the product's delivery, `edits` the same until nothing is to be edited; `after` marks a message once it was sent, `batch` claims thirty at a time:
// what most bots do. Prints one line of JSON when nothing waits any more.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { createDelivery } from '../../src/bots/delivery/delivery.ts';
import { journalFolder } from '../../src/bots/delivery/sending/journal.ts';
import { openStore } from '../../src/data/store/open.ts';
import { countingPlatform } from '../../test/fakes/counting/platform.ts';

const [url = '', root = '', name = 'telegram', rateText = '30', strategy = 'ours', flight = '3'] =
  process.argv.slice(2);
const rate = Number(rateText);
const platform = countingPlatform(root, name === 'discord' ? 'discord' : 'telegram');
const started = performance.now();
const cpu = process.cpuUsage();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const tell = (sent: number): void => {
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(
    `${JSON.stringify({
      seconds: (performance.now() - started) / 1000,
      cpuPerMessage: (user + system) / 1000 / Math.max(1, sent),
      memory: process.resourceUsage().maxRSS / 1024,
      delay: delay.percentile(99) / 1e6,
    })}\n`,
  );
};

const ours = async (): Promise<void> => {
  const store = await openStore({ url, now: new Date() });
  const delivery = createDelivery({
    store,
    platforms: [platform],
    notes: journalFolder(url),
    config: {
      DIGEST_LATEST: '10:30',
      DIGEST_MAX_LATE: 14_400_000,
      TELEGRAM_RATE: rate,
      DISCORD_RATE: rate,
    },
  });
  delivery.start();
  process.stdout.write('ready\n');
  let stopping = false;
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => {
      stopping = true;
      resolve();
    });
  });
  for (;;) {
    await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 1000))]);
    if (stopping) break;
    const { pending, sending, sent } = await store.deliveryCounts();
    if (pending + sending > 0) continue;
    // One is asked for, not their number: counting would take the time of what is measured.
    const later = new Date(Date.now() + 86_400_000);
    if (strategy === 'edits' && (await store.waitingEdits(platform.name, later, 1)).length > 0)
      continue;
    tell(sent);
    break;
  }
  await delivery.stop();
  await store.close();
};

/** The same rows, sent the way that most bots do it. */
const naive = async (batch: number): Promise<void> => {
  const database = new DatabaseSync(url.slice('file:'.length), { timeout: 5000 });
  database.exec('pragma synchronous = normal');
  process.stdout.write('ready\n');
  const take = database.prepare(
    `select deliveries.id, chat from deliveries join subscribers on subscribers.id = subscriber_id
      where deliveries.state = 'pending' order by turn limit ?`,
  );
  const mark = database.prepare('update deliveries set state = ? where id = ?');
  const under = new Set<Promise<void>>();
  let next = performance.now();
  for (;;) {
    const rows = take.all(batch === 0 ? Number(flight) : batch) as { id: string; chat: string }[];
    if (rows.length === 0) break;
    if (batch > 0) for (const { id } of rows) mark.run('sending', id);
    for (const { id, chat } of rows) {
      const wait = next - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      next = Math.max(next, performance.now() - 50) + 1000 / rate;
      while (under.size >= Number(flight)) await Promise.race(under);
      const call = platform
        .send({
          target: { chat, thread: null, kind: 'private' },
          body: 'x',
          key: id,
          silent: false,
          picture: null,
        })
        .then(
          () => void mark.run('sent', id),
          () => undefined,
        )
        .finally(() => under.delete(call));
      under.add(call);
    }
    if (batch === 0) await Promise.all(under);
  }
  await Promise.all(under);
  tell(1);
  database.close();
};

await (strategy === 'ours' || strategy === 'edits' ? ours() : naive(strategy === 'batch' ? 30 : 0));
await platform.stop();
