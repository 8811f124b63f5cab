// Articles that the reader itself reads, as documents: their figures, names and kinds under our own short
// wordings. Never keeps a sentence, a headline or a quotation of theirs.
import { z } from 'zod';
import type { DiplomaticEvent } from '../model/event.ts';
import type { Report } from '../model/report.ts';
import { sourceIds } from '../model/terms.ts';
import { read } from '../reader/read.ts';
import type { ArchiveDocument } from '../store/store.ts';
import { wordingFor } from './wordings.ts';

const textSchema = z.object({
  id: z.string(),
  source: z.enum(sourceIds),
  published: z.string(),
  outlet: z.string().nullish(),
  url: z.string().nullish(),
  text: z.string(),
});

const eventWithoutWords = (event: DiplomaticEvent, documentId: string): DiplomaticEvent => ({
  ...event,
  outcome: null,
  quote: null,
  wording: wordingFor(documentId, event),
});

/** The report without anybody's sentences: what is counted, named and dated stays. */
const withoutWords = (report: Report, id: string): Report => ({
  ...report,
  id,
  claims: report.claims.map((claim) => ({ ...claim, quote: null })),
  unnumbered: report.unnumbered.map((entry) => ({ ...entry, quote: null })),
  incidents: report.incidents.map((incident) => ({ ...incident, quote: null })),
  events: report.events.map((event) => eventWithoutWords(event, id)),
});

/** Each line `{id, source, published, text}` one document; a text that is not a report makes none. */
export const readTexts = (linesText: string): ArchiveDocument[] =>
  linesText
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => textSchema.parse(JSON.parse(line)))
    .flatMap((text): ArchiveDocument[] => {
      const { source, published } = text;
      const report = read({ id: text.id, source, published, text: text.text });
      if (report.status !== 'report') return [];
      const id = `texts/${text.id.replace(/\.txt$/u, '')}`;
      return [
        {
          id,
          source: text.source,
          // An analyst's own texts bear its name already.
          outlet: text.source === 'news' ? (text.outlet ?? null) : null,
          title: null,
          url: text.url ?? null,
          publishedAt: text.published,
          report: withoutWords(report, id),
        },
      ];
    });
