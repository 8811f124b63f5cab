// The README's example, out of a real run: asks the console for one night in a database of its own.
// Run: node bench/example.ts [README.md] [DATE]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './measure.ts';
import { writeTable } from './readme.ts';

const [file = 'README.md', date = '2025-07-21'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
try {
  const { code, output } = await runNode(
    ['src/main.ts', '--lang', 'en'],
    `/night ${date}\n/quit\n`,
    { DATABASE_URL: `file:${join(folder, 'example.db')}`, LOG_LEVEL: 'error' },
  );
  if (code !== 0) throw new Error(`the console ended with ${code}`);
  // The newest night, which the console prints by itself, comes first; the one asked for is the last.
  const asked = output.slice(output.lastIndexOf('\nNight of ') + 1).trim();
  // Addresses are longer than the page is wide; they stand in the real answer.
  const short = asked.replace(/ (https?:\/\/[^/\s]+\/)\S{20,}/g, ' $1…');
  writeTable(file, 'example', `\`\`\`\n${short}\n\`\`\``);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
