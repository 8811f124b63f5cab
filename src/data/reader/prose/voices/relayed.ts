// Lines in which an article hands on an official post nearly in its words are read as that post is: the
// Air Force's frame («збито/подавлено ... БпЛА типу Shahed») and the ministry's («дежурными средствами ПВО»).
import type { Claim, SourceText, Unnumbered } from '../../../model/report.ts';
import { languageOf } from '../../languages.ts';
import type { Sentence } from '../../clauses.ts';
import { prepare } from '../../document.ts';
import type { Document } from '../../document.ts';
import { normalise } from '../../normalise.ts';
import { readOfficial } from '../../official/official.ts';
import { within } from '../../phrases.ts';

/** `covers`: true for a place of the text that was read here, so that prose leaves its weapons alone. */
export interface Relayed {
  readonly claims: readonly Claim[];
  readonly unnumbered: readonly Unnumbered[];
  readonly covers: (offset: number) => boolean;
  /** True where the lines name their night or day; else `night` of the claims means nothing. */
  readonly dated: boolean;
}

const nothing: Relayed = { claims: [], unnumbered: [], covers: () => false, dated: false };

interface Line {
  readonly from: number;
  readonly to: number;
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1)
    if (at === text.length || text[at] === '\n') {
      if (at > from) lines.push({ from, to: at });
      from = at + 1;
    }
  return lines;
};

const beginsItem = (document: Document, sentence: Sentence | undefined): boolean =>
  sentence !== undefined &&
  (sentence.bullet || document.numberAt.has(sentence.from)) &&
  within(document.marks.munition, sentence.from, sentence.to).length > 0;

/** Sentences of the document by the line of the original they stand on. */
const framedLines = (document: Document, lines: readonly Line[]): Line[] => {
  const { marks, sentences, source, tokens } = document;
  const framed: Line[] = [];
  let next = 0;
  let open = false;
  for (const line of lines) {
    const from = next;
    const place = (at: number): number => source.origin[tokens[at]?.start ?? 0] ?? 0;
    while (next < sentences.length && place(sentences[next]?.from ?? 0) < line.to) next += 1;
    const first = sentences[from];
    const last = sentences[next - 1];
    if (next === from || !first || !last) continue;
    const some = (family: 'frame' | 'munition' | 'part' | 'quantity' | 'attacker'): boolean =>
      within<unknown>(marks[family], first.from, last.to).length > 0;
    const foreign = within(marks.otherVoice, first.from, last.to).length > 0;
    // «- 9 крилатих ракет» under a line that ends with a colon
    const item: boolean =
      open && some('munition') && (first.bullet || document.numberAt.has(first.from));
    // «Над Україною було зафіксовано:» opens such a list.
    const heads =
      tokens[last.to - 1]?.lower === ':' &&
      some('quantity') &&
      beginsItem(document, sentences[next]);
    const launch = some('part') && some('attacker') && some('quantity') && some('munition');
    const takes: boolean = !foreign && (some('frame') || item || launch || heads);
    if (takes) framed.push(line);
    open = takes && (item || tokens[last.to - 1]?.lower === ':' || some('frame'));
  }
  return framed;
};

/** Reads the lines of a text that hand on an official post; nothing for a text without such lines. */
export const readRelayed = (text: SourceText): Relayed => {
  const whole = normalise(text.text);
  const language = languageOf(whole, 'ru');
  const by =
    language.lexicon.language === 'uk'
      ? ('air-force-ua' as const)
      : language.lexicon.language === 'ru'
        ? ('defence-ministry-ru' as const)
        : null;
  if (by === null) return nothing;
  const document = prepare(whole, language);
  if (document.marks.frame.length === 0) return nothing;
  const framed = framedLines(document, linesOf(text.text));
  if (framed.length === 0) return nothing;
  let blanked = '';
  let at = 0;
  for (const { from, to } of framed) {
    blanked += text.text.slice(at, from).replace(/[^\n]/g, ' ') + text.text.slice(from, to);
    at = to;
  }
  blanked += text.text.slice(at).replace(/[^\n]/g, ' ');
  const reading = readOfficial(
    { ...text, text: blanked },
    by,
    prepare(normalise(blanked), language),
  );
  if (reading.status !== 'report') return nothing;
  const named = document.marks.speaker.length > 0;
  const spoken = named ? by : null;
  return {
    claims: reading.claims.map((claim) => ({ ...claim, by: spoken })),
    unnumbered: reading.unnumbered.map((entry) => ({ ...entry, by: spoken })),
    covers: (offset) => {
      let low = 0;
      let high = framed.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((framed[middle]?.from ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const line = framed[low];
      return line !== undefined && offset >= line.from && offset < line.to;
    },
    dated: reading.period !== null,
  };
};
