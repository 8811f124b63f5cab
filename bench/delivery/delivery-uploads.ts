// What goes over the wire to Telegram: bytes of a real digest sent to a chat, and how often one picture is uploaded.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDigest } from '../../src/bots/digests.ts';
import type { Answer } from '../../src/bots/platform.ts';
import { fillArchive } from '../../src/data/archive/fill.ts';
import { openStore } from '../../src/data/store/open.ts';
import { renderNight } from '../../src/digest/render.ts';
import type { Measured } from '../results.ts';
import { connect, startFake } from '../telegram.ts';

interface Wire {
  readonly root: string;
  /** Bytes of the bodies and how many of them carried a file, since the last look. */
  look(): { readonly bytes: number; readonly uploads: number };
  close(): Promise<void>;
}

/** Passes everything on to `root` and counts it. */
const startWire = async (root: string): Promise<Wire> => {
  let bytes = 0;
  let uploads = 0;
  const server = createServer((incoming, outgoing) => {
    if (incoming.headers['content-type']?.startsWith('multipart/')) uploads += 1;
    incoming.on('data', (chunk: Buffer) => (bytes += chunk.length));
    const onward = request(new URL(incoming.url ?? '/', root), {
      method: incoming.method,
      headers: incoming.headers,
    });
    onward.on('error', () => outgoing.destroy());
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    look: () => {
      const seen = { bytes, uploads };
      bytes = 0;
      uploads = 0;
      return seen;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** As large as a card of a night; only its head is looked at. */
const card = (): Uint8Array => {
  const png = Buffer.alloc(60_000, 7);
  png.set(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  png.writeUInt32BE(800, 16);
  png.writeUInt32BE(450, 20);
  return png;
};

const night = '2025-07-21';

export const uploads = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, now: new Date() });
  const fake = await startFake([]);
  const wire = await startWire(fake.apiRoot);
  try {
    await fillArchive(store);
    const found = await findDigest(store, night);
    if (!found) throw new Error(`the archive has no night ${night}`);
    const message = renderNight(found.digest, {
      language: 'uk',
      variant: 'push',
      sections: ['strikes', 'talks', 'aid'],
      late: false,
      today: night,
    });
    const picture = { key: 'bench', name: 'card.png', alt: 'a card', png: card() };
    const answer: Answer = () =>
      Promise.resolve({
        // Short enough to stand under a picture.
        message: { ...message, actions: [], blocks: message.blocks.slice(0, 1), sources: [] },
        discreet: false,
        picture,
      });
    const bot = await connect({ ...fake, apiRoot: wire.root }, store, answer);
    const body = bot.prepare(message, { previewUrl: null, picture: null });
    const pushes = 500;
    wire.look();
    for (let chat = 1; chat <= pushes; chat += 1)
      await bot.send({
        target: { chat: String(3_000_000 + chat), thread: null, kind: 'private' },
        body,
        key: String(chat),
        silent: false,
        picture,
      });
    const pushed = wire.look();
    const asked = 200;
    await fake.control({
      do: 'volley',
      from: 4_000_000,
      count: asked,
      atOnce: 20,
      texts: ['/help'],
    });
    const shown = wire.look();
    await bot.stop();
    return [
      {
        name: 'Telegram: bytes out for one push of a digest',
        value: pushed.bytes / pushes / 1000,
        unit: 'kB',
        n: pushes,
        limit: 4,
        note: `the night ${night} in Ukrainian, polling included`,
      },
      {
        name: 'Telegram: uploads for pushes',
        value: pushed.uploads,
        unit: 'of',
        n: pushes,
        limit: 0,
      },
      {
        name: 'Telegram: uploads of one picture that many ask for, 20 at a time',
        value: shown.uploads,
        unit: 'of',
        n: asked,
        limit: 1,
        floor: 1,
      },
    ];
  } finally {
    fake.end();
    await wire.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
