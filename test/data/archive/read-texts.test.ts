import { describe, expect, test } from 'vitest';
import { readTexts } from '../../../src/data/archive/read-texts.ts';
import { readBundle } from '../../../src/data/archive/bundle.ts';
import { reportSchema } from '../../../src/data/model/report.ts';

const line = (text: string) =>
  JSON.stringify({
    id: 'one.txt',
    source: 'news',
    published: '2026-02-05T12:00:00Z',
    outlet: 'Wire',
    text,
  });

describe('articles in the archive', () => {
  test('keep figures, names and kinds, and none of their sentences', () => {
    const [document] = readTexts(
      line(
        'Russia launched 183 drones at Ukraine overnight, the Ukrainian Air Force said.\n\n' +
          'Russia and Ukraine exchanged 157 prisoners of war each on February 5.',
      ),
    );
    expect(document).toMatchObject({ id: 'texts/one', outlet: 'Wire', title: null });
    expect(document?.report.claims).toMatchObject([
      { quantity: 'launched', count: { value: 183 }, by: 'air-force-ua', quote: null },
    ]);
    expect(document?.report.events).toMatchObject([
      { kind: 'exchange', figures: [{ value: 157 }], quote: null, outcome: null },
    ]);
  });
  test('a text that tells nothing makes no document', () => {
    expect(readTexts(line('Buy cheap shoes.'))).toEqual([]);
  });
});

test('every document of the bundle is in the shape of a report, and holds nobody else’s words', () => {
  const { documents } = readBundle();
  let count = 0;
  for (const { report } of documents) {
    count += 1;
    const read = reportSchema.safeParse(report);
    expect(read.error?.message, report.id).toBeUndefined();
    const said = [...report.claims, ...report.unnumbered, ...report.incidents, ...report.events];
    expect(
      said.every(({ quote }) => quote === null),
      report.id,
    ).toBe(true);
    expect(report.events.every(({ outcome }) => (outcome ?? null) === null)).toBe(true);
  }
  expect(count).toBe(documents.length);
});
