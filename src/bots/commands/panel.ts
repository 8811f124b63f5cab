// The subscription panel: what is set, what comes next, what came last, and the buttons to change it.
import { DateTime } from 'luxon';
import type { Place, Subscriber } from '../../data/model/subscriber.ts';
import type { Language } from '../../data/model/terms.ts';
import { wordsOf, type Words } from '../../digest/locale.ts';
import type { Action, Block, Message } from '../../digest/message.ts';
import type { LastDelivery, NextDigest } from '../subscriptions.ts';

/** What the panel shows. `own`: the panel stands in the place it is about, so its commands need no target. */
export interface PanelView {
  readonly language: Language;
  readonly subscriber: Subscriber;
  readonly own: boolean;
  readonly next: NextDigest | null;
  readonly last: LastDelivery | null;
  readonly missing: readonly string[];
  readonly now: Date;
  /** Said above the panel: "Stopped." */
  readonly note: string | null;
  /** Whether buttons to change it are offered. */
  readonly mayChange: boolean;
  /** How many other places the same person set up, offered in a private chat. */
  readonly others: number;
  /** Whether a further channel or group can be set up from here. */
  readonly addsPlaces: boolean;
}

/** Bold first line, plain lines, buttons. */
export const panelMessage = (
  language: Language,
  title: string | null,
  lines: readonly string[],
  actions: readonly Action[],
): Message => {
  const block: Block = {
    id: 'panel',
    heading: title === null ? null : [{ text: title, bold: true }],
    lines: lines.map((text) => ({ spans: [{ text }] })),
  };
  return { language, summary: title ?? lines[0] ?? '', blocks: [block], sources: [], actions };
};

/** "/subscribe at 08:00", with the place's number where the panel stands elsewhere. */
export const commandFor = (place: Place, own: boolean, rest: string): string =>
  ['/subscribe', ...(own ? [] : [`${place.chat}${place.thread ? `/${place.thread}` : ''}`]), rest]
    .filter((part) => part !== '')
    .join(' ');

/** A refusal's short code in words. */
export const reasonWords = (words: Words, reason: string | null): string =>
  words.say(reason !== null && words.has(`reason-${reason}`) ? `reason-${reason}` : 'reason-other');

/** Own name of a language, in that language. */
export const languageName = (language: Language): string => wordsOf(language).say('language-name');

/** For a choice of the locale. */
export const yesNo = (value: boolean): 'yes' | 'no' => (value ? 'yes' : 'no');

/** "tomorrow, from 08:00, when the night's report is out", in the subscriber's zone. */
export const nextWords = (
  words: Words,
  next: NextDigest,
  zone: string,
  now: Date,
): { readonly day: string; readonly time: string; readonly waits: string } => {
  const at = DateTime.fromJSDate(next.at, { zone });
  const days = at
    .startOf('day')
    .diff(DateTime.fromJSDate(now, { zone }).startOf('day'), 'days').days;
  const rounded = Math.round(days);
  const day =
    rounded === 0
      ? words.say('panel-today')
      : rounded === 1
        ? words.say('panel-tomorrow')
        : words.day(at.toISODate() ?? '');
  return { day, time: at.toFormat('HH:mm'), waits: yesNo(next.waitsForReport) };
};

const lastWords = (words: Words, last: LastDelivery, zone: string): string => {
  const state = last.state === 'sending' ? 'pending' : last.state;
  const outcome =
    (state === 'sent' || state === 'unknown') && last.at !== null
      ? words.say(`panel-outcome-${state}`, { moment: words.moment(last.at, zone) })
      : state === 'failed'
        ? words.say('panel-outcome-failed', { reason: reasonWords(words, last.reason) })
        : last.reason === 'below-threshold'
          ? words.say('panel-outcome-below-threshold')
          : words.say(
              state === 'sent' || state === 'unknown'
                ? 'panel-outcome-pending'
                : `panel-outcome-${state}`,
            );
  return words.say('panel-last', { night: words.night(last.night), outcome });
};

const stateLine = (words: Words, subscriber: Subscriber): string => {
  if (subscriber.state === 'active') return words.say('panel-on', { at: subscriber.at });
  if (subscriber.state === 'paused')
    return words.say('panel-paused', { reason: reasonWords(words, subscriber.reason) });
  return words.say('panel-off');
};

/** "strikes, talks", as chosen. */
export const sectionWords = (words: Words, subscriber: Pick<Subscriber, 'sections'>): string =>
  subscriber.sections.map((name) => words.say(`section-${name}`)).join(', ');

const settingLines = (words: Words, view: PanelView): readonly string[] => {
  const { subscriber, now } = view;
  return [
    words.say('panel-language', { language: languageName(subscriber.language) }),
    words.say('panel-zone', {
      zone: subscriber.timezone,
      time: words.time(now.toISOString(), luxonZone(subscriber.timezone)),
    }),
    words.say('panel-sections', { sections: sectionWords(words, subscriber) }),
    subscriber.threshold === null
      ? words.say('panel-threshold-none')
      : words.say('panel-threshold', { count: subscriber.threshold }),
    words.say('panel-sound', { silent: yesNo(subscriber.silent) }),
    words.say('panel-weekly', { on: yesNo(subscriber.weekly) }),
  ];
};

const placesOnPage = 12;

/** The channels and groups that one person set up, as buttons; `page` from 1. */
export const renderPlaces = (
  language: Language,
  places: readonly Subscriber[],
  page: number,
): Message => {
  const words = wordsOf(language);
  const pages = Math.max(1, Math.ceil(places.length / placesOnPage));
  const shown = Math.min(Math.max(page, 1), pages);
  const first = (shown - 1) * placesOnPage;
  return panelMessage(
    language,
    null,
    [words.say('ask-places')],
    [
      ...places.slice(first, first + placesOnPage).map((place, index) => ({
        label: words.say('button-place', {
          title: place.title ?? place.chat,
          on: yesNo(place.state === 'active'),
        }),
        command: commandFor(place, false, 'panel'),
        row: 1 + Math.floor(index / 2),
      })),
      ...(shown < pages
        ? [{ label: words.say('button-more'), command: `/subscribe places ${shown + 1}`, row: 8 }]
        : []),
      { label: words.say('button-back'), command: '/subscribe panel', row: 8 },
    ],
  );
};

/** Zones such as "UTC+3" are luxon's own; the runtime's formatter knows them as "+03:00". */
export const luxonZone = (zone: string): string => {
  const match = /^UTC([+-])(\d{1,2})(?::(\d{2}))?$/.exec(zone);
  return match ? `${match[1]}${(match[2] ?? '').padStart(2, '0')}:${match[3] ?? '00'}` : zone;
};

const panelActions = (words: Words, view: PanelView): readonly Action[] => {
  const { subscriber, own } = view;
  const action = (label: string, rest: string, row: number): Action => ({
    label,
    command: commandFor(subscriber, own, rest),
    row,
  });
  if (!view.mayChange) return [];
  const on = subscriber.state === 'active';
  return [
    action(words.say('button-at', { at: subscriber.at }), 'at', 1),
    action(words.say('button-zone'), 'zone', 1),
    action(words.say('button-language'), 'language', 1),
    action(words.say('button-sections'), 'sections', 2),
    action(words.say('button-threshold'), 'threshold', 2),
    action(
      words.say('button-silent', { silent: yesNo(subscriber.silent) }),
      subscriber.silent ? 'silent off' : 'silent on',
      3,
    ),
    action(
      words.say('button-weekly', { on: yesNo(subscriber.weekly) }),
      subscriber.weekly ? 'weekly off' : 'weekly on',
      3,
    ),
    on
      ? action(words.say('button-stop'), 'stop', 4)
      : action(words.say('button-start'), 'start', 4),
    action(words.say('button-forget'), 'forget', 4),
    ...(view.others > 0
      ? [
          {
            label: words.say('button-places', { count: view.others }),
            command: '/subscribe places',
            row: 5,
          },
        ]
      : []),
    ...(view.addsPlaces
      ? [{ label: words.say('button-channel'), command: '/channel', row: 5 }]
      : []),
  ];
};

/** The whole panel. */
export const renderPanel = (view: PanelView): Message => {
  const { subscriber, next, last, missing, now } = view;
  const words = wordsOf(view.language);
  const zone = subscriber.timezone;
  const lines = [
    ...(view.note === null ? [] : [view.note]),
    stateLine(words, subscriber),
    ...settingLines(words, view),
    ...(subscriber.state !== 'active'
      ? []
      : [
          next === null
            ? words.say('panel-next-none')
            : words.say('panel-next', nextWords(words, next, zone, now)),
        ]),
    last === null ? words.say('panel-last-none') : lastWords(words, last, luxonZone(zone)),
    missing.length === 0
      ? words.say('panel-missing-none')
      : words.say('panel-missing', { list: words.list(missing) }),
  ];
  const title =
    subscriber.title === null
      ? words.say('panel-title')
      : words.say('panel-title-of', { title: subscriber.title });
  return panelMessage(view.language, title, lines, panelActions(words, view));
};
