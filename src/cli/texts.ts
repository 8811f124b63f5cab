// Texts to read: a file, standard input, or JSON lines of either. A bad line never stops the others.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { buffer as readAll } from 'node:stream/consumers';
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

const lineText = (bytes: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    throw new Error('it is not text in UTF-8');
  }
};

/** The lines of a JSON Lines file or of standard input ("-"), one at a time; bad ones go to `onBad`. */
export async function* textLines(
  file: string,
  onBad: (line: number, reason: string) => void,
): AsyncGenerator<TextLine> {
  // A letter for a byte, so that lines end where they end and spoilt bytes are seen in their line.
  const input =
    file === '-' ? process.stdin.setEncoding('latin1') : createReadStream(file, 'latin1');
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const bytes of lines) {
      number += 1;
      if (bytes.trim() === '') continue;
      let line: TextLine | null = null;
      try {
        line = lineSchema.parse(JSON.parse(lineText(bytes)));
      } catch (error) {
        onBad(number, reason(error));
      }
      if (line) yield line;
    }
  } catch (error) {
    throw new Failure(`cannot read ${file}: ${reason(error)}`);
  }
}

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. Throws `Failure` for anything else: spoilt
 * letters would be read as a text that tells nothing.
 */
export const decodeText = (bytes: Uint8Array, file: string): string => {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null;
  try {
    const text = new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw new Failure(
    `${file === '-' ? 'standard input' : file} is not text in UTF-8; convert it first (iconv -f WINDOWS-1251 -t UTF-8, for example)`,
  );
};

/** A whole text of a file or of standard input ("-"). Throws `Failure` with the reason. */
export const wholeText = async (file: string): Promise<string> => {
  let bytes: Buffer;
  try {
    bytes = file === '-' ? await readAll(process.stdin) : await readFile(file);
  } catch (error) {
    throw new Failure(`cannot read ${file}: ${reason(error)}`);
  }
  return decodeText(bytes, file);
};

/**
 * Checks `--source` and `--published`. `dateAlone`: a date is its noon in Kyiv, where nobody is shown the hour.
 * Throws `WrongUse` with what is allowed.
 */
export const sourceAndTime = (
  source: string | null,
  published: string | null,
  { dateAlone = false }: { readonly dateAlone?: boolean } = {},
): { readonly source: SourceId; readonly published: string } => {
  const found = sourceIds.find((id) => id === source);
  if (!found)
    throw new WrongUse(
      `--source is ${source === null ? 'missing' : `"${source}"`}; allowed: ${sourceIds.join(', ')}`,
    );
  const noon =
    dateAlone && /^\d{4}-\d{2}-\d{2}$/.test(published ?? '')
      ? DateTime.fromISO(`${published}T12:00`, { zone: 'Europe/Kyiv' })
      : null;
  if (noon?.isValid) return { source: found, published: noon.toISO() };
  if (published === null || !isInstant(published))
    throw new WrongUse(
      `--published is ${published === null ? 'missing' : `"${published}"`}; give an ISO instant such as 2026-07-02T06:20:00Z`,
    );
  return { source: found, published: inZone(published) };
};
