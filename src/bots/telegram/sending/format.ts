// A message as Telegram HTML. The one place where Telegram's markup is escaped and its limit is kept.
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { onceFor } from '../../once.ts';
import { fitMessage, type Action, type Line, type Message } from '../../../digest/message.ts';

/** Characters of a text message after its markup is parsed (UTF-16 units, as Telegram counts). */
export const textLimit = 4096;
/** The same of the words under a picture. */
export const captionLimit = 1024;
/** Entities that Telegram takes in one message; what comes after them is shown without markup. */
const entityLimit = 100;
/** Bytes of all entities together that Telegram takes ("about 9500"); beyond, it refuses the message. */
const entityBytesLimit = 9000;
/** A label longer than this is cut by every app. */
const longestLabel = 64;
/** Bytes that a button carries. */
const buttonLimit = 64;

/** Signs that turn the direction of all that follows: a name must not turn the rest of a message. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/**
 * Half of a sign, left by whoever cut a text, is refused by Telegram with the whole message; it goes, and so does
 * what turns the direction.
 */
const whole = (text: string): string =>
  text.toWellFormed().replaceAll('\ufffd', '').replace(turning, '');

/** At most so many characters, with a mark where something was cut, never in the middle of a sign. */
export const shortened = (text: string, longest: number): string =>
  whole(text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

const escape = (text: string): string =>
  whole(text)
    .replace(/[\p{Cc}--[\n]]/gv, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const isWeb = (url: string | null | undefined): url is string =>
  typeof url === 'string' && /^https?:\/\/[^\s"<>]+$/.test(url);

const link = (text: string, url: string | null | undefined): string =>
  isWeb(url) ? `<a href="${escape(url)}">${text}</a>` : text;

/** A time that every reader sees in the zone of their own device; the words stand where that is not known. */
const timed = (html: string, at: string | undefined): string => {
  const unix = at === undefined ? Number.NaN : Math.floor(Date.parse(at) / 1000);
  return Number.isFinite(unix) && unix > 0
    ? `<tg-time unix="${unix}" format="t">${html}</tg-time>`
    : html;
};

type Addresses = ReadonlyMap<number, string | null>;

const lineHtml = (line: Line, addresses: Addresses): string =>
  line
    .map((span) => {
      if ('cite' in span) return link(`[${span.cite}]`, addresses.get(span.cite));
      if (span.text === '') return '';
      const text = timed(link(escape(span.text), span.url), span.at);
      const bold = span.bold && span.text.trim() !== '' ? `<b>${text}</b>` : text;
      return span.italic && span.text.trim() !== '' ? `<i>${bold}</i>` : bold;
    })
    .join('');

const blocksHtml = (message: Message): string => {
  const addresses: Addresses = new Map(message.sources.map(({ number, url }) => [number, url]));
  const blocks = message.blocks.map(({ heading, lines }) =>
    [
      ...(heading
        ? [
            `<b>${lineHtml(
              heading.map((span) => ('cite' in span ? span : { text: span.text })),
              addresses,
            )}</b>`,
          ]
        : []),
      ...lines.map(({ spans, bullet }) => `${bullet ? '• ' : ''}${lineHtml(spans, addresses)}`),
    ].join('\n'),
  );
  const sources = message.sources.map(({ number, label, url }) =>
    link(`[${number}] ${escape(label)}`, url),
  );
  const shown = [...blocks, ...(sources.length > 0 ? [sources.join(' · ')] : [])].filter(
    (block) => block.trim() !== '',
  );
  // A picture by itself has one line of words.
  return shown.length > 0 ? shown.join('\n\n') : escape(message.summary);
};

/** Length as Telegram counts it: without tags, entities as the one character they stand for. */
export const visibleLength = (html: string): number =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, '.').length;

const tagForm = /<(?:a href="([^"]*)"|b|i|tg-time)/g;
/** Whether Telegram takes all markup. An address counts with its bytes, escaped ones a little too much. */
const markupFits = (html: string): boolean => {
  let count = 0;
  let bytes = 0;
  for (const [, url] of html.matchAll(tagForm)) {
    count += 1;
    bytes += 12 + (url === undefined ? 0 : Buffer.byteLength(url) + 8);
  }
  return count <= entityLimit && bytes <= entityBytesLimit;
};

/** Sources after the first marks of a line stand there as plain numbers once there are too many links. */
const withoutLinks = (html: string): string => html.replace(/<\/?a\b[^>]*>/g, '');

/** Marks in the text lose their links from the end until Telegram takes all markup, then so does the list. */
const withinEntities = (html: string): string => {
  if (markupFits(html)) return html;
  const at = Math.max(html.lastIndexOf('\n\n'), 0);
  const lines = html.slice(0, at).split('\n');
  let sources = html.slice(at);
  const together = (): string => lines.join('\n') + sources;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    lines[index] = withoutLinks(lines[index] ?? '');
    if (markupFits(together())) return together();
  }
  const items = sources.split(' · ');
  for (let index = items.length - 1; index >= 0; index -= 1) {
    items[index] = withoutLinks(items[index] ?? '');
    sources = items.join(' · ');
    if (markupFits(together())) return together();
  }
  return together();
};

const htmlOf = (message: Message): string => withinEntities(blocksHtml(message));
const measure = (candidate: Message): number => visibleLength(blocksHtml(candidate));

const formatted = onceFor<Message, string>();

/** The exact HTML of a message, at most 4096 characters after parsing. Made once for who all ask the same. */
export const formatTelegram = (message: Message): string =>
  formatted(message, 'text', () => htmlOf(fitMessage(message, textLimit, measure)));

/** The HTML under a picture, at most 1024 characters; null where more than marked detail would be lost. */
export const formatCaption = (message: Message): string | null => {
  const fitted = fitMessage(message, captionLimit, measure);
  const essential = (one: Message): number =>
    one.blocks.reduce(
      (sum, { lines }) => sum + lines.filter(({ detail }) => detail === undefined).length,
      0,
    );
  const html = htmlOf(fitted);
  return essential(fitted) === essential(message) && visibleLength(html) <= captionLimit
    ? html
    : null;
};

/** The words alone, for when Telegram refuses the markup: nothing in them is markup. */
export const plainText = (html: string): string =>
  shortened(
    html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
    textLimit,
  );

const buttonsInRow = 3;
const rowsOfAction = (actions: readonly Action[]): readonly (readonly Action[])[] => {
  const rows: { readonly number: number | null; readonly actions: Action[] }[] = [];
  for (const action of actions) {
    const number = action.row ?? null;
    const last = rows.at(-1);
    const fits =
      last && last.number === number && (number !== null || last.actions.length < buttonsInRow);
    if (fits && last.actions.length < 8) last.actions.push(action);
    else rows.push({ number, actions: [action] });
  }
  return rows.map((row) => row.actions);
};

/** What a button carries: its command, behind "!" where it opens a message of its own. Null where too long. */
const carried = ({ command, opens }: Action): string | null => {
  const data = opens === 'anew' ? `!${command}` : command;
  return Buffer.byteLength(data) <= buttonLimit ? data : null;
};

/** The buttons under a message; undefined for none. */
export const keyboardOf = (actions: readonly Action[]): InlineKeyboardMarkup | undefined => {
  const rows = rowsOfAction(actions)
    .map((row) =>
      row.flatMap((action): InlineKeyboardButton[] => {
        const callback_data = carried(action);
        const text = shortened(action.label.trim(), longestLabel);
        return callback_data === null || text === '' ? [] : [{ text, callback_data }];
      }),
    )
    .filter((row) => row.length > 0);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
};
