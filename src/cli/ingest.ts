// `ingest`: texts into the database, from the sources, from disk, or everything stored again. Run again it
// changes nothing.
import { DateTime } from 'luxon';
import { readConfig } from '../config.ts';
import {
  ingestPosts,
  ingestSource,
  nothingIngested,
  reread,
  together,
  type Ingested,
} from '../data/ingest.ts';
import type { Post } from '../data/model/post.ts';
import { sourceOf } from '../data/sources/kinds.ts';
import type { SourceConfig } from '../data/sources/source.ts';
import type { Store } from '../data/store/store.ts';
import { withStore } from './database.ts';
import { configuredSources, httpFor } from './sources.ts';
import { sourceAndTime, textLines, wholeText, type TextLine } from './texts.ts';
import { Failure, option, WrongUse, type Invocation, type Terminal, type Tool } from './tool.ts';

const postOf = (line: TextLine, key: string): Post => ({
  feed: line.source,
  source: line.source,
  key,
  url: line.url ?? null,
  title: line.title ?? null,
  outlet: line.outlet ?? null,
  text: line.text,
  publishedAt: new Date(line.published).toISOString(),
  editedAt: null,
});

/** Tells how far a run is: each hundredth post to a person, nothing in between to a file. */
const progress = (terminal: Terminal, what: string) => (done: number) => {
  if (done % 100 === 0 && terminal.watched) terminal.err(`${what}: ${done} posts`);
};

/** `--since` as an instant: a date is the beginning of that day in Kyiv. Throws `WrongUse`. */
const sinceOf = (text: string | null, now: Date): Date | null => {
  if (text === null) return null;
  const at = DateTime.fromISO(text, { zone: 'Europe/Kyiv' });
  if (!at.isValid || !/^\d{4}-\d{2}-\d{2}/.test(text))
    throw new WrongUse(`--since is "${text}"; give a date such as 2026-07-01`);
  if (at.toMillis() > now.getTime()) throw new WrongUse(`--since ${text} lies ahead`);
  return at.toJSDate();
};

const summary = ({ posts, added, revised, same, unreadable }: Ingested): string =>
  `${posts} posts, ${added} new, ${revised} revised, ${same} as they were, ${unreadable} unreadable`;

const tellFailures = (terminal: Terminal, { failures, unread }: Ingested): void => {
  for (const { key, reason } of failures) terminal.err(`${key} was not kept: ${reason}`);
  for (const { key, url, reason } of unread)
    terminal.err(
      `${url ?? key} could not be read (${reason ?? 'no reason'}); it is kept, see "status"`,
    );
};

/** What the command prints for each source: the counts, and why it failed. */
const fromSources = async (
  store: Store,
  sources: readonly SourceConfig[],
  since: Date | null,
  { terminal, now, environment }: Invocation,
): Promise<number> => {
  const http = httpFor(readConfig(environment), sources);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const outcomes = await Promise.all(
      sources.map(async (config) => {
        const { ingested, fault, stopped } = await ingestSource(sourceOf(config), {
          http,
          store,
          now,
          since,
          signal: stop.signal,
          onProgress: progress(terminal, config.id),
        });
        const failure = stopped ? 'interrupted' : (fault?.message ?? null);
        terminal.err(
          failure === null
            ? `${config.id}: ${summary(ingested)}`
            : `${config.id} failed: ${failure}${ingested.posts > 0 ? ` (${summary(ingested)} before that)` : ''}`,
        );
        tellFailures(terminal, ingested);
        return { source: config.id, failure, ingested };
      }),
    );
    const all = outcomes.reduce((sum, { ingested }) => together(sum, ingested), nothingIngested);
    terminal.out(
      JSON.stringify({
        ...all,
        sources: outcomes.map(({ source, failure, ingested }) => ({
          source,
          failure,
          ...ingested,
          unread: undefined,
          failures: undefined,
        })),
      }),
    );
    return outcomes.every(
      ({ failure, ingested }) => failure === null && ingested.failures.length === 0,
    )
      ? 0
      : 1;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
};

const sourceIdsOf = ({ values }: Invocation): readonly string[] | null => {
  const given = values['source'];
  return Array.isArray(given) && given.length > 0 ? given.map(String) : null;
};

/** Texts of a file, or of lines; `onBad` gets the number and the fault of a line that is no text. */
async function* fromDisk(
  invocation: Invocation,
  file: string | null,
  jsonl: string | null,
  onBad: (line: number, why: string) => void,
): AsyncGenerator<Post> {
  if (file === null) {
    for await (const line of textLines(jsonl ?? '-', onBad)) yield postOf(line, line.id);
    return;
  }
  const ids = sourceIdsOf(invocation);
  const { source, published } = sourceAndTime(
    ids?.length === 1 ? (ids[0] ?? null) : null,
    option(invocation, 'published'),
  );
  const url = option(invocation, 'url');
  const id = url ?? file.split('/').at(-1) ?? file;
  const text = await wholeText(file);
  if (text.trim() === '') throw new Failure(`${file} holds no text; nothing was kept`);
  yield postOf({ id, source, published, url, text }, id);
}

export const ingestTool: Tool = {
  name: 'ingest',
  purpose: 'keeps and reads texts: from the sources, from disk, or everything stored again',
  usage: `ingest [--source ID ...] [--since DATE]
ingest --file FILE --source ID --published ISO [--url URL]
ingest --jsonl FILE
ingest --reread

  --source     only these of the configured sources; all of them without it
  --since      pages back to this date (Kyiv) and keeps what is missing
  --file       one text; the same --url (or file name) again with another text is a revision of it
  --jsonl      lines of {"id","source","published","url"?,"text"}
  --reread     reads everything stored again; posts are left alone, figures follow
  Prints {"posts","added","revised","same","report","notAReport","unreadable",...}; exit 1 where a source,
  a line or a post failed, the others are kept`,
  options: {
    file: { type: 'string' },
    jsonl: { type: 'string' },
    reread: { type: 'boolean' },
    source: { type: 'string', multiple: true },
    published: { type: 'string' },
    url: { type: 'string' },
    since: { type: 'string' },
  },
  run: async (invocation) => {
    const { terminal, now, values, environment } = invocation;
    if (invocation.positionals.length > 0)
      throw new WrongUse(`"${invocation.positionals[0]}" is too much here`);
    const [file, jsonl] = [option(invocation, 'file'), option(invocation, 'jsonl')];
    const again = values['reread'] === true;
    const ways = [file !== null, jsonl !== null, again].filter(Boolean).length;
    if (ways > 1) throw new WrongUse('give one of --file, --jsonl and --reread');
    const since = sinceOf(option(invocation, 'since'), now);
    if (since !== null && ways > 0)
      throw new WrongUse('--since goes with fetching from the sources');
    if (file === null && (option(invocation, 'published') ?? option(invocation, 'url')) !== null)
      throw new WrongUse('--published and --url go with --file');
    if (file === null && ways > 0 && sourceIdsOf(invocation) !== null)
      throw new WrongUse('--source goes with --file or with fetching from the sources');
    if (again)
      return withStore(invocation, async (store) => {
        const done = await reread(store, now, progress(terminal, 'read again'));
        terminal.out(JSON.stringify(done));
        for (const { key, reason } of done.failures)
          terminal.err(`${key} was not read again: ${reason}`);
        return done.failures.length > 0 ? 1 : 0;
      });
    if (ways === 0) {
      const sources = configuredSources(readConfig(environment), sourceIdsOf(invocation));
      return withStore(invocation, (store) => fromSources(store, sources, since, invocation));
    }
    let bad = 0;
    const posts = fromDisk(invocation, file, jsonl, (number, why) => {
      bad += 1;
      terminal.err(`line ${number} cannot be used: ${why}`);
    });
    return withStore(invocation, async (store) => {
      const done = await ingestPosts(store, posts, now, progress(terminal, 'kept'));
      terminal.out(JSON.stringify({ ...done, badLines: bad }));
      tellFailures(terminal, done);
      return bad + done.failures.length > 0 ? 1 : 0;
    });
  },
};
