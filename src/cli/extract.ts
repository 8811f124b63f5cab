// `extract`: one source text in, one Report out; with --jsonl a line for a line, in the same order.
import { read } from '../data/reader/read.ts';
import { sourceAndTime, textLines, wholeText } from './texts.ts';
import { option, WrongUse, type Tool } from './tool.ts';

export const extractTool: Tool = {
  name: 'extract',
  purpose: 'reads one source text and prints one Report',
  usage: `extract [FILE|-] --source ID --published ISO [--id ID] [--url URL]
extract --jsonl [FILE|-]

  --source ID       air-force-ua, defence-ministry-ru, isw or news
  --published ISO   when the text was published, such as 2026-07-02T06:20:00Z; without a zone it is UTC,
                    a date alone is its noon in Kyiv
  --id ID           echoed in the Report (default: the file's name)
  --url URL         address of the text
  --jsonl           each input line is {"id","source","published","url"?,"text"}; each output line the
                    Report with that id, in the same order. A bad line is named on standard error and
                    the others are read; the exit code is then 1`,
  options: {
    source: { type: 'string' },
    published: { type: 'string' },
    id: { type: 'string' },
    url: { type: 'string' },
    jsonl: { type: 'boolean' },
  },
  run: async (invocation) => {
    const { positionals, values, terminal } = invocation;
    if (positionals.length > 1) throw new WrongUse(`one file at a time, not ${positionals.length}`);
    const file = positionals[0] ?? '-';
    if (values['jsonl'] === true) {
      let bad = 0;
      const lines = textLines(file, (number, why) => {
        bad += 1;
        terminal.err(`line ${number} cannot be used: ${why}`);
      });
      for await (const { id, source, published, url, text } of lines)
        terminal.out(JSON.stringify(read({ id, source, published, text, url: url ?? null })));
      return bad > 0 ? 1 : 0;
    }
    const { source, published } = sourceAndTime(
      option(invocation, 'source'),
      option(invocation, 'published'),
      { dateAlone: true },
    );
    const text = await wholeText(file);
    const id =
      option(invocation, 'id') ?? (file === '-' ? 'stdin' : (file.split('/').at(-1) ?? file));
    const report = read({ id, source, published, text, url: option(invocation, 'url') });
    terminal.out(JSON.stringify(report, null, 2));
    return 0;
  },
};
