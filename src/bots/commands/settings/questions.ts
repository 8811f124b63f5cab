// What a single setting can be, as buttons: hours, zones, languages, sections, thresholds.
import type { Place, Subscriber } from '../../../data/model/subscriber.ts';
import { languages, sections, type Language } from '../../../data/model/terms.ts';
import { wordsOf, type Words } from '../../../digest/locale.ts';
import type { Action, Message } from '../../../digest/message.ts';
import { commandFor, languageName, panelMessage, yesNo } from '../panel.ts';

const hours = ['06:00', '07:00', '08:00', '09:00', '10:00', '12:00', '18:00', '20:00', '22:00'];
const zones = [
  'Europe/Kyiv',
  'Europe/Warsaw',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
];
const thresholds = [50, 100, 200, 300, 500];

/** What is asked for where no value was given. */
export const questions = ['at', 'zone', 'language', 'sections', 'threshold'] as const;

/** How a value is typed for a place: one that is not here is named, by the option that Discord has for it. */
const typedFor = (words: Words, { platform, chat, thread, title }: Shown, own: boolean): string =>
  own || platform !== 'discord'
    ? commandFor({ platform, chat, thread }, own, '')
    : `/subscribe ${words.say('menu-option-channel')} #${title ?? chat}`;

type Shown = Place & Pick<Subscriber, 'title' | 'sections'>;

/** What a setting can be, as buttons. */
export const questionFor = (
  setting: (typeof questions)[number],
  subscriber: Shown,
  own: boolean,
  language: Language,
): Message => {
  const words = wordsOf(language);
  const action = (label: string, rest: string, row: number): Action => ({
    label,
    command: commandFor(subscriber, own, rest),
    row,
  });
  const choices: Readonly<Record<typeof setting, readonly Action[]>> = {
    at: hours.map((hour, index) => action(hour, `at ${hour}`, 1 + Math.floor(index / 3))),
    zone: zones.map((zone, index) =>
      action(
        zone.replace(/^.*\//, '').replaceAll('_', ' '),
        `zone ${zone}`,
        1 + Math.floor(index / 3),
      ),
    ),
    language: languages.map((one) => action(languageName(one), `language ${one}`, 1)),
    sections: sections.map((name) =>
      action(
        words.say('button-section', {
          on: yesNo(subscriber.sections.includes(name)),
          name: words.say(`section-${name}`),
        }),
        `sections ${name}`,
        1,
      ),
    ),
    threshold: [
      ...thresholds.map((count, index) =>
        action(String(count), `threshold ${count}`, 1 + Math.floor(index / 3)),
      ),
      action(words.say('button-every-night'), 'threshold off', 3),
    ],
  };
  return panelMessage(
    language,
    null,
    [words.say(`ask-${setting}`, { command: typedFor(words, subscriber, own) })],
    [...choices[setting], action(words.say('button-back'), 'panel', 9)],
  );
};
