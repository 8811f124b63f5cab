// No figure in a message that nobody told and no sum of ours explains. Read off the message's own words, over
// nights of every era.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatText } from '../../src/bots/console/format.ts';
import { languages, type Language } from '../../src/data/model/terms.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { Digest } from '../../src/digest/digest.ts';
import type { Message } from '../../src/digest/message.ts';
import { renderNight } from '../../src/digest/render.ts';
import { archivedStore, digestOf } from './archived.ts';

let store: Store;
let dates: readonly string[] = [];
beforeAll(async () => {
  store = await archivedStore();
  dates = await store.nightDates();
});
afterAll(() => store.close());

/** Everything that was told of the night, what we added up, and what the archive gives for scale. */
const explained = (digest: Digest): ReadonlySet<number> => {
  const figures = [...digest.directions, ...digest.dayBefore].flatMap(
    ({ figures: all, regions }) => [...all, ...regions],
  );
  // "Region not named 32": what is left of a total that was told by region.
  const rests = [...digest.directions, ...digest.dayBefore].flatMap(({ figures: all, regions }) =>
    all.map(({ lead }) =>
      regions
        .filter((one) => one.lead.by === lead.by && one.munition === 'drone')
        .reduce((left, one) => left - one.lead.value, lead.value),
    ),
  );
  const claims = figures.flatMap(({ lead, others, parts }) => [lead, ...others, ...parts]);
  const { context } = digest;
  return new Set([
    ...claims.map(({ value }) => value),
    ...rests,
    ...digest.checks.flatMap(({ terms, total }) => [
      ...terms,
      ...(total === null ? [] : [total]),
      // "By region 40, in total 41".
      terms.reduce((sum, term) => sum + term, 0),
    ]),
    ...(context
      ? [context.rank, context.multiple, context.record?.value, context.recordBefore?.value]
      : []
    ).flatMap((value) => value ?? []),
  ]);
};

/** Words that hold digits and are no figures: names of weapons, days of dates, hours, the span of the median. */
const names =
  /(?:\d{2}:\d{2}|\p{L}+-\d+\p{L}*(?:\/(?:\p{L}+-)?\d+)*|\d+-(?:night|storey|\p{Script=Cyrillic}+)|\d+ ночей|\d+(?:st|nd|rd|th)\b)/gu;
const months =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|' +
  'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)';
const dated = new RegExp(
  `\\d{1,2}(?: ${months})?(?: \\d{4}(?: року)?)?(?: – |–)\\d{1,2} ${months}(?: \\d{4}(?: року)?)?|` +
    `\\d{1,2} ${months}(?: \\d{4}(?: року)?)?`,
  'gu',
);

const figuresIn = (message: Message, language: Language): readonly number[] => {
  const strikes = message.blocks.filter(({ id }) => id !== 'talks' && id !== 'aid');
  // What was damaged is told in the sources' own words, which may hold numbers of their own.
  const lines = strikes.map((block) => ({
    ...block,
    lines: block.lines.filter(({ detail }) => detail !== 'damage'),
  }));
  const text = formatText({ ...message, blocks: lines, sources: [] })
    .replace(/\[\d+\]/g, '')
    .replace(dated, ' ')
    .replace(names, ' ');
  const number = language === 'en' ? /\d[\d,]*(?:\.\d+)?/g : /\d[\d\u00a0\u202f]*(?:,\d+)?/g;
  return (text.match(number) ?? []).map((digits) =>
    Number(
      language === 'en' ? digits.replaceAll(',', '') : digits.replace(/\s/gu, '').replace(',', '.'),
    ),
  );
};

describe.each(languages)('in %s', (language) => {
  test('every figure of a message was told by somebody or is a sum that the digest names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 100_000 }),
        fc.constantFrom('night' as const, 'push' as const),
        async (at, variant) => {
          const night = dates[at % dates.length] ?? '';
          const { digest } = await digestOf(store, night);
          const known = explained(digest);
          const message = renderNight(digest, { language, variant, today: '2026-11-24' });
          const unexplained = figuresIn(message, language).filter((value) => !known.has(value));
          expect(unexplained, `${night}\n${formatText(message)}`).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('the same test sees a figure that nobody told', async () => {
  const { digest } = await digestOf(store, '2025-07-21');
  const message = renderNight(digest, { language: 'en', variant: 'night' });
  const [title, ...rest] = message.blocks;
  if (!title) throw new Error('no title');
  const invented: Message = {
    ...message,
    blocks: [{ ...title, lines: [{ spans: [{ text: '17 drones got through.' }] }] }, ...rest],
  };
  expect(figuresIn(invented, 'en').filter((value) => !explained(digest).has(value))).toEqual([17]);
});
