// Whose word a figure is: who says it in its own sentence, else whoever was speaking, where the words go on with it.
import type { Context, Draft } from '../context.ts';
import { casualties, outcomes, within } from '../context.ts';
import type { Figure } from '../counts/governor.ts';
import { actorBefore } from '../places.ts';
import type { Scanned } from '../scan.ts';
import type { Voice } from './voice.ts';
import { voiceAt } from './voice.ts';

const speakingBefore = ({ speaking }: Context, { sentence, at }: Scanned): Voice | null =>
  speaking !== null && speaking.paragraph >= sentence.paragraph - 1 && at - speaking.sentence <= 1
    ? speaking.voice
    : null;

/** What was shot down is told on in the words of the Air Force or the ministry that began to tell it. */
const goesOnOfficially = ({ governor: { quantity } }: Figure, carried: Voice | null): boolean => {
  const by = carried?.by;
  if (by === 'air-force-ua')
    return (
      outcomes.has(quantity) ||
      quantity === 'impacts' ||
      quantity === 'impactLocations' ||
      quantity === 'debrisLocations'
    );
  return outcomes.has(quantity) && (by === 'defence-ministry-ru' || by === 'general-staff-ua');
};

const carriedOn = (
  context: Context,
  scanned: Scanned,
  figure: Figure,
  lately: Draft | undefined,
  placed: boolean,
): Voice | null => {
  const carried = speakingBefore(context, scanned);
  const { mention, governor } = figure;
  const { tokens, paragraph } = scanned.sentence;
  const person = casualties.has(governor.quantity);
  const leans =
    mention.kind === 'bare' ||
    within(
      tokens,
      0,
      3,
      (token) => token.is.ofThem !== undefined || token.is.further !== undefined,
    );
  if (person && leans && carried?.by === 'air-force-ua') return null;
  const goesOn =
    person &&
    governor.passive &&
    !placed &&
    lately?.sentence === scanned.at - 1 &&
    lately.paragraph === paragraph &&
    lately.claim.munition === null;
  // Somebody speaks whom the words do not make known: then nobody else's voice goes on.
  const stranger = within(tokens, 0, tokens.length, (token) => token.is.speech !== undefined);
  if (leans) return person && stranger ? null : carried;
  if (stranger) return null;
  if (goesOn) return carried;
  const passiveOnly = !person && governor.passive && actorBefore(tokens, governor.at) === null;
  return passiveOnly || goesOnOfficially(figure, carried) ? carried : null;
};

/** Null where nobody tells it. `lately`: the last figure of the text; `placed`: this one names its region. */
export const tellerOf = (
  context: Context,
  scanned: Scanned,
  figure: Figure,
  lately: Draft | undefined,
  placed: boolean,
): Voice | null => {
  const direct = voiceAt(scanned.attributions, figure.mention.number);
  if (direct !== null || scanned.attributions.length > 0) return direct;
  const quoted = context.quoting ? (context.speaking?.voice ?? null) : null;
  const told = context.foretold ?? quoted;
  if (told !== null) return told;
  // "90 were destroyed, 63 of them over Bryansk": the part is told by whoever told the whole.
  if ((figure.mention.kind === 'bare' || figure.mention.ofThem) && lately?.sentence === scanned.at)
    return lately.voice;
  return carriedOn(context, scanned, figure, lately, placed);
};
