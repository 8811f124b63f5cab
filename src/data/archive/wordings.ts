// Our own short wordings for the bundled archive, which keeps nobody's sentences. Never words a live text.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DiplomaticEvent } from '../model/event.ts';
import { eventKinds, eventStatuses } from '../model/terms.ts';

const wordingsSchema = z.object({
  /** Names of outlets by the host or word that the chronology writes. */
  outlets: z.record(z.string(), z.string()),
  /** Ukrainian wording by document id. */
  chronology: z.record(z.string(), z.string()),
  /** English wording by document id, where the chronology's own is in note form. */
  chronologyInEnglish: z.record(z.string(), z.string()),
  /** Wordings of events of bundled articles, by the text's name; `speaker` empty: the text's own words. */
  texts: z.record(
    z.string(),
    z.array(
      z.object({
        speaker: z.string(),
        kind: z.enum(eventKinds),
        status: z.enum(eventStatuses),
        en: z.string(),
        uk: z.string(),
        whole: z.boolean().optional(),
      }),
    ),
  ),
});

const wordings = wordingsSchema.parse(
  JSON.parse(readFileSync(new URL('./wordings.json', import.meta.url), 'utf8')),
);

/** An outlet's name as readers know it, null for a host that is its own name. */
export const outletName = (word: string): string | null =>
  wordings.outlets[word.toLowerCase()] ?? null;

/** The Ukrainian wording of a chronology's document, null where it has none. */
export const ukrainianWording = (documentId: string): string | null =>
  wordings.chronology[documentId] ?? null;

/** The English wording of a chronology's document, null where its own words stand. */
export const englishWording = (documentId: string): string | null =>
  wordings.chronologyInEnglish[documentId] ?? null;

/**
 * Our wording of an event that was read from a bundled article; null where its structure says all, or for any
 * other text. The document's id may be the text's name or end in it.
 */
export const wordingFor = (
  documentId: string,
  event: DiplomaticEvent,
): NonNullable<DiplomaticEvent['wording']> | null => {
  const name = (documentId.split('/').at(-1) ?? '').replace(/\.txt$/u, '');
  const voice = `${event.speaker ?? ''} ${event.outlet ?? ''}`.toLowerCase();
  const found = wordings.texts[name]?.find(
    ({ speaker, kind, status }) =>
      kind === event.kind &&
      status === event.status &&
      (speaker === '' ? voice.trim() === '' : voice.includes(speaker.toLowerCase())),
  );
  if (!found) return null;
  const { en, uk, whole } = found;
  return whole ? { en, uk, whole } : { en, uk };
};
