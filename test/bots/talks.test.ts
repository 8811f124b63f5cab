import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/bots/compose.ts';
import { consoleRequest } from '../../src/bots/console/console.ts';
import { formatText } from '../../src/bots/console/format.ts';
import type { Language } from '../../src/data/model/terms.ts';
import type { Store } from '../../src/data/store/store.ts';
import { archivedStore } from '../digest/archived.ts';

let store: Store;
beforeAll(async () => {
  store = await archivedStore();
});
afterAll(() => store.close());

const talks = async (argument: string, language: Language = 'en'): Promise<string> => {
  const answer = composeAnswer(store, { now: () => new Date('2026-11-24T07:00:00Z') });
  const reply = await answer(
    consoleRequest({ command: 'talks', argument, language, zone: 'Europe/Kyiv' }),
  );
  return reply ? formatText(reply.message) : '';
};

describe('/talks', () => {
  test('one party, by its name in either language', async () => {
    const english = await talks('Turkey');
    expect(english).toContain('RECORD, 1–3 of 3');
    expect(english).toContain('Third round of talks in Istanbul');
    expect((await talks('Туреччина', 'uk')).match(/раунд/gi)).not.toBeNull();
  });
  test('one kind, whatever word is typed for it', async () => {
    const text = await talks('exchanges');
    expect(text).toContain('Prisoner exchange');
    expect(text).not.toContain('Talks in');
    expect(text).not.toContain('WHERE THINGS STAND');
  });
  test('since a day, nothing before it', async () => {
    const text = await talks('since 2026-06-01');
    expect(text).toContain('14 June 2026');
    expect(text.slice(text.indexOf('RECORD'))).not.toContain('March 2026 ·');
  });
  test('an older page continues where the newer one ended', async () => {
    const [first, second] = [await talks('exchange'), await talks('exchange page 2')];
    expect(first).toContain('RECORD, 1–12 of');
    expect(second).toContain('RECORD, 13–');
    expect(second).not.toContain('6 March 2026');
  });
  test('two exchanges of one week stay two', async () => {
    const text = await talks('exchange');
    expect(text).toContain('5 March 2026 · Prisoner exchange: 200 for 200');
    expect(text).toContain('6 March 2026 · Prisoner exchange: 300 for 300');
  });
  test('a round that was proposed and then held is one entry with its history', async () => {
    const text = await talks('Turkey');
    expect(text.match(/Third round/g)).toHaveLength(1);
    expect(text).toMatch(/Before: proposed 21 July \[\d+\]/);
    expect(text).toMatch(/Peskov, 21 July: Russia is in favour/);
  });
  test('what rests on one second-hand source says so', async () => {
    expect(await talks('since 2026-06-01')).toContain('(one second-hand source)');
  });
  test('a word that is nothing of the talks gets one sentence that says what can be asked', async () => {
    expect(await talks('purple')).toMatch(/^I know of no "purple" in the talks\. Ask for a day/);
  });
  test('pledges: nothing is added over stages, and equal sums are not added at all', async () => {
    const text = await talks('pledges');
    expect(text).toContain('In all €325M: our sum');
    expect(text).not.toContain('€180bn');
    expect(text).toContain('ISW prints $1.67bn; its other rates give about $1.17bn');
  });
});
