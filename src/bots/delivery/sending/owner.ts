// Who owns a lease: this process, told apart from every other one, and whether an owner on this machine is dead.
import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Processes of two containers may share a name and a number; they do not share this. */
const namespace = (): string => {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
};

/** Another one for every start of the machine; null where the system tells none. */
export const bootId = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
};

/** Two machines may bear the same name, and the first namespace has the same number on all of them. */
const machine = `${hostname()} ${namespace()} ${bootId() ?? ''}`;

/** Another one for every start, so that a number used again is not mistaken for the same process. */
export const createOwner = (): string =>
  JSON.stringify([machine, process.pid, randomBytes(6).toString('hex')]);

/** True only where it is certain: a process of this machine that is no more. */
export const isDead = (owner: string, ours: string): boolean => {
  if (owner === ours) return false;
  try {
    const [where, pid] = JSON.parse(owner) as [unknown, unknown];
    if (where !== machine || typeof pid !== 'number') return false;
    if (pid === process.pid) return !living.has(owner);
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
};

/** Owners of this very process: several deliveries may run in one. */
const living = new Set<string>();
export const lives = (owner: string): void => void living.add(owner);
export const ends = (owner: string): void => void living.delete(owner);
