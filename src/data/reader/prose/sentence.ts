// One sentence of an article: scanned, its figures and incidents read, and remembered for the sentences after it.
import type { Incident } from '../../model/report.ts';
import type { Context, Reading } from './context.ts';
import { within } from './context.ts';
import { readFigures } from './figures.ts';
import { incidentsIn } from './ground/incidents.ts';
import { regionsIn } from './places.ts';
import { scan, type Scanned } from './scan.ts';
import type { Sentence } from './tokens.ts';
import { isForeign } from './voices/outside.ts';
import { remember, voiceAt } from './voices/voice.ts';
import { nightOf } from './when.ts';

const incidentsOf = (context: Context, scanned: Scanned): readonly Incident[] => {
  const { at, attributions, anchor, marks, sentence } = scanned;
  const { tokens, paragraph } = sentence;
  const elsewhere = within(
    tokens,
    0,
    tokens.length,
    (token) => token.is.front !== undefined || token.is.soldiers !== undefined,
  );
  if (elsewhere || isForeign(tokens)) return [];
  const time = nightOf(context, marks.find((mark) => !mark.weak) ?? null, marks, false, anchor);
  const near =
    context.region !== null &&
    context.region.paragraph === paragraph &&
    at - context.region.sentence <= 3
      ? context.region
      : null;
  return incidentsIn(context.text, tokens, {
    night: time?.date ?? null,
    attacker: scanned.cue ?? (at - context.attackerAt <= 3 ? context.attacker : null),
    near,
    voiceAt: (token) =>
      voiceAt(attributions, token) ?? (attributions.length === 0 ? context.foretold : null),
  });
};

/** Who spoke, whose attack and which region the next sentence may go on with. */
const rememberSentence = (
  context: Context,
  { at, attributions, cue, sentence }: Scanned,
  struck: readonly Incident[],
): void => {
  const { tokens, paragraph } = sentence;
  const spoken = attributions.at(-1);
  if (spoken) context.speaking = { voice: spoken.voice, sentence: at, paragraph };
  context.memory = remember(context.memory, attributions);
  if (cue) {
    context.attacker = cue;
    context.attackerAt = at;
  }
  const there = regionsIn(tokens, 0, tokens.length);
  const named = there.length > 0 ? there : attributions.flatMap(({ voice }) => voice.region ?? []);
  const name = tokens.find(
    (token) => token.is.region !== undefined && token.is.region === named[0],
  )?.word;
  // "Some areas of Kyiv lost power": what happened there is spoken of next, not in the district named before.
  const [one] = struck;
  if (named.length > 0) context.region = { ids: named, name: name ?? '', sentence: at, paragraph };
  else if (one?.region != null && one.place !== null && struck.length === 1)
    context.region = { ids: [one.region], name: one.place, sentence: at, paragraph };
};

/** Reads a sentence into `reading`. `at`: which of the text it is. */
export const readSentence = (
  context: Context,
  sentence: Sentence,
  at: number,
  reading: Reading,
): void => {
  const scanned = scan(context, sentence, at);
  readFigures(context, scanned, reading);
  const struck = incidentsOf(context, scanned);
  reading.incidents.push(...struck);
  rememberSentence(context, scanned, struck);
};
