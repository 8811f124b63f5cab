// What belongs to a round of talks and stands in other sentences: its agenda as a list, who leads a delegation.
import type { Sentence } from '../clauses.ts';
import { stages, type EventText } from './text.ts';

const most = 12;
const bulletLine = /^\s*(?:[-•·●▪▫◾◽▸►*–—]|\d{1,2}[.)])\s*(.*)$/u;

/** Points of a list under a sentence that announces "five issues:", in the text's words; empty where there is none. */
export const agendaAfter = (text: EventText, index: number): string[] => {
  const sentence = text.sentences[index];
  if (!sentence || !text.has('agenda', sentence.from, sentence.to)) return [];
  const last = text.tokens[sentence.to - 1];
  if (!last || !text.has('topic', sentence.from, sentence.to)) return [];
  const closes = last.lower === ':' || text.tokens[sentence.to]?.lower === ':';
  if (!closes) return [];
  const original = text.source.original;
  const points: string[] = [];
  let at = (text.source.origin[last.end - 1] ?? 0) + 1;
  let dashed = false;
  while (at < original.length && points.length < most) {
    const end = original.indexOf('\n', at);
    const line = original.slice(at, end < 0 ? original.length : end).trim();
    at = end < 0 ? original.length : end + 1;
    if (line === '' || line === ':') continue;
    const bullet = bulletLine.exec(line);
    if (bullet) {
      const words = (bullet[1] ?? '').trim();
      if (words === '') dashed = true;
      else {
        points.push(words.replace(/[;.]$/u, ''));
        dashed = false;
      }
      continue;
    }
    // A dash alone on its line belongs to the line below it.
    if (!dashed) break;
    points.push(line.replace(/[;.]$/u, ''));
    dashed = false;
  }
  return points;
};

/** "at the level of foreign ministers": how high those are who talk, in the text's words; empty where it is not told. */
export const levelIn = (text: EventText, sentence: Sentence): string[] => {
  const mark = text.find('level', sentence.from, sentence.to)[0];
  if (!mark || !text.has('topic', sentence.from, sentence.to)) return [];
  let to = mark.to;
  while (to < sentence.to && to - mark.to < 3 && text.tokens[to]?.kind === 'word') {
    if (text.has('quoteOpens', to, to + 1) || text.has('clause', to, to + 1)) break;
    if (text.has('temporal', to, to + 1) || text.has('trailing', to, to + 1)) break;
    if (stages.some((stage) => text.has(stage, to, to + 1))) break;
    to += 1;
  }
  return [text.quote(mark.from, to)];
};

/** "Ukraine's delegation is being led by Rustem Umerov" as "ukraine: Rustem Umerov". */
export const delegationsIn = (text: EventText, sentence: Sentence): string[] => {
  const found: string[] = [];
  for (const mark of text.find('ledBy', sentence.from, sentence.to)) {
    const before = text
      .find('delegation', Math.max(sentence.from, mark.from - 12), mark.from)
      .at(-1);
    if (!before) continue;
    const party = text
      .find('party', Math.max(sentence.from, before.from - 4), before.to)
      .at(-1)?.value;
    if (!party) continue;
    let from = mark.to;
    while (from < sentence.to && !text.find('known', from, from + 1).length && from - mark.to < 9) {
      if (text.tokens[from]?.lower === ',' && from > mark.to + 1) break;
      from += 1;
    }
    const person = text.find('known', mark.to, Math.min(sentence.to, mark.to + 10))[0];
    let start = person ? person.from : mark.to;
    let end = person ? person.to : mark.to;
    if (person) {
      const first = text.tokens[start - 1];
      if (first?.capital && !text.has('title', start - 1, start)) start -= 1;
    } else while (end < sentence.to && text.tokens[end]?.capital && end - start < 5) end += 1;
    const name = text.quote(start, end);
    if (name) found.push(`${party}: ${name}`);
  }
  return found;
};
