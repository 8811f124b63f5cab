// What went wrong, in words and with a way on.
import type { Language } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Message } from '../../../digest/message.ts';
import { html } from '../html.ts';
import { actionsHtml, messageHtml } from '../message-html.ts';
import { hrefOf, type Page } from '../page.ts';

export const faults = ['not-found', 'bad', 'night', 'method', 'busy', 'ours'] as const;
export type FaultKind = (typeof faults)[number];

const statuses: Readonly<Record<FaultKind, number>> = {
  'not-found': 404,
  bad: 400,
  night: 404,
  method: 405,
  busy: 503,
  ours: 500,
};
export const statusOf = (kind: FaultKind): number => statuses[kind];

/** `message`: what exactly, where the bots have a sentence for it. */
export const faultPage = (
  kind: FaultKind,
  language: Language,
  message: Message | null = null,
): Page => {
  const words = wordsOf(language);
  const title = words.say(`fault-${kind}-title`);
  const key = kind === 'bad' ? 'fault-bad-address' : `fault-${kind}`;
  return {
    language,
    title,
    description: title,
    path: '/',
    found: false,
    body: html`<h1>${title}</h1>
      ${
        message ? messageHtml(message, { top: false }) : html`<p>${words.say(key)}</p> `
      }${message && actionsHtml(message, language)}
      <p><a href="${hrefOf('/', language)}">${words.say('help-title')}</a></p>`,
  };
};
