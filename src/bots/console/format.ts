// A message as plain text for a terminal or a pipe. Adds layout, never words.
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Line, Message } from '../../digest/message.ts';

export interface TextOptions {
  /** Bold and dim where the reader is a terminal. */
  readonly styled?: boolean;
  /** Columns to wrap at; not wrapped where absent. */
  readonly width?: number;
}

const paint = (style: 'bold' | 'dim', text: string, styled: boolean): string =>
  styled ? styleText(style, text, { validateStream: false }) : text;

/** Control characters of a source's text must not reach a terminal. */
const safe = (text: string): string =>
  stripVTControlCharacters(text).replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');

const lineText = (line: Line, styled: boolean): string =>
  line
    .map((span) =>
      'cite' in span
        ? paint('dim', `[${span.cite}]`, styled)
        : span.bold
          ? paint('bold', safe(span.text), styled)
          : safe(span.text),
    )
    .join('');

const visibleLength = (text: string): number => stripVTControlCharacters(text).length;

/** Breaks between words so that no line is wider, continued under its bullet. */
const wrap = (text: string, width: number | undefined, indent: string): string => {
  if (width === undefined || visibleLength(text) <= width) return text;
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && visibleLength(longer) > width) {
      lines.push(current);
      current = indent + word;
    } else current = longer;
  }
  return [...lines, current].join('\n');
};

/** The whole message: blocks with an empty line between, then its sources with their addresses. */
export const formatText = (message: Message, options: TextOptions = {}): string => {
  const styled = options.styled ?? false;
  const blocks = message.blocks.map(({ heading, lines }) =>
    [
      ...(heading ? [paint('bold', lineText(heading, false), styled)] : []),
      ...lines.map(({ spans, bullet }) =>
        bullet
          ? wrap(`  - ${lineText(spans, styled)}`, options.width, '    ')
          : wrap(lineText(spans, styled), options.width, '  '),
      ),
    ].join('\n'),
  );
  const sources = message.sources.map(
    ({ number, label, url }) => `[${number}] ${safe(label)}${url ? ` ${url}` : ''}`,
  );
  return [...blocks, ...(sources.length > 0 ? [sources.join('\n')] : [])]
    .filter((block) => block !== '')
    .join('\n\n');
};
