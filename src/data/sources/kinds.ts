// The code behind each kind of page.
import { feed } from './feeds/feed.ts';
import { page } from './articles/page.ts';
import type { Source, SourceConfig, SourceKind } from './source.ts';
import { telegramChannel } from './telegram/telegram-channel.ts';

const kinds: Readonly<Record<SourceKind, (config: SourceConfig) => Source>> = {
  'telegram-channel': telegramChannel,
  feed,
  page,
};

/** A line of the list with the code of its kind. */
export const sourceOf = (config: SourceConfig): Source => kinds[config.kind](config);
