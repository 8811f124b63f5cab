// A database that answers late or never: what became of a write is not known, and it is written again. By then
// the row may have moved on, and must not be turned back.
import { describe, test, type ExpectStatic } from 'vitest';
import { createDelivery } from '../../../src/bots/delivery/delivery.ts';
import type { Store } from '../../../src/data/store/store.ts';
import { countingPlatform } from '../../fakes/counting/platform.ts';
import { startCounting, type CountingOptions } from '../../fakes/counting/server.ts';
import { embeddedScene, numbered, timetable } from './scene.ts';

/** `before`: the write is not made; `after`: it is made and its answer is lost. */
type Break = 'before' | 'after';
interface Breaks {
  /** What the first commit of intents meets. */
  readonly intend: Break | null;
  /** What every result meets until somebody is called a second time, but at most four times. */
  readonly finish: Break;
}
const broken = () => new Error('the connection to the database broke');
const mostBroken = 4;

/** The real store, in which writes break as told. */
const breaking = (store: Store, breaks: Breaks): Store => {
  const wrap =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>, next: () => Break | null) =>
    async (...args: A): Promise<R> => {
      const how = next();
      if (how === 'before') throw broken();
      const result = await write(...args);
      if (how === 'after') throw broken();
      return result;
    };
  let intends = 0;
  let finishes = 0;
  return {
    ...store,
    intend: wrap(store.intend.bind(store), () => ((intends += 1) === 1 ? breaks.intend : null)),
    finish: wrap(store.finish.bind(store), () =>
      (finishes += 1) <= mostBroken && intends < 2 ? breaks.finish : null,
    ),
  };
};

/** Sends three digests while writes break, until nothing waits; each time with a database and a server of its own. */
const send = async (
  expect: ExpectStatic,
  breaks: Breaks,
  options: CountingOptions,
): Promise<{
  duplicates: readonly string[];
  ended: Awaited<ReturnType<Store['deliveryCounts']>>;
}> => {
  const scene = await embeddedScene();
  const server = await startCounting(options);
  const platform = countingPlatform(server.root, 'telegram');
  await scene.join(numbered(3));
  await scene.plan();
  const delivery = createDelivery({
    store: breaking(scene.store, breaks),
    platforms: [platform],
    config: timetable(500),
  });
  const counts = () => scene.store.deliveryCounts();
  try {
    delivery.start();
    await expect
      .poll(
        async () => {
          const { pending, sending } = await counts();
          return pending + sending;
        },
        { timeout: 20_000, interval: 20 },
      )
      .toBe(0);
    return { duplicates: server.duplicates(), ended: await counts() };
  } finally {
    await delivery.stop();
    await platform.stop();
    await server.close();
    await scene.close();
  }
};

// They wait more than they work: all at once.
describe.concurrent('a write of which the outcome is not known', () => {
  test.for<readonly [string, Breaks]>([
    ['intents were not written', { intend: 'before', finish: 'before' }],
    ['intents were written', { intend: 'after', finish: 'before' }],
    ['intents and their taking back were written', { intend: 'after', finish: 'after' }],
  ])('%s: everybody gets it once', async ([, breaks], { expect }) => {
    const { duplicates, ended } = await send(expect, breaks, {
      before: () => 400,
      after: () => 400,
    });
    expect(duplicates).toEqual([]);
    expect(ended).toMatchObject({ sent: 3, unknown: 0 });
  });
  test('a refusal to wait was written: the next try is not turned back while it is under way', async ({
    expect,
  }) => {
    const met = new Set<string>();
    const { duplicates, ended } = await send(
      expect,
      { intend: null, finish: 'after' },
      {
        before: () => 400,
        after: () => 400,
        mishap: ({ chat }) => {
          if (met.has(chat)) return null;
          met.add(chat);
          return { fault: { delivery: 'wait', seconds: 0, scope: 'chat', code: 'rate' } };
        },
      },
    );
    expect(duplicates).toEqual([]);
    expect(ended).toMatchObject({ sent: 3, unknown: 0 });
  });
});
