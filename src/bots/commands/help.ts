// `/help` and `/sources`: what can be asked, and who speaks.
import { renderHelp } from '../../digest/help.ts';
import type { Command, Question } from './command.ts';

const run = async ({ store, sources, language, zone }: Question) =>
  renderHelp({
    language,
    zone,
    sources: await sources(),
    firstNight: await store.firstNight(),
    newestNight: await store.newestNight(),
  });

export const helpCommand: Command = { names: ['help', 'start', 'sources', 'h', '?'], run };
