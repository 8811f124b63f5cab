// A figure that changes after everybody has the message: all of them are edited at the platform's rate, and a
// process that is told to stop in the middle of it stops.
import type { Store } from '../../src/data/store/store.ts';
import type { Measured } from '../results.ts';
import { latency, slot, startSender, withScene } from './delivery-scene.ts';

/** Everything planned stands in its chat, as after a broadcast. Returns the body that is shown. */
const stand = async (store: Store): Promise<void> => {
  const now = new Date();
  const lease = await store.acquireLease({ name: 'telegram', owner: 'the bench' }, now, 60_000);
  if (!lease) throw new Error('somebody else sends');
  for (;;) {
    const rows = await store.waiting('telegram', now, 2_000);
    if (rows.length === 0) break;
    await store.intend(rows, lease, now);
    await store.finish(
      rows.map(({ id, subscriber }) => ({ id, state: 'sent', messageId: subscriber.chat })),
      lease,
      now,
    );
  }
  await store.releaseLease(lease);
};

const revise = async (store: Store): Promise<number> => {
  const now = new Date();
  const edition = await store.saveEdition(
    { kind: 'daily', slot, state: 'complete', fingerprint: 'b', content: '{}' },
    now,
  );
  const words = { platform: 'telegram', language: 'en', variant: 'strikes,talks,aid' } as const;
  const body = await store.saveBody(
    { edition: edition.id, ...words, body: 'y'.repeat(2000) },
    null,
    now,
  );
  let count = 0;
  for (const old of await store.bodiesInUse('daily', slot))
    if (old.id !== body.id) count += await store.replaceBody('daily', slot, old.id, body.id, now);
  return count;
};

const rate = 1000;

export const revision = (count: number): Promise<Measured[]> =>
  withScene(count, { before: latency, after: () => 10 }, async ({ store, server, ...scene }) => {
    await stand(store);
    const began = performance.now();
    const wanted = await revise(store);
    const asking = (performance.now() - began) / 1000;
    const first = await startSender({ store, server, ...scene }, 'telegram', rate, 'edits');
    while (server.edits.length < count / 2 && first.child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const told = performance.now();
    first.child.kill('SIGTERM');
    await first.ended;
    const stopping = (performance.now() - told) / 1000;
    const atStop = server.edits.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const afterwards = server.edits.length - atStop;
    const last = server.edits.filter(({ at }) => at <= told);
    const from = last[0]?.at ?? 0;
    const speed = ((last.length - 1) / ((last.at(-1)?.at ?? 0) - from)) * 1000;
    const second = await startSender({ store, server, ...scene }, 'telegram', rate, 'edits');
    await second.figures;
    const shown = [...server.standing.values()].filter((body) => body.startsWith('y')).length;
    const at = { n: wanted, unit: 'of' } as const;
    return [
      { name: 'a revision: asking for every edit', value: asking, unit: 's', n: wanted, limit: 5 },
      {
        name: 'a revision: share of 1000/s that the edits come to',
        value: (speed / rate) * 100,
        unit: '%',
        n: last.length,
        floor: 90,
      },
      {
        name: 'a revision: told to stop, ended after',
        value: stopping,
        unit: 's',
        n: 1,
        limit: 20,
      },
      { name: 'a revision: edits after it had stopped', value: afterwards, ...at, limit: 0 },
      { name: 'a revision: chats that show the new figure', value: shown, ...at, floor: wanted },
      {
        name: 'a revision: chats edited more than once',
        value: server.edits.length - new Set(server.edits.map(({ chat }) => chat)).size,
        ...at,
        limit: 0,
      },
      { name: 'a revision: new messages', value: server.accepted.length, ...at, limit: 0 },
    ];
  });
