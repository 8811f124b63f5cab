// A sending process of its own, to be killed: node sender.ts DATABASE_URL ROOT PLATFORM RATE LEASE_MS
import { createDelivery } from '../../../src/bots/delivery/delivery.ts';
import { journalFolder } from '../../../src/bots/delivery/sending/journal.ts';
import { openStore } from '../../../src/data/store/open.ts';
import { countingPlatform } from './platform.ts';

const [url = '', root = '', platform = 'telegram', rate = '30', lease = '30000'] =
  process.argv.slice(2);
const store = await openStore({ url, now: new Date() });
const delivery = createDelivery({
  store,
  platforms: [countingPlatform(root, platform === 'discord' ? 'discord' : 'telegram')],
  config: {
    DIGEST_LATEST: '10:30',
    DIGEST_MAX_LATE: 4 * 3_600_000,
    TELEGRAM_RATE: Number(rate),
    DISCORD_RATE: Number(rate),
  },
  leaseTime: Number(lease),
  notes: journalFolder(url),
  on: (event) => {
    if (event.event !== 'sent') process.stderr.write(`${JSON.stringify(event)}\n`);
  },
});
process.once('SIGTERM', () => {
  void delivery.stop().then(async () => {
    await store.close();
    process.exit(0);
  });
});
delivery.start();
process.stdout.write('ready\n');
