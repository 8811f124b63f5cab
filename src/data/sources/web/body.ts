// Bytes to text: unpacked and counted as they come, so that neither a page of 50 MB nor a small one that
// unpacks into gigabytes is ever held; then decoded from whatever alphabet the page was written in.
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib';
import { FetchFault, shownUrl } from './fault.ts';

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** What we say we can unpack. */
export const acceptedEncodings = 'gzip, br, deflate';

const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;

const tooLarge = (url: URL, limit: number): FetchFault =>
  new FetchFault(
    'too-large',
    `${shownUrl(url)} is larger than ${megabytes(limit)}, which no page of ours needs; check the address in the list of sources`,
  );

/** The whole body after unpacking. Throws `FetchFault` `too-large` or `bad-content`; stops reading at once. */
export const readBody = async (
  answer: IncomingMessage,
  url: URL,
  limit: number,
): Promise<Buffer> => {
  if (Number(answer.headers['content-length'] ?? 0) > limit) {
    answer.destroy();
    throw tooLarge(url, limit);
  }
  const codings = String(answer.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  const unknown = codings.find((coding) => !(coding in unpackers));
  if (unknown !== undefined || codings.length > 2) {
    answer.destroy();
    throw new FetchFault(
      'bad-content',
      `${shownUrl(url)} is packed as "${codings.join(', ')}", which was not asked for; ${acceptedEncodings} are understood`,
    );
  }
  let stream: NodeJS.ReadableStream = answer;
  for (const coding of codings.toReversed()) {
    const unpack = unpackers[coding];
    // The error reaches the reader below through the last stream.
    if (unpack) stream = pipeline(stream, unpack(), () => undefined);
  }
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      size += bytes.length;
      if (size > limit) throw tooLarge(url, limit);
      parts.push(bytes);
    }
  } catch (error) {
    answer.destroy();
    if (
      error instanceof Error &&
      'code' in error &&
      /^(Z_|ERR__?Z|ERR_BROTLI|ERR_ZSTD|ZSTD)/i.test(String(error.code))
    )
      throw new FetchFault(
        'bad-content',
        `${shownUrl(url)} cannot be unpacked (${error.message}); it will be asked for again`,
        { lasting: false },
      );
    throw error;
  }
  return Buffer.concat(parts);
};

const labelIn = (head: string): string | null =>
  /<\?xml[^>]{0,200}?\sencoding=["']([\w.:-]{1,40})["']/i.exec(head)?.[1] ??
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ??
  null;

const decoderOf = (label: string | null | undefined): InstanceType<typeof TextDecoder> | null => {
  try {
    return label ? new TextDecoder(label) : null;
  } catch {
    return null;
  }
};

const asUtf8 = (body: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
};

const share = (text: string, sign: RegExp): number => {
  const foreign = text.match(/[^\x00-\x7f]/g) ?? [];
  return foreign.length === 0
    ? 0
    : foreign.filter((letter) => sign.test(letter)).length / foreign.length;
};

/**
 * Text of a body. A byte order mark decides; then what is valid UTF-8 is UTF-8, whatever the header or the
 * page claims; then the header's charset, then the page's own. Where those are wrong (or are UTF-8, which it
 * is not), a few spoilt bytes stay spoilt, and a text full of them is read as the Windows alphabet that gives
 * Cyrillic or western letters.
 */
export const decodeBody = (body: Buffer, contentType: string | null): string => {
  if ((body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0xfe && body[1] === 0xff))
    return new TextDecoder(body[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(body);
  const inHeader = decoderOf(/charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]);
  if (inHeader?.encoding.startsWith('utf-16')) return inHeader.decode(body);
  const utf8 = asUtf8(body);
  if (utf8 !== null) return utf8;
  const inPage = decoderOf(labelIn(body.subarray(0, 4096).toString('latin1')));
  for (const decoder of [inHeader, inPage])
    if (decoder && decoder.encoding !== 'utf-8') return decoder.decode(body);
  const spoilt = new TextDecoder('utf-8').decode(body);
  if (share(spoilt, /\ufffd/) < 0.2) return spoilt;
  const cyrillic = new TextDecoder('windows-1251').decode(body);
  return share(cyrillic, /\p{Script=Cyrillic}/u) > 0.6
    ? cyrillic
    : new TextDecoder('windows-1252').decode(body);
};
