// One post of the Ukrainian Air Force or the Russian defence ministry as figures. Reads all of a post or
// says why not; never a part of it.
import {
  nothingTold,
  type Claim,
  type Report,
  type SourceText,
  type Unnumbered,
} from '../../model/report.ts';
import type { Refusal } from '../../model/terms.ts';
import { dropTitle, markBreakdown, markRegions } from './counts/breakdown.ts';
import { hasUnclear } from './counts/bare.ts';
import { draftClaims } from './counts/claims.ts';
import type { Document } from '../document.ts';
import type { Mention } from './counts/mentions.ts';
import { houses } from './house.ts';
import { readPeriod } from './period/period.ts';
import { within } from '../phrases.ts';
import { findLaunchAreas } from './places.ts';
import { labelOf, namesOfClasses, withoutDoubles, withoutRepeats } from './refine.ts';
import {
  isAlert,
  isOwnStrike,
  refusalByWords,
  refusalOfPart,
  refusalWithoutFigures,
} from './refusals.ts';
import { readFigures } from './sentences.ts';
import { readUnnumbered } from './counts/unnumbered.ts';

/** What an official post says, ready to be put into a Report. */
export type OfficialReading = Pick<
  Report,
  | 'status'
  | 'reason'
  | 'attacker'
  | 'period'
  | 'asOf'
  | 'ongoing'
  | 'launchAreas'
  | 'claims'
  | 'unnumbered'
>;

const refused = (
  reason: Refusal,
  status: 'not-a-report' | 'unreadable' = 'not-a-report',
): OfficialReading => ({
  ...nothingTold,
  status,
  reason,
});

export const readOfficial = (
  text: SourceText,
  source: 'air-force-ua' | 'defence-ministry-ru',
  document: Document,
): OfficialReading => {
  const house = houses[source];
  const byWords = refusalByWords(document);
  if (byWords) return refused(byWords);
  const period = readPeriod(document, text.published, house.attacker);
  const { figures, launchSentences, headlines, unclear, totals } = readFigures(
    document,
    period,
    house,
  );
  const names = namesOfClasses(figures.map(({ mention }) => mention));
  const label = (mention: Mention): string => {
    const read = labelOf(mention, names);
    return house.countsByPlace && mention.drones ? 'drone' : read;
  };
  const unknown = unclear || hasUnclear(document, figures, period);
  const drafts = draftClaims(document, figures, period, house, label);
  if (house.countsByPlace) dropTitle(document, drafts);
  const settled = house.countsByPlace
    ? markBreakdown(document, drafts, period.period)
    : markRegions(drafts);
  const inHeadline = (_: Claim, index: number): boolean =>
    headlines.has(drafts[index]?.figure.sentence ?? -1);
  const headline = settled.filter(inHeadline);
  const body = settled.filter((claim, index) => !inHeadline(claim, index));
  const unnumbered: Unnumbered[] = house.countsByPlace
    ? []
    : readUnnumbered(document, figures, headlines, label, body).map((entry) => ({
        ...entry,
        night: period.period?.date ?? period.published,
        attacker: house.attacker,
        by: house.by,
        speaker: null,
      }));
  const claims = house.countsByPlace
    ? [...withoutRepeats(headline, body), ...body]
    : withoutDoubles([...withoutRepeats(headline, body), ...body]);
  const asPart = refusalOfPart(document, claims, house, period.period !== null);
  if (asPart) return refused(asPart);
  // «Результати за червень:», and what follows names no other time.
  if (totals && !period.period && !period.asOf) return refused('no-figures');
  if (claims.length === 0 && !unknown) return refused(refusalWithoutFigures(document));
  if (isOwnStrike(figures, house)) return refused('other-topic');
  // «Станом на 06:00 в повітряному просторі до 30 БпЛА» tells of no attack that is over.
  if (claims.length > 0 && claims.every(({ quantity }) => quantity === 'stillFlying'))
    return refused('alert');
  // «Над Харківщиною збито 4 БпЛА. Група БпЛА курсом на Полтавщину»: a live alert tells of no night.
  if (!period.period && !period.asOf && isAlert(document)) return refused('alert');
  if (period.impossible) return refused('impossible-date', 'unreadable');
  if (unknown) return refused('unknown-words', 'unreadable');
  if (!period.period && house.countsByPlace) return refused('no-period', 'unreadable');
  return {
    status: 'report',
    reason: null,
    attacker: house.attacker,
    period: period.period,
    asOf: period.asOf,
    ongoing: isOngoing(document, claims) ? true : null,
    launchAreas: areasOf(document, launchSentences),
    claims,
    unnumbered,
  };
};

/** The launch areas that these sentences name, each once. */
const areasOf = (document: Document, sentences: Iterable<number>): string[] => [
  ...new Set(
    [...sentences].flatMap((index) => {
      const sentence = document.sentences[index];
      return sentence ? findLaunchAreas(document, sentence.from, sentence.to) : [];
    }),
  ),
];

const isOngoing = (document: Document, claims: readonly Claim[]): boolean => {
  if (document.marks.ongoing.length > 0) return true;
  if (claims.some((claim) => claim.quantity === 'stillFlying')) return true;
  return document.sentences.some(
    (sentence) =>
      within(document.marks.inTheAir, sentence.from, sentence.to).length > 0 &&
      within(document.marks.munition, sentence.from, sentence.to).length > 0,
  );
};
