// A message as Telegram HTML. The one place where Telegram's markup is escaped and its limit is kept.
import { fitMessage, type Line, type Message } from '../../digest/message.ts';

/** Characters of a text message after its markup is parsed (UTF-16 units, as Telegram counts). */
export const textLimit = 4096;

const escape = (text: string): string =>
  text
    .replace(/[\p{Cc}--[\n]]/gv, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const isWeb = (url: string | null | undefined): url is string =>
  typeof url === 'string' && /^https?:\/\/[^\s"<>]+$/.test(url);

const link = (text: string, url: string | null | undefined): string =>
  isWeb(url) ? `<a href="${escape(url)}">${text}</a>` : text;

type Addresses = ReadonlyMap<number, string | null>;

const lineHtml = (line: Line, addresses: Addresses): string =>
  line
    .map((span) => {
      if ('cite' in span) return link(`[${span.cite}]`, addresses.get(span.cite));
      if (span.text === '') return '';
      const text = link(escape(span.text), span.url);
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
  return [...blocks, ...(sources.length > 0 ? [sources.join(' · ')] : [])]
    .filter((block) => block.trim() !== '')
    .join('\n\n');
};

/** Length as Telegram counts it: without tags, entities as the one character they stand for. */
export const visibleLength = (html: string): number =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, '.').length;

/** The exact HTML of a message, at most 4096 characters after parsing. */
export const formatTelegram = (message: Message): string => {
  const measure = (candidate: Message): number => visibleLength(blocksHtml(candidate));
  const fitted = fitMessage(message, textLimit, measure);
  return blocksHtml(fitted);
};
