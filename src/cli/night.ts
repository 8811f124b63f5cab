// `night`: one digest, in the form asked for.
import { writeFile } from 'node:fs/promises';
import { askedNight } from '../bots/commands/night.ts';
import { formatText } from '../bots/console/format.ts';
import { findDigest, today, unreportedDigest, type FoundDigest } from '../bots/digests.ts';
import { formatDiscord } from '../bots/discord/format.ts';
import { formatTelegram } from '../bots/telegram/sending/format.ts';
import { languages, type LocalDate } from '../data/model/terms.ts';
import type { Store } from '../data/store/store.ts';
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

/** A night nobody told of is an answer too: its state says so. */
const digestOf = async (store: Store, night: LocalDate): Promise<FoundDigest> =>
  (await findDigest(store, night)) ?? {
    digest: unreportedDigest(night),
    before: null,
    after: null,
  };

export const nightTool: Tool = {
  name: 'night',
  purpose: 'prints one digest',
  usage: `night [DATE] [--format text|json|telegram|discord|png] [--lang en|uk] [--out FILE]

  DATE       as people write it; a date means the morning on which the night ends (default: the newest).
             A night nobody told of is printed too, with the state not-reported; a date to come or before
             the archive fails
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
      const night = 'night' in asked ? asked.night : asked.unreported;
      if (night === undefined)
        throw new Failure('answer' in asked ? sentence(asked.answer) : 'no night was asked for');
      const { digest, before, after } = await digestOf(store, night);
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
        const pictures = (await import('../bots/pictures/pictures.ts')).createPictures({ store });
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
