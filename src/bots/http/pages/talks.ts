// Where the talks stand, as the bots say it.
import type { Language } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';
import { talksCommand } from '../../commands/talks.ts';
import { keepKnown } from '../../known.ts';
import { noSubscriptions } from '../../subscriptions.ts';
import { html } from '../html.ts';
import { actionsHtml, messageHtml, sourcesHtml, titleOfMessage } from '../message-html.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';

const zone = 'Europe/Kyiv';

/** `asked`: what a person would have typed after `/talks`. */
export const talksPage = async (site: Site, asked: string, language: Language): Promise<Page> => {
  const words = wordsOf(language);
  const known = await keepKnown(site.store)();
  const answer = await talksCommand.run({
    name: 'talks',
    argument: asked,
    language,
    zone,
    now: site.now(),
    store: known.store,
    known,
    sources: () => Promise.resolve([]),
    subscriptions: noSubscriptions,
    pictures: null,
    request: {
      platform: 'console',
      command: 'talks',
      argument: asked,
      language,
      zone,
      place: null,
      kind: 'private',
      title: null,
      actor: { id: null, mayConfigure: () => Promise.resolve(false) },
    },
  });
  const message = 'message' in answer ? answer.message : answer;
  return {
    language,
    title: titleOfMessage(message),
    description: words.say('talks-description'),
    path: '/talks',
    query: asked === '' ? {} : { q: asked },
    body: html`<article>
        ${messageHtml(message)}${sourcesHtml(message, words.say('page-sources'))}
      </article>
      ${actionsHtml(message, language)}`,
  };
};
