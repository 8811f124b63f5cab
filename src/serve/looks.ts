// How a pushed edition looks beyond its words: its page, its preview, its picture, its buttons.
import { buildEditionStats } from './weekly.ts';
import type { EditionOrder, RenderEdition } from '../bots/delivery/planning/editions.ts';
import { nightOf } from '../bots/delivery/planning/schedule.ts';
import { pictureOf } from '../bots/commands/picture.ts';
import type { Pictures } from '../bots/pictures/pictures.ts';
import type { Looks, Picture, Platform } from '../bots/platform.ts';
import type { Store } from '../data/store/store.ts';
import { wordsOf } from '../digest/locale.ts';
import type { Message } from '../digest/message.ts';
import { renderNight } from '../digest/render.ts';
import { renderStats } from '../digest/sections/stats.ts';

export interface LooksOptions {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly pictures: Pictures;
  /** Address of the mirror for readers; null where there is none. */
  readonly publicUrl: string | null;
}

const plain: Looks = { previewUrl: null, picture: null };

/** The digest with a line that leads to its page. */
const withPage = (message: Message, url: string): Message => ({
  ...message,
  blocks: [
    ...message.blocks,
    {
      id: 'page',
      heading: null,
      lines: [{ spans: [{ text: wordsOf(message.language).say('page-of-night'), url }] }],
    },
  ],
});

const withPictureButton = (message: Message, command: string): Message => ({
  ...message,
  actions: [
    ...message.actions,
    { label: wordsOf(message.language).say('action-picture'), command, opens: 'anew' },
  ],
});

/** The message of one edition; null where there is nothing of that kind to say. */
const messageFor = async (store: Store, order: EditionOrder): Promise<Message | null> => {
  if (order.kind === 'weekly') {
    const stats = await buildEditionStats(store, order.slot);
    return stats === null ? null : renderStats(stats, { language: order.language });
  }
  if (!order.digest) return null;
  return renderNight(order.digest, {
    language: order.language,
    variant: 'push',
    sections: order.sections,
    late: order.late,
    today: nightOf(order.now),
  });
};

/** The picture of one edition; null where there is none or it could not be drawn. */
const drawn = async (options: LooksOptions, order: EditionOrder): Promise<Picture | null> => {
  const { pictures, store } = options;
  const look = { language: order.language };
  if (order.kind === 'weekly') {
    const stats = await buildEditionStats(store, order.slot);
    return stats === null ? null : pictureOf(await pictures.stats(stats, look), order.slot);
  }
  if (!order.digest || !order.sections.includes('strikes')) return null;
  return pictureOf(await pictures.night(order.digest, look), order.slot);
};

/** Renders editions for the delivery. A picture that fails holds nothing back. */
export const renderWithLooks =
  (options: LooksOptions): RenderEdition =>
  async (order) => {
    const platform = options.platforms.find(({ name }) => name === order.platform);
    const words = platform ? await messageFor(options.store, order) : null;
    if (!platform || !words) return null;
    const page =
      options.publicUrl === null || order.kind !== 'daily'
        ? null
        : `${options.publicUrl}/night/${order.slot}?lang=${order.language}`;
    const message = page === null ? words : withPage(words, page);
    if (platform.name === 'telegram')
      return page === null
        ? {
            body: platform.prepare(
              withPictureButton(
                message,
                order.kind === 'weekly' ? '/picture stats week' : `/picture ${order.slot}`,
              ),
              plain,
            ),
            picture: null,
          }
        : { body: platform.prepare(message, { ...plain, previewUrl: page }), picture: null };
    if (platform.name !== 'discord')
      return { body: platform.prepare(message, plain), picture: null };
    const picture = await drawn(options, order);
    const looks = picture && { name: picture.name, alt: picture.alt };
    return { body: platform.prepare(message, { ...plain, picture: looks }), picture };
  };
