// `night`: one digest, in the form asked for.
import { writeFile } from 'node:fs/promises';
import { askedNight } from '../bots/commands/night.ts';
import { formatText } from '../bots/console/format.ts';
import { findDigest, today } from '../bots/digests.ts';
import { formatDiscord } from '../bots/discord/format.ts';
import { createPictures } from '../bots/pictures/pictures.ts';
import { formatTelegram } from '../bots/telegram/format.ts';
import { languages } from '../data/model/terms.ts';
import { digestJson } from '../digest/json.ts';
import type { Message } from '../digest/message.ts';
import { renderNight } from '../digest/render.ts';
import { withStore } from './database.ts';
import { choice, Failure, option, WrongUse, type Tool } from './tool.ts';

const formats = ['text', 'json', 'telegram', 'discord', 'png'] as const;

const sentence = (message: Message): string =>
  message.blocks
    .flatMap(({ lines }) =>
      lines.map(({ spans }) => spans.map((span) => ('text' in span ? span.text : '')).join('')),
    )
    .join(' ') || message.summary;

export const nightTool: Tool = {
  name: 'night',
  purpose: 'prints one digest',
  usage: `night [DATE] [--format text|json|telegram|discord|png] [--lang en|uk] [--out FILE]

  DATE       as people write it; a date means the morning on which the night ends (default: the newest)
  --format   text (default), json (CONTRACT 6), telegram (the exact HTML), discord (the exact payload),
             png (the card)
  --lang     en (default) or uk
  --out      a file to write to instead of standard output`,
  options: { format: { type: 'string' }, lang: { type: 'string' }, out: { type: 'string' } },
  run: (invocation) => {
    const format = choice(invocation, 'format', formats, 'text');
    const language = choice(invocation, 'lang', languages, 'en');
    const out = option(invocation, 'out');
    if (format === 'png' && out === null && process.stdout.isTTY === true)
      throw new WrongUse(
        '--format png is a picture, not for a terminal: say where with --out FILE',
      );
    return withStore(invocation, async (store) => {
      const asked = await askedNight(
        { language, zone: 'Europe/Kyiv', now: invocation.now, store },
        invocation.positionals.join(' '),
      );
      if ('answer' in asked) throw new Failure(sentence(asked.answer));
      const found = await findDigest(store, asked.night);
      if (!found) throw new Failure(`nothing is known about the night of ${asked.night}`);
      const { digest, before, after } = found;
      const message = (): Message =>
        renderNight(digest, {
          language,
          variant: 'night',
          before,
          after,
          today: today(invocation.now),
        });
      const write = (content: string | Uint8Array): Promise<void> =>
        writeFile(out ?? '', content).catch((error: unknown) => {
          throw new Failure(
            `cannot write ${out ?? ''}: ${error instanceof Error ? error.message : String(error)}`,
          );
        });
      if (format === 'png') {
        const pictures = createPictures({ store });
        const picture = await pictures.night(digest, { language });
        await pictures.close();
        if (!picture.ok) throw new Failure(`no picture: ${picture.detail}`);
        if (out === null) process.stdout.write(picture.png);
        else await write(picture.png);
        return 0;
      }
      const text = {
        text: () => formatText(message()),
        json: () => JSON.stringify(digestJson(digest), null, 2),
        telegram: () => formatTelegram(message()),
        discord: () => JSON.stringify(formatDiscord(message()), null, 2),
      }[format]();
      if (out === null) invocation.terminal.out(text);
      else await write(`${text}\n`);
      return 0;
    });
  },
};
