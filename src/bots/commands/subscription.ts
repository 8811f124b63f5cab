// `/subscribe` and what people type for its parts: one panel per place, changed by whoever may change it.
import type { Place, Subscriber, Settings } from '../../data/model/subscriber.ts';
import { languages, sections, type Section } from '../../data/model/terms.ts';
import type { SubscriberChange } from '../../data/store/subscribers.ts';
import { wordsOf, type Words } from '../../digest/locale.ts';
import type { Message } from '../../digest/message.ts';
import type { Reply } from '../platform.ts';
import { parseClock } from './clock.ts';
import type { Command, Question } from './command.ts';
import {
  languageName,
  nextWords,
  panelMessage,
  questionFor,
  renderPanel,
  renderPlaces,
  sectionWords,
  commandFor,
} from './panel.ts';
import { findZone } from './zones.ts';

/** The place a command is about: where it was typed, or the one whose number stands first. */
interface Aim {
  readonly place: Place;
  readonly kind: Subscriber['kind'];
  readonly title: string | null;
  readonly own: boolean;
  readonly rest: string;
}

const discreet = (message: Message): Reply => ({ message, discreet: true, picture: null });

const say = (question: Question, id: string, values = {}): Reply =>
  discreet(panelMessage(question.language, null, [wordsOf(question.language).say(id, values)], []));

const aimOf = async (question: Question): Promise<Aim | null> => {
  const { request, store } = question;
  const argument = question.argument.trim();
  const [, chat, thread, rest = ''] =
    /^(-?\d{5,20})(?:\/(\d{1,20}))?(?:\s+([\s\S]*))?$/.exec(argument) ?? [];
  if (chat !== undefined) {
    const place: Place = { platform: request.platform, chat, thread: thread ?? null };
    const known = await store.subscriber(place);
    return {
      place,
      kind: known?.kind ?? 'channel',
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

const sameAs = (a: Place | null, b: Place): boolean =>
  a !== null && a.chat === b.chat && a.thread === b.thread;

const panelFor = async (
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

const draftSettings = (question: Question): Settings => ({
  language: question.language,
  timezone: question.subscriptions.defaults.timezone,
  at: question.subscriptions.defaults.at,
  sections: [...sections],
  threshold: null,
  weekly: false,
  silent: false,
});

/** Subscribes the place, or starts it again with the settings it had. */
const subscribe = async (question: Question, aim: Aim): Promise<Reply> => {
  const { store, request, subscriptions, now } = question;
  const known = await store.subscriber(aim.place);
  const subscriber = await store.saveSubscriber(
    {
      ...(known ?? draftSettings(question)),
      ...aim.place,
      kind: aim.kind,
      title: aim.title ?? known?.title ?? null,
      owner: request.actor.id ?? known?.owner ?? null,
      state: 'active',
      reason: null,
    },
    now,
  );
  const words = wordsOf(aim.own ? subscriber.language : question.language);
  const [next, missing] = await Promise.all([
    subscriptions.next(subscriber, now),
    subscriptions.missing({ ...aim.place, kind: aim.kind }, words.language),
  ]);
  const note =
    missing.length > 0
      ? words.say('subscribed-missing', { list: words.list(missing) })
      : next === null
        ? null
        : words.say('subscribed', { next: nextSentence(words, next, subscriber, now) });
  return panelFor(question, aim, subscriber, note);
};

const nextSentence = (
  words: Words,
  next: Parameters<typeof nextWords>[1],
  subscriber: Subscriber,
  now: Date,
): string => {
  return words.say('next-moment', nextWords(words, next, subscriber.timezone, now));
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

const forget = async (question: Question, aim: Aim, sure: boolean): Promise<Reply> => {
  const { store, language } = question;
  const words = wordsOf(language);
  const known = await store.subscriber(aim.place);
  if (!known) return say(question, 'kept-nothing');
  if (sure) {
    await store.forgetSubscriber(known.id);
    return say(question, 'forgotten');
  }
  return discreet(
    panelMessage(
      language,
      null,
      [
        words.say('ask-forget'),
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
      ],
      [
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
      ],
    ),
  );
};

/** What a typed value means for a setting, or the sentence that says what it may be. */
type Wanted =
  { readonly change: SubscriberChange; readonly note?: string } | { readonly fault: Reply };

const onOff = (value: string, current: boolean): boolean =>
  /^(on|yes|true|1)$/i.test(value) ? true : /^(off|no|false|0)$/i.test(value) ? false : !current;

const wantedSections = (question: Question, current: Subscriber, value: string): Wanted => {
  const named = value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  const unknown = named.find((name) => !sections.some((section) => section === name));
  if (unknown !== undefined)
    return {
      fault: say(question, 'error-section', {
        typed: unknown.slice(0, 40),
        list: sections.join(', '),
      }),
    };
  const isSection = (name: string): name is Section => sections.some((one) => one === name);
  const given = named.filter(isSection);
  // One name switches it; several are the whole choice.
  const wanted =
    given.length > 1
      ? sections.filter((name) => given.includes(name))
      : sections.filter((name) => current.sections.includes(name) !== given.includes(name));
  return wanted.length === 0
    ? { fault: say(question, 'error-last-section') }
    : { change: { sections: wanted } };
};

const wantedChange = async (
  question: Question,
  current: Subscriber,
  setting: string,
  value: string,
): Promise<Wanted | null> => {
  const typed = value.slice(0, 60);
  const words = wordsOf(question.language);
  switch (setting) {
    case 'at': {
      const at = parseClock(value);
      return at === null ? { fault: say(question, 'error-clock', { typed }) } : { change: { at } };
    }
    case 'zone': {
      const found = await findZone(value);
      if (found.kind === 'none') return { fault: say(question, 'error-zone', { typed }) };
      return {
        change: { timezone: found.zone },
        ...(found.also.length > 0
          ? { note: `${words.say('error-zone-also')} ${found.also.join(', ')}` }
          : {}),
      };
    }
    case 'language': {
      const language = languages.find(
        (one) =>
          one === value.toLowerCase() || languageName(one).toLowerCase() === value.toLowerCase(),
      );
      return language
        ? { change: { language } }
        : {
            fault: say(question, 'error-language', {
              typed,
              list: languages.map((one) => `${languageName(one)} (${one})`).join(', '),
            }),
          };
    }
    case 'threshold': {
      if (/^(off|0|none|no)$/i.test(value)) return { change: { threshold: null } };
      return /^\d{1,5}$/.test(value)
        ? { change: { threshold: Number(value) } }
        : { fault: say(question, 'error-threshold', { typed }) };
    }
    case 'sections':
      return wantedSections(question, current, value);
    case 'silent':
      return { change: { silent: onOff(value, current.silent) } };
    case 'weekly':
      return { change: { weekly: onOff(value, current.weekly) } };
    default:
      return null;
  }
};

const asked = ['at', 'zone', 'language', 'sections', 'threshold'] as const;

const change = async (question: Question, aim: Aim): Promise<Reply> => {
  const [head = '', ...tail] = aim.rest.trim().split(/\s+/);
  const value = tail.join(' ');
  // What is changed before anything is subscribed is kept for when it is: off until then.
  const current =
    (await question.store.subscriber(aim.place)) ??
    (await question.store.saveSubscriber(
      {
        ...draftSettings(question),
        ...aim.place,
        kind: aim.kind,
        title: aim.title,
        owner: question.request.actor.id,
        state: 'stopped',
      },
      question.now,
    ));
  const setting = aliases[head.toLowerCase()] ?? head.toLowerCase();
  const question_ = asked.find((one) => one === setting);
  if (question_ && value === '')
    return discreet(questionFor(question_, current, aim.own, question.language));
  const wanted = await wantedChange(question, current, setting, value);
  if (wanted === null) return say(question, 'error-setting', { typed: head.slice(0, 40) });
  if ('fault' in wanted) return wanted.fault;
  const changed = await question.store.changeSubscriber(current.id, wanted.change);
  if (!changed) return say(question, 'not-subscribed');
  if (setting === 'sections')
    return discreet(questionFor('sections', changed, aim.own, question.language));
  return panelFor(question, aim, changed, wanted.note ?? null);
};

const aliases: Readonly<Record<string, string>> = {
  hour: 'at',
  time: 'at',
  timezone: 'zone',
  tz: 'zone',
  lang: 'language',
  section: 'sections',
};

/** What each name means when nothing is typed after it. */
const meanings: Readonly<Record<string, string>> = {
  subscribe: '',
  settings: 'panel',
  status: 'panel',
  stop: 'stop',
  unsubscribe: 'stop',
  forget: 'forget',
};

const run = async (question: Question): Promise<Reply> => {
  const aim = await aimOf(question);
  if (aim === null) return say(question, 'error-no-place');
  const rest = aim.rest.trim() === '' ? (meanings[question.name] ?? '') : aim.rest.trim();
  const [verb = ''] = rest.toLowerCase().split(/\s+/);
  if (verb === 'panel') {
    const known = await question.store.subscriber(aim.place);
    return known ? panelFor(question, aim, known) : notSubscribed(question, aim);
  }
  if (verb === 'places') {
    const { platform, actor } = question.request;
    const mine = actor.id === null ? [] : await question.store.subscribersBy(platform, actor.id);
    const places = mine.filter(({ kind, state }) => kind !== 'private' && state !== 'ended');
    return discreet(renderPlaces(question.language, places, Number(/\d+$/.exec(rest)?.[0] ?? 1)));
  }
  if (!(await question.request.actor.mayConfigure(aim.place)))
    return say(question, 'error-not-admin');
  if (verb === '' || verb === 'start') {
    const known = await question.store.subscriber(aim.place);
    return verb === '' && known?.state === 'active'
      ? panelFor(question, aim, known)
      : subscribe(question, aim);
  }
  if (verb === 'stop') return stop(question, aim);
  if (verb === 'forget')
    return forget(question, aim, /^forget\s+yes$/i.test(rest) || /^yes$/i.test(rest));
  return change(question, { ...aim, rest });
};

const notSubscribed = (question: Question, aim: Aim): Reply => {
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

export const subscriptionCommand: Command = {
  names: ['subscribe', 'stop', 'unsubscribe', 'settings', 'status', 'forget'],
  run,
};
