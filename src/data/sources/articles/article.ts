// The main text of an article's page: the part of the page with most running text, without menus, related
// links, appeals to subscribe and captions. What is not running text is left out, never guessed at.
import type { CheerioAPI } from 'cheerio/slim';
import { readHead, type ArticleHead } from './article-head.ts';
import { textOf, tidy, type PageNode } from '../web/text.ts';

/** `text` is empty where the page has no running text. */
export interface Article extends ArticleHead {
  readonly text: string;
}

const attribute = (node: PageNode, name: string): string =>
  'attribs' in node ? (node.attribs[name] ?? '') : '';
const nameOf = (node: PageNode): string => ('name' in node ? node.name.toLowerCase() : '');
const childrenOf = (node: PageNode): readonly PageNode[] =>
  'children' in node ? node.children : [];

const apart: ReadonlySet<string> = new Set(
  'nav aside footer form figure figcaption dialog menu button select label'.split(' '),
);
const apartNames =
  /(^|[\s_-])(nav|navbar|menu|breadcrumbs?|share|sharing|social|related|recommend\w*|promo\w*|advert\w*|ads?|banner|sponsor\w*|newsletter|subscri\w*|paywall|regwall|signup|sign-up|login|comments?|disqus|cookie\w*|consent|gdpr|popup|modal|caption|credit|byline|author-?bio|tags?|topics?|sidebar|footer|read-?more|more-?(on|news|stories)|most-?(read|popular)|donat\w*|outbrain|taboola|skip-link|sr-only|visually-hidden|screen-reader-text)($|[\s_-])/i;
const apartRoles: ReadonlySet<string> = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'search',
  'dialog',
  'alert',
  'banner',
]);

const silent: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template']);

/** The text that is an element's own, not one of its blocks': marks of old pages hold whole articles so. */
const ownText = (node: PageNode): number =>
  childrenOf(node).reduce(
    (sum, child) => sum + (child.type === 'text' ? child.data.trim().length : 0),
    0,
  );

/** Says of a page's node whether it stands beside the text. */
type Apart = (node: PageNode) => boolean;

const looksApart = (node: PageNode): boolean =>
  apart.has(nameOf(node)) ||
  apartRoles.has(attribute(node, 'role')) ||
  attribute(node, 'aria-hidden') === 'true' ||
  apartNames.test(`${attribute(node, 'class')} ${attribute(node, 'id')}`);

/**
 * What stands beside the text: by element, by role, by the name its makers gave it. Never what holds much of
 * the page's running text: "page-with-sidebar" is no sidebar, and some pages are one large form.
 */
const apartOf = (body: PageNode): Apart => {
  const order: PageNode[] = [body];
  for (let at = 0; at < order.length; at += 1)
    for (const child of childrenOf(order[at] as PageNode))
      if ('children' in child) order.push(child);
  const sizes = new Map<PageNode, number>();
  for (const node of order.toReversed()) {
    const size = (sizes.get(node) ?? 0) + (silent.has(nameOf(node)) ? 0 : ownText(node));
    sizes.set(node, size);
    const holder = node.parent as PageNode | null;
    if (holder && node !== body) sizes.set(holder, (sizes.get(holder) ?? 0) + size);
  }
  const much = (sizes.get(body) ?? 0) * 0.4;
  return (node) => {
    const name = nameOf(node);
    if (name === '' || name === 'body' || name === 'article' || name === 'main') return false;
    return looksApart(node) && (name === 'nav' || (sizes.get(node) ?? 0) < much || much < 40);
  };
};

const textBlocks: ReadonlySet<string> = new Set([
  'p',
  'li',
  'blockquote',
  'pre',
  'h2',
  'h3',
  'h4',
  'td',
]);

/** Characters of some nodes and how many of them are links'; without what stands apart. */
const measure = (
  nodes: readonly PageNode[],
  isApart: Apart,
): { readonly all: number; readonly linked: number } => {
  let [all, linked] = [0, 0];
  const todo = nodes.map((node) => ({ node, link: false }));
  for (let at = todo.pop(); at; at = todo.pop()) {
    const { node } = at;
    if (node.type === 'text') {
      const size = node.data.replace(/\s+/g, ' ').trim().length;
      all += size;
      if (at.link) linked += size;
    } else if (!silent.has(nameOf(node)) && !isApart(node)) {
      const link = at.link || nameOf(node) === 'a';
      for (const child of childrenOf(node)) todo.push({ node: child, link });
    }
  }
  return { all, linked };
};

/** How much running text an element has: `own` directly under it, `points` with half of its children's. */
interface Scores {
  readonly own: ReadonlyMap<PageNode, number>;
  readonly points: ReadonlyMap<PageNode, number>;
}

const scoresOf = (root: PageNode, isApart: Apart): Scores => {
  const [own, points] = [new Map<PageNode, number>(), new Map<PageNode, number>()];
  const count = (node: PageNode | null, running: number): void => {
    if (!node) return;
    const holder = node.parent as PageNode | null;
    own.set(node, (own.get(node) ?? 0) + running);
    points.set(node, (points.get(node) ?? 0) + running);
    if (holder) points.set(holder, (points.get(holder) ?? 0) + running / 2);
  };
  const todo: PageNode[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    const name = nameOf(node);
    if (silent.has(name) || isApart(node)) continue;
    if (name === 'p' || name === 'blockquote' || name === 'pre' || name === 'li') {
      const { all, linked } = measure([node], isApart);
      const running = all - 2 * linked;
      if (running >= (name === 'li' ? 60 : 25)) count(node.parent as PageNode | null, running);
      continue;
    }
    if (ownText(node) >= 80) count(node, ownText(node));
    for (const child of childrenOf(node)) if ('children' in child) todo.push(child);
  }
  return { own, points };
};

const bestOf = ({ own, points }: Scores): PageNode | null => {
  let best: PageNode | null = null;
  for (const [node, score] of points)
    if (best === null || score > (points.get(best) ?? 0)) best = node;
  if (best === null) return null;
  // A text whose parts lie side by side belongs to what holds them all; so does one that begins above.
  for (
    let up = best.parent as PageNode | null;
    up && nameOf(up) !== 'body';
    up = up.parent as PageNode | null
  ) {
    const inside = points.get(best) ?? 0;
    if ((points.get(up) ?? 0) >= inside * 0.9 || (own.get(up) ?? 0) >= inside * 0.15) best = up;
    else break;
  }
  return best;
};

/** Lines that appeal to the reader instead of telling anything. */
const appeal =
  /^(advertisement|ad|sponsored|read (more|also|next)\b.*|see also\b.*|related( (stories|articles|coverage))?:?.*|most read|subscribe\b.*|sign up\b.*|log ?in\b.*|already (a |have )?(subscrib|an account)\b.*|register (now|to)\b.*|(this (article|content|story) is|to continue reading|continue reading|you have reached|support (our|independent))\b.{0,160}|follow us\b.*|join (us|our)\b.*|share (this|on)\b.*|click here\b.*|download (the|our) app\b.*|(we|this (site|website)) uses? cookies\b.*|accept( all)?( cookies)?|all rights reserved.*|copyright .*|\u00a9.*|photo(graph)?: .*|image (source|credit)\b.*)$/i;

const keepsLine = (line: string): boolean => !(line.length < 220 && appeal.test(line.trim()));

/** A block of nothing but links is a list of other articles. */
const isLinks = (node: PageNode, isApart: Apart): boolean => {
  if (!textBlocks.has(nameOf(node)) && nameOf(node) !== 'ul' && nameOf(node) !== 'ol') return false;
  const { all, linked } = measure([node], isApart);
  return all > 0 && linked >= all * 0.8 && !(nameOf(node) === 'p' && all > 250);
};

/** Paragraphs of the main text, without appeals. */
const mainText = ($: CheerioAPI): string => {
  // A page without a body has its text at the root.
  const body = ($('body')[0] ?? $.root()[0]) as unknown as PageNode | undefined;
  if (!body) return '';
  const isApart = apartOf(body);
  const clean = (nodes: readonly PageNode[]): string =>
    tidy(
      textOf(nodes, (node) => isApart(node) || isLinks(node, isApart))
        .split('\n')
        .filter(keepsLine)
        .join('\n'),
    );
  const marked: readonly PageNode[] = $(
    '[itemprop="articleBody"], [data-component="text-block"]',
  ).toArray();
  const inside = new Set(marked);
  const named = clean(
    marked.filter((node) => {
      for (let up = node.parent as PageNode | null; up; up = up.parent as PageNode | null)
        if (inside.has(up)) return false;
      return true;
    }),
  );
  if (named.length >= 250) return named;
  const best = bestOf(scoresOf(body, isApart));
  const found = best ? clean(childrenOf(best)) : '';
  return found.length >= named.length ? found : named;
};

/** Reads a page as an article. `url`: where the page was had. Never throws for a page that was loaded. */
export const readArticle = ($: CheerioAPI, url: string): Article => {
  const head = readHead($, url);
  const found = mainText($);
  // The head's copy is whole where the page itself shows only a beginning.
  const text = head.body.length > found.length * 1.3 ? head.body : found;
  return { ...head, text };
};

/** A text with its title before it, as a reader sees both; a title that the text begins with stays once. */
export const titled = (title: string | null, text: string): string => {
  const plain = (words: string): string =>
    words
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  if (title === null || title === '' || plain(text).startsWith(plain(title))) return text;
  return text === '' ? title : `${title}\n\n${text}`;
};
