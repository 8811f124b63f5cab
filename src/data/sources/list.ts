// The list of sources an operator runs with: the shipped one, or the one in SOURCES_FILE, and of either only
// those that SOURCES names. Every fault of a list is told at once.
//
// SOURCES_FILE is a JSON array of {"id","name","kind","url","language","side","reader"}:
//   id        names the source in SOURCES, in `status` and in the database; posts belong to it for good
//   name      what readers see as the outlet
//   kind      telegram-channel: the public page of a channel, https://t.me/s/NAME
//             feed: RSS, Atom or JSON Feed; where it has only summaries, the articles' own pages are read too
//             page: an article (its changes are revisions), or a page that lists articles of the same site:
//             each of them is read, those about the war first, and watched for changes for two days
//   url       https; http and private addresses only with ALLOW_PRIVATE_SOURCES=true
//   language  uk, ru or en; side "ukraine", "russia" or null: whose official voice it is
//   reader    how its texts are read: air-force-ua, defence-ministry-ru, isw or news
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sides, sourceIds } from '../model/terms.ts';
import { shippedSources } from './index.ts';
import { sourceKinds, sourceLanguages, type SourceConfig } from './source.ts';
import { shownUrl } from './web/fault.ts';

/** The list cannot be used. The message names every fault, with its place and what is allowed. */
export class SourceListError extends Error {
  override readonly name = 'SourceListError';
}

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const entrySchema = z.object({
  id: z
    .string('is missing')
    .regex(
      /^[a-z0-9][a-z0-9_.-]{0,62}$/i,
      'may have letters, digits, ".", "-" and "_", 63 at most',
    ),
  name: z.string('is missing').trim().min(1, 'is empty').max(100, 'is longer than 100 characters'),
  kind: oneOf(sourceKinds),
  url: z.string('is missing'),
  language: oneOf(sourceLanguages),
  side: z
    .enum(sides, `must be ${sides.join(', ')} or null`)
    .nullish()
    .transform((side) => side ?? null),
  reader: oneOf(sourceIds),
});

const urlFaults = ({ url, kind }: SourceConfig, allowPrivate: boolean): readonly string[] => {
  const parsed = URL.parse(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
    return ['url: is no http(s) address'];
  return [
    ...(parsed.protocol === 'http:' && !allowPrivate
      ? [
          `url: ${shownUrl(parsed)} is not https; use https, or set ALLOW_PRIVATE_SOURCES=true if it is your own mirror`,
        ]
      : []),
    ...(kind === 'telegram-channel' &&
    parsed.hostname === 't.me' &&
    !/^\/s\/\w{4,32}\/?$/.test(parsed.pathname)
      ? [`url: ${shownUrl(parsed)} is not the public page of a channel; give https://t.me/s/NAME`]
      : []),
  ];
};

const wordsOf = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join('.') || 'entry'}: ${issue.message}`;

const readList = (text: string, allowPrivate: boolean): readonly SourceConfig[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SourceListError(
      `is no JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  if (!Array.isArray(parsed)) throw new SourceListError('must be a JSON array of sources');
  if (parsed.length === 0) throw new SourceListError('has no source in it');
  const faults: string[] = [];
  const sources: SourceConfig[] = [];
  for (const [at, entry] of (parsed as readonly unknown[]).entries()) {
    const result = entrySchema.safeParse(entry);
    const id =
      typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string'
        ? ` ("${entry.id.slice(0, 63)}")`
        : '';
    const found = result.success
      ? [
          ...urlFaults(result.data, allowPrivate),
          ...(sources.some((other) => other.id === result.data.id)
            ? ['id: stands in the list twice']
            : []),
        ]
      : result.error.issues.map(wordsOf);
    faults.push(...found.map((fault) => `  source ${at + 1}${id}: ${fault}`));
    if (result.success) sources.push(result.data);
  }
  if (faults.length > 0) throw new SourceListError(`is not right:\n${faults.join('\n')}`);
  return sources;
};

/** Which list to use and which of it. `file`, `ids`: null where not set. */
export interface SourceChoice {
  readonly file: string | null;
  readonly ids: readonly string[] | null;
  readonly allowPrivate: boolean;
}

/** Sources by id in the order of the list. Throws `SourceListError` that names what is unknown. */
export const chooseSources = (
  list: readonly SourceConfig[],
  ids: readonly string[] | null,
  setting = 'SOURCES',
): readonly SourceConfig[] => {
  if (ids === null) return list;
  const unknown = ids.filter((id) => !list.some((source) => source.id === id));
  if (unknown.length > 0)
    throw new SourceListError(
      `${setting} names ${unknown.map((id) => `"${id}"`).join(', ')}; there is no such source. There are: ${list.map(({ id }) => id).join(', ')}`,
    );
  return list.filter(({ id }) => ids.includes(id));
};

/** The operator's sources. Throws `SourceListError` with every fault of the list at once. */
export const loadSources = ({ file, ids, allowPrivate }: SourceChoice): readonly SourceConfig[] => {
  if (file === null) return chooseSources(shippedSources, ids);
  let list: readonly SourceConfig[];
  try {
    list = readList(readFileSync(file, 'utf8'), allowPrivate);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SourceListError(
      error instanceof SourceListError
        ? `SOURCES_FILE ${file} ${why}`
        : `SOURCES_FILE ${file} cannot be read: ${why}`,
    );
  }
  return chooseSources(list, ids);
};
