// `/picture`: the card of a night, the map of one ("map 2025-07-21"), or the chart of /stats ("stats week").
import { renderNight } from '../../digest/render.ts';
import { renderStats } from '../../digest/sections/stats.ts';
import { errorMessage } from '../../digest/help.ts';
import type { Message } from '../../digest/message.ts';
import { today } from '../digests.ts';
import type { Reply } from '../platform.ts';
import type { Command, Question } from './command.ts';
import { askedNight } from './night.ts';
import { pictureReply } from './picture.ts';
import { findStats } from './stats.ts';

const run = async (question: Question): Promise<Message | Reply> => {
  const { language, known, request } = question;
  // A console shows no picture: the words are told whole.
  const pictures = request.platform === 'console' ? null : question.pictures;
  const [, kind = '', rest = ''] = /^\s*(stats|map)?\s*([\s\S]*)$/i.exec(question.argument) ?? [];
  if (kind.toLowerCase() === 'stats') {
    const found = await findStats({ ...question, argument: rest });
    if ('answer' in found) return found.answer;
    const message = renderStats(found, { language });
    return pictures === null
      ? message
      : pictureReply(message, await pictures.stats(found, { language }), `stats ${rest}`);
  }
  const asked = await askedNight(question, rest);
  if ('answer' in asked) return asked.answer;
  const found = await known.find(asked.night);
  if (!found) return errorMessage('no-data', { night: asked.night }, language);
  const message = renderNight(found.digest, {
    language,
    variant: 'night',
    today: today(question.now),
  });
  if (pictures === null) return message;
  const drawing =
    kind === ''
      ? await pictures.night(found.digest, { language })
      : await pictures.map(found.digest, { language });
  // Words are always there: without a picture the whole answer is.
  return drawing.ok ? pictureReply(message, drawing, `${kind} ${asked.night}`) : message;
};

export const pictureCommand: Command = { names: ['picture'], run };
