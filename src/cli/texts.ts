// Texts to read: a file, standard input, or JSON lines of either. A bad line never stops the others.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { sourceIds, type SourceId } from '../data/model/terms.ts';
import { Failure, WrongUse } from './tool.ts';

const isInstant = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && DateTime.fromISO(value).isValid;

/** A time without a zone is UTC, wherever the tool runs. */
const inZone = (value: string): string =>
  /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(value)
    ? value
    : (DateTime.fromISO(value, { zone: 'utc' }).toISO() ?? value);

/** `{"id","source","published","url"?,"text"}`; other keys are ignored. */
export const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  source: z.enum(sourceIds),
  published: z
    .string()
    .refine(isInstant, 'an ISO instant such as 2026-07-02T06:20:00Z')
    .transform(inZone),
  url: z.string().nullish(),
  title: z.string().nullish(),
  outlet: z.string().nullish(),
  text: z.string(),
});
export type TextLine = z.infer<typeof lineSchema>;

const reason = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`)
      .join('; ');
  return error instanceof Error ? error.message : String(error);
};

/** The lines of a JSON Lines file or of standard input ("-"), one at a time; bad ones go to `onBad`. */
export async function* textLines(
  file: string,
  onBad: (line: number, reason: string) => void,
): AsyncGenerator<TextLine> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const text of lines) {
      number += 1;
      if (text.trim() === '') continue;
      let line: TextLine | null = null;
      try {
        line = lineSchema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
      } catch (error) {
        onBad(number, reason(error));
      }
      if (line) yield line;
    }
  } catch (error) {
    throw new Failure(`cannot read ${file}: ${reason(error)}`);
  }
}

/** A whole text of a file or of standard input ("-"). Throws `Failure` with the reason. */
export const wholeText = async (file: string): Promise<string> => {
  try {
    const whole = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
    return whole.replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Failure(`cannot read ${file}: ${reason(error)}`);
  }
};

/** Checks `--source` and `--published`. Throws `WrongUse` with what is allowed. */
export const sourceAndTime = (
  source: string | null,
  published: string | null,
): { readonly source: SourceId; readonly published: string } => {
  const found = sourceIds.find((id) => id === source);
  if (!found)
    throw new WrongUse(
      `--source is ${source === null ? 'missing' : `"${source}"`}; allowed: ${sourceIds.join(', ')}`,
    );
  if (published === null || !isInstant(published))
    throw new WrongUse(
      `--published is ${published === null ? 'missing' : `"${published}"`}; give an ISO instant such as 2026-07-02T06:20:00Z`,
    );
  return { source: found, published: inZone(published) };
};
