// `/subscribe` and what people type for its parts: one panel per place, changed by whoever may change it.
import type { Subscriber } from '../../data/model/subscriber.ts';
import { wordsOf } from '../../digest/locale.ts';
import type { Reply } from '../platform.ts';
import type { Command, Question } from './command.ts';
import { renderPlaces } from './panel.ts';
import { aimOf, discreet, say, type Aim } from './settings/aim.ts';
import { change } from './settings/changing.ts';
import { forget } from './settings/forgetting.ts';
import { begunNote, draftSettings, notSubscribed, panelFor } from './settings/shown.ts';
import { readSetting } from './typed/settings.ts';

/** The group's name as it is now; with it its topic's, which not every message tells. */
const titleOf = ({ title }: Aim, known: Subscriber | null): string | null =>
  title === null || known?.title?.startsWith(`${title} / `) ? (known?.title ?? null) : title;

/** Subscribes the place, or starts it again with the settings it had. */
const subscribe = async (question: Question, aim: Aim): Promise<Reply> => {
  const { store, request, now } = question;
  const known = await store.subscriber(aim.place);
  const subscriber = await store.saveSubscriber(
    {
      ...(known ?? draftSettings(question)),
      ...aim.place,
      kind: aim.kind,
      title: titleOf(aim, known),
      owner: request.actor.id ?? known?.owner ?? null,
      state: 'active',
      reason: null,
    },
    now,
  );
  return panelFor(question, aim, subscriber, await begunNote(question, aim, subscriber));
};

const stop = async (question: Question, aim: Aim): Promise<Reply> => {
  const known = await question.store.subscriber(aim.place);
  if (!known || known.state === 'ended' || known.state === 'stopped')
    return say(question, 'not-subscribed');
  const stopped = await question.store.changeSubscriber(known.id, {
    state: 'stopped',
    reason: null,
  });
  return stopped
    ? panelFor(question, aim, stopped, wordsOf(question.language).say('stopped'))
    : say(question, 'not-subscribed');
};

/** What the names mean that are one thing only, whatever is typed after them. */
const meanings: Readonly<Record<string, string>> = {
  status: 'panel',
  stop: 'stop',
  unsubscribe: 'stop',
  forget: 'forget',
};

/** What is wanted with the place: a verb, and all that was typed. */
const wishOf = (name: string, typed: string): { readonly verb: string; readonly rest: string } => {
  const only = meanings[name];
  const rest = only === undefined ? typed : `${only} ${typed}`.trim();
  const [head = ''] = rest.toLowerCase().split(/\s+/);
  const verb = readSetting(rest)?.setting ?? head;
  return { verb: name === 'settings' && verb === '' ? 'panel' : verb, rest };
};

const run = async (question: Question): Promise<Reply> => {
  const aim = await aimOf(question);
  if (aim === null) return say(question, 'error-no-place');
  const { verb, rest } = wishOf(question.name, aim.rest.trim());
  const { store, request } = question;
  // Whom else somebody serves is nobody's business in a group.
  if (verb === 'places' && request.kind === 'private') {
    const { platform, actor } = request;
    const mine = actor.id === null ? [] : await store.subscribersBy(platform, actor.id);
    const places = mine.filter(({ kind, state }) => kind !== 'private' && state !== 'ended');
    return discreet(renderPlaces(question.language, places, Number(/\d+$/.exec(rest)?.[0] ?? 1)));
  }
  // Whoever is in a place may see how it is set; elsewhere that is for those who may change it.
  if (verb === 'panel' && aim.own) {
    const known = await store.subscriber(aim.place);
    return known ? panelFor(question, aim, known) : notSubscribed(question, aim);
  }
  if (!(await request.actor.mayConfigure(aim.place)))
    return say(
      question,
      request.platform === 'discord' ? 'error-not-admin-discord' : 'error-not-admin',
    );
  const known = await store.subscriber(aim.place);
  switch (verb) {
    case 'panel':
      return known ? panelFor(question, aim, known) : notSubscribed(question, aim);
    case '':
      return known?.state === 'active' ? panelFor(question, aim, known) : subscribe(question, aim);
    case 'start':
      return subscribe(question, aim);
    case 'stop':
      return stop(question, aim);
    case 'forget':
      return forget(question, aim, /^forget\s+yes$/i.test(rest));
    default:
      return change(question, { ...aim, rest });
  }
};

export const subscriptionCommand: Command = {
  names: ['subscribe', 'stop', 'unsubscribe', 'settings', 'status', 'forget'],
  run,
};
