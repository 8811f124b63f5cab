// What was really called, noted on this machine in the moment before the first byte leaves. After a kill it tells
// which of the committed intents never became a call, and which of the calls were answered.
import { createHash } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { PlatformName } from '../../../data/model/subscriber.ts';
import { fileOf } from '../../../data/store/engine/sqlite.ts';
import { isServer } from '../../../data/store/open.ts';
import { bootId, isDead } from './owner.ts';

/**
 * The notes of one owner for one platform. They outlive the process, not the machine: the kernel has every line
 * before the call begins, the disk need not. No note is a proof only together with all others, so that a line which
 * cannot be written takes the whole file away.
 */
export interface Journal {
  /** Begins anew for a tenure; whatever was noted before is no longer of use. Never throws. */
  begin(fence: number): void;
  /** Throws only where neither the note nor the end of the notes could be written: then nothing may be called. */
  called(id: string): void;
  answered(id: string, messageId: string): void;
  /** So long that it is worth a tenure of its own. */
  isLong(): boolean;
  /** Removes the notes. */
  end(): void;
}

/** What a dead owner noted in its last tenure. */
export interface Noted {
  readonly fence: number;
  readonly called: ReadonlySet<string>;
  /** Id of the delivery and of the message that stands in the chat. */
  readonly answered: ReadonlyMap<string, string>;
}

const headSchema = z.object({
  owner: z.string(),
  boot: z.string(),
  fence: z.number().int(),
});

const long = 4 * 1024 * 1024;
const forgottenAfter = 86_400_000;
/** Where the system knows no such number, no folder is taken for our own. */
const user = process.getuid?.() ?? -1;

/** Beside the embedded database; with a server's, where the service manager or the system keeps such things. */
export const journalFolder = (databaseUrl: string): string => {
  if (!isServer(databaseUrl)) return `${fileOf(databaseUrl)}-calls`;
  const [state = ''] = (process.env['STATE_DIRECTORY'] ?? '').split(':');
  return state === '' ? join(tmpdir(), `strike-digest-${user}`) : join(state, 'calls');
};

const fileName = (platform: PlatformName, owner: string): string =>
  `${platform}-${createHash('sha256').update(owner).digest('hex').slice(0, 32)}`;

const linesOf = (path: string): readonly string[] | null => {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return null;
  }
};
const headOf = (lines: readonly string[]): z.infer<typeof headSchema> | null => {
  try {
    return headSchema.parse(JSON.parse(lines[0] ?? ''));
  } catch {
    return null;
  }
};

/** True for a folder of our own that nobody else may write to. */
const isOurs = (folder: string): boolean => {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === user && (found.mode & 0o022) === 0;
};

const remove = (path: string): void => {
  try {
    unlinkSync(path);
  } catch {
    // It is gone already, or stays and is of no use.
  }
};

/** Files of processes that are no more and that nobody came to read. */
const sweep = (folder: string, boot: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = Date.now() - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age < forgottenAfter) continue;
    const head = headOf(linesOf(path) ?? []);
    if (head?.boot !== boot || isDead(head.owner, '')) remove(path);
  }
};

/** `folder` null: nothing is noted, and after a kill every open intent is unknown. */
export const createJournal = (
  folder: string | null,
  platform: PlatformName,
  owner: string,
): Journal => {
  // Without it nothing is noted.
  const boot = bootId();
  const path = folder === null ? null : join(folder, fileName(platform, owner));
  let file: number | null = null;
  let size = 0;

  const write = (line: string): void => {
    if (file === null) return;
    const bytes = Buffer.from(line);
    if (writeSync(file, bytes) !== bytes.length) throw new Error('the note was cut short');
    size += bytes.length;
  };
  /** Throws where the file stays. */
  const end = (): void => {
    if (path === null || file === null) return;
    try {
      unlinkSync(path);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
    const open = file;
    file = null;
    try {
      closeSync(open);
    } catch {
      // What was still to be written is not read any more.
    }
  };
  /** Without the line the file would lie: it goes, and the next tenure begins another. */
  const note = (line: string): void => {
    try {
      write(line);
    } catch {
      end();
    }
  };

  return {
    begin: (fence) => {
      if (folder === null || path === null || boot === null) return;
      try {
        end();
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!isOurs(folder)) return;
        sweep(folder, boot);
        file = openSync(path, 'wx', 0o600);
        size = 0;
        note(`${JSON.stringify({ owner, boot, fence })}\n`);
      } catch {
        // Without notes everything is as it would be on another machine.
      }
    },
    called: (id) => note(`${id}\n`),
    answered: (id, messageId) => {
      // Lost, it leaves a call whose answer is not known.
      if (!/[\s]/.test(messageId)) note(`${id} ${messageId}\n`);
    },
    isLong: () => size > long,
    end: () => {
      try {
        end();
      } catch {
        // Nobody reads the notes of an owner that gave its lease back.
      }
    },
  };
};

/** Null where that owner noted nothing that still holds: elsewhere, before the machine started, or not at all. */
export const readJournal = (
  folder: string | null,
  platform: PlatformName,
  owner: string,
): Noted | null => {
  if (folder === null) return null;
  const lines = linesOf(join(folder, fileName(platform, owner))) ?? [];
  const told = headOf(lines);
  if (told?.owner !== owner || told.boot !== bootId()) return null;
  // The last part ends no line: it is empty, or was cut off while it was written.
  const entries = lines.slice(1, -1).map((line) => line.split(' '));
  return {
    fence: told.fence,
    called: new Set(entries.map(([id = '']) => id)),
    answered: new Map(entries.flatMap(([id = '', answer]) => (answer ? [[id, answer]] : []))),
  };
};

export const forgetJournal = (
  folder: string | null,
  platform: PlatformName,
  owner: string,
): void => {
  if (folder !== null) remove(join(folder, fileName(platform, owner)));
};
