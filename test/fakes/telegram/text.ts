// Text rules as Telegram applies them: its own parser where it is installed, else a strict check of our own.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly unix_time?: number;
}
export type Parsed =
  | { readonly ok: true; readonly text: string; readonly entities: readonly Entity[] }
  | { readonly ok: false; readonly description: string };
export type ParseMode = 'HTML' | 'MarkdownV2' | null;
export type Parser = (text: string, mode: ParseMode) => Parsed;

const trimmed = (text: string, entities: readonly Entity[]): Parsed => {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities
    .map((entity) => {
      const from = Math.max(0, entity.offset - start);
      const to = Math.min(kept.length, entity.offset - start + entity.length);
      return { ...entity, offset: from, length: to - from };
    })
    .filter(({ length }) => length > 0)
    .slice(0, 100);
  return { ok: true, text: kept, entities: moved };
};

const nameOf: Readonly<Record<string, string>> = {
  textEntityTypeTextUrl: 'text_link',
  textEntityTypeDateTime: 'date_time',
  textEntityTypeBlockQuote: 'blockquote',
  textEntityTypeExpandableBlockQuote: 'expandable_blockquote',
};

interface FoundEntity {
  readonly offset: number;
  readonly length: number;
  readonly type: { readonly _: string; readonly url?: string; readonly unix_time?: number };
}
interface FoundText {
  readonly _: string;
  readonly text?: string;
  readonly message?: string;
  readonly entities?: readonly FoundEntity[];
}

const telegramsOwn = (execute: (request: unknown) => unknown): Parser => {
  const parse = (text: string, mode: ParseMode): Parsed => {
    if (mode === null) return trimmed(text, []);
    const found = execute({
      _: 'parseTextEntities',
      text,
      parse_mode:
        mode === 'HTML' ? { _: 'textParseModeHTML' } : { _: 'textParseModeMarkdown', version: 2 },
    }) as FoundText;
    if (found._ === 'error')
      return {
        ok: false,
        description: `Bad Request: ${(found.message ?? '').replace(/^C/, 'c')}`,
      };
    return trimmed(
      found.text ?? '',
      (found.entities ?? []).map(({ offset, length, type }) => ({
        type:
          nameOf[type._] ??
          type._.replace('textEntityType', '').replace(/^[A-Z]/, (first) => first.toLowerCase()),
        offset,
        length,
        ...(type.url === undefined ? {} : { url: type.url }),
        ...(type.unix_time === undefined ? {} : { unix_time: type.unix_time }),
      })),
    );
  };
  return parse;
};

const tags: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
  'tg-time': 'date_time',
};
const namedSigns: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const decoded = (text: string): string =>
  text.replace(/&(?:(lt|gt|amp|quot)|#x([0-9a-f]+)|#(\d+));/gi, (_, name, hex, digits) =>
    typeof name === 'string'
      ? (namedSigns[name.toLowerCase()] ?? '')
      : String.fromCodePoint(Number.parseInt(String(hex ?? digits), hex ? 16 : 10)),
  );

/** Refuses what Telegram refuses: unknown tags, crossed tags, a bare "<", tags left open. */
const ourOwn: Parser = (source, mode) => {
  if (mode !== 'HTML') return trimmed(source, []);
  const refused = (why: string): Parsed => ({
    ok: false,
    description: `Bad Request: can't parse entities: ${why}`,
  });
  const open: { name: string; at: number; url?: string }[] = [];
  const entities: Entity[] = [];
  let text = '';
  let rest = source;
  while (rest !== '') {
    const at = rest.indexOf('<');
    text += decoded(at < 0 ? rest : rest.slice(0, at));
    if (at < 0) break;
    rest = rest.slice(at);
    const tag = /^<(\/?)([a-z-]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/i.exec(rest);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (!tag || !(name in tags)) return refused(`Unsupported start tag "${name}"`);
    rest = rest.slice(tag[0].length);
    if (tag[1] === '') {
      const url = /href="([^"]*)"/i.exec(tag[3] ?? '')?.[1];
      open.push({ name, at: text.length, ...(url === undefined ? {} : { url: decoded(url) }) });
      continue;
    }
    const last = open.pop();
    if (last?.name !== name) return refused(`Unmatched end tag "${name}"`);
    if (text.length > last.at)
      entities.push({
        type: tags[name] ?? name,
        offset: last.at,
        length: text.length - last.at,
        ...(last.url === undefined ? {} : { url: last.url }),
      });
  }
  if (open.length > 0) return refused(`Can't find end tag corresponding to start tag`);
  return trimmed(text, entities);
};

let parser: { readonly parse: Parser; readonly own: boolean } | null = null;

/** `own`: Telegram's parser is in use. Where it is not installed that is said once. */
export const loadParser = async (): Promise<{ readonly parse: Parser; readonly own: boolean }> => {
  if (parser) return parser;
  try {
    const resolve = createRequire(import.meta.url).resolve;
    const folder = dirname(resolve('@prebuilt-tdlib/linux-x64-glibc/package.json'));
    const library = join(folder, 'libtdjson.so');
    if (!existsSync(library)) throw new Error('no library');
    const tdl = await import('tdl');
    tdl.configure({ tdjson: library, verbosityLevel: 0 });
    parser = {
      parse: telegramsOwn((request) => tdl.execute(request as Parameters<typeof tdl.execute>[0])),
      own: true,
    };
    parser.parse('<b>x</b>', 'HTML');
  } catch {
    process.stderr.write("Telegram's own parser absent, markup is checked by ours\n");
    parser = { parse: ourOwn, own: false };
  }
  return parser;
};
export { ourOwn as strictParser };
