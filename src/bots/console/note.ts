// A few plain sentences as a message.
import type { Language } from '../../data/model/terms.ts';
import type { Message } from '../../digest/message.ts';

export const messageOf = (language: Language, sentences: readonly string[]): Message => ({
  language,
  summary: sentences[0] ?? '',
  blocks: [{ id: 'note', heading: null, lines: sentences.map((text) => ({ spans: [{ text }] })) }],
  sources: [],
  actions: [],
});
