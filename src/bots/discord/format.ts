// A message as Discord's payload. The one place where Discord's Markdown is escaped and its limits are kept.
import { fitMessage, type Line, type Message } from '../../digest/message.ts';

/** Limits of one embed and of a button (Discord's API description). */
export const limits = {
  title: 256,
  description: 4096,
  total: 6000,
  buttons: 5,
  label: 80,
  customId: 100,
} as const;

export interface DiscordPayload {
  readonly content: string;
  readonly embeds: readonly { readonly title?: string; readonly description: string }[];
  readonly components: readonly {
    readonly type: 1;
    readonly components: readonly {
      readonly type: 2;
      readonly style: 2;
      readonly label: string;
      readonly custom_id: string;
    }[];
  }[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

const escape = (text: string): string =>
  text
    .replace(/[\p{Cc}--[\n]]/gv, ' ')
    .replace(/[\\*_~|`>#[\]<@]/g, (sign) => (sign === '@' ? '@\u200b' : `\\${sign}`))
    .replace(/^(\s*)([-+]|\d+\.)(\s)/gm, '$1\\$2$3');

const isWeb = (url: string | null | undefined): url is string =>
  typeof url === 'string' && /^https?:\/\/[^\s<>()]+$/.test(url);
const link = (text: string, url: string | null | undefined): string =>
  isWeb(url) ? `[${text}](${url})` : text;

type Addresses = ReadonlyMap<number, string | null>;

const lineMarkdown = (line: Line, addresses: Addresses): string =>
  line
    .map((span) => {
      if ('cite' in span) return link(`\\[${span.cite}\\]`, addresses.get(span.cite));
      // Marks stand against the words: a blank inside them would leave the asterisks visible.
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(span.text) ?? [];
      if (words === '') return span.text;
      const text = link(escape(words), span.url);
      const bold = span.bold ? `**${text}**` : text;
      return before + (span.italic ? `*${bold}*` : bold) + after;
    })
    .join('');

const plainText = (line: Line): string =>
  line
    .map((span) => ('cite' in span ? '' : span.text))
    .join('')
    .trim();

const describe = (message: Message): string => {
  const addresses: Addresses = new Map(message.sources.map(({ number, url }) => [number, url]));
  const [first, ...others] = message.blocks;
  const blocks = [...(first ? [{ ...first, heading: null }] : []), ...others].map(
    ({ heading, lines }) =>
      [
        ...(heading
          ? [
              `**${escape(plainText(heading))}**${
                heading.some((span) => 'cite' in span)
                  ? ` ${lineMarkdown(
                      heading.filter((span) => 'cite' in span),
                      addresses,
                    )}`
                  : ''
              }`,
            ]
          : []),
        ...lines.map(
          ({ spans, bullet }) => `${bullet ? '- ' : ''}${lineMarkdown(spans, addresses)}`,
        ),
      ].join('\n'),
  );
  const sources = message.sources.map(({ number, label, url }) =>
    link(`\\[${number}\\] ${escape(label)}`, url),
  );
  return [...blocks, ...(sources.length > 0 ? [`-# ${sources.join(' · ')}`] : [])]
    .filter((block) => block.trim() !== '')
    .join('\n\n');
};

/** The exact payload of a message within every limit; nobody is ever mentioned by it. */
export const formatDiscord = (message: Message): DiscordPayload => {
  const heading = message.blocks[0]?.heading;
  const title = (heading ? plainText(heading) : message.summary).slice(0, limits.title);
  const room = Math.min(limits.description, limits.total - title.length);
  const measure = (candidate: Message): number => describe(candidate).length;
  const fitted = fitMessage(message, room, measure);
  const buttons = message.actions
    .filter(({ command }) => command.length <= limits.customId)
    .slice(0, limits.buttons)
    .map(({ label, command }) => ({
      type: 2 as const,
      style: 2 as const,
      label: label.slice(0, limits.label),
      custom_id: command,
    }));
  return {
    content: '',
    embeds: [
      {
        ...(title === '' ? {} : { title }),
        description: describe(fitted).slice(0, limits.description),
      },
    ],
    components: buttons.length > 0 ? [{ type: 1, components: buttons }] : [],
    allowed_mentions: { parse: [] },
  };
};
