// Speed of reading: one post, all texts of the corpus in one run of the tool, and hostile lines.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SourceText } from '../src/data/model/report.ts';
import type { SourceId } from '../src/data/model/terms.ts';
import { read } from '../src/data/reader/read.ts';
import { median, percentile, runNode, timeEach } from './measure.ts';
import type { Measured } from './results.ts';

const corpus = '../shared/data';

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const text = (row: Record<string, unknown>, id: string, source: SourceId): SourceText => ({
  id,
  source,
  published: String(
    row['posted_at'] ?? row['published'] ?? `${String(row['date'] ?? '2025-01-01')}T06:30:00Z`,
  ),
  text: String(row['text'] ?? ''),
});

/** Every text of the corpus, or nothing where it is absent. */
export const corpusTexts = (): SourceText[] => {
  if (!existsSync(corpus)) return [];
  const posts = (folder: string, source: SourceId): SourceText[] =>
    linesOf(`${corpus}/${folder}/posts.jsonl`).map((row, index) =>
      text(row, `${folder}-${index}`, source),
    );
  const relays = linesOf(`${corpus}/news/relays-ru.jsonl`).map((row, index) =>
    text(row, `relay-${index}`, 'news'),
  );
  const articles = readdirSync(`${corpus}/news/texts`).map((file) => ({
    id: file,
    source: 'news' as const,
    published: '2025-06-01T12:00:00Z',
    text: readFileSync(`${corpus}/news/texts/${file}`, 'utf8'),
  }));
  const isw = readdirSync(`${corpus}/isw`)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({
      id: file,
      source: 'isw' as const,
      published: '2026-02-26T20:00:00Z',
      text: readFileSync(`${corpus}/isw/${file}`, 'utf8'),
    }));
  return [
    ...posts('air-force-ua', 'air-force-ua'),
    ...posts('defence-ministry-ru', 'defence-ministry-ru'),
    ...relays,
    ...articles,
    ...isw,
  ];
};

/** Lines made to be slow: what each kind of rule would have to look at again and again. */
const hostile: Readonly<Record<string, string>> = {
  digits: '1234567890 ',
  'numbers and drones': '12 БпЛА та ',
  dashes: '- — – ',
  brackets: '((((',
  'words of a number': 'двадцять ',
  hyphens: 'Іскандер-М/С-400-',
  'English verbs': 'shot down and suppressed 200 ',
  places: 'над территориями Белгородской и ',
  letters: 'а',
  tags: 'БпЛА <b>12</b>&nbsp;<br>',
  pictograms: '12 БпЛА 🛸 🔥 ',
  'counts dealt out': 'над Брянской и Курской – 3 и 5 соответственно, ',
  'counts by place': '12 – над Брянской областью, ',
  'nights in a row': 'У ніч на 3 липня збито 5 БпЛА. ',
  'locations in a row': 'влучання на 5 локаціях, ',
  dots: 'обл. ',
  'all of them': 'Усі 24 – ',
  'lines of a post': 'збито/подавлено 92 БпЛА:\n- 7 ракет;\n',
  speakers: 'he said, the mayor said, ',
  'names after offices': 'Ivan Ivanov, the mayor of the city, ',
  casualties: 'killing four people, including three children, ',
  'brackets of kinds': 'БпЛА (в т.ч. реактивні, ',
};

/** A line twice as long may take at most so many times as long. */
const limit = 2.5;
const rounds = 5;
/** Milliseconds of processor time below which a ratio tells more of the machine than of the rule. */
const enough = 25;
/** Thousands of characters of the shorter line, at most. */
const longest = 200;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the run before left in memory is cleared first, so that it is not cleared at this one's cost. */
const processorTime = (entry: SourceText): number => {
  collectGarbage();
  const before = process.cpuUsage();
  read(entry);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * The smallest processor time of each line over alternated runs, in milliseconds: a pause of the machine or
 * of its memory can only add to a time, so that more runs come nearer to what the rule itself costs. As long
 * as the ratio is over the limit the runs go on, up to four times as many; a rule that is too slow stays so.
 */
const growth = (
  short: SourceText,
  long: SourceText,
  least: number,
): { readonly half: number; readonly whole: number; readonly rounds: number } => {
  let half = Number.POSITIVE_INFINITY;
  let whole = Number.POSITIVE_INFINITY;
  let round = 0;
  while (round < least || (whole > limit * half && round < least * 4)) {
    half = Math.min(half, processorTime(short));
    whole = Math.min(whole, processorTime(long));
    round += 1;
  }
  return { half, whole, rounds: round };
};

export const measureReading = async (): Promise<Measured[]> => {
  const measured: Measured[] = [];
  const texts = corpusTexts();
  const official = texts.filter(
    ({ source }) => source === 'air-force-ua' || source === 'defence-ministry-ru',
  );
  if (official.length > 0) {
    for (const post of official.slice(0, 200)) read(post);
    const times = await timeEach(official.length, (index) => read(official[index] ?? official[0]!));
    measured.push({
      name: 'one official post, median',
      value: median(times),
      unit: 'ms',
      n: times.length,
      limit: 1,
    });
    measured.push({
      name: 'one official post, 99th percentile',
      value: percentile(times, 99),
      unit: 'ms',
      n: times.length,
    });
    const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
    const file = join(folder, 'texts.jsonl');
    writeFileSync(file, texts.map((entry) => JSON.stringify(entry)).join('\n'));
    const run = await runNode(['src/cli.ts', 'extract', '--jsonl', file], '', {});
    rmSync(folder, { recursive: true });
    const lines = run.output.split('\n').filter(Boolean).length;
    if (run.code !== 0 || lines !== texts.length)
      throw new Error(
        `extract --jsonl ended with ${run.code} after ${lines} of ${texts.length} texts`,
      );
    measured.push({
      name: 'the whole corpus in one extract --jsonl',
      value: run.milliseconds / 1000,
      unit: 's',
      n: texts.length,
      limit: 10,
    });
  }
  for (const source of ['air-force-ua', 'defence-ministry-ru', 'news'] as const)
    for (const [name, piece] of Object.entries(hostile)) {
      const line = (size: number): SourceText => ({
        id: name,
        source,
        published: '2026-07-02T06:00:00Z',
        text: `У ніч на 2 липня (з 18:00 1 липня) ${piece.repeat(Math.ceil(size / piece.length)).slice(0, size)}`,
      });
      let size = 50;
      let { whole } = growth(line(size * 1000), line(size * 2000), 2);
      // What is read in a moment is timed on a longer line: the same ratio, of times that can be told apart.
      while (whole < enough && size < longest) {
        size *= 2;
        ({ whole } = growth(line(size * 1000), line(size * 2000), 1));
      }
      const result = growth(line(size * 1000), line(size * 2000), rounds);
      measured.push({
        name: `hostile line of ${name}, ${source}: ${size * 2} kB against ${size} kB`,
        value: result.whole / result.half,
        unit: 'x',
        n: result.rounds,
        limit,
      });
    }
  return measured;
};
