// Folders of their own for tests; they go with the run's temporary folder.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder of the temporary ones. */
export const ownFolder = (): string => mkdtempSync(join(tmpdir(), 'strike-digest-'));
