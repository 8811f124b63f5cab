import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shippedSources } from '../../../src/data/sources/index.ts';
import { loadSources, SourceListError } from '../../../src/data/sources/list.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'sources.json');
const load = (list: unknown, allowPrivate = false) => {
  writeFileSync(file, typeof list === 'string' ? list : JSON.stringify(list));
  return loadSources({ file, ids: null, allowPrivate });
};
const faultOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(SourceListError);
    return (error as Error).message;
  }
  throw new Error('the list was taken');
};
const outlet = {
  id: 'outlet',
  name: 'The Outlet',
  kind: 'feed',
  url: 'https://outlet.example/rss',
  language: 'en',
  side: null,
  reader: 'news',
};

describe('the shipped list', () => {
  test('has both official channels, the institute and outlets in three languages', () => {
    const byId = new Map(shippedSources.map((source) => [source.id, source]));
    expect(byId.get('air-force-ua')).toMatchObject({
      url: 'https://t.me/s/kpszsu',
      side: 'ukraine',
      language: 'uk',
    });
    expect(byId.get('defence-ministry-ru')).toMatchObject({
      url: 'https://t.me/s/mod_russia',
      side: 'russia',
    });
    expect(byId.get('isw')?.reader).toBe('isw');
    const outlets = shippedSources.filter(({ reader }) => reader === 'news');
    expect(new Set(outlets.map(({ language }) => language))).toEqual(new Set(['en', 'uk', 'ru']));
  });
  test("would pass as an operator's own", () => {
    expect(load(shippedSources)).toEqual(shippedSources);
  });
});

describe("an operator's list", () => {
  test('replaces the shipped one', () => {
    expect(load([outlet])).toEqual([outlet]);
    expect(load([{ ...outlet, side: undefined, note: 'ours' }])).toEqual([outlet]);
  });
  test('with faults is refused with all of them at once', () => {
    const message = faultOf(() =>
      load([
        outlet,
        { ...outlet, kind: 'rss', language: 'de' },
        { ...outlet, id: 'insecure', url: 'http://outlet.example/rss' },
        { ...outlet, id: 'channel', kind: 'telegram-channel', url: 'https://t.me/kpszsu' },
        { ...outlet, id: 'no spaces', name: '' },
        outlet,
        'text',
      ]),
    );
    for (const fault of [
      'source 2 ("outlet"): kind: must be one of telegram-channel, feed, page',
      'source 2 ("outlet"): language: must be one of uk, ru, en',
      'source 3 ("insecure"): url: http://outlet.example/rss is not https',
      'source 4 ("channel"): url: https://t.me/kpszsu is not the public page of a channel; give https://t.me/s/NAME',
      'source 5 ("no spaces"): id:',
      'source 5 ("no spaces"): name: is empty',
      'source 6 ("outlet"): id: stands in the list twice',
      'source 7: entry:',
    ])
      expect(message).toContain(fault);
  });
  test('may name http and private addresses where the operator allows it', () => {
    const mirror = { ...outlet, url: 'http://127.0.0.1:8080/feed' };
    expect(load([mirror], true)).toEqual([mirror]);
    expect(faultOf(() => load([mirror]))).toContain('ALLOW_PRIVATE_SOURCES=true');
  });
  test('that is no list says so', () => {
    expect(faultOf(() => load('{'))).toContain('is no JSON');
    expect(faultOf(() => load({ sources: [outlet] }))).toContain('must be a JSON array');
    expect(faultOf(() => load([]))).toContain('has no source');
    expect(
      faultOf(() =>
        loadSources({ file: join(folder, 'absent.json'), ids: null, allowPrivate: false }),
      ),
    ).toContain('cannot be read');
  });
});

describe('SOURCES', () => {
  const choose = (ids: readonly string[]) => loadSources({ file: null, ids, allowPrivate: false });
  test('keeps what it names, in the order of the list', () => {
    expect(choose(['isw', 'air-force-ua']).map(({ id }) => id)).toEqual(['air-force-ua', 'isw']);
  });
  test('with an unknown name is refused, and says which there are', () => {
    expect(faultOf(() => choose(['isw', 'reuters']))).toMatch(
      /"reuters"; there is no such source. There are: air-force-ua, /,
    );
  });
});
