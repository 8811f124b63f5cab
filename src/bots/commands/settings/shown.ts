// The panel of a place as it stands now, with what the process knows besides: what comes next, what is missing.
import type { Settings, Subscriber } from '../../../data/model/subscriber.ts';
import { sections } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Reply } from '../../platform.ts';
import type { Question } from '../command.ts';
import { commandFor, panelMessage, renderPanel } from '../panel.ts';
import { discreet, type Aim } from './aim.ts';

/** `note`: said above the panel. */
export const panelFor = async (
  question: Question,
  aim: Aim,
  subscriber: Subscriber,
  note: string | null = null,
): Promise<Reply> => {
  const { request, store, subscriptions, now } = question;
  const private_ = aim.own && aim.kind === 'private' && request.platform === 'telegram';
  const language = aim.own ? subscriber.language : question.language;
  const [next, last, missing, mayChange, mine] = await Promise.all([
    subscriber.state === 'active' ? subscriptions.next(subscriber, now) : null,
    subscriptions.last(subscriber.id),
    subscriptions.missing({ ...aim.place, kind: aim.kind }, language),
    request.actor.mayConfigure(aim.place),
    private_ && request.actor.id !== null
      ? store.subscribersBy(request.platform, request.actor.id)
      : [],
  ]);
  return discreet(
    renderPanel({
      language,
      subscriber,
      own: aim.own,
      next,
      last,
      missing,
      now,
      note,
      mayChange,
      others: mine.filter(({ id, state }) => id !== subscriber.id && state !== 'ended').length,
      addsPlaces: private_,
    }),
  );
};

/** Said above the panel of a place that has just been subscribed. */
export const begunNote = async (
  { subscriptions, language }: Question,
  aim: Aim,
  subscriber: Subscriber,
): Promise<string> => {
  const words = wordsOf(aim.own ? subscriber.language : language);
  const missing = await subscriptions.missing({ ...aim.place, kind: aim.kind }, words.language);
  return words.say(missing.length > 0 ? 'subscribed-missing' : 'subscribed');
};

/** What a new subscriber begins with. */
export const draftSettings = (question: Question): Settings => ({
  language: question.language,
  timezone: question.subscriptions.defaults.timezone,
  at: question.subscriptions.defaults.at,
  sections: [...sections],
  threshold: null,
  weekly: false,
  silent: false,
});

/** Nothing is subscribed there yet, with the button that begins. */
export const notSubscribed = (question: Question, aim: Aim): Reply => {
  const words = wordsOf(question.language);
  return discreet(
    panelMessage(
      question.language,
      null,
      [words.say('not-subscribed')],
      [{ label: words.say('button-subscribe'), command: commandFor(aim.place, aim.own, 'start') }],
    ),
  );
};
