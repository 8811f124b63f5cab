// `/stats`: a week, a month, records, one region, two nights side by side.
import type { LocalDate } from '../../data/model/terms.ts';
import { regionIds } from '../../data/model/regions.ts';
import { errorMessage } from '../../digest/help.ts';
import { wordsOf } from '../../digest/locale.ts';
import type { Message } from '../../digest/message.ts';
import { renderStats } from '../../digest/sections/stats.ts';
import type { Stats, StatsQuestion } from '../../digest/stats.ts';
import { newestToldNight } from '../digests.ts';
import type { Command, Question } from './command.ts';
import type { Reply } from '../platform.ts';
import { askedNight } from './night.ts';
import { withPicture } from './picture.ts';

/** Letters and digits alone, so that "Kyiv obl." and its apostrophes meet. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Region by its name in any language that we speak, or by its code; the shortest name that begins so. */
export const findRegion = (typed: string): string | null => {
  const wanted = plain(typed);
  if (wanted.length < 3) return null;
  const named = (['en', 'uk'] as const).flatMap((language) => {
    const words = wordsOf(language);
    return regionIds
      .filter((id) => words.has(`region-${id}`))
      .map((id) => ({ id, name: plain(words.say(`region-${id}`)) }));
  });
  const exact = named.find(({ id, name }) => name === wanted || plain(id) === wanted);
  const begins = named
    .filter(({ name }) => name.startsWith(wanted))
    .sort((a, b) => a.name.length - b.name.length);
  return (exact ?? begins[0])?.id ?? null;
};

const monthOf = (typed: string, newest: LocalDate): string | null => {
  if (typed === '') return newest.slice(0, 7);
  const iso = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(typed);
  return iso ? typed : null;
};

/** What was asked about many nights, or the one friendly sentence that says what can be. */
export const findStats = async (
  question: Question,
): Promise<Stats | { readonly answer: Message }> => {
  const { store, language } = question;
  const answer = (asked: StatsQuestion): Promise<Stats> => question.known.stats(asked);
  const newest = await newestToldNight(store);
  if (newest === null) return { answer: errorMessage('empty-archive', {}, language) };
  const typed = question.argument.trim().slice(0, 120);
  const [head = '', ...tail] = typed.toLowerCase().split(/\s+/);
  const rest = tail.join(' ');
  if (head === '' || head === 'week') return answer({ kind: 'week', to: newest });
  if (head === 'records' || head === 'record') return answer({ kind: 'records' });
  if (head === 'month') {
    const month = monthOf(rest, newest);
    if (month) return answer({ kind: 'month', month });
    const asked = await askedNight(question, `1 ${rest}`);
    return 'answer' in asked ? asked : answer({ kind: 'month', month: asked.night.slice(0, 7) });
  }
  const region = findRegion(head === 'region' ? rest : typed);
  if (region) return answer({ kind: 'region', region, to: newest });
  if (head === 'region')
    return { answer: errorMessage('unknown-region', { typed: rest }, language) };
  // Two dates, however they are joined.
  for (const joint of [/\s+(?:and|vs\.?|with|\/|&)\s+/u, /\s*[,;]\s*/u, /\s+/u]) {
    const [first, second, ...more] = typed.split(joint);
    if (!first || !second || more.length > 0) continue;
    const a = await askedNight(question, first);
    const b = await askedNight(question, second);
    if ('night' in a && 'night' in b)
      return answer({ kind: 'compare', nights: [a.night, b.night] });
  }
  return { answer: errorMessage('unknown-region', { typed }, language) };
};

const run = async (question: Question): Promise<Message | Reply> => {
  const found = await findStats(question);
  if ('answer' in found) return found.answer;
  const message = renderStats(found, { language: question.language });
  return withPicture(question, message, `stats ${question.argument}`.trim(), (pictures, look) =>
    pictures.stats(found, look),
  );
};

const withHead =
  (head: string) =>
  (question: Question): Promise<Message | Reply> =>
    run({ ...question, argument: `${head} ${question.argument}` });

export const statsCommand: Command = { names: ['stats'], run };
export const weekCommand: Command = { names: ['week'], run: withHead('week') };
export const monthCommand: Command = { names: ['month'], run: withHead('month') };
export const recordsCommand: Command = { names: ['records', 'record'], run: withHead('records') };
export const regionCommand: Command = { names: ['region'], run: withHead('region') };
