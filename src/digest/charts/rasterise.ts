// A drawing to pixels, with our own letters and none of the machine's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Drawing } from './picture.ts';
import { encodePng } from './png.ts';
import { svgOf } from './svg.ts';
import { fontFamily, fontFiles } from './typeface.ts';

const require = createRequire(import.meta.url);
let ready: Promise<void> | null = null;

/** The drawing as PNG in its own size. Throws where the drawing cannot be read. */
export const rasterise = async (drawing: Drawing): Promise<Uint8Array> => {
  ready ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const reader = new Resvg(svgOf(drawing), {
    font: { fontBuffers: [...fontFiles()], defaultFontFamily: fontFamily },
  });
  try {
    const image = reader.render();
    try {
      return encodePng(image.pixels, drawing.width, drawing.height);
    } finally {
      image.free();
    }
  } finally {
    reader.free();
  }
};
