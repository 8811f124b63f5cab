// Pixels to a small file: flat colours and letters need few of them, so the file keeps a table of colours.
import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body, crc32(head.subarray(4))), 0);
  return Buffer.concat([head, body, tail]);
};

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Coarser and coarser steps of a colour until 256 are enough. */
const masks = [0xffffffff, 0xfffefefe, 0xfffcfcfc, 0xfff8f8f8, 0xfff0f0f0, 0xffe0e0e0, 0xffc0c0c0];

interface Indexed {
  /** One byte a pixel, each row after its filter byte. */
  readonly rows: Buffer;
  /** Colours (as stored, four bytes each) in the order of their numbers. */
  readonly colors: readonly number[];
}

/** Pixels as numbers of colours; null where there are more than 256. */
const index = (pixels: Uint32Array, mask: number, { width, height }: Size): Indexed | null => {
  const numbers = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  let last = -1;
  let number = 0;
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1) {
      const color = ((pixels[from] ?? 0) & mask) >>> 0;
      if (color !== last) {
        last = color;
        const known = numbers.get(color);
        if (known === undefined && numbers.size === 256) return null;
        number = known ?? numbers.size;
        if (known === undefined) numbers.set(color, number);
      }
      rows[to] = number;
      from += 1;
      to += 1;
    }
  }
  return { rows, colors: [...numbers.keys()] };
};

const fileOf = ({ rows, colors }: Indexed, { width, height }: Size, level: number): Uint8Array => {
  const palette = Buffer.from(
    colors.flatMap((color) => [color & 0xff, (color >>> 8) & 0xff, (color >>> 16) & 0xff]),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/**
 * An opaque picture (RGBA, row by row) as PNG of at most `limit` bytes: packed more slowly, then in coarser
 * colours, until it is. Throws where the size does not fit the pixels, or no step is enough.
 */
export const encodePng = (
  rgba: Uint8Array,
  width: number,
  height: number,
  limit = 100_000,
): Uint8Array => {
  if (rgba.length !== width * height * 4) throw new Error('the picture is not of the size told');
  const size = { width, height };
  const bytes = new Uint8Array(rgba);
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, width * height);
  for (const mask of masks) {
    const indexed = index(pixels, mask, size);
    if (!indexed) continue;
    for (const level of [6, 9]) {
      const file = fileOf(indexed, size, level);
      if (file.length <= limit) return file;
    }
  }
  throw new Error(`the picture is larger than ${limit} bytes`);
};
