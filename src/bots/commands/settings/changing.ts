// What people type or press for single settings, and what it changes.
import type { Subscriber } from '../../../data/model/subscriber.ts';
import { languages, sections, type Section } from '../../../data/model/terms.ts';
import type { SubscriberChange } from '../../../data/store/subscribers/subscribers.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Reply } from '../../platform.ts';
import { parseClock } from '../typed/clock.ts';
import type { Question } from '../command.ts';
import { languageName } from '../panel.ts';
import { findZone } from '../typed/zones.ts';
import { discreet, say, type Aim } from './aim.ts';
import { questionFor } from './questions.ts';
import { draftSettings, panelFor } from './shown.ts';

const aliases: Readonly<Record<string, string>> = {
  hour: 'at',
  time: 'at',
  timezone: 'zone',
  tz: 'zone',
  lang: 'language',
  section: 'sections',
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
          ? { note: words.say('error-zone-also', { list: found.also.join(', ') }) }
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

/** Changes one setting, or asks what it should be. `aim.rest`: the setting and its value. */
export const change = async (question: Question, aim: Aim): Promise<Reply> => {
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
