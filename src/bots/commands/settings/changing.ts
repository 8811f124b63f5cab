// What people type or press for single settings, and what it changes.
import type { Subscriber } from '../../../data/model/subscriber.ts';
import { languages, sections } from '../../../data/model/terms.ts';
import type { SubscriberChange } from '../../../data/store/subscribers/subscribers.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Reply } from '../../platform.ts';
import { parseClock } from '../typed/clock.ts';
import type { Question } from '../command.ts';
import { languageName, sectionWords } from '../panel.ts';
import {
  readLanguage,
  readSection,
  readSetting,
  readYesNo,
  type TypedSetting,
} from '../typed/settings.ts';
import { findZone } from '../typed/zones.ts';
import { discreet, say, type Aim } from './aim.ts';
import { questionFor, questions } from './questions.ts';
import { begunNote, draftSettings, panelFor } from './shown.ts';

/** What a typed value means for a setting, or the sentence that says what it may be. */
type Wanted =
  { readonly change: SubscriberChange; readonly note?: string } | { readonly fault: Reply };

const wantedSections = (
  question: Question,
  current: Pick<Subscriber, 'sections' | 'silent' | 'weekly'>,
  value: string,
): Wanted => {
  const named = value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  const unknown = named.find((name) => readSection(name) === null);
  if (unknown !== undefined)
    return {
      fault: say(question, 'error-section', {
        typed: unknown.slice(0, 40),
        list: sectionWords(wordsOf(question.language), { sections }),
      }),
    };
  const given = named.flatMap((name) => readSection(name) ?? []);
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
  current: Pick<Subscriber, 'sections' | 'silent' | 'weekly'>,
  { setting, value }: TypedSetting,
): Promise<Wanted> => {
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
      const language = readLanguage(value);
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
      if (readYesNo(value) === false) return { change: { threshold: null } };
      return /^\d{1,5}$/.test(value)
        ? { change: { threshold: Number(value) } }
        : { fault: say(question, 'error-threshold', { typed }) };
    }
    case 'sections':
      return wantedSections(question, current, value);
    case 'silent':
      return { change: { silent: readYesNo(value) ?? !current.silent } };
    case 'weekly':
      return { change: { weekly: readYesNo(value) ?? !current.weekly } };
    default:
      return { fault: say(question, 'error-setting', { typed: setting }) };
  }
};

/** Changes one setting, or asks what it should be. `aim.rest`: the setting and its value. */
export const change = async (question: Question, aim: Aim): Promise<Reply> => {
  const { store, request, now } = question;
  const read = readSetting(aim.rest);
  if (read === null) {
    const [head = ''] = aim.rest.trim().split(/\s+/);
    return say(question, 'error-setting', { typed: head.slice(0, 40) });
  }
  const known = await store.subscriber(aim.place);
  const current = known ?? { ...draftSettings(question), ...aim.place, title: aim.title };
  const asks = questions.find((one) => one === read.setting);
  if (asks && read.value === '')
    return discreet(questionFor(asks, current, aim.own, question.language));
  const wanted = await wantedChange(question, current, read);
  if ('fault' in wanted) return wanted.fault;
  if (known === null) {
    // Who sets an hour for the digest wants one.
    const begun = await store.saveSubscriber(
      {
        ...draftSettings(question),
        ...aim.place,
        kind: aim.kind,
        title: aim.title,
        owner: request.actor.id,
        ...wanted.change,
        state: 'active',
      },
      now,
    );
    return panelFor(question, aim, begun, await begunNote(question, aim, begun));
  }
  const changed = await store.changeSubscriber(known.id, wanted.change);
  if (!changed) return say(question, 'not-subscribed');
  if (read.setting === 'sections')
    return discreet(questionFor('sections', changed, aim.own, question.language));
  return panelFor(question, aim, changed, wanted.note ?? null);
};
