import { describe, expect, test } from 'vitest';
import { openTurns } from '../../src/bots/turns.ts';

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns of answers', () => {
  test('come in order, one in each round of the network', async () => {
    const turns = openTurns();
    const begun: number[] = [];
    for (const one of [1, 2, 3]) void turns.wait().then(() => begun.push(one));
    expect(turns.waiting).toBe(3);
    await round();
    expect(begun.length).toBeLessThan(3);
    while (begun.length < 3) await round();
    expect(begun).toEqual([1, 2, 3]);
    expect(turns.waiting).toBe(0);
  });
  test('wait while something short leaves, and then come all the same', async () => {
    const turns = openTurns();
    let begun = false;
    await turns.wait();
    turns.hush();
    void turns.wait().then(() => (begun = true));
    await round();
    expect(begun).toBe(false);
    while (!begun) {
      turns.hush();
      await round();
    }
    expect(turns.waiting).toBe(0);
  });
});
