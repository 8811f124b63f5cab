// What adds up, what is our sum, and where sources differ. Says both; judges neither.
import { munitionKey, type LocalDate } from '../../../data/model/terms.ts';
import type { Check, Direction, Figure, FigureClaim } from '../../digest.ts';
import { lineOf } from '../../marks.ts';
import type { Block } from '../../message.ts';
import { countedMunition, munitionLabel } from '../../munitions.ts';
import { downedQuantities } from '../../judging/sums.ts';
import { hoursText } from '../hours.ts';
import { saidIn, type View } from '../view.ts';

/** "Drones shot down or lost": what a disputed or summed figure is about. */
export const figureThing = (view: View, figure: Figure): string => {
  const { words } = view;
  const { quantity, munition } = figure;
  if (munition === null) return words.say(`thing-${quantity}`);
  const downed = figure.sumOf === 'kinds' && quantity !== 'launched' ? 'downed' : quantity;
  const key = `thing-${downed}-${munitionKey(munition)}`;
  return words.has(key)
    ? words.say(key)
    : words.say(`thing-${quantity}`, { kind: munitionLabel(words, munition) });
};

const differs = (a: FigureClaim, b: FigureClaim): boolean =>
  a.value !== b.value || a.bound !== b.bound;

const disputeText = (view: View, figure: Figure): string => {
  const { words } = view;
  const rivals = figure.others.filter((claim) => differs(claim, figure.lead));
  const values = [figure.lead, ...rivals].filter(
    (claim, index, all) =>
      all.findIndex((other) => !differs(other, claim) && other.by === claim.by) === index,
  );
  const same = values.every(({ by }) => by !== null && by === values[0]?.by);
  const shown = values.map((claim, index) => {
    const ours = index === 0 && figure.ours;
    const value = words.count(claim, { people: figure.munition === null, quote: claim.quote });
    return same
      ? words.say(ours ? 'dispute-value-ours' : 'dispute-value', {
          value,
          source: view.citations.mark(
            claim.source,
            ...(ours ? figure.parts.map(({ source }) => source) : []),
          ),
        })
      : words.say(ours ? 'dispute-value-by-ours' : 'dispute-value-by', {
          value,
          by: saidIn(view, claim),
        });
  });
  const by = values[0]?.by;
  return words.say(same ? 'dispute-same' : 'dispute', {
    thing: figureThing(view, figure),
    values: shown.join(', '),
    ...(same && by ? { by: words.say(`cited-${by}`) } : {}),
  });
};

/** A dispute about a sum is told once, with the sum, not again for the figure that it was added from. */
export const toldBySum = (figure: Figure, all: readonly Figure[]): boolean =>
  figure.sumOf !== 'kinds' &&
  (figure.quantity === 'intercepted' || figure.quantity === 'interceptedOrSuppressed') &&
  all.some(
    (other) =>
      other.sumOf === 'kinds' &&
      other.disputed &&
      other.quantity === 'interceptedOrSuppressed' &&
      munitionKey(other.munition) === munitionKey(figure.munition),
  );

/** What a check of a total is about: "Targets launched", "Shot down or jammed, air targets". */
const totalThing = (view: View, check: Check): string | null => {
  const direction = view.digest.directions.find(({ attacker }) => attacker === check.attacker);
  const total = direction?.figures.find(
    (figure) =>
      figure.part === 'night' &&
      !figure.subset &&
      figure.region === null &&
      figure.lead.by === check.by &&
      figure.lead.value === check.total &&
      munitionKey(figure.munition) === munitionKey(check.munition) &&
      downedQuantities.includes(figure.quantity) === (check.kind === 'headline'),
  );
  return total ? figureThing(view, total) : null;
};

/** Of what is unaccounted for, what the same speaker tells to be still in the air; null where it tells nothing. */
const stillFlying = (view: View, { attacker, by, munition, terms }: Check): string | null => {
  const figure = view.digest.directions
    .find((direction) => direction.attacker === attacker)
    ?.figures.find(
      (one) =>
        one.part === 'night' &&
        one.quantity === 'stillFlying' &&
        !one.subset &&
        one.region === null &&
        one.lead.by === by &&
        munitionKey(one.munition) === munitionKey(munition),
    );
  return figure && figure.lead.value > 0 && figure.lead.value <= (terms.at(-1) ?? 0)
    ? view.words.count(figure.lead, { quote: figure.lead.quote })
    : null;
};

const checkText = (view: View, check: Check): string | null => {
  const { words } = view;
  const { terms, total } = check;
  if (total === null) return null;
  const sum = (values: readonly number[]): string =>
    values.map((value) => words.number(value)).join(' + ');
  const named = (text: string): string =>
    check.munition === 'drone' || check.munition === null
      ? text
      : words.say('check-named', {
          name:
            (check.kind === 'headline' || check.kind === 'parts-sum'
              ? totalThing(view, check)
              : null) ?? capital(words.say(`label-${check.munition}`)),
          check: text,
        });
  switch (check.kind) {
    case 'unaccounted': {
      const flying = stillFlying(view, check);
      return named(
        words.say(flying === null ? 'check-unaccounted' : 'check-unaccounted-flying', {
          total: words.number(total),
          parts: sum(terms.slice(0, -1)),
          rest: words.number(terms.at(-1) ?? 0),
          ...(flying === null ? {} : { flying }),
        }),
      );
    }
    case 'outcomes-sum':
    case 'headline':
    case 'parts-sum': {
      if (check.holds && terms.length < 2) return null;
      // Regions that add up to their total are the total told twice.
      const regional =
        check.kind === 'parts-sum' &&
        check.munition !== 'air-target' &&
        check.munition !== 'missile';
      if (regional && check.holds) return null;
      if (regional && terms.length > 4)
        return words.say('check-regions-fail', {
          sum: words.number(terms.reduce((all, value) => all + value, 0)),
          total: words.number(total),
        });
      const text = `${sum(terms)} ${check.holds ? '=' : '≠'} ${words.number(total)}`;
      return named(words.say(check.holds ? 'check-holds' : 'check-fails', { sum: text }));
    }
    case 'conversion':
      return null;
  }
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const start = ({ hours }: FigureClaim): number => (hours === null ? 0 : Date.parse(hours.from));

/** More parts than this stand without their hours: the line must stay one. */
const mostHours = 3;

/** "43 (20:00-23:20) + 74 (23:20-07:00)", in the order of the hours. */
const partsText = ({ words }: View, { parts }: Figure): string =>
  parts
    .toSorted((a, b) => start(a) - start(b))
    .map((part) => {
      const value = words.count(part);
      const hours = parts.length > mostHours ? '' : hoursText(words, part);
      const apart = new Set(parts.map((one) => hoursText(words, one))).size === parts.length;
      return hours !== '' && apart ? words.say('part-with-hours', { value, hours }) : value;
    })
    .join(' + ');

/** A sum of ours over hours or items, and the sentence that names its parts. */
interface Sum {
  readonly figure: Figure;
  readonly parts: string;
}

/**
 * What each sum is called: "26 drones", with what became of them where two sums of one number have other parts.
 * Two sums that would be the same sentence are one.
 */
const sumNames = (
  view: View,
  sums: readonly Sum[],
): readonly (Sum & { readonly thing: string })[] => {
  const { words } = view;
  const thingOf = ({ figure }: Sum): string =>
    countedMunition(words, figure.lead, figure.munition ?? 'air-target');
  return sums
    .filter(
      (sum, index) =>
        sums.findIndex((other) => thingOf(other) === thingOf(sum) && other.parts === sum.parts) ===
        index,
    )
    .map((sum, _, kept) => ({
      ...sum,
      thing: kept.some((other) => other !== sum && thingOf(other) === thingOf(sum))
        ? words.say('sum-ended', {
            thing: thingOf(sum),
            ended: words.say(`quantity-${sum.figure.quantity}`),
          })
        : thingOf(sum),
    }));
};

/** Sums over the hours of a day, which stand on the day's own line. */
const daySums = (view: View, date: LocalDate, directions: readonly Direction[]): string[] =>
  directions.flatMap(({ figures }) =>
    sumNames(
      view,
      figures
        .filter(
          ({ part, sumOf, subset, region, munition, parts }) =>
            part === 'day' &&
            sumOf === 'hours' &&
            !subset &&
            region === null &&
            munition !== null &&
            parts.length > 1,
        )
        .map((figure) => ({ figure, parts: partsText(view, figure) })),
    ).map(({ thing, parts }) =>
      view.words.say('our-sum-day', { date: view.words.day(date), thing, parts }),
    ),
  );

/** True where the speaker itself, in a relay's words, gives the same total: then the sum is not ours alone. */
const isStated = ({ lead, others }: Figure): boolean =>
  others.some(
    ({ value, bound, by }) => value === lead.value && bound === lead.bound && by === lead.by,
  );

const sumText = (view: View, direction: Direction): readonly string[] =>
  sumNames(
    view,
    direction.figures
      .filter(
        (figure) =>
          figure.ours &&
          !figure.disputed &&
          figure.part === 'night' &&
          (figure.sumOf === 'hours' || (figure.quantity === 'launched' && !isStated(figure))),
      )
      .map((figure) => ({
        figure,
        parts: figure.sumOf === 'hours' ? partsText(view, figure) : '',
      })),
  ).map(({ thing, parts }) =>
    parts === ''
      ? view.words.say('our-sum', { thing })
      : view.words.say('our-sum-parts', { thing, parts }),
  );

/** The day whose figures the message carries on a line of their own. */
export interface DayTold {
  readonly date: LocalDate;
  readonly directions: readonly Direction[];
}

/** Checks and sums in one line, then one line for each dispute, then the sums of the day told beside the night. */
export const figuresBlock = (view: View, day: DayTold): Block | null => {
  const { digest } = view;
  const lines: Block['lines'][number][] = [];
  for (const direction of digest.directions) {
    const checks = digest.checks
      .filter(({ attacker }) => attacker === direction.attacker)
      .flatMap((check) => checkText(view, check) ?? []);
    const told = [...checks, ...sumText(view, direction)];
    if (told.length > 0) lines.push({ spans: lineOf(told.join(' ')), detail: 'figures' });
    const disputes = direction.figures.filter(
      (figure) =>
        figure.disputed && figure.part === 'night' && !toldBySum(figure, direction.figures),
    );
    for (const figure of disputes)
      lines.push({ spans: lineOf(disputeText(view, figure)), detail: 'figures' });
  }
  const sums = daySums(view, day.date, day.directions);
  if (sums.length > 0) lines.push({ spans: lineOf(sums.join(' ')), detail: 'figures' });
  return lines.length === 0
    ? null
    : {
        id: 'figures',
        heading: lineOf(view.words.say('heading-figures'), { bold: true }),
        lines,
      };
};
