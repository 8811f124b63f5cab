// Folders of their own for tests, gone when the tests of the file are over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
// Imported first it runs last: stores in them are closed by then.
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder of the temporary ones. */
export const ownFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  made.push(folder);
  return folder;
};
