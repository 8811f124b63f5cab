// `/night [date]` and `/quotes [date]`: last night or any night, and what else was said of it.
import { languages, type LocalDate } from '../../data/model/terms.ts';
import { errorMessage } from '../../digest/help.ts';
import type { Message } from '../../digest/message.ts';
import { renderNight, renderQuotes } from '../../digest/render.ts';
import { newestToldNight, today } from '../digests.ts';
import type { Command, Question } from './command.ts';
import type { Reply } from '../platform.ts';
import { onceFor } from '../once.ts';
import type { FoundDigest } from '../digests.ts';
import { findDate } from './typed/dates.ts';
import { findPeriod } from './typed/periods.ts';
import { withPicture } from './picture.ts';

/**
 * A night that can be asked for, or the one friendly sentence that says what can be; with it `unreported`:
 * the night, where it is over and within the archive's time but nobody told of it.
 */
export type Asked =
  | { readonly night: LocalDate }
  | {
      readonly answer: Message;
      /** True where a date was understood and nothing can be told of it. */
      readonly understood?: true;
      readonly unreported?: LocalDate;
      /** "2025-07", where a month was typed. */
      readonly month?: string;
    };

/** Understands the date typed against what the archive holds; nothing typed means the newest night. */
export const askedNight = async (
  question: Pick<Question, 'store' | 'language' | 'now' | 'zone'>,
  typed: string,
): Promise<Asked> => {
  const { store, language, now, zone } = question;
  const [first, newest] = await Promise.all([store.firstNight(), store.newestNight()]);
  if (first === null || newest === null)
    return { answer: errorMessage('empty-archive', {}, language) };
  if (typed.trim() === '') return { night: (await newestToldNight(store)) ?? newest };
  const parsed = await findDate(typed, now, zone);
  const values = { typed: typed.trim().slice(0, 60), first, newest };
  if (parsed.kind === 'impossible')
    return { answer: errorMessage('no-such-day', values, language) };
  if (parsed.kind === 'none') {
    const period = await findPeriod(typed, { first, newest, told: newest, now, zone });
    if (period?.kind !== 'month') return { answer: errorMessage('unknown-date', values, language) };
    const month = period.from.slice(0, 7);
    return { answer: errorMessage('is-month', { ...values, month }, language), month };
  }
  const night = parsed.date;
  if (night > today(now))
    return {
      answer: errorMessage('future-date', { ...values, night }, language),
      understood: true,
    };
  if (night < first)
    return {
      answer: errorMessage('before-archive', { ...values, night }, language),
      understood: true,
    };
  if (await store.night(night)) return { night };
  const code = night === today(now) ? 'not-yet' : 'no-data';
  return {
    answer: errorMessage(code, { ...values, night }, language),
    understood: true,
    unreported: night,
  };
};

/** "2025-07-21 uk": a language at the end is that of the answer. */
const inLanguage = (question: Question): Question => {
  const [, rest = '', word] = /^(.*?)(?:^|\s)(\w{2})\s*$/s.exec(question.argument) ?? [];
  const language = languages.find((one) => one === word?.toLowerCase());
  return language ? { ...question, argument: rest, language } : question;
};

const answerWith = (render: typeof renderNight, pictured: boolean) => {
  const rendered = onceFor<FoundDigest, Message>();
  return async (typed: Question): Promise<Message | Reply> => {
    const question = inLanguage(typed);
    const asked = await askedNight(question, question.argument);
    if ('answer' in asked) return asked.answer;
    const found = await question.known.answer(asked.night);
    if (!found) return errorMessage('no-data', { night: asked.night }, question.language);
    const { language, zone } = question;
    const on = today(question.now);
    const insteadOf = question.argument.trim() === '' && asked.night < on ? on : null;
    const message = rendered(found, `${language} ${on} ${zone} ${insteadOf ?? ''}`, () =>
      render(found.digest, {
        language,
        variant: 'night',
        before: found.before,
        after: found.after,
        today: on,
        insteadOf,
        zone,
      }),
    );
    return pictured
      ? withPicture(question, message, asked.night, (pictures, look) =>
          pictures.night(found.digest, look),
        )
      : message;
  };
};

export const nightCommand: Command = { names: ['night', 'n'], run: answerWith(renderNight, true) };
export const quotesCommand: Command = { names: ['quotes'], run: answerWith(renderQuotes, false) };
