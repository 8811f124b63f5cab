import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-card-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the operator’s tool writes the card of a night to a file', { timeout: 60_000 }, async () => {
  const out = join(folder, 'card.png');
  const ran = await run(
    'src/cli.ts',
    ['night', '2025-07-21', '--format', 'png', '--lang', 'uk', '--out', out],
    { DATABASE_URL: `file:${join(folder, 'tool.db')}` },
  );
  expect(ran).toMatchObject({ code: 0, out: '' });
  expect(PNG.sync.read(readFileSync(out)).width).toBe(1200);
  expect(readFileSync(out).length).toBeLessThanOrEqual(100_000);
});
