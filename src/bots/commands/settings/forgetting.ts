// What is kept of a place and of the person, shown and deleted.
import type { Subscriber } from '../../../data/model/subscriber.ts';
import { wordsOf, type Words } from '../../../digest/locale.ts';
import { forgetHappenings } from '../../happened.ts';
import type { Reply } from '../../platform.ts';
import type { Question } from '../command.ts';
import { commandFor, languageName, panelMessage, sectionWords } from '../panel.ts';
import { discreet, say, type Aim } from './aim.ts';

/** Places that are named when somebody asks what is kept. */
const mostNamed = 10;

/** What the person set up elsewhere, where this is their own chat: their number stands there. */
const setUpElsewhere = async (
  { request, store }: Question,
  aim: Aim,
): Promise<readonly Subscriber[]> => {
  const { id } = request.actor;
  if (!aim.own || aim.kind !== 'private' || id === null) return [];
  const mine = await store.subscribersBy(request.platform, id);
  return mine.filter(({ chat }) => chat !== aim.place.chat);
};

const nameOf = ({ title, chat }: Subscriber): string => title ?? chat;

const keptOf = (words: Words, known: Subscriber): readonly string[] => [
  words.say('kept-place', {
    chat: known.title === null ? known.chat : `${known.title}, ${known.chat}`,
    platform: known.platform,
    since: words.day(known.createdAt.slice(0, 10), { year: true }),
  }),
  words.say('kept-settings', {
    language: languageName(known.language),
    zone: known.timezone,
    at: known.at,
    sections: sectionWords(words, known),
  }),
  known.owner === null
    ? words.say('kept-owner-none')
    : words.say('kept-owner', { owner: known.owner }),
  words.say('kept-deliveries'),
];

/** Shows what is kept, and deletes it once that is `sure`. */
export const forget = async (question: Question, aim: Aim, sure: boolean): Promise<Reply> => {
  const { store, language } = question;
  const words = wordsOf(language);
  const [known, elsewhere] = await Promise.all([
    store.subscriber(aim.place),
    setUpElsewhere(question, aim),
  ]);
  if (!known && elsewhere.length === 0) return say(question, 'kept-nothing');
  if (sure) {
    for (const { id } of elsewhere) await store.changeSubscriber(id, { owner: null });
    if (known) {
      await store.forgetSubscriber(known.id);
      await forgetHappenings(store, known);
    }
    return say(question, 'forgotten');
  }
  const lines = [
    words.say('ask-forget'),
    ...(known ? keptOf(words, known) : []),
    ...(elsewhere.length > 0
      ? [
          words.say('kept-elsewhere', {
            list: [
              ...elsewhere.slice(0, mostNamed).map(nameOf),
              ...(elsewhere.length > mostNamed ? ['…'] : []),
            ].join(', '),
          }),
        ]
      : []),
  ];
  return discreet(
    panelMessage(language, null, lines, [
      {
        label: words.say('button-forget-yes'),
        command: commandFor(aim.place, aim.own, 'forget yes'),
        row: 1,
      },
      {
        label: words.say('button-back'),
        command: commandFor(aim.place, aim.own, 'panel'),
        row: 1,
      },
    ]),
  );
};
