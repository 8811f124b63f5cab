// `talks`: the dated record of diplomacy.
import { formatText } from '../bots/console/format.ts';
import { findDate } from '../bots/commands/typed/dates.ts';
import { languages } from '../data/model/terms.ts';
import { timelineJson, timelineMessage } from '../digest/events/timeline.ts';
import { withStore } from './database.ts';
import { choice, option, WrongUse, type Tool } from './tool.ts';

export const talksTool: Tool = {
  name: 'talks',
  purpose: 'prints the diplomatic timeline',
  usage: `talks [--since DATE] [--format text|json] [--lang en|uk] [--page N]

  --since    only what is of that date or later
  --format   text (default) or json: {"since","entries"}
  --lang     en (default) or uk
  --page     page of the text, from 1`,
  options: {
    since: { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    page: { type: 'string' },
  },
  run: async (invocation) => {
    const format = choice(invocation, 'format', ['text', 'json'] as const, 'text');
    const language = choice(invocation, 'lang', languages, 'en');
    const page = Number(option(invocation, 'page') ?? '1');
    if (!Number.isInteger(page) || page < 1) throw new WrongUse('--page is a number from 1');
    const typed = option(invocation, 'since');
    const parsed = typed === null ? null : await findDate(typed, invocation.now, 'Europe/Kyiv');
    if (parsed && parsed.kind !== 'date')
      throw new WrongUse(`--since "${typed}" is no date; write it like 2025-07-21`);
    const since = parsed?.date ?? null;
    return withStore(invocation, async (store) => {
      const events = await store.events('2022-02-24', '9999-12-31');
      const { now } = invocation;
      invocation.terminal.out(
        format === 'json'
          ? JSON.stringify(timelineJson(events, { now, since, party: null, kind: null }), null, 2)
          : formatText(timelineMessage(events, { now, since, language, page })),
      );
      return 0;
    });
  },
};
