// `/stats` and `/region` as people type them, over the bundled archive.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/bots/compose.ts';
import { consoleRequest } from '../../src/bots/console/console.ts';
import { formatText } from '../../src/bots/console/format.ts';
import type { Language } from '../../src/data/model/terms.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { Message } from '../../src/digest/message.ts';
import { archiveNow, openArchive } from './archive-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openArchive();
});
afterAll(() => store.close());

const asked = async (line: string, language: Language = 'en'): Promise<Message> => {
  const [command = '', ...rest] = line.split(' ');
  const answer = composeAnswer(store, { now: () => archiveNow });
  const reply = await answer(
    consoleRequest({ command, argument: rest.join(' '), language, zone: 'Europe/Kyiv' }),
  );
  if (!reply) throw new Error('no answer');
  return reply.message;
};
const said = async (line: string, language: Language = 'en'): Promise<string> =>
  formatText(await asked(line, language));

describe('one region', () => {
  test('is looked for in the whole archive, and the answer says what was searched', async () => {
    const text = await said('region Kyiv');
    expect(text).toContain('Kyiv, 28 September 2022 – 25 September 2026');
    expect(text).toMatch(
      /Searched: 1,\d\d\d dates of our archive; the region is named in 2 of them/,
    );
    expect(text).toMatch(/20–21 July 2025: damage: .*a kindergarten \(News article \[\d\]\)/);
    expect(text).toContain('a night that is not here is not a night without attacks');
  });
  test('each figure has its speaker and a source', async () => {
    const text = await said('region Kursk 2023');
    expect(text).toContain(
      "28–29 December 2023: 1 drone shot down (Russia's Defence Ministry [1])",
    );
    expect(text).toContain('[1] Russian MoD, Telegram, 29 December');
    expect(text).toContain('4 November 2023: by day: 2 drones shot down');
  });
  test('the same thing on the ground told by two is one item', async () => {
    const text = await said('region Kyiv July 2025');
    expect(text.match(/metro/g)).toHaveLength(1);
    expect(text).toContain('a metro entrance (Tkachenko [');
  });
  test('an oblast is found where several are named together', async () => {
    expect(await said('region Ivano-Frankivsk')).toContain('20–21 July 2025: damage');
  });
  test('has pages, and the button for the next one asks for it', async () => {
    const first = await asked('region Belgorod');
    const older = first.actions.find(({ command }) => command.endsWith(' p 2'));
    expect(formatText(first)).toMatch(/Newest first, page 1 of \d+/);
    const [, ...line] = (older?.command ?? '').split(' ');
    const second = await said(`stats ${line.join(' ')}`);
    expect(second).toMatch(/page 2 of \d+/);
    expect(await said('region Belgorod p 2')).toBe(second);
    expect(await said('region Belgorod page 999')).toMatch(/page (\d+) of \1\./);
  });
  test('a command fits the button of every platform', async () => {
    const { actions } = await asked('region Belgorod 2025');
    for (const { command } of actions) expect(Buffer.byteLength(command)).toBeLessThanOrEqual(60);
  });
  test('in Ukrainian', async () => {
    const text = await said('region Київ липень 2025', 'uk');
    expect(text).toContain('Київ, 1 липня 2025 року – 31 липня 2025 року');
    expect(text).toContain('Переглянуто: 31 дата нашого архіву; регіон названо у 1 з них.');
  });
  test.each([
    ['region', 'Which region?'],
    ['region Atlantis', 'I do not know the region "Atlantis"'],
    ['region Moscow purple', 'I know the region of "Moscow purple", but not the time'],
    ['region Crimea 2021', 'My archive begins with the night of'],
    ['region Crimea 2027', 'has not happened yet'],
    ['region Lviv', 'Nothing is told of Lviv oblast on these dates'],
  ])('/%s: %s', async (line, sentence) => {
    expect(await said(line)).toContain(sentence);
  });
});

describe('weeks, months and dates', () => {
  test.each([
    ['stats 2025-07-21', 'Seven nights to 21 July 2025'],
    ['stats week 2025-07-21', 'Seven nights to 21 July 2025'],
    ['stats July 2025', 'July 2025\nDrones launched'],
    ['stats month липень 2025', 'July 2025\nDrones launched'],
    ['stats month 2022-08', 'My archive begins with'],
    ['stats month 2027-01', 'has not happened yet'],
    ['stats month purple', 'I do not understand the month "purple"'],
    ['stats purple', 'I do not understand "purple". Ask /stats week'],
    ['stats 2025', '2025\nDrones launched at Ukraine: '],
    ['stats year 2025', '2025\nDrones launched at Ukraine: '],
    ['stats year', '2026\nDrones launched at Ukraine: '],
    ['stats 2021', 'My archive begins with'],
    ['stats 2027', 'has not happened yet'],
    ['stats year purple', 'I do not understand the year "purple"'],
    ['stats 2026-11-20 and 2025-07-21', 'has no report of the night of 19–20 November 2026'],
  ])('/%s: %s', async (line, sentence) => {
    expect(await said(line)).toContain(sentence);
  });
  test('a year tells its months, each with our sums and of how many nights they are', async () => {
    const text = await said('stats 2025');
    const months = text.split('\n').filter((line) => /^[A-Z][a-z]+ 2025: /.test(line));
    expect(months).toHaveLength(12);
    expect(months[0]).toMatch(
      /^January 2025: [\d,]+ drones in \d+ nights; [\d,]+ missiles in \d+ nights$/,
    );
    // The same figures as the month by itself has.
    const july = await said('stats 2025-07');
    const drones = /Drones launched at Ukraine: ([\d,]+) in (\d+) nights/.exec(july);
    expect(months[6]).toContain(`${drones?.[1]} drones in ${drones?.[2]} nights`);
    const total = /Drones launched at Ukraine: ([\d,]+) in/.exec(text)?.[1]?.replaceAll(',', '');
    const sum = months.reduce(
      (all, line) => all + Number(/: ([\d,]+) drones/.exec(line)?.[1]?.replaceAll(',', '') ?? 0),
      0,
    );
    expect(Number(total)).toBe(sum);
  });
  test('the year in which the archive begins has no nights missing before it', async () => {
    const text = await said('stats 2022');
    expect(text).not.toContain('August 2022');
    expect(text).toContain('September 2022: ');
    const missing = Number(/(\d+) nights without the Air Force/.exec(text)?.[1] ?? 0);
    expect(missing).toBeLessThan(95);
  });
  test('the month that goes on counts no night that has not come', async () => {
    expect(await said('stats November 2026')).toContain("24 nights without the Air Force's report");
  });
  test('the figure of a night is the same as its own message has', async () => {
    // 11 over Kursk, 3 over Belgorod oblast and 5 over several regions: the series alone would have 5.
    expect(await said('stats week 2024-07-19')).toMatch(
      /Drones shot down over Russia: .*largest 19 \(18–19 July\)/,
    );
  });
  test('two nights say whose figures they are, and a sum of ours is called so', async () => {
    const text = await said('stats 2025-07-21 and 2025-07-09');
    expect(text).toContain('Missiles launched at Ukraine (Air Force): 24 (our sum) | 13 (our sum)');
    expect(text).not.toContain('403');
    expect((await asked('stats 2025-07-21 and 2025-07-09')).actions[0]?.command).toBe(
      '/night 2025-07-21',
    );
  });
});

describe('the words of the help', () => {
  test.each([
    ['stats тиждень', 'Сім ночей до'],
    ['stats неделя', 'Сім ночей до'],
    ['stats тиждень 2025-07-21', 'Сім ночей до 21 липня 2025'],
    ['stats місяць', 'Вересень 2026 року'],
    ['stats місяць липень 2025', 'Липень 2025 року'],
    ['stats рекорди', 'Рекорди від'],
    ['stats 2025', '2025 рік\nДрони, запущені по Україні: '],
    ['stats рік 2025', '2025 рік\nДрони, запущені по Україні: '],
    ['stats рік', '2026 рік\n'],
    ['stats 2024 год', '2024 рік\n'],
    ['stats область Київська', 'Київська область'],
    ['stats 2025-07-21 і 2025-07-09', '20–21 липня 2025 року і 8–9 липня 2025 року'],
    ['stats 21 липня 2025 та 9 липня 2025', '20–21 липня 2025 року і 8–9 липня 2025 року'],
  ])('/%s in Ukrainian: %s', async (line, sentence) => {
    expect(await said(line, 'uk')).toContain(sentence);
  });
  test('a time that is no date is not answered with a night', async () => {
    expect(await said('stats since 2026-11-01')).toContain(
      'I do not understand "since 2026-11-01"',
    );
  });
});

test('this morning without a report is not reported yet', async () => {
  expect(await said('night today')).toMatch(/^Not reported yet: .* 23–24 November 2026 so far/);
});
