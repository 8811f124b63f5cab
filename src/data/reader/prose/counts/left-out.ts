// Numbers with a verb that are no figures of an attack all the same: each rule with the words it was made for.
import type { Context } from '../context.ts';
import { casualties, outcomes, within } from '../context.ts';
import type { Scanned } from '../scan.ts';
import { isBeyondANight, isCumulative, warlikeNear } from '../voices/outside.ts';
import type { Figure } from './governor.ts';
import type { Mention } from './mentions.ts';

type Rule = (figure: Figure, scanned: Scanned, context: Context) => boolean;

const isPerson = ({ governor }: Figure): boolean => casualties.has(governor.quantity);

/** "missiles, including a Kinzhal": one named as a part of those before it. */
const isPartOfList = ({ mention, governor, previous }: Figure, { sentence }: Scanned): boolean =>
  mention.single &&
  governor.quantity === 'launched' &&
  previous?.munition != null &&
  within(sentence.tokens, previous.to, mention.from, (token) => token.is.subset !== undefined);

/** "an Iskander-M missile and 72 drones": one in a list whose other items are counted. */
const isBesideCounted = ({ mention, previous, next }: Figure): boolean => {
  const isItem = (one: Mention | undefined): boolean =>
    one?.kind === 'munition' && one.count !== null && !one.single;
  return (
    (isItem(previous) && mention.from - (previous?.to ?? 0) <= 1) ||
    (isItem(next) && (next?.from ?? 0) - mention.to <= 1)
  );
};

/** "three others—including a four-year-old child—were wounded": a remark, no figure of its own. */
const isRemark: Rule = (figure, { sentence: { tokens } }) =>
  figure.mention.single &&
  isPerson(figure) &&
  tokens[figure.mention.from - 1]?.is.subset !== undefined &&
  tokens[figure.mention.from - 2]?.word === '—';

/** "Most targeted the west": what they did, not how many were launched. */
const isVague: Rule = ({ mention, governor }) =>
  mention.word !== null &&
  mention.kind === 'bare' &&
  (governor.stands === 'left' || (governor.quantity === 'launched' && !governor.passive));

/** "a drone attack": the noun belongs to the attack. */
const namesAttack: Rule = ({ mention }, { sentence }) =>
  sentence.tokens[mention.to]?.is.attack !== undefined &&
  ((mention.kind === 'munition' && mention.single) || mention.word !== null);

/** «в одном из дронов применены»: no count of an attack. */
const isOneOfThem: Rule = ({ mention, governor }, { sentence }) =>
  mention.count?.value === 1 &&
  governor.quantity === 'launched' &&
  sentence.tokens[mention.number + 1]?.is.whole !== undefined;

/** A staff's count of a day's fighting: clashes, air strikes, bombs; its places, whatever it says of the front. */
const isOfTheFront: Rule = (figure, { sentence: { tokens } }) =>
  (!isPerson(figure) && within(tokens, 0, tokens.length, (token) => token.is.front === 'tally')) ||
  (figure.mention.kind === 'places' &&
    within(tokens, 0, tokens.length, (token) => token.is.front !== undefined));

/** Where a noun in the singular is one: only of what was shot down, of people near an attack, or in a list. */
const isLoneNoun: Rule = (figure, scanned, context) => {
  if (!figure.mention.single) return false;
  return isPerson(figure)
    ? scanned.cue === null && !warlikeNear(context, scanned.sentence.tokens, scanned.at)
    : !outcomes.has(figure.governor.quantity) &&
        !isPartOfList(figure, scanned) &&
        !isBesideCounted(figure);
};

const isSubjectOfPassive: Rule = ({ mention, governor, previous }, { sentence: { tokens } }) =>
  mention.single &&
  governor.stands === 'left' &&
  tokens[governor.at + 1]?.is.passive !== undefined &&
  previous === undefined &&
  tokens[governor.at - 1]?.is.subset === undefined;

const isOfNoNight: Rule = ({ mention, governor }, { sentence }) =>
  isCumulative(sentence.tokens, mention) || isBeyondANight(mention, governor.quantity);

const areSoldiers: Rule = (figure, { sentence: { tokens } }) =>
  isPerson(figure) && within(tokens, 0, tokens.length, (token) => token.is.soldiers !== undefined);

/** "she destroyed a cruise missile": a story, unless somebody reports it or a day is named. */
const isStory: Rule = (figure, scanned) =>
  figure.mention.single &&
  !isPerson(figure) &&
  !isPartOfList(figure, scanned) &&
  scanned.attributions.length === 0 &&
  !within(
    scanned.sentence.tokens,
    figure.governor.at - 2,
    figure.governor.at,
    (token) => token.is.defence !== undefined,
  );

const isBareOne: Rule = (figure) =>
  figure.mention.kind === 'bare' &&
  figure.mention.count?.value === 1 &&
  figure.governor.stands === 'left' &&
  !figure.mention.each &&
  !isPerson(figure);

/** The sentence before told of months or years, and this one goes on without a time of its own. */
const goesOnWithSpan: Rule = ({ mention }, { sentence, at, marks }, { span }) =>
  span !== null &&
  span.paragraph === sentence.paragraph &&
  span.sentence === at - 1 &&
  marks.length === 0 &&
  mention.kind !== 'bare';

const rules: readonly Rule[] = [
  isVague,
  namesAttack,
  isOneOfThem,
  isOfTheFront,
  isLoneNoun,
  isRemark,
  isSubjectOfPassive,
  isOfNoNight,
  areSoldiers,
  isStory,
  isBareOne,
  goesOnWithSpan,
];

/** True for a number that may not become a claim. */
export const isLeftOut: Rule = (figure, scanned, context) =>
  rules.some((rule) => rule(figure, scanned, context));
