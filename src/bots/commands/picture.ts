// Pictures beside answers: attached where a picture goes with text, behind a button where it would be a second
// message. One that fails never holds back the words.
import { wordsOf } from '../../digest/locale.ts';
import type { Message } from '../../digest/message.ts';
import type { Picture as Drawing, Pictures, PictureOptions } from '../pictures/pictures.ts';
import { onceFor } from '../once.ts';
import type { Picture, Reply } from '../platform.ts';
import type { Question } from './command.ts';

/** The platform's picture of a drawing; null where there is none. */
export const pictureOf = (drawing: Drawing, name: string): Picture | null =>
  drawing.ok
    ? { key: drawing.hash, name: `${name}.png`, png: drawing.png, alt: drawing.alt }
    : null;

/** File name of what was asked: "2025-07-21", "stats-week". */
const nameOf = (asked: string): string =>
  asked
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'picture';

const withPictureButton = (message: Message, asked: string): Message => {
  const command = `/picture ${asked}`;
  const label = wordsOf(message.language).say('action-picture');
  return Buffer.byteLength(command) > 60
    ? message
    : { ...message, actions: [...message.actions, { label, command, opens: 'anew' }] };
};

/** The same message with its button is the same message again, so that a platform formats it once. */
const buttoned = onceFor<Message, Message>();

/**
 * The answer with its picture: attached on Discord where it is there soon, else a button "Picture" as on
 * Telegram; neither in the console.
 * `asked`: what "/picture" asks the same thing by.
 */
export const withPicture = async (
  question: Question,
  message: Message,
  asked: string,
  draw: (pictures: Pictures, look: PictureOptions) => Promise<Drawing>,
): Promise<Message | Reply> => {
  const { pictures, request, language } = question;
  if (pictures === null || request.platform === 'console') return message;
  const withButton = buttoned(message, asked, () => withPictureButton(message, asked));
  if (request.platform === 'telegram') return withButton;
  const drawing = await within(patience, draw(pictures, { language }));
  const picture = drawing === null ? null : pictureOf(drawing, nameOf(asked));
  return { message: picture === null ? withButton : message, discreet: false, picture };
};

/** Milliseconds for which an answer waits for its picture: words come first. */
const patience = 700;

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** A picture by itself, with one line of words; the words alone where it could not be drawn. */
export const pictureReply = (message: Message, drawing: Drawing, asked: string): Reply => ({
  message: { ...message, blocks: [], actions: [], sources: [] },
  discreet: false,
  picture: pictureOf(drawing, nameOf(asked)),
});
