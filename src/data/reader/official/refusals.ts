// Why an official post is no report, or is one that could not be read whole. A refused post publishes nothing.
import type { Claim } from '../../model/report.ts';
import type { Quantity, Refusal } from '../../model/terms.ts';
import type { Document } from '../document.ts';
import type { Figure } from './counts/assign.ts';
import { arsenals } from './house.ts';
import type { House } from './house.ts';
import { within } from '../phrases.ts';

/** Reasons that the words of a post give before any figure of it is looked at. */
export const refusalByWords = (document: Document): Refusal | null => {
  const { marks, tokens } = document;
  const kinds = new Set(within(marks.noise, 0, tokens.length).map((mark) => mark.value));
  // A correction of one wave or one oblast must not overwrite the night it is about.
  if (kinds.has('correction')) return 'regional-tally';
  if (kinds.has('day-tally-of-front')) return 'day-tally-of-front';
  if (kinds.has('regional-tally')) return 'regional-tally';
  return null;
};

const downed: ReadonlySet<Quantity> = new Set<Quantity>([
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
]);

/**
 * Reasons that hold only for a post that does not tell a whole attack: one command's own tally, a figure
 * inside an appeal for money. A report that ends with such an appeal stays a report. `dated`: the post states
 * its time; the ministry tells nothing of launches, so that its dated figures are its own.
 */
export const refusalOfPart = (
  { marks }: Document,
  claims: readonly Pick<Claim, 'quantity'>[],
  house: House,
  dated: boolean,
): Refusal | null => {
  const kinds = new Set(marks.noise.map((mark) => mark.value));
  const launched = claims.some(({ quantity }) => quantity === 'launched');
  const whole = launched && claims.some(({ quantity }) => downed.has(quantity));
  if (kinds.has('other-topic') && !whole && (house.attacker === 'russia' || !dated))
    return 'other-topic';
  return kinds.has('command') && !launched ? 'regional-tally' : null;
};

/** True where weapons that only the reporting side has are told of as launched: its own strike, not the other's. */
export const isOwnStrike = (figures: readonly Figure[], house: House): boolean => {
  const own = arsenals[house.attacker === 'russia' ? 'ukraine' : 'russia'];
  return figures.some(
    ({ mention, quantity }) =>
      quantity === 'launched' &&
      mention.labels.some((label) => label.split('/').some((kind) => own.has(kind))),
  );
};

/** True for words of a live alert; «20 БпЛА на 11 локаціях» is none. */
export const isAlert = ({ marks, tokens }: Document): boolean =>
  marks.noise.some((mark) => mark.value === 'alert' && tokens[mark.to]?.kind !== 'number');

/** The reason for a post without figures. */
export const refusalWithoutFigures = (document: Document): Refusal => {
  const { marks, tokens } = document;
  const noise = within(marks.noise, 0, tokens.length);
  if (noise.some((mark) => mark.value === 'alert')) return 'alert';
  const speaksOfAttack = marks.munition.length > 0 && marks.quantity.length > 0;
  return speaksOfAttack ? 'no-figures' : 'other-topic';
};
