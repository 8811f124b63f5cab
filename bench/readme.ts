// Tables of the README are written by the scripts that measured them, never by hand.
import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between `<!-- NAME -->` and `<!-- /NAME -->`; throws where the marks are missing. */
export const writeTable = (file: string, name: string, markdown: string): void => {
  const text = readFileSync(file, 'utf8');
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from)
    throw new Error(`${file} has no place for the table "${name}": ${open} ... ${close}`);
  writeFileSync(
    file,
    `${text.slice(0, from + open.length)}\n\n${markdown.trim()}\n\n${text.slice(to)}`,
  );
};

/** A Markdown table with aligned cells. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};
