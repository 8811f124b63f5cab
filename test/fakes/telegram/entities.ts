// Entities that Telegram finds by itself in what people write: commands.
import type { Entity } from './text.ts';

/** A command is a slash, 1 to 64 of letters, digits and underscores, and perhaps the bot's name. */
export const parseCommandEntities = (text: string): readonly Entity[] =>
  [...text.matchAll(/(?<=^|[\s(])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g)].map(
    (found) => ({ type: 'bot_command', offset: found.index, length: found[0].length }),
  );
