// Which place a settings command is about: the one it was typed in, or the one whose number stands first.
import type { Place, PlaceKind } from '../../../data/model/subscriber.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Message } from '../../../digest/message.ts';
import type { Reply } from '../../platform.ts';
import type { Question } from '../command.ts';
import { panelMessage } from '../panel.ts';

/** `own`: it is the place where the command was typed. `rest`: what stands behind the place's number. */
export interface Aim {
  readonly place: Place;
  readonly kind: PlaceKind;
  readonly title: string | null;
  readonly own: boolean;
  readonly rest: string;
}

/** An answer for the eyes of the one who asked. */
export const discreet = (message: Message): Reply => ({ message, discreet: true, picture: null });

/** One sentence of the locale as an answer. */
export const say = (question: Question, id: string, values = {}): Reply =>
  discreet(panelMessage(question.language, null, [wordsOf(question.language).say(id, values)], []));

const sameAs = (a: Place | null, b: Place): boolean =>
  a !== null && a.chat === b.chat && a.thread === b.thread;

/** What a place is that nobody has subscribed yet, as far as its number tells. */
const kindByNumber = ({ platform, chat, thread }: Place): PlaceKind =>
  thread !== null
    ? 'thread'
    : platform === 'telegram' && !chat.startsWith('-')
      ? 'private'
      : platform === 'telegram' && !chat.startsWith('-100')
        ? 'group'
        : 'channel';

/** Null where no place was named and none can get a digest here. */
export const aimOf = async (question: Question): Promise<Aim | null> => {
  const { request, store } = question;
  const argument = question.argument.trim();
  const [, chat, thread, rest = ''] =
    /^(-?\d{5,20})(?:\/(\d{1,20}))?(?:\s+([\s\S]*))?$/.exec(argument) ?? [];
  if (chat !== undefined) {
    const place: Place = { platform: request.platform, chat, thread: thread ?? null };
    const known = await store.subscriber(place);
    return {
      place,
      kind: known?.kind ?? kindByNumber(place),
      title: known?.title ?? null,
      own: false,
      rest,
    };
  }
  if (request.about)
    return { ...request.about, own: sameAs(request.place, request.about.place), rest: argument };
  return request.place === null
    ? null
    : { place: request.place, kind: request.kind, title: request.title, own: true, rest: argument };
};
