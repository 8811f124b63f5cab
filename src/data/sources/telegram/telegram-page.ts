// The public page of a Telegram channel (https://t.me/s/NAME) as messages. Knows its marks: `data-post`,
// `js-message_text`, the footer's time. Quoted replies, forwards' headings, previews, reactions and counters
// are never part of a text. The page marks an edit ("edited") without its time.
import type { CheerioAPI } from 'cheerio/slim';
import { parseDate } from '../web/dates.ts';
import { loadPage, textOf, type PageNode } from '../web/text.ts';

/** One message of the page. `text` is empty for pictures alone and for service notes ("pinned a photo"). */
export interface ChannelMessage {
  readonly id: number;
  /** The channel's own name in its links. */
  readonly channel: string;
  readonly text: string;
  readonly publishedAt: string;
  /** True where the page says that the text was changed after it was published. */
  readonly edited: boolean;
  /** Name of the channel or person whose words these are, where it is another than this channel. */
  readonly forwardedFrom: string | null;
}

export interface ChannelPage {
  /** Ascending by id, each once. */
  readonly messages: readonly ChannelMessage[];
  /** False where the page is not a channel's at all: no such channel, a private one, no public page. */
  readonly isChannel: boolean;
}

const classesOf = (node: PageNode): readonly string[] =>
  'attribs' in node ? (node.attribs['class'] ?? '').split(/\s+/) : [];
const has = (node: PageNode, name: string): boolean => classesOf(node).includes(name);
const attribute = (node: PageNode, name: string): string | null =>
  'attribs' in node ? (node.attribs[name] ?? null) : null;

const isMessage = (node: PageNode): boolean => attribute(node, 'data-post') !== null;

/** Elements of one message in the order of the page; nothing of a quoted one or of one nested by mistake. */
const elementsOf = (message: PageNode): readonly PageNode[] => {
  const found: PageNode[] = [];
  const todo: PageNode[] = [message];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node !== message && (isMessage(node) || has(node, 'tgme_widget_message_reply'))) continue;
    if (!('children' in node) || !('attribs' in node)) continue;
    found.push(node);
    for (const child of [...node.children].toReversed()) todo.push(child);
  }
  return found;
};

/** Marks that a text left open by broken marks would otherwise swallow. */
const outsideText = [
  'tgme_widget_message_footer',
  'tgme_widget_message_reactions',
  'tgme_widget_message_reply',
  'tgme_widget_message_forwarded_from',
  'tgme_widget_message_link_preview',
  'tgme_widget_message_inline_keyboard',
  'tgme_widget_message_wrap',
] as const;
const isOutside = (node: PageNode): boolean =>
  isMessage(node) || outsideText.some((name) => has(node, name));

const childrenOf = (node: PageNode): readonly PageNode[] =>
  'children' in node ? node.children : [];

const textOfMessage = (elements: readonly PageNode[]): string => {
  const marked = elements.filter((node) => has(node, 'js-message_text'));
  const bodies =
    marked.length > 0
      ? marked
      : elements.filter(
          (node) => has(node, 'tgme_widget_message_text') && !has(node, 'js-message_reply_text'),
        );
  // An album wraps its caption in the same marks twice: the outer one is the text.
  const inner = new Set<PageNode>();
  for (const body of bodies)
    for (let at = body.parent; at; at = at.parent)
      if (bodies.some((other) => other === at)) inner.add(body);
  return bodies
    .filter((body) => !inner.has(body))
    .map((body) => textOf(childrenOf(body), isOutside))
    .filter((text) => text !== '')
    .join('\n\n');
};

const timeOf = (elements: readonly PageNode[]): string | null => {
  for (const node of elements) {
    if (!('name' in node) || node.name !== 'time') continue;
    const at = parseDate(attribute(node, 'datetime'));
    if (at !== null) return at;
  }
  return null;
};

const forwardOf = (elements: readonly PageNode[], channel: string): string | null => {
  const name = elements.find((node) => has(node, 'tgme_widget_message_forwarded_from_name'));
  if (!name) return null;
  const from = /^https?:\/\/t\.me\/(?:s\/)?([\w]+)/i.exec(attribute(name, 'href') ?? '')?.[1];
  if (from?.toLowerCase() === channel.toLowerCase()) return null;
  return textOf(childrenOf(name)) || from || null;
};

const isEdited = (elements: readonly PageNode[]): boolean =>
  elements.some(
    (node) => has(node, 'tgme_widget_message_meta') && /(^|\s)edited(\s|$)/i.test(textOf([node])),
  );

type Undated = Omit<ChannelMessage, 'publishedAt'> & { readonly publishedAt: string | null };

const readMessage = (message: PageNode): Undated | null => {
  const post = /^([^/\s]{1,64})\/(\d{1,12})$/.exec(attribute(message, 'data-post') ?? '');
  if (!post?.[1]) return null;
  const elements = elementsOf(message);
  const channel = post[1];
  return {
    id: Number(post[2]),
    channel,
    text: has(message, 'service_message') ? '' : textOfMessage(elements),
    publishedAt: timeOf(elements),
    edited: isEdited(elements),
    forwardedFrom: forwardOf(elements, channel),
  };
};

const everyMessage = ($: CheerioAPI): readonly Undated[] =>
  $('[data-post]')
    .toArray()
    .flatMap((node) => readMessage(node) ?? []);

/**
 * A channel's page, read. A message without a time takes that of the next dated one after it; undated ones at
 * the very end are what a page cut short leaves of a message, and are left for the next look. Throws
 * `FetchFault` where the page is no page.
 */
export const readChannelPage = (html: string): ChannelPage => {
  const $ = loadPage(html);
  const byId = new Map<number, ChannelMessage>();
  let next: string | null = null;
  for (const message of [...everyMessage($)].sort((a, b) => b.id - a.id)) {
    next = message.publishedAt ?? next;
    if (next !== null) byId.set(message.id, { ...message, publishedAt: next });
  }
  return {
    messages: [...byId.values()].toReversed(),
    isChannel:
      byId.size > 0 || $('.tgme_channel_history, .tgme_channel_info, .tgme_header_info').length > 0,
  };
};
