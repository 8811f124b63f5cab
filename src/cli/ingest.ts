// `ingest`: texts from disk or from the sources into the database. Run again it changes nothing.
import { ingestPosts, reread } from '../data/ingest.ts';
import type { Post } from '../data/model/post.ts';
import { withStore } from './database.ts';
import { sourceAndTime, textLines, wholeText, type TextLine } from './texts.ts';
import { Failure, option, WrongUse, type Tool } from './tool.ts';

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

export const ingestTool: Tool = {
  name: 'ingest',
  purpose: 'keeps and reads texts: from disk, or everything stored again',
  usage: `ingest --file FILE --source ID --published ISO [--url URL]
ingest --jsonl FILE
ingest --reread

  --file       one text; the same --url (or file name) again with another text is a revision of it
  --jsonl      lines of {"id","source","published","url"?,"text"}
  --reread     reads everything stored again; posts are left alone, figures follow
  Prints {"posts","added","revised","same","report","notAReport","unreadable",...}`,
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
    const { terminal, now, values } = invocation;
    if (invocation.positionals.length > 0)
      throw new WrongUse(`"${invocation.positionals[0]}" is too much here`);
    const [file, jsonl] = [option(invocation, 'file'), option(invocation, 'jsonl')];
    const again = values['reread'] === true;
    if (file === null && jsonl === null && !again)
      throw new Failure(
        'this version does not fetch from the network; give texts with --file or --jsonl, or --reread',
      );
    if (option(invocation, 'since') !== null)
      throw new WrongUse('--since goes with fetching, which this version does not do');
    if ([file !== null, jsonl !== null, again].filter(Boolean).length !== 1)
      throw new WrongUse('give one of --file, --jsonl and --reread');
    if (again)
      return withStore(invocation, async (store) => {
        const done = await reread(store, now);
        terminal.out(JSON.stringify(done));
        return done.failures.length > 0 ? 1 : 0;
      });
    let bad = 0;
    const posts = async function* (): AsyncGenerator<Post> {
      if (file !== null) {
        const sources = values['source'];
        const named = Array.isArray(sources) && sources.length === 1 ? String(sources[0]) : null;
        const { source, published } = sourceAndTime(named, option(invocation, 'published'));
        const url = option(invocation, 'url');
        const id = url ?? file.split('/').at(-1) ?? file;
        yield postOf({ id, source, published, url, text: await wholeText(file) }, id);
        return;
      }
      const lines = textLines(jsonl ?? '-', (number, why) => {
        bad += 1;
        terminal.err(`line ${number} cannot be used: ${why}`);
      });
      for await (const line of lines) yield postOf(line, line.id);
    };
    return withStore(invocation, async (store) => {
      const done = await ingestPosts(store, posts(), now);
      terminal.out(JSON.stringify(done));
      for (const { key, reason } of done.failures) terminal.err(`${key} was not kept: ${reason}`);
      return bad + done.failures.length > 0 ? 1 : 0;
    });
  },
};
