// A page's marks to the plain text a person would read: paragraphs and bullets kept, nothing of scripts and
// menus. Linear in the page, whatever the page is; it never throws for a broken one.
import { load, type CheerioAPI } from 'cheerio/slim';
import { FetchFault } from './fault.ts';

type Loaded = ReturnType<CheerioAPI['root']>;
/** A node of a parsed page. */
export type PageNode = NonNullable<Loaded[0]>['children'][number];

/** Deeper nesting than any real page has; beyond it parsing would cost more than its length. */
export const deepest = 1000;

// Elements that the parser closes by itself, so that leaving them open is no nesting.
const selfClosing: ReadonlySet<string> = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option optgroup rp rt'
  ).split(' '),
);
const raw: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/** How deep the tags of a text nest at most, counted in one pass. `xml`: every element must be closed. */
export const depthOf = (text: string, xml = false): number => {
  let [depth, most] = [0, 0];
  const tag = /<(\/?)([a-zA-Z][^\s>/<]{0,60})|<!--|<!\[CDATA\[/g;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    if (found[2] === undefined) {
      const end = text.indexOf(found[0] === '<!--' ? '-->' : ']]>', tag.lastIndex);
      if (end === -1) break;
      tag.lastIndex = end;
      continue;
    }
    const name = found[2].toLowerCase();
    if (!xml && selfClosing.has(name)) continue;
    if (found[1] === '/') {
      depth = Math.max(0, depth - 1);
      continue;
    }
    if (xml) {
      const end = text.indexOf('>', tag.lastIndex);
      if (end === -1) break;
      if (text[end - 1] === '/') continue;
    }
    depth += 1;
    most = Math.max(most, depth);
    if (!xml && raw.has(name)) {
      const end = closingOf(text, name, tag.lastIndex);
      if (end === -1) break;
      tag.lastIndex = end;
    }
  }
  return most;
};

const closingOf = (text: string, name: string, from: number): number => {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? -1;
};

/** A page as a tree. Throws `FetchFault` `bad-content` where it nests deeper than any real page. */
export const loadPage = (html: string): CheerioAPI => {
  if (depthOf(html) > deepest)
    throw new FetchFault(
      'bad-content',
      `a page nests more than ${deepest} elements in each other, as no real page does; it is left out`,
    );
  // One element around everything: the parser's selectors are slow over many roots.
  return load(`<page>${html}</page>`);
};

const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup ' +
    'hr main nav ol p pre section table ul'
  ).split(' '),
);
const lines: ReadonlySet<string> = new Set(
  'caption dd div dt figcaption legend li optgroup option summary tbody thead tfoot tr'.split(' '),
);
const silent: ReadonlySet<string> = new Set(
  (
    'audio button canvas embed head iframe input math noscript object script select style svg template ' +
    'textarea video'
  ).split(' '),
);

const nameOf = (node: PageNode): string => ('name' in node ? node.name.toLowerCase() : '');
const attributeOf = (node: PageNode, name: string): string | undefined =>
  'attribs' in node ? node.attribs[name] : undefined;

const hidden = (node: PageNode): boolean =>
  attributeOf(node, 'hidden') !== undefined ||
  /display:\s*none/i.test(attributeOf(node, 'style') ?? '');

/** What an image says: only a picture that stands for a letter says anything. */
const spoken = (node: PageNode): string =>
  /\bemoji\b/i.test(attributeOf(node, 'class') ?? '') ? (attributeOf(node, 'alt') ?? '') : '';

/** Blanks of every kind to one; lines trimmed; at most one empty line between paragraphs. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Stands for the end of a line until all of them are known. */
const lineEnd = '\u0001';

/**
 * The text of some nodes. Paragraphs are an empty line apart, lines and list items one line; an item of a
 * list begins with "- " unless it brings its own sign. `skip`: nodes that are not part of it.
 */
export const textOf = (
  nodes: Iterable<PageNode>,
  skip: (node: PageNode) => boolean = () => false,
): string => {
  const out: string[] = [];
  // A stack of our own: pages nest deeper than calls may.
  const todo: (PageNode | string)[] = [...nodes].toReversed();
  let bare = true;
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node === 'string') {
      out.push(node);
      bare = true;
      continue;
    }
    if (node.type === 'text') {
      const text = node.data.replace(/\s+/g, ' ');
      if (text.trim() === '' && bare) continue;
      bare = false;
      out.push(text);
      continue;
    }
    if (!('children' in node)) continue;
    const name = nameOf(node);
    if (silent.has(name) || hidden(node) || skip(node)) continue;
    if (name === 'br') {
      out.push('\n');
      continue;
    }
    if (name === 'img') {
      out.push(spoken(node));
      continue;
    }
    const around = blocks.has(name) ? '\n\n' : lines.has(name) ? lineEnd : null;
    if (name === 'td' || name === 'th') todo.push(' ');
    if (around !== null) {
      todo.push(around);
      out.push(around);
      bare = true;
    }
    const children: readonly PageNode[] = node.children;
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child) todo.push(child);
    }
    if (name === 'li') todo.push('\u0000');
    if (name === 'pre') {
      // Its line ends are the author's own.
      const own = children.map((child) => (child.type === 'text' ? child.data : '')).join('');
      if (own.includes('\n') && children.every((child) => child.type === 'text')) {
        todo.length -= children.length;
        out.push(own);
      }
    }
  }
  // Where two lines meet, one line ends; a paragraph between them stays one.
  const joined = tidy(
    out.join('').replace(/[ \n\u0001]+/g, (blank) => {
      if (!blank.includes(lineEnd)) return blank;
      return blank.split('\n').length > 2 ? '\n\n' : '\n';
    }),
  );
  return tidy(
    joined
      .replace(/\u0000\s*(?=[-\u2013\u2014\u2022\u25aa\u25ab\u25cf\u25e6*])/g, '')
      .replace(/\u0000\s*/g, '- ')
      .replace(/^- *$/gm, ''),
  );
};

/** Text of a fragment of marks, as feeds carry it; text without marks passes, entities decoded. */
export const htmlToText = (html: string): string =>
  textOf(loadPage(html).root()[0]?.children ?? []);
