// What every command of the operator's tool gets and gives. Data goes to standard output alone, as JSON;
// everything for people goes to standard error.
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Environment } from '../config.ts';

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True where a person watches standard error. */
  readonly watched: boolean;
}

export interface Invocation {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly now: Date;
}

export interface Tool {
  readonly name: string;
  /** The line of the overview. */
  readonly purpose: string;
  /** What `--help` prints: the forms, then the options. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** Resolves to the exit code: 0 done, 1 failed. */
  run(invocation: Invocation): Promise<number>;
}

/** Wrong use: exit 2 with the reason and where the help is. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The reason why a command failed, for people: exit 1. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** An error in words: faults of the program with their name, everything said to a person as it is. */
export const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const ours = [TypeError, RangeError, ReferenceError, SyntaxError].some(
    (kind) => error instanceof kind,
  );
  return ours ? `${error.name}: ${error.message}` : error.message;
};

/** A string option, or null. */
export const option = (invocation: Invocation, name: string): string | null => {
  const value = invocation.values[name];
  return typeof value === 'string' ? value : null;
};

/** One of a closed list. Throws `WrongUse` with what is allowed. */
export const choice = <T extends string>(
  invocation: Invocation,
  name: string,
  allowed: readonly T[],
  otherwise: T,
): T => {
  const value = option(invocation, name);
  if (value === null) return otherwise;
  const found = allowed.find((one) => one === value);
  if (!found) throw new WrongUse(`--${name} is "${value}"; allowed: ${allowed.join(', ')}`);
  return found;
};
