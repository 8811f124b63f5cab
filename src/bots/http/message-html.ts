// A message of the bots as part of a page: the same lines, the same marks, links in place of buttons.
import type { Block, Line, Message } from '../../digest/message.ts';
import type { Language } from '../../data/model/terms.ts';
import { html, linkOf, type Html } from './html.ts';
import { hrefOf } from './page.ts';

/** `prefix` keeps the marks of two messages on one page apart. */
const lineHtml = (line: Line, prefix: string): Html =>
  html`${line.map((span) => {
    if ('cite' in span)
      return html`<a class="cite" href="#${prefix}${span.cite}">[${span.cite}]</a>`;
    const url = linkOf(span.url ?? null);
    const inside = span.bold
      ? html`<strong>${span.text}</strong>`
      : span.italic
        ? html`<em>${span.text}</em>`
        : html`${span.text}`;
    return url === null ? inside : html`<a href="${url}" rel="nofollow noopener">${inside}</a>`;
  })}`;

const linesHtml = (block: Block, prefix: string, lead: boolean): readonly Html[] => {
  const parts: Html[] = [];
  let items: Html[] = [];
  const closeList = (): void => {
    if (items.length > 0)
      parts.push(
        html`<ul>
          ${items}
        </ul> `,
      );
    items = [];
  };
  block.lines.forEach((line, index) => {
    const inside = lineHtml(line.spans, prefix);
    if (line.bullet) items.push(html`<li>${inside}</li>`);
    else {
      closeList();
      parts.push(html`<p${lead && index === 0 ? html` class="lead"` : ''}>${inside}</p>
`);
    }
  });
  closeList();
  return parts;
};

const headingHtml = (line: Line, prefix: string): Html =>
  lineHtml(
    line.map((span) => ('text' in span ? { text: span.text } : span)),
    prefix,
  );

/** Its first heading as plain text; the summary where it has none. */
export const titleOfMessage = (message: Message): string => {
  const heading = message.blocks.find((block) => block.heading !== null)?.heading ?? null;
  const text = heading?.map((span) => ('text' in span ? span.text : '')).join('');
  return text === undefined || text === '' ? message.summary : text;
};

/** `top`: the first heading is the page's own; without it all stand under a heading of the page. */
export const messageHtml = (
  message: Message,
  { prefix = 's', top = true }: { readonly prefix?: string; readonly top?: boolean } = {},
): Html => {
  const first = message.blocks.findIndex((block) => block.heading !== null);
  return html`${message.blocks.map((block, index) => [
    block.heading === null
      ? null
      : top && index === first
        ? html`<h1>${headingHtml(block.heading, prefix)}</h1> `
        : top
          ? html`<h2>${headingHtml(block.heading, prefix)}</h2> `
          : html`<h3>${headingHtml(block.heading, prefix)}</h3> `,
    linesHtml(block, prefix, top && index === first),
  ])}`;
};

/** Where the figures come from, each with the anchor that its marks point to. */
export const sourcesHtml = (message: Message, heading: string, prefix = 's'): Html =>
  message.sources.length === 0
    ? html``
    : html`${prefix === 's' ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
        <ol class="sources">
          ${message.sources.map(({ number, label, url }) => {
            const link = linkOf(url);
            return html`<li id="${prefix}${number}" value="${number}">
              ${link === null ? label : html`<a href="${link}" rel="nofollow noopener">${label}</a>`}
            </li> `;
          })}
        </ol> `;

/** Buttons that the mirror has a page for; the others belong to the chat. */
export const actionsHtml = (message: Message, language: Language): Html => {
  const links = message.actions.flatMap(({ label, command }) => {
    const night = /^\/night (\d{4}-\d{2}-\d{2})$/.exec(command)?.[1];
    if (night)
      return [html`<li><a href="${hrefOf(`/night/${night}`, language)}">${label}</a></li> `];
    const talks = /^\/talks(?: (.+))?$/.exec(command);
    if (!talks) return [];
    const query: Record<string, string> = talks[1] ? { q: talks[1] } : {};
    return [html`<li><a href="${hrefOf('/talks', language, query)}">${label}</a></li> `];
  });
  return links.length === 0
    ? html``
    : html`<ul class="pager">
        ${links}
      </ul> `;
};
