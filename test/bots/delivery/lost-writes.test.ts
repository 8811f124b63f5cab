// A database that forgets its last writes, as after a failover to a copy that was behind: nobody is sent twice.
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { fileOf } from '../../../src/data/store/engine/sqlite.ts';
import { numbered } from './scene.ts';
import { sendingScene } from './sending.ts';

const on = sendingScene();

/** All that was written since the rows were planned is gone. */
const forget = (): void => {
  const database = new DatabaseSync(fileOf(on.scene.url), { timeout: 5_000 });
  database.exec(`update deliveries set state = 'pending', attempt = 0, fence = null, first_try_at = null,
    message_id = null, shown_body = null, finished_at = null`);
  database.close();
};

test('what this process knows to have ended is written once more, and not sent', async () => {
  await on.serve({ mishap: ({ chat }) => (chat === '7' ? 'cut-after' : null) });
  await on.scene.join(numbered(20));
  await on.scene.plan();
  const delivery = on.start();
  await on.settled();
  expect(await on.counts()).toMatchObject({ sent: 19, unknown: 1 });
  forget();
  expect(await on.counts()).toMatchObject({ pending: 20 });
  delivery.wake();
  await on.settled();
  expect(on.server.duplicates()).toEqual([]);
  expect(on.server.accepted).toHaveLength(20);
  expect(await on.counts()).toMatchObject({ sent: 19, unknown: 1 });
  expect(on.alarms()).toEqual(['database']);
});
