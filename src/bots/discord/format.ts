// A message as Discord's payload. The one place where Discord's Markdown is escaped and its limits are kept.
import {
  fitMessage,
  type Action,
  type Block,
  type Line,
  type Message,
} from '../../digest/message.ts';
import { onceFor } from '../once.ts';
import type { Looks } from '../platform.ts';

/** Limits of one message, its embed and its buttons (Discord's API description). `buttons`: in a row. */
export const limits = {
  content: 2000,
  title: 256,
  description: 4096,
  total: 6000,
  buttons: 5,
  rows: 5,
  label: 80,
  customId: 100,
  threadName: 100,
} as const;

interface Button {
  readonly type: 2;
  readonly style: 2;
  readonly label: string;
  readonly custom_id: string;
}

interface Row {
  readonly type: 1;
  readonly components: readonly Button[];
}

export interface DiscordPayload {
  readonly content: string;
  readonly embeds: readonly {
    readonly title?: string;
    readonly description: string;
    readonly image?: { readonly url: string };
  }[];
  readonly components: readonly Row[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** What a button's id begins with where pressing it must leave its message as it is. */
export const anewMark = 'new:';

const escape = (text: string): string =>
  text
    .replace(/[\p{Cc}--[\n]]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gv, ' ')
    .replace(/[\\*_~|`>#[\]<@]/g, (sign) => (sign === '@' ? '@\u200b' : `\\${sign}`))
    .replace(/^(\s*)([-+])(\s)/gm, '$1\\$2$3')
    .replace(/^(\s*\d+)\.(\s)/gm, '$1\\.$2');

/** Not longer than `most`, not ending within a sign of two units or on a backslash that escapes nothing. */
const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const short = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return /(?<!\\)(?:\\\\)*\\$/.test(short) ? short.slice(0, -1) : short;
};

const isWeb = (url: string | null | undefined): url is string =>
  typeof url === 'string' && /^https?:\/\/[^\s<>]+$/.test(url);

/** In `content` an address in angle brackets shows no preview of its page. */
type Place = 'embed' | 'content';

interface Sheet {
  readonly place: Place;
  readonly addresses: ReadonlyMap<number, string | null>;
}

const sheetOf = (message: Message, place: Place): Sheet => ({
  place,
  addresses: new Map(message.sources.map(({ number, url }) => [number, url])),
});

/** Brackets would end the link before its address does. */
const inLink = (url: string): string => url.replaceAll('(', '%28').replaceAll(')', '%29');

const link = (text: string, url: string | null | undefined, place: Place): string => {
  if (!isWeb(url)) return text;
  return `[${text}](${place === 'content' ? `<${inLink(url)}>` : inLink(url)})`;
};

const lineMarkdown = (line: Line, { place, addresses }: Sheet): string =>
  line
    .map((span) => {
      if ('cite' in span) return link(`\\[${span.cite}\\]`, addresses.get(span.cite), place);
      // Marks stand against the words: a blank inside them would leave the asterisks visible.
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(span.text) ?? [];
      if (words === '') return span.text;
      const text = link(escape(words), span.url, place);
      const bold = span.bold ? `**${text}**` : text;
      return before + (span.italic ? `*${bold}*` : bold) + after;
    })
    .join('');

const plainText = (line: Line): string =>
  line
    .map((span) => ('cite' in span ? '' : span.text))
    .join('')
    .trim();

const headingMarkdown = (heading: Line, sheet: Sheet): string => {
  const cites = heading.filter((span) => 'cite' in span);
  const marks = cites.length > 0 ? ` ${lineMarkdown(cites, sheet)}` : '';
  return `**${escape(plainText(heading))}**${marks}`;
};

const linesMarkdown = ({ lines }: Block, sheet: Sheet): readonly string[] =>
  lines.map(({ spans, bullet }) => `${bullet ? '- ' : ''}${lineMarkdown(spans, sheet)}`);

/** Blocks with an empty line between, then the sources in small letters. */
const describe = (message: Message): string => {
  const sheet = sheetOf(message, 'embed');
  const blocks = message.blocks.map((block) =>
    [
      ...(block.heading ? [headingMarkdown(block.heading, sheet)] : []),
      ...linesMarkdown(block, sheet),
    ].join('\n'),
  );
  const sources = message.sources.map(({ number, label, url }) =>
    link(`\\[${number}\\] ${escape(label)}`, url, 'embed'),
  );
  return [...blocks, ...(sources.length > 0 ? [`-# ${sources.join(' · ')}`] : [])]
    .filter((block) => block.trim() !== '')
    .join('\n\n');
};

const buttonOf = ({ label, command, opens }: Action): Button => ({
  type: 2,
  style: 2,
  label: cut(label, limits.label),
  custom_id: `${opens === 'anew' ? anewMark : ''}${command}`,
});

/** Rows as the message wants them, at most five of five; an id that stands twice is refused, so once. */
const rowsOf = (actions: readonly Action[]): readonly Row[] => {
  const seen = new Set<string>();
  const rows: { readonly row: number | null; readonly buttons: Button[] }[] = [];
  for (const action of actions) {
    const button = buttonOf(action);
    if (button.custom_id.length > limits.customId || seen.has(button.custom_id)) continue;
    if (button.label.trim() === '') continue;
    seen.add(button.custom_id);
    const row = action.row ?? null;
    const last = rows.at(-1);
    if (last && last.row === row && last.buttons.length < limits.buttons) last.buttons.push(button);
    else rows.push({ row, buttons: [button] });
  }
  const packed =
    rows.length <= limits.rows
      ? rows.map(({ buttons }) => buttons)
      : Array.from({ length: limits.rows }, (_, index) =>
          rows
            .flatMap(({ buttons }) => buttons)
            .slice(index * limits.buttons, (index + 1) * limits.buttons),
        ).filter((buttons) => buttons.length > 0);
  return packed.map((components) => ({ type: 1, components }));
};

/** The first block's heading is the embed's title. */
const withoutTitle = (message: Message): Message => {
  const [first, ...others] = message.blocks;
  return first ? { ...message, blocks: [{ ...first, heading: null }, ...others] } : message;
};

const embedOf = (message: Message, title: string) => {
  const room = Math.min(limits.description, limits.total - title.length);
  const fitted = fitMessage(message, room, (candidate) => describe(candidate).length);
  return {
    ...(title === '' ? {} : { title }),
    description: cut(describe(fitted), room),
  };
};

const formatted = onceFor<Message, DiscordPayload>();

/** The exact payload of a message within every limit; nobody is ever mentioned by it. */
export const formatDiscord = (message: Message): DiscordPayload =>
  formatted(message, 'answer', () => {
    const heading = message.blocks[0]?.heading;
    const body = withoutTitle(message);
    const said = body.blocks.flatMap(({ lines }) => lines.map(({ spans }) => plainText(spans)));
    // Without a heading the summary is the title, unless it is what the message says anyway.
    const words = said.join(' ').includes(message.summary) ? '' : message.summary;
    const title = cut(escape(heading ? plainText(heading) : words), limits.title);
    return {
      content: '',
      embeds: [embedOf(body, title)],
      components: rowsOf(message.actions),
      allowed_mentions: { parse: [] },
    };
  });

/**
 * The payload of a push: the fact stands in the text itself, which is what a notification shows; everything
 * else in the embed, so that nothing is said twice.
 */
export const formatPush = (message: Message, looks: Looks): DiscordPayload => {
  const [first, ...others] = message.blocks;
  const sheet = sheetOf(message, 'content');
  const words = first
    ? [
        ...(first.heading ? [headingMarkdown(first.heading, sheet)] : []),
        ...linesMarkdown(first, sheet),
      ].join('\n')
    : '';
  const fits = words.trim() !== '' && words.length <= limits.content;
  const embed = embedOf(fits ? { ...message, blocks: others } : withoutTitle(message), '');
  const bare = embed.description === '' && looks.picture === null;
  return {
    content: fits ? words : cut(escape(message.summary), limits.content),
    embeds: bare
      ? []
      : [
          {
            ...embed,
            ...(looks.picture ? { image: { url: `attachment://${looks.picture.name}` } } : {}),
          },
        ],
    // Whatever is pressed on it, a pushed digest stays what it is.
    components: rowsOf(message.actions.map((action) => ({ ...action, opens: 'anew' }))),
    allowed_mentions: { parse: [] },
  };
};

/** A prepared push for a place that takes no pictures. A quotation cannot hold this text: its marks are escaped. */
export const withoutPicture = (body: string): string =>
  body.replace(/,"image":\{"url":"attachment:\/\/[^"]*"\}/g, '');

/** Name of a forum post out of a prepared push: its first lines without marks, cut between words. */
export const threadName = (content: string): string => {
  const plain = content
    .replace(/\[\\\[\d+\\\]\]\(<[^>]*>\)|\\\[\d+\\\]/g, '')
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1')
    .replaceAll('**', '')
    .replace(/\\(.)/g, '$1')
    .replaceAll('@\u200b', '@')
    .split('\n')
    .map((line) => line.replace(/\s+([).,;])/g, '$1').trim())
    .filter((line) => line !== '')
    .slice(0, 2)
    .join(': ')
    .replace(/\s+/g, ' ');
  if (plain.length <= limits.threadName) return plain;
  const short = plain.slice(0, limits.threadName - 1).replace(/[\ud800-\udbff]$/, '');
  const space = short.lastIndexOf(' ');
  return `${(space > limits.threadName / 2 ? short.slice(0, space) : short).replace(/[\s,;:(]+$/, '')}…`;
};
