// The bundled archive's form on disk: one document a line, whatever is usual left out, the version first.
// Holds figures, names, kinds and links; never a sentence that somebody else wrote.
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { nothingTold, type Claim, type Report } from '../model/report.ts';
import type { ArchiveDocument, Documents } from '../store/store.ts';

export const bundleFile = new URL('./archive.jsonl', import.meta.url);

const headSchema = z.object({ version: z.string(), documents: z.number().int() });

type Bare = Record<string, unknown>;

/** Only what differs from the usual; key order is that of the object, so that lines stay the same. */
const without = (whole: object, usual: Bare): Bare =>
  Object.fromEntries(
    Object.entries(whole).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key] ?? null),
    ),
  );

const usualReport = {
  status: 'report',
  reason: null,
  ...nothingTold,
} satisfies Partial<Report>;

const usualClaim = (report: Pick<Report, 'period' | 'attacker'>): Partial<Claim> => ({
  night: report.period?.date ?? null,
  part: report.period?.kind ?? 'night',
  window: null,
  attacker: report.attacker ?? 'russia',
  munition: null,
  region: null,
  subset: false,
  speaker: null,
  outlet: null,
  quote: null,
});

/** A night that differs from the period's must be written even where it is null. */
const packClaim = (claim: Claim, report: Report): Bare => {
  const usual = usualClaim(report);
  const packed: Bare = {};
  for (const [key, value] of Object.entries(claim))
    if (JSON.stringify(value) !== JSON.stringify(usual[key as keyof Claim])) packed[key] = value;
  return packed;
};

const packDocument = (document: ArchiveDocument): string => {
  const { report, ...rest } = document;
  return JSON.stringify({
    ...without(rest, {}),
    report: {
      // Id and source stand in the document itself.
      ...without(report, { ...usualReport, id: report.id, source: report.source }),
      ...(report.claims.length > 0
        ? { claims: report.claims.map((claim) => packClaim(claim, report)) }
        : {}),
    },
  });
};

const unpackDocument = (line: string): ArchiveDocument => {
  // Our own file, held against the schemas by a test; checking it again would double the first start.
  const packed = JSON.parse(line) as ArchiveDocument & { report: Partial<Report> };
  const report = { ...usualReport, ...packed.report, id: packed.id, source: packed.source };
  const usual = usualClaim(report);
  return {
    id: packed.id,
    source: packed.source,
    outlet: packed.outlet ?? null,
    title: packed.title ?? null,
    url: packed.url ?? null,
    publishedAt: packed.publishedAt ?? null,
    relayOf: packed.relayOf ?? null,
    report: { ...report, claims: report.claims.map((claim) => ({ ...usual, ...claim })) },
  };
};

/** The whole file's text; the same documents make the same text, whatever order they come in. */
export const packBundle = (documents: readonly ArchiveDocument[]): string => {
  const lines = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1)).map(packDocument);
  const body = lines.join('\n');
  const version = hash('sha1', body, 'hex').slice(0, 12);
  return `${JSON.stringify({ version, documents: lines.length })}\n${body}\n`;
};

/** Lines of a file one by one, so that the whole of it is never held. */
function* linesOf(path: URL): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.alloc(1 << 16);
    let rest = '';
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, length))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

/**
 * Reads a bundle; its documents are made one by one as they are asked for, and only once. Throws where its head is
 * not one.
 */
export const readBundle = (
  path: URL = bundleFile,
): { readonly version: string; readonly documents: Documents } => {
  const lines = linesOf(path);
  const head = headSchema.parse(JSON.parse(lines.next().value ?? ''));
  return {
    version: head.version,
    documents: {
      length: head.documents,
      *[Symbol.iterator]() {
        for (const line of lines) yield unpackDocument(line);
      },
    },
  };
};

/** The version of the bundle beside this file, without reading the rest of it. */
export const bundledVersion = (): string => {
  const file = openSync(bundleFile, 'r');
  try {
    const head = Buffer.alloc(200);
    const length = readSync(file, head, 0, head.length, 0);
    const line = head.subarray(0, length).toString('utf8').split('\n')[0] ?? '';
    return headSchema.parse(JSON.parse(line)).version;
  } finally {
    closeSync(file);
  }
};
