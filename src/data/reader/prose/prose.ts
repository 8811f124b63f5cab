// Articles, institute paragraphs and relays as claims: many speakers, nights and both directions in one text.
// Reads what can be read; a number that no verb, speaker or place explains is left out, never guessed.
import type { Claim, Incident, SourceText, Unnumbered } from '../../model/report.ts';
import { languageRead } from '../languages.ts';
import { english } from '../lexicon/en-prose.ts';
import { russianProse } from '../lexicon/ru-prose.ts';
import { ukrainianProse } from '../lexicon/uk-prose.ts';
import type { Context, Draft, Reading } from './context.ts';
import type { Relayed } from './voices/relayed.ts';
import { readSentence } from './sentence.ts';
import { onceHappened, onceSaid, settle } from './counts/settle.ts';
import { attributionsOf } from './voices/speakers.ts';
import { silent } from './voices/voice.ts';
import { sentencesOf } from './tokens.ts';
import { indexWords } from './words/look-up.ts';
import { localDate, mainAnchor } from './when.ts';

const languages = {
  en: indexWords(english),
  ru: indexWords(russianProse),
  uk: indexWords(ukrainianProse),
};

/** Captions and links are short lines; a longer line that has their words is text. */
const captionLength = 500;

/** Claims, words instead of numbers, and incidents of an article or an institute's text. Never throws. */
export const readProse = (
  text: SourceText,
  relayed: Relayed,
): { claims: Claim[]; unnumbered: Unnumbered[]; incidents: Incident[] } => {
  const index = languages[languageRead(text.text.slice(0, 4000).toLowerCase(), 'ru')];
  const sentences = sentencesOf(text.text, index);
  const context: Context = {
    text: text.text,
    published: localDate(text),
    attacker: null,
    attackerAt: -9,
    main: null,
    local: null,
    memory: silent,
    munition: null,
    region: null,
    span: null,
    singles: index.words.language !== 'en',
    quoting: false,
    recent: null,
    foretold: null,
    speaking: null,
  };
  const reading: Reading = { drafts: [], unnumbered: [], incidents: [] };
  const captions = new Set(
    sentences
      .filter(
        ({ tokens, start, end }) =>
          end - start < 400 && tokens.some((token) => token.is.caption !== undefined),
      )
      .map(({ paragraph }) => paragraph),
  );
  context.main = mainAnchor(sentences, context.published, captions);
  const lengths = new Map<number, number>();
  for (const { paragraph: line, start, end } of sentences)
    lengths.set(line, (lengths.get(line) ?? 0) + end - start);
  let marksOpen = 0;
  let announced = false;
  let paragraph = -1;
  sentences.forEach((sentence, at) => {
    if (captions.has(sentence.paragraph) && (lengths.get(sentence.paragraph) ?? 0) < captionLength)
      return;
    if (sentence.paragraph !== paragraph) marksOpen = 0;
    paragraph = sentence.paragraph;
    context.quoting = marksOpen % 2 === 1 || announced;
    const behind = sentences[at + 1];
    context.foretold =
      behind?.tokens.slice(0, 2).some(({ is }) => is.tellsThat !== undefined) === true &&
      behind.paragraph - sentence.paragraph <= 1
        ? (attributionsOf(text.text, behind, context.memory, context.attacker)[0]?.voice ?? null)
        : null;
    readSentence(context, sentence, at, reading);
    announced = sentence.tokens[sentence.tokens.length - 1]?.word === ':';
    marksOpen += sentence.tokens.filter((token) => token.word === '"').length;
  });
  const own = reading.drafts.filter(
    ({ claim, start }) =>
      claim.quantity === 'killed' || claim.quantity === 'injured' || !relayed.covers(start),
  );
  const night = context.main?.date ?? null;
  const handedOn = relayed.claims.map((claim): Draft => ({
    claim: relayed.dated ? claim : { ...claim, night, part: context.main?.part ?? 'night' },
    marked: claim.subset,
    further: false,
    sentence: -1,
    paragraph: -1,
    start: 0,
    voice: null,
  }));
  return {
    claims: settle([...handedOn, ...own]),
    unnumbered: onceSaid([
      ...relayed.unnumbered.map((entry) => (relayed.dated ? entry : { ...entry, night })),
      ...reading.unnumbered,
    ]),
    incidents: onceHappened(reading.incidents),
  };
};
