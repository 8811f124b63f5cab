// One temporary folder for a whole run of the tests, gone at its end: whatever a test, a program that it starts or a
// database leaves behind is in it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const setup = (): (() => void) => {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  // A database server of the tests may run as another user.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    // What was killed may still be ending.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
};
