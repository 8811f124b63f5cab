// A region as people type it: its name in a language we speak, its code, or a name and its towns in the languages
// we read ("Kiev", "Odessa", "Kharkov").
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { regionIds, type Region } from '../../../data/model/regions.ts';
import { wordsOf } from '../../../digest/locale.ts';

/** Letters and digits alone, so that "Kyiv obl." and its apostrophes meet. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2019\u02bc]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Named {
  readonly id: Region;
  readonly name: string;
}
let named: readonly Named[] | null = null;

const names = (): readonly Named[] =>
  (named ??= (['en', 'uk'] as const).flatMap((language) => {
    const words = wordsOf(language);
    return regionIds
      .filter((id) => words.has(`region-${id}`))
      .map((id) => ({ id, name: plain(words.say(`region-${id}`)) }));
  }));

/** A region's article and the short forms of its rank, as people type them. */
const spelledOut = (text: string): string =>
  text
    .replace(/^the /u, '')
    .replace(/\bobl$|\bprovince$/u, 'oblast')
    .replace(/(?<=\p{L} )\u043e\u0431\u043b$/u, '\u043e\u0431\u043b\u0430\u0441\u0442\u044c');

/** By the names of the languages we speak, or by code; the shortest name that begins so. */
const spokenRegion = (wanted: string): Region | null => {
  const is = ({ id, name }: Named): boolean =>
    name === wanted || name === `the ${wanted}` || plain(id) === wanted;
  const begins = names()
    .filter(({ name }) => name.startsWith(wanted))
    .sort((a, b) => a.name.length - b.name.length);
  return (names().find(is) ?? begins[0])?.id ?? null;
};

const wordsSchema = z.object({
  /** Beginnings of the words for a region's rank, which may stand behind its name. */
  ranks: z.array(z.string()),
  /** Beginnings of names, by region. */
  names: z.record(z.string(), z.array(z.string())),
});
let known: z.infer<typeof wordsSchema> | null = null;

/** Names that people type and no text of ours has: beginnings of words, in Russian and Ukrainian. */
const typedRegion = (wanted: string): Region | null => {
  known ??= wordsSchema.parse(
    JSON.parse(readFileSync(new URL('region-words.json', import.meta.url), 'utf8')),
  );
  const { ranks, names: stems } = known;
  const isRank = (word: string): boolean => ranks.some((rank) => word.startsWith(rank));
  const fits = (stem: string): boolean => {
    if (!wanted.startsWith(stem)) return false;
    const behind = wanted.slice(stem.length).split(' ').slice(1);
    return behind.length === 0 || (behind.length === 1 && isRank(behind[0] ?? ''));
  };
  return (
    Object.entries(stems)
      .flatMap(([id, words]) => words.map((word) => ({ id, stem: plain(word) })))
      .filter(({ stem }) => fits(stem))
      .sort((a, b) => b.stem.length - a.stem.length)[0]?.id ?? null
  );
};

/** By the lexicons of the languages we read, where every word typed belongs to one name. */
const readRegion = async (typed: string): Promise<Region | null> => {
  const [{ prepareText }, { languageOf }, { normalise }] = await Promise.all([
    import('../../../data/reader/document.ts'),
    import('../../../data/reader/languages.ts'),
    import('../../../data/reader/normalise.ts'),
  ]);
  for (const home of ['uk', 'ru'] as const) {
    const document = prepareText(typed, languageOf(normalise(typed), home));
    const words = document.tokens.filter(({ kind }) => kind !== 'mark').length;
    const [mark, ...more] = document.marks.region;
    if (!mark || more.length > 0) continue;
    const rank = names().some(({ name }) =>
      name.endsWith(` ${plain(typed.split(/\s+/).at(-1) ?? '')}`),
    );
    if (mark.to - mark.from >= words || (rank && mark.to - mark.from === words - 1))
      return mark.value;
  }
  return null;
};

/** The region that was meant; null where no name is known. Never throws. */
export const findRegion = async (typed: string): Promise<Region | null> => {
  const wanted = spelledOut(plain(typed));
  if (wanted.length < 3 || wanted.length > 60) return null;
  return spokenRegion(wanted) ?? (await readRegion(typed.trim())) ?? typedRegion(wanted);
};

/** "Kharkiv" of "Kharkiv oblast", as English texts list several; null for what is no oblast. */
export const oblastName = (region: Region): string | null => {
  const words = wordsOf('en');
  const suffix = ` ${words.say('oblast-word')}`;
  const name = words.say(`region-${region}`);
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : null;
};

const twins: Readonly<Record<Region, Region>> = {
  'UA-30': 'UA-32',
  'UA-32': 'UA-30',
  'UA-40': 'UA-43',
  'UA-43': 'UA-40',
  'RU-MOW': 'RU-MOS',
  'RU-MOS': 'RU-MOW',
  'RU-SPE': 'RU-LEN',
  'RU-LEN': 'RU-SPE',
};
/** The city beside its region, or the region around its city: whoever asks for one may mean the other. */
export const twinOf = (region: Region): Region | null => twins[region] ?? null;
